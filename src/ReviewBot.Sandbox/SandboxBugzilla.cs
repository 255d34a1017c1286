using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Pages;
using ReviewBot.Sandbox.Rest;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox;

/// <summary>
/// A Bugzilla in memory that keeps state and enforces the rules of the flavour it plays.
/// Safe for threads: calls are served one after the other.
/// </summary>
public sealed partial class SandboxBugzilla
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Gate _gate;
    private DateTimeOffset? _seedingAt;
    private int _tokens;

    /// <param name="flavour">Whose rules.</param>
    /// <param name="time">The server's clock; cut to whole seconds.</param>
    /// <param name="baseUrl">Where the server says it is; decides which <c>see_also</c> links are its own.</param>
    public SandboxBugzilla(SandboxFlavour flavour, TimeProvider time, Uri? baseUrl = null)
    {
        Flavour = flavour;
        _time = time;
        _gate = new Gate(flavour);
        BaseUrl = baseUrl ?? new Uri("http://sandbox.invalid/");
        World.Build(State, flavour);
    }

    /// <summary>Whose rules are enforced.</summary>
    public SandboxFlavour Flavour { get; }

    /// <summary>Where the server says it is, ending with a slash.</summary>
    public Uri BaseUrl { get; set; }

    /// <summary>
    /// Called outside the lock before a request is served; an answer from here stands for the server's.
    /// What it does to the bugs happens before the request: a human acting in the gap.
    /// </summary>
    public Func<SandboxRequest, SandboxResponse?>? Before { get; set; }

    /// <summary>Called outside the lock after a request was served; may replace the answer, which the caller then never sees.</summary>
    public Func<SandboxRequest, SandboxResponse, SandboxResponse>? After { get; set; }

    /// <summary>
    /// Asked for each write: how much of it is stored before the database gives up
    /// (HTTP 200 or 201 with code 100500). Null or a null answer: all goes well.
    /// </summary>
    public Func<SandboxRequest, Breakdown?>? Breaks { get; set; }

    /// <summary>Upstream: 503 with HTML for all. BMO: HTML with status 200 for changes of bugs and new comments.</summary>
    public bool InMaintenance { get; set; }

    /// <summary>Upstream: 200 without a body for whatever needs the database. BMO: 200 with an error for searches.</summary>
    public bool DatabaseIsDown { get; set; }

    /// <summary>BMO: how far the database that searches, comments, history and accounts come from is behind; zero: not at all.</summary>
    public TimeSpan ReplicaLag { get; set; }

    internal BugzillaState State { get; } = new();

    internal DateTimeOffset Now => Clock.WholeSeconds(_seedingAt ?? _time.GetUtcNow());

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
            var path = request.Path;
            if (InMaintenance && Flavour == SandboxFlavour.Upstream)
            {
                return SandboxResponse.OfHtml(503, HtmlPages.Maintenance, new Dictionary<string, string> { ["Retry-After"] = "3600" });
            }

            if (_gate.Refuses(Now) is { } refused)
            {
                return refused;
            }

            return path.StartsWith("/rest/", StringComparison.Ordinal)
                ? Rest(request, path["/rest".Length..], breakdown)
                : HtmlPages.Serve(this, request);
        }
    }

    internal int NextToken() => ++_tokens;

    internal void At(DateTimeOffset? time) => _seedingAt = time;

    private SandboxResponse Rest(SandboxRequest request, string resource, Breakdown? breakdown)
    {
        var success = request.Method == "POST" && !resource.Equals("/bug", StringComparison.Ordinal) ? 201 : 200;
        if (DatabaseIsDown && Flavour == SandboxFlavour.Upstream && resource != "/version")
        {
            return SandboxResponse.OfJson(200, "");
        }

        if (InMaintenance && ((request.Method == "PUT" && !resource.StartsWith("/bug/attachment/", StringComparison.Ordinal) && resource.StartsWith("/bug/", StringComparison.Ordinal))
            || (request.Method == "POST" && resource.EndsWith("/comment", StringComparison.Ordinal))))
        {
            return SandboxResponse.OfHtml(200, HtmlPages.Suspended);
        }

        try
        {
            var query = request.PathAndQuery.Split('?', 2) is [_, var q] ? q : "";
            var unread = request.Method is "GET" || (Flavour == SandboxFlavour.Upstream && request.Headers.ContainsKey("Transfer-Encoding"));
            if (Args.Parse(query, unread ? default : request.Body) is not { } args)
            {
                return SandboxResponse.OfJson(200, "");
            }

            var user = resource == "/version" ? null : Authenticate(request, args);
            var call = new Call(this, user, args, Now);
            if (user is null && _gate.CountAnonymous(request.Method, resource, Now) is { } limited)
            {
                return limited;
            }

            if (breakdown == Breakdown.NothingStored && request.Method is "PUT" or "POST")
            {
                throw Deadlock();
            }

            var answer = ReplicaLag > TimeSpan.Zero && IsOnReplica(request.Method, resource, user)
                ? State.AsOf(Now - ReplicaLag, () => Router.Dispatch(call, request.Method, resource, false))
                : Router.Dispatch(call, request.Method, resource, breakdown == Breakdown.HalfStored);
            State.Commit(Now, ReplicaLag);
            if (breakdown is Breakdown.HalfStored or Breakdown.AllStored && request.Method is "PUT" or "POST")
            {
                throw Deadlock();
            }

            return Etagged(request, SandboxResponse.OfJson(call.Status, answer.ToJsonString(Written)));
        }
        catch (BugzillaException error)
        {
            return Etagged(request, SandboxResponse.OfJson(error.Status ?? success, Error(error).ToJsonString(Written)));
        }
        finally
        {
            // After a commit there is nothing to roll back; after a fault of the sandbox itself there is.
            State.Rollback();
        }
    }

    // The primary answers who is logged in and asks for a bug or an attachment by number; all else comes from the replica.
    private bool IsOnReplica(string method, string resource, User? user) =>
        Flavour == SandboxFlavour.Bmo && method == "GET" && resource.StartsWith("/bug", StringComparison.Ordinal)
        && (user is null || resource == "/bug" || resource.EndsWith("/comment", StringComparison.Ordinal) || resource.EndsWith("/history", StringComparison.Ordinal)
            || resource.StartsWith("/bug/comment/", StringComparison.Ordinal));

    private static BugzillaException Deadlock() => new(
        BugzillaException.Internal,
        "DBD::MariaDB::db do failed: Deadlock found when trying to get lock; try restarting transaction [for Statement \"UPDATE bugs SET delta_ts = ? WHERE bug_id = ?\"] at Bugzilla/DB.pm line 64.\n");

    private JsonObject Error(BugzillaException error) => new()
    {
        ["error"] = true,
        ["code"] = error.Code,
        ["message"] = error.Text,
        ["documentation"] = Flavour == SandboxFlavour.Bmo
            ? "https://bmo.readthedocs.io/en/latest/api/"
            : "https://bugzilla.readthedocs.org/en/5.0/api/",
    };

    /// <exception cref="BugzillaException">300-306: a key was given that opens nothing.</exception>
    private User? Authenticate(SandboxRequest request, Args args)
    {
        var header = request.Headers.GetValueOrDefault("X-BUGZILLA-API-KEY");
        var key = Flavour == SandboxFlavour.Bmo && header is not null
            ? Uri.UnescapeDataString(header)
            : args.Text("Bugzilla_api_key") ?? args.Text("api_key");
        if (key is null)
        {
            return args.Has("token") || args.Has("Bugzilla_token")
                ? throw BugzillaException.User("The cookies or token provide were not valid or have expired. You may login again to get new cookies or a new token.")
                : null;
        }

        var user = State.Users.Values.FirstOrDefault(u => u.Key == key);
        if (user is null)
        {
            _gate.CountMismatch(Now);
            throw new BugzillaException(306, "The API key you specified is invalid. Please check that you typed it correctly.");
        }

        if (user.KeyRevoked)
        {
            throw new BugzillaException(306, "The API key you specified has been revoked by the user that created it.");
        }

        return user.IsEnabled
            ? user
            : throw new BugzillaException(301, $"{user.DisabledText} If you believe your account should be restored, please send email to admin@example.org explaining why.");
    }

    // Both servers write the tag without quotes and do the work first: it saves bytes, and a PUT has happened all the same.
    private static SandboxResponse Etagged(SandboxRequest request, SandboxResponse response)
    {
        var tag = Convert.ToBase64String(SHA256.HashData(response.Body.Span).AsSpan(0, 16)).TrimEnd('=');
        var headers = new Dictionary<string, string> { ["ETag"] = tag };
        var asked = request.Headers.GetValueOrDefault("If-None-Match")?.Trim();
        return response.Status < 300 && asked is not null && (asked == "*" || asked.Trim('"') == tag)
            ? new SandboxResponse(304, response.ContentType, default, headers)
            : response with { Headers = headers };
    }
}

/// <summary>How far a write came before the database gave up.</summary>
public enum Breakdown
{
    /// <summary>Nothing is stored.</summary>
    NothingStored,

    /// <summary>An attachment's change without its comment, the bug's flags and the copy to the requestee; other writes: all of it.</summary>
    HalfStored,

    /// <summary>Everything is stored; only the answer says otherwise.</summary>
    AllStored,
}
