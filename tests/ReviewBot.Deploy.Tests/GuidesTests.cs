using System.Text.RegularExpressions;
using ReviewBot.Deploy.Tests.Support;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Replies;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests;

/// <summary>What the guides list is what the code has: settings, questions, commands, and each comment that the bot can write.</summary>
public sealed partial class GuidesTests
{
    private static readonly Page Requesters = new("deploy/guides/requesters.md");
    private static readonly Page Stewards = new("deploy/guides/stewards.md");
    private static readonly Page Admins = new("deploy/README.md");

    // What a comment is put together from, and what is no comment.
    private static readonly string[] Parts = ["Compose"];

    [Test]
    public async Task The_settings_are_those_that_the_program_prints()
    {
        using var place = new Workplace();
        var printed = (await place.RunAsync("settings")).Out;
        Assert.That(await File.ReadAllTextAsync(Deployed.PathTo("settings.md")), Is.EqualTo(printed));
        Assert.That((await place.RunAsync("settings", "--json")).Out, Is.EqualTo(await File.ReadAllTextAsync(Repository.PathTo(".config", "appsettings.schema.json"))));
        Assert.That(printed, Does.Contain("| `Bugzilla:BaseUrl` | `sandbox:` |").And.Contain("| `Stewards[]:Away[]:From` |").And.Contain("One of `Auto`, `Header`, `Query`."));
    }

    [Test]
    public void The_questions_are_those_of_the_forms()
    {
        var rows = new[] { FormKind.Request, FormKind.Renewal }.SelectMany(kind => Topics.Of(kind).Select(topic => $"| {(kind == FormKind.Renewal ? "renewal: " : "")}{TopicText.Brief(kind, topic)} | {TopicText.Wanted(kind, topic)} |\n"));

        Requesters.Holds("questions", $"| It asks for | Enough is |\n|---|---|\n{string.Concat(rows)}");
    }

    [Test]
    public void The_commands_of_each_guide_are_those_that_its_readers_may_use()
    {
        Requesters.Holds("commands", Commands(Role.Anybody | Role.Requester | Role.Holder));
        Stewards.Holds("commands", Commands(Role.Anybody | Role.Steward | Role.Asked));
    }

    [Test]
    public void Each_comment_that_the_bot_can_write_is_in_the_runbook()
    {
        var quoted = Admins.Quoted().ToList();

        Assert.That(Said().Where(said => !quoted.Exists(q => said.Text.Contains(q, StringComparison.Ordinal))).Select(said => said.Name), Is.Empty, "no quoted words of the runbook are in these");
    }

    [TestCaseSource(nameof(WithComments))]
    public void What_is_quoted_is_said(Page page)
    {
        var all = string.Join('\n', Said().Select(said => said.Text));

        Assert.That(page.Quoted(), Has.Some.Not.Empty);
        Assert.That(page.Quoted().Where(q => !all.Contains(q, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_alert_has_a_chapter_and_no_chapter_is_of_none()
    {
        var alerts = Regex.Matches(File.ReadAllText(Deployed.PathTo("monitoring", "alerts.yml")), @"(?m)^      - alert: (?<name>\S+)$").Select(m => m.Groups["name"].Value).ToList();

        Assert.That(Regex.Matches(Admins.Text, @"(?m)^### The alert (?<name>\S+)$").Select(m => m.Groups["name"].Value), Is.EqualTo(alerts).And.Not.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_chapter_that_are_there(Page page)
    {
        foreach (var to in Link().Matches(page.Text).Select(m => m.Groups["to"].Value).Where(to => !to.Contains("://", StringComparison.Ordinal)))
        {
            var (file, chapter) = to.Split('#') is [var f, var c] ? (f, c) : (to, null);
            var target = file.Length == 0 ? page.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.Path)!, file));
            Assert.That(File.Exists(target), to);
            if (chapter is not null)
            {
                Assert.That(Regex.Matches(File.ReadAllText(target), "(?m)^#+ (?<title>.+)$").Select(m => Anchor(m.Groups["title"].Value)), Does.Contain(chapter), to);
            }
        }
    }

    private static IEnumerable<Page> Pages() => Page.All.Select(f => new Page(f));

    private static IEnumerable<Page> WithComments() => [Requesters, Stewards, Admins];

    private static string Commands(Role roles)
    {
        var rows = CommandTable.Rows.Where(r => (r.Who & roles) != 0 && (r.Never & roles) == 0).Select(r => $"| `{ReplyAddress.DefaultName}: {r.Example}` | {r.Help} | {CommandDocs.Where(r)} |\n");
        return $"| Write | It does | Where |\n|---|---|---|\n{string.Concat(rows)}";
    }

    // Each way to say something is a public method of one of the classes that hold the wording.
    private static IEnumerable<(string Name, string Text)> Said() =>
        from file in new[] { "Wording/CommentText", "Wording/DecisionText", "Wording/ReplyText", "Reminders/ReminderText", "Embargo/EmbargoText" }
        let code = File.ReadAllText(Repository.PathTo("src", "ReviewBot.Reviews", $"{file}.cs"))
        from Match method in Method().Matches(code)
        where !Parts.Contains(method.Groups["name"].Value)
        select ($"{file}.{method.Groups["name"].Value}", method.Value);

    private static string Anchor(string title) => NotInAnchors().Replace(title.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"(?ms)^    public string\?? (?<name>\w+)\(.*?(?=^    (?:public|private|internal|///)|\z)")]
    private static partial Regex Method();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();
}
