using ReviewBot.Bugzilla.Pipeline;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.CommandLine;

/// <summary>Moves a ledger from a SQLite file into the PostgreSQL database of the settings.</summary>
internal static class MoveCommand
{
    public static async Task<int> RunAsync(CommonOptions options, string file, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        if (settings.Database is not { Provider: StorageProvider.PostgreSql } database)
        {
            throw new SettingsException(["Storage:Provider: is Sqlite; set it to PostgreSql, and Storage:ConnectionString to the database that the ledger moves to"]);
        }

        if (!File.Exists(file))
        {
            throw new SettingsException([$"ledger move: there is no file {file}"]);
        }

        var server = new Uri(settings.Values.Bugzilla.BaseUrl).AbsoluteUri;
        var old = new Database(StorageProvider.Sqlite, $"Data Source={file}");

        // A service that still uses the file is told to stop first.
        using var from = Ledger.Open(old, server);
        using var to = Ledger.Open(database, server);
        long rows;
        await using (await Turn.TakeAsync(to, to.Leases!, "ledger move", TimeProvider.System, cancellationToken) ?? throw Hosting.Bot.Busy())
        {
            rows = LedgerCopy.Copy(from, to);
        }

        using (var blocks = StoredBlocks.In(old))
        {
            await MoveBlocksAsync(blocks, StoredBlocks.In(database), cancellationToken);
        }

        Console.WriteLine($"{rows} rows were copied from {file} to {database.Name}, and counted there.");
        Console.WriteLine($"Next: start the service with these settings, look at `reviewbot outbox list` and /health/ready, and then put {file} away: it is as it was, and would grow old.");
        return 0;
    }

    private static async Task MoveBlocksAsync(StoredBlocks from, StoredBlocks to, CancellationToken cancellationToken)
    {
        BlockState held = await from.ReadAsync(cancellationToken);
        if (held.Until is { } until)
        {
            await to.BlockUntilAsync(until);
        }

        if (held.RefusedKey is { } digest)
        {
            await to.RefuseKeyAsync(digest);
        }
    }
}
