// What a steward's own answers lead to by the process's rules (review.md): the steward decides, the bot only asks once.
using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms.Findings.Reviews;

/// <summary>Compares a steward's answers with the verdict below them.</summary>
public static class ReviewHints
{
    /// <summary>
    /// What a granting review might want to look at again, as parts of a sentence; empty if nothing. Nothing of the
    /// answers themselves is repeated.
    /// </summary>
    /// <param name="review">The review as read.</param>
    /// <param name="escalated">Whether somebody else was asked already.</param>
    public static ImmutableArray<string> Of(FormReading review, bool escalated)
    {
        var hints = ImmutableArray.CreateBuilder<string>();
        if (review.Kind is not FormKind.Review)
        {
            return [];
        }

        if (SaysNo(review, Topics.Documentation))
        {
            hints.Add("there is no public documentation, which by the review form means `-`");
        }

        if (SaysNo(review, Topics.Control))
        {
            hints.Add("the user has no control over it, which by the review form means `-`");
        }

        if (review.Answers.Any(a => a.Topic == Topics.Categories && a.Answered) && review.Categories.IsEmpty)
        {
            hints.Add("the answer about the category names none of the four categories");
        }

        if (!escalated && review.Escalate.Any(e => e.To.Equals("legal", StringComparison.OrdinalIgnoreCase)))
        {
            hints.Add("by the review form this goes to Legal first");
        }

        return hints.ToImmutable();
    }

    private static bool SaysNo(FormReading review, string topic) =>
        review.Answers.Any(a => a.Topic == topic && a.Answered && FirstWord(a.Text) is ("no" or "none" or "nope"));

    private static string FirstWord(string text) =>
        string.Concat(text.AsSpan().Trim().TrimStart("*_`>-: ").ToString().TakeWhile(char.IsAsciiLetter)).ToLowerInvariant();
}
