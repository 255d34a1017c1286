// What follows from a decision, or from something that reads like one.
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Findings.Reviews;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Decides about requests that are decided, and about verdicts that were only written.</summary>
internal sealed class DecisionRules(ReviewPolicy policy, World world, DateTimeOffset now)
{
    // What was taken off longer ago is known by now, or nobody wants to hear of it.
    private static readonly TimeSpan News = TimeSpan.FromDays(14);

    private DecisionText Text => new(policy, world);

    /// <param name="case">The bug.</param>
    /// <param name="decided">Attachments whose flag is set in this very plan.</param>
    public IEnumerable<Outcome> Decide(ReviewCase @case, IReadOnlySet<long> decided)
    {
        foreach (var request in @case.Requests)
        {
            var outcomes = request.Round.Decision is { } decision && !request.IsPending
                ? Decided(@case, request, decision)
                : request.IsPending ? (decided.Contains(request.Attachment.Id) ? [] : WrittenVerdict(@case, request))
                : request.Round.Revoked is { } revoked ? Revoked(@case, request, revoked) : [];
            foreach (var outcome in outcomes)
            {
                yield return outcome;
            }
        }
    }

    private IEnumerable<Outcome> Decided(ReviewCase @case, ReviewRequest request, Decision decision)
    {
        var round = request.Round;
        if (round.LostDecision is { } lost)
        {
            yield return new Restoring(policy, world, now).Decision(request, lost);
            yield break;
        }

        if (new CommandRules(policy, world, now).OwedVerdict(@case, request, decision) is { } owed)
        {
            yield return owed;
            yield break;
        }

        if (round.PutRight is { } putRight && !round.HasSaid(Steps.Restored))
        {
            var restored = new Restoring(policy, world, now).Decision(request, putRight);
            yield return restored with { Step = restored.Step! with { Effects = [], Reason = "the word that a decision was put right was lost" } };
        }

        var (steward, comment) = DecidedBy.Of(@case, round, decision, policy);
        if (decision.Status == FlagStatus.Granted && !policy.IsSelf(steward))
        {
            if (Same(steward, round.Requester) || Same(steward, request.Attachment.Creator))
            {
                yield return Tell("own", "was granted by its own requester");
            }
            else if (policy.Roster.Find(steward) is null && !policy.Owners.Contains(steward, StringComparer.OrdinalIgnoreCase))
            {
                yield return Tell("off-roster", "was granted by somebody who is not on the roster");
            }
        }

        // Only where we had a part in it: nobody wants to hear of a decision of last year.
        if (decision.Status == FlagStatus.Granted && round.Said.Any(s => s.Comment.Time <= decision.At) && !round.HasSaid(Steps.Decided))
        {
            yield return new(new Step
            {
                Capability = Capabilities.Comment,
                Word = "decided",
                Reason = "the decision's link is what data_reviews needs",
                Text = Text.Decided(@case, request, steward, comment),
                Marks = [new MarkItem(round.Subject, Steps.Decided)],
            }, "decided");
        }

        foreach (var outcome in ChangedAfter(@case, request, steward, decision.At).Concat(Hint(@case, request, steward)))
        {
            yield return outcome;
        }

        Outcome Tell(string key, string what) => new(new Step
        {
            Capability = Capabilities.Comment,
            Word = "noticed",
            Reason = "the owners are told privately",
            Notices = [new Notice($"{key} {@case.Bug.Id} {round.Subject}", @case.Bug.Id, $"The request on attachment {request.Attachment.Id} of bug {@case.Bug.Id} {what}. Nothing was changed, and nobody was told in the bug.", decision.At)],
        }, "the owners are told privately");
    }

    // Replaced, or made obsolete without anything new.
    private IEnumerable<Outcome> ChangedAfter(ReviewCase @case, ReviewRequest request, string steward, DateTimeOffset decidedAt)
    {
        if (request.Attachment.IsObsolete && request.Round.Decision is { Status: FlagStatus.Granted } && ObsoletedAt(@case, request, decidedAt) is { } at)
        {
            return Changed(@case, request, at, Text.ChangedAfter(request, @case.UnflaggedForms.LastOrDefault(f => f.Attachment.CreationTime > decidedAt)?.Attachment, steward));
        }

        return [];
    }

