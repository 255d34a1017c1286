using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Being asked is of no use to whoever can't see the bug.</summary>
internal static class LettingIn
{
    // Being on CC shows a restricted bug to whom it was hidden from, so only a setting allows it.
    public static IEnumerable<Effect> Of(ReviewCase @case, string login, ReviewPolicy policy) =>
        policy.CcOnRestrictedBugs && @case.Bug is { IsRestricted: true, IsCcAccessible: true } && !@case.Bug.Cc.Contains(login, StringComparer.OrdinalIgnoreCase)
            ? [new Effect.AddCc(login)]
            : [];
}
