using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Hears that somebody wants a decision of somebody else's to wait, or is against it.</summary>
internal static class Objection
{
    /// <summary>Whether a comment says so in its author's own words.</summary>
    public static bool IsSaidIn(string body, ReplyAddress address) =>
        ReplyReader.LinesOf(body, address).Where(line => line.IsProse && line.Worst(..) < Zone.Inert).SelectMany(line => ClausesOf(line.Text)).Any(IsSaid);

    private static bool IsSaid(string clause)
    {
        var words = PlainWords.TextsOf(clause).SkipWhile(word => Speech.Greetings.Begins([word]) || word is "please" or "sorry" or "but" or "and" or "um" or "uh" or "hmm" or "hm").ToArray();
        return Speech.Objections.Begins(words);
    }

    private static string[] ClausesOf(string line) => line.Split([", ", "; ", ". ", "! ", "? ", ": ", " - ", " – ", " — ", "... ", "… "], StringSplitOptions.RemoveEmptyEntries);
}
