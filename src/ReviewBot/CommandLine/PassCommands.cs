using System.Globalization;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;

namespace ReviewBot.CommandLine;

/// <summary>One full pass from the command line.</summary>
internal static class PassCommands
{
    public static async Task<int> OnceAsync(CommonOptions options, int? allowWrites, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        using var logs = Logs.Begin(settings, options, service: false);
        await using var bot = Start.Bot(settings, options, dryRun: false, logs.Factory);
        bot.Wake(Wanted.WhatChanged);
        var report = await bot.PassAsync(allowWrites, cancellationToken) ?? throw Hosting.Bot.Busy();
        if (options.Json)
        {
            Print.Json(report, PassReportJson.Default.PassReport);
        }
        else
        {
            Write(report, bot.ServerName);
        }

        return report.Failed > 0 || report.StoppedByCap is not null ? 4 : 0;
    }

    private static void Write(PassReport report, string server)
    {
        Console.WriteLine($"{server}{(report.DryRun ? ": DRY RUN, nothing is written" : "")}");
        foreach (var bug in report.Bugs)
        {
            var outcome = report.DryRun && bug.Outcome == "changed" ? "would be changed" : bug.Outcome;
            Console.WriteLine($"bug {bug.Bug}: {outcome}{(bug.Effects.IsEmpty ? "" : $" ({string.Join(", ", bug.Effects)})")}{(bug.Reason.Length > 0 ? $": {bug.Reason}" : "")}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Bugs.Length} bugs, {report.Writes} writes, {report.Failed} failed; {report.Requests.Get} GET, {report.Requests.Put} PUT, {report.Requests.Post} POST in {report.ElapsedMs} ms"));
        if (report.StoppedByCap is { } planned)
        {
            Console.WriteLine($"Nothing was written: {planned} writes are planned, more than Safety:MaxWritesPerPass. `reviewbot plan` shows them; `reviewbot once --allow-writes {planned}` lets them through.");
        }
    }
}
