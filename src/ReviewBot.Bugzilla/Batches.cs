using System.Globalization;
using ReviewBot.Bugzilla.Errors;

namespace ReviewBot.Bugzilla;

/// <summary>What a read of many gave.</summary>
/// <typeparam name="T">What was read of each.</typeparam>
/// <param name="Found">By the number that was asked for.</param>
/// <param name="Unavailable">Those that can't be seen, with the reason.</param>
public sealed record Many<T>(IReadOnlyDictionary<long, T> Found, IReadOnlyDictionary<long, Unavailability> Unavailable);

/// <summary>Reads many in batches. One hidden bug refuses the whole batch, which is then halved until the culprit is alone.</summary>
internal static class Batches
{
    /// <summary>As many as BMO's own robots ask for at once; the address stays far below its 8 KB.</summary>
    public const int Size = 100;

    /// <summary>Room for names in an address.</summary>
    private const int LongestQuery = 6000;

    /// <param name="ids">What to read; duplicates are read once.</param>
    /// <param name="read">Reads one batch. Ids that it returns nothing for count as missing. Called for several at once: how many leave at the same time is the pace's.</param>
    public static async Task<Many<T>> ReadAsync<T>(IEnumerable<long> ids, Func<IReadOnlyList<long>, Task<IReadOnlyDictionary<long, T>>> read)
    {
        var parts = await Task.WhenAll(ids.Distinct().Chunk(Size).Select(batch => ReadBatchAsync(batch, read)));
        return new(parts.SelectMany(part => part.Found).ToDictionary(), parts.SelectMany(part => part.Unavailable).ToDictionary());
    }

    private static async Task<Many<T>> ReadBatchAsync<T>(long[] ids, Func<IReadOnlyList<long>, Task<IReadOnlyDictionary<long, T>>> read)
    {
        var found = new Dictionary<long, T>();
        var unavailable = new Dictionary<long, Unavailability>();
        var waiting = new Stack<long[]>([ids]);
        while (waiting.TryPop(out var batch))
        {
            try
            {
                var answer = await read(batch);
                foreach (var id in batch)
                {
                    if (answer.TryGetValue(id, out var one))
                    {
                        found[id] = one;
                    }
                    else
                    {
                        unavailable[id] = Unavailability.Missing;
                    }
                }
            }
            catch (BugzillaException refusal) when (ReasonOf(refusal) is { } reason)
            {
                if (batch is [var culprit])
                {
                    unavailable[culprit] = reason;
                    continue;
                }

                // The first half is to be read first.
                var middle = batch.Length / 2;
                waiting.Push(batch[middle..]);
                waiting.Push(batch[..middle]);
            }
        }

        return new(found, unavailable);
    }

    /// <summary>Logins in batches that fit into an address.</summary>
    public static IEnumerable<IReadOnlyList<string>> OfNames(IEnumerable<string> names)
    {
        var batch = new List<string>();
        var length = 0;
        foreach (var name in names)
        {
            var more = "&names=".Length + Uri.EscapeDataString(name).Length;
            if (batch.Count == Size || (batch.Count > 0 && length + more > LongestQuery))
            {
                yield return batch;
                batch = [];
                length = 0;
            }

            batch.Add(name);
            length += more;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    public static string Text(IReadOnlyList<long> ids) => ids switch
    {
        [var one] => string.Create(CultureInfo.InvariantCulture, $"{one}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ids[0]} and {ids.Count - 1} others"),
    };

    // 304 and the like: a private attachment, asked for by its number.
    private static Unavailability? ReasonOf(BugzillaException refusal) => refusal switch
    {
        BugUnavailableException unavailable => unavailable.Reason,
        NotAllowedException => Unavailability.Hidden,
        _ => null,
    };
}
