using ReviewBot.Passes.Given;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Which;

/// <summary>
/// Finds of the bugs that are shown to everybody those that we may not see any more: no search by change ever finds those.
/// Now and then the next few are looked up, each in its turn.
/// </summary>
internal sealed class StillSeen(Server server, Ledger ledger)
{
    private const string At = "looked whether seen";
    private const string UpTo = "looked whether seen up to";

    // So many numbers fit into one address.
    private const int Batch = 400;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    /// <summary>Those that are to be read again, since the server doesn't name them; mostly none is even looked for.</summary>
    public async Task<IEnumerable<int>> GoneAsync(PassContext pass, CancellationToken cancellationToken)
    {
        var last = ledger.Get(At) is { } text ? Ledger.Time(text) : (DateTimeOffset?)null;
        if (pass.Options.PlanOnly || pass.Now - last < Every)
        {
            return [];
        }

        ledger.Set(At, Ledger.Text(pass.Now));
        var bugs = last is null ? [] : Next();
        if (bugs.Count == 0)
        {
            return [];
        }

        var seen = await server.WhichAreSeenAsync(bugs, cancellationToken);
        return bugs.Where(b => !seen.Contains(b));
    }

    private List<int> Next()
    {
        var after = ledger.Get(UpTo) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var next = Shown(after);
        if (next.Count == 0)
        {
            next = Shown(0);
        }

        ledger.Set(UpTo, (next.Count < Batch ? 0 : next[^1]).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return next;
    }

    private List<int> Shown(int after)
    {
        var values = new { after, no = false, most = Batch };
        return [.. ledger.Query<int>("SELECT id FROM bugs WHERE id > @after AND restricted = @no ORDER BY id LIMIT @most", values)
            .Union(ledger.Query<int>("SELECT bug FROM trails WHERE bug > @after AND restricted = @no ORDER BY bug LIMIT @most", values))
            .Order().Take(Batch)];
    }
}
