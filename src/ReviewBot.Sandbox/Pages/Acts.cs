using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Forms;
using ReviewBot.Sandbox.Rest;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Pages;

/// <summary>What a visitor does: by the very calls that a program would make, so under the same rules.</summary>
internal sealed class Acts(BugzillaState state, Gate gate, Visitor visitor, DateTimeOffset now)
{
    /// <summary>Files a bug.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="Refusal">The server refused.</exception>
    public int File(PageRequest form) => (int)Send("POST", "/rest/bug", new JsonObject
    {
        ["product"] = form.Text("product"),
        ["component"] = "General",
        ["version"] = "unspecified",
        ["summary"] = form.Text("summary"),
        ["description"] = form.Text("description"),
        ["op_sys"] = "All",
        ["platform"] = "All",
        ["groups"] = form.IsTrue("restricted") ? new JsonArray(World.EmbargoGroup) : [],
    })["id"]!;

    /// <summary>Whether the form brings something to attach.</summary>
    public static bool Attaches(PageRequest form) => form.IsTrue("ready") || form.IsTrue("text");

    /// <summary>Attaches what was pasted or, if nothing was, the text that was chosen; and asks, if that is wanted.</summary>
    /// <exception cref="Refusal">The server refused.</exception>
    public void Attach(int bug, PageRequest form)
    {
        var ready = form.IsTrue("text") ? null : ReadyForms.Find(form.Text("ready")) ?? throw new Refusal(400, "Choose a text, or paste one.");
        var text = ready?.Text ?? form.Text("text").Replace("\r\n", "\n", StringComparison.Ordinal);
        Send("POST", $"/rest/bug/{bug}/attachment", new JsonObject
        {
            ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            ["file_name"] = ready?.FileName ?? "request.txt",
            ["summary"] = "data collection request",
            ["content_type"] = "text/plain",
            ["flags"] = form.IsTrue("ask") ? new JsonArray(Flag(World.Flag, "?", form)) : [],
        });
    }

    /// <summary>Comments, answers needinfo and asks for it.</summary>
    /// <exception cref="Refusal">The server refused.</exception>
    public void Comment(int bug, PageRequest form)
    {
        var flags = new JsonArray([.. form.Texts("answered").Select(id => (JsonNode?)new JsonObject { ["id"] = id, ["status"] = "X" })]);
        if (form.IsTrue("of"))
        {
            var asked = Flag(World.Needinfo, "?", form);
            asked["new"] = true;
            flags.Add(asked);
        }

        if (flags.Count == 0 && string.IsNullOrWhiteSpace(form.Text("comment")))
        {
            throw new Refusal(400, "There is nothing in that comment.");
        }

        Send("PUT", $"/rest/bug/{bug}", new JsonObject { ["comment"] = new JsonObject { ["body"] = form.Text("comment") }, ["flags"] = flags });
    }

    /// <summary>Sets or clears the review flag of an attachment.</summary>
    /// <exception cref="Refusal">The server refused.</exception>
    public void SetFlag(int attachment, PageRequest form)
    {
        var flag = Flag(World.Flag, form.Text("status"), form);
        if (form.IsTrue("flag"))
        {
            flag["id"] = form.Text("flag");
            flag.Remove("name");
        }

        Send("PUT", $"/rest/bug/attachment/{attachment}", new JsonObject { ["flags"] = new JsonArray(flag), ["comment"] = form.Text("comment") });
    }

    private static JsonObject Flag(string name, string status, PageRequest form)
    {
        var flag = new JsonObject { ["name"] = name, ["status"] = status };
        if (status == "?")
        {
            flag["requestee"] = form.Text("of");
        }

        return flag;
    }

    private JsonObject Send(string method, string resource, JsonObject body)
    {
        var user = visitor.User ?? throw new Refusal(403, "Say first who you are.");
        var answer = new RestCall(state, gate, KeyedRequest.Of(state.Flavour, user, method, resource, body), null, now).Serve();
        return answer.Status < 300 && answer.Json is JsonObject json && json["error"] is null
            ? json
            : throw new Refusal(400, (string?)answer.Json?["message"] ?? "The server doesn't take changes just now.");
    }
}
