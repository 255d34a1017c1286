using System.Text.Json;
using ReviewBot.Passes;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.CommandLine;

/// <summary>The commands that run a pass, or part of one.</summary>
internal static class PassCommands
{
    /// <summary>One full pass.</summary>
    public static async Task<int> OnceAsync(CommonOptions options, int? allowWrites, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        using var loggers = Start.Logging(settings, options, service: false);
        var (bot, _) = Start.Bot(settings, options, settings.DryRun, loggers);
        await using var owned = bot;
        var report = await bot.Passes.RunAsync(new PassOptions { DryRun = settings.DryRun, AllowWrites = allowWrites }, cancellationToken);
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, PassReportJson.Default.PassReport));
        }
        else
        {
            Print(report, settings.DryRun, bot.Server);
        }

        return report.Failed > 0 || report.StoppedByCap is not null ? 4 : 0;
    }

    /// <summary>What a pass would do.</summary>
    public static async Task<int> PlanAsync(CommonOptions options, int[] bugs, CancellationToken cancellationToken)
    {
        var report = await LookAsync(options, bugs, cancellationToken);
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, PassReportJson.Default.PassReport));
            return report.Failed > 0 ? 4 : 0;
        }

        foreach (var (_, plan) in report.Plans)
        {
            Console.WriteLine($"bug {plan.BugId}: {(plan.IsEmpty ? "nothing to do" : string.Join(", ", plan.Steps.Select(s => s.Word).Distinct()))}");
            foreach (var reason in plan.Steps.Select(s => s.Reason).Concat(plan.Reasons).Distinct())
            {
                Console.WriteLine($"  because {reason}");
            }

            foreach (var effect in plan.Effects)
            {
                Console.WriteLine($"  {Describe(effect)}");
            }

            if (plan.Comment is { } comment)
            {
                Console.WriteLine("  comment:");
                foreach (var line in comment.Split('\n'))
                {
                    Console.WriteLine($"    {line}");
                }
            }
        }

        foreach (var bug in report.Bugs.Where(b => report.Plans.All(p => p.Plan.BugId != b.Bug)))
        {
            Console.WriteLine($"bug {bug.Bug}: {bug.Outcome}: {bug.Reason}");
        }

        return report.Failed > 0 ? 4 : 0;
    }

    /// <summary>What the bot sees in one bug.</summary>
    public static async Task<int> ExplainAsync(CommonOptions options, int bug, CancellationToken cancellationToken)
    {
        var report = await LookAsync(options, [bug], cancellationToken);
        if (report.Plans.IsEmpty)
        {
            Console.WriteLine(report.Bugs is [var only] ? $"bug {bug}: {only.Outcome}: {only.Reason}" : $"bug {bug}: no request for a data review was ever made in it");
            return 0;
        }

        var (@case, plan) = report.Plans[0];
        Console.WriteLine($"bug {bug}: {@case.Bug.Product} :: {@case.Bug.Component}, {@case.Bug.Status} {@case.Bug.Resolution}".TrimEnd());
        if (@case.Bug.IsRestricted)
        {
            Console.WriteLine($"  restricted to {string.Join(", ", @case.Bug.Groups)}");
            if (report is { Policy: { } rules, World: { } known })
            {
                foreach (var check in Embargoes.Look(@case, rules, known.Facts, report.Now).Checks)
                {
                    Console.WriteLine($"    {check.Text}: {(check.IsMet ? "yes" : check.State == CheckState.Unknown ? "not known" : "no")}{(check.Detail is { } detail ? $" ({detail})" : check.MetAt is { } at ? $" (from {at.UtcDateTime:yyyy-MM-dd HH:mm}Z)" : "")}");
                }
            }
        }

        foreach (var request in @case.Requests)
        {
            Explain(request);
            if (request.IsPending && report.World is { } world && report.Policy is { } policy)
            {
                var choice = StewardChoice.Choose(Choosing.RequestFor(@case, request, policy, world), policy.Roster, world.Rotation, report.Now);
                Console.WriteLine("    stewards:");
                foreach (var candidate in choice.Candidates)
                {
                    Console.WriteLine($"      {candidate.Steward.Login}: {(candidate.Against is { } against ? $"not in the running: {Unfitness.Sentence(against)}" : FormattableString.Invariant($"share {candidate.Share:0.##}, last asked {candidate.LastAssigned?.ToString("yyyy-MM-dd", null) ?? "never"}"))}");
                }
            }
        }

        Console.WriteLine(plan.IsEmpty ? "  nothing to do now" : $"  would do: {string.Join(", ", plan.Steps.Select(s => s.Word).Distinct())}");
        foreach (var reason in plan.Steps.Select(s => s.Reason).Concat(plan.Reasons).Distinct())
        {
            Console.WriteLine($"  because {reason}");
        }

        if (plan.NextLook is { } next)
        {
            Console.WriteLine($"  looks again at {next:yyyy-MM-dd HH:mm}Z at the latest");
        }

        return 0;
    }

    private static async Task<PassReport> LookAsync(CommonOptions options, int[] bugs, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        using var loggers = Start.Logging(settings, options, service: false);
        var (bot, _) = Start.Bot(settings, options, dryRun: true, loggers);
        await using var owned = bot;
        return await bot.Passes.RunAsync(new PassOptions { PlanOnly = true, Bugs = [.. bugs] }, cancellationToken);
    }

    private static void Explain(ReviewRequest request)
    {
        Console.WriteLine($"  attachment {request.Attachment.Id}: {(request.Obstacle == Obstacle.None ? $"{request.Reading.Kind}, {(request.Reading.Complete == false ? "incomplete" : "complete")}" : $"no form: {request.Obstacle}")}");
        foreach (var round in request.Rounds)
        {
            Console.WriteLine($"    round {round.Number}: asked {round.AskedAt:yyyy-MM-dd HH:mm}Z");
            foreach (var assignment in round.Assignments)
            {
                Console.WriteLine($"      {assignment.At:yyyy-MM-dd HH:mm}Z {assignment.Steward} asked by {assignment.By}");
            }

            foreach (var said in round.Said)
            {
                Console.WriteLine($"      comment {said.Comment.Count}: {said.Item}");
            }

            if (round.Decision is { } decision)
            {
                Console.WriteLine($"      {decision.At:yyyy-MM-dd HH:mm}Z {decision.Status} by {decision.By}");
            }
            else if (round.WithdrawnAt is { } withdrawn)
            {
                Console.WriteLine($"      {withdrawn:yyyy-MM-dd HH:mm}Z withdrawn");
            }
        }
    }

    private static void Print(PassReport report, bool dryRun, Uri server)
    {
        Console.WriteLine($"{server}{(dryRun ? " DRY RUN" : "")}");
        foreach (var bug in report.Bugs)
        {
            Console.WriteLine($"bug {bug.Bug}: {bug.Outcome}{(bug.Effects.IsEmpty ? "" : $" ({string.Join(", ", bug.Effects)})")}{(bug.Reason.Length > 0 ? $": {bug.Reason}" : "")}");
        }

        Console.WriteLine($"{report.Bugs.Length} bugs, {report.Writes} writes, {report.Failed} failed, {report.Requests.Get} GET, {report.Requests.Put} PUT, {report.Requests.Post} POST, {report.ElapsedMs} ms");
        if (report.StoppedByCap is { } planned)
        {
            Console.WriteLine($"Nothing was written: {planned} writes are planned, more than Safety:MaxWritesPerPass. `reviewbot plan` shows them; `reviewbot once --allow-writes {planned}` lets them through.");
        }
    }

    private static string Describe(Effect effect) => effect switch
    {
        Effect.Assign a => $"asks {a.Steward} on attachment {a.AttachmentId}",
        Effect.SetVerdict v => $"sets {v.Status} on attachment {v.AttachmentId}",
        Effect.AskNeedinfo n => $"needinfo for {n.Login}",
        Effect.ClearNeedinfo c => $"clears needinfo {c.FlagId}",
        Effect.AddCc c => $"adds {c.Login} to CC",
        Effect.RemoveGroups g => $"opens the bug: takes off {string.Join(", ", g.Groups)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
