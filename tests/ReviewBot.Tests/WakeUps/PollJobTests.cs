using Microsoft.Extensions.Logging.Abstractions;
using Quartz;
using ReviewBot.Health;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;
using ReviewBot.WakeUps;

namespace ReviewBot.Tests.WakeUps;

/// <summary>A pass as the schedule runs it: what it looks at, and what health says of it afterwards.</summary>
public sealed class PollJobTests : IDisposable
{
    private const string NoPassYet = "no pass yet";
    private static readonly JobDataMap Poll = new();

    private Stage stage = null!;
    private HealthState health = null!;
    private Gathering gathering = null!;
    private List<(string Call, IReadOnlyList<object?> With)> asked = null!;

    [SetUp]
    public void Begin()
    {
        stage = new Stage(SandboxFlavour.Upstream);
        (health, gathering, asked) = (new HealthState(stage.Time), new Gathering(stage.Time, _ => Task.CompletedTask), []);
    }

    [TearDown]
    public async Task EndAsync()
    {
        gathering.Dispose();
        await stage.DisposeAsync();
    }

    public void Dispose() => gathering?.Dispose();

    [Test]
    public async Task A_poll_looks_at_whatever_changed_and_tells_how_all_is()
    {
        var (_, attachment) = stage.Request(Forms.Complete);

        await RunAsync(Poll);

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(health.Report(stage.Bot), Has.Property("Ready").True.And.Property("LastGoodPass").EqualTo(stage.Time.GetUtcNow()));
    }

    [Test]
    public async Task A_pass_over_named_bugs_takes_what_was_gathered_meanwhile_and_tells_nothing_of_the_others()
    {
        var (named, first) = stage.Request(Forms.Complete);
        var (gathered, second) = stage.Request(Forms.Complete);
        var (_, other) = stage.Request(Forms.Complete);
        gathering.Add(gathered);

        await RunAsync(Named(named));

        Assert.That(new[] { first, second, other }.Select(a => stage.Requestee(a) is not null), Is.EqualTo(new[] { true, true, false }));
        Assert.That(health.Report(stage.Bot), Has.Property("LastGoodPass").Null.And.Property("Problem").EqualTo(NoPassYet));
    }

    [Test]
    public async Task A_named_bug_at_which_somebody_still_is_is_looked_at_again_soon()
    {
        await stage.DisposeAsync();
        stage = new Stage(SandboxFlavour.Upstream, more: [("Polling:Quiet", "00:02:00"), ("Polling:Interval", "00:05:00")]);
        var (bug, _) = stage.Request(Forms.Complete);
        stage.Person("steward2").Comment(bug, "I look at it.");

        await RunAsync(Named(bug));

        Assert.That(asked.Single(a => a.Call == nameof(IScheduler.ScheduleJob)).With.OfType<ITrigger>().Single().StartTimeUtc, Is.EqualTo(stage.Time.GetUtcNow().AddSeconds(121)));
    }

    [Test]
    public async Task After_a_pass_what_landed_is_looked_at()
    {
        stage.Sandbox.SeedStory();

        await RunAsync(Poll);

        Assert.That(new Landings(stage.Bot.Ledger).Look, Is.Not.Null);
    }

    [TestCase(306, true)]
    [TestCase(301, true)]
    [TestCase(306, false, TestName = "A_key_that_is_refused_is_told_of_whatever_the_pass_was_for")]
    public async Task A_key_that_is_refused_is_told_of(int code, bool polls)
    {
        stage.Sandbox.Before = _ => SandboxResponse.OfJson(400, $$"""{"error":true,"code":{{code}},"message":"no"}""");

        await RunAsync(polls ? Poll : Named(1));

        Assert.That(health.Report(stage.Bot), Has.Property("Ready").False.And.Property("Key").EqualTo("refused").And.Property("Problem").Not.EqualTo(NoPassYet));
    }

    [TestCase(true)]
    [TestCase(false, TestName = "A_pass_over_a_named_bug_that_fails_says_nothing_of_all_others")]
    public async Task A_poll_that_fails_says_so_and_nothing_of_the_key(bool polls)
    {
        stage.Sandbox.Before = _ => SandboxResponse.OfHtml(200, "<html><head><title>Bugzilla is Down</title></head></html>");

        await RunAsync(polls ? Poll : Named(1));

        var report = health.Report(stage.Bot);
        Assert.That(report.Problem, polls ? Does.Contain("maintenance") : Is.EqualTo(NoPassYet));
        Assert.That(report.Key, Is.EqualTo("not tried yet"));
    }

    [Test]
    public async Task A_ledger_that_can_not_be_written_is_told_of_without_a_word_of_what_was_to_be_written()
    {
        stage.Bot.Ledger.Fence = _ => throw new LedgerException("words of the database");

        await RunAsync(Poll);

        Assert.That(health.Report(stage.Bot).Problem, Does.StartWith("the database can't be used"));
    }

