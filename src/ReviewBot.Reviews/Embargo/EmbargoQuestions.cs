using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies.Commands;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>What was asked about an embargo, and whether it has its answer.</summary>
internal static class EmbargoQuestions
{
    // Flag and comment of one question may be stored in two steps.
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(2);

    /// <summary>Whether a needinfo of ours is about the embargo and still waits for its answer.</summary>
    public static bool StillAsks(ReviewCase @case, Flag needinfo, ReviewPolicy policy) =>
        @case.Bug.IsRestricted && Of(@case, needinfo) is { } asked && !Answers(@case, policy).Any(answer => answer > asked.Count);

    /// <summary>The comment with the last question that a needinfo of ours stands for; null where it stands for none.</summary>
    /// <remarks>A flag that stood already when the requester was asked again, or whose comment came late, is the flag of that question, too.</remarks>
    public static Comment? Of(ReviewCase @case, Flag needinfo) => @case.Said.LastOrDefault(s => s.Item.Subject == EmbargoSteps.Subject
        && ((IsQuestion(s.Item.Step) && (s.Comment.Time - needinfo.Created).Duration() <= Together)
            || (IsOfRequester(s.Item.Step) && s.Comment.Time > needinfo.Created && string.Equals(needinfo.Requestee, EmbargoRules.RequesterOf(@case), StringComparison.OrdinalIgnoreCase))))?.Comment;

    /// <summary>The last word about the conditions, if it is one that can't be used.</summary>
    public static Comment? Unusable(ReviewCase @case, ReviewPolicy policy) =>
        Terms(@case, policy) is { Problem: not null, SaidIn: { } word } ? word : null;

    // Conditions that can be used, a hold, or its end.
    private static IEnumerable<int> Answers(ReviewCase @case, ReviewPolicy policy)
    {
        if (Terms(@case, policy) is { AreSet: true, SaidIn: { } word })
        {
            yield return word.Count;
        }

        foreach (var heard in @case.Heard.Where(h => h.Reading.HoldSeen || h.Reading.Commands.Any(c => c is ResumeCommand)))
        {
            yield return heard.Comment.Count;
        }
    }

    private static EmbargoTerms Terms(ReviewCase @case, ReviewPolicy policy) =>
        EmbargoTerms.Of(@case, policy, GroupHistory.Of(@case.Bug, policy.IsSelf));

    private static bool IsQuestion(string step) => IsOfRequester(step) || step is EmbargoSteps.HoldAsked or EmbargoSteps.EventAsked;

    private static bool IsOfRequester(string step) => step is EmbargoSteps.Asked or EmbargoSteps.Warned or EmbargoSteps.WarnedAgain;
}
