using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>What became of a decision that stands in a comment, by the other comments of the bug.</summary>
internal enum Afterwards
{
    /// <summary>It still is what its author wants.</summary>
    Stands,

    /// <summary>Its author has said something else about the same matter since, and that counts by itself.</summary>
    Superseded,

    /// <summary>Something said since, or right before, could mean that it is none.</summary>
    Doubtful,
}

/// <summary>
/// People take back in the next comment what they said in the last. Until a decision is carried out it is read with what
/// was said on the bug since: by its author, by the same judgement as words below it in the same comment; by others with a part in the
/// review, where they object.
/// </summary>
/// <remarks>
/// Of two decisions of one person the later stands, also where nothing is said about the earlier: whoever decides anew
/// has seen what stands above. Of two people's that contradict each other neither does, in whatever order: by the flag
/// itself, the second would have seen the first. What was said earlier by the author ("I'll approve when …") is settled by the decision, unless
/// the comment right before it ends open, so that the decision goes on with its sentence.
/// </remarks>
/// <param name="case">The bug.</param>
/// <param name="policy">Settings.</param>
internal sealed class SecondThoughts(ReviewCase @case, ReviewPolicy policy)
{
    /// <summary>What became of a decision.</summary>
    /// <param name="word">The comment that it stands in.</param>
    /// <param name="isOnIt">Whether a command in another comment is about the same matter.</param>
    /// <param name="answered">The number of our comment that answers the word; what was said after that takes nothing back. Null while there is none.</param>
    public Afterwards Of(Heard word, Func<Heard, Command, bool> isOnIt, int? answered = null)
    {
        var (own, others) = (new List<Comment>(), new List<Comment>());
        foreach (var comment in @case.Bug.Comments.Where(c => c.Count > word.Comment.Count && c.Count < (answered ?? int.MaxValue) && c.Body.Length > 0 && !policy.IsBot(c.Creator)))
        {
            (Same(comment.Creator, word.Comment.Creator) ? own : others).Add(comment);
        }

        return own.Exists(c => Commands(c).Any(x => isOnIt(x.Heard, x.Command))) ? Afterwards.Superseded
            : own.Exists(c => !LeavesStanding(word, c)) || others.Exists(Objects) || IsContradicted(word, isOnIt, answered) || GoesOn(word) ? Afterwards.Doubtful
            : Afterwards.Stands;
    }

    private bool LeavesStanding(Heard word, Comment later) =>
        ReplyReader.LeavesStanding(word.Comment.Body, later.Body, policy.Address, Listening.NamesOf(later.Creator, policy));

    private bool Objects(Comment comment) =>
        Listening.RolesOf(comment.Creator, @case, policy) != Role.None
        && (Objection.IsSaidIn(comment.Body, policy.Address) || @case.Heard.Any(h => h.Comment == comment && (h.Reading.HoldSeen || h.Reading.Items.Any(said => said is Said.Negated))));

    private bool IsContradicted(Heard word, Func<Heard, Command, bool> isOnIt, int? answered) =>
        word.Reading.Commands.Where(c => c.Row.Final).Any(own => @case.Heard.Any(h => !Same(h.Comment.Creator, word.Comment.Creator) && h.Comment.Count < (answered ?? int.MaxValue) && !IsAnswered(h)
            && h.Reading.Commands.Any(c => c.Row.Final && c.Name != own.Name && c.Row.Where == own.Row.Where && MayUse(h, c) && isOnIt(h, c))));

    // "I would write:", and the rest in another comment.
    private bool GoesOn(Heard word) =>
        @case.Bug.Comments.LastOrDefault(c => c.Count < word.Comment.Count && c.Body.Length > 0) is { } before
        && Same(before.Creator, word.Comment.Creator) && before.Body.TrimEnd() is [.., ':' or ',' or ';' or '…'];

    private IEnumerable<(Heard Heard, Command Command)> Commands(Comment comment) =>
        from heard in @case.Heard
        where heard.Comment == comment
        from command in heard.Reading.Commands
        where MayUse(heard, command)
        select (heard, command);

    private bool MayUse(Heard heard, Command command) =>
        CommandTable.MayUse(command, Listening.RolesOf(heard.Comment.Creator, @case, policy), @case.Bug.IsRestricted).Allowed;

    private bool IsAnswered(Heard heard) => MarkItem.ForComment(heard.Comment.Id) is var subject && @case.Said.Any(s => s.Item.Subject == subject);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
