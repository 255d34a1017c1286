using System.Data.Common;
using ReviewBot.Settings;

namespace ReviewBot.Storage;

/// <summary>The clock of a shared database, so that instances agree on the time however wrong their own clocks are. Asked for now and then; goes on by a stopwatch.</summary>
internal sealed class DatabaseClock(Database database) : TimeProvider
{
    private static readonly TimeSpan AskedAfter = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private DateTimeOffset? asked;
    private long askedAt;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            if (asked is null || GetElapsedTime(askedAt) > AskedAfter)
            {
                Ask();
            }

            return (asked ?? base.GetUtcNow()) + (asked is null ? TimeSpan.Zero : GetElapsedTime(askedAt));
        }
    }

    private void Ask()
    {
        try
        {
            using var db = LedgerProvider.Of(database.Provider).Connect(database.ConnectionString);
            db.Open();
            asked = db.Scalar<DateTimeOffset>("SELECT clock_timestamp()");
        }
        catch (DbException)
        {
            // As it went on so far; what uses the database will tell.
            asked += GetElapsedTime(askedAt);
        }

        askedAt = GetTimestamp();
    }
}
