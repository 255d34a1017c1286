using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Contract.Tests;

public sealed class StoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What waits on the newest attachment of each bug, in the order in which the bugs were filed.</summary>
    private static readonly (string Tells, string Flag)[] Told =
    [
        ("granted", "+"),
        ("complete, a steward is named", "?steward2"),
        ("flag lost by obsoleting", ""),
        ("incomplete, a steward is named", "?steward1"),
        ("not recognised, a steward is named", "?steward3"),
        ("another product", "?"),
        ("renewal", "?"),
        ("asked outside the roster", "?outsider"),
        ("restricted", "?"),
        ("requester is a steward", "?"),
        ("glean with TODOs", "?"),
        ("phabricator beside the form", "?"),
        ("incomplete", "?"),
        ("not recognised", "?"),
        ("pdf", "?"),
        ("link", "?steward2"),
        ("patch", "?"),
        ("the steward's form", "?"),
        ("complete", "?"),
        ("denied", "-"),
        ("granted, off by default", "+"),
    ];

    [Test]
    public void The_story_is_told_within_the_rules_and_before_now([Values] SandboxFlavour flavour)
    {
        var server = new SandboxBugzilla(flavour, new FakeTimeProvider(Start));
        var story = server.SeedStory();
        var admin = server.As(SandboxBugzilla.LoginOf("admin"));
        Assert.That(story.OrderBy(s => s.Value).Select(s => (s.Key, Asked(admin, s.Value))), Is.EqualTo(Told));
        foreach (var bug in story.Values)
        {
            var json = admin.Get($"/rest/bug/{bug}")["bugs"]![0]!;
            Assert.That(json["last_change_time"].Time(), Is.InRange(Start.AddDays(-14), Start.AddMinutes(-30)));
        }
    }

    [Test]
    public void Told_twice_it_is_the_same()
    {
        static string Tell()
        {
            var server = new SandboxBugzilla(SandboxFlavour.Bmo, new FakeTimeProvider(Start));
            server.SeedStory();
            return server.As(SandboxBugzilla.LoginOf("admin")).Get("/rest/bug?product=Thunderbird&include_fields=_default,attachments,comments,history").ToJsonString();
        }

        var first = Tell();
        Assert.That(Tell(), Is.EqualTo(first));
    }

    private static string Asked(SandboxPerson who, int bug)
    {
        var newest = who.Get($"/rest/bug/{bug}/attachment?exclude_fields=data")["bugs"]![$"{bug}"]!.AsArray()[^1]!;
        return string.Concat(newest["flags"]!.AsArray().Select(f => $"{f!["status"]}{Role(f["requestee"])}"));
    }

    private static string Role(JsonNode? login) =>
        login is null ? "" : new[] { "steward1", "steward2", "steward3", "outsider" }.Single(r => SandboxBugzilla.LoginOf(r) == (string)login!);
}
