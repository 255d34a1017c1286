using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Markup;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>A request under <c>/rest</c> while it is served: a transaction, whose end the database may not live to see.</summary>
internal sealed class RestCall(BugzillaState state, Gate gate, SandboxRequest request, Breakdown? breakdown, DateTimeOffset now)
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _resource = request.Path["/rest".Length..];

    private bool IsWrite => request.Method is "PUT" or "POST";

    public SandboxResponse Serve()
    {
        if (state.Trouble.DatabaseIsDown && !state.IsBmo && _resource != "/version")
        {
            return SandboxResponse.OfJson(200, "");
        }

        if (state.Trouble.InMaintenance && IsSuspended())
        {
            return SandboxResponse.OfHtml(200, Outages.Suspended);
        }

        try
        {
            return Answer();
        }
        catch (BugzillaException error)
        {
            var success = request.Method == "POST" && _resource != "/bug" ? 201 : 200;
            return Etagged(SandboxResponse.OfJson(error.Status ?? success, Error(error).ToJsonString(Written)));
        }
        finally
        {
            // After a commit there is nothing to roll back; after a fault of the sandbox itself there is.
            state.Rollback();
        }
    }

    private SandboxResponse Answer()
    {
        var unread = request.Method is "GET" || (!state.IsBmo && request.Headers.ContainsKey("Transfer-Encoding"));
        if (Args.Parse(request.Query, unread ? default : request.Body) is not { } args)
        {
            return SandboxResponse.OfJson(200, "");
        }

        var user = _resource == "/version" ? null : new Keys(state, gate).OwnerOf(request, args, now);
        if (user is null && gate.CountAnonymous(request.Method, _resource, now) is { } limited)
        {
            return limited;
        }

        var call = new Call(state, user, args, now) { Breakdown = breakdown };
        var answer = Dispatch(call);
        return Etagged(SandboxResponse.OfJson(call.Status, answer.ToJsonString(Written)));
    }

    private JsonNode Dispatch(Call call)
    {
        if (IsWrite && breakdown == Breakdown.NothingStored)
        {
            throw Deadlock();
        }

        var lag = state.Trouble.ReplicaLag;
        var answer = lag > TimeSpan.Zero && IsOnReplica(call.User)
            ? state.AsOf(now - lag, () => Router.Dispatch(call, request.Method, _resource))
            : Router.Dispatch(call, request.Method, _resource);
        state.Commit(now, lag);
        return IsWrite && breakdown is Breakdown.HalfStored or Breakdown.AllStored ? throw Deadlock() : answer;
    }

    // Maintenance stops the changes of bugs and the new comments.
    private bool IsSuspended() => request.Method switch
    {
        "PUT" => _resource.StartsWith("/bug/", StringComparison.Ordinal) && !_resource.StartsWith("/bug/attachment/", StringComparison.Ordinal),
        "POST" => _resource.EndsWith("/comment", StringComparison.Ordinal),
        _ => false,
    };

    // The primary answers who is logged in and asks for a bug or an attachment by number; all else comes from the replica.
    private bool IsOnReplica(User? user) =>
        state.IsBmo && request.Method == "GET" && _resource.StartsWith("/bug", StringComparison.Ordinal)
        && (user is null || _resource == "/bug" || _resource.EndsWith("/comment", StringComparison.Ordinal) || _resource.EndsWith("/history", StringComparison.Ordinal)
            || _resource.StartsWith("/bug/comment/", StringComparison.Ordinal));

    private static BugzillaException Deadlock() => new(
        BugzillaException.Internal,
        "DBD::MariaDB::db do failed: Deadlock found when trying to get lock; try restarting transaction [for Statement \"UPDATE bugs SET delta_ts = ? WHERE bug_id = ?\"] at Bugzilla/DB.pm line 64.\n");

    private JsonObject Error(BugzillaException error) => new()
    {
        ["error"] = true,
        ["code"] = error.Code,
        ["message"] = error.Text,
        ["documentation"] = state.IsBmo
            ? "https://bmo.readthedocs.io/en/latest/api/"
            : "https://bugzilla.readthedocs.org/en/5.0/api/",
    };

    // Both servers write the tag without quotes and do the work first: it saves bytes, and a PUT has happened all the same.
    private SandboxResponse Etagged(SandboxResponse response)
    {
        var tag = Convert.ToBase64String(SHA256.HashData(response.Body.Span).AsSpan(0, 16)).TrimEnd('=');
        var headers = new Dictionary<string, string> { ["ETag"] = tag };
        var asked = request.Headers.GetValueOrDefault("If-None-Match")?.Trim();
        return response.Status < 300 && asked is not null && (asked == "*" || asked.Trim('"') == tag)
            ? new SandboxResponse(304, response.ContentType, default, headers)
            : response with { Headers = headers };
    }
}
