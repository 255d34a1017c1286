using System.Text.Json;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Web;

/// <summary>Looks up what is shown of a bug.</summary>
internal sealed class Bugs(LedgerToRead ledger)
{
    /// <summary>The trail of a bug that everybody may see; null for any other, whether or not there is one.</summary>
    public BugView? Find(int bug) => new Trails(ledger.Ledger).Of(bug) is { } trail ? JsonSerializer.Deserialize(trail, LookJson.Default.BugView) : null;
}
