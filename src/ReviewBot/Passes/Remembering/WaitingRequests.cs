using System.Text.Json;
using ReviewBot.Passes.Reports;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Passes.Remembering;

/// <summary>What waits after a pass, as the trails tell; while nothing changes, nothing of it is read again.</summary>
internal sealed class WaitingRequests(Trails trails, LedgerKeeper ledger)
{
    private (IReadOnlyList<WaitView> Shown, int Unseen)? known;

    /// <summary>How each of the requests waits that everybody may see, and how many wait in restricted bugs.</summary>
    /// <param name="report">The pass that came to its end: trails change with the bugs that it looked at, unless other instances keep some, too.</param>
    public (IReadOnlyList<WaitView> Shown, int Unseen) After(PassReport report)
    {
        if (known is { } same && report.Bugs.IsEmpty && ledger.Current.Leases is null)
        {
            return same;
        }

        var read = (
            trails.Waiting().SelectMany(q => JsonSerializer.Deserialize(q, QueueJson.Default.IReadOnlyListQueueEntry)!).Select(e => e.Waits).ToList(),
            trails.WaitingUnseen());
        known = read;
        return read;
    }
}
