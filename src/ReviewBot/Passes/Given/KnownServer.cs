using ReviewBot.Servers;

namespace ReviewBot.Passes.Given;

/// <summary>What the server is; asked anew now and then, and what is odd about it is told once.</summary>
internal sealed partial class KnownServer(Server server, TimeProvider time, ILogger<KnownServer> logger)
{
    private ServerDescription? told;
    private DateTimeOffset described;

    /// <summary>The server's description, not older than a sweep.</summary>
    public async Task<ServerDescription> DescribeAsync(PassSettings current, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - described >= current.SweepInterval)
        {
            server.Forget();
        }

        var description = await server.DescribeAsync(current.Scope, cancellationToken);
        if (description != told)
        {
            (told, described) = (description, time.GetUtcNow());
            foreach (var odd in current.Odd(description))
            {
                Log.Odd(logger, odd);
            }
        }

        return description;
    }

    private static partial class Log
    {
        [LoggerMessage(4, LogLevel.Warning, "{Line}")]
        public static partial void Odd(ILogger logger, string line);
    }
}
