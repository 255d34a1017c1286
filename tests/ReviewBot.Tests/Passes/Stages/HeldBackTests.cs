using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Policies;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What is not sent, not said or not said again, though it was decided.</summary>
public sealed class HeldBackTests
{
    private const string Invalid = """{"error":true,"code":50,"message":"The server does not want this."}""";
    private const string NothingChanged = """{"attachments":[{"id":1,"changes":{}}]}""";

    [Test]
    public async Task What_says_nothing_waits_after_a_failure_like_anything_else()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Incomplete);
        await RunAsync(parts);
        Assert.That(parts.Stage.Needinfos(bug), Has.One.Items);
        parts.Stage.Wait();
        parts.Stage.Person("requester").Change(bug, new JsonObject { ["status"] = "RESOLVED", ["resolution"] = "WONTFIX" });
        var tries = 0;
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" && ++tries > 0 ? SandboxResponse.OfJson(400, Invalid) : null;

        for (var i = 0; i < 4; i++)
        {
            parts.Stage.Wait();
            await RunAsync(parts, Wanted.Only(bug));
        }

        Assert.That(tries, Is.EqualTo(2), "at once, in the next pass, and then only after a while");
        parts.Stage.Sandbox.Before = null;
        parts.Stage.Wait(TimeSpan.FromMinutes(30));
        await RunAsync(parts);
        Assert.That(parts.Stage.Needinfos(bug), Is.Empty);
    }

    [Test]
    public async Task What_a_dry_run_would_do_is_told_once()
    {
        var log = new LogLines();
        await using var stage = new Stage(SandboxFlavour.Upstream, dryRun: true, loggers: LoggerFactory.Create(b => b.AddProvider(log)));
        stage.Request(Forms.Complete);

        for (var i = 0; i < 3; i++)
        {
            Assert.That((await stage.OnceAsync()).Bugs.Single().Outcome, Is.EqualTo("changed"));
        }

        Assert.That(log.Lines.Where(l => l.Contains("would be assigned", StringComparison.Ordinal)), Has.One.Items);
    }

    [Test]
    public async Task In_a_bug_that_somebody_touches_while_it_is_given_up_nothing_is_said()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        parts.FailedBefore(bug);
        parts.Stage.Sandbox.Before = request =>
        {
            if (request.Method != "PUT" || !request.Path.Contains("/attachment/", StringComparison.Ordinal))
            {
                return null;
            }

            parts.Stage.Wait();
            parts.Stage.Person("steward2").Comment(bug, "I look at it.");
            return SandboxResponse.OfJson(400, Invalid);
        };
        await RunAsync(parts);

        Assert.That(parts.Get<Failures>().IsDead(bug), Is.True);
        Assert.That(parts.Stage.Comments(bug), Is.Empty);
        Assert.That(parts.Get<Notices>().All(), Has.One.Items, "the owners hear of it all the same");
    }

    [TestCase(1)]
    [TestCase(int.MaxValue)]
    public async Task A_server_that_agrees_and_changes_nothing_does_not_do_what_it_should(int times)
    {
        await using var parts = new PassParts(("Safety:TripAfter", "1"));
        parts.Stage.Request(Forms.Complete);
        var sent = 0;
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" && sent++ < times ? SandboxResponse.OfJson(200, NothingChanged) : null;

        await RunAsync(parts);

        Assert.That(parts.Get<Trips>().Off(parts.Stage.Time.GetUtcNow()) & Capabilities.Assign, Is.EqualTo(Capabilities.Assign));
        Assert.That(sent, Is.InRange(2, 12), "it is not sent for ever");
        Assert.That(parts.Get<Outbox>().Open(), Is.Empty, "what came of it is known");
    }

    [Test]
    public async Task What_was_done_before_is_not_done_again_and_something_is_wrong_with_whoever_decides_it()
    {
        await using var parts = new PassParts(("Safety:TripAfter", "1"));
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        var outbox = parts.Get<Outbox>();
        outbox.Settle(outbox.Begin(bug, decided.Plans.Single().Plan.Key, "", decided.Pass.Now, decided.Pass.Now), "confirmed", decided.Pass.Now);

        var acted = await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(acted.Reports[bug].Reason, Is.EqualTo("was done before and is not done again"));
        Assert.That(parts.Stage.Requestee(attachment), Is.Null);
        Assert.That(parts.Get<Trips>().Off(decided.Pass.Now) & Capabilities.Assign, Is.EqualTo(Capabilities.Assign));
    }

    [Test]
    public async Task What_goes_well_in_between_ends_a_row_of_what_went_wrong()
    {
        await using var parts = new PassParts(("Safety:TripAfter", "2"));
        foreach (var fails in new[] { true, false, true })
        {
            parts.Stage.Request(Forms.Complete);
            parts.Stage.Sandbox.Before = request => fails && request.Method == "PUT" ? SandboxResponse.OfJson(400, Invalid) : null;
            await parts.Get<ActOnPlans>().RunAsync(await parts.DecideAsync(Wanted.Only(LastBug(parts))), CancellationToken.None);
        }

        Assert.That(parts.Get<Trips>().Off(parts.Stage.Time.GetUtcNow()), Is.EqualTo(Capabilities.None));
        parts.Stage.Request(Forms.Complete);
        await parts.Get<ActOnPlans>().RunAsync(await parts.DecideAsync(Wanted.Only(LastBug(parts))), CancellationToken.None);
        Assert.That(parts.Get<Trips>().Off(parts.Stage.Time.GetUtcNow()), Is.Not.EqualTo(Capabilities.None), "two in a row");
    }

    [Test]
    public async Task Who_only_plans_marks_nothing_and_of_what_has_nothing_to_be_done_nothing_is_marked()
    {
        await using var parts = new PassParts();
        var (open, _) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Request(Forms.Complete, requestee: "steward1");

        await parts.Get<ActOnPlans>().RunAsync(await parts.DecideAsync(planOnly: true), CancellationToken.None);
        Assert.That(parts.Get<BugCache>().Due(DateTimeOffset.MaxValue), Is.Empty);

        var decided = await parts.DecideAsync();
        Assert.That(async () => await parts.Get<ActOnPlans>().RunAsync(decided, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(parts.Get<BugCache>().Due(DateTimeOffset.MaxValue), Is.EqualTo(new[] { open }));
    }

    private static int LastBug(PassParts parts) => (int)parts.Stage.Person("admin").Get("/rest/bug?include_fields=id")["bugs"]!.AsArray().Max(b => (long)b!["id"]!);

    private static Task<PassReport> RunAsync(PassParts parts, Wanted? wanted = null) =>
        parts.Get<ReviewBot.Passes.PassRunner>().RunAsync(new PassOptions { Wanted = wanted ?? Wanted.WhatChanged }, CancellationToken.None);
}
