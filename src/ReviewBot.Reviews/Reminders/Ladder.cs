// The ladders as data. What was observed: half of all requests are answered within four days, a third take above a week.
using System.Collections.Immutable;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Reminders;

/// <summary>In what a rung's distance is counted.</summary>
public enum Counted
{
    /// <summary>Working days of who is waited for.</summary>
    WorkingDays,

    /// <summary>Days since the waiting began.</summary>
    Days,

    /// <summary>Days since anybody but a bot did anything in the bug.</summary>
    DaysWithoutMovement,
}

/// <summary>What is done at a rung.</summary>
public enum ReminderStep
{
    /// <summary>The steward's first reminder.</summary>
    First,

    /// <summary>The steward's second; the requester hears whom else to ask.</summary>
    Second,

    /// <summary>Another steward is offered the request.</summary>
    Offer,

    /// <summary>The owners are told.</summary>
    Owner,

    /// <summary>The one closing question.</summary>
    Closing,

    /// <summary>Trust, Legal or the Council are asked for their answer.</summary>
    Escalation,

    /// <summary>The requester is asked about a corrected form.</summary>
    Correction,

    /// <summary>The requester hears that the collection ends soon.</summary>
    Renewal,

    /// <summary>Nobody has asked for a renewal: whoever is responsible for the bug now hears of it.</summary>
    Responsible,
}

/// <summary>A rung: after so long, this is done.</summary>
/// <param name="Step">What is done.</param>
/// <param name="After">The distance from the beginning.</param>
/// <param name="In">In what it is counted.</param>
public sealed record Rung(ReminderStep Step, int After, Counted In)
{
    /// <summary>Its name; stands in reference lines, so it keeps its meaning for ever.</summary>
    public string Name => Ladder.NameOf(Step);

    /// <summary>Whether it is told to the owners alone, instead of being said in the bug.</summary>
    public bool IsPrivate => Step == ReminderStep.Owner;
}

