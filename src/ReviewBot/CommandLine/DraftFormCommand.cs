using ReviewBot.Definitions;
using ReviewBot.Reviews.Collections;
using ReviewBot.Settings;

namespace ReviewBot.CommandLine;

/// <summary>A request form from definitions. Exit code: 0; 2 if a file can't be read.</summary>
internal static class DraftFormCommand
{
    private const int MostGaps = 10;

    /// <summary>Prints the form for all metrics of some files.</summary>
    /// <param name="options">Common options.</param>
    /// <param name="files">The files.</param>
    /// <param name="bug">The tracking bug; null for those that the definitions name.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<int> RunAsync(CommonOptions options, IReadOnlyList<string> files, int? bug, Terminal terminal, CancellationToken cancellationToken)
    {
        var readings = new List<DefinitionReading>();
        foreach (var file in files)
        {
            readings.Add(await DefinitionFolder.FileAsync(file, "", Path.GetFileName(file), cancellationToken));
        }

        foreach (var unreadable in readings.SelectMany(r => r.Unreadable))
        {
            await terminal.Error.WriteLineAsync($"{unreadable.File}{(unreadable.Line is { } line ? $":{line}" : "")}: {unreadable.Message}");
        }

        var metrics = readings.SelectMany(r => r.Definitions).Where(d => d.Kind == DefinitionKind.Metric).ToList();
        if (metrics.Count == 0)
        {
            await terminal.Error.WriteLineAsync("There is no metric in it to ask for.");
        }

        if (metrics.Count == 0 || readings.Exists(r => r.Failed))
        {
            return 2;
        }

        var draft = RequestDraft.Of(metrics, bug, Server(options));
        await terminal.Out.WriteAsync(draft.Text);
        await terminal.Error.WriteLineAsync($"{metrics.Count} metric{(metrics.Count == 1 ? "" : "s")}; {draft.Open.Length} of 12 questions are left to you: {string.Join(", ", draft.Open)}. `reviewbot check-form` tells when they are answered.");
        if (!draft.Gaps.IsEmpty)
        {
            await terminal.Error.WriteLineAsync($"The measurements can be listed once each metric has a data_sensitivity and a bug (or with --bug); these don't: {string.Join(", ", draft.Gaps.Take(MostGaps))}{(draft.Gaps.Length > MostGaps ? $" and {draft.Gaps.Length - MostGaps} more" : "")}.");
        }

        return 0;
    }

    // Only to tell tracking bugs from other links; the sandbox's may stand anywhere.
    private static Uri Server(CommonOptions options) => Start.Settings(options) is { IsSandbox: false } settings ? new Uri(settings.Values.Bugzilla.BaseUrl) : Launch.Public;
}
