using System.Globalization;
using ReviewBot.Reviews.Knowledge;

namespace ReviewBot.Storage;

/// <summary>Reminders that were meant to go out.</summary>
internal sealed class Reminded(Ledger ledger)
{
    // A year's day-books are enough: nobody is reminded of anything older.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Records one, before it goes out.</summary>
    public void Add(ReminderFact fact) => ledger.Execute("INSERT INTO reminded (person, at, subject, rung) VALUES (@Person, @At, @Subject, @Rung) ON CONFLICT DO NOTHING", fact);

    /// <summary>Takes one back that certainly did not go out.</summary>
    public void Remove(ReminderFact fact) => ledger.Execute("DELETE FROM reminded WHERE person = @Person AND at = @At AND subject = @Subject AND rung = @Rung", fact);

    /// <summary>Takes back those of a write that is known not to have arrived.</summary>
    public void TakeBack(OpenWrite write) =>
        ledger.Execute("DELETE FROM reminded WHERE subject = @subject AND at >= @planned", new { subject = SubjectOf(write.BugId), planned = write.PlannedAt });

    /// <summary>What a reminder in a bug stands under: what the bug itself shows is not counted a second time.</summary>
    public static string SubjectOf(int bug) => string.Create(CultureInfo.InvariantCulture, $"bug {bug}");

    /// <summary>Forgets those that are of no interest any more.</summary>
    public void ForgetOld(DateTimeOffset now) => ledger.Execute("DELETE FROM reminded WHERE at < @old", new { old = now - Kept });

    /// <summary>Those after a moment.</summary>
    public List<ReminderFact> Since(DateTimeOffset since) =>
        Facts(ledger.Query<ReminderRow>("SELECT person, at, subject, rung FROM reminded WHERE at > @since ORDER BY at", new { since }));

    /// <summary>Those of these rounds.</summary>
    public List<ReminderFact> Of(IReadOnlyCollection<string> subjects) =>
        [.. subjects.Chunk(Ledger.Most).SelectMany(some => Facts(ledger.Query<ReminderRow>("SELECT person, at, subject, rung FROM reminded WHERE subject IN @some ORDER BY at", new { some })))];

    private static List<ReminderFact> Facts(List<ReminderRow> rows) => rows.ConvertAll(r => r.ToFact());
}
