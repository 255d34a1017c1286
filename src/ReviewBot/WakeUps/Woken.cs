using System.Globalization;
using Quartz;
using ReviewBot.Passes.Reports;

namespace ReviewBot.WakeUps;

/// <summary>A pass over bugs that somebody named, as the schedule keeps it: whichever process has its turn runs it.</summary>
internal static class Woken
{
    private const string Bugs = "bugs";
    private const string Again = "again";

    /// <summary>Has a pass over these bugs come now, or as soon as the one under way has ended.</summary>
    public static async Task RingAsync(IScheduler scheduler, IReadOnlyCollection<int> bugs)
    {
        try
        {
            await scheduler.ScheduleJob(Trigger(bugs).StartNow().Build());
        }
        catch (SchedulerException)
        {
            // It is being shut down; the first poll of the next start finds what changed.
        }
    }

    /// <summary>The bugs that a pass is woken for; null for a poll.</summary>
    public static IReadOnlyCollection<int>? Of(IJobExecutionContext context) =>
        context.MergedJobDataMap.TryGetString(Bugs, out var text) && text is not null ? [.. text.Split(',').Select(b => int.Parse(b, CultureInfo.InvariantCulture))] : null;

    /// <summary>
    /// What a pass was woken for and must wait a moment (somebody is still at it) is looked at again when that has passed, and not only when the
    /// next poll comes. What is waited for then waits for the poll.
    /// </summary>
    /// <param name="context">The pass.</param>
    /// <param name="report">How it went.</param>
    /// <param name="poll">Time between two polls.</param>
    /// <param name="now">The time.</param>
    public static async Task LookAgainAsync(IJobExecutionContext context, PassReport report, TimeSpan poll, DateTimeOffset now)
    {
        if (Of(context) is not { } woken || context.MergedJobDataMap.ContainsKey(Again))
        {
            return;
        }

        // The server's times are whole seconds.
        foreach (var soon in report.Plans.Select(p => p.Plan).Where(p => woken.Contains(p.BugId) && p.NextLook > report.Now && p.NextLook < report.Now + poll).GroupBy(p => p.NextLook!.Value))
        {
            var at = now + (soon.Key - report.Now) + TimeSpan.FromSeconds(1);
            await context.Scheduler.ScheduleJob(Trigger([.. soon.Select(p => p.BugId)]).UsingJobData(Again, bool.TrueString).StartAt(at).Build());
        }
    }

    private static TriggerBuilder<PollJob> Trigger(IReadOnlyCollection<int> bugs) => TriggerBuilder.Create<PollJob>()
        .ForJob(PollJob.Job)
        .UsingJobData(Bugs, string.Join(',', bugs.Select(b => b.ToString(CultureInfo.InvariantCulture))))
        .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow));
}
