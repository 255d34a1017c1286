using System.Collections.Immutable;
using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;

namespace ReviewBot.Servers;

/// <summary>
/// Bugs as they are right before a write. Those that are to be written to next are read in the same request, as many as
/// are used while they are fresh; the next ones, while the last of these are written to.
/// </summary>
internal sealed partial class FreshBugs(BugzillaClient client, TimeProvider time, ILogger<FreshBugs> logger)
{
    /// <summary>How old may be what a write rests on.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private const int Most = 20;

    private ImmutableArray<int> expected = [];
    private Dictionary<int, Task<Batch>> read = [];
    private int together = Most / 2;
    private int ahead;

    /// <summary>Which bugs are to be written to.</summary>
    /// <param name="bugs">Their numbers, in this order.</param>
    /// <param name="atOnce">How many of them are under way at the same time, in turns; where it is one alone, nothing is read beside it.</param>
    public void Expect(IEnumerable<int> bugs, int atOnce) => (expected, read, ahead) = ([.. bugs], [], atOnce == 1 ? 0 : atOnce);

    /// <summary>The bug as it was a moment ago at most.</summary>
    /// <exception cref="Bugzilla.Errors.BugUnavailableException">It can't be seen (any more).</exception>
    public async Task<Bug> ReadAsync(int id, CancellationToken cancellationToken)
    {
        if (read.Remove(id, out var earlier) && await earlier is var batch && batch.Bugs.TryGetValue(id, out var bug))
        {
            if (time.GetElapsedTime(batch.ReadAt) <= Fresh)
            {
                ReadAhead(id, cancellationToken);
                return bug;
            }

            together = Math.Max(1, batch.Bugs.Count - read.Count(r => r.Value == earlier) - 1);
            read = [];
        }

        int[] next = [.. expected.SkipWhile(e => e != id).Skip(1).Take(together - 1)];
        if (next.Length == 0)
        {
            return await client.Bugs.GetBugForWriteAsync(id, cancellationToken);
        }

        int[] some = [id, .. next];
        var reading = Begin(some, ReadAsync(some, cancellationToken));
        read.Remove(id);

        // Whatever is the matter with it, asking for it alone tells.
        return (await reading).Bugs.GetValueOrDefault(id) ?? await client.Bugs.GetBugForWriteAsync(id, cancellationToken);
    }

    // Whoever comes next waits no longer than for what is left of the way.
    private void ReadAhead(int id, CancellationToken cancellationToken)
    {
        if (read.Count < ahead && together > 1)
        {
            var last = read.Keys.Append(id).Max(bug => expected.IndexOf(bug));
            if (expected.Skip(last + 1).Take(together).ToArray() is { Length: > 0 } next)
            {
                Begin(next, TryAsync(next, cancellationToken));
            }
        }
    }

    private Task<Batch> Begin(int[] ids, Task<Batch> reading)
    {
        foreach (var id in ids)
        {
            read[id] = reading;
        }

        return reading;
    }

    // Perhaps nobody comes for these any more; whoever does asks anew, and hears what is the matter.
    private async Task<Batch> TryAsync(int[] ids, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(ids, cancellationToken);
        }
        catch (BugzillaException e)
        {
            Log.NotReadAhead(logger, ids.Length, e.Message);
            return new Batch(time.GetTimestamp(), ImmutableDictionary<int, Bug>.Empty);
        }
    }

    private async Task<Batch> ReadAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        var at = time.GetTimestamp();
        var many = await client.Bugs.GetBugsForWriteAsync(ids.Select(i => (long)i), cancellationToken);
        together = Math.Min(Most, together + 1);
        return new Batch(at, many.Found.ToDictionary(b => (int)b.Key, b => b.Value));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} bugs could not be read ahead of their writes. {Problem}")]
        public static partial void NotReadAhead(ILogger logger, int count, string problem);
    }

    private sealed record Batch(long ReadAt, IReadOnlyDictionary<int, Bug> Bugs);
}
