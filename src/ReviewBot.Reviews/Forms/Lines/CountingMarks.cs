using System.Buffers;
using System.Globalization;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>Reads the number of a question in any script that people count in: digits, emoji, circled, roman, in words, "7/12", "[7 of 12]".</summary>
internal static class CountingMarks
{
    private static readonly SearchValues<char> AroundNumber = SearchValues.Create(" .):]*");

    private const int MostQuestions = 20;
    private const int FewestOfTotal = 3;

    private static readonly string[] Prefixes = ["question no. ", "question nr. ", "question number ", "question #", "question ", "frage ", "item ", "point ", "section ", "step ", "no. ", "no.", "nr. ", "nr.", "\u2116 ", "\u2116", "\u00a7 ", "\u00a7", "q. ", "q.", "q ", "q#", "q", "#"];

    private static readonly string[] Counted = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Ordered = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    // First character and first number of the rows in which Unicode has numbers ready.
    private static readonly (char First, char Last, int Number)[] Ready =
    [
        ('\u2460', '\u2473', 1), ('\u2474', '\u2487', 1), ('\u2488', '\u249b', 1), ('\u24eb', '\u24f4', 11), ('\u24f5', '\u24fe', 1),
        ('\u2776', '\u277f', 1), ('\u2780', '\u2789', 1), ('\u278a', '\u2793', 1), ('\u2160', '\u216b', 1), ('\u2170', '\u217b', 1),
    ];

    /// <summary>What a text says that holds nothing but a number, or null.</summary>
    public static int? NumberOf(string text) => text.Length is > 0 and < 16 && (TryRead(text + " ", out var number, out var length) && text.AsSpan(Math.Min(text.Length, length)).IndexOfAnyExcept(AroundNumber) < 0 || (text.Length < 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0)) ? number : null;

    /// <summary>Reads the number that a line begins with.</summary>
    /// <param name="line">The line without blanks before it.</param>
    /// <param name="number">The number.</param>
    /// <param name="length">How many characters it takes with what stands around it.</param>
    public static bool TryRead(ReadOnlySpan<char> line, out int number, out int length)
    {
        (number, length) = (0, 0);
        var rest = line.TrimStart("*_");
        var emphasis = line.Length - rest.Length;
        if (emphasis > 3 || rest.IsEmpty)
        {
            return false;
        }

        var worded = Prefix(rest);
        rest = rest[worded..];
        var bracket = !rest.IsEmpty && rest[0] is '(' or '[' or '\u3010' or '<' ? rest[0] : '\0';
        rest = bracket == '\0' ? rest : rest[1..];
        if (!Digits(rest, worded > 0, out number, out var digits, out var ready) || number is 0 or > 99)
        {
            return false;
        }

        rest = rest[digits..];
        var total = Total(rest, number);
        rest = rest[total..];
        var closed = Closing(ref rest, bracket);
        if (bracket != '\0' && !closed)
        {
            return false;
        }

        if (!Delimited(ref rest, ready || total > 0 || closed || worded > 0, digits, emphasis > 0))
        {
            return false;
        }

        // "**1)** What" closes the emphasis behind the number, "**1) What**" at the end of the line.
        rest = emphasis > 0 ? rest.TrimStart("*_") : rest;
        length = line.Length - rest.Length;
        return true;
    }

    private static int Prefix(ReadOnlySpan<char> rest)
    {
        foreach (var prefix in Prefixes)
        {
            if (rest.Length > prefix.Length && rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (char.IsDigit(rest[prefix.Length]) || rest[prefix.Length] is '(' or '[' || (prefix[^1] is ' ' or '.' && prefix.Length > 2 && char.IsAsciiLetter(rest[prefix.Length]))))
            {
                return prefix.Length;
            }
        }

        return 0;
    }

    private static bool Digits(ReadOnlySpan<char> rest, bool worded, out int number, out int length, out bool ready)
    {
        (number, length, ready) = (0, 0, false);
        var emoji = false;
        while (length < rest.Length && char.IsDigit(rest[length]) && number < 100)
        {
            number = (number * 10) + (int)char.GetNumericValue(rest[length]);
            length++;
            while (length < rest.Length && rest[length] is '\ufe0f' or '\u20e3')
            {
                emoji |= rest[length] == '\u20e3';
                length++;
            }
        }

        if (length > 0)
        {
            ready = emoji;
            return number < 100;
        }

        if (rest.StartsWith("\ud83d\udd1f"))
        {
            (number, length, ready) = (10, rest.Length > 2 && rest[2] == '\ufe0f' ? 3 : 2, true);
            return true;
        }

        foreach (var (first, last, from) in Ready)
        {
            if (!rest.IsEmpty && rest[0] >= first && rest[0] <= last)
            {
                (number, length, ready) = (rest[0] - first + from, 1, true);
                return true;
            }
        }

        return Roman(rest, out number, out length) || InWords(rest, worded, out number, out length);
    }

    private static bool Roman(ReadOnlySpan<char> rest, out int number, out int length)
    {
        (number, length) = (0, 0);
        var end = rest.IndexOfAnyExcept("ivx");
        end = end == 0 ? rest.IndexOfAnyExcept("IVX") : end;
        if (end is < 1 or > 5 || char.IsLetterOrDigit(rest[end]))
        {
            return false;
        }

        for (var i = 0; i < end; i++)
        {
            var value = Value(rest[i]);
            number += i + 1 < end && Value(rest[i + 1]) > value ? -value : value;
        }

        length = end;
        return rest[end] is ')' or '.' or ':' or ']' && number is > 0 and <= MostQuestions;

        static int Value(char digit) => digit is 'i' or 'I' ? 1 : digit is 'v' or 'V' ? 5 : 10;
    }

