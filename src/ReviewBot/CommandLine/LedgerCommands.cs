using System.Text.Json.Serialization;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.CommandLine;

/// <summary>Commands that look at the ledger, also while the service runs.</summary>
internal static class LedgerCommands
{
    public static Task<int> NoticesAsync(CommonOptions options) => WithLedger(options, ledger =>
    {
        var all = new Notices(ledger).All();
        if (options.Json)
        {
            Print.Json([.. all.Select(n => new NoticeView(n.At, n.Bug, n.Text))], LedgerJson.Default.NoticeViewArray);
            return 0;
        }

        foreach (var (at, bug, text) in all)
        {
            Console.WriteLine($"{at:yyyy-MM-dd HH:mm}Z {(bug is { } id ? $"bug {id}: " : "")}{text}");
        }

        return 0;
    });

    public static Task<int> BackupAsync(CommonOptions options, string file) => WithLedger(options, ledger =>
    {
        if (File.Exists(file))
        {
            Console.Error.WriteLine($"backup: {file} exists already; name a new file");
            return 2;
        }

        ledger.BackUpTo(file);
        Console.WriteLine($"The ledger was copied to {file}.");
        return 0;
    });

    public static Task<int> OutboxAsync(CommonOptions options) => WithLedger(options, ledger =>
    {
        if (options.Json)
        {
            Print.Json(
                new OutboxView(
                    [.. new Failures(ledger).Dead().Select(d => new GivenUpView(d.Bug, d.Tries, d.Error))],
                    [.. new Outbox(ledger).Open().Select(w => new OpenWriteView(w.BugId, w.AttemptedAt))]),
                LedgerJson.Default.OutboxView);
            return 0;
        }

        foreach (var (bug, tries, error) in new Failures(ledger).Dead())
        {
            Console.WriteLine($"bug {bug}: given up after {tries} tries: {error}");
        }

        foreach (var write in new Outbox(ledger).Open())
        {
            Console.WriteLine($"bug {write.BugId}: {(write.AttemptedAt is { } at ? $"sent {at:yyyy-MM-dd HH:mm:ss}Z, effect not known yet" : "planned, never sent")}");
        }

        return 0;
    });

    public static Task<int> RetryAsync(CommonOptions options, int bug) => WithLedger(options, ledger =>
    {
        if (!new Failures(ledger).Retry(bug))
        {
            Console.Error.WriteLine($"outbox retry: bug {bug} has not failed");
            return 2;
        }

        Console.WriteLine($"bug {bug} is tried again in the next pass.");
        return 0;
    });

    public static Task<int> DropAsync(CommonOptions options, int bug) => WithLedger(options, ledger =>
    {
        if (!new Failures(ledger).Drop(bug))
        {
            Console.Error.WriteLine($"outbox drop: bug {bug} has not failed");
            return 2;
        }

        Console.WriteLine($"bug {bug} is forgotten until it changes.");
        return 0;
    });

    private static Task<int> WithLedger(CommonOptions options, Func<Ledger, int> work)
    {
        var settings = Start.Settings(options);
        if (settings.Database is not { } database)
        {
            throw new SettingsException(["Storage:ConnectionString: the sandbox keeps its ledger in memory, so there is nothing to look at; name a file to keep it"]);
        }

        using var ledger = Ledger.OpenToRead(database);
        if (ledger is null)
        {
            Console.Error.WriteLine("There is no ledger yet: nothing was done so far, or dry runs only, which keep none.");
        }

        return Task.FromResult(ledger is null ? 0 : work(ledger));
    }
}

/// <summary>A notice to the owners.</summary>
internal sealed record NoticeView(DateTimeOffset At, int? Bug, string Text);

/// <summary>A bug that was given up.</summary>
internal sealed record GivenUpView(int Bug, int Tries, string Error);

/// <summary>A write whose effect is not known yet; without a time it was never sent.</summary>
internal sealed record OpenWriteView(int Bug, DateTimeOffset? SentAt);

/// <summary>What could not be done.</summary>
internal sealed record OutboxView(IReadOnlyList<GivenUpView> GivenUp, IReadOnlyList<OpenWriteView> Open);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoticeView[]))]
[JsonSerializable(typeof(OutboxView))]
internal sealed partial class LedgerJson : JsonSerializerContext;
