using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Deciding;

/// <summary>What follows from words of the steward who is asked that weren't addressed to us: one offer, once.</summary>
internal sealed class RemarkRules(ReviewPolicy policy, World world, DateTimeOffset now)
{
    /// <param name="case">The bug.</param>
    /// <param name="decided">Attachments whose flag is set in this very plan.</param>
    public IEnumerable<Outcome> Decide(ReviewCase @case, IReadOnlySet<long> decided)
    {
        if (Gate.IsAbandoned(@case.Bug) || @case.Standing.Hold is not null)
        {
            yield break;
        }

        foreach (var heard in @case.Remarks)
        {
            if (CommandRules.Target(@case, heard) is { } request && !decided.Contains(request.Attachment.Id) && IsNews(request, heard) && heard.Reading.Remark is { } remark && Offer(new Counter(@case, heard, policy, world, now), request, remark) is { } offer)
            {
                yield return offer;
            }
        }
    }

    // By the one who is asked, and while nobody has done anything about it since.
    private bool IsNews(ReviewRequest request, Heard heard)
    {
        var (round, comment) = (request.Round, heard.Comment);
        return request.Requestees.Contains(comment.Creator, StringComparer.OrdinalIgnoreCase)
            && !round.Requester.Equals(comment.Creator, StringComparison.OrdinalIgnoreCase)
            && comment.Time >= world.InvolvedSince(round, policy)
            && round.Assignments.LastOrDefault(a => a.Steward.Equals(comment.Creator, StringComparison.OrdinalIgnoreCase)) is { } asked && asked.At <= comment.Time
            && !request.Changes.Any(c => c.When > comment.Time)
            && !round.Said.Any(s => s.Item.Step is Steps.VerdictAsked or Steps.Offered && s.Comment.Time >= asked.At);
    }

    private Outcome? Offer(Counter counter, ReviewRequest request, Remark remark) => remark.Kind switch
    {
        RemarkKind.Granted => Say(counter, request, Steps.VerdictAsked, counter.Text.OfferVerdict(request, FlagStatus.Granted)),
        RemarkKind.Denied => Say(counter, request, Steps.VerdictAsked, counter.Text.OfferVerdict(request, FlagStatus.Denied)),
        RemarkKind.Busy or RemarkKind.Conflict or RemarkKind.Handover when Colleague(remark.To, counter.Comment.Creator) is { } colleague => Say(counter, request, Steps.Offered, counter.Text.OfferHandover(request, colleague)),
        RemarkKind.Busy => Say(counter, request, Steps.Offered, counter.Text.OfferDecline(request, "decline busy")),
        RemarkKind.Conflict => Say(counter, request, Steps.Offered, counter.Text.OfferDecline(request, "decline conflict")),
        RemarkKind.Handover when remark.To is null => Say(counter, request, Steps.Offered, counter.Text.OfferDecline(request, "decline")),

        // Asked of somebody who reviews nothing: "Rhea, could you look at this?"
        RemarkKind.Handover => null,
    };

    private string? Colleague(Person? named, string speaker) =>
        named is not null && People.Resolve(named, speaker, policy, world) is { } login && policy.Roster.Find(login) is not null && !login.Equals(speaker, StringComparison.OrdinalIgnoreCase) ? login : null;

    private static Outcome Say(Counter counter, ReviewRequest request, string step, string text) => new(new Step
    {
        Capability = Capabilities.Commands,
        Word = step,
        Reason = "the steward who is asked says something that a command would do",
        Text = text,
        Marks = [new MarkItem(request.Round.Subject, step), counter.Mark(Steps.Offered)],
    }, "an offer to the steward who is asked");
}
