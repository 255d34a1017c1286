using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Rest;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox;

/// <summary>Somebody who acts on the sandbox by hand, under the server's rules but past its hooks.</summary>
public sealed class SandboxPerson
{
    private readonly SandboxBugzilla _server;
    private readonly User _user;

    internal SandboxPerson(SandboxBugzilla server, User user)
    {
        _server = server;
        _user = user;
    }

    /// <summary>The account's login, which is its address.</summary>
    public string Login => _user.Login;

    /// <summary>The account's key.</summary>
    public string Key => _user.Key;

    /// <summary>Files a bug.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public int File(string product, string summary, string description = "", string component = "General", params string[] groups) =>
        (int)Send("POST", "/rest/bug", new JsonObject
        {
            ["product"] = product,
            ["component"] = component,
            ["version"] = "unspecified",
            ["summary"] = summary,
            ["description"] = description,
            ["op_sys"] = "All",
            ["platform"] = "All",
            ["groups"] = new JsonArray([.. groups.Select(g => (JsonNode?)g)]),
        })!["id"]!;

    /// <summary>Attaches a text.</summary>
    /// <returns>The attachment's number.</returns>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public int Attach(int bug, string fileName, string text, string summary = "data collection request", string contentType = "text/plain", string? comment = null) =>
        Attach(bug, fileName, Encoding.UTF8.GetBytes(text), summary, contentType, comment);

    /// <summary>Attaches bytes.</summary>
    /// <returns>The attachment's number.</returns>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public int Attach(int bug, string fileName, byte[] data, string summary, string contentType, string? comment = null)
    {
        var answer = Send("POST", $"/rest/bug/{bug}/attachment", new JsonObject
        {
            ["data"] = Convert.ToBase64String(data),
            ["file_name"] = fileName,
            ["summary"] = summary,
            ["content_type"] = contentType,
            ["comment"] = comment ?? "",
        });
        return AttachmentOf(answer!);
    }

    /// <summary>The number in the answer to a new attachment: the two flavours say it differently.</summary>
    internal static int AttachmentOf(JsonNode answer) =>
        answer["ids"] is JsonArray ids
            ? (int)ids[0]!
            : int.Parse(answer["attachments"]!.AsObject().First().Key, CultureInfo.InvariantCulture);

    /// <summary>Asks for a data review on an attachment, of somebody or of nobody in particular.</summary>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public void Ask(int attachment, string? requestee = null, string flag = "data-review") =>
        SetFlag(attachment, flag, "?", requestee);

    /// <summary>Sets the attachment's only flag of a name; X clears it.</summary>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public void SetFlag(int attachment, string flag, string status, string? requestee = null, string? comment = null) =>
        Send("PUT", $"/rest/bug/attachment/{attachment}", new JsonObject
        {
            ["flags"] = new JsonArray(new JsonObject { ["name"] = flag, ["status"] = status, ["requestee"] = requestee }),
            ["comment"] = comment ?? "",
        });

    /// <summary>Marks an attachment obsolete, which clears what is asked on it.</summary>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public void Obsolete(int attachment) =>
        Send("PUT", $"/rest/bug/attachment/{attachment}", new JsonObject { ["is_obsolete"] = true });

    /// <summary>Writes a comment.</summary>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public void Comment(int bug, string text, bool isPrivate = false) =>
        Send("POST", $"/rest/bug/{bug}/comment", new JsonObject { ["comment"] = text, ["is_private"] = isPrivate });

    /// <summary>Changes a bug.</summary>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public JsonNode Change(int bug, JsonObject change) => Send("PUT", $"/rest/bug/{bug}", change)!;

    /// <summary>Reads a resource, for example <c>/rest/bug/1/comment</c>.</summary>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public JsonNode Get(string pathAndQuery) => Send("GET", pathAndQuery, null)!;

    /// <summary>Sends any request as this person.</summary>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public JsonNode? Send(string method, string pathAndQuery, JsonObject? body)
    {
        var response = _server.Serve(KeyedRequest.Of(_server.Flavour, _user, method, pathAndQuery, body));
        var json = response.Json;
        return response.Status < 300 && (json as JsonObject)?["error"] is null
            ? json
            : throw new InvalidOperationException($"{method} {pathAndQuery}: {response.Status} {response.Text}");
    }
}
