using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.CommandLine;

/// <summary>The commands that look and write nothing.</summary>
internal static class LookCommands
{
    /// <summary>What a pass would do.</summary>
    public static async Task<int> PlanAsync(CommonOptions options, int[] bugs, CancellationToken cancellationToken)
    {
        var (report, server) = await LookAsync(options, bugs, cancellationToken);
        var plans = report.Plans.Select(p => PlanView.Of(p.Plan, report)).ToList();
        var planned = plans.Select(p => p.Bug).ToHashSet();
        var others = report.Bugs.Where(b => !planned.Contains(b.Bug)).ToList();
        if (options.Json)
        {
            Print.Json(new PlansView(server, plans, others), LookJson.Default.PlansView);
        }
        else
        {
            Console.WriteLine($"{server}: what a pass would do now; nothing is written");
            foreach (var plan in plans)
            {
                Write(plan);
            }

            foreach (var bug in others)
            {
                Console.WriteLine($"bug {bug.Bug}: {bug.Outcome}: {bug.Reason}");
            }
        }

        return report.Failed > 0 ? 4 : 0;
    }

    /// <summary>What the bot sees in one bug.</summary>
    public static async Task<int> ExplainAsync(CommonOptions options, int bug, CancellationToken cancellationToken)
    {
        var (report, _) = await LookAsync(options, [bug], cancellationToken);
        var view = BugView.Of(bug, report);
        if (options.Json)
        {
            Print.Json(view, LookJson.Default.BugView);
        }
        else
        {
            Write(view);
        }

        return report.Failed > 0 ? 4 : 0;
    }

    private static async Task<(PassReport Report, string Server)> LookAsync(CommonOptions options, int[] bugs, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        using var logs = Logs.Begin(settings, options, service: false);
        using var copy = new PassingLedger();
        await using var bot = Start.Bot(settings, options, dryRun: true, logs.Factory, settings.Database is { } database ? server => copy.Of(database, server.AbsoluteUri) : null);
        var wanted = bugs.Length == 0 ? Wanted.WhatChanged : Wanted.Only(bugs);
        return (await bot.Passes.RunAsync(new PassOptions { PlanOnly = true, Wanted = wanted }, cancellationToken), bot.ServerName);
    }

    private static void Write(PlanView plan)
    {
        Console.WriteLine($"bug {plan.Bug}: {(plan.Steps.Count == 0 ? "nothing to do" : string.Join(", ", plan.Steps))}");
        foreach (var reason in plan.Reasons)
        {
            Console.WriteLine($"  because {reason}");
        }

        foreach (var effect in plan.Effects)
        {
            Console.WriteLine($"  {effect}");
        }

        if (plan.Comment is { } comment)
        {
            Console.WriteLine("  comment:");
            foreach (var line in comment.Split('\n'))
            {
                Console.WriteLine($"    {line}".TrimEnd());
            }
        }
    }

    private static void Write(BugView view)
    {
        if (view.Nothing is { } nothing)
        {
            Console.WriteLine($"bug {view.Bug}: {nothing}");
            return;
        }

        Console.WriteLine($"bug {view.Bug}: {view.Product} :: {view.Component}, {view.Status}");
        if (view.Restricted.Count > 0)
        {
            Console.WriteLine($"  restricted to {string.Join(", ", view.Restricted)}");
            foreach (var check in view.Embargo)
            {
                Console.WriteLine($"    {check.What}: {check.State}");
            }
        }

        foreach (var request in view.Requests)
        {
            Console.WriteLine($"  attachment {request.Attachment}: {request.Form}");
            foreach (var round in request.Rounds)
            {
                Console.WriteLine($"    round {round.Number}: asked {At(round.AskedAt)}{(round.Open ? ", waits" : "")}");
                foreach (var happened in round.Happened)
                {
                    Console.WriteLine($"      {At(happened.At)} {happened.What}");
                }
            }

            foreach (var steward in request.Stewards)
            {
                Console.WriteLine($"    steward {steward.Name}: {steward.Standing}");
            }
        }

        foreach (var heard in view.Heard)
        {
            Console.WriteLine($"  said to us in {heard}");
        }

        Console.WriteLine(view.WouldDo.Count == 0 ? "  nothing to do now" : $"  would do: {string.Join(", ", view.WouldDo)}");
        foreach (var reason in view.Reasons)
        {
            Console.WriteLine($"  because {reason}");
        }

        Console.WriteLine(view.NextLook is { } next ? $"  looks again at {At(next)} at the latest" : "  looks again when the bug changes");
    }

    private static string At(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd HH:mm}Z";
}
