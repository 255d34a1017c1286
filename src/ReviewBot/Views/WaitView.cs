using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Views;

/// <summary>On whose clock a request is.</summary>
internal enum Clock
{
    /// <summary>The steward who is asked, or whoever else is.</summary>
    Steward,

    /// <summary>The requester.</summary>
    Requester,

    /// <summary>Trust.</summary>
    Trust,

    /// <summary>Legal.</summary>
    Legal,

    /// <summary>The Council.</summary>
    Council,

    /// <summary>A person has to look: nobody could be found, or a person took it into hand.</summary>
    Human,

    /// <summary>Nobody's: it is on hold, or silenced.</summary>
    Nobody,
}

/// <summary>A request that waits.</summary>
/// <param name="On">Whose turn it is.</param>
/// <param name="Names">Who, as far as somebody is known.</param>
/// <param name="Since">Since when.</param>
/// <param name="Why">What it waits for.</param>
internal sealed record WaitView(Clock On, IReadOnlyList<string> Names, DateTimeOffset Since, string Why)
{
    /// <summary>From when on it is late; null if it never is.</summary>
    public DateTimeOffset? OverdueFrom { get; init; }

    /// <summary>What the bot does next if nothing happens; null if nothing.</summary>
    public string? Next { get; init; }

    /// <summary>When it does that.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Of a request; null where nothing is waited for.</summary>
    public static WaitView? Of(ReviewCase @case, ReviewRequest request, PassReport report, People people)
    {
        var policy = report.Policy!;
        if (!request.IsPending || Gate.Closed(@case, policy) is not null || Gate.IsAbandoned(@case.Bug))
        {
            return null;
        }

        var outlook = Outlook.Of(@case, request, policy, report.Now);
        var waiting = outlook.Waiting;
        var asked = request.Requestees.Where(r => !r.Equals(request.Round.Requester, StringComparison.OrdinalIgnoreCase));
        var on = ClockOf(waiting, request.Round);
        return new WaitView(on, [.. (on == Clock.Steward ? asked : waiting.Person is { } person ? [person] : []).Select(people.Name).Distinct()], waiting.Since, waiting.Why)
        {
            OverdueFrom = outlook.OverdueFrom,
            Next = outlook.Next is { } step ? Doing(step) : waiting.For == Awaited.Nobody && waiting.Until is not null ? "asks a steward all the same" : null,
            NextAt = outlook.NextAt,
        };
    }

    private static Clock ClockOf(Waiting waiting, Round round) => waiting.For switch
    {
        Awaited.Steward or Awaited.Stranger => Clock.Steward,
        Awaited.Requester or Awaited.Correction or Awaited.Renewal => Clock.Requester,
        Awaited.Escalation => string.Equals(round.LastSaid(Steps.Escalated)?.Item.State, "legal", StringComparison.OrdinalIgnoreCase) ? Clock.Legal : Clock.Trust,
        Awaited.Council => Clock.Council,
        Awaited.Owner => Clock.Human,
        Awaited.Nobody => waiting.Person is null ? Clock.Nobody : Clock.Requester,
    };

    private static string Doing(ReminderStep step) => step switch
    {
        ReminderStep.First => "reminds the steward",
        ReminderStep.Second => "reminds the steward again, and tells the requester whom else to ask",
        ReminderStep.Offer => "offers it to another steward",
        ReminderStep.Owner => "tells those who run the process",
        ReminderStep.Closing => "asks whether it is still wanted",
        ReminderStep.Escalation => "asks again for the answer",
        ReminderStep.Correction => "asks about a corrected form",
        ReminderStep.Renewal or ReminderStep.Responsible => "asks about a renewal",
    };
}
