using System.Text.Json;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Web;

/// <summary>Looks up what is shown of a bug.</summary>
internal sealed class Bugs(LedgerToRead ledger)
{
    /// <summary>Whether there is such a trail.</summary>
    public bool Knows(int bug) => new Trails(ledger.Ledger).Of(bug) is not null;

    /// <summary>Whether what was decided on an attachment stands in the register.</summary>
    public bool IsRegistered(long attachment) => new DecisionRegister(ledger.Ledger).Of(attachment) is not null;

    /// <summary>The trail of a bug that everybody may see; null for any other, whether or not there is one.</summary>
    public BugView? Find(int bug) => new Trails(ledger.Ledger).Of(bug) is { } trail ? JsonSerializer.Deserialize(trail, LookJson.Default.BugView) : null;
}
