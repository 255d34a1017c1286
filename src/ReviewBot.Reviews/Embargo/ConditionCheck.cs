using System.Globalization;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>Whether what an opening waits for is so.</summary>
internal sealed class ConditionCheck(BugSnapshot bug, ReviewPolicy policy, EmbargoFacts facts, DateTimeOffset now)
{
    public EmbargoCheck Of(LiftCondition condition) => condition.Match(
        date: date => OnDay(date, date.Day, null),
        bugFixed: Fixed,
        versionReleased: Released,
        onGitHub: OnGitHub,
        landed: landed => NotYet(landed, facts.Landed.ContainsKey(bug.Id) ? $"it has; `{policy.Name}: embargo lift` has the bug announced and opened" : "not yet"),
        saidSo: saidSo => NotYet(saidSo, $"`{policy.Name}: embargo lift` says so"));

    private EmbargoCheck Fixed(LiftCondition.BugFixed condition)
    {
        var referred = condition.Bug == bug.Id ? new ReferredBug(bug.Status, bug.Resolution) : facts.Bugs.GetValueOrDefault(condition.Bug);
        return referred is null ? Unknown(condition, $"I can't see that bug, so it never counts as fixed here; `{policy.Name}: embargo until …` names something else")
            : referred.Resolution.Equals("FIXED", StringComparison.OrdinalIgnoreCase) ? Met(condition)
            : NotYet(condition, referred.Resolution.Length > 0 && !referred.Restricted ? "it is closed, but not as FIXED" : "not yet");
    }

    private EmbargoCheck Released(LiftCondition.VersionReleased condition)
    {
        var calendar = condition.Product == ReleasedProduct.Android ? policy.ReleasesOnAndroid : policy.Releases;
        return calendar.Find(condition.Version.ToString(CultureInfo.InvariantCulture)) switch
        {
            { IsEstimate: false, Days.Release: { } day } => OnDay(condition, day, $"the release is of {day:yyyy-MM-dd}"),
            { Days.Release: { } estimate } => Unknown(condition, $"estimated for {estimate:yyyy-MM-dd}, and an estimate opens nothing"),
            _ => Unknown(condition, "no release day is known"),
        };
    }

    private EmbargoCheck OnGitHub(LiftCondition.OnGitHub condition) =>
        !facts.GitHub.TryGetValue(condition, out var so) ? Unknown(condition, "GitHub gave no answer")
        : so ? Met(condition)
        : NotYet(condition, "not yet");

    private EmbargoCheck OnDay(LiftCondition condition, DateOnly day, string? detail) =>
        policy.Embargo.Staffed.StartOf(day) is var start && start <= now ? Met(condition, detail) : NotYet(condition, detail, start);

    private static EmbargoCheck Met(LiftCondition condition, string? detail = null) =>
        new(CheckKind.Condition, CheckState.Met, condition.Text, detail, Condition: condition);

    private static EmbargoCheck NotYet(LiftCondition condition, string? why, DateTimeOffset? metAt = null) =>
        new(CheckKind.Condition, CheckState.NotMet, condition.Text, why, metAt, condition);

    private static EmbargoCheck Unknown(LiftCondition condition, string why) =>
        new(CheckKind.Condition, CheckState.Unknown, condition.Text, why, Condition: condition);
}
