using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Reminders;

namespace ReviewBot.Storage;

/// <summary>The past of two sets of bugs that have none in common.</summary>
internal sealed class JoinedHistory(IHistory one, IHistory other) : IHistory
{
    /// <inheritdoc/>
    public IEnumerable<AssignmentFact> AskedSince(DateTimeOffset since) => one.AskedSince(since).Concat(other.AskedSince(since));

    /// <inheritdoc/>
    public IEnumerable<AssignmentFact> LastAsked(IReadOnlyCollection<string> stewards) => one.LastAsked(stewards).Concat(other.LastAsked(stewards))
        .GroupBy(a => a.Steward, StringComparer.OrdinalIgnoreCase)
        .Select(g => g.OrderBy(a => a.At).ThenBy(a => a.BugId).Last());

    /// <inheritdoc/>
    public IEnumerable<AssignmentFact> AskedIn(IReadOnlyCollection<int> bugs) => one.AskedIn(bugs).Concat(other.AskedIn(bugs));

    /// <inheritdoc/>
    public IEnumerable<string> Open() => one.Open().Concat(other.Open());

    /// <inheritdoc/>
    public IEnumerable<ReminderFact> RemindedSince(DateTimeOffset since) => one.RemindedSince(since).Concat(other.RemindedSince(since));

    /// <inheritdoc/>
    public IEnumerable<ReminderFact> RemindedOf(IReadOnlyCollection<string> subjects) => one.RemindedOf(subjects).Concat(other.RemindedOf(subjects));

    /// <inheritdoc/>
    public int GrantsTo(string login, int most) => Math.Min(most, one.GrantsTo(login, most) + other.GrantsTo(login, most));

    /// <inheritdoc/>
    public IEnumerable<int> WithoutGrant(IReadOnlyCollection<int> bugs) => one.WithoutGrant(bugs).Concat(other.WithoutGrant(bugs));

    /// <inheritdoc/>
    public IEnumerable<WaitFact> Waits() => one.Waits().Concat(other.Waits());
}
