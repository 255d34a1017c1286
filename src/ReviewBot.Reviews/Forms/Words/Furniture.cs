namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Knows what pages, mail programs and documents leave behind, and words that only frame an answer.</summary>
internal static class Furniture
{
    private const int MostDividedWords = 6;

    private static readonly PhrasePatterns Lines = PhrasePatterns.Of("furniture");

    private static readonly PhrasePatterns Frames = PhrasePatterns.Of("frame-words");

    /// <summary>Whether a line is nobody's words.</summary>
    public static bool Is(string text) => Lines.Is(text) || IsDivider(text);

    /// <summary>Whether a cell or a word before an answer only frames it.</summary>
    public static bool IsFrame(string text) => text.Length < 40 && Frames.Is(text);

    // "--- Part two ---"
    private static bool IsDivider(string text)
    {
        var begin = text.AsSpan().TrimStart("-=_*~\u2013\u2014#<>[]+ ");
        var inner = begin.TrimEnd("-=_*~\u2013\u2014#<>[]+ ");
        return text.Length - begin.Length > 2 && begin.Length - inner.Length > 2 && text[0] is not ('#' or '>') && inner.Count(' ') < MostDividedWords;
    }
}
