using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Polarity;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts.Dates;

/// <summary>A number of months in a text.</summary>
internal readonly record struct PeriodFound(int Months, int Start, int End);

/// <summary>Reads periods, in months, years, quarters and halves, in figures and in words.</summary>
internal static partial class PeriodReader
{
    private const int LongestNumber = 48;
    private const int MostFillers = 4;
    private const int Most = 240;

    // An article is one only before what it counts.
    private const int ShortestNumber = 3;

    private static readonly WordList Lexicon = WordList.Of("periods");

    /// <summary>The periods of a text that it asks for, not those that it turns down.</summary>
    public static IEnumerable<PeriodFound> In(string text)
    {
        var tokens = Tokens.Of(text);
        var stances = new Stances(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Unit(tokens, i) is not { } unit)
            {
                continue;
            }

            if (Count(tokens, i, unit.Merged) is not { } count)
            {
                if (Behind(tokens, i) is { } behind)
                {
                    yield return new PeriodFound(behind * unit.Months, tokens[i].Start, tokens[i + 1].End);
                }

                continue;
            }

            var months = (int)((count.Number + (AndHalf().IsMatch(text.AsSpan(tokens[i].End, Math.Min(16, text.Length - tokens[i].End))) ? 0.5 : 0)) * unit.Months);
            var first = tokens.At(count.Start);
            if (months > 0 && stances.Of(first, i + 1, alone: true) is not (Stance.Denied or Stance.Past))
            {
                yield return new PeriodFound(months, count.Start, tokens[i].End);
            }
        }
    }

    /// <summary>The months that a number means at the beginning of an answer, where the question names the unit: "For how many months?" "Six."</summary>
    public static int? OfUnitIn(string question, string answer)
    {
        var asked = Tokens.Of(question);
        var unit = Enumerable.Range(0, asked.Count).FirstOrDefault(i => Unit(asked, i) is { Merged: null } && Count(asked, i, null) is null, -1);
        var said = Tokens.Of(answer);
        return unit < 0 || said.Count == 0 || (said.Count > 1 && Unit(said, 1).HasValue) ? null
            : NumberAt(said, 0) * Unit(asked, unit)!.Value.Months;
    }

    // "months", "half-year"; "6mo" as one word.
    private static (int Months, double? Merged)? Unit(Tokens tokens, int at)
    {
        if (Lexicon.At(tokens, at) is { } found && found.Next == at + 1 && found.Value.StartsWith("months ", StringComparison.Ordinal))
        {
            return (int.Parse(found.Value.AsSpan(7), CultureInfo.InvariantCulture), null);
        }

        return Merged().Match(tokens.Word(at).ToString()) is { Success: true } merged && merged.Groups["unit"].ValueSpan is var unit
            ? (char.ToLowerInvariant(unit[0]) == 'y' ? 12 : 1, double.Parse(merged.Groups["n"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    // How many of them, and where that begins.
    private static (double Number, int Start)? Count(Tokens tokens, int unit, double? merged)
    {
        if (merged is { } number)
        {
            return (number, tokens[unit].Start);
        }

        var end = tokens[unit].Start;
        var from = Math.Max(0, end - LongestNumber);
        var before = tokens.Text[from..end];
        if (Figures().Match(before) is { Success: true } figures)
        {
            var whole = figures.Groups["n"].Length == 0 ? 0 : double.Parse(figures.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
            return (whole + (figures.Groups["f"].Length == 0 ? 0 : (figures.Groups["f"].ValueSpan[0] - '0') / 10.0) + (figures.Groups["half"].Success ? 0.5 : 0), from + figures.Index);
        }

        return InWords(tokens, unit);
    }

    // "In months: 2", "Years = two"
    private static int? Behind(Tokens tokens, int unit)
    {
        var at = unit + 1;
        if (at >= tokens.Count || tokens.Before(at).Trim(" )]*_`") is not (":" or "=") || Unit(tokens, at).HasValue || (at + 1 < tokens.Count && Unit(tokens, at + 1).HasValue))
        {
            return null;
        }

        return NumberAt(tokens, at);
    }

    private static int? NumberAt(Tokens tokens, int at) =>
        int.TryParse(tokens.Word(at), NumberStyles.None, CultureInfo.InvariantCulture, out var figures) ? figures is > 0 and <= Most ? figures : null
        : tokens[at].Length >= ShortestNumber && Number(tokens, at) is { } words ? (int)words.Number
        : null;

    // "six (6) more", "one and a half", "half a", "three quarters of a"
    private static (double Number, int Start)? InWords(Tokens tokens, int unit)
    {
        var at = unit - 1;
        while (at >= 0 && unit - at < MostFillers && IsFiller(tokens.Word(at)))
        {
            at--;
        }

        return at < 0 || Sentence.Ends(tokens.Before(unit)) ? null
            : Is(tokens, at, "half") ? AndHalf(tokens, at) ?? (0.5, tokens[at].Start)
            : HalfBefore(tokens, at) is { } half ? (0.5, tokens[half].Start)
            : IsPart(tokens, at) ? null
            : Number(tokens, at);
    }

    private static bool IsFiller(ReadOnlySpan<char> word) => word is "more" or "further" or "additional" or "full" or "calendar" or "whole" || char.IsAsciiDigit(word[0]);

    private static (double Number, int Start)? AndHalf(Tokens tokens, int at) =>
        at > 2 && tokens.Word(at - 1) is "a" && tokens.Word(at - 2) is "and" && Number(tokens, at - 3) is { } whole ? (whole.Number + 0.5, whole.Start) : null;

    // "half a", "half of a"
    private static int? HalfBefore(Tokens tokens, int at) =>
        at > 0 && Is(tokens, at - 1, "half") ? at - 1
        : at > 1 && tokens.Word(at - 1) is "of" && Is(tokens, at - 2, "half") ? at - 2
        : null;

    // The year of "three quarters of a year", which counts as quarters.
    private static bool IsPart(Tokens tokens, int at) => at > 1 && tokens.Word(at - 1) is "of" && Is(tokens, at - 2, "months 3");

    // "twenty-four" is two words.
    private static (double Number, int Start)? Number(Tokens tokens, int at)
    {
        for (var first = Math.Max(0, at - 1); first <= at; first++)
        {
            if (Lexicon.At(tokens, first) is { } found && found.Next == at + 1 && int.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return (number, tokens[first].Start);
            }
        }

        return null;
    }

    private static bool Is(Tokens tokens, int at, string value) => Lexicon.At(tokens, at) is { } found && found.Value == value && found.Next == at + 1;

    [GeneratedRegex(@"(?<![\w.,-])(?:(?<n>\d{1,3})(?:[.,](?<f>5))?\s*(?<half>\u00bd)?|(?<half>\u00bd))(?:\s*\(\w+(?:[ -]\w+)?\))?(?:\s+(?:more|further|additional|full|calendar|whole))*[\s-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^(?<n>\d{1,3})(?<unit>mo|mos|mth|mths|months?|m|yrs?|years?|y)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Merged();

    [GeneratedRegex(@"^\s+and\s+(?:a\s+)?half\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AndHalf();
}
