using System.Globalization;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Until when something is put off, as it was said.</summary>
public abstract record Delay
{
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "d.M.yyyy", "d MMMM yyyy", "MMMM d yyyy", "d MMM yyyy", "MMM d yyyy"];
    private static readonly string[] YearlyFormats = ["d MMMM", "MMMM d", "d MMM", "MMM d"];
    private static readonly string[] Openings = ["me", "us", "again", "this", "in", "for", "until", "till", "til", "by", "on", "after", "about", "another", "please", "it", "only"];

    private const int MostWords = 7;
    private const int MostAround = 20;

    private Delay()
    {
    }

    /// <summary>When it is over.</summary>
    /// <param name="saidAt">When it was said.</param>
    public abstract DateTimeOffset End(DateTimeOffset saidAt);

    /// <summary>A number of days.</summary>
    public sealed record Days(int Count) : Delay
    {
        /// <inheritdoc/>
        public override DateTimeOffset End(DateTimeOffset saidAt) => saidAt + TimeSpan.FromDays(Count);

        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"in {Count} {(Count == 1 ? "day" : "days")}");
    }

    /// <summary>A day of the calendar; without a year, the next one of that name.</summary>
    public sealed record Day(int? Year, int Month, int DayOfMonth) : Delay
    {
        /// <inheritdoc/>
        public override DateTimeOffset End(DateTimeOffset saidAt)
        {
            var today = DateOnly.FromDateTime(saidAt.UtcDateTime);
            var day = In(Year ?? today.Year);
            day = Year is null && day <= today ? In(today.Year + 1) : day;
            return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        }

        /// <inheritdoc/>
        public override string ToString() => Year is { } year
            ? string.Create(CultureInfo.InvariantCulture, $"until {year:0000}-{Month:00}-{DayOfMonth:00}")
            : string.Create(CultureInfo.InvariantCulture, $"until {DayOfMonth} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Month)}");

        private DateOnly In(int year) => new(year, Month, Math.Min(DayOfMonth, DateTime.DaysInMonth(year, Month)));
    }

    /// <summary>The next day of the week of that name.</summary>
    public sealed record Weekday(DayOfWeek Name) : Delay
    {
        /// <inheritdoc/>
        public override DateTimeOffset End(DateTimeOffset saidAt)
        {
            var days = ((int)Name - (int)saidAt.UtcDateTime.DayOfWeek + 7) % 7;
            return new DateTimeOffset(saidAt.UtcDateTime.Date.AddDays(days == 0 ? 7 : days), TimeSpan.Zero);
        }

        /// <inheritdoc/>
        public override string ToString() => $"until {Name}";
    }

    /// <summary>The day of that name in the week that begins next Monday.</summary>
    public sealed record WeekdayAfter(DayOfWeek Name) : Delay
    {
        /// <inheritdoc/>
        public override DateTimeOffset End(DateTimeOffset saidAt) => new Weekday(DayOfWeek.Monday).End(saidAt).AddDays(((int)Name + 6) % 7);

        /// <inheritdoc/>
        public override string ToString() => $"until {Name} next week";
    }

    /// <summary>The end of a week or a month, on its last working day.</summary>
    public sealed record EndOf(bool Month) : Delay
    {
        /// <inheritdoc/>
        public override DateTimeOffset End(DateTimeOffset saidAt)
        {
            if (!Month)
            {
                return new Weekday(DayOfWeek.Friday).End(saidAt);
            }

            var last = new DateTimeOffset(saidAt.Year, saidAt.Month, DateTime.DaysInMonth(saidAt.Year, saidAt.Month), 0, 0, 0, TimeSpan.Zero);
            return last > saidAt ? last : last.AddDays(1).AddMonths(1).AddDays(-1);
        }

        /// <inheritdoc/>
        public override string ToString() => Month ? "until the end of the month" : "until the end of the week";
    }

    /// <summary>Reads it: "in 5 days", "for two weeks", "1w", "until 2027-01-10", "until 10 January", "until Monday", "tomorrow"; null where it is none of these.</summary>
    public static Delay? Read(string text)
    {
        var words = PlainWords.TextsOf(text).SkipWhile(word => Openings.Contains(word)).ToArray();
        return words switch
        {
            [] => null,
            ["the", "day", "after", "tomorrow"] => new Days(2),
            ["tomorrow"] => new Days(1),
            ["fortnight"] or ["a", "fortnight"] => new Days(14),
            ["the", "weekend"] or ["weekend"] or ["start" or "beginning", "of", "the" or "next", "week"] => new Weekday(DayOfWeek.Monday),
            ["next", "week"] => new Days(7),
            ["next", "month"] => new Days(30),
            _ => EndOrPart(words) ?? Relative(words) ?? DayOf(words) ?? (words.Length == 1 ? WeekdayOf(words[0]) : null) ?? (Delay?)CountOf(words),
        };
    }

    private static Delay? EndOrPart(string[] words) => words switch
    {
        ["end", "of", .. ["the" or "this", "week"] or ["week"]] or ["the", "end", "of", .. ["the" or "this", "week"] or ["week"]] or ["eow"] => new EndOf(Month: false),
        ["end", "of", .. ["the" or "this", "month"] or ["month"]] or ["the", "end", "of", .. ["the" or "this", "month"] or ["month"]] or ["eom"] => new EndOf(Month: true),
        [var part, "of" or "in", var month] when OfMonth(part, month) is { } day => day,
        ["the", var part, "of" or "in", var month] when OfMonth(part, month) is { } day => day,
        [("early" or "mid" or "late") and var part, var month] when OfMonth(part, month) is { } day => day,
        [var weekday, .. { Length: > 1 } date] when WeekdayOf(weekday) is not null && DayOf(date) is { } day => day,
        _ => null,
    };

    private static Delay? Relative(string[] words) => words switch
    {
        ["next", "year"] or ["the", "new", "year"] or ["new", "year"] or ["after", "new", "year"] => new Day(null, 1, 1),
        ["the", "next" or "coming" or "following", ..] => Read(string.Join(' ', words[1..])),
        ["next", var day] when WeekdayOf(day) is { } weekday => weekday,
        [var day, "next" or "of" or "in", .. var week] when week is ["week"] or ["next", "week"] && WeekdayOf(day) is { } weekday => new WeekdayAfter(weekday.Name),
        ["next" or "coming" or "following" or "least" or "approximately" or "roughly" or "around" or "maybe" or "at", .. { Length: > 0 } count] => Read(string.Join(' ', count)),
        _ => null,
    };

    /// <summary>The same somewhere among words that only ask for it: "please ask me again on Monday"; null where anything else is said.</summary>
    public static Delay? Within(IReadOnlyList<string> words) => Find(words, around => Speech.Wakes.Covers(around));

    /// <summary>The same anywhere; null where no day or time is said.</summary>
    public static Delay? Anywhere(IReadOnlyList<string> words) => Find(words, _ => true);

    private static Delay? Find(IReadOnlyList<string> words, Func<string[], bool> fits)
    {
        for (var length = words.Count <= MostAround ? Math.Min(words.Count, MostWords) : 0; length > 0; length--)
        {
            for (var start = 0; start + length <= words.Count; start++)
            {
                if (fits([.. words.Take(start), .. words.Skip(start + length)]) && Read(string.Join(' ', words.Skip(start).Take(length))) is { } delay)
                {
                    return delay;
                }
            }
        }

        return null;
    }

    private static Day? OfMonth(string part, string month) => part switch
    {
        "end" => MonthOf(month) is { } m ? m with { DayOfMonth = 31 } : null,
        "late" => MonthOf(month) is { } m ? m with { DayOfMonth = 25 } : null,
        "mid" or "middle" => MonthOf(month) is { } m ? m with { DayOfMonth = 15 } : null,
        "start" or "beginning" or "early" => MonthOf(month),
        _ => null,
    };

    private static Day? MonthOf(string month) => char.IsLetter(month[0]) && DayOf([month]) is { DayOfMonth: 1 } day ? day : null;

    private static Weekday? WeekdayOf(string word) =>
        Enum.GetValues<DayOfWeek>().Where(day => word.Length > 2 && day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)).Select(day => new Weekday(day)).FirstOrDefault();

    private static Day? DayOf(string[] words)
    {
        var date = string.Join(' ', words.Where(word => word is not ("of" or "the")).Select(Cardinal));
        return Slashed(date) is { } slashed ? slashed
            : DateOnly.TryParseExact(date, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Day(day.Year, day.Month, day.Day)
            : DateOnly.TryParseExact(date + " 2028", [.. YearlyFormats.Select(format => format + " yyyy")], CultureInfo.InvariantCulture, DateTimeStyles.None, out day) ? new Day(null, day.Month, day.Day)
            : DateOnly.TryParseExact("1 " + date + " 2028", ["d MMMM yyyy", "d MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day) ? new Day(null, day.Month, 1)
            : null;
    }

    // "24/12/2026" and "12/24/2026" can be read in one way alone, "05/06/2027" in two.
    private static Day? Slashed(string date) =>
        date.Split('/') is [{ Length: <= 2 } first, { Length: <= 2 } second, { Length: 4 } year] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var a) && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var b)
        && (a > 12 || b > 12 || a == b) && DateOnly.TryParseExact($"{Math.Min(a, b)}/{Math.Max(a, b)}/{year}", "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Day(day.Year, day.Month, day.Day)
            : null;

    // "10th" is 10.
    private static string Cardinal(string word) =>
        word.Length is 3 or 4 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;

    private static Days? CountOf(string[] words)
    {
        string count, unit;
        switch (words)
        {
            case [var joined] when joined.Length > 1 && char.IsAsciiDigit(joined[0]):
                var digits = joined.TakeWhile(char.IsAsciiDigit).Count();
                (count, unit) = (joined[..digits], joined[digits..].TrimStart('-'));
                break;
            case [.., "couple", "of", _]:
                (count, unit) = ("2", words[^1]);
                break;
            case [.., "few" or "some", _]:
                (count, unit) = ("3", words[^1]);
                break;
            case ["a" or "an", var single]:
                (count, unit) = ("1", single);
                break;
            case [var number, "working" or "business" or "calendar" or "more", var units]:
                (count, unit) = (number, words[1] is "working" or "business" && units.StartsWith("day", StringComparison.Ordinal) ? "workday" : units);
                break;
            case [var number, var units]:
                (count, unit) = (number, units);
                break;
            default:
                return null;
        }

        return NumberOf(count) is > 0 and var n && DaysIn(n, unit) is > 0 and var days ? new Days(days) : null;
    }

    private static int NumberOf(string word) =>
        word.Length <= 3 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : NumberWords.Cardinal(word) ?? 0;

    private static int DaysIn(int count, string unit) => unit switch
    {
        "day" or "days" or "d" => count,
        "hour" or "hours" or "h" or "hrs" => (count + 23) / 24,
        "workday" => count + (2 * ((count + 4) / 5)),
        "week" or "weeks" or "w" or "wk" or "wks" => 7 * count,
        "month" or "months" or "mo" => 30 * count,
        "year" or "years" or "y" => 365 * count,
        _ => 0,
    };
}
