using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Policies;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What becomes of what is sent, and of what can't be.</summary>
public sealed class ActStageTests
{
    private const string Invalid = """{"error":true,"code":50,"message":"The server does not want this."}""";

    [Test]
    public async Task A_pass_that_ends_early_leaves_what_it_would_write_to_the_next()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();

        Assert.That(async () => await parts.Get<ActOnPlans>().RunAsync(decided, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(parts.Get<BugCache>().Due(decided.Pass.Now), Is.EqualTo(new[] { bug }));
    }

    [Test]
    public async Task Who_only_plans_or_is_over_the_cap_leaves_nothing_to_the_next_and_keeps_nothing()
    {
        await using var parts = new PassParts(("Safety:MaxWritesPerPass", "1"));
        var (open, _) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Request(Forms.Complete);
        var (named, _) = parts.Stage.Request(Forms.Complete, requestee: "steward1");

        foreach (var planOnly in new[] { true, false })
        {
            await parts.Get<ActOnPlans>().RunAsync(await parts.DecideAsync(planOnly: planOnly), CancellationToken.None);

            Assert.That(parts.Get<BugCache>().Due(DateTimeOffset.MaxValue), Is.Empty);
            Assert.That(parts.Get<BugCache>().Held([open, named]), Is.Empty);
        }
    }

    [Test]
    public async Task A_bug_in_which_nothing_is_to_be_done_is_kept_with_its_next_look()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete, requestee: "steward1");
        var decided = await parts.DecideAsync();

