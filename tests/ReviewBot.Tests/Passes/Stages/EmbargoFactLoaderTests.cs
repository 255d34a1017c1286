using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Servers;
using ReviewBot.Storage;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What is read of the things that an embargoed bug waits for.</summary>
public sealed class EmbargoFactLoaderTests
{
    private const string Embargoed = "data-review-embargo";
    private static readonly LandedPlace Place = new("mail.count", "metrics.yaml", 7);

    private static readonly (string, string?)[] Groups = [("Embargo:Groups:0", Embargoed), ("Embargo:ToleratedGroups:0", "data-review-partners")];

    [TestCase("https://github.com/owner/name/pull/5", "pulls/5", """{"number":5,"merged_at":"2026-11-16T10:00:00Z"}""", true)]
    [TestCase("https://github.com/owner/name/pull/5", "pulls/5", """{"number":5,"merged_at":null}""", false)]
    [TestCase("https://github.com/owner/name/pull/5", "pulls/6", "{}", null, TestName = "What_GitHub_does_not_tell_is_not_taken_for_an_answer")]
    [TestCase("owner/name@v1 released", "releases/tags/v1", """{"id":1,"tag_name":"v1","draft":false}""", true)]
    public async Task What_happens_on_GitHub_is_asked_there(string condition, string path, string body, bool? expected)
    {
        await using var parts = new PassParts(Groups);
        using var gitHub = new GitHubStage();
        gitHub.Answer($"/repos/owner/name/{path}", body);
        var @case = await EmbargoedAsync(parts, condition);

        var facts = await LoadAsync(parts, gitHub, @case);

        Assert.That(facts.GitHub.Values, Is.EqualTo(expected is { } so ? [so] : Array.Empty<bool>()));
    }

    [Test]
    public async Task Bugs_that_are_waited_for_are_read_and_what_landed_of_a_restricted_bug_is_known()
    {
        await using var parts = new PassParts(Groups);
        using var gitHub = new GitHubStage();
        var other = parts.Stage.Person("requester").File("Thunderbird", "The other one", "Please.");
        var @case = await EmbargoedAsync(parts, $"bug {other} is fixed");
        parts.Get<Landings>().Keep("{}", new LandedWords { Restricted = ImmutableDictionary<int, LandedPlace>.Empty.Add(@case.Bug.Id, Place) });

        var facts = await LoadAsync(parts, gitHub, @case);

        Assert.That(facts.Bugs.Keys, Is.EqualTo(new[] { other }));
        Assert.That(facts.Landed.Keys, Is.EqualTo(new[] { @case.Bug.Id }));
        Assert.That(facts.Visibility, Is.Empty, "as nobody, only those are read that we opened");
    }

    [Test]
    public async Task Of_a_bug_that_the_bot_is_kept_off_and_of_a_public_one_nothing_is_asked_anywhere()
    {
        await using var parts = new PassParts(Groups);
        using var gitHub = new GitHubStage();
        var closed = await EmbargoedAsync(parts, "https://github.com/owner/name/pull/5");
        parts.Stage.Person("admin").Change(closed.Bug.Id, new JsonObject { ["whiteboard"] = "[no-reviewbot]" });
        parts.Stage.Wait();
        parts.Stage.Request(Forms.Complete);
        var folded = await parts.FoldAsync();
        parts.Stage.Requests.Clear();

        foreach (var @case in folded.Cases)
        {
            Assert.That((await LoadAsync(parts, gitHub, @case)).GitHub, Is.Empty);
        }

        Assert.That(gitHub.Asked, Is.Empty);
        Assert.That(parts.Stage.Requests, Is.Empty);
    }

    [Test]
    public async Task What_several_bugs_wait_for_is_asked_once_and_what_landed_is_not_looked_up_for_a_public_bug()
    {
        await using var parts = new PassParts(Groups);
        using var gitHub = new GitHubStage();
        gitHub.Answer("/repos/owner/name/pulls/5", """{"number":5,"merged_at":"2026-11-16T10:00:00Z"}""");
        ReviewCase[] waiting = [await EmbargoedAsync(parts, "https://github.com/owner/name/pull/5"), await EmbargoedAsync(parts, "https://github.com/owner/name/pull/5")];
        var (open, _) = parts.Stage.Request(Forms.Complete);
        var isPublic = (await parts.FoldAsync(Wanted.Only(open))).Cases.Single();
        parts.Get<Landings>().Keep("{}", new LandedWords { Restricted = ImmutableDictionary<int, LandedPlace>.Empty.Add(open, Place) });

        Assert.That((await LoadAsync(parts, gitHub, waiting)).GitHub, Has.Count.EqualTo(1));
        Assert.That(gitHub.Asked, Has.Count.EqualTo(1));
        Assert.That((await LoadAsync(parts, gitHub, isPublic)).Landed, Is.Empty);
    }

    private static async Task<ReviewCase> EmbargoedAsync(PassParts parts, string condition)
    {
        var (bug, _) = parts.Stage.Request(Forms.Complete, requestee: "steward1", groups: Embargoed);
        parts.Stage.Person("requester").Comment(bug, $"reviewbot: embargo until {condition}");
        parts.Stage.Wait();
        return (await parts.FoldAsync()).Cases.Single(c => c.Bug.Id == bug);
    }

    private static async Task<EmbargoFacts> LoadAsync(PassParts parts, GitHubStage gitHub, params ReviewCase[] cases)
    {
        var pass = await parts.BeginAsync();
        parts.Stage.Requests.Clear();
        return await new EmbargoFactLoader(parts.Get<Server>(), gitHub.Reader, parts.Get<Landings>()).LoadAsync(cases, pass.Policy, TimeSpan.Zero, pass.Now, CancellationToken.None);
    }
}
