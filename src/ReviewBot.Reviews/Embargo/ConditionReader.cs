using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Embargo;

/// <summary>What stands after <c>embargo until</c>: conditions, or why they can't be used.</summary>
/// <param name="Conditions">All of them must hold; empty if there is a problem.</param>
/// <param name="Problem">One sentence or more for a comment, or null. Repeats nothing of what was written.</param>
public sealed record ConditionReading(ImmutableArray<LiftCondition> Conditions, string? Problem)
{
    internal static ConditionReading Refused(string problem) => new([], problem);
}

/// <summary>Reads lift conditions. Never guesses: what isn't exactly one of the known forms is refused with what would be accepted.</summary>
public static partial class ConditionReader
{
    private const int Longest = 500;
    private const int MostConditions = 10;
    private const int LongestEvent = 80;
    private const int FurthestYears = 10;

    private const string Accepted =
        "I know a date (`2027-03-01`), a bug (`bug 1800123 fixed`), a version (`Thunderbird 152 released`), a pull request (`owner/repo#123 merged`), a release (`owner/repo@v1.2 released`), the code itself (`landed`), or `I say so`; several are joined by `and`";

    /// <summary>Reads conditions.</summary>
    /// <param name="text">One line.</param>
    /// <param name="today">The day of the comment in the zone of the embargo: an earlier date is refused.</param>
    /// <param name="name">Our name, for commands in the refusal.</param>
    public static ConditionReading Read(string text, DateOnly today, string name)
    {
        var said = Tidy(text);
        if (said.Length is 0 or > Longest)
        {
            return ConditionReading.Refused($"{Accepted}.");
        }

        var conditions = ImmutableArray.CreateBuilder<LiftCondition>();
        if (Landing().IsMatch(said))
        {
            conditions.Add(new LiftCondition.Landed());
        }
        else if (IsEvent(said))
        {
            conditions.Add(Event(said));
        }
        else
        {
            foreach (var part in Joints().Split(said).Select(Tidy).Where(p => p.Length > 0))
            {
                if (One(part) is not { } condition)
                {
                    return ConditionReading.Refused(Alternatives().IsMatch(part)
                        ? $"I can only wait until everything holds, not for one of several. {Accepted}."
                        : DateInWords(part) is { } day ? $"dates are written as YYYY-MM-DD: did you mean `{name}: embargo until {day:yyyy-MM-dd}`?" : $"{Accepted}.");
                }

                if (condition is LiftCondition.Date { Day: var date } && Wrong(date, today, name) is { } wrong)
                {
                    return ConditionReading.Refused(wrong);
                }

                if (!conditions.Contains(condition))
                {
                    conditions.Add(condition);
                }
            }
        }

        return conditions.Count is 0 or > MostConditions ? ConditionReading.Refused($"{Accepted}.") : new ConditionReading(conditions.ToImmutable(), null);
    }

    private static string? Wrong(DateOnly date, DateOnly today, string name)
    {
        if (date < today)
        {
            var meant = date.AddYears(today.Year - date.Year);
            meant = meant < today ? date.AddYears(today.Year - date.Year + 1) : meant;
            return $"{date:yyyy-MM-dd} is in the past: did you mean `{name}: embargo until {meant:yyyy-MM-dd}`? To open now: `{name}: embargo lift`";
        }

        return date > today.AddYears(FurthestYears) ? $"{date:yyyy-MM-dd} is more than {FurthestYears} years ahead, which is probably a slip of the pen" : null;
    }

    private static LiftCondition? One(string part)
    {
        if (DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new LiftCondition.Date(day);
        }

        if (Bug().Match(part) is { Success: true } bug && Number(bug) is { } id)
        {
            return new LiftCondition.BugFixed(id);
        }

        if (Version().Match(part) is { Success: true } version && Number(version) is { } major)
        {
            return new LiftCondition.VersionReleased(version.Groups["android"].Success ? ReleasedProduct.Android : ReleasedProduct.Desktop, major);
        }

        if ((PullRequest().Match(part) is { Success: true } pull ? pull : PullRequestLink().Match(part)) is { Success: true } request && Number(request) is { } number)
        {
            return new LiftCondition.PullRequestMerged(request.Groups["repo"].Value, number);
        }

        return Release().Match(part) is { Success: true } release
            ? new LiftCondition.ReleasePublished(release.Groups["repo"].Value, release.Groups["tag"].Value)
            : Landing().IsMatch(part) ? new LiftCondition.Landed()
            : IsEvent(part) ? Event(part) : null;
    }

