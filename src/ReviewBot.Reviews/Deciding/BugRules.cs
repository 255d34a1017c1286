using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>What concerns a bug as a whole, after its requests: lost flags, needinfos of ours that have had their answer.</summary>
internal static class BugRules
{
    private const int WorkingDaysToAsk = 2;

    /// <param name="case">The bug.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="world">The world.</param>
    /// <param name="now">Server time.</param>
    /// <param name="assigned">Attachments that get a steward in this very plan: nobody waits for their requester any more.</param>
    public static IEnumerable<Outcome> Decide(ReviewCase @case, ReviewPolicy policy, World world, DateTimeOffset now, IReadOnlySet<long> assigned)
    {
        if (LostFlag(@case, policy, world, now) is { } lost)
        {
            yield return lost;
        }
        else if (ForgottenFlag(@case, policy, world, now) is { } forgotten)
        {
            yield return forgotten;
        }

        foreach (var landed in Landed(@case, policy, world, now))
        {
            yield return landed;
        }

        foreach (var request in @case.Requests.Where(r => r.IsPending && !r.Reading.UnknownQuestions.IsEmpty))
        {
            yield return new(TellOfUnknown(@case.Bug, request), "the form has a question that isn't known");
        }

        foreach (var flag in new AnsweredNeedinfos(@case, policy, assigned).All)
        {
            yield return new(new Step
            {
                Capability = Capabilities.Comment,
                Word = "needinfo-cleared",
                Reason = "our question has its answer",
                Effects = [new Effect.ClearNeedinfo(flag.Id)],
            }, "our question has its answer");
        }
    }

    // For who looks after the bot; the requester need not care. Of a restricted bug not even the wording is told.
    private static Step TellOfUnknown(BugSnapshot bug, ReviewRequest request) => new()
    {
        Capability = Capabilities.Comment,
        Word = "noticed",
        Reason = "the form has a question that isn't known",
        Notices = bug.IsRestricted || request.Attachment.IsPrivate
            ? [new Notice($"unknown-question {bug.Id} {request.Attachment.Id}", bug.Id, $"The form on attachment {request.Attachment.Id} of bug {bug.Id} has a question that the bot doesn't know.")]
            : [.. request.Reading.UnknownQuestions.Select(q => new Notice($"unknown-question {UnknownQuestion.Key(q)}", bug.Id, $"The form on attachment {request.Attachment.Id} of bug {bug.Id} has a question that the bot doesn't know: {UnknownQuestion.Shown(q)}."))],
    };

    // Obsoleting an attachment deletes its pending flag; who then attaches a corrected form often forgets to ask again.
    private static Outcome? LostFlag(ReviewCase @case, ReviewPolicy policy, World world, DateTimeOffset now)
    {
        if (@case.UnflaggedForms.LastOrDefault() is not { } form
            || Gate.IsAbandoned(@case.Bug)
            || form.Attachment.IsPrivate
            || @case.Requests.Any(r => r.IsPending))
        {
            return null;
        }

        var lost = @case.Requests.LastOrDefault(r =>
            r.Attachment.IsObsolete && r.Round.WithdrawnAt is not null && r.Attachment.Id < form.Attachment.Id);
        if (lost is null)
        {
            return null;
        }

        var subject = MarkItem.ForRound(form.Attachment.Id, 0);
        if (@case.LastSaid(subject, Steps.LostFlag) is not null)
        {
            return Outcome.Nothing(string.Create(CultureInfo.InvariantCulture, $"waits for `{policy.FlagName}?` on the newer form, attachment {form.Attachment.Id}"));
        }

        return new(new Step
        {
            Capability = Capabilities.Comment,
            Word = "flag-lost",
            Reason = "the flag went with the obsolete attachment, and the newer form has none",
            Text = new CommentText(policy, world, now).LostFlag(form.Attachment),
            Greets = form.Attachment.Creator,
            Marks = [new MarkItem(subject, Steps.LostFlag)],
            Effects = policy.NeedinfoFlag is null ? [] : [new Effect.AskNeedinfo(form.Attachment.Creator)],
        }, "the newer form has no flag");
    }

    // Scenario 12: the form was attached, and nobody was asked; most forget, some only prepare. So it is with a corrected form
    // whose predecessor is still asked for, was taken back or was denied.
    private static Outcome? ForgottenFlag(ReviewCase @case, ReviewPolicy policy, World world, DateTimeOffset now)
    {
        if (@case.UnflaggedForms.LastOrDefault(f => !f.Attachment.IsPrivate) is not { } form || !IsLeftOver(@case, form)
            || Gate.IsAbandoned(@case.Bug) || @case.Standing is { Quiet: true } or { Hold: not null })
        {
            return null;
        }

        var subject = MarkItem.ForRound(form.Attachment.Id, 0);
        var due = policy.CalendarOf(form.Attachment.Creator).AddWorkingDays(form.Attachment.CreationTime, WorkingDaysToAsk);
        var asked = @case.Requests.Select(r => r.Round.AskedAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        if (@case.Said.Any(s => s.Item.Step == Steps.FlagForgotten && s.Comment.Time > asked) || form.Attachment.CreationTime < world.Began)
        {
            return null;
        }

        return due > now
            ? Outcome.Nothing("a form is there on which nobody is asked yet", due)
            : new(new Step
            {
                Capability = Capabilities.Comment,
                Word = "flag-forgotten",
                Reason = "a form is there on which nobody asked for a review",
                Text = new CommentText(policy, world, now).FlagForgotten(form.Attachment),
                Marks = [new MarkItem(subject, Steps.FlagForgotten)],
            }, "a form is there on which nobody asked for a review");
    }

    // The newest of all, of which nobody has spoken yet. What comes after a grant is mostly the form as it was granted.
    private static bool IsLeftOver(ReviewCase @case, ReadAttachment form) =>
        @case.LastSaid(MarkItem.ForRound(form.Attachment.Id, 0), Steps.LostFlag) is null
        && @case.Requests.All(r => r.Attachment.Id < form.Attachment.Id && r.Round.Decision?.Status != FlagStatus.Granted && r.ReplacedBy?.Attachment.Id != form.Attachment.Id);

    // Scenario 55. An assignment after the landing says it itself.
    private static IEnumerable<Outcome> Landed(ReviewCase @case, ReviewPolicy policy, World world, DateTimeOffset now)
    {
        if (!@case.Bug.Resolution.Equals("FIXED", StringComparison.OrdinalIgnoreCase)
            || @case.Bug.History.LastOrDefault(h => h.Changes.Any(c => c.Field == "resolution")) is not { } fixedBy)
        {
            yield break;
        }

        foreach (var request in @case.Requests.Where(r => r.IsPending && r.Requestees.Any() && !r.Attachment.IsPrivate && !Gate.IsOldBacklog(@case, r, policy)))
        {
            var round = request.Round;
            if (!round.HasSaid(Steps.Landed) && fixedBy.When > round.AskedAt && fixedBy.When >= world.InvolvedSince(round, policy)
                && !round.Said.Any(s => s.Item.Step is Steps.Assigned && s.Comment.Time > fixedBy.When))
            {
                const string Reason = "the bug is fixed while the review is open";
                yield return new(new Step
                {
                    Capability = Capabilities.Comment,
                    Word = "landed",
                    Reason = Reason,
                    Text = new CommentText(policy, world, now).Landed(request),
                    Marks = [new MarkItem(round.Subject, Steps.Landed)],
                }, Reason);
            }
        }
    }
}
