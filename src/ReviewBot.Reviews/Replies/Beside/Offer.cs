using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Says below a decision what can be done should something go amiss some day: "Ping me on Matrix if the scraper chokes on it."</summary>
internal static class Offer
{
    private const int MostWords = 24;

    /// <summary>Whether a sentence does, and says nothing else.</summary>
    public static bool Is(Sentence sentence)
    {
        var words = sentence.Texts;
        var condition = words.IndexOf("if");
        return sentence.Ends && !sentence.Opens && words.Count <= MostWords && condition >= 0 && words.LastIndexOf("if") == condition && (condition == 0 ? EndsWithOffer(sentence) : BeginsWithOffer(words[..condition])) && !IsSnare(words);
    }

    private static bool BeginsWithOffer(List<string> words) => Manners.Offers.LengthAt(words, 0) > 0;

    private static bool EndsWithOffer(Sentence sentence) =>
        Enumerable.Range(1, sentence.Texts.Count - 1).Any(at => sentence.Closes[at - 1] && Manners.Offers.LengthAt(sentence.Texts, at) > 0);

    private static bool IsSnare(List<string> words) => Manners.OfferSnares.IsIn(words);
}
