using System.Collections.Frozen;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Knows a line in another language than the forms': a translation of a question, perhaps.</summary>
internal static class OtherLanguages
{
    private const int Longest = 300;
    private const int FewestOfQuestion = 4;

    private static readonly FrozenSet<string> Small = FormData.Lines("other-languages").SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Ours = FormData.Lines("small-words").SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> English = new[] { "questions", "rewordings", "labels", "small-words", "question-words" }.SelectMany(FormData.Lines)
        .SelectMany(l => Tokens.Of(l.ToLowerInvariant()) is var words ? Enumerable.Range(0, words.Count).Select(i => words.Word(i).ToString()) : []).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many of its words show another language.</summary>
    public static int Count(string text) => text.Length > Longest ? 0 : Words(text).Other;

    /// <summary>Whether one of its words is a small word of the forms' own language.</summary>
    public static bool HasOurs(string text) => text.Length > Longest || Words(text).Own > 0;

    /// <summary>Whether more of its small words are another language's than ours, or it is in another script.</summary>
    public static bool Is(string text)
    {
        if (text.Length > Longest)
        {
            return false;
        }

        var (other, own, foreign, letters) = Words(text);
        return other > own || (letters > 0 && foreign * 2 > letters);
    }

    private static (int Other, int Own, int Foreign, int Letters) Words(string text)
    {
        var (other, own, foreign, letters) = (0, 0, 0, 0);
        foreach (var word in text.ToLowerInvariant().Split([' ', '-', '/', ',', '.', '(', ')', '"', '?', ':', ';', '\u00bf', '\u00ab', '\u00bb', '\u2019', '\'', '*'], StringSplitOptions.RemoveEmptyEntries))
        {
            other += Small.Contains(word) || word.AsSpan().IndexOfAnyInRange('\u00c0', '\u024f') >= 0 ? 1 : 0;
            own += Ours.Contains(word) ? 1 : 0;
            letters += word.Length;
            foreign += word.Count(c => c > '\u02af' && char.IsLetter(c));
        }

        return (other, own, foreign, letters);
    }

    /// <summary>Whether a line asks in words of which the forms have few: in a language whose small words are not known here.</summary>
    public static bool IsUnknownQuestion(string text)
    {
        if (text.Length > Longest || text.AsSpan().TrimEnd(" *_)") is not [.., '?' or '\uff1f'])
        {
            return false;
        }

        var words = Tokens.Of(text.ToLowerInvariant());
        return words.Count >= FewestOfQuestion && Enumerable.Range(0, words.Count).Count(i => English.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words.Word(i))) * 3 < Enumerable.Range(0, words.Count).Count(i => !char.IsDigit(words.Word(i)[0]));
    }

    /// <summary>Whether a line is a question's translation: in another language, and asking, or set apart by parentheses or by how it is set.</summary>
    public static bool IsTranslation(string text, bool setApart)
    {
        var trimmed = text.AsSpan().Trim(" *_");
        return Is(text) && (trimmed.EndsWith('?') || trimmed.EndsWith("?)") || trimmed.EndsWith('\uff1f') || setApart || (trimmed.Length > 2 && trimmed[0] is '(' or '[' or '/' && trimmed[^1] is ')' or ']' or '/') || IsTagged(trimmed));
    }

    // "DE: …", "(de) …", "[FR] …"
    private static bool IsTagged(ReadOnlySpan<char> text)
    {
        var tag = text.TrimStart("([");
        return tag.Length > 3 && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) && tag[2] is ':' or ')' or ']';
    }
}
