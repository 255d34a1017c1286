using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Web;

/// <summary>Of a bug that isn't public nothing is in the register: no word, no number, no count.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class RegisterSecrecyTests(SandboxFlavour flavour)
{
    private const string Mark = "zyxwmark";
    private const string Known = "data-review-partners";
    private const string Unknown = "mail-core-security";

    private static readonly string[] Paths =
    [
        "/register", $"/register?q={Mark}", "/register?state=soon", "/register?decision=granted", "/register.json", $"/register.json?q={Mark}", "/register.csv", "/register.atom", "/register/charts",
        "/register/charts/months.svg", "/register/charts/products.svg", "/register/charts/categories.svg", "/register/charts/to-decision.svg", "/register/charts/first-answer.svg", "/register.schema.json",
    ];

    [TestCase(Known, Description = "a group that our account is in")]
    [TestCase(Unknown, Description = "the bug is hidden from us")]
    public async Task What_was_public_when_it_was_decided_leaves_with_its_numbers(string group)
    {
        await using var pages = await Pages.StartAsync(flavour);
        var (bug, attachment) = await DecidedAsync(pages);
        await SettleAsync(pages);
        Assert.That(await ShownAsync(pages, attachment), Is.Not.Empty, "it is there while it is public");

        pages.Stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(group) } });
        pages.Stage.Wait(TimeSpan.FromDays(1));
        await SettleAsync(pages);

        Assert.That(await ShownAsync(pages, attachment), Is.Empty);
    }

    [Test]
    public async Task What_was_restricted_when_it_was_decided_is_not_in_it()
    {
        await using var pages = await Pages.StartAsync(flavour);
        var (_, attachment) = await DecidedAsync(pages, Known);
        await SettleAsync(pages);

        Assert.That(await ShownAsync(pages, attachment), Is.Empty);
    }

    private static async Task<(int Bug, int Attachment)> DecidedAsync(Pages pages, params string[] groups)
    {
        var (bug, attachment) = pages.Stage.Request(Forms.Complete.Replace("5)", $"5) {Mark}", StringComparison.Ordinal), "steward1", groups: groups);
        pages.Stage.Person("admin").Change(bug, new JsonObject { ["summary"] = $"Count the {Mark} of all" });
        await SettleAsync(pages);
        pages.Stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        return (bug, attachment);
    }

    private static async Task SettleAsync(Pages pages)
    {
        await pages.PassAsync();
        await pages.PassAsync();
    }

    // Where the bug can still be told from, by its words or by being counted.
    private static async Task<List<string>> ShownAsync(Pages pages, int attachment)
    {
        var shown = new List<string>();
        foreach (var path in Paths)
        {
            // What is asked for is repeated on the page that says that it isn't there.
            var text = (await pages.GetAsync(path)).Text.Replace($"value=\"{Mark}\"", "", StringComparison.Ordinal).Replace($"q={Mark}", "", StringComparison.Ordinal);
            if (text.Contains(Mark, StringComparison.OrdinalIgnoreCase) || text.Contains(">1 decision<", StringComparison.Ordinal) || text.Contains("\"found\":1", StringComparison.Ordinal) || text.Contains("1 granted", StringComparison.Ordinal))
            {
                shown.Add(path);
            }
        }

        if ((await pages.GetAsync($"/register/{attachment}")).Status == System.Net.HttpStatusCode.OK)
        {
            shown.Add("its own page");
        }

        return shown;
    }
}
