using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>What the words of a sentence beside a decision say, wherever it stands.</summary>
internal static class SentenceWords
{
    /// <summary>The subject is in the first words of a sentence.</summary>
    public const int MostWordsOfSubject = 3;

    private const int ShortestParticiple = 4;
    private static readonly HashSet<string> Copulas = new(StringComparer.Ordinal) { "is", "are", "am", "was", "were", "been" };
    private static readonly HashSet<string> Prepositions = new(StringComparer.Ordinal) { "for", "to", "in", "on", "at", "as", "with", "from", "by", "of", "about", "after", "before", "like", "per" };

    /// <summary>What the steward has done, or how something of the request is.</summary>
    public static bool IsReport(List<string> words)
    {
        var own = words.SkipWhile(word => Speech.Greetings.Begins([word]) || word is "and" or "also" or "so" or "now" or "but").ToList();
        return own.Count > 1 && (own[0] is "i" or "we" or "no" or "there" or "a" or "an" or "the" or "one" or "two" or "three" or "four" or "five" or "all" or "every" or "everything" or "that" or "this" or "it" || own[1] is "i" or "we" or "has" or "have" || Speech.Matter.IsIn(own.Take(MostWordsOfSubject).ToList()));
    }

    /// <summary>"Categories 1 and 2 only" limits nothing.</summary>
    public static bool HasStrings(IReadOnlyList<string> words) => HasStrings(words, Speech.Strings);

    /// <summary>The same with strings of another list.</summary>
    public static bool HasStrings(IReadOnlyList<string> words, WordList strings) =>
        strings.IsIn(words.Where((word, i) => !(word is "is" or "are" || (word == "next" && i + 1 < words.Count && words[i + 1] == "to") || (word == "only" && ((i > 0 && words[i - 1].All(char.IsAsciiDigit)) || (i + 1 < words.Count && (words[i + 1].StartsWith("categor", StringComparison.Ordinal) || words[i + 1].All(char.IsAsciiDigit))))))).ToList());

    /// <summary>Whether something in the words is known to embrace, negate, condition or exemplify.</summary>
    public static bool IsHedged(IReadOnlyList<string> words) => Speech.Hedges.IsIn(Speech.Assents.Without(words));

    /// <summary>Where the words stand that no list knows.</summary>
    public static IEnumerable<int> Unknown(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count;)
        {
            var length = Math.Max(Speech.Statements.LengthAt(words, i), Math.Max(Speech.Courtesy.LengthAt(words, i), Speech.Matter.LengthAt(words, i)));
            if (length == 0 && !words[i].Any(char.IsAsciiDigit))
            {
                yield return i;
            }

            i += Math.Max(1, length);
        }
    }

    /// <summary>Whether something is said at all, rather than where, when or for whom.</summary>
    public static bool SaysSomething(List<string> words) =>
        !Prepositions.Contains(words[0]) && (Speech.Verbs.IsIn(words) || Speech.Assents.IsIn(words) || words.Exists(word => word.Length > ShortestParticiple && word.EndsWith("ed", StringComparison.Ordinal)));

    /// <summary>A day alone agrees to nothing: "valid from Monday".</summary>
    public static bool Agrees(List<string> words) =>
        words.Where((_, i) => Speech.Assents.LengthAt(words, i) is > 0 and var length && !(words[i] is "from" or "on" && words[i + length - 1].EndsWith("day", StringComparison.Ordinal))).Any();

    /// <summary>"Legal is reviewing the request."</summary>
    public static bool GoesOnStill(List<string> words)
    {
        var left = Speech.Assents.Without(words);
        return left.Where((word, i) => i > 0 && Copulas.Contains(left[i - 1]) && word.EndsWith("ing", StringComparison.Ordinal) && word is not ("convincing" or "amazing")).Any();
    }

    /// <summary>"That was too quick"; "the page is there, too" is none.</summary>
    public static bool IsTooMuch(IReadOnlyList<string> words) => words.Where((word, i) => word == "too" && i + 1 < words.Count && words[i + 1] is not ("and" or "so" or "now")).Any();

    /// <summary>"No questions" agrees; "no question is answered" doesn't.</summary>
    public static bool DeniesSomething(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "no" or "nothing" && i + Speech.Assents.LengthAt(words, i) is var next && next < words.Count && Speech.Verbs.LengthAt(words, next) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
