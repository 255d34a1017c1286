using System.Buffers;
using System.Globalization;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>Reads the number of a question with what stands around it: "7)", "**7.**", "Question 7:", "7/12", "[7 of 12]".</summary>
internal static class CountingMarks
{
    private const int MostQuestions = 20;
    private const int FewestOfTotal = 3;
    private const int LongestNumber = 16;
    private const int MostDigitsOfTotal = 3;
    private const int LongestLabel = 24;

    private static readonly SearchValues<char> AroundNumber = SearchValues.Create(" .):]*");

    private static readonly string[] Prefixes = [.. FormData.Lines("counting-words").SelectMany(l => l.Split(", ")).OrderByDescending(p => p.Length)];

    /// <summary>What a text says that holds nothing but a number, or null.</summary>
    public static int? NumberOf(string text)
    {
        if (text.Length is 0 or >= LongestNumber)
        {
            return null;
        }

        var isWhole = TryRead(text + " ", out var number, out var length) && text.AsSpan(Math.Min(text.Length, length)).IndexOfAnyExcept(AroundNumber) < 0;
        return isWhole || (text.Length < 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0) ? number : null;
    }

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

        // "[Q7]" and "Q[7]" are one.
        var bracket = Bracket(ref rest);
        var worded = Prefix(rest);
        rest = rest[worded..];
        bracket = bracket == '\0' ? Bracket(ref rest) : bracket;
        if (CountingNumbers.At(rest, worded > 0) is not { Number: > 0 } read)
        {
            return false;
        }