        var acted = await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(acted.Reports[bug].Outcome, Is.EqualTo("unchanged"));
        Assert.That(parts.Get<BugCache>().Held([bug])[bug].DueAt, Is.EqualTo(decided.Plans.Single().Plan.NextLook).And.Not.Null);
    }

    [Test]
    public async Task A_bug_in_which_something_waits_is_looked_at_when_what_is_off_is_tried_again()
    {
        await using var parts = new PassParts();
        var (waits, _) = parts.Stage.Request(Forms.Complete, requestee: "steward1");
        var (over, attachment) = parts.Stage.Request(Forms.Complete, requestee: "steward1");
        parts.Stage.Person("steward1").SetFlag(attachment, "data-review", "-");
        var (closed, other) = parts.Stage.Request(Forms.Complete, requestee: "steward1", groups: "data-review-embargo");
        parts.Stage.Person("steward1").SetFlag(other, "data-review", "-");
        var decided = await parts.DecideAsync();
        parts.Get<Trips>().WentWrong(99, Capabilities.Remind, 1, decided.Pass.Now);
        var again = decided.Pass.Now + Trips.Rest;

        await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        var held = parts.Get<BugCache>().Held([waits, over, closed]);
        Assert.That(held[waits].DueAt, Is.EqualTo(again));
        Assert.That(held[over].DueAt, Is.Not.EqualTo(again), "nothing waits in it");
        Assert.That(held.TryGetValue(closed, out var kept) ? kept.DueAt : again, Is.EqualTo(again).Or.LessThan(again), "a closed one may wait to be opened");
    }

    [Test]
    public async Task What_went_through_at_last_has_not_failed_any_more()
    {
        await using var parts = new PassParts();
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfJson(400, Invalid) : null;
        await parts.Get<ActOnPlans>().RunAsync(await parts.DecideAsync(), CancellationToken.None);
        Assert.That(parts.Get<Failures>().WaitsUntil(bug), Is.Not.Null);

        parts.Stage.Sandbox.Before = null;
        await parts.Get<ActOnPlans>().RunAsync(await parts.DecideAsync(), CancellationToken.None);

        Assert.That(parts.Stage.Requestee(attachment), Is.Not.Null);
        Assert.That(parts.Get<Failures>().WaitsUntil(bug), Is.Null);
    }

    [Test]
    public async Task What_failed_is_tried_in_the_next_pass_and_then_waits()
    {
        await using var parts = new PassParts();
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        var tries = 0;
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" && ++tries > 0 ? SandboxResponse.OfJson(400, Invalid) : null;

        var outcomes = new List<(string Outcome, int Tries)>();
        for (var i = 0; i < 3; i++)
        {
            outcomes.Add(((await RunAsync(parts, Wanted.Only(bug))).Bugs.Single().Outcome, tries));
            parts.Stage.Wait(TimeSpan.FromMinutes(2));
        }

        Assert.That(outcomes, Is.EqualTo(new[] { ("failed", 1), ("failed", 2), ("skipped", 2) }));
        Assert.That(parts.Get<BugCache>().Held([bug])[bug].DueAt, Is.EqualTo(parts.Get<Failures>().WaitsUntil(bug)).And.Not.Null, "and is looked at then");

        parts.Stage.Sandbox.Before = null;
        parts.Stage.Wait(TimeSpan.FromMinutes(30));
        Assert.That((await RunAsync(parts)).Bugs.Single(b => b.Bug == bug).Outcome, Is.EqualTo("changed"));
        Assert.That(parts.Get<Failures>().WaitsUntil(bug), Is.Null, "it went well");
        Assert.That(parts.Stage.Requestee(attachment), Is.Not.Null);
    }

    [Test]
    public async Task What_else_is_to_be_done_on_a_bug_does_not_wait_for_what_failed()
    {
        await using var parts = new PassParts();
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" && request.Path.Contains("/attachment/", StringComparison.Ordinal) ? SandboxResponse.OfJson(400, Invalid) : null;
        await RunAsync(parts);
        parts.Stage.Wait(TimeSpan.FromMinutes(2));
        await RunAsync(parts);
        parts.Stage.Wait(TimeSpan.FromMinutes(1));
        parts.Stage.Person("steward2").Comment(bug, "reviewbot: help");
        parts.Stage.Wait(TimeSpan.FromMinutes(1));

        var report = (await RunAsync(parts)).Bugs.Single(b => b.Bug == bug);

        Assert.That(report.Effects, Is.EqualTo(new[] { "help" }));
        Assert.That(parts.Stage.Comments(bug), Has.One.Items);
        Assert.That(parts.Stage.Requestee(attachment), Is.Null);
        Assert.That(parts.Get<Failures>().WaitsUntil(bug), Is.Not.Null, "the failure is not forgotten for that");
    }

    [Test]
    public async Task A_write_without_an_answer_is_a_failure_and_is_settled_later()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut") : null;

        var report = (await RunAsync(parts)).Bugs.Single();

        Assert.That(report, Has.Property("Outcome").EqualTo("failed").And.Property("Reason").StartsWith("no answer came"));
        Assert.That(parts.Get<Outbox>().Open().Single(), Has.Property("BugId").EqualTo(bug).And.Property("Answered").False.And.Property("AttemptedAt").Not.Null);
    }

    [Test]
    public async Task What_the_owners_must_do_about_a_bug_that_is_given_up_is_told_once()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        parts.FailedBefore(bug);
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" && request.Path.Contains("/attachment/", StringComparison.Ordinal) ? SandboxResponse.OfJson(400, Invalid) : null;
        await RunAsync(parts);

        Assert.That(parts.Get<Failures>().IsDead(bug), Is.True);
        Assert.That(parts.Get<Notices>().All().Single().Text, Does.Contain("was given up after repeated failures"));
        Assert.That(parts.Stage.Comments(bug).Single(), Does.Contain("given-up"), "and so are those who would wait for nothing");
        Assert.That((await RunAsync(parts)).Bugs.SingleOrDefault(b => b.Bug == bug)?.Reason ?? "given up after repeated failures", Does.StartWith("given up after repeated failures"));
    }

    [Test]
    public async Task A_bug_that_may_not_be_seen_any_more_is_forgotten()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        parts.Stage.Sandbox.Before = request => request.Path.StartsWith($"/rest/bug/{bug}", StringComparison.Ordinal) || request.Path.Contains("/attachment/", StringComparison.Ordinal)
            ? SandboxResponse.OfJson(401, """{"error":true,"code":102,"message":"You are not authorized to access this bug."}""")
            : null;

        var acted = await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(acted.Reports[bug], Has.Property("Outcome").EqualTo("skipped").And.Property("Reason").EqualTo("not visible to our account any more"));
        Assert.That(acted.Cases, Is.Empty);
        Assert.That(parts.Get<BugCache>().Held([bug]), Is.Empty);
    }

    [Test]
    public async Task What_concerns_all_bugs_ends_the_pass()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        parts.Stage.Sandbox.Before = _ => SandboxResponse.OfJson(400, """{"error":true,"code":306,"message":"The API key you specified is invalid."}""");

        Assert.That(async () => await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None), Throws.InstanceOf<ReviewBot.Bugzilla.Errors.BugzillaException>());
    }

    private static Task<PassReport> RunAsync(PassParts parts, Wanted? wanted = null) =>
        parts.Get<ReviewBot.Passes.PassRunner>().RunAsync(new PassOptions { Wanted = wanted ?? Wanted.WhatChanged }, CancellationToken.None);
}
