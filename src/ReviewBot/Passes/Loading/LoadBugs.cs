using System.Collections.Immutable;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Passes.Which;
using ReviewBot.Reviews.Cases;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Loading;

/// <summary>Reads the bugs whole, folds each timeline into a case, and forgets what we may not see any more.</summary>
internal sealed class LoadBugs(BugLoader loader, BugCache cache, Failures failures, OverdueOpenings overdue)
{
    public async Task<LoadedBugs> RunAsync(Selection selection, CancellationToken cancellationToken)
    {
        var load = await loader.LoadAsync(selection.Bugs, selection.Pass.Settings.Scope, bug => CaseFold.Fold(bug, selection.Pass.Policy).WithoutContent(), cancellationToken);
        var before = cache.Held(load.Bugs.Select(c => c.Bug.Id)).ToImmutableDictionary(b => b.Key, b => b.Value.ReadAt);
        foreach (var id in load.Hidden)
        {
            cache.Forget(id);
            failures.Clear(id);
            overdue.Remove(id);
        }

        foreach (var (id, changed) in load.OfNoInterest)
        {
            cache.Put(new CachedBug(id, changed, selection.Pass.Now, null, true), new BugFacts(id));
        }

        return new LoadedBugs(selection, load.Bugs, load.Accounts, [.. selection.Skipped, .. load.Hidden.Select(id => new BugReport(id, "skipped", [], "not visible to our account"))]) { ReadBefore = before };
    }
}
