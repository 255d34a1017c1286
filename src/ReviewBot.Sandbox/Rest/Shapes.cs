using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Things as the servers show them in JSON.</summary>
internal static class Shapes
{
    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);

    /// <summary>BMO shows one or null, upstream a list.</summary>
    public static JsonNode? Alias(Call call, Bug bug) =>
        call.IsBmo ? bug.Alias : bug.Alias is null ? new JsonArray() : new JsonArray(bug.Alias);

    public static JsonNode Flag(Flag flag, DateTimeOffset? date = null)
    {
        var json = new JsonObject
        {
            ["id"] = flag.Id,
            ["type_id"] = flag.Type.Id,
            ["name"] = flag.Type.Name,
            ["status"] = flag.Status.ToString(),
            ["setter"] = flag.Setter.Login,
            ["creation_date"] = Clock.Write(date ?? flag.Created),
            ["modification_date"] = Clock.Write(date ?? flag.Modified),
        };
        if (flag.Requestee is not null)
        {
            json["requestee"] = flag.Requestee.Login;
        }

        return json;
    }

    public static JsonObject Detail(Call call, User user, FieldFilter fields)
    {
        var shown = new NarrowedObject(fields);
        shown.Put("id", () => user.Id);
        shown.Put("name", () => user.Login);
        shown.Put("email", () => user.Login);
        shown.Put("real_name", () => user.RealName);
        if (call.IsBmo)
        {
            shown.Put("nick", () => user.Nick);
        }

        return shown.Json;
    }

    /// <summary>What a write changed, as the answer of a PUT names it.</summary>
    public static JsonObject Changes(IEnumerable<(string Field, string Removed, string Added)> changes)
    {
        var json = new JsonObject();
        foreach (var (field, removed, added) in changes)
        {
            json[field] = new JsonObject { ["removed"] = removed, ["added"] = added };
        }

        return json;
    }
}