    [Test]
    public async Task Where_another_instance_takes_over_that_is_no_problem()
    {
        stage.Bot.Ledger.Fence = _ => throw new LeaseLostException();

        await RunAsync(Poll);

        Assert.That(health.Report(stage.Bot).Problem, Is.EqualTo(NoPassYet));
    }

    [TestCase("00:05:00", 300)]
    [TestCase("00:00:05", 30, TestName = "However_often_is_polled_the_others_have_their_chance_first")]
    public async Task An_instance_that_does_not_reach_the_server_wakes_another_and_stands_back(string interval, int seconds)
    {
        await ShareAsync(interval);
        stage.Request(Forms.Complete);
        stage.Sandbox.Before = request => request.Method == "PUT" ? throw new HttpRequestException(HttpRequestError.ConnectionError, "gone") : null;

        await RunAsync(Poll);

        Assert.That(asked.Select(a => a.Call), Is.EqualTo(new[] { nameof(IScheduler.TriggerJob), nameof(IScheduler.Standby), nameof(IScheduler.StartDelayed) }));
        Assert.That(asked[^1].With[0], Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public async Task An_instance_that_is_alone_or_meets_another_trouble_stands_back_from_nothing()
    {
        stage.Request(Forms.Complete);
        stage.Sandbox.Before = request => request.Method == "PUT" ? throw new HttpRequestException(HttpRequestError.ConnectionError, "gone") : null;
        await RunAsync(Poll);
        Assert.That(asked, Is.Empty);

        await ShareAsync("00:05:00");
        stage.Sandbox.Before = _ => SandboxResponse.OfHtml(200, "<html><head><title>Bugzilla is Down</title></head></html>");
        await RunAsync(Poll);
        Assert.That(asked, Is.Empty);
    }

    [Test]
    public async Task A_fault_of_ours_is_told_by_its_kind_and_the_next_pass_is_the_retry()
    {
        var (_, attachment) = stage.Request(Forms.Complete);
        stage.Sandbox.Before = _ => throw new NotSupportedException("text of a bug");
        await RunAsync(Poll);
        Assert.That(health.Report(stage.Bot).Problem, Is.EqualTo("a fault of ours: NotSupportedException"));

        stage.Sandbox.Before = null;
        await RunAsync(Poll);

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(health.Report(stage.Bot).Problem, Is.Null);
    }

    [Test]
    public void A_process_without_memory_does_not_go_on_as_if_nothing_were()
    {
        stage.Sandbox.Before = _ => throw new InsufficientMemoryException();

        Assert.That(() => RunAsync(Poll), Throws.InstanceOf<OutOfMemoryException>());
    }

    [TestCase(true, NoPassYet)]
    [TestCase(false, "a fault of ours: OperationCanceledException", TestName = "What_gives_up_though_nobody_stops_the_service_is_a_fault")]
    public async Task A_service_that_is_stopped_tells_of_no_problem(bool stops, string problem)
    {
        using var stopping = new CancellationTokenSource();
        stage.Sandbox.Before = _ =>
        {
            if (stops)
            {
                stopping.Cancel();
            }

            throw new OperationCanceledException();
        };

        await RunAsync(Poll, stopping.Token);

        Assert.That(health.Report(stage.Bot).Problem, Is.EqualTo(problem));
    }

    private static JobDataMap Named(params int[] bugs)
    {
        JobDataMap? map = null;
        var ringing = Woken.RingAsync(Answering<IScheduler>.With(_ => new ValueTask<DateTimeOffset>(default(DateTimeOffset)), (_, with) => map = with.OfType<ITrigger>().Single().JobDataMap), bugs);
        Assert.That(ringing.IsCompletedSuccessfully, Is.True);
        return map!;
    }

    // The bot with a ledger that others may share.
    private async Task ShareAsync(string interval)
    {
        PostgreSql.Require();
        await stage.DisposeAsync();
        stage = new Stage(SandboxFlavour.Upstream, more: ("Polling:Interval", interval));
        await stage.RestartAsync(Ledger.Open(PostgreSql.NewDatabase(), stage.Sandbox.BaseUrl.AbsoluteUri));
    }

    private void Hear(string call, IReadOnlyList<object?> with) => asked.Add((call, with));

    private async Task RunAsync(JobDataMap woken, CancellationToken cancellationToken = default)
    {
        var scheduler = Answering<IScheduler>.With(call => call == nameof(IScheduler.ScheduleJob) ? new ValueTask<DateTimeOffset>(stage.Time.GetUtcNow()) : new ValueTask(), Hear);
        var context = Answering<IJobExecutionContext>.With(name => name switch
        {
            "get_MergedJobDataMap" => woken,
            "get_FireTimeUtc" => stage.Time.GetUtcNow(),
            "get_JobDetail" => JobBuilder.Create<PollJob>().WithIdentity(PollJob.Job).Build(),
            _ => scheduler,
        });
        await new PollJob(stage.Bot, health, gathering, stage.Time, NullLogger<PollJob>.Instance).Execute(context, cancellationToken);
    }
}