    private IEnumerable<Outcome> Changed(ReviewCase @case, ReviewRequest request, DateTimeOffset at, string text)
    {
        var round = request.Round;
        var answered = @case.Requests.Any(r => r.Round.AskedAt >= at);
        if (round.HasSaid(Steps.ChangedAfter) || answered || at < world.InvolvedSince(round, policy) || Gate.IsAbandoned(@case.Bug))
        {
            yield break;
        }

        const string Reason = "what was granted has changed since";
        yield return new(new Step
        {
            Capability = Capabilities.Comment,
            Word = "changed-after",
            Reason = Reason,
            Text = text,
            Marks = [new MarkItem(round.Subject, Steps.ChangedAfter)],
        }, Reason);
    }

    private IEnumerable<Outcome> Hint(ReviewCase @case, ReviewRequest request, string steward)
    {
        var round = request.Round;
        if (round.HasSaid(Steps.ReviewHint) || round.Decision is not { Status: FlagStatus.Granted })
        {
            yield break;
        }

        foreach (var comment in @case.Bug.Comments.Where(c => Same(c.Creator, steward) && c.Time >= round.AskedAt && c.Time >= world.InvolvedSince(round, policy)))
        {
            if (ReviewHints.Of(KnownForms.Read(comment.Body, null), round.HasSaid(Steps.Escalated)) is { IsEmpty: false } hints)
            {
                const string Reason = "a review's own answers lead elsewhere than its verdict";
                yield return new(new Step
                {
                    Capability = Capabilities.Comment,
                    Word = "review-hint",
                    Reason = Reason,
                    Text = Text.ReviewHint(comment, hints),
                    Marks = [new MarkItem(round.Subject, Steps.ReviewHint)],
                }, Reason);
                yield break;
            }
        }
    }

    private IEnumerable<Outcome> Revoked(ReviewCase @case, ReviewRequest request, Revocation revoked)
    {
        var round = request.Round;
        var (steward, _) = DecidedBy.Of(@case, round, revoked.Was, policy);
        if (revoked.Was.Status == FlagStatus.Granted && now - revoked.At <= News && !policy.IsSelf(steward)
            && !Same(steward, revoked.By) && !policy.IsSelf(revoked.By) && !round.HasSaid(Steps.Revoked))
        {
            yield return new(new Step
            {
                Capability = Capabilities.Comment,
                Word = "revoked",
                Reason = "somebody took the grant off again",
                Text = Text.Revoked(request, steward, revoked.By),
                Marks = [new MarkItem(round.Subject, Steps.Revoked)],
            }, "somebody took the grant off again");
        }
    }

    private IEnumerable<Outcome> WrittenVerdict(ReviewCase @case, ReviewRequest request)
    {
        var round = request.Round;
        if (round.HasSaid(Steps.VerdictAsked))
        {
            yield break;
        }

        foreach (var comment in @case.Bug.Comments.Where(c => c.Time > round.AskedAt && policy.Roster.Find(c.Creator) is not null && !policy.IsBot(c.Creator) && !Same(c.Creator, round.Requester)))
        {
            if (KnownForms.Read(comment.Body, null) is not { Kind: FormKind.Review or FormKind.RenewalReview, Verdict: { } verdict })
            {
                continue;
            }

            var due = policy.CalendarOf(comment.Creator).AddWorkingDays(comment.Time, 1);
            if (due < world.InvolvedSince(round, policy))
            {
                continue;
            }

            if (now < due)
            {
                yield return Outcome.Nothing("a verdict was written; the flag may follow", due);
                yield break;
            }

            yield return new(new Step
            {
                Capability = Capabilities.Comment,
                Word = "verdict-asked",
                Reason = "a verdict was written, but the flag is still ?",
                Text = Text.AskAboutVerdict(request, comment, verdict),
                Marks = [new MarkItem(round.Subject, Steps.VerdictAsked)],
            }, "a verdict was written");
            yield break;
        }
    }

    private static DateTimeOffset? ObsoletedAt(ReviewCase @case, ReviewRequest request, DateTimeOffset after) =>
        @case.Bug.History.LastOrDefault(h => h.When > after && h.Changes.Any(c => c.Field == "attachments.isobsolete" && c.Added == "1" && c.AttachmentId == request.Attachment.Id))?.When;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
