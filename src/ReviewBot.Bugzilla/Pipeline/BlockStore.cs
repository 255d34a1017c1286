using System.Security.Cryptography;
using System.Text;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>
/// Remembers, across processes and restarts, that nothing may be sent: until a time, or with a key that was refused.
/// Asked before each request; written at once, before anyone hears of the refusal.
/// </summary>
public abstract class BlockStore
{
    /// <summary>What is stored; <see cref="BlockState.None"/> if nothing is.</summary>
    public abstract ValueTask<BlockState> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Stores the earliest time of the next request (UTC). A later one that is stored already must be kept.</summary>
    public abstract ValueTask BlockUntilAsync(DateTimeOffset until);

    /// <summary>Stores the digest of a key that the server refused, in place of an earlier one.</summary>
    public abstract ValueTask RefuseKeyAsync(string digest);

    /// <summary>How keys are told apart in a store that must not hold them.</summary>
    internal static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>What forbids sending.</summary>
/// <param name="Until">Nothing before this time (UTC).</param>
/// <param name="RefusedKey">Nothing with the key of this digest.</param>
public sealed record BlockState(DateTimeOffset? Until, string? RefusedKey)
{
    /// <summary>Nothing forbids it.</summary>
    public static BlockState None { get; } = new(null, null);
}

/// <summary>Remembers for this process only: for the embedded sandbox and for tests.</summary>
public sealed class InMemoryBlockStore : BlockStore
{
    private readonly Lock _lock = new();
    private BlockState _state = BlockState.None;

    /// <inheritdoc/>
    public override ValueTask<BlockState> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(_state);
        }
    }

    /// <inheritdoc/>
    public override ValueTask BlockUntilAsync(DateTimeOffset until)
    {
        lock (_lock)
        {
            _state = _state with { Until = _state.Until > until ? _state.Until : until };
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask RefuseKeyAsync(string digest)
    {
        lock (_lock)
        {
            _state = _state with { RefusedKey = digest };
        }

        return ValueTask.CompletedTask;
    }
}
