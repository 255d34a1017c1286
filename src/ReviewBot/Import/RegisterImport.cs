using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Which;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Register;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Import;

/// <summary>How far an import is.</summary>
/// <param name="Done">Bugs that were read, now or before.</param>
/// <param name="Bugs">Public bugs in which something was decided.</param>
/// <param name="Decisions">Decisions that were entered now.</param>
/// <param name="Unread">Those among them whose form could not be read.</param>
internal sealed record ImportProgress(int Done, int Bugs, int Decisions, int Unread);

/// <summary>
/// Reads the decisions of the years before the bot into the register, a batch at a time. It asks the server and tells it nothing. What was read is kept
/// with each batch: whoever begins again goes on, and reads anew only what has changed.
/// </summary>
internal sealed class RegisterImport(BeginPass begin, Server server, BugCache cache, LoadBugs load, EmbargoFactLoader embargo, Recollection past, KeptBugs kept)
{
    private const int PerBatch = 100;

    /// <summary>Reads them all.</summary>
    /// <param name="since">Leaves out bugs whose flags did not change from this day on; null for none.</param>
    /// <param name="progress">Is told after each batch.</param>
    /// <param name="cancellationToken">Stops it after the batch.</param>
    public async Task<ImportProgress> RunAsync(DateOnly? since, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var pass = await begin.RunAsync(new PassOptions { PlanOnly = true, DryRun = true }, cancellationToken);
        var decided = await server.DecidedAsync(pass.Settings.Scope, since, cancellationToken);
        var known = cache.Unchanged(decided);

        // What is registered and not found among all may be closed by now.
        int[] lost = since is null ? [.. cache.Registered().Except(decided.Select(d => d.Id))] : [];
        var waiting = decided.Select(d => d.Id).Where(id => !known.Contains(id)).Concat(lost).ToList();
        var so = new ImportProgress(known.Count, known.Count + waiting.Count, 0, 0);
        progress.Report(so);
        foreach (var batch in waiting.Chunk(PerBatch))
        {
            var entered = await ReadAsync(pass, batch, cancellationToken);
            so = so with { Done = so.Done + batch.Length, Decisions = so.Decisions + entered.Count, Unread = so.Unread + entered.Count(e => e.Form == RegisteredForm.Unread) };
            progress.Report(so);
        }

        return so;
    }

    private async Task<List<RegisterEntry>> ReadAsync(PassContext pass, int[] bugs, CancellationToken cancellationToken)
    {
        var loaded = await load.RunAsync(new Selection(pass, [.. bugs], [], [], bugs.Length, []), cancellationToken);
        var cases = loaded.Cases;
        var facts = new PassFacts(pass.Policy, past, loaded.Accounts, await embargo.LoadAsync(cases, pass.Policy, TimeSpan.Zero, pass.Now, cancellationToken)) { Began = pass.Now, Now = pass.Now };
        var plans = Decider.Decide(cases, pass.Policy, facts.World(cases), pass.Now).ToDictionary(p => p.BugId);
        return [.. cases.SelectMany(@case => kept.Enter(@case, plans[@case.Bug.Id], facts, pass.Now))];
    }
}
