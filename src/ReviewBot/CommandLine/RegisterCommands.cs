using System.Globalization;
using System.Text.Json.Serialization;
using ReviewBot.Import;
using ReviewBot.Register;
using ReviewBot.Settings;
using ReviewBot.Storage;
using Spectre.Console;

namespace ReviewBot.CommandLine;

/// <summary>The public register: out of the ledger, and into it.</summary>
internal static class RegisterCommands
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    public static Task<int> ExportAsync(CommonOptions options, string format)
    {
        var settings = Start.Settings(options);
        using var ledger = settings.Database is { } database ? Ledger.OpenToRead(database) : null;
        using var output = Console.OpenStandardOutput();
        RegisterFormats.Write(output, ledger is null ? [] : new DecisionRegister(ledger).All(RegisterSearch.All), format, settings.IsSandbox ? "http://127.0.0.1/" : settings.Values.Bugzilla.BaseUrl);
        return Task.FromResult(0);
    }

    public static async Task<int> ImportAsync(CommonOptions options, DateOnly? since, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        if (settings.Database is not { } database)
        {
            throw new SettingsException(["Storage:ConnectionString: the sandbox keeps its ledger in memory, so there is nothing to import into; name a file to keep it"]);
        }

        using var logs = Logs.Begin(settings, options, service: false);
        await using var bot = Start.Bot(settings, options, dryRun: true, logs.Factory, server => Ledger.OpenToAdd(database, server.AbsoluteUri));
        var begun = TimeProvider.System.GetTimestamp();
        var last = new Latest();
        try
        {
            await ShowAsync(options.Json || Console.IsOutputRedirected, show => bot.ImportAsync(since, new Told(p => show(last.Progress = p)), cancellationToken));
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; the same command goes on from here.");
        }

        Tell(options, last.Progress, bot.Client.Requests.Get, TimeProvider.System.GetElapsedTime(begun));
        return 0;
    }

    private static void Tell(CommonOptions options, ImportProgress so, long requests, TimeSpan time)
    {
        if (options.Json)
        {
            Print.Json(new ImportView(so.Bugs, so.Done, so.Decisions, so.Unread, requests, Math.Round(time.TotalSeconds, 1)), ImportJson.Default.ImportView);
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Line(so)}; {requests} requests in {time.TotalSeconds:0} s, nothing written to the server."));
    }

    // A bar for who looks on; a line now and then for a file.
    private static async Task ShowAsync(bool lines, Func<Action<ImportProgress>, Task> import)
    {
        if (lines)
        {
            long told = 0;
            await import(so =>
            {
                if (told == 0 || TimeProvider.System.GetElapsedTime(told) >= BetweenLines)
                {
                    told = TimeProvider.System.GetTimestamp();
                    Console.Error.WriteLine(Line(so));
                }
            });
            return;
        }

        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async bar =>
        {
            var task = bar.AddTask("Looking for decisions");
            task.IsIndeterminate = true;
            await import(so =>
            {
                task.IsIndeterminate = false;
                (task.MaxValue, task.Value, task.Description) = (Math.Max(1, so.Bugs), so.Bugs == 0 ? 1 : so.Done, $"{so.Done} of {so.Bugs} bugs");
            });
        });
    }

    private static string Line(ImportProgress so) => string.Create(CultureInfo.InvariantCulture, $"{so.Done} of {so.Bugs} bugs read, {so.Decisions} decisions entered, {so.Unread} of them without a form that could be read");

    /// <summary>Told on the spot: <see cref="Progress{T}"/> tells later, and out of order.</summary>
    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }

    private sealed class Latest
    {
        public ImportProgress Progress { get; set; } = new(0, 0, 0, 0);
    }
}

/// <summary>An import, as <c>--json</c> prints it.</summary>
internal sealed record ImportView(int Bugs, int Read, int Decisions, int Unread, long Requests, double Seconds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportView))]
internal sealed partial class ImportJson : JsonSerializerContext;
