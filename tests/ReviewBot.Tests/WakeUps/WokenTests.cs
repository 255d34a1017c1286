using Quartz;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Plans;
using ReviewBot.Tests.Support;
using ReviewBot.WakeUps;

namespace ReviewBot.Tests.WakeUps;

/// <summary>What a pass was woken for, and what is looked at again soon after it.</summary>
public sealed class WokenTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset ServersTime = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset OurTime = ServersTime.AddSeconds(7.5);

    private readonly List<ITrigger> scheduled = [];

    [SetUp]
    public void Forget() => scheduled.Clear();

    [Test]
    public async Task Bugs_that_somebody_named_are_what_the_pass_is_woken_for()
    {
        await Woken.RingAsync(Scheduler(), [7, 12]);

        Assert.That(Woken.Of(Context(scheduled.Single().JobDataMap)), Is.EqualTo(new[] { 7, 12 }));
        Assert.That(Woken.Of(Context(new JobDataMap())), Is.Null, "a poll");
    }

    [TestCase(0, false, Description = "now")]
    [TestCase(-60, false)]
    [TestCase(1, true)]
    [TestCase(299, true)]
    [TestCase(300, false, Description = "by then the next poll comes")]
    public async Task What_waits_a_moment_is_looked_at_again_when_that_has_passed(int seconds, bool again)
    {
        await AgainAsync(await NamedAsync(7), Looks(7, seconds));

        Assert.That(scheduled.Select(t => (t.StartTimeUtc, string.Join(',', Woken.Of(Context(t.JobDataMap))!))), Is.EqualTo(again ? [(OurTime.AddSeconds(seconds + 1), "7")] : Array.Empty<(DateTimeOffset, string)>()));
    }

    [Test]
    public async Task Bugs_that_wait_for_the_same_moment_are_looked_at_together_and_what_was_not_named_is_left_to_the_poll()
    {
        await AgainAsync(await NamedAsync(7, 8, 9), Looks(7, 60), Looks(8, 90), Looks(9, 60), Looks(10, 60), new Plan { BugId = 11 });

        Assert.That(scheduled.Select(t => string.Join(',', Woken.Of(Context(t.JobDataMap))!)), Is.EquivalentTo(new[] { "7,9", "8" }));
    }

    [Test]
    public async Task A_poll_and_a_second_look_have_nothing_looked_at_again()
    {
        await AgainAsync(new JobDataMap(), Looks(7, 60));
        Assert.That(scheduled, Is.Empty);

        await AgainAsync(await NamedAsync(7), Looks(7, 60));
        var second = scheduled.Single().JobDataMap;
        scheduled.Clear();
        await AgainAsync(second, Looks(7, 60));
        Assert.That(scheduled, Is.Empty);
    }

    private static Plan Looks(int bug, int seconds) => new() { BugId = bug, NextLook = ServersTime.AddSeconds(seconds) };

    private async Task<JobDataMap> NamedAsync(params int[] bugs)
    {
        await Woken.RingAsync(Scheduler(), bugs);
        var map = scheduled.Single().JobDataMap;
        scheduled.Clear();
        return map;
    }

    private Task AgainAsync(JobDataMap map, params Plan[] plans) =>
        Woken.LookAgainAsync(Context(map), new PassReport { Now = ServersTime, Plans = [.. plans.Select(p => (default(ReviewBot.Reviews.Cases.ReviewCase)!, p))] }, Poll, OurTime);

    private IJobExecutionContext Context(JobDataMap map) => Answering<IJobExecutionContext>.With(name => name == $"get_{nameof(IJobExecutionContext.MergedJobDataMap)}" ? map : Scheduler());

    private IScheduler Scheduler() => Answering<IScheduler>.With(_ => new ValueTask<DateTimeOffset>(ServersTime), (_, with) => scheduled.AddRange(with.OfType<ITrigger>()));
}