    private static LiftCondition.SaidSo Event(string text) => new(SaysSo().IsMatch(text) ? null : Defanged.Quoted(text, LongestEvent));

    // An event is named in words; whatever has digits or signs in it was meant as something that can be read, and a
    // relative date would mean something else tomorrow.
    private static bool IsEvent(string text) =>
        text.Count(char.IsAsciiLetter) >= 3 && !text.Any(c => char.IsAsciiDigit(c) || c is '#' or '/' or '@' or '`')
        && !RelativeDates().IsMatch(text) && !Alternatives().IsMatch(text);

    private static DateOnly? DateInWords(string text) =>
        DateOnly.TryParseExact(text, ["d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;

    private static int? Number(Match match) =>
        int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static string Tidy(string text)
    {
        var tidy = text.Trim().Trim('"', '\'', '“', '”').Trim();
        tidy = tidy.StartsWith("until ", StringComparison.OrdinalIgnoreCase) ? tidy[6..].TrimStart() : tidy;
        return tidy.EndsWith('.') || tidy.EndsWith('!') ? tidy[..^1].TrimEnd() : tidy;
    }

    [GeneratedRegex(@"^(it|(the\s+)?(code|collection|metrics?|data|probes?))?\s*((has|have|is|are)\s+)?(lands?|landed)(\s+in\s+(the\s+)?(public\s+)?(code|source|tree))?$", Options)]
    private static partial Regex Landing();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const string Repo = @"(?<repo>[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100})";

    [GeneratedRegex(@"^(I|we|somebody|someone|a\s+person)\s+(say|says)\s+so$", Options)]
    private static partial Regex SaysSo();

    [GeneratedRegex(@"\s*[,;]\s*|\s+(and|&)\s+", Options)]
    private static partial Regex Joints();

    [GeneratedRegex(@"\bor\b", Options)]
    private static partial Regex Alternatives();

    [GeneratedRegex(@"\b(now|today|tonight|tomorrow|next|day|days|week|weeks|weekend|month|months|quarter|year|years|soon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\b", Options)]
    private static partial Regex RelativeDates();

    [GeneratedRegex(@"^bug\s*#?(?<n>[0-9]{1,9})(\s+(is\s+|gets\s+|has\s+been\s+)?(fixed|resolved\s+fixed|lands|landed))?$", Options)]
    private static partial Regex Bug();

    [GeneratedRegex(@"^(thunderbird|tb)\s+(desktop\s+|(?<android>(for\s+)?android\s+))?(version\s+|v)?(?<n>[0-9]{1,4})(\.0)?(\s+(is\s+|has\s+been\s+|gets\s+)?(released|out|ships|shipped))?$", Options)]
    private static partial Regex Version();

    [GeneratedRegex("^" + Repo + @"#(?<n>[0-9]{1,9})(\s+(is\s+|has\s+been\s+|gets\s+)?(merged|lands|landed))?$", Options)]
    private static partial Regex PullRequest();

    [GeneratedRegex("^https://github\\.com/" + Repo + @"/pull/(?<n>[0-9]{1,9})/?(\s+(is\s+|has\s+been\s+|gets\s+)?(merged|lands|landed))?$", Options)]
    private static partial Regex PullRequestLink();

    [GeneratedRegex("^" + Repo + @"@(?<tag>[A-Za-z0-9._+-]{1,80})(\s+(is\s+|has\s+been\s+|gets\s+)?(released|published|out))?$", Options)]
    private static partial Regex Release();
}
