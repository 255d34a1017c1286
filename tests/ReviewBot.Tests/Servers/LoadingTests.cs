using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Servers;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Servers;

/// <summary>How much is held of what is loaded.</summary>
public sealed class LoadingTests
{
    private const int Megabytes = 10;

    [Test]
    public async Task Only_few_megabytes_of_attachments_are_held_at_a_time()
    {
        await using var parts = new PassParts();
        var bugs = Enumerable.Range(0, Megabytes).Select(_ => parts.Stage.Request(new string('a', 1_000_000)).Bug).ToList();
        var scope = (await parts.BeginAsync()).Settings.Scope;
        parts.Stage.Requests.Clear();
        var (taken, most, counting) = (0, 0, new Lock());

        var load = await parts.Get<BugLoader>().LoadAsync(bugs, scope, bug =>
        {
            Assert.That(bug.Attachments.Single().Data?.Length, Is.EqualTo(1_000_000));
            lock (counting)
            {
                most = Math.Max(most, ContentsRead(parts.Stage) - taken++);
            }

            return bug.Id;
        }, CancellationToken.None);

        Assert.That(load.Bugs, Is.EqualTo(bugs));
        Assert.That(most, Is.InRange(2, 8), "not one by one either");
        Assert.That(ContentsRead(parts.Stage), Is.EqualTo(Megabytes), "each is read once");
    }

    [Test]
    public async Task Of_what_everybody_may_see_a_pass_holds_no_content_but_the_form_that_pages_show()
    {
        await using var parts = new PassParts(("Embargo:Groups:0", "data-review-embargo"));
        var (open, _) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Person("requester").Attach(open, "data-review.txt", Forms.Complete);
        var (closed, _) = parts.Stage.Request(Forms.Complete, groups: "data-review-embargo");

        var cases = (await parts.FoldAsync()).Cases.ToDictionary(c => c.Bug.Id);

        Assert.That(cases[open].Bug.Attachments.Concat(cases[open].UnflaggedForms.Select(f => f.Attachment)).Select(a => a.Data), Has.Exactly(3).Items.And.All.Null);
        Assert.That(cases[open].Requests.Single().Attachment.Data, Is.Not.Null, "it stands beside what was read in it");
        Assert.That(cases[open].Requests.Single().Reading.Complete, Is.True, "it was read");
        Assert.That(cases[closed].Requests.Single().Attachment.Data, Is.Not.Null, "it may say what opening it waits for");
    }

    [Test]
    public async Task For_no_bug_nothing_is_asked()
    {
        await using var parts = new PassParts();
        var scope = (await parts.BeginAsync()).Settings.Scope;
        parts.Stage.Requests.Clear();

        var load = await LoadAsync(parts, scope);

        Assert.That((load.Bugs.Length, load.Hidden.Length, parts.Stage.Requests.Count), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task On_bmo_all_of_a_bug_comes_from_the_primary_in_one_request()
    {
        await using var parts = new PassParts(SandboxFlavour.Bmo);
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var scope = (await parts.BeginAsync()).Settings.Scope;
        parts.Stage.Requests.Clear();

        await LoadAsync(parts, scope, bug);

        Assert.That(parts.Stage.Requests.Select(r => Regex.Replace(r.Path, "[0-9]+|\\?.*", "")), Is.EquivalentTo(new[] { "/rest/bug/", "/rest/bug/attachment/", "/rest/user" }));
    }

    [TestCase(SandboxFlavour.Upstream, "/attachment")]
    [TestCase(SandboxFlavour.Upstream, "/history")]
    [TestCase(SandboxFlavour.Upstream, "/comment")]
    public async Task A_bug_that_is_closed_to_us_while_it_is_read_counts_as_hidden(SandboxFlavour flavour, string before)
    {
        await using var parts = new PassParts(flavour);
        var bugs = new[] { parts.Stage.Request(Forms.Complete).Bug, parts.Stage.Request(Forms.Complete).Bug };
        var scope = (await parts.BeginAsync()).Settings.Scope;
        parts.Stage.Sandbox.Before = request =>
        {
            if (request.PathAndQuery.Contains(before, StringComparison.Ordinal))
            {
                parts.Stage.Sandbox.Before = null;
                parts.Stage.Person("admin").Change(bugs[0], new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray("mail-core-security") } });
            }

            return null;
        };

        var load = await LoadAsync(parts, scope, bugs);

        Assert.That(load.Hidden, Is.EqualTo(new[] { bugs[0] }));
        Assert.That(load.Bugs, Is.EqualTo(new[] { bugs[1] }));
    }

    [TestCase("attachments")]
    [TestCase("history")]
    public async Task What_bmo_gives_only_a_part_of_is_not_taken_for_the_whole(string absent)
    {
        await using var parts = new PassParts(SandboxFlavour.Bmo);
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var scope = (await parts.BeginAsync()).Settings.Scope;
        parts.Stage.AfterEach = (request, response) =>
        {
            if (!request.PathAndQuery.StartsWith($"/rest/bug/{bug}?", StringComparison.Ordinal))
            {
                return response;
            }

            var answer = JsonNode.Parse(response.Body.Span)!;
            answer["bugs"]![0]!.AsObject().Remove(absent);
            return SandboxResponse.OfJson(200, answer.ToJsonString());
        };

        var load = await LoadAsync(parts, scope, bug);

        Assert.That((load.Hidden.SingleOrDefault(), load.Bugs.Length), Is.EqualTo((bug, 0)));
    }

