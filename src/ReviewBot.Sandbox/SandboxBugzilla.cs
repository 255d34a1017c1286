using ReviewBot.Sandbox.Markup;
using ReviewBot.Sandbox.Pages;
using ReviewBot.Sandbox.Push;
using ReviewBot.Sandbox.Repository;
using ReviewBot.Sandbox.Rest;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox;

/// <summary>
/// A Bugzilla in memory that keeps state and enforces the rules of the flavour it plays.
/// Safe for threads: calls are served one after the other.
/// </summary>
public sealed class SandboxBugzilla
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Gate _gate;
    private DateTimeOffset? _seedingAt;

    /// <param name="flavour">Whose rules.</param>
    /// <param name="time">The server's clock; cut to whole seconds.</param>
    /// <param name="baseUrl">Where the server says it is; decides which <c>see_also</c> links are its own.</param>
    public SandboxBugzilla(SandboxFlavour flavour, TimeProvider time, Uri? baseUrl = null)
    {
        _time = time;
        _gate = new Gate(flavour);
        State = World.Begin(flavour, baseUrl ?? new Uri("http://sandbox.invalid/"));
        Repository = new SandboxRepository(() => State.BaseUrl);
        State.Changed = (before, now) =>
        {
            if (Push is { } push)
            {
                foreach (var message in Pushes.Of(before, now))
                {
                    push(message.ToJsonString());
                }
            }
        };
    }

    /// <summary>Whose rules are enforced.</summary>
    public SandboxFlavour Flavour => State.Flavour;

    /// <summary>Where the server says it is, ending with a slash.</summary>
    public Uri BaseUrl
    {
        get => State.BaseUrl;
        set => State.BaseUrl = value;
    }

    /// <summary>Where the service that looks at this server has its pages; null: none does, or nobody knows.</summary>
    public Uri? Service { get; set; }

    /// <summary>
    /// Called outside the lock before a request is served; an answer from here stands for the server's.
    /// What it does to the bugs happens before the request: a human acting in the gap.
    /// </summary>
    public Func<SandboxRequest, SandboxResponse?>? Before { get; set; }

    /// <summary>Called outside the lock after a request was served; may replace the answer, which the caller then never sees.</summary>
    public Func<SandboxRequest, SandboxResponse, SandboxResponse>? After { get; set; }

    /// <summary>Called with each message that BMO would post to a webhook; must not block.</summary>
    public Action<string>? Push { get; set; }

    /// <summary>
    /// Asked for each write: how much of it is stored before the database gives up
    /// (HTTP 200 or 201 with code 100500). Null or a null answer: all goes well.
    /// </summary>
    public Func<SandboxRequest, Breakdown?>? Breaks { get; set; }

    /// <summary>Upstream: 503 with HTML for all. BMO: HTML with status 200 for changes of bugs and new comments.</summary>
    public bool InMaintenance
    {
        get => State.Trouble.InMaintenance;
        set => State.Trouble.InMaintenance = value;
    }

    /// <summary>Upstream: 200 without a body for whatever needs the database. BMO: 200 with an error for searches.</summary>
    public bool DatabaseIsDown
    {
        get => State.Trouble.DatabaseIsDown;
        set => State.Trouble.DatabaseIsDown = value;
    }

    /// <summary>BMO: how far the database that searches, comments, history and accounts come from is behind; zero: not at all.</summary>
    public TimeSpan ReplicaLag
    {
        get => State.Trouble.ReplicaLag;
        set => State.Trouble.ReplicaLag = value;
    }

    /// <summary>The repository in which the story's requests have landed.</summary>
    public SandboxRepository Repository { get; }

    internal BugzillaState State { get; }

    internal TimeProvider Time => _time;

    internal DateTimeOffset Now => Clock.WholeSeconds(_seedingAt ?? _time.GetUtcNow());

    /// <summary>The login of a role: <c>bot</c>, <c>requester</c>, <c>requester2</c>, <c>steward1</c> to <c>steward3</c>,
    /// <c>blocked</c>, <c>outsider</c>, <c>security</c>, <c>admin</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such role.</exception>
    public static string LoginOf(string role) => World.Roles[role];

    /// <summary>Serves one request.</summary>
    public SandboxResponse Handle(SandboxRequest request)
    {
        if (Before?.Invoke(request) is { } instead)
        {
            return instead;
        }

        var response = Serve(request, Breaks?.Invoke(request));
        return After is { } after ? after(request, response) : response;
    }

    /// <summary>A person of the sandbox who acts by hand: past the hooks.</summary>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    public SandboxPerson As(string login) =>
        new(this, State.Users.GetValueOrDefault(login) ?? throw new ArgumentException($"no account {login}", nameof(login)));

    /// <summary>A handler that serves requests in process: no socket, no thread of its own.</summary>
    public HttpMessageHandler CreateHandler() => new SandboxHandler(this);

    internal SandboxResponse Serve(SandboxRequest request, Breakdown? breakdown = null)
    {
        lock (_lock)
        {
            if (InMaintenance && Flavour == SandboxFlavour.Upstream)
            {
                return SandboxResponse.OfHtml(503, Outages.Maintenance, new Dictionary<string, string> { ["Retry-After"] = "3600" });
            }

            if (_gate.Refuses(Now) is { } refused)
            {
                return refused;
            }

            return request.Path.StartsWith("/rest/", StringComparison.Ordinal)
                ? new RestCall(State, _gate, request, breakdown, Now).Serve()
                : new PageDesk(State, _gate, Service, Now).Serve(request);
        }
    }

    /// <summary>What is done in the server's settings, between two requests.</summary>
    internal T Administer<T>(Func<BugzillaState, T> change)
    {
        lock (_lock)
        {
            return change(State);
        }
    }

    internal void At(DateTimeOffset? time) => _seedingAt = time;
}
