using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>
/// Whether anything may be sent at all. A block on BMO lasts an hour after the last request that it saw, and six tries with a bad key
/// make one: so the first refusal is remembered here and in the store before anyone hears of it, and nothing leaves while it holds.
/// </summary>
internal sealed class Gate(BlockStore store, Func<BugzillaClientOptions> options, TimeProvider time)
{
    // Also kept here, should the store fail to keep it.
    private readonly InMemoryBlockStore _own = new();

    /// <summary>Throws if nothing may be sent.</summary>
    public async ValueTask PassAsync(BugzillaCall call, CancellationToken cancellationToken)
    {
        var digest = options().ApiKey is { Length: > 0 } key ? BlockStore.Digest(key) : null;
        foreach (var state in new[] { await _own.ReadAsync(cancellationToken), await store.ReadAsync(cancellationToken) })
        {
            if (state.Until is { } until && time.GetUtcNow() < until)
            {
                throw new BlockedException(new Failure(call.Doing), until, stored: true);
            }

            if (digest is not null && state.RefusedKey == digest)
            {
                throw new KeyRefusedException(new Failure(call.Doing), stored: true);
            }
        }
    }

    /// <summary>Remembers what a refusal asks for.</summary>
    public async ValueTask RememberAsync(BugzillaException refusal, string? key)
    {
        switch (refusal)
        {
            case BlockedException blocked:
                await _own.BlockUntilAsync(blocked.Until);
                await store.BlockUntilAsync(blocked.Until);
                break;
            case KeyRefusedException when key is not null:
                await _own.RefuseKeyAsync(BlockStore.Digest(key));
                await store.RefuseKeyAsync(BlockStore.Digest(key));
                break;
            default:
                break;
        }
    }
}
