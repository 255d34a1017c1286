using System.Text.Json;
using ReviewBot.Passes.Reports;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Passes.Remembering;

/// <summary>What waits after a pass, as the trails tell. Only those are read again that the pass may have changed.</summary>
internal sealed class WaitingRequests(Trails trails, LedgerKeeper ledger)
{
    private Dictionary<int, List<WaitView>>? shown;
    private int unseen;

    /// <summary>How each of the requests waits that everybody may see, and how many wait in restricted bugs.</summary>
    /// <param name="report">The pass that came to its end: trails change with the bugs that it looked at, unless other instances keep some, too.</param>
    public (IEnumerable<WaitView> Shown, int Unseen) After(PassReport report)
    {
        if (shown is null || ledger.Current.Leases is not null)
        {
            (shown, unseen) = ([], trails.WaitingUnseen());
            Add(trails.Waiting(), shown);
        }
        else if (!report.Bugs.IsEmpty)
        {
            foreach (var bug in report.Bugs)
            {
                shown.Remove(bug.Bug);
            }

            unseen = trails.WaitingUnseen();
            Add(trails.WaitingIn(report.Bugs.Select(b => b.Bug)), shown);
        }

        return (shown.Values.SelectMany(waits => waits), unseen);
    }

    private static void Add(List<string> queues, Dictionary<int, List<WaitView>> to)
    {
        foreach (var bug in queues.SelectMany(q => JsonSerializer.Deserialize(q, QueueJson.Default.IReadOnlyListQueueEntry)!).GroupBy(e => e.Bug, e => e.Waits))
        {
            to[bug.Key] = [.. bug];
        }
    }
}
