using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Cases;

namespace ReviewBot.Reviews.Embargo;

/// <summary>
/// Conditions that stand somewhere without having been said to us: Bugzilla's convention in the whiteboard, a line of the
/// form, the tracking bugs of its measurements. They take effect only when a person says the command.
/// </summary>
public static partial class Proposals
{
    private const int MostTrackingBugs = 3;

    /// <summary>What could be said, as it would be typed after <c>embargo until</c>; the likeliest first.</summary>
    /// <param name="case">The bug.</param>
    /// <param name="today">An earlier date is no proposal any more.</param>
    public static ImmutableArray<string> Of(ReviewCase @case, DateOnly today)
    {
        var found = Whiteboard().Matches(@case.Bug.Whiteboard).Select(m => m.Groups["day"].Value)
            .Concat(@case.Requests.Where(r => !r.Attachment.IsPrivate && r.Attachment.Data is not null).SelectMany(r => Lines(Encoding.UTF8.GetString(r.Attachment.Data!.Value.Span))))
            .Concat(@case.Bug.Comments.Take(1).SelectMany(c => Lines(c.Body)))
            .Select(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= today ? text : null)
            .OfType<string>().Distinct().ToImmutableArray();
        if (!found.IsEmpty)
        {
            return found;
        }

        var bugs = @case.Requests.Where(r => r.IsPending || r.Round.Decision is not null)
            .SelectMany(r => r.Reading.Measurements).SelectMany(m => m.Bugs)
            .Where(b => b > 0 && b != @case.Bug.Id).Distinct().Take(MostTrackingBugs).ToList();
        return bugs.Count == 0 ? [] : [string.Join(" and ", bugs.Select(b => string.Create(CultureInfo.InvariantCulture, $"bug {b} fixed")))];
    }

    private static IEnumerable<string> Lines(string text) => FormLine().Matches(text).Select(m => m.Groups["day"].Value);

    [GeneratedRegex(@"\[reminder-disclosure (?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Whiteboard();

    [GeneratedRegex(@"\bembargo(ed)?\s*:?\s*(until)?\s*:?\s*(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FormLine();
}
