using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;

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
        var tries = Convert.ToInt32(ledger.Scalar("SELECT tries FROM failures WHERE bug = $bug", ("$bug", bug)) ?? 0L, null) + 1;
        ledger.Execute(
            """
            INSERT INTO failures (bug, tries, error, next_try, dead) VALUES ($bug, $tries, $error, $next, $dead)
            ON CONFLICT (bug) DO UPDATE SET tries = $tries, error = $error, next_try = $next, dead = $dead
            """,
            ("$bug", bug), ("$tries", tries), ("$error", error),
            ("$next", Ledger.Text(now + WaitAfter(tries))),
            ("$dead", tries >= MostTries ? 1 : 0));
        return tries == MostTries;
    }

    /// <summary>Until when what failed isn't tried again; null if nothing did.</summary>
    public DateTimeOffset? WaitsUntil(int bug) => ledger.Scalar("SELECT next_try FROM failures WHERE bug = $bug", ("$bug", bug)) is string next ? Ledger.Time(next) : null;

    /// <summary>Whether the bug was given up.</summary>
    public bool IsDead(int bug) => ledger.Scalar("SELECT 1 FROM failures WHERE bug = $bug AND dead = 1", ("$bug", bug)) is not null;

    /// <summary>Bugs whose next try is due.</summary>
    public List<int> Due(DateTimeOffset now) =>
        ledger.Query("SELECT bug FROM failures WHERE next_try <= $now", r => r.GetInt32(0), ("$now", Ledger.Text(now)));

    /// <summary>The bugs that were given up, with the tries and the last error.</summary>
    public List<(int Bug, int Tries, string Error)> Dead() =>
        ledger.Query("SELECT bug, tries, error FROM failures WHERE dead = 1 ORDER BY bug", r => (r.GetInt32(0), r.GetInt32(1), r.GetString(2)));

    /// <summary>Has a bug that failed tried again in the next pass.</summary>
    public bool Retry(int bug) => ledger.Execute("UPDATE failures SET dead = 0, tries = 0, next_try = $epoch WHERE bug = $bug", ("$bug", bug), ("$epoch", Ledger.Text(DateTimeOffset.UnixEpoch))) > 0;

    /// <summary>Forgets a bug's failures: it went well, or somebody wants it tried again.</summary>
    public bool Clear(int bug) => ledger.Execute("DELETE FROM failures WHERE bug = $bug", ("$bug", bug)) > 0;

    private static TimeSpan WaitAfter(int tries) => tries switch
    {
        1 => TimeSpan.Zero,
        < MostTries => TimeSpan.FromMinutes(5 * Math.Pow(2, tries - 2)),
        _ => AfterGivingUp,
    };
}

/// <summary>Refusals of stewards by the server.</summary>
internal sealed class Refusals(Ledger ledger)
{
    /// <summary>Records one.</summary>
    public void Add(Refusal refusal, DateTimeOffset now) => ledger.Execute(
        "INSERT INTO refusals (subject, steward, reason, at) VALUES ($subject, $steward, $reason, $at) ON CONFLICT DO NOTHING",
        ("$subject", refusal.Subject), ("$steward", refusal.Steward), ("$reason", refusal.Reason), ("$at", Ledger.Text(now)));

    /// <summary>All of them.</summary>
    public ImmutableArray<Refusal> All() =>
        [.. ledger.Query("SELECT subject, steward, reason FROM refusals ORDER BY subject, steward", r => new Refusal(r.GetString(0), r.GetString(1), r.GetString(2)))];
}

/// <summary>What the owners were, or should have been, told.</summary>
internal sealed class Notices(Ledger ledger)
{
    /// <summary>Records a notice once; returns whether it is new. What arose before the ledger began counts as told: it may have been.</summary>
    public bool Tell(Notice notice, DateTimeOffset now, DateTimeOffset began = default) => ledger.Execute(
        "INSERT INTO notices (key, bug, text, at, told_at) VALUES ($key, $bug, $text, $at, $told) ON CONFLICT DO NOTHING",
        ("$key", notice.Key), ("$bug", notice.BugId), ("$text", notice.Text), ("$at", Ledger.Text(now)),
        ("$told", notice.Arose < began ? Ledger.Text(now) : null)) > 0;

