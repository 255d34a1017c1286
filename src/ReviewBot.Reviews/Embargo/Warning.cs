using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>The warning that stands: what was announced, and when.</summary>
/// <param name="Said">Our comment.</param>
/// <param name="Announced">The moment that it names; the bug isn't opened before.</param>
public sealed record Warning(Comment Said, DateTimeOffset Announced)
{
    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>What is kept in the reference line: the moment, and what it rests on.</summary>
    internal static string State(DateTimeOffset announced, EmbargoTerms terms, BugSnapshot bug) =>
        string.Create(CultureInfo.InvariantCulture, $"{announced.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}/c{terms.SaidIn?.Id}/{Digest(bug.Groups)}");

    /// <summary>
    /// The last warning, if it still stands: it rested on the same conditions and groups as now, and nothing that matters
    /// has happened since, not even what was taken back again.
    /// </summary>
    internal static Warning? Standing(ReviewCase @case, ReviewPolicy policy, EmbargoTerms terms, GroupHistory groups)
    {
        if (@case.LastSaid(EmbargoSteps.Subject, EmbargoSteps.Warned) is not { } word || !terms.AreSet
            || word.Item.State?.Split('/') is not [var moment, var said, var digest]
            || said != string.Create(CultureInfo.InvariantCulture, $"c{terms.SaidIn!.Id}") || digest != Digest(@case.Bug.Groups)
            || !DateTimeOffset.TryParseExact(moment, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var announced))
        {
            return null;
        }

        var at = word.Comment.Time;
        var changed = groups.LastChange >= at
            || @case.Said.Any(s => s.Item.Step is EmbargoSteps.Missed or EmbargoSteps.Opened && s.Comment.Count > word.Comment.Count)
            || @case.Heard.Any(h => h.Comment.Count > word.Comment.Count && (h.Reading.HoldSeen || h.Reading.Items.Any(Matters)))
            || @case.Requests.Any(r => r.Round.AskedAt >= at || r.Changes.Any(c => c.When >= at
                && (c.Removed.Any(f => f.Status == FlagStatus.Granted) || c.Added.Any(f => f.Status == FlagStatus.Denied))));
        return changed ? null : new Warning(word.Comment, announced);
    }

    private static bool Matters(Said said) => said is Said.Understood { Command: Command.Resume } || EmbargoTerms.Concerns(said);

    // Enough to see that the groups are others; their names stand in the bug anyway.
    private static string Digest(ImmutableArray<string> groups)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in string.Join('\n', groups.Order(StringComparer.Ordinal)))
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture)[..8];
    }
}
