using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>
/// Tells of a steward's words around a positive verdict whether they leave it given. Only what is understood does: no list of second
/// thoughts is ever complete, and a verdict left to a human costs little.
/// </summary>
internal static class Harmless
{
    private const int LongestName = 3;

    private static readonly WordList Words = WordList.Of("harmless");

    /// <summary>Whether a text can't take a verdict back, condition it or doubt it.</summary>
    public static bool Is(string text)
    {
        var tokens = Tokens.Of(text);
        return (IsKnown(tokens) && !text.Contains('?', StringComparison.Ordinal)) || (Words.At(tokens, 0) is { Value: "open" } && !Concerns(tokens) && !VerdictSentence.Withholds(text));
    }

    /// <summary>Whether a line is a name below what was written.</summary>
    public static bool IsSignature(string text, string before)
    {
        var tokens = Tokens.Of(text);
        return tokens.Count is > 0 and <= LongestName && Enumerable.Range(0, tokens.Count).All(i => char.IsUpper(tokens.Word(i)[0]))
            && (Tokens.Of(before).Count == 0 || (before.TrimEnd() is [.., ','] && Is(before)));
    }

    private static bool Concerns(Tokens tokens) => Words.In(tokens).Any(found => found.Value == "concern");

    private static bool IsKnown(Tokens tokens)
    {
        for (var i = 0; i < tokens.Count;)
        {
            if (Words.At(tokens, i) is { Value: not "concern" } known)
            {
                i = known.Next;
            }
            else if (IsNumber(tokens, i) || IsThanked(tokens, i))
            {
                i++;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNumber(Tokens tokens, int at)
    {
        var word = tokens.Word(at);
        return word.Length < 12 && !word.ContainsAnyExceptInRange('0', '9');
    }

    // "Thanks Jane"
    private static bool IsThanked(Tokens tokens, int at) =>
        at > 0 && char.IsUpper(tokens.Word(at)[0]) && tokens.Word(at - 1) is "thanks" or "Thanks" or "you" or "Hi" or "Hello" or "Hey" or "Dear" or "hi" or "hello";
}
