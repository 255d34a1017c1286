using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Register;
using ReviewBot.Reviews.Reminders;

namespace ReviewBot.Storage;

/// <summary>What is kept of a bug between passes, so that it needn't be read again to know whose turn it is.</summary>
/// <param name="Assignments">Everybody who was asked, in any round.</param>
/// <param name="Open">Logins of who is asked now, one for each pending flag.</param>
/// <param name="Register">Its entries in the public register; none while it is restricted.</param>
internal sealed record BugFacts(IReadOnlyList<AssignmentFact> Assignments, IReadOnlyList<string> Open, IReadOnlyList<RegisterEntry> Register)
{
    /// <summary>Whom our comments there reminded.</summary>
    public IReadOnlyList<ReminderFact> Reminders { get; init; } = [];

    /// <summary>Requests that wait.</summary>
    public IReadOnlyList<WaitFact> Waits { get; init; } = [];

    /// <summary>What was granted there; null while it is restricted.</summary>
    public GrantFact? Granted { get; init; }
}

/// <summary>What was granted in a bug.</summary>
/// <param name="Bug">The bug.</param>
/// <param name="To">Logins of the requesters, once for each grant.</param>
internal sealed record GrantFact(int Bug, IReadOnlyList<string> To);

/// <summary>A bug as it was last read.</summary>
/// <param name="Id">The bug.</param>
/// <param name="LastChangeTime">Its change time then.</param>
/// <param name="ReadAt">When it was read, server time.</param>
/// <param name="DueAt">When it has to be looked at again though nothing changes.</param>
/// <param name="Restricted">Whether it was restricted.</param>
internal sealed record CachedBug(int Id, DateTimeOffset LastChangeTime, DateTimeOffset ReadAt, DateTimeOffset? DueAt, bool Restricted);

/// <summary>The bugs that were read, and what is kept of them.</summary>
internal sealed class BugCache(Ledger ledger)
{
    /// <summary>All bugs that are held.</summary>
    public Dictionary<int, CachedBug> All() => ledger.Query(
        "SELECT id, last_change_time, read_at, due_at, restricted FROM bugs",
        r => new CachedBug(r.GetInt32(0), Ledger.Time(r.GetString(1)), Ledger.Time(r.GetString(2)), r.IsDBNull(3) ? null : Ledger.Time(r.GetString(3)), r.GetInt32(4) != 0))
        .ToDictionary(b => b.Id);

    /// <summary>The facts of all bugs but those in <paramref name="except"/>.</summary>
    public List<BugFacts> FactsOfOthers(IReadOnlySet<int> except) => ledger.Query(
        "SELECT id, facts FROM bugs ORDER BY id", r => (Id: r.GetInt32(0), Facts: r.GetString(1)))
        .Where(x => !except.Contains(x.Id))
        .Select(x => JsonSerializer.Deserialize(x.Facts, BugFactsJson.Default.BugFacts)!)
        .ToList();

    /// <summary>The public register, latest decision first.</summary>
    public List<RegisterEntry> Register() => ledger.Query("SELECT facts FROM bugs WHERE restricted = 0 ORDER BY id", r => r.GetString(0))
        .SelectMany(facts => JsonSerializer.Deserialize(facts, BugFactsJson.Default.BugFacts)!.Register)
        .OrderByDescending(e => e.DecidedAt)
        .ToList();

    /// <summary>Keeps a bug as read.</summary>
    public void Put(CachedBug bug, BugFacts facts) => ledger.Execute(
        """
        INSERT INTO bugs (id, last_change_time, read_at, due_at, restricted, facts) VALUES ($id, $changed, $read, $due, $restricted, $facts)
        ON CONFLICT (id) DO UPDATE SET last_change_time = $changed, read_at = $read, due_at = $due, restricted = $restricted, facts = $facts
        """,
        ("$id", bug.Id),
        ("$changed", Ledger.Text(bug.LastChangeTime)),
        ("$read", Ledger.Text(bug.ReadAt)),
        ("$due", bug.DueAt is { } due ? Ledger.Text(due) : null),
        ("$restricted", bug.Restricted ? 1 : 0),
        ("$facts", JsonSerializer.Serialize(facts, BugFactsJson.Default.BugFacts)));

    /// <summary>Has a bug looked at again in the next pass, whatever becomes of this one.</summary>
    public void MarkDue(int id, DateTimeOffset now) => ledger.Execute(
        """
        INSERT INTO bugs (id, last_change_time, read_at, due_at, restricted, facts) VALUES ($id, $epoch, $epoch, $now, 1, $nothing)
        ON CONFLICT (id) DO UPDATE SET due_at = $now
        """,
        ("$id", id), ("$now", Ledger.Text(now)), ("$epoch", Ledger.Text(DateTimeOffset.UnixEpoch)),
        ("$nothing", JsonSerializer.Serialize(new BugFacts([], [], []), BugFactsJson.Default.BugFacts)));

    /// <summary>Forgets a bug that can't be seen any more, and everything that was kept of it.</summary>
    public void Forget(int id) => ledger.Execute("DELETE FROM bugs WHERE id = $id", ("$id", id));
}

[JsonSerializable(typeof(BugFacts))]
internal sealed partial class BugFactsJson : JsonSerializerContext;
