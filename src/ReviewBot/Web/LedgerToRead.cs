using ReviewBot.Storage;

namespace ReviewBot.Web;

/// <summary>What a page may look at of the ledger: a connection of its own, opened when it is first asked, closed with the request.</summary>
internal sealed class LedgerToRead(LedgerKeeper keeper) : IDisposable
{
    private Ledger? ledger;

    /// <summary>The ledger; nothing of the passes' own connection.</summary>
    public Ledger Ledger => ledger ??= keeper.Current.Beside();

    /// <inheritdoc/>
    public void Dispose() => ledger?.Dispose();
}