    /// <summary>Notices that were not mailed yet.</summary>
    public List<(string Key, string Text)> Untold() =>
        ledger.Query("SELECT key, text FROM notices WHERE told_at IS NULL ORDER BY at, key", r => (r.GetString(0), r.GetString(1)));

    /// <summary>Records that notices are mailed, or (null) that they certainly were not.</summary>
    public void Told(IEnumerable<string> keys, DateTimeOffset? at)
    {
        foreach (var key in keys)
        {
            ledger.Execute("UPDATE notices SET told_at = $at WHERE key = $key", ("$key", key), ("$at", at is { } time ? Ledger.Text(time) : null));
        }
    }

    /// <summary>How many there are since a moment.</summary>
    public int CountSince(DateTimeOffset since) => Convert.ToInt32(ledger.Scalar("SELECT count(*) FROM notices WHERE at >= $since", ("$since", Ledger.Text(since))), null);

    /// <summary>All notices, oldest first.</summary>
    public List<(DateTimeOffset At, int? Bug, string Text)> All() => ledger.Query(
        "SELECT at, bug, text FROM notices ORDER BY at, key", r => (Ledger.Time(r.GetString(0)), r.IsDBNull(1) ? (int?)null : r.GetInt32(1), r.GetString(2)));

    /// <summary>How many there are.</summary>
    public int Count() => Convert.ToInt32(ledger.Scalar("SELECT count(*) FROM notices"), null);
}

/// <summary>Reminders that were meant to go out.</summary>
internal sealed class Reminded(Ledger ledger)
{
    // A year's day-books are enough: nobody is reminded of anything older.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Records one, before it goes out.</summary>
    public void Add(ReminderFact fact) => ledger.Execute(
        "INSERT INTO reminded (person, at, subject, rung) VALUES ($person, $at, $subject, $rung) ON CONFLICT DO NOTHING",
        ("$person", fact.Person), ("$at", Ledger.Text(fact.At)), ("$subject", fact.Subject), ("$rung", fact.Rung));

    /// <summary>Takes one back that certainly did not go out.</summary>
    public void Remove(ReminderFact fact) => ledger.Execute(
        "DELETE FROM reminded WHERE person = $person AND at = $at AND subject = $subject AND rung = $rung",
        ("$person", fact.Person), ("$at", Ledger.Text(fact.At)), ("$subject", fact.Subject), ("$rung", fact.Rung));

    /// <summary>Takes back those of a write that is known not to have arrived.</summary>
    public void TakeBack(OpenWrite write) => ledger.Execute(
        "DELETE FROM reminded WHERE subject = $subject AND at >= $planned",
        ("$subject", SubjectOf(write.BugId)), ("$planned", Ledger.Text(write.PlannedAt)));

    /// <summary>What a reminder in a bug stands under: what the bug itself shows is not counted a second time.</summary>
    public static string SubjectOf(int bug) => string.Create(CultureInfo.InvariantCulture, $"bug {bug}");

    /// <summary>All that are of interest still.</summary>
    public ImmutableArray<ReminderFact> All(DateTimeOffset now)
    {
        ledger.Execute("DELETE FROM reminded WHERE at < $old", ("$old", Ledger.Text(now - Kept)));
        return [.. ledger.Query("SELECT person, at, subject, rung FROM reminded ORDER BY at", r => new ReminderFact(r.GetString(0), Ledger.Time(r.GetString(1)), r.GetString(2), r.GetString(3)))];
    }
}

/// <summary>Mails by what they are, each at most once.</summary>
internal sealed class Mails(Ledger ledger)
{
    /// <summary>Writes one down before it is sent; false if it was before.</summary>
    public bool Begin(string key, DateTimeOffset now) =>
        ledger.Execute("INSERT INTO mails (key, at) VALUES ($key, $at) ON CONFLICT DO NOTHING", ("$key", key), ("$at", Ledger.Text(now))) > 0;

    /// <summary>Takes one back that certainly did not go out.</summary>
    public void Undo(string key) => ledger.Execute("DELETE FROM mails WHERE key = $key", ("$key", key));
}
