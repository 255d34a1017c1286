using System.Text.Json.Nodes;

namespace ReviewBot.Register;

/// <summary>Pieces of a JSON schema.</summary>
internal static class Schemas
{
    /// <summary>A value of a type.</summary>
    public static JsonObject Of(string type, string says) => new() { ["type"] = type, ["description"] = says };

    /// <summary>A value of a type, or null.</summary>
    public static JsonObject OrNull(string type, string says) => new() { ["type"] = new JsonArray(type, "null"), ["description"] = says };

    /// <summary>Text or null, of a format where one is named.</summary>
    public static JsonObject Text(string says, string? format = null)
    {
        var text = OrNull("string", says);
        if (format is not null)
        {
            text["format"] = format;
        }

        return text;
    }

    /// <summary>One of some values.</summary>
    public static JsonObject OneOf(string?[] values, string says) => new() { ["enum"] = new JsonArray([.. values.Select(v => (JsonNode?)v)]), ["description"] = says };

    /// <summary>A list of whole numbers.</summary>
    public static JsonObject List(string says) => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "integer" }, ["description"] = says };

    /// <summary>An object with these members, all of them, and no others.</summary>
    public static JsonObject Object(IEnumerable<(string Name, JsonObject Schema)> members)
    {
        var all = members.ToList();
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. all.Select(m => (JsonNode)m.Name)]),
            ["properties"] = new JsonObject(all.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Name, m.Schema))),
        };
    }
}
