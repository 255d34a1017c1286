using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Reminders;

namespace ReviewBot.Storage;

/// <summary>The past of bugs that are at hand, as a pass has just read them.</summary>
internal sealed class HistoryOfFacts(IReadOnlyCollection<BugFacts> facts) : IHistory
{
    private IEnumerable<AssignmentFact> Assignments => facts.SelectMany(f => f.Assignments);

    private IEnumerable<ReminderFact> Reminders => facts.SelectMany(f => f.Reminders);

    /// <inheritdoc/>
    public IEnumerable<AssignmentFact> AskedSince(DateTimeOffset since) => Assignments.Where(a => a.At > since);

    /// <inheritdoc/>
    public IEnumerable<AssignmentFact> LastAsked(IReadOnlyCollection<string> stewards) => Assignments
        .Where(a => stewards.Contains(a.Steward, StringComparer.OrdinalIgnoreCase))
        .GroupBy(a => a.Steward, StringComparer.OrdinalIgnoreCase)
        .Select(g => g.OrderBy(a => a.At).ThenBy(a => a.BugId).ThenBy(a => a.AttachmentId).Last());

    /// <inheritdoc/>
    public IEnumerable<AssignmentFact> AskedIn(IReadOnlyCollection<int> bugs) => Assignments.Where(a => bugs.Contains(a.BugId));

    /// <inheritdoc/>
    public IEnumerable<string> Open() => facts.SelectMany(f => f.Open);

    /// <inheritdoc/>
    public IEnumerable<ReminderFact> RemindedSince(DateTimeOffset since) => Reminders.Where(r => r.At > since);

    /// <inheritdoc/>
    public IEnumerable<ReminderFact> RemindedOf(IReadOnlyCollection<string> subjects)
    {
        var of = subjects.ToHashSet();
        return Reminders.Where(r => of.Contains(r.Subject));
    }

    /// <inheritdoc/>
    public int GrantsTo(string login, int most) =>
        facts.SelectMany(f => f.GrantedTo ?? []).Where(to => to.Equals(login, StringComparison.OrdinalIgnoreCase)).Take(most).Count();

    /// <inheritdoc/>
    public IEnumerable<int> WithoutGrant(IReadOnlyCollection<int> bugs)
    {
        var of = bugs.ToHashSet();
        return facts.Where(f => f.GrantedTo is { IsEmpty: true } && of.Contains(f.Bug)).Select(f => f.Bug);
    }

    /// <inheritdoc/>
    public IEnumerable<WaitFact> Waits() => facts.SelectMany(f => f.Waits);
}
