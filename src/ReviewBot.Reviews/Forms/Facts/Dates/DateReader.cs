using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts.Dates;

/// <summary>A day in a text.</summary>
/// <param name="Day">The day; null where only a month or a year is named, whose first or last day it may be.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="CouldBeOther">Whether day and month could be meant the other way round.</param>
internal readonly record struct DateFound(DateOnly? Day, int Start, int End, bool CouldBeOther = false);

/// <summary>Reads days in the usual ways to write them. With slashes or dashes the month comes first, since the form says so; unless that is no month.</summary>
internal static partial class DateReader
{
    private const string Year = @"(?:(?<y>\d{4})|['\u2019](?<y>\d{2}))(?!\d)";
    private const string EndOf = @"\b(?:end of|last day of|close of|eo|ende|fin|fine|fim de|finales de|final de|eind|year[\s-]end)(?:\s+(?:the|de|di|du|of|des|van)\b)*\s*";

    private static readonly WordList Months = WordList.Of("months");
    private static readonly WordList Ordinals = WordList.Of("ordinals");

    // "On the first of August 2027", "August the first, 2027"
    private static readonly string InWords = $@"\b(?<day>{string.Join('|', Ordinals.Phrases.OrderByDescending(p => p.Length))})\b".Replace("-", @"[\s-]", StringComparison.Ordinal);
    private static readonly Regex SpelledFirst = new(InWords + @"(?:\s+(?:of|de|di|do)\b)?\s+(?<month>\p{L}{3,10})\.?,?(?:\s+(?:of|de|del))?[\s-]+" + Year, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex SpelledSecond = new(@"\b(?<month>\p{L}{3,10})\s+(?:the\s+)?" + InWords + @",?\s+(?:of\s+)?" + Year, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>All days of a text, in order.</summary>
    public static List<DateFound> In(string text)
    {
        var found = new List<DateFound>();
        Add(YearFirst(), m => Day(Int(m, "y"), Int(m, "m"), Int(m, "d")));
        Add(MonthFirst(), m => Day(YearOf(m), Int(m, "m"), Int(m, "d")) ?? Day(YearOf(m), Int(m, "d"), Int(m, "m")), mayTurn: true);
        Add(DayFirst(), m => Day(YearOf(m), Int(m, "m"), Int(m, "d")));
        Add(NamedFirst(), m => Day(YearOf(m), Month(m), Int(m, "d")));
        Add(NamedSecond(), m => Day(YearOf(m), Month(m), Int(m, "d")));
        Add(NamedBehindYear(), m => Day(YearOf(m), Month(m), Int(m, "d")));
        Add(SpelledFirst, m => Day(YearOf(m), Month(m), DayInWords(m)));
        Add(SpelledSecond, m => Day(YearOf(m), Month(m), DayInWords(m)));
        Add(EndOfMonth(), m => Last(YearOf(m), Month(m)));
        Add(EndOfQuarter(), m => Last(YearOf(m), Ordinal(m) * 3));
        Add(EndOfHalf(), m => Last(YearOf(m), Ordinal(m) * 6));
        Add(EndOfYear(), m => Day(YearOf(m), 12, 31));
        Add(MonthOnly(), m => Month(m) > 0 ? DateOnly.MinValue : null);
        Add(PartOfYear(), _ => DateOnly.MinValue);
        return [.. found.OrderBy(f => f.Start)];

        void Add(Regex pattern, Func<Match, DateOnly?> day, bool mayTurn = false)
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (day(match) is { } read && !found.Exists(f => f.Start < match.Index + match.Length && match.Index < f.End))
                {
                    found.Add(new DateFound(read == DateOnly.MinValue ? null : read, match.Index, match.Index + match.Length, mayTurn && read.Day <= 12 && read.Day != read.Month));
                }
            }
        }
    }

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int YearOf(Match match) => Int(match, "y") is < 100 and var year ? 2000 + year : Int(match, "y");

