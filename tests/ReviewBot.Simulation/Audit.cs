using ReviewBot.Bugzilla.Errors;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Storage;

namespace ReviewBot.Simulation;

/// <summary>Judges the whole, by another bot and by counting.</summary>
internal sealed class Audit(Stage stage, Service service)
{
    /// <summary>A bot that knows nothing but the bugs must find nothing to do.</summary>
    public void FullScan()
    {
        if (stage.Scenario.DryRun)
        {
            return;
        }

        var lag = stage.Server.ReplicaLag;
        stage.Server.ReplicaLag = TimeSpan.Zero;
        var fresh = Bot.Create(service.Settings, stage.Clock, service.Loggers, new Surroundings { DryRun = true, Wire = stage.Server.CreateHandler(), Ledger = Ledger.InMemory("http://127.0.0.1:9/") });
        try
        {
            var report = stage.Clock.Run(() => fresh.Passes.RunAsync(new PassOptions { PlanOnly = true, DryRun = true }, CancellationToken.None));
            foreach (var (_, plan) in report.Plans.Where(p => !p.Plan.IsEmpty && new Failures(service.Ledger).WaitsUntil(p.Plan.BugId) is null))
            {
                if (!stage.Scenario.WithRefused && !stage.People.Secrets.ContainsKey(plan.BugId))
                {
                    stage.Violation($"bug {plan.BugId}: a full scan finds something to do: {plan.Key} because {string.Join("; ", plan.Steps.Select(s => s.Reason))}");
                }
            }
        }
        catch (BlockedException)
        {
            // The block was set by a clock that was wrong, and is obeyed.
        }
        finally
        {
            fresh.DisposeAsync().AsTask().GetAwaiter().GetResult();
            stage.Server.ReplicaLag = lag;
        }
    }

    /// <summary>Where nobody interferes, all stewards get the same share in a year.</summary>
    public void Fairness()
    {
        if (!stage.Scenario.Fair || stage.Scenario.DryRun)
        {
            return;
        }

        var counts = stage.Cast.Stewards.Select(s => stage.Cast.Bugs.Sum(b => b.Attachments.Sum(a => Cast.FlagRows(b, a.Id)
            .Count(r => stage.Cast.IsBot(r.Row.Who) && r.After?.Requestee == s && r.Row.When < Stage.Start.AddDays(365))))).ToList();
        if (counts.Max() - counts.Min() > 1)
        {
            stage.Violation($"unfair: {string.Join(", ", counts)}");
        }
    }
}
