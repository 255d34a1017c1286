using System.Text.Json.Serialization;
using ReviewBot.Servers;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.CommandLine;

/// <summary>Checks the settings, and with <c>--online</c> whether the server agrees with them.</summary>
internal static class CheckConfigCommand
{
    public static async Task<int> RunAsync(CommonOptions options, bool online, CancellationToken cancellationToken)
    {
        LoadedSettings settings;
        try
        {
            settings = Start.Settings(options);
        }
        catch (SettingsException e) when (options.Json)
        {
            return await TellAsync(options, new ConfigView(options.Config, null, null, null, e.Errors, [], []));
        }

        var view = new ConfigView(settings.File, settings.ServerName, settings.DryRun, null, [], settings.Warnings, settings.Notes);
        return await TellAsync(options, online ? await AskAsync(view, settings, options, cancellationToken) : view);
    }

    private static async Task<ConfigView> AskAsync(ConfigView view, LoadedSettings settings, CommonOptions options, CancellationToken cancellationToken)
    {
        // What is odd is part of the answer, not of the log.
        using var loggers = LoggerFactory.Create(_ => { });
        List<string> notes = [.. settings.Notes];
        if (settings.Database is { Provider: StorageProvider.PostgreSql } database)
        {
            try
            {
                using var ledger = Ledger.OpenToRead(database);
                notes.Add($"the database {database.Name} answers; {(ledger is null ? "there is no ledger in it yet" : $"its ledger is that of {ledger.Server}")}");
            }
            catch (LedgerException e)
            {
                // What the server has forbidden is kept there: without it nothing is asked.
                return view with { Errors = [e.Message] };
            }
        }

        await using var bot = Start.Bot(settings, options, dryRun: true, loggers);
        var (server, found) = await new OnlineCheck(new Server(bot.Client), settings).RunAsync(cancellationToken);
        return view with
        {
            Version = $"{server.Version} ({(server.Flavour == Bugzilla.Flavour.Bmo ? "bmo" : "upstream")})",
            Errors = found.Errors,
            Warnings = [.. settings.Warnings, .. found.Warnings],
            Notes = [.. notes, .. found.Notes],
        };
    }

    private static async Task<int> TellAsync(CommonOptions options, ConfigView view)
    {
        foreach (var error in view.Errors)
        {
            await Console.Error.WriteLineAsync(error);
        }

        if (options.Json)
        {
            Print.Json(view, ConfigJson.Default.ConfigView);
            return view.Errors.Count > 0 ? 2 : 0;
        }

        foreach (var warning in view.Warnings)
        {
            Console.WriteLine($"warning: {warning}");
        }

        foreach (var note in view.Notes)
        {
            Console.WriteLine($"note: {note}");
        }

        Console.WriteLine($"{view.File ?? "no settings file"}: {(view.Errors.Count > 0 ? $"{view.Errors.Count} {(view.Errors.Count == 1 ? "error" : "errors")}" : "the settings are good")}{(view.DryRun == true ? "; DRY RUN" : "; live")}");
        Console.WriteLine(view.Version is { } version ? $"{view.Server}: Bugzilla {version}, logged in" : $"{view.Server}: not asked; --online does");
        return view.Errors.Count > 0 ? 2 : 0;
    }
}

/// <summary>What <c>check-config</c> found.</summary>
internal sealed record ConfigView(
    string? File, string? Server, bool? DryRun, string? Version, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<string> Notes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConfigView))]
internal sealed partial class ConfigJson : JsonSerializerContext;
