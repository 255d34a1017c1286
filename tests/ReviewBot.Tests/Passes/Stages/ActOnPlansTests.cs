using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Policies;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What is done of what was decided.</summary>
public sealed class ActOnPlansTests
{
    [Test]
    public async Task Over_the_cap_nothing_is_sent_and_each_bug_says_why()
    {
        await using var parts = new PassParts(("Safety:MaxWritesPerPass", "1"));
        parts.Stage.Request(Forms.Complete);
        parts.Stage.Request(Forms.Complete);

        var acted = await ActAsync(parts);

        Assert.That(Writes(parts), Is.Zero);
        Assert.That(acted.Reports.Values.Select(r => r.Reason), Has.All.StartWith("over the cap: 2 writes are planned"));
    }

    [Test]
    public async Task What_is_only_planned_is_reported_and_not_sent()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);

        var acted = await ActAsync(parts, planOnly: true);

        Assert.That(Writes(parts), Is.Zero);
        Assert.That(acted.Reports.Values.Single().Outcome, Is.EqualTo("changed"));
    }

    [Test]
    public async Task What_was_switched_off_since_it_was_decided_is_not_sent()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        parts.Get<Trips>().WentWrong(1, Capabilities.Assign, 1, decided.Pass.Now);

        var acted = await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(Writes(parts), Is.Zero);
        Assert.That(acted.Reports.Values.Single().Reason, Does.Contain("Assign was switched off"));
    }

    [Test]
    public async Task A_bug_that_changed_since_is_handed_on_as_it_is_now()
    {
        await using var parts = new PassParts();
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        parts.Stage.Person("steward2").SetFlag(attachment, "data-review", "?", Stage.Login("steward2"));
        parts.Stage.Wait(TimeSpan.FromMinutes(1));

        var acted = await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(acted.Cases.Single(c => c.Bug.Id == bug).Requests.Single().Requestees, Is.EqualTo(new[] { Stage.Login("steward2") }));
        Assert.That(parts.Stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward2")));
        Assert.That(acted.Reports[bug].Outcome, Is.EqualTo("unchanged"));
        Assert.That(parts.Get<ReviewBot.Storage.BugCache>().Held([bug]), Has.One.Items, "as it is now, it is kept");
    }

    [Test]
    public async Task Of_several_bugs_the_one_that_changed_is_handed_on_in_its_own_place()
    {
        await using var parts = new PassParts();
        var (first, _) = parts.Stage.Request(Forms.Complete);
        var (second, attachment) = parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        parts.Stage.Person("steward2").SetFlag(attachment, "data-review", "?", Stage.Login("steward2"));
        parts.Stage.Wait(TimeSpan.FromMinutes(1));

        var acted = await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(acted.Cases.Select(c => c.Bug.Id), Is.EqualTo(new[] { first, second }));
        Assert.That(acted.Cases[1].Requests.Single().Requestees, Is.EqualTo(new[] { Stage.Login("steward2") }));
    }

    [Test]
    public async Task Bugs_that_are_written_to_are_read_together_before_that_and_others_are_not()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);
        var (quiet, _) = parts.Stage.Request(Forms.Complete, requestee: "steward1");
        parts.Stage.Request(Forms.Complete);
        parts.Stage.Request(Forms.Complete);

        var decided = await parts.DecideAsync();
        parts.Stage.Requests.Clear();

        await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        var reads = parts.Stage.Requests.Where(r => r.Method == "GET").Select(r => r.Path).ToList();
        Assert.That(reads, Has.One.Items);
        Assert.That(reads.Single(), Does.Not.Match($@"\b{quiet}\b"));
        Assert.That(Writes(parts), Is.EqualTo(3));
    }

    private static async Task<ActedPass> ActAsync(PassParts parts, bool planOnly = false) =>
        await parts.Get<ActOnPlans>().RunAsync(await parts.DecideAsync(planOnly: planOnly), CancellationToken.None);

    // The stage's own bot has sent nothing: all of this is the stages'.
    private static int Writes(PassParts parts) => parts.Stage.Requests.Count(r => r.Method == "PUT");
}