/// <summary>What is on at a time.</summary>
/// <param name="Rung">The rung that was reached, or null before the first.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When the next one begins; null for the last.</param>
public sealed record Stage(Rung? Rung, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>Rungs from the bottom to the top; above the last there is silence.</summary>
/// <param name="Rungs">The rungs.</param>
public sealed record Ladder(ImmutableArray<Rung> Rungs)
{
    /// <summary>The steward's first reminder.</summary>
    public const string First = "first";

    /// <summary>The steward's second; the requester hears whom else to ask.</summary>
    public const string Second = "second";

    /// <summary>Another steward is offered the request.</summary>
    public const string Offer = "offer";

    /// <summary>The owners are told.</summary>
    public const string Owner = "owner";

    /// <summary>The one closing question.</summary>
    public const string Closing = "closing";

    /// <summary>Trust, Legal or the Council are asked for their answer.</summary>
    public const string Escalation = "escalation";

    /// <summary>The requester is asked about a corrected form.</summary>
    public const string Correction = "correction";

    /// <summary>The requester hears that the collection ends soon.</summary>
    public const string Renewal = "renewal";

    /// <summary>Nobody has asked for a renewal: whoever is responsible for the bug now hears of it.</summary>
    public const string Responsible = "responsible";

    /// <summary>Days before a collection ends at which its renewal is spoken of.</summary>
    internal const int RenewalAhead = 42;

    /// <summary>The ladder for who is waited for.</summary>
    public static Ladder For(Waiting waiting, ReminderPolicy numbers) => new(waiting.For switch
    {
        Awaited.Steward =>
        [
            new(ReminderStep.First, numbers.First, Counted.WorkingDays),
            new(ReminderStep.Second, numbers.Second, Counted.WorkingDays),
            new(ReminderStep.Offer, numbers.Offer, Counted.WorkingDays),
            new(ReminderStep.Owner, numbers.Owner, Counted.WorkingDays),
            new(ReminderStep.Closing, numbers.Closing, Counted.DaysWithoutMovement),
        ],

        // Who is on no roster may be a steward all the same, and is left alone until the others get a chance.
        Awaited.Stranger =>
        [
            new(ReminderStep.Offer, numbers.Offer, Counted.WorkingDays),
            new(ReminderStep.Owner, numbers.Owner, Counted.WorkingDays),
            new(ReminderStep.Closing, numbers.Closing, Counted.DaysWithoutMovement),
        ],
        Awaited.Escalation or Awaited.Council =>
        [
            new(ReminderStep.Escalation, waiting.For == Awaited.Council ? numbers.Council : numbers.Escalated, Counted.Days),
            new(ReminderStep.Owner, waiting.For == Awaited.Council ? numbers.Council * 3 / 2 : numbers.Escalated * 2, Counted.Days),
            new(ReminderStep.Closing, numbers.Closing, Counted.DaysWithoutMovement),
        ],
        Awaited.Renewal => [new(ReminderStep.Renewal, 0, Counted.Days), new(ReminderStep.Responsible, RenewalAhead / 2, Counted.Days)],
        Awaited.Correction => [new(ReminderStep.Correction, numbers.Correction, Counted.Days)],
        Awaited.Requester => [new(ReminderStep.Closing, numbers.Closing, Counted.DaysWithoutMovement)],
        Awaited.Owner => [new(ReminderStep.Owner, numbers.Owner, Counted.WorkingDays), new(ReminderStep.Closing, numbers.Closing, Counted.DaysWithoutMovement)],
        Awaited.Nobody => [],
    });

    /// <summary>The step of a name; null for a name that isn't ours.</summary>
    internal static ReminderStep? StepOf(string name) => Enum.GetValues<ReminderStep>().Where(s => NameOf(s) == name).Select(s => (ReminderStep?)s).FirstOrDefault();

    /// <summary>The name of a step, as it stands in reference lines.</summary>
    internal static string NameOf(ReminderStep step) => step switch
    {
        ReminderStep.First => First,
        ReminderStep.Second => Second,
        ReminderStep.Offer => Offer,
        ReminderStep.Owner => Owner,
        ReminderStep.Closing => Closing,
        ReminderStep.Escalation => Escalation,
        ReminderStep.Correction => Correction,
        ReminderStep.Renewal => Renewal,
        ReminderStep.Responsible => Responsible,
    };

    /// <summary>
    /// The stages, which cover all time: each begins where the one before ends. A rung that would be reached after the
    /// closing question is none.
    /// </summary>
    /// <param name="waiting">Who is waited for since when.</param>
    /// <param name="calendar">The working days of that person.</param>
    /// <param name="lastMovement">When anybody but a bot did anything in the bug.</param>
    public ImmutableArray<Stage> Stages(Waiting waiting, BusinessCalendar calendar, DateTimeOffset lastMovement)
    {
        var due = Rungs.Select(r => (Rung: r, At: DueAt(r, waiting, calendar, lastMovement))).ToList();
        var end = due.Where(d => d.Rung.Step == ReminderStep.Closing).Select(d => d.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        var reached = due.Where(d => d.At < end || d.Rung.Step == ReminderStep.Closing).OrderBy(d => d.At).ToList();
        var stages = ImmutableArray.CreateBuilder<Stage>();
        stages.Add(new Stage(null, DateTimeOffset.MinValue, reached.Count > 0 ? reached[0].At : null));
        for (var i = 0; i < reached.Count; i++)
        {
            stages.Add(new Stage(reached[i].Rung, reached[i].At, i + 1 < reached.Count ? reached[i + 1].At : null));
        }

        return stages.ToImmutable();
    }

    /// <summary>How many working days lie between a rung and the one below that is counted in the same way: the shortest rest between two reminders.</summary>
    public int RestBefore(Rung rung)
    {
        var below = Rungs.Where(r => r.In == rung.In && r.After < rung.After).Select(r => r.After).DefaultIfEmpty(0).Max();
        return rung.In == Counted.WorkingDays ? rung.After - below : 0;
    }

    // Whoever asked for a reminder in some days gets it then, and the other rungs keep their distance from it.
    private DateTimeOffset DueAt(Rung rung, Waiting waiting, BusinessCalendar calendar, DateTimeOffset lastMovement) => (rung.In, waiting.DeferredTo) switch
    {
        (Counted.WorkingDays, { } deferred) => calendar.AddWorkingDays(deferred, rung.After - Rungs[0].After),
        (Counted.WorkingDays, null) => calendar.AddWorkingDays(waiting.Since, rung.After),
        (Counted.Days, var deferred) => Later(waiting.Since.AddDays(rung.After), deferred),
        (_, var deferred) => Later(Later(waiting.Since, lastMovement).AddDays(rung.After), deferred),
    };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset? b) => b is { } other && other > a ? other : a;
}
