namespace ReviewBot.Passes.Acting;

/// <summary>Work of which a few pieces wait at the same time, while everything else of it runs one after another.</summary>
internal static class InTurns
{
    /// <summary>Begins the pieces in their order. No two of them ever run at once, so that what they share needs no lock: only their waiting overlaps.</summary>
    /// <param name="pieces">What there is to do.</param>
    /// <param name="atOnce">How many may be under way.</param>
    /// <param name="work">Does one.</param>
    /// <param name="cancellationToken">Stops it; so does the first piece that throws, whose exception is thrown once those under way have ended.</param>
    public static async Task ForEachAsync<T>(IEnumerable<T> pieces, int atOnce, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (atOnce > 1)
        {
            var turns = new ParallelOptions
            {
                MaxDegreeOfParallelism = atOnce,
                TaskScheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler,
                CancellationToken = cancellationToken,
            };
            await Parallel.ForEachAsync(pieces, turns, async (piece, stop) => await work(piece, stop));
            return;
        }

        foreach (var piece in pieces)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await work(piece, cancellationToken);
        }
    }
}