        number = read.Number;
        rest = rest[read.Length..];
        var total = Total(rest, number, worded > 0);
        rest = rest[total..];
        var closed = Closing(ref rest, bracket);
        if ((bracket != '\0' && !closed) || !Delimited(ref rest, read.IsSign || total > 0 || closed || worded > 0, emphasis > 0))
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
            if (rest.Length > prefix.Length && rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && BehindBlanks(rest, prefix.Length) is var next && next < rest.Length && Counts(prefix, next > prefix.Length, rest[next]))
            {
                return next;
            }
        }

        return InTwoLanguages(rest);
    }

    private static bool Counts(string prefix, bool apart, char next)
    {
        var isAbbreviated = prefix[^1] == '.';
        var isNumber = char.IsDigit(next) || next is '(' or '[' || ((prefix.Length > 2 || (isAbbreviated && apart)) && char.IsAsciiLetter(next));
        return isNumber && (apart || prefix.Length == 1 || !char.IsLetter(prefix[^1]));
    }

    private static int BehindBlanks(ReadOnlySpan<char> rest, int at)
    {
        while (at < rest.Length && rest[at] == ' ')
        {
            at++;
        }

        return at;
    }

    // "Frage/Question 7:", "Question / Frage 7:"
    private static int InTwoLanguages(ReadOnlySpan<char> rest)
    {
        var slash = rest[..Math.Min(rest.Length, LongestLabel)].IndexOf('/');
        if (slash <= 0 || !IsWord(rest[..slash].TrimEnd()))
        {
            return 0;
        }

        var second = BehindBlanks(rest, slash + 1);
        if (Prefix(rest[second..]) is > 0 and var length)
        {
            return second + length;
        }

        var end = second;
        while (end < rest.Length && char.IsLetter(rest[end]))
        {
            end++;
        }

        var next = BehindBlanks(rest, end);
        var first = rest[..slash].TrimEnd();
        var isKnown = false;
        foreach (var prefix in Prefixes)
        {
            isKnown |= first.Equals(prefix, StringComparison.OrdinalIgnoreCase);
        }

        return isKnown && next > end && next < rest.Length && char.IsDigit(rest[next]) ? next : 0;
    }

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsLetter(character))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    // "/12", " of 12": behind which nothing else need stand.
    private static int Total(ReadOnlySpan<char> rest, int number, bool worded)
    {
        var after = rest.TrimStart(' ');
        var by = after.StartsWith("/") ? 1 : after.StartsWith("of ", StringComparison.OrdinalIgnoreCase) || after.StartsWith("von ", StringComparison.OrdinalIgnoreCase) ? after.IndexOf(' ') + 1 : 0;
        after = after[by..].TrimStart(' ');
        var (total, digits) = (0, 0);
        while (digits < after.Length && digits < MostDigitsOfTotal && char.IsDigit(after[digits]))
        {
            total = (total * 10) + (int)char.GetNumericValue(after[digits]);
            digits++;
        }

        after = after[digits..];
        return by > 0 && digits > 0 && total is >= FewestOfTotal and <= MostQuestions && number <= total && EndsTotal(after, worded) ? rest.Length - after.Length : 0;
    }

    // No word goes on with it, no sentence, no third number; "Question 1 of 12 - what …" shows where it ends.
    private static bool EndsTotal(ReadOnlySpan<char> behind, bool worded)
    {
        var next = behind.TrimStart(" )]:.-\u2013\u2014*_");
        var isMarked = worded && behind.TrimStart(' ').Length > next.Length;
        return (behind.IsEmpty || (!char.IsLetterOrDigit(behind[0]) && behind[0] != '/')) && (next.IsEmpty || isMarked || !char.IsAsciiLetterLower(next[0]));
    }

    private static char Bracket(ref ReadOnlySpan<char> rest)
    {
        var bracket = !rest.IsEmpty && rest[0] is '(' or '[' or '\u3010' or '<' ? rest[0] : '\0';
        rest = bracket == '\0' ? rest : rest[1..];
        return bracket;
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

    private static bool Delimited(ref ReadOnlySpan<char> rest, bool enough, bool emphasis)
    {
        var marks = rest.TrimStart("*_");
        if (marks.IsEmpty)
        {
            return enough;
        }

        if (Delimiter(marks) is > 0 and var length)
        {
            rest = marks[length..];
            return true;
        }

        // "7 - How long …": a dash, and a sentence behind it; "**7** How long …" with the number in bold.
        var dashed = marks.TrimStart();
        if (!enough && emphasis && marks.Length < rest.Length && marks.Length > dashed.Length && (BeginsSentence(dashed) || IsLabel(dashed)))
        {
            rest = marks;
            return true;
        }

        var isDash = IsDash(dashed);
        var behindDash = isDash ? dashed[1..] : marks;
        if (enough)
        {
            rest = behindDash;
            return !char.IsLetterOrDigit(marks[0]) || !char.IsAscii(marks[0]) || char.IsAsciiLetterUpper(marks[0]);
        }

        rest = behindDash;
        return isDash && marks.Length > dashed.Length && BeginsSentence(behindDash.TrimStart());
    }

    // "**10** analysis"
    private static bool IsLabel(ReadOnlySpan<char> text) => text.Length is > 0 and < LongestLabel && char.IsAsciiLetter(text[0]) && text.IndexOfAny(" ,.;") < 0;

    private static bool IsDash(ReadOnlySpan<char> text) => text.Length > 1 && text[0] is '-' or '\u2013' or '\u2014' or '|' && char.IsWhiteSpace(text[1]);

    private static bool BeginsSentence(ReadOnlySpan<char> text) => text.Length > 0 && char.IsAsciiLetterUpper(text[0]);

    // ")", ".", ":" behind the number, and how long it is; 0 for none.
    private static int Delimiter(ReadOnlySpan<char> marks)
    {
        var next = marks.Length > 1 ? marks[1] : ' ';
        return marks[0] switch
        {
            ')' or ']' or '\uff09' or '\u3001' => char.IsAsciiDigit(next) ? 0 : 1,
            '.' when next == ')' => 2,
            '.' => char.IsWhiteSpace(next) || next is '*' or '_' or '\\' || char.IsAsciiLetterUpper(next) ? 1 : 0,
            ':' => char.IsWhiteSpace(next) || next is '*' or '_' ? 1 : 0,
            '\\' => next is ')' or '.' ? 2 : 0,
            _ => 0,
        };
    }
}
