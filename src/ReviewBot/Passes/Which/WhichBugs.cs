using System.Collections.Immutable;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Which;

/// <summary>Finds which bugs to look at: what changed, what is due, what is not settled, what somebody asked for.</summary>
internal sealed class WhichBugs(Server server, BugCache cache, Outbox outbox, Failures failures, Cursor cursor, Drift drift, StillSeen stillSeen)
{
    // What an earlier build read is read again beside everything else: a few bugs at a time are no burden for a server.
    private const int MostReadAnew = 20;

    // Should a search once find nothing at all, the next sweeps look at the others.
    private const int MostLost = 1000;

    public async Task<Selection> RunAsync(PassContext pass, CancellationToken cancellationToken)
    {
        ImmutableArray<OpenWrite> unsettled = [.. outbox.Open()];
        var rest = outbox.RestsFor(pass.Settings.SettleAfter);
        var resting = unsettled.Where(w => w.AttemptedAt is { } at && !w.Answered && at + rest > pass.Now).Select(w => w.BugId).ToImmutableHashSet();
        var (wanted, found) = pass.Options.Wanted.Changed ? await SearchAsync(pass, unsettled, cancellationToken) : (Written(pass), 0);
        var candidates = wanted.Union(pass.Options.Wanted.Bugs);
        return new Selection(
            pass,
            [.. candidates.Where(id => !resting.Contains(id))],
            unsettled,
            resting,
            found,
            [.. candidates.Where(resting.Contains).Select(id => new BugReport(id, "skipped", [], "a write of ours had no answer: left alone until Bugzilla:SettleAfter has passed"))]);
    }

    // What we wrote since the last poll counts for whom this pass asks, and that is known when those bugs have been read again.
    private ImmutableSortedSet<int> Written(PassContext pass) => pass.Writes ? [.. cache.Due(pass.Now)] : [];

    private async Task<(ImmutableSortedSet<int> Bugs, int Found)> SearchAsync(PassContext pass, ImmutableArray<OpenWrite> unsettled, CancellationToken cancellationToken)
    {
        var scope = pass.Settings.Scope;
        var overlap = server.Overlap;
        var since = cursor.Last - overlap;
        var found = pass.Sweeps ? await server.SearchAsync(scope, null, pass.Now, cancellationToken) : [];

        // What changed of late may bear no flag yet, and the look at everything would pass over it.
        found = since is null ? found : [.. found.UnionBy(await server.SearchAsync(scope, since, pass.Now, cancellationToken), f => f.Id)];
        int[] due = [.. cache.Due(pass.Now), .. cache.ReadEarlier(MostReadAnew), .. await stillSeen.GoneAsync(pass, cancellationToken), .. unsettled.Select(w => w.BugId), .. failures.Due(pass.Now)];
        var held = cache.Held(found.Select(f => f.Id));
        if (!pass.SettingsChanged && since is { } seen)
        {
            drift.Found(found.Count(f => f.Changed < seen && !due.Contains(f.Id) && held.TryGetValue(f.Id, out var bug) && bug.LastChangeTime < f.Changed));
        }

        return ([
            .. found.Where(f => pass.SettingsChanged || !held.TryGetValue(f.Id, out var bug) || bug.LastChangeTime != f.Changed || bug.ReadAt - f.Changed < overlap).Select(f => f.Id),
            .. due,

            // What was public and isn't found any more may be closed to us: it has to leave the register, whatever else.
            .. pass.Sweeps ? cache.Registered().Except(found.Select(f => f.Id)).Take(MostLost) : [],
        ], found.Count);
    }
}
