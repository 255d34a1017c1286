using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies.Answers;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>Tells to whom a comment of a bug replies: by the line that Bugzilla puts before it, by what it quotes, and by who has spoken meanwhile.</summary>
internal sealed partial class Replying(BugSnapshot bug, ReviewPolicy policy)
{
    /// <summary>To whom a comment replies.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="attachment">The form that we asked about.</param>
    /// <param name="asked">What we had asked, or null.</param>
    public RepliesTo Of(Comment comment, long attachment, OurWord? asked)
    {
        if (comment.AttachmentId is { } other && other != attachment)
        {
            return RepliesTo.Other;
        }

        return RepliedTo(comment) is { } repliedTo ? ToAuthor(repliedTo, comment)
            : asked is not null && bug.Comments.Any(c => c.Count > asked.Comment.Count && c.Count < comment.Count && IsOfAnother(c, comment)) ? RepliesTo.Perhaps
            : RepliesTo.Nobody;
    }

    private Comment? RepliedTo(Comment comment)
    {
        if (InReply().Match(comment.Body) is { Success: true } reply)
        {
            var count = int.Parse(reply.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
            return bug.Comments.FirstOrDefault(c => c.Count == count);
        }

        return Quoted().Match(comment.Body) is { Success: true } quote
            ? bug.Comments.LastOrDefault(c => c.Count < comment.Count && c.Body.Contains(quote.Groups["text"].Value.Trim(), StringComparison.OrdinalIgnoreCase))
            : null;
    }

    private RepliesTo ToAuthor(Comment repliedTo, Comment comment) =>
        policy.IsSelf(repliedTo.Creator) ? RepliesTo.Us : Same(repliedTo.Creator, comment.Creator) ? RepliesTo.Nobody : RepliesTo.Other;

    private bool IsOfAnother(Comment one, Comment comment) => one.Body.Length > 0 && !policy.IsBot(one.Creator) && !Same(one.Creator, comment.Creator);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\(In reply to [^\n]{0,200}?comment #(?<n>\d{1,6})\)", RegexOptions.CultureInvariant)]
    private static partial Regex InReply();

    [GeneratedRegex(@"^> ?(?<text>[^>\r\n]{12,100})", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
