using ReviewBot.Reviews.Knowledge;

namespace ReviewBot.Storage;

/// <summary>Bugs that failed: they wait longer each time, are given up, visibly, in the end, and tried again a few times a day all the same.</summary>
internal sealed class Failures(Ledger ledger)
{
    private const int MostTries = 8;
    private static readonly TimeSpan AfterGivingUp = TimeSpan.FromHours(6);

    /// <summary>
    /// Records a failure; the next try is in the next pass, then 5 minutes later, then twice as long each time, and in the end
    /// every six hours. Returns whether the bug is given up with this.
    /// </summary>
    public bool Add(int bug, string error, DateTimeOffset now)
    {
        var tries = ledger.Scalar<int>("SELECT tries FROM failures WHERE bug = @bug", new { bug }) + 1;
        ledger.Execute(
            """
            INSERT INTO failures (bug, tries, error, next_try, dead) VALUES (@bug, @tries, @error, @next, @dead)
            ON CONFLICT (bug) DO UPDATE SET tries = @tries, error = @error, next_try = @next, dead = @dead
            """,
            new { bug, tries, error, next = now + WaitAfter(tries), dead = tries >= MostTries });
        return tries == MostTries;
    }

    /// <summary>Until when what failed isn't tried again; null if nothing did.</summary>
    public DateTimeOffset? WaitsUntil(int bug) =>
        ledger.Query<Row>("SELECT next_try AS NextTry FROM failures WHERE bug = @bug", new { bug }) is [var row] ? row.NextTry : null;

    /// <summary>Whether the bug was given up.</summary>
    public bool IsDead(int bug) => ledger.Query<int>("SELECT bug FROM failures WHERE bug = @bug AND dead = @yes", new { bug, yes = true }).Count > 0;

    /// <summary>Bugs whose next try is due.</summary>
    public List<int> Due(DateTimeOffset now) =>
        ledger.Query<int>("SELECT bug FROM failures WHERE next_try <= @now", new { now });

    /// <summary>The bugs that were given up, with the tries and the last error.</summary>
    public List<(int Bug, int Tries, string Error)> Dead() =>
        ledger.Query<Row>("SELECT bug, tries, error FROM failures WHERE dead = @yes ORDER BY bug", new { yes = true }).ConvertAll(r => (r.Bug, r.Tries, r.Error));

    /// <summary>How many bugs failed and are tried again.</summary>
    public int TriedAgain() => ledger.Scalar<int>("SELECT COUNT(*) FROM failures WHERE dead = @no", new { no = false });

    /// <summary>Has a bug that failed tried again in the next pass.</summary>
    public bool Retry(int bug) =>
        ledger.Execute("UPDATE failures SET dead = @no, tries = 0, next_try = @epoch WHERE bug = @bug", new { no = false, bug, epoch = DateTimeOffset.UnixEpoch }) > 0;

    /// <summary>Forgets a bug's failures: it went well.</summary>
    public bool Clear(int bug) => ledger.Execute("DELETE FROM failures WHERE bug = @bug", new { bug }) > 0;

    /// <summary>Lets a bug that failed go: nothing is tried until it changes.</summary>
    public bool Drop(int bug)
    {
        if (!Clear(bug))
        {
            return false;
        }

        ledger.Execute("UPDATE bugs SET due_at = NULL WHERE id = @bug", new { bug });
        return true;
    }

    private static TimeSpan WaitAfter(int tries) => tries switch
    {
        1 => TimeSpan.Zero,
        < MostTries => TimeSpan.FromMinutes(5 * Math.Pow(2, tries - 2)),
        _ => AfterGivingUp,
    };

    private sealed class Row
    {
        public int Bug { get; set; }

        public int Tries { get; set; }

        public string Error { get; set; } = "";

        public DateTimeOffset NextTry { get; set; }
    }
}

/// <summary>Refusals of stewards by the server.</summary>
internal sealed class Refusals(Ledger ledger)
{
    /// <summary>Records one.</summary>
    public void Add(Refusal refusal, DateTimeOffset now) => ledger.Execute(
        "INSERT INTO refusals (subject, steward, reason, at) VALUES (@Subject, @Steward, @Reason, @now) ON CONFLICT DO NOTHING",
        new { refusal.Subject, refusal.Steward, refusal.Reason, now });

    /// <summary>Those for these rounds.</summary>
    public List<Refusal> Of(IReadOnlyCollection<string> subjects) =>
        [.. subjects.Chunk(Ledger.Most).SelectMany(some => ledger.Query<Refusal>("SELECT subject, steward, reason FROM refusals WHERE subject IN @some ORDER BY subject, steward", new { some }))];
}

/// <summary>Mails by what they are, each at most once.</summary>
internal sealed class Mails(Ledger ledger)
{
    /// <summary>Writes one down before it is sent; false if it was before.</summary>
    public bool Begin(string key, DateTimeOffset now) =>
        ledger.Execute("INSERT INTO mails (key, at) VALUES (@key, @now) ON CONFLICT DO NOTHING", new { key, now }) > 0;

    /// <summary>Takes one back that certainly did not go out.</summary>
    public void Undo(string key) => ledger.Execute("DELETE FROM mails WHERE key = @key", new { key });
}
