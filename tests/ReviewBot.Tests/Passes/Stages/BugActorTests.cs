using System.Text.Json.Nodes;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Policies;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>How the work on one bug ends, and what is held against whom.</summary>
public sealed class BugActorTests
{
    [TestCase(50)]
    [TestCase(106)]
    [TestCase(114)]
    [TestCase(32614)]
    public async Task A_write_that_the_server_does_not_take_counts_against_what_it_was_for(int code)
    {
        await using var parts = new PassParts(("Safety:TripAfter", "1"));
        parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" ? Error(400, code) : null;

        await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(Off(parts), Is.EqualTo(Capabilities.Assign));
    }

    [Test]
    public async Task A_bug_that_can_not_be_read_counts_against_nothing_that_was_to_be_done_in_it()
    {
        await using var parts = new PassParts(("Safety:TripAfter", "1"));
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        parts.Stage.Sandbox.Before = request => IsFreshRead(request, bug) ? SandboxResponse.OfJson(404, "{}") : null;

        var acted = await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(acted.Reports[bug].Outcome, Is.EqualTo("failed"));
        Assert.That(Off(parts), Is.EqualTo(Capabilities.None));
    }

    [Test]
    public async Task A_flag_that_is_there_and_then_never_is_ends_in_a_failure_and_counts_against_what_it_was_for()
    {
        await using var parts = new PassParts(("Safety:TripAfter", "1"));
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        var tries = 0;
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" && ++tries > 0 ? SandboxResponse.OfJson(404, """{"error":true,"code":51,"message":"There is no flag with the id 1."}""") : null;

        var acted = await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(acted.Reports[bug], Has.Property("Outcome").EqualTo("failed").And.Property("Reason").Contains("changes faster"));
        Assert.That(tries, Is.InRange(2, 12));
        Assert.That(Off(parts), Is.EqualTo(Capabilities.Assign));
        Assert.That(parts.Get<Failures>().WaitsUntil(bug), Is.Not.Null);
    }

    [Test]
    public async Task A_bug_that_is_closed_to_us_while_it_is_decided_about_again_is_kept_nowhere()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        var isClosed = false;
        parts.Stage.Sandbox.Before = request =>
        {
            if (IsFreshRead(request, bug) && !isClosed)
            {
                parts.Stage.Person("steward2").Comment(bug, "I look at it.");
            }

            return null;
        };
        parts.Stage.AfterEach = (request, response) =>
        {
            if (IsFreshRead(request, bug) && !isClosed)
            {
                isClosed = true;
                parts.Stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray("mail-core-security") } });
            }

            return response;
        };

        var acted = await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);

        Assert.That(acted.Reports[bug], Has.Property("Outcome").EqualTo("skipped").And.Property("Reason").EqualTo("not visible to our account any more"));
        Assert.That(acted.Cases, Is.Empty);
        Assert.That(parts.Get<BugCache>().Held([bug]), Is.Empty);
    }

    [TestCase(306, typeof(KeyRefusedException))]
    [TestCase(301, typeof(NotLoggedInException))]
    [TestCase(429, typeof(BlockedException))]
    [TestCase(200, typeof(MaintenanceException))]
    public async Task What_would_fail_for_every_bug_ends_the_pass_at_the_first(int answer, Type expected)
    {
        await using var parts = new PassParts();
        var (first, _) = parts.Stage.Request(Forms.Complete);
        var (second, _) = parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        parts.Stage.Sandbox.Before = request => request.Method != "PUT" ? null
            : answer == 200 ? SandboxResponse.OfHtml(200, "<html><head><title>Bugzilla is Down</title></head></html>")
            : answer == 429 ? SandboxResponse.OfJson(429, "{}")
            : Error(400, answer);

        Assert.That(async () => await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None), Throws.InstanceOf(expected));

        Assert.That(new[] { first, second }.Select(parts.Get<Failures>().WaitsUntil), Is.All.Null, "it is no bug's fault");
    }

    [Test]
    public async Task A_server_that_is_gone_ends_the_pass()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" ? throw new HttpRequestException(HttpRequestError.ConnectionError, "gone") : null;

        Assert.That(async () => await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None), Throws.InstanceOf<ServerDownException>());
    }

    private static Capabilities Off(PassParts parts) => parts.Get<Trips>().Off(parts.Stage.Time.GetUtcNow());

    private static bool IsFreshRead(SandboxRequest request, int bug) => request.Method == "GET" && request.Path == $"/rest/bug/{bug}";

    private static SandboxResponse Error(int status, int code) => SandboxResponse.OfJson(status, $$"""{"error":true,"code":{{code}},"message":"The server does not want this."}""");
}
