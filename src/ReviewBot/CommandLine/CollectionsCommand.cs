using System.Globalization;
using ReviewBot.Collections;
using ReviewBot.Definitions;
using ReviewBot.Servers;
using ReviewBot.Settings;
using ReviewBot.Views;

namespace ReviewBot.CommandLine;

/// <summary>What landed beside what was approved. Exit code: 0 nothing wrong, 1 findings, 3 a source or the server can't be reached.</summary>
internal static class CollectionsCommand
{
    /// <summary>Compares a folder, or the sources of the settings.</summary>
    public static async Task<int> RunAsync(CommonOptions options, string? folder, string? source, CancellationToken cancellationToken)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new SettingsException(["--folder: there is no such folder"]);
        }

        var settings = Start.Settings(options);
        using var logs = Logs.Begin(settings, options, service: false);
        await using var bot = Start.Bot(settings, options, dryRun: true, logs.Factory);
        IReadOnlyList<LandedSource> landed = folder is not null
            ? [new LandedSource(folder, null, await DefinitionFolder.ReadAsync(folder, cancellationToken))]
            : (await bot.Collections.SourcesAsync(source, cancellationToken)).Select(s => s.Source).ToList();
        var (found, trouble) = await bot.Collections.CompareAsync(landed, cancellationToken);
        var view = found.View;
        if (options.Json)
        {
            Print.Json(view, CollectionsJson.Default.CollectionsView);
        }
        else
        {
            Write(view, Console.Out);
        }

        foreach (var why in landed.Where(s => s.Trouble is not null).Select(s => $"{s.Name}: {s.Trouble}").Concat(trouble is null ? [] : [ServerTrouble.Tell(trouble)]))
        {
            await Console.Error.WriteLineAsync(why);
        }

        return trouble is not null || landed.Any(s => s.Trouble is not null) ? 3 : view.Findings > 0 ? 1 : 0;
    }

    private static void Write(CollectionsView view, TextWriter output)
    {
        foreach (var unreadable in view.Unreadable)
        {
            output.WriteLine($"{Shown(unreadable.File)}{(unreadable.Line is { } line ? Invariant($":{line}") : "")}: error unreadable: {unreadable.Message}");
        }

        foreach (var (metric, finding) in view.Metrics.SelectMany(m => m.Findings, (m, f) => (m, f)))
        {
            output.WriteLine(Invariant($"{Shown(metric.File)}:{finding.Line}: {finding.Severity} {finding.Code}: {metric.Name}: {finding.Message}"));
            if (finding.Fix is { } fix)
            {
                output.WriteLine($"    {fix}");
            }
        }

        output.WriteLine(Invariant($"{view.Metrics.Count} definition{(view.Metrics.Count == 1 ? "" : "s")}: {view.Findings} finding{(view.Findings == 1 ? "" : "s")}, {view.Advice} piece{(view.Advice == 1 ? "" : "s")} of advice"));
    }

    private static string Shown(string file) => string.Concat(file.Select(c => char.IsControl(c) ? '?' : c));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
