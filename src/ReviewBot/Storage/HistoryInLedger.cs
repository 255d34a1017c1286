using System.Collections.Immutable;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Reminders;

namespace ReviewBot.Storage;

/// <summary>The past of the bugs that are kept, but for those in <paramref name="except"/>: what is kept of them may be old.</summary>
internal sealed class HistoryInLedger(Ledger ledger, IReadOnlySet<int> except) : IHistory
{
    private const string Assignments = "SELECT bug, attachment, round, steward, at, named, product, component, restricted, busy_at AS BusyAt FROM assignments ";
    private const string Reminders = "SELECT bug, person, at, subject, rung FROM reminders ";

    /// <summary>The past of all bugs that are kept.</summary>
    public HistoryInLedger(Ledger ledger)
        : this(ledger, ImmutableHashSet<int>.Empty)
    {
    }

    /// <inheritdoc/>
    public IEnumerable<AssignmentFact> AskedSince(DateTimeOffset since) =>
        Others(ledger.Stream<AssignmentRow>(Assignments + "WHERE at > @since ORDER BY at, bug, attachment", new { since }));

    /// <inheritdoc/>
    public IEnumerable<AssignmentFact> LastAsked(IReadOnlyCollection<string> stewards)
    {
        // The last one among the others is not further back than all the excepted bugs' own.
        var own = Among(except, "SELECT bug, steward FROM assignments WHERE bug IN @ids").CountBy(r => r.Steward, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return stewards.Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(steward => Others(ledger.Query<AssignmentRow>(
            Assignments + "WHERE steward = @login ORDER BY at DESC, bug DESC, attachment DESC LIMIT @most",
            new { login = Login(steward), most = own.GetValueOrDefault(steward) + 1 })).Take(1));
    }

    /// <inheritdoc/>
    public IEnumerable<AssignmentFact> AskedIn(IReadOnlyCollection<int> bugs) =>
        Others(Among(bugs, Assignments + "WHERE bug IN @ids"));

    /// <inheritdoc/>
    public IEnumerable<string> Open() =>
        ledger.Query<OpenRequestRow>("SELECT bug, login FROM open_requests ORDER BY bug").Where(IsOther).Select(r => r.Login);

    /// <inheritdoc/>
    public IEnumerable<ReminderFact> RemindedSince(DateTimeOffset since) =>
        ledger.Query<ReminderRow>(Reminders + "WHERE at > @since", new { since }).Where(IsOther).Select(r => r.ToFact());

    /// <inheritdoc/>
    public IEnumerable<ReminderFact> RemindedOf(IReadOnlyCollection<string> subjects) => subjects.Chunk(Ledger.Most)
        .SelectMany(some => ledger.Query<ReminderRow>(Reminders + "WHERE subject IN @some", new { some })).Where(IsOther).Select(r => r.ToFact());

    /// <inheritdoc/>
    public int GrantsTo(string login, int most)
    {
        var to = Login(login);
        var own = except.Chunk(Ledger.Most).Sum(some => ledger.Scalar<int>("SELECT count(*) FROM grants WHERE login = @to AND bug IN @some", new { to, some }));
        return ledger.Query<int>("SELECT bug FROM grants WHERE login = @to LIMIT @limit", new { to, limit = most + own }).Where(bug => !except.Contains(bug)).Take(most).Count();
    }

    /// <inheritdoc/>
    public IEnumerable<int> WithoutGrant(IReadOnlyCollection<int> bugs) => bugs.Where(b => !except.Contains(b)).Chunk(Ledger.Most).SelectMany(some => ledger.Query<int>(
        "SELECT id FROM bugs WHERE id IN @some AND restricted = @no AND reading > 0 AND NOT EXISTS (SELECT 1 FROM grants WHERE grants.bug = bugs.id)",
        new { some, no = false }));

    /// <inheritdoc/>
    public IEnumerable<WaitFact> Waits() =>
        ledger.Query<WaitRow>("SELECT bug, attachment, waits_for AS WaitsFor, asked, since, title, restricted, seen_by AS SeenBy FROM waits ORDER BY bug, attachment").Where(IsOther).Select(r => r.ToFact());

    /// <summary>A login as it is kept: case says nothing.</summary>
    public static string Login(string login) => login.ToLowerInvariant();

    private IEnumerable<AssignmentRow> Among(IEnumerable<int> bugs, string sql) => bugs.Chunk(Ledger.Most).SelectMany(ids => ledger.Query<AssignmentRow>(sql, new { ids }));

    private IEnumerable<AssignmentFact> Others(IEnumerable<AssignmentRow> rows) => rows.Where(IsOther).Select(r => r.ToFact());

    private bool IsOther(BugRow row) => !except.Contains(row.Bug);
}
