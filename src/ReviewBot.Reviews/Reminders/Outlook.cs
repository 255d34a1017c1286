using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Reminders;

/// <summary>Who is waited for in a request, and what comes if nothing happens.</summary>
/// <param name="Waiting">Whose turn it is.</param>
/// <param name="OverdueFrom">When the first word about the waiting is due; null if none ever is.</param>
/// <param name="Next">What is done next about the waiting; null if nothing more is.</param>
/// <param name="NextAt">When that is due, or when a steward is asked all the same; a day off, or a person's one reminder a day, may put it off.</param>
public sealed record Outlook(Waiting Waiting, DateTimeOffset? OverdueFrom, ReminderStep? Next, DateTimeOffset? NextAt)
{
    /// <summary>The outlook of a request.</summary>
    public static Outlook Of(ReviewCase @case, ReviewRequest request, ReviewPolicy policy, DateTimeOffset now)
    {
        var waiting = Waiting.Of(@case, request, policy, now);
        var calendar = waiting.Person is { } person ? policy.CalendarOf(person) : policy.Calendar;
        var rungs = Ladder.For(waiting, policy.Reminders).Stages(waiting, calendar, @case.LastHumanActivity).Where(s => s.Rung is not null).ToList();
        var next = rungs.Find(s => s.From > now);
        var outlook = new Outlook(waiting, rungs.Count > 0 ? rungs[0].From : null, next?.Rung!.Step, next?.From);
        if (waiting.Until is not { } until || until <= now || next?.From <= until)
        {
            return outlook;
        }

        // Nobody is told anything before it is another's turn, and then that one is.
        return waiting.For == Awaited.Nobody
            ? outlook with { NextAt = until }
            : Of(@case, request, policy, until) with { Waiting = waiting, OverdueFrom = outlook.OverdueFrom };
    }
}
