using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;
using LiftWarning = ReviewBot.Reviews.Embargo.Warning;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>A bug that is closed for a time, in each stage of its course. Hours are UTC; the first day is Monday, 2026-11-23.</summary>
internal static class ClosedBug
{
    public const string Group = "embargo";

    public static readonly ReviewPolicy Closed = Policy with { Embargo = new EmbargoPolicy { Groups = [Group] } };

    /// <summary>Bug 7 is open, and the clocks agree.</summary>
    public static readonly EmbargoFacts Facts = new() { ClockSkew = TimeSpan.Zero, Bugs = ImmutableDictionary<int, ReferredBug>.Empty.Add(7, new("NEW", "")) };

    public static DateTimeOffset Day(int month, int day, int hour, int minute = 0) => new(month < 11 ? 2027 : 2026, month, day, hour, minute, 0, TimeSpan.Zero);

    public static BugBuilder Asked() => new BugBuilder().Restrict(Group).At(Day(11, 23, 9)).Attach(13, "a form").Ask(13, requestee: Maren);

    public static BugBuilder Granted() => Asked().Decide(13, Maren, FlagStatus.Granted);

    public static BugBuilder Until(string conditions) => Granted().Say(BugBuilder.Requester, $"reviewbot: embargo until {conditions}");

    public static BugBuilder Announced(string until = "2027-03-01") => Act(Act(Until(until)).At(Day(2, 22, 8)));

    public static (BugBuilder Bug, DateTimeOffset At) Opened()
    {
        var bug = Act(Act(Announced().At(Day(2, 26, 9))).At(Day(3, 1, 9)));
        return (bug, bug.Build().History.Last(h => h.Changes.Any(c => c.Field == "bug_group")).When);
    }

    /// <summary>A warning as it would have been posted, whatever else stands in the way.</summary>
    public static BugBuilder Warn(BugBuilder bug, DateTimeOffset announced)
    {
        var @case = Fold(bug);
        return Mention(bug, EmbargoSteps.Warned, LiftWarning.State(announced, @case, Embargoes.Look(@case, Closed, Facts, bug.Now).Terms));
    }

    /// <summary>A comment of ours with one step in its reference line.</summary>
    public static BugBuilder Mention(BugBuilder bug, string step, string? state = null, string subject = EmbargoSteps.Subject) =>
        bug.Mention(subject, step, state);

    public static ReviewCase Fold(BugBuilder bug, ReviewPolicy? policy = null) => CaseFold.Fold(bug.Build(), policy ?? Closed);

    public static EmbargoState Look(BugBuilder bug, EmbargoFacts? facts = null, ReviewPolicy? policy = null, DateTimeOffset? now = null) =>
        Embargoes.Look(Fold(bug, policy), policy ?? Closed, facts ?? Facts, now ?? bug.Now);

    public static BugBuilder Act(BugBuilder bug, ReviewPolicy? policy = null) => bug.Apply(At(bug, bug.Now, policy));

    public static Plan At(BugBuilder bug, DateTimeOffset now, ReviewPolicy? policy = null, EmbargoFacts? facts = null) =>
        Decide(bug, now, policy ?? Closed, new World { Rotation = RotationFacts.None, Facts = facts ?? Facts });
}
