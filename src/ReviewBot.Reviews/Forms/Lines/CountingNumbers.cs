using System.Globalization;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>A number that a text begins with.</summary>
/// <param name="Number">The number.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="IsSign">Whether it is a sign of its own, so that no mark need follow.</param>
internal readonly record struct CountingNumber(int Number, int Length, bool IsSign);

/// <summary>Reads numbers as people write them: digits of any script, emoji, circled, roman, in words.</summary>
internal static class CountingNumbers
{
    private const int MostQuestions = 20;
    private const int Largest = 100;
    private const int LongestRoman = 5;
    private const int ShortestWord = 3;
    private const int LongestWord = 8;
    private const string TenAsEmoji = "\ud83d\udd1f";

    // First character and first number of the rows in which Unicode has numbers ready.
    private static readonly (char First, char Last, int Number)[] Ready =
    [
        ('\u2460', '\u2473', 1), ('\u2474', '\u2487', 1), ('\u2488', '\u249b', 1), ('\u24eb', '\u24f4', 11), ('\u24f5', '\u24fe', 1),
        ('\u2776', '\u277f', 1), ('\u2780', '\u2789', 1), ('\u278a', '\u2793', 1), ('\u2160', '\u216b', 1), ('\u2170', '\u217b', 1),
    ];

    /// <summary>The number, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="named">Whether a word before it says that a number comes.</param>
    public static CountingNumber? At(ReadOnlySpan<char> text, bool named) =>
        text.IsEmpty ? null : char.IsDigit(text[0]) ? Digits(text) : Sign(text) ?? Roman(text) ?? InWords(text, named);

    private static CountingNumber? Digits(ReadOnlySpan<char> text)
    {
        var (number, length, emoji) = (0, 0, false);
        while (length < text.Length && char.IsDigit(text[length]) && number < Largest)
        {
            number = (number * 10) + (int)char.GetNumericValue(text[length]);
            length++;
            while (length < text.Length && text[length] is '\ufe0f' or '\u20e3')
            {
                emoji |= text[length] == '\u20e3';
                length++;
            }
        }

        return number < Largest ? new CountingNumber(number, length, emoji) : null;
    }

    private static CountingNumber? Sign(ReadOnlySpan<char> text)
    {
        if (text.StartsWith(TenAsEmoji))
        {
            return new CountingNumber(10, text.Length > 2 && text[2] == '\ufe0f' ? 3 : 2, true);
        }

        foreach (var (first, last, from) in Ready)
        {
            if (text[0] >= first && text[0] <= last)
            {
                return new CountingNumber(text[0] - first + from, 1, true);
            }
        }

        return null;
    }

    private static CountingNumber? Roman(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept("ivx");
        end = end == 0 ? text.IndexOfAnyExcept("IVX") : end;
        if (end is < 1 or > LongestRoman || text[end] is not (')' or '.' or ':' or ']'))
        {
            return null;
        }

        var number = 0;
        for (var i = 0; i < end; i++)
        {
            var value = Value(text[i]);
            number += i + 1 < end && Value(text[i + 1]) > value ? -value : value;
        }

        return number is > 0 and <= MostQuestions ? new CountingNumber(number, end, false) : null;

        static int Value(char digit) => digit is 'i' or 'I' ? 1 : digit is 'v' or 'V' ? 5 : 10;
    }

    // "Seven:", "Question seven", "Seventh question".
    private static CountingNumber? InWords(ReadOnlySpan<char> text, bool named)
    {
        var end = 0;
        while (end < text.Length && end <= LongestWord && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        if (end is < ShortestWord or > LongestWord)
        {
            return null;
        }

        var word = text[..end].ToString().ToLower(CultureInfo.InvariantCulture);
        if (NumberWords.Cardinal(word) is { } counted)
        {
            return named || (end < text.Length && text[end] is ')' or ':') ? new CountingNumber(counted, end, false) : null;
        }

        var asked = text[end..].StartsWith(" question", StringComparison.OrdinalIgnoreCase);
        var length = asked ? end + " question".Length : end;
        return NumberWords.Ordinal(word) is { } ordered && (named || asked || (length < text.Length && text[length] is ')' or ':')) ? new CountingNumber(ordered, length, false) : null;
    }
}
