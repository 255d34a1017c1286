using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;
using ReviewBot.WakeUps;

namespace ReviewBot.Tests.WakeUps;

/// <summary>Changed settings are taken up without a restart, also while a pass runs, and the schedule follows them.</summary>
public sealed class SettingsWatchTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);

    [TestCase(3)]
    [TestCase(9)]
    public async Task Another_interval_counts_from_the_last_poll(int minutes)
    {
        var rescheduled = new ConcurrentQueue<ISimpleTrigger>();

        await PollJob.KeepToAsync(Scheduler(rescheduled), TimeSpan.FromMinutes(minutes), CancellationToken.None);

        Assert.That(rescheduled.Single(), Has.Property("StartTimeUtc").EqualTo(Began.AddMinutes(minutes)).And.Property("RepeatInterval").EqualTo(TimeSpan.FromMinutes(minutes)));
    }

    [Test]
    public async Task Where_the_interval_is_as_it_was_the_schedule_stays()
    {
        var rescheduled = new ConcurrentQueue<ISimpleTrigger>();

        await PollJob.KeepToAsync(Scheduler(rescheduled), TimeSpan.FromMinutes(5), CancellationToken.None);

        Assert.That(rescheduled, Is.Empty);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task A_switch_is_taken_up_while_nothing_else_looks_and_a_schedule_that_can_not_be_reached_is_kept_to_at_the_next_look(CancellationToken cancelled)
    {
        await using var stage = new Stage(SandboxFlavour.Upstream, more: [("Polling:Interval", "00:05:00")]);
        var (looks, rescheduled) = (new SemaphoreSlim(0), new ConcurrentQueue<ISimpleTrigger>());
        var isAway = true;
        var factory = Answering<ISchedulerFactory>.With(
            _ => isAway ? throw new SchedulerException("away") : new ValueTask<IScheduler>(Scheduler(rescheduled)),
            (_, _) => looks.Release());
        var time = new Noticed();
        using var watch = new SettingsWatch(stage.Bot, factory, time);
        await watch.StartAsync(cancelled);
        await time.Begun.WaitAsync(cancelled);
        stage.Set("Polling:Interval", "00:09:00");
        stage.Set("Safety:Assign", "false");

        time.Advance(TimeSpan.FromSeconds(5));
        await looks.WaitAsync(cancelled);
        Assert.That(stage.Bot.Settings.Current.Values.Safety.Assign, Is.False);
        Assert.That(rescheduled, Is.Empty);

        isAway = false;
        while (rescheduled.IsEmpty)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await looks.WaitAsync(cancelled);
        }

        Assert.That(rescheduled.First(), Has.Property("RepeatInterval").EqualTo(TimeSpan.FromMinutes(9)));
        await watch.StopAsync(cancelled);
    }

    // A schedule that polls every five minutes, and has not done so yet.
    private static IScheduler Scheduler(ConcurrentQueue<ISimpleTrigger> rescheduled)
    {
        var trigger = TriggerBuilder.Create().ForJob(PollJob.Job).WithIdentity("poll").StartAt(Began).WithSimpleSchedule(s => PollJob.Every(TimeSpan.FromMinutes(5), s)).Build();
        return Answering<IScheduler>.With(
            name => name == nameof(IScheduler.GetTrigger) ? new ValueTask<ITrigger?>(trigger) : new ValueTask<DateTimeOffset?>(Began),
            (_, with) => with.OfType<ISimpleTrigger>().ToList().ForEach(rescheduled.Enqueue));
    }

    // A clock that tells when somebody begins to wait by it.
    private sealed class Noticed : FakeTimeProvider
    {
        private readonly TaskCompletionSource begun = new();

        public Task Begun => begun.Task;

        public override System.Threading.ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            begun.TrySetResult();
            return timer;
        }
    }
}
