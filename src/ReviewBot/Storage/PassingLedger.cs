using Microsoft.Data.Sqlite;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Storage;

/// <summary>
/// A copy of a ledger, for who wants to know what would be done with it, also while the service runs. It lies in a folder
/// that nobody else may enter, and ends with this.
/// </summary>
internal sealed class PassingLedger : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("reviewbot-").FullName;

    /// <summary>The copy, to be written as one likes; an empty ledger if there is none yet.</summary>
    /// <exception cref="LedgerException">As of <see cref="Ledger.OpenToRead"/>, or it belongs to another server.</exception>
    public Ledger Of(Database database, string server)
    {
        using var kept = Ledger.OpenToRead(database);
        if (kept is null)
        {
            return Ledger.InMemory(server);
        }

        var file = Path.Combine(folder, "copy.db");
        kept.BackUpTo(file);
        return Ledger.Open(new Database(StorageProvider.Sqlite, new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString), server);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
