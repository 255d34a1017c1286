using System.Text.Json.Nodes;

namespace ReviewBot.Sandbox.Rest;

/// <summary>An object of an answer that holds only what was asked for.</summary>
internal sealed class NarrowedObject(FieldFilter fields)
{
    public JsonObject Json { get; } = [];

    /// <param name="name">As the answer names it.</param>
    /// <param name="value">Made only where it is wanted.</param>
    /// <param name="extra">True for what comes only when it is asked for.</param>
    public void Put(string name, Func<JsonNode?> value, bool extra = false)
    {
        if (fields.Wants(name, extra))
        {
            Json[name] = value();
        }
    }
}
