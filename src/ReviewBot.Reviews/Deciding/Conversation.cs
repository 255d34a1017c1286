using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Commands;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Deciding;

/// <summary>What became of what people said to us.</summary>
public static class Conversation
{
    /// <summary>
    /// What became of a comment that addresses us, in one sentence without names: each has exactly one outcome, in the bug
    /// where it is visible, else only here.
    /// </summary>
    public static string OutcomeOf(ReviewCase @case, Heard heard, ReviewPolicy policy)
    {
        var subject = MarkItem.ForComment(heard.Comment.Id);
        var said = @case.Said.Where(s => s.Item.Subject == subject).Select(s => s.Item.Step).ToHashSet();
        if (said.Count > 0)
        {
            return said.Contains(Steps.Done) ? "done" : said.Contains(Steps.Refused) ? "refused, and told why" : "not understood, and told what was expected";
        }

        if (EmbargoAnswers.OutcomeOf(@case, heard, policy) is { } outcome)
        {
            return outcome;
        }

        if (RolesThen(@case, heard, policy) == Role.None)
        {
            return "refused silently: its author has no part in the review";
        }

        if (@case.Standing.Ignored || @case.Heard.Any(h => h == heard && h.Reading.Commands.OfType<IgnoreCommand>().Any()))
        {
            return "done: nothing is written on this bug";
        }

        return EmbargoTerms.Of(@case, policy, GroupHistory.Of(@case.Bug, policy.IsSelf)).SaidIn == heard.Comment ? "to be answered"
            : IsOld(@case, heard) ? "not carried out: no review was asked for then"
            : @case.Requests.Any(r => r.Changes.Any(c => c.When >= heard.Comment.Time && !policy.IsBot(c.Who))) ? "not carried out: somebody changed the flag afterwards"
            : IsSettled(@case, heard) ? "not carried out: the request was decided meanwhile"
            : "to be answered";
    }

    // Whoever wrote the hold may end it, and did so before we come to answer.
    internal static Role RolesThen(ReviewCase @case, Heard heard, ReviewPolicy policy)
    {
        var held = @case.Heard.LastOrDefault(h => h.Comment.Count < heard.Comment.Count && h.Reading.HoldSeen && Same(h.Comment.Creator, heard.Comment.Creator));
        return Listening.RolesOf(heard.Comment.Creator, @case, policy, held is null ? @case.Standing.Hold : new Hold(held.Comment.Creator, held.Comment.Time, held.Comment.Count));
    }

    internal static bool IsHandled(ReviewCase @case, Heard heard)
    {
        var subject = MarkItem.ForComment(heard.Comment.Id);
        return @case.Said.Any(s => s.Item.Subject == subject);
    }

    // A command counts only in the round in which it was written.
    internal static bool IsOld(ReviewCase @case, Heard heard) =>
        @case.Requests.IsEmpty || heard.Comment.Time < @case.Requests.Min(r => r.Round.AskedAt);

    /// <summary>Whether the request that a comment is about, or one that it may be about, was decided or withdrawn since.</summary>
    internal static bool IsSettled(ReviewCase @case, Heard heard)
    {
        var named = @case.Requests.Where(r => r.Attachment.Id == heard.Comment.AttachmentId).ToList();
        return (named.Count > 0 ? named : [.. @case.Requests]).Exists(r => !r.IsPending && r.Changes.Any(c => c.When >= heard.Comment.Time));
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
