using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>Hears that two forms of a bug are two requests.</summary>
internal static class AnotherRequest
{
    /// <summary>Whether a comment says so in its author's own words.</summary>
    public static bool IsSaidIn(string body, ReplyAddress address) =>
        CommentPart.Of(body, address).Where(p => !p.IsQuote).SelectMany(p => Sentences.Of(p.Text)).Any(IsSaid);

    /// <summary>Whether a sentence says so.</summary>
    public static bool IsSaid(string sentence)
    {
        var words = PlainWords.TextsOf(sentence);
        var at = Talk.TwoRequests.PlaceIn(words);
        return at >= 0 && !sentence.TrimEnd().EndsWith('?') && !words.Take(at).TakeLast(3).Any(w => w is "not" or "no" or "never" or "without");
    }
}