    private static int Month(Match match) => Value(Months, match.Groups["month"].Value);

    private static int DayInWords(Match match) => Value(Ordinals, match.Groups["day"].Value);

    private static int Value(WordList list, string word) => list.At(Tokens.Of(word), 0) is { } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    // "Q3", "third quarter", "last half"
    private static int Ordinal(Match match) => match.Groups["n"].ValueSpan switch
    {
        [var digit, ..] when char.IsAsciiDigit(digit) => digit - '0',
        var word when word.Equals("first", StringComparison.OrdinalIgnoreCase) => 1,
        var word when word.Equals("second", StringComparison.OrdinalIgnoreCase) => 2,
        var word when word.Equals("third", StringComparison.OrdinalIgnoreCase) => 3,
        _ => match.Groups["half"].Success ? 2 : 4,
    };

    private static DateOnly? Day(int year, int month, int day) =>
        year is > 1990 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly? Last(int year, int month) => month is >= 1 and <= 12 && year is > 1990 and < 2200 ? Day(year, month, DateTime.DaysInMonth(year, month)) : null;

    [GeneratedRegex(@"(?<![\d.-])(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)|(?<![\w.-])(?<y>20\d{2})(?<m>0[1-9]|1[0-2])(?<d>[0-3]\d)(?![\w])", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d./-])(?<m>\d{1,2})[-/](?<d>\d{1,2})[-/](?<y>\d{4}|\d{2})(?![\d/-])", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"(?<![\d./-])(?:(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})|(?<d>\d{2})\.(?<m>\d{2})\.(?<y>\d{2}))(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"\b(?<month>\p{L}{3,10})\.?[\s-]+(?:the\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(?:of\s+)?" + Year, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedFirst();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|er|\u00ba|\.)?(?:\s+(?:of|de|di|do)\b)?[\s-]*(?<month>\p{L}{3,10})\.?,?(?:\s+(?:of|de|del))?[\s-]+" + Year, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedSecond();

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4}),?[\s-]+(?<month>\p{L}{3,10})\.?[\s-]+(?<d>\d{1,2})(?:st|nd|rd|th)?(?![\d\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedBehindYear();

    [GeneratedRegex(EndOf + @"(?:month\s+of\s+)?(?<month>\p{L}{3,10})\.?,?\s+(?:of\s+|de\s+)?" + Year, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndOfMonth();

    [GeneratedRegex(EndOf + @"(?:(?:q(?<n>[1-4])|(?<n>first|second|third|fourth|last|[1-4](?:st|nd|rd|th))\s+quarter)(?:\s+of)?[\s/,-]*" + Year + @"|(?<y>\d{4})[\s/-]*q(?<n>[1-4])(?!\d))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndOfQuarter();

    [GeneratedRegex(EndOf + @"(?:h(?<n>[12])|(?<n>first|second|last)\s+half)(?<half>)(?:\s+of)?[\s/,-]*" + Year, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndOfHalf();

    [GeneratedRegex(EndOf + @"(?:y(?=[\s\d]))?\s*(?:(?:the\s+)?(?:calendar\s+)?year\s+)?" + Year + @"|\b(?<y>\d{4})(?:'s)?[\s-]+(?:year[\s-]?end|eoy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndOfYear();

    [GeneratedRegex(@"\b(?<month>\p{L}{3,10})\.?,?\s+(?:of\s+|de\s+)?" + Year, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthOnly();

    [GeneratedRegex(@"\bq[1-4][\s/-]*(?<y>\d{4})\b|\b(?<y>20\d{2})[\s/-]*q[1-4]\b|\b(?:early|late|mid|middle of|beginning of|start of|spring|summer|autumn|fall|winter|h[12]|(?:first|second) half of|(?:until|till|through|before|by|bis|hasta|jusqu'en|tot|into)(?: the year)?)(?: of)?[\s-]*(?<y>20\d{2})(?![\w/.-]*\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartOfYear();
}
