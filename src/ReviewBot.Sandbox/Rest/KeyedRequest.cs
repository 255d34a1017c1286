using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>A call as somebody's program would make it: the account's key where the flavour looks for it.</summary>
internal static class KeyedRequest
{
    public static SandboxRequest Of(SandboxFlavour flavour, User user, string method, string pathAndQuery, JsonObject? body)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var target = pathAndQuery;
        if (flavour == SandboxFlavour.Bmo)
        {
            headers["X-BUGZILLA-API-KEY"] = user.Key;
        }
        else
        {
            target += (target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "Bugzilla_api_key=" + user.Key;
        }

        return new SandboxRequest(method, target, headers, body is null ? default : (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(body.ToJsonString()));
    }
}
