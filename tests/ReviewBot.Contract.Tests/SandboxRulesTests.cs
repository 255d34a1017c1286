using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Contract.Tests;

/// <summary>Rules that take another clock, many steps or many callers to see.</summary>
public sealed class SandboxRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static string Login(string role) => SandboxBugzilla.LoginOf(role);

    private static JsonObject Flag(string name, string status, string? requestee = null) => new()
    {
        ["flags"] = new JsonArray(new JsonObject { ["name"] = name, ["status"] = status, ["requestee"] = requestee }),
    };

    private static readonly (string What, bool Moves, Action<SandboxBugzilla, int, int> Act)[] Moves =
    [
        ("a requestee", true, (s, _, a) => s.As(Login("bot")).SetFlag(a, "data-review", "?", Login("steward1"))),
        ("the same flag again", false, (s, _, a) => s.As(Login("bot")).SetFlag(a, "data-review", "?")),
        ("a decision", true, (s, _, a) => s.As(Login("bot")).SetFlag(a, "data-review", "+")),
        ("a flag deleted", true, (s, _, a) => s.As(Login("bot")).SetFlag(a, "data-review", "X")),
        ("a comment beside an attachment", true, (s, _, a) => s.As(Login("bot")).Send("PUT", $"/rest/bug/attachment/{a}", new JsonObject { ["comment"] = "c" })),
        ("an attachment renamed", true, (s, _, a) => s.As(Login("bot")).Send("PUT", $"/rest/bug/attachment/{a}", new JsonObject { ["summary"] = "new" })),
        ("an attachment hidden", true, (s, _, a) => s.As(Login("admin")).Send("PUT", $"/rest/bug/attachment/{a}", new JsonObject { ["is_private"] = true })),
        ("a new attachment", true, (s, b, _) => s.As(Login("bot")).Attach(b, "f.txt", "x")),
        ("an empty change of an attachment", false, (s, _, a) => s.As(Login("bot")).Send("PUT", $"/rest/bug/attachment/{a}", [])),
        ("a comment", true, (s, b, _) => s.As(Login("bot")).Comment(b, "c")),
        ("a private comment", true, (s, b, _) => s.As(Login("admin")).Comment(b, "c", isPrivate: true)),
        ("a comment tag", false, (s, _, _) => s.As(Login("admin")).Send("PUT", "/rest/bug/comment/1/tags", new JsonObject { ["add"] = new JsonArray("abc") })),
        ("a needinfo", true, (s, b, _) => s.As(Login("bot")).Change(b, Flag("needinfo", "?", Login("steward1")))),
        ("cc", true, (s, b, _) => s.As(Login("bot")).Change(b, new JsonObject { ["cc"] = new JsonObject { ["add"] = new JsonArray(Login("steward1")) } })),
        ("the whiteboard", true, (s, b, _) => s.As(Login("bot")).Change(b, new JsonObject { ["whiteboard"] = "w" })),
        ("the same whiteboard", false, (s, b, _) => s.As(Login("bot")).Change(b, new JsonObject { ["whiteboard"] = "" })),
        ("a group", true, (s, b, _) => s.As(Login("bot")).Change(b, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray("data-review-embargo") } })),
        ("an empty change", false, (s, b, _) => s.As(Login("bot")).Change(b, [])),
        ("another bug that depends on it", true, (s, b, _) => s.As(Login("bot")).Change(Other(s), new JsonObject { ["depends_on"] = new JsonObject { ["add"] = new JsonArray(b) } })),
        ("another bug that refers to it", true, (s, b, _) => s.As(Login("bot")).Change(Other(s), new JsonObject { ["see_also"] = new JsonObject { ["add"] = new JsonArray($"{s.BaseUrl}show_bug.cgi?id={b}") } })),
        ("reading", false, (s, b, _) => s.As(Login("bot")).Get($"/rest/bug/{b}")),
    ];

    private static int Other(SandboxBugzilla server) => server.As(Login("requester")).File("Calendar", "Another");

    [Test]
    public void What_moves_a_bugs_time_and_what_does_not([Values] SandboxFlavour flavour)
    {
        Assert.Multiple(() =>
        {
            foreach (var (what, moves, act) in Moves)
            {
                var time = new FakeTimeProvider(Start);
                var server = new SandboxBugzilla(flavour, time);
                var requester = server.As(Login("requester"));
                var bug = requester.File("Thunderbird", "Invented");
                var attachment = requester.Attach(bug, "request.txt", "a form");
                requester.Ask(attachment);
                time.Advance(TimeSpan.FromMinutes(1));
                act(server, bug, attachment);
                var changed = server.As(Login("admin")).Get($"/rest/bug/{bug}")["bugs"]![0]!["last_change_time"].Time();
                Assert.That(changed > Start, Is.EqualTo(moves), what);
            }
        });
    }

    private enum Step
    {
        Ask,
        AskSomebody,
        AskAgain,
        Grant,
        Deny,
        Clear,
        Obsolete,
        Revive,
    }

    /// <summary>What the service relies on: folding history gives the flags as they are.</summary>
    [Test]
    public void History_tells_the_flags_that_are_there()
    {
        var steps = Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 4]).List[1, 20];
        steps.Always(300, list =>
        {
            var time = new FakeTimeProvider(Start);
            var server = new SandboxBugzilla(SandboxFlavour.Upstream, time);
            var requester = server.As(Login("requester"));
            var bug = requester.File("Thunderbird", "Invented");
            var attachment = requester.Attach(bug, "request.txt", "a form");
            foreach (var (step, who) in list)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                Try(server, attachment, step, who);
            }

            var bot = server.As(Login("bot"));
            var told = new List<string>();
            foreach (var change in bot.Get($"/rest/bug/{bug}/history")["bugs"]![0]!["history"]!.AsArray()
                .SelectMany(e => e!["changes"]!.AsArray()).Where(c => (string?)c!["field_name"] == "flagtypes.name"))
            {
                foreach (var removed in Parts(change!["removed"]))
                {
                    Assert.That(told.Remove(removed), removed);
                }

                told.AddRange(Parts(change["added"]));
            }

            var json = bot.Get($"/rest/bug/attachment/{attachment}")["attachments"]![$"{attachment}"]!;
            var there = json["flags"]!.AsArray().Select(f => $"data-review{f!["status"]}{(f["requestee"] is { } r ? $"({r})" : "")}").ToList();
            Assert.That(told, Is.EquivalentTo(there));
            Assert.That(json["flags"]!.AsArray().All(f => f!["requestee"] is null || (string?)f["status"] == "?"), "only a request has a requestee");
        });
    }

    private static string[] Parts(JsonNode? text) => ((string)text!).Split(", ", StringSplitOptions.RemoveEmptyEntries);

    private static void Try(SandboxBugzilla server, int attachment, Step step, int who)
    {
        var person = server.As(Login(new[] { "bot", "requester", "steward1", "steward2", "steward3" }[who]));
        var flags = server.As(Login("bot")).Get($"/rest/bug/attachment/{attachment}")["attachments"]![$"{attachment}"]!["flags"]!.AsArray();
        var id = flags.Count == 0 ? 0 : (int)flags[who % flags.Count]!["id"]!;
        JsonObject Set(string status, string? requestee = null) => new()
        {
            ["flags"] = new JsonArray(new JsonObject { ["id"] = id, ["status"] = status, ["requestee"] = requestee }),
        };
        var body = step switch
        {
            Step.Ask => new JsonObject { ["flags"] = new JsonArray(new JsonObject { ["name"] = "data-review", ["status"] = "?", ["new"] = true }) },
            Step.AskSomebody => Set("?", Login(who % 2 == 0 ? "steward1" : "steward2")),
            Step.AskAgain => Set("?"),
            Step.Grant => Set("+"),
            Step.Deny => Set("-"),
            Step.Clear => Set("X"),
            Step.Obsolete => new JsonObject { ["is_obsolete"] = true },
            _ => new JsonObject { ["is_obsolete"] = false },
        };
        try
        {
            person.Send("PUT", $"/rest/bug/attachment/{attachment}", body);
        }
        catch (InvalidOperationException)
        {
            // Refused: nothing has changed, which the fold shows.
        }
    }

    [Test]
    public async Task Many_callers_at_once_lose_nothing()
    {
        var server = new SandboxBugzilla(SandboxFlavour.Bmo, TimeProvider.System);
        var bug = server.As(Login("requester")).File("Thunderbird", "Invented");
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), (i, _) =>
        {
            server.As(Login("bot")).Comment(bug, i.ToString(CultureInfo.InvariantCulture));
            return ValueTask.CompletedTask;
        });
        var comments = server.As(Login("bot")).Get($"/rest/bug/{bug}/comment")["bugs"]![$"{bug}"]!["comments"]!.AsArray();
        Assert.That(comments.Select(c => (int)c!["count"]!), Is.EqualTo(Enumerable.Range(0, 201)));
        Assert.That(comments.Select(c => (int)c!["id"]!), Is.Unique);
    }

    [Test]
    public void Whatever_is_sent_is_answered()
    {
        var paths = new[] { "bug", "bug/1", "bug/attachment/1", "bug/1/comment", "bug/1/attachment", "bug/comment/1/tags", "user", "nosuch", "%zz", "" };
        var bodies = new[]
        {
            "", "{}", "[]", "null", "1", "\"x\"", "{", "{\"flags\":{}}", "{\"flags\":[1]}", "{\"flags\":[{\"id\":{}}]}", "{\"comment\":[]}",
            "{\"comment\":{\"body\":{}}}", "{\"ids\":[[]]}", "{\"ids\":null}", "{\"cc\":[]}", "{\"cc\":{\"add\":[null]}}", "{\"groups\":{\"remove\":[{}]}}",
            "{\"data\":\"====\"}", "{\"comment\":\"\\ud800\"}", "{\"a\":1,\"a\":2}", "{\"whiteboard\":1e400}", "{\"comment_is_private\":{\"x\":1}}",
            "{\"depends_on\":{\"add\":[-1]}}", "{\"status\":{}}", "{\"add\":\"x\"}",
        };
        var server = new SandboxBugzilla(SandboxFlavour.Upstream, new FakeTimeProvider(Start));
        server.SeedStory();
        var key = server.As(Login("bot")).Key;
        foreach (var (method, path, body) in from m in new[] { "GET", "PUT", "POST", "DELETE" } from p in paths from b in bodies select (m, p, b))
        {
            var answer = server.Handle(new SandboxRequest(method, $"/rest/{path}?api_key={key}&f1=&o1=regexp&v1=(&limit=99999999999", new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body)));
            Assert.That(answer.Status, Is.InRange(200, 404), $"{method} {path} {body}");
        }
    }
}
