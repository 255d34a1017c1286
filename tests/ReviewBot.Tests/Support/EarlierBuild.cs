using ReviewBot.Storage;

namespace ReviewBot.Tests.Support;

/// <summary>What ledgers hold from builds that noted a write before they noted that it goes out.</summary>
internal static class EarlierBuild
{
    /// <summary>A write that was planned and perhaps never left; returns the row.</summary>
    public static long Plan(Ledger ledger, int bug, string key, DateTimeOffset at)
    {
        long id = 0;
        ledger.InTransaction(() => id = ledger.Scalar<long>(
            "INSERT INTO writes (key, bug, digest, planned_at, answered) VALUES (@key, @bug, @digest, @at, @answered) RETURNING id",
            new { key, bug, digest = "", at, answered = false }));
        return id;
    }
}
