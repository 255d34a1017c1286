using System.Runtime.ExceptionServices;

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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ExceptionDispatchInfo? first = null;

        // One that waits alone needs nobody to keep the turns.
        await (atOnce == 1
            ? GoAsync()
            : Task.Factory.StartNew(GoAsync, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap());
        first?.Throw();
        cancellationToken.ThrowIfCancellationRequested();

        async Task GoAsync()
        {
            var underWay = new List<Task>();
            foreach (var piece in pieces)
            {
                if (stop.IsCancellationRequested)
                {
                    break;
                }

                underWay.Add(DoAsync(piece));
                if (underWay.Count == atOnce)
                {
                    underWay.Remove(await Task.WhenAny(underWay));
                }
            }

            await Task.WhenAll(underWay);
        }

        async Task DoAsync(T piece)
        {
            try
            {
                await work(piece, stop.Token);
            }
            catch (Exception e)
            {
                first ??= ExceptionDispatchInfo.Capture(e);
                stop.Cancel();
            }
        }
    }
}
