using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Facts.Dates;

/// <summary>A day in a text.</summary>
/// <param name="Day">The day; null where only a month is named, whose first or last day it may be.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="CouldBeOther">Whether day and month could be meant the other way round.</param>
internal readonly record struct DateFound(DateOnly? Day, int Start, int End, bool CouldBeOther = false);

/// <summary>Reads days in the usual ways to write them. With slashes or dashes the month comes first, since the form says so; unless that is no month.</summary>
internal static partial class DateReader
{
    private const string Months = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private static readonly string[] Short = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>All days of a text, in order.</summary>
    public static List<DateFound> In(string text)
    {
        var found = new List<DateFound>();
        Add(YearFirst(), m => Day(Int(m, 1), Int(m, 2), Int(m, 3)));
        Add(MonthFirst(), m => Day(Year(m, 3), Int(m, 1), Int(m, 2)) ?? Day(Year(m, 3), Int(m, 2), Int(m, 1)), mayTurn: true);
        Add(DayFirst(), m => Day(Int(m, 3), Int(m, 2), Int(m, 1)));
        Add(NamedFirst(), m => Day(Int(m, 3), Month(m.Groups[1].ValueSpan), Int(m, 2)));
        Add(NamedSecond(), m => Day(Int(m, 3), Month(m.Groups[2].ValueSpan), Int(m, 1)));
        Add(EndOfMonth(), m => Last(Int(m, 2), Month(m.Groups[1].ValueSpan)), true);
        Add(EndOfQuarter(), m => Last(Int(m, 2), Int(m, 1) * 3), true);
        Add(EndOfYear(), m => Day(Int(m, 1), 12, 31), true);
        Add(MonthOnly(), _ => null, true);
        return [.. found.OrderBy(f => f.Start)];

        void Add(Regex pattern, Func<Match, DateOnly?> day, bool orNone = false, bool mayTurn = false)
        {
            foreach (Match match in pattern.Matches(text))
            {
                var read = day(match);
                if ((read is not null || orNone) && !found.Exists(f => f.Start < match.Index + match.Length && match.Index < f.End))
                {
                    found.Add(new DateFound(read, match.Index, match.Index + match.Length, mayTurn && read is { Day: <= 12 } && read.Value.Day != read.Value.Month));
                }
            }
        }
    }

    private static int Int(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int Year(Match match, int group) => Int(match, group) is < 100 and var year ? 2000 + year : Int(match, group);

    private static int Month(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Short.Length; i++)
        {
            if (name.StartsWith(Short[i], StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is > 1990 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly? Last(int year, int month) => month is >= 1 and <= 12 ? Day(year, month, DateTime.DaysInMonth(year, month)) : null;

    [GeneratedRegex(@"(?<![\d.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d./-])(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})(?![\d/-])", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"(?<![\d./-])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"\b(" + Months + @")\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedFirst();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]*(" + Months + @")\.?,?[\s-]+(\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedSecond();

    [GeneratedRegex(@"\b(?:end of|last day of)\s+(" + Months + @")\.?,?\s+(\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndOfMonth();

    [GeneratedRegex(@"\bend of\s+q([1-4])[\s/-]*(\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndOfQuarter();

    [GeneratedRegex(@"\bend of\s+(?:the year\s+)?(\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndOfYear();

    [GeneratedRegex(@"\b(?:(?:" + Months + @")\.?,?\s+|q[1-4][\s/-]*)(\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthOnly();
}
