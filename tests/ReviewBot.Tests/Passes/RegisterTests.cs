using ReviewBot.Reviews.Register;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>The public register says what was decided, and follows when that changes.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class RegisterTests(SandboxFlavour flavour)
{
    [Test]
    public async Task A_decision_is_entered_and_corrected()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete.Replace("I want this data to be collected for 6 months initially (potentially renewable).", "Until Thunderbird 153", StringComparison.Ordinal), "steward1");
        await stage.OnceAsync();
        Assert.That(Entries(stage), Is.Empty);

        stage.Person("steward1").Comment(bug, "All is well.\n\ndata-review+");
        stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        await SettleAsync(stage);
        var entry = Entries(stage).Single();
        Assert.Multiple(() =>
        {
            Assert.That((entry.Bug, entry.Attachment, entry.Decision, entry.DefaultOn), Is.EqualTo((bug, attachment, "+", (bool?)true)));
            Assert.That(entry.Categories, Is.EqualTo(new[] { 2 }));
            Assert.That(entry.Duration, Does.StartWith("until version 153"));
            Assert.That(entry.Expiry, Is.EqualTo(new DateOnly(2026, 7, 21)));
            Assert.That(entry.Steward, Is.Not.Empty.And.Not.Contains("@"));
            Assert.That(entry.Cite, Does.Contain($"show_bug.cgi?id={bug}#c"));
        });

        stage.Person("steward2").SetFlag(attachment, "data-review", "-");
        await SettleAsync(stage);
        Assert.That(Entries(stage).Single().Decision, Is.EqualTo("-"));

        stage.Person("requester").SetFlag(attachment, "data-review", "?");
        await SettleAsync(stage);
        Assert.That(Entries(stage), Is.Empty);
    }

    [Test]
    public void A_spreadsheet_takes_no_title_for_a_formula()
    {
        var entry = new RegisterEntry
        {
            Bug = 1, Title = "=HYPERLINK(\"https://example.org\",\"a\")", Product = "Thunderbird", Attachment = 2, Decision = "-", Steward = "ines", Cite = "https://bugzilla.example.org/show_bug.cgi?id=1#c1",
            AskedAt = DateTimeOffset.UnixEpoch, DecidedAt = DateTimeOffset.UnixEpoch,
        };
        Assert.That(Exports.Text([entry], "csv").Split("\r\n")[1], Does.StartWith("1,\"'=HYPERLINK(\"\"https://example.org\"\",\"\"a\"\")\",Thunderbird,2,-,"));
    }

    // A pass that writes leaves the bug to the next one, which sees what became of it.
    private static async Task SettleAsync(Stage stage)
    {
        await stage.OnceAsync();
        await stage.OnceAsync();
    }

    private static List<RegisterEntry> Entries(Stage stage) => [.. new DecisionRegister(stage.Bot.Ledger).All(RegisterSearch.All)];
}