    // "Seven:", "Question seven", "Seventh question".
    private static bool InWords(ReadOnlySpan<char> rest, bool worded, out int number, out int length)
    {
        (number, length) = (0, 0);
        var end = 0;
        while (end < rest.Length && end < 9 && char.IsAsciiLetter(rest[end]))
        {
            end++;
        }

        if (end is < 3 or > 8)
        {
            return false;
        }

        Span<char> word = stackalloc char[end];
        rest[..end].ToLowerInvariant(word);
        for (var i = 0; i < Counted.Length; i++)
        {
            var ordinal = word.SequenceEqual(Ordered[i]);
            if (!ordinal && !word.SequenceEqual(Counted[i]))
            {
                continue;
            }

            var asked = ordinal && rest[end..].StartsWith(" question", StringComparison.OrdinalIgnoreCase);
            (number, length) = (i + 1, asked ? end + 9 : end);
            return worded || asked || (length < rest.Length && rest[length] is ')' or ':');
        }

        return false;
    }

    // "/12", " of 12": behind which nothing else need stand.
    private static int Total(ReadOnlySpan<char> rest, int number)
    {
        var at = 0;
        while (at < rest.Length && rest[at] == ' ')
        {
            at++;
        }

        var by = rest[at..];
        at += by.StartsWith("/") ? 1 : by.StartsWith("of ", StringComparison.OrdinalIgnoreCase) || by.StartsWith("von ", StringComparison.OrdinalIgnoreCase) ? by.IndexOf(' ') + 1 : 0;
        if (at == rest.Length - by.Length)
        {
            return 0;
        }

        while (at < rest.Length && rest[at] == ' ')
        {
            at++;
        }

        var (total, digits) = (0, 0);
        while (at < rest.Length && digits < 3 && char.IsDigit(rest[at]))
        {
            total = (total * 10) + (int)char.GetNumericValue(rest[at]);
            (at, digits) = (at + 1, digits + 1);
        }

        var after = at < rest.Length ? rest[at..].TrimStart(" )]:.-\u2013\u2014*_") : [];
        return digits > 0 && total is >= FewestOfTotal and <= MostQuestions && number <= total && (at == rest.Length || !char.IsLetterOrDigit(rest[at])) && (after.IsEmpty || !char.IsAsciiLetterLower(after[0])) && rest[at..] is not ['/', ..] ? at : 0;
    }

    private static bool Closing(ref ReadOnlySpan<char> rest, char bracket)
    {
        var close = bracket switch { '(' => ')', '[' => ']', '\u3010' => '\u3011', '<' => '>', _ => '\0' };
        if (close == '\0' || rest.IsEmpty || rest[0] != close)
        {
            return false;
        }

        rest = rest[1..];
        return rest.IsEmpty || rest[0] is not (':' or '(' or '[') || bracket == '(';
    }

    private static bool Delimited(ref ReadOnlySpan<char> rest, bool enough, int digits, bool emphasis)
    {
        var marks = rest.TrimStart("*_");
        if (marks.IsEmpty)
        {
            return enough;
        }

        var next = marks.Length > 1 ? marks[1] : ' ';
        var delimited = marks[0] switch
        {
            ')' or ']' or '\uff09' or '\u3001' => !char.IsAsciiDigit(next),
            '.' when next == ')' => true,
            '.' => char.IsWhiteSpace(next) || next is '*' or '_' or '\\' || char.IsAsciiLetterUpper(next),
            ':' => char.IsWhiteSpace(next) || next is '*' or '_',
            '\\' => next is ')' or '.',
            _ => false,
        };
        if (delimited)
        {
            rest = marks[(marks[0] == '\\' || next == ')' && marks[0] == '.' ? 2 : 1)..];
            return true;
        }

        if (enough && (char.IsWhiteSpace(marks[0]) || digits > 0 && !char.IsLetterOrDigit(marks[0]) || !char.IsAscii(marks[0])))
        {
            var behind = marks.TrimStart();
            rest = behind.Length > 1 && behind[0] is '-' or '\u2013' or '\u2014' or '|' && behind.Length > 1 && char.IsWhiteSpace(behind[1]) ? behind[1..] : marks;
            return true;
        }

        if (enough && marks[0] is not ('-' or '/' or ',' or '%'))
        {
            rest = marks;
            return char.IsLetter(marks[0]) && !char.IsAsciiLetterLower(marks[0]);
        }

        // "7 - How long …": a dash, and a sentence behind it; "**7** How long …" with the number in bold.
        var dashed = marks.TrimStart();
        if (emphasis && marks.Length < rest.Length && marks.Length > dashed.Length && dashed.Length > 1 && char.IsAsciiLetterUpper(dashed[0]))
        {
            rest = marks;
            return true;
        }

        if (marks.Length == dashed.Length || dashed.Length < 3 || dashed[0] is not ('-' or '\u2013' or '\u2014' or '|') || !char.IsWhiteSpace(dashed[1]) || !char.IsAsciiLetterUpper(dashed[1..].TrimStart() is [var first, ..] ? first : ' '))
        {
            return false;
        }

        rest = dashed[1..];
        return true;
    }
}
