using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

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
/// Every write passes here: begun, settled. After any interruption what is neither confirmed nor refused
/// is settled by reading the bug, never from memory.
/// </summary>
internal sealed partial class Outbox(Ledger ledger)
{
    /// <summary>Writes that are neither confirmed nor refused, oldest first.</summary>
    public List<OpenWrite> Open() => ledger.Query<Row>(
        "SELECT id, bug, key, planned_at AS PlannedAt, attempted_at AS AttemptedAt, answered FROM writes WHERE settled_at IS NULL ORDER BY id")
        .ConvertAll(r => new OpenWrite(r.Id, r.Bug, r.Key, r.PlannedAt, r.AttemptedAt, r.Answered));

    /// <summary>
    /// Whether exactly this was done before, or all of its words were said: whoever hid our comment from us does not want to read it
    /// again, and else something is wrong with the decision.
    /// </summary>
    public bool WasConfirmed(int bug, string key, IEnumerable<string> marks)
    {
        var done = ledger.Query<string>("SELECT key FROM writes WHERE bug = @bug AND outcome = 'confirmed'", new { bug }).FindAll(k => !Part().IsMatch(k));
        return done.Contains(key) || (marks.Any() && marks.All(done.SelectMany(OpenWrite.MarksOf).ToHashSet().Contains));
    }

    /// <summary>What was tried on a bug and never wholly done, item by item.</summary>
    public IReadOnlySet<string> Tried(int bug)
    {
        var rows = ledger.Query<Row>("SELECT key, outcome FROM writes WHERE bug = @bug AND attempted_at IS NOT NULL", new { bug })
            .ConvertAll(r => (Key: r.Key.Split(" #"), Confirmed: r.Outcome == "confirmed"))
            .ConvertAll(r => (Items: OpenWrite.MarksOf(r.Key[0]), IsDone: r.Confirmed && r.Key.Length == 1, r.Confirmed));
        return rows.Where(r => !r.Confirmed).SelectMany(r => r.Items).Except(rows.Where(r => r.IsDone).SelectMany(r => r.Items)).ToHashSet();
    }

    /// <summary>How soon after its record a request has to leave, where others may take over meanwhile; null where nobody can.</summary>
    public TimeSpan? LeavesWithin(TimeSpan settleAfter) => ledger.Fence is null ? null : settleAfter / 10;

    /// <summary>How long a bug is left alone after an attempt that had no answer: until then the request may leave and land.</summary>
    public TimeSpan RestsFor(TimeSpan settleAfter) => settleAfter + (LeavesWithin(settleAfter) ?? TimeSpan.Zero);

    /// <summary>Records that an answer came which does not tell what happened.</summary>
    public void Answered(long id) => ledger.Execute("UPDATE writes SET answered = @answered WHERE id = @id", new { answered = true, id });

    /// <summary>Records the intention, and that the request goes out now; returns the row. The disk is waited for once.</summary>
    public long Begin(int bug, string key, string payload, DateTimeOffset planned, DateTimeOffset now)
    {
        long id = 0;
        ledger.InTransaction(() => id = ledger.Scalar<long>(
            "INSERT INTO writes (key, bug, digest, planned_at, attempted_at, answered) VALUES (@key, @bug, @digest, @planned, @now, @answered) RETURNING id",
            new { key, bug, digest = Digest(payload), planned, now, answered = false }));
        return id;
    }

    /// <summary>Records what became of it: <c>confirmed</c>, <c>without effect</c>, <c>refused</c>, <c>lost</c> or <c>never sent</c>.</summary>
    public void Settle(long id, string outcome, DateTimeOffset now) =>
        ledger.Execute("UPDATE writes SET settled_at = @now, outcome = @outcome WHERE id = @id", new { now, outcome, id });

    // A write of a plan that takes several, but the last: it bears no word.
    [GeneratedRegex(" #[0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    private static string Digest(string payload) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload)));

    private sealed class Row
    {
        public long Id { get; set; }

        public int Bug { get; set; }

        public string Key { get; set; } = "";

        public DateTimeOffset PlannedAt { get; set; }

        public DateTimeOffset? AttemptedAt { get; set; }

        public bool Answered { get; set; }

        public string? Outcome { get; set; }
    }
}
