using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Commands;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>The warning that stands: what was announced, and when.</summary>
/// <param name="Said">Our comment.</param>
/// <param name="Announced">The moment that it names; the bug isn't opened before.</param>
public sealed record Warning(Comment Said, DateTimeOffset Announced)
{
    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>What is kept in the reference line: the moment, and what it rests on.</summary>
    internal static string State(DateTimeOffset announced, ReviewCase @case, EmbargoTerms terms) =>
        $"{announced.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}/{Basis(@case, terms)}";

    /// <summary>
    /// The last warning, if it still stands: nothing that matters has happened since it was decided on, not even what was
    /// taken back again, and not in the moment between our read and our write.
    /// </summary>
    internal static Warning? Standing(ReviewCase @case, EmbargoTerms terms) =>
        terms.AreSet && @case.LastSaid(EmbargoSteps.Subject, EmbargoSteps.Warned) is { } word
        && word.Item.State?.Split('/') is [var moment, var basis] && basis == Basis(@case, terms)
        && DateTimeOffset.TryParseExact(moment, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var announced)
            ? new Warning(word.Comment, announced)
            : null;

    // Everything whose change makes a warning void. A grant isn't among it: that one waits for it is announced.
    private static string Basis(ReviewCase @case, EmbargoTerms terms)
    {
        var changes = @case.Bug.History.SelectMany(h => h.Changes.Where(GroupHistory.IsOfGroups).Select(c => $"{h.When.ToUnixTimeSeconds()} {c.Removed} > {c.Added}"))
            .Concat(@case.Bug.Groups.Order(StringComparer.Ordinal))
            .Append(terms.SaidIn?.Id.ToString(CultureInfo.InvariantCulture) ?? "")
            .Concat(@case.Heard.Where(h => h.Reading.HoldSeen || h.Reading.Items.Any(Matters)).Select(h => string.Create(CultureInfo.InvariantCulture, $"c{h.Comment.Id}")))
            .Concat(@case.Requests.SelectMany(r => r.Rounds).Select(r => $"{r.Subject} {r.AskedAt.ToUnixTimeSeconds()}"))
            .Concat(@case.Requests.SelectMany(r => r.Changes)
                .Where(c => c.Removed.Any(f => f.Status == FlagStatus.Granted) || c.Added.Any(f => f.Status == FlagStatus.Denied))
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.AttachmentId} {c.When.ToUnixTimeSeconds()}")))
            .Concat(@case.Said.Where(s => s.Item.Step == EmbargoSteps.Missed).Select(s => string.Create(CultureInfo.InvariantCulture, $"m{s.Comment.Id}")));
        var hash = 14695981039346656037UL;
        foreach (var c in string.Join('\n', changes))
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static bool Matters(Said said) => said is Said.Understood { Command: ResumeCommand } || EmbargoTerms.Concerns(said);
}
