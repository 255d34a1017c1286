using System.Text.RegularExpressions;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Says in whose place a steward reviews, and why: "Picking this up for Ines, she has a full queue."</summary>
internal static partial class StandIn
{
    /// <summary>Whether a sentence does, and says nothing else.</summary>
    public static bool Is(Sentence sentence)
    {
        var words = PlainWords.Of(Possessive().Replace(sentence.Text, ""));
        return sentence.Ends && Speech.StandIns.At(words) is { Person: not null, Length: var length } && words.Skip(length).Select(word => word.Text).ToList() is var rest && (rest.Count == 0 || Speech.StandInReasons.Covers(rest));
    }

    [GeneratedRegex(@"(?<=\b\p{Lu}\p{Ll}+)['’]s\b")]
    private static partial Regex Possessive();
}
