using System.Text.Json.Nodes;
using ReviewBot.Import;
using ReviewBot.Reviews.Register;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Import;

/// <summary>The years before the bot come into the register: all of them, once, of public bugs, without a word to the server.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class RegisterImportTests(SandboxFlavour flavour)
{
    private const string Known = "data-review-partners";
    private const string Unknown = "mail-core-security";

    [Test]
    public async Task Earlier_decisions_are_entered_with_what_their_forms_say_and_nothing_is_written()
    {
        await using var stage = new Stage(flavour);
        var granted = Decided(stage, Forms.Complete, "+");
        var denied = Decided(stage, "Please let me collect things.", "-");
        stage.Request(Forms.Complete);
        var before = stage.Picture(granted) + stage.Picture(denied);
        stage.Requests.Clear();

        var so = await ImportAsync(stage);

        var entries = Entries(stage).ToDictionary(e => e.Bug);
        Assert.That(entries.Keys, Is.EquivalentTo(new[] { granted, denied }));
        Assert.That((entries[granted].Decision, entries[granted].Form, entries[granted].DefaultOn), Is.EqualTo(("+", RegisteredForm.Request, (bool?)true)));
        Assert.That((entries[denied].Decision, entries[denied].Form, entries[denied].Collected), Is.EqualTo(("-", RegisteredForm.Unread, (string?)null)));
        Assert.That(so, Is.EqualTo(new ImportProgress(2, 2, 2, 1)));
        Assert.That(stage.Requests.Select(r => r.Method), Is.All.EqualTo("GET"));
        Assert.That(stage.Picture(granted) + stage.Picture(denied), Is.EqualTo(before));
    }

    [Test]
    public async Task Of_restricted_bugs_nothing_is_asked_and_nothing_is_entered()
    {
        await using var stage = new Stage(flavour);
        var open = Decided(stage, Forms.Complete, "+");
        var closed = Decided(stage, Forms.Complete, "+", Known);
        var hidden = Decided(stage, Forms.Complete, "+");
        stage.Person("admin").Change(hidden, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(Unknown) } });
        stage.Requests.Clear();

        await ImportAsync(stage);

        Assert.That(Entries(stage).Select(e => e.Bug), Is.EqualTo(new[] { open }));
        Assert.That(stage.Requests.Where(r => r.Path.Contains($"/bug/{closed}", StringComparison.Ordinal) || r.Path.Contains($"ids={closed}", StringComparison.Ordinal) || r.Path.Contains($"/bug/{hidden}", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase(Known)]
    [TestCase(Unknown)]
    public async Task What_was_restricted_since_leaves_with_the_next_import(string group)
    {
        await using var stage = new Stage(flavour);
        var bug = Decided(stage, Forms.Complete, "+");
        await ImportAsync(stage);
        Assert.That(Entries(stage), Has.One.Items);

        stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(group) } });
        await ImportAsync(stage);

        Assert.That(Entries(stage), Is.Empty);
    }

    [Test]
    public async Task Stopped_it_goes_on_where_it_was_and_reads_nothing_twice()
    {
        await using var stage = new Stage(flavour);
        foreach (var i in Enumerable.Range(0, 230))
        {
            Decided(stage, Forms.Complete, i % 2 == 0 ? "+" : "-");
        }

        using var stop = new CancellationTokenSource();
        Assert.That(() => stage.Bot.ImportAsync(null, new Told(p => StopAt(p, stop)), stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Entries(stage).Count(), Is.EqualTo(100));

        stage.Requests.Clear();
        var so = await ImportAsync(stage);
        Assert.That(so, Is.EqualTo(new ImportProgress(230, 230, 130, 0)));
        Assert.That(Entries(stage).Select(e => e.Bug), Is.Unique);
        Assert.That(stage.Requests, Has.Count.LessThanOrEqualTo(6 + (2 * 6)), "no request too many for two batches");

        stage.Requests.Clear();
        Assert.That(await ImportAsync(stage), Is.EqualTo(new ImportProgress(230, 230, 0, 0)));
        Assert.That(stage.Requests, Has.Count.LessThanOrEqualTo(6), "nothing has changed");
    }

    [Test]
    public async Task What_there_is_to_do_in_an_imported_bug_is_done_by_the_next_pass()
    {
        await using var stage = new Stage(flavour);
        var bug = Decided(stage, Forms.Complete, "+");
        var requester = stage.Person("requester");
        requester.Ask(requester.Attach(bug, "second.txt", Forms.Complete));
        await ImportAsync(stage);
        Assert.That(Entries(stage).Select(e => e.Bug), Is.EqualTo(new[] { bug }));

        var report = await stage.OnceAsync();

        Assert.That(report.Bugs.Single(b => b.Bug == bug).Effects, Does.Contain("assigned"));
    }

    [Test]
    public async Task Bugs_whose_flags_did_not_change_lately_can_be_left_out()
    {
        await using var stage = new Stage(flavour);
        Decided(stage, Forms.Complete, "+");
        stage.Wait(TimeSpan.FromDays(30));
        var late = Decided(stage, Forms.Complete, "+");

        await stage.Bot.ImportAsync(DateOnly.FromDateTime(stage.Time.GetUtcNow().UtcDateTime).AddDays(-3), new Told(_ => { }), CancellationToken.None);

        Assert.That(Entries(stage).Select(e => e.Bug), Is.EqualTo(new[] { late }));
    }

    private static void StopAt(ImportProgress so, CancellationTokenSource stop)
    {
        if (so.Done == 100)
        {
            stop.Cancel();
        }
    }

    private static int Decided(Stage stage, string form, string status, params string[] groups)
    {
        var (bug, attachment) = stage.Request(form, "steward1", groups: groups);
        stage.Wait(TimeSpan.FromHours(1));
        stage.Person("steward1").SetFlag(attachment, "data-review", status);
        stage.Wait();
        return bug;
    }

    private static Task<ImportProgress> ImportAsync(Stage stage) => stage.Bot.ImportAsync(null, new Told(_ => { }), CancellationToken.None);

    private static IEnumerable<RegisterEntry> Entries(Stage stage) => new DecisionRegister(stage.Bot.Ledger).All(RegisterSearch.All);

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
