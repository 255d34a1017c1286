using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Pipeline;

namespace ReviewBot.Bugzilla;

/// <summary>
/// Bugzilla, upstream 5.2 or BMO. Each method of its parts throws one of the sealed subclasses of <see cref="BugzillaException"/>. Reads are repeated while that may help;
/// writes never are. A write that may or may not have been made throws <see cref="WriteUnsettledException"/>, and once on its way it isn't cancelled.
/// </summary>
public sealed class BugzillaClient : IDisposable
{
    private readonly Session _session;
    private readonly RequestCounter _counter;

    internal BugzillaClient(IBugzillaApi api, Func<BugzillaClientOptions> options, RequestCounter counter, TimeProvider time)
    {
        _session = new Session(api, options);
        _counter = counter;
        Server = new ServerReads(_session, time);
        Bugs = new BugReads(_session);
        Attachments = new AttachmentReads(_session);
        Writes = new BugWrites(_session);
    }

    /// <summary>What the server is, its clocks, accounts and flag types.</summary>
    public ServerReads Server { get; }

    /// <summary>Bugs, their comments and history.</summary>
    public BugReads Bugs { get; }

    /// <summary>Attachments and their content.</summary>
    public AttachmentReads Attachments { get; }

    /// <summary>Everything that changes something.</summary>
    public BugWrites Writes { get; }

    /// <summary>What has left so far, by method, since the start of the process.</summary>
    public RequestCounts Requests => _counter.Counts;

    /// <summary>
    /// Finds out what the server is and how it takes the key, and makes sure that the key is honoured: upstream ignores the header silently.
    /// Each other method does so by itself at its first use and when login, key or <see cref="BugzillaClientOptions.Authentication"/> have changed.
    /// </summary>
    /// <exception cref="NotLoggedInException">There is no key, or it doesn't make us the configured login.</exception>
    public Task<BugzillaConnection> ConnectAsync(CancellationToken cancellationToken = default) => _session.ConnectAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
