using ReviewBot.Bugzilla.Errors;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Acting;

/// <summary>The owners hear of a bug that is given up; so do the people in it, where they would wait for nothing.</summary>
internal sealed class GivingUp(NoticeDesk notices, PlanSender sender, BugWriter writer)
{
    /// <summary>Tells them.</summary>
    public async Task TellAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var (id, now) = (attempt.Bug, attempt.Now);
        if (!attempt.Opens)
        {
            // An opening that doesn't come was told at its first miss.
            notices.Tell(new Notice($"given-up {id} {now:yyyy-MM-dd}", id, $"Bug {id} was given up after repeated failures: `reviewbot outbox list` says why, `reviewbot outbox retry {id}` tries it again at once; else it is tried every six hours."), now);
        }

        if (GivenUp.Tell(attempt.Case, attempt.Pass.Policy, attempt.Facts.World([attempt.Case]), now) is not { } word)
        {
            return;
        }

        try
        {
            if (await writer.IsUnchangedAsync(attempt.Case.Bug, cancellationToken))
            {
                await sender.SendAsync(attempt with { Plan = word, WithoutNeedinfo = false }, cancellationToken);
            }
        }
        catch (BugzillaException e) when (!Setbacks.ConcernAllBugs(e))
        {
            // Then nothing can be said there at all; the owners know.
        }
    }
}