    [Test]
    public async Task Only_who_has_to_do_with_the_request_is_looked_up()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete, requestee: "steward1");
        parts.Stage.Person("requester2").Attach(bug, "notes.txt", "Some notes.");
        parts.Stage.Person("steward3").Attach(bug, "screenshot.png", "no text", contentType: "image/png");
        var scope = (await parts.BeginAsync()).Settings.Scope with { People = ["", Stage.Login("admin")] };
        parts.Stage.Requests.Clear();

        var load = await LoadAsync(parts, scope, bug);

        var asked = new[] { "requester", "steward1", "requester2", "admin" }.Select(Stage.Login);
        Assert.That(load.Accounts.Keys, Is.EquivalentTo(asked));
        Assert.That(Regex.Matches(parts.Stage.Requests.Single(r => r.Path.StartsWith("/rest/user", StringComparison.Ordinal)).Path, "names=([^&]*)").Select(m => Uri.UnescapeDataString(m.Groups[1].Value)), Is.EquivalentTo(asked));
    }

    [Test]
    public async Task Whoever_attached_what_is_asked_about_is_looked_up_and_its_content_is_read_though_it_is_no_text()
    {
        await using var parts = new PassParts();
        var bug = parts.Stage.Person("requester2").File("Thunderbird", "Count the things", "Please.", "General");
        var asked = parts.Stage.Person("requester2").Attach(bug, "request.pdf", "no text", contentType: "application/pdf");
        parts.Stage.Person("steward1").Ask(asked);
        parts.Stage.Person("requester").Attach(bug, "screenshot.png", "no text", contentType: "image/png");
        foreach (var of in new[] { "is_obsolete", "is_patch" })
        {
            var text = parts.Stage.Person("admin").Attach(bug, "notes.txt", "some text");
            parts.Stage.Person("admin").Send("PUT", $"/rest/bug/attachment/{text}", new JsonObject { [of] = true });
        }

        var scope = (await parts.BeginAsync()).Settings.Scope;

        var load = await parts.Get<BugLoader>().LoadAsync([bug], scope, snapshot => snapshot.Attachments.Select(a => a.Data?.Length), CancellationToken.None);

        Assert.That(load.Accounts.Keys, Is.SupersetOf(new[] { Stage.Login("steward1"), Stage.Login("requester2") }));
        Assert.That(load.Bugs.Single(), Is.EqualTo(new int?[] { 7, null, null, null }));
    }

    [TestCase("flag", true)]
    [TestCase("flag that is gone", true)]
    [TestCase("DATA-collection.txt", true)]
    [TestCase("data-review.txt", true)]
    [TestCase("review-of-things.txt", false)]
    [TestCase("data.txt", false)]
    [TestCase("data-review.png", false)]
    [TestCase("needinfo that is gone", false)]
    [TestCase("flag's name in the whiteboard", false)]
    [TestCase("nothing", false)]
    public async Task A_bug_is_of_interest_with_the_flag_now_or_before_or_with_a_file_named_like_a_form(string with, bool ofInterest)
    {
        await using var parts = new PassParts();
        var person = parts.Stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things", "Please.", "General");
        if (with is "flag" or "flag that is gone")
        {
            var attachment = person.Attach(bug, "notes.txt", Forms.Complete, summary: "See there");
            person.Ask(attachment);
            if (with == "flag that is gone")
            {
                person.SetFlag(attachment, "data-review", "X");
            }
        }
        else if (with == "flag's name in the whiteboard")
        {
            person.Change(bug, new JsonObject { ["whiteboard"] = "data-review?" });
        }
        else if (with == "needinfo that is gone")
        {
            person.Change(bug, new JsonObject { ["flags"] = new JsonArray(new JsonObject { ["name"] = "needinfo", ["status"] = "?", ["requestee"] = Stage.Login("steward1"), ["new"] = true }) });
            parts.Stage.Wait();
            person.Change(bug, new JsonObject { ["flags"] = new JsonArray(new JsonObject { ["id"] = (int)parts.Stage.Needinfos(bug)[0]["id"]!, ["status"] = "X" }) });
        }
        else if (with.Contains('.', StringComparison.Ordinal))
        {
            person.Attach(bug, with, Forms.Complete, summary: "See there", contentType: with.EndsWith("txt", StringComparison.Ordinal) ? "text/plain" : "image/png");
        }

        var load = await LoadAsync(parts, (await parts.BeginAsync()).Settings.Scope, bug);

        Assert.That(parts.Stage.Requests.Count(r => r.Path.Contains("/comment", StringComparison.Ordinal)), Is.EqualTo(ofInterest ? 1 : 0), "the longest is read last");
        Assert.That((load.Bugs.Contains(bug), load.OfNoInterest.Select(b => b.Id).Contains(bug)), Is.EqualTo((ofInterest, !ofInterest)));
    }

    private static Task<Load<int>> LoadAsync(PassParts parts, ServerScope scope, params int[] bugs) => parts.Get<BugLoader>().LoadAsync(bugs, scope, bug => bug.Id, CancellationToken.None);

    private static int ContentsRead(Stage stage) => stage.Requests
        .Where(r => r.Path.StartsWith("/rest/bug/attachment/", StringComparison.Ordinal) && !r.Path.Contains("exclude_fields", StringComparison.Ordinal))
        .Sum(r => Regex.Count(r.Path, "(?<=attachment/)[0-9]+|(?<=ids=)[0-9]+"));
}
