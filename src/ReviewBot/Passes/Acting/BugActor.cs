using System.Collections.Immutable;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Passes.Deciding;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Acting;

/// <summary>Does what is to be done about one bug: checks, writes, and decides anew until all is as it should be.</summary>
internal sealed class BugActor(BeforeSending before, PlanSender sender, AfterSending after, Redecision redecision, Setbacks setbacks, KeptBugs kept)
{
    private const int MostDecisions = 12;

    /// <summary>Acts on a bug; returns how that ended.</summary>
    public async Task<Attempt> ActAsync(DecidedPlans decided, ImmutableArray<ReviewCase> cases, ReviewCase @case, Plan plan, CancellationToken cancellationToken)
    {
        var attempt = new Attempt
        {
            Decided = decided,
            Case = @case,
            Plan = plan,
            Facts = decided.Folded.Facts,
            Cases = cases,
            Now = decided.Pass.Now,
        };
        try
        {
            for (var decisions = 0; decisions < MostDecisions && attempt.Standing != Standing.Ended; decisions++)
            {
                attempt = await before.CheckAsync(attempt, cancellationToken);
                if (attempt.Standing == Standing.Cleared)
                {
                    attempt = await after.FollowAsync(attempt, await sender.SendAsync(attempt, cancellationToken), cancellationToken);
                }

                if (attempt.Standing == Standing.Stale)
                {
                    attempt = await redecision.AnewAsync(attempt, cancellationToken);
                }

                if (attempt.Standing == Standing.Gone)
                {
                    attempt = Forget(attempt);
                }
            }

            if (attempt.Standing != Standing.Ended)
            {
                setbacks.WentWrong(attempt);
                attempt = await setbacks.FailAsync(attempt, "the bug changes faster than it can be decided about", cancellationToken);
            }
        }
        catch (BugUnavailableException)
        {
            attempt = Forget(attempt);
        }
        catch (BugzillaException e) when (!Setbacks.ConcernAllBugs(e))
        {
            if (e is InvalidInputException or NotAllowedException or NotFoundException or CommentTooLongException)
            {
                setbacks.WentWrong(attempt);
            }

            attempt = await setbacks.FailAsync(attempt, attempt.Case.Bug.IsRestricted ? e.Message : ServerTrouble.WithWords(e), cancellationToken);
        }

        return attempt;
    }

    // What we may not see any more is kept nowhere.
    private Attempt Forget(Attempt attempt)
    {
        kept.Forget(attempt.Bug);
        return (attempt with { IsGone = true }).End("skipped", "not visible to our account any more");
    }
}
