using System.Security.Cryptography;
using System.Text;

namespace ReviewBot.Storage;

/// <summary>A write whose effect is not known yet.</summary>
/// <param name="Id">The row.</param>
/// <param name="BugId">The bug.</param>
/// <param name="Key">What was intended.</param>
/// <param name="PlannedAt">The time of the decision.</param>
/// <param name="AttemptedAt">When it went out; null if it never did.</param>
/// <param name="Answered">Whether the server answered at all, be it nonsense.</param>
internal sealed record OpenWrite(long Id, int BugId, string Key, DateTimeOffset PlannedAt, DateTimeOffset? AttemptedAt, bool Answered)
{
    /// <summary>What its comment would say in the reference line, each item by itself; effects are among them, and match no item.</summary>
    public IReadOnlyList<string> Marks { get; } = MarksOf(Key);

    /// <summary>The items of a key.</summary>
    public static string[] MarksOf(string key) => key[(key.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split("; ");
}

/// <summary>
/// Every write passes here: planned, attempted, settled. After any interruption what is neither confirmed nor refused
/// is settled by reading the bug, never from memory.
/// </summary>
internal sealed class Outbox(Ledger ledger)
{
    /// <summary>Writes that are neither confirmed nor refused, oldest first.</summary>
    public List<OpenWrite> Open() => ledger.Query(
        "SELECT id, bug, key, planned_at, attempted_at, answered FROM writes WHERE settled_at IS NULL ORDER BY id",
        r => new OpenWrite(r.GetInt64(0), r.GetInt32(1), r.GetString(2), Ledger.Time(r.GetString(3)), r.IsDBNull(4) ? null : Ledger.Time(r.GetString(4)), r.GetInt32(5) != 0));

    /// <summary>
    /// Whether exactly this was done before, or all of its words were said: whoever hid our comment from us does not want to read it
    /// again, and else something is wrong with the decision.
    /// </summary>
    public bool WasConfirmed(int bug, string key, IEnumerable<string> marks)
    {
        var done = ledger.Query(
            "SELECT key FROM writes WHERE key > $bug || ': ' AND key < $bug || ':!' AND outcome = 'confirmed' AND key NOT GLOB '* #[0-9]'", r => r.GetString(0), ("$bug", bug));
        return done.Contains(key) || (marks.Any() && marks.All(done.SelectMany(OpenWrite.MarksOf).ToHashSet().Contains));
    }

    /// <summary>What was tried on a bug and never wholly done, item by item.</summary>
    public IReadOnlySet<string> Tried(int bug)
    {
        var rows = ledger.Query(
            "SELECT key, outcome FROM writes WHERE key > $bug || ': ' AND key < $bug || ':!' AND attempted_at IS NOT NULL",
            r => (Key: r.GetString(0).Split(" #"), Confirmed: !r.IsDBNull(1) && r.GetString(1) == "confirmed"), ("$bug", bug))
            .ConvertAll(r => (Items: OpenWrite.MarksOf(r.Key[0]), IsDone: r.Confirmed && r.Key.Length == 1, r.Confirmed));
        return rows.Where(r => !r.Confirmed).SelectMany(r => r.Items).Except(rows.Where(r => r.IsDone).SelectMany(r => r.Items)).ToHashSet();
    }

    /// <summary>Records the intention; returns the row.</summary>
    public long Plan(int bug, string key, string payload, DateTimeOffset now) => (long)ledger.Scalar(
        "INSERT INTO writes (key, bug, digest, planned_at) VALUES ($key, $bug, $digest, $now) RETURNING id",
        ("$key", key), ("$bug", bug), ("$digest", Digest(payload)), ("$now", Ledger.Text(now)))!;

    /// <summary>Records that the request goes out now.</summary>
    public void Attempt(long id, DateTimeOffset now) =>
        ledger.Execute("UPDATE writes SET attempted_at = $now WHERE id = $id", ("$now", Ledger.Text(now)), ("$id", id));

    /// <summary>Records that an answer came which does not tell what happened.</summary>
    public void Answered(long id) => ledger.Execute("UPDATE writes SET answered = 1 WHERE id = $id", ("$id", id));

    /// <summary>Records what became of it: <c>confirmed</c>, <c>without effect</c>, <c>refused</c>, <c>lost</c> or <c>never sent</c>.</summary>
    public void Settle(long id, string outcome, DateTimeOffset now) =>
        ledger.Execute("UPDATE writes SET settled_at = $now, outcome = $outcome WHERE id = $id", ("$now", Ledger.Text(now)), ("$outcome", outcome), ("$id", id));

    private static string Digest(string payload) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload)));
}
