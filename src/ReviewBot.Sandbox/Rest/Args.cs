using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>The parameters of a call: path, body and query, the later overriding the earlier.</summary>
internal sealed class Args
{
    private readonly Dictionary<string, List<string>> _query = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _path = new(StringComparer.Ordinal);

    private Args(JsonObject body) => Body = body;

    public JsonObject Body { get; }

    public IEnumerable<KeyValuePair<string, List<string>>> Query => _query;

    /// <exception cref="BugzillaException">The body is not JSON.</exception>
    /// <returns>Null if the body is JSON but no object: the server then answers nothing at all.</returns>
    public static Args? Parse(string query, ReadOnlyMemory<byte> body)
    {
        if (ParseBody(body) is not { } json)
        {
            return null;
        }

        var args = new Args(json);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            args.Add(Unescape(pair[0]), pair.Length > 1 ? Unescape(pair[1]) : "");
        }

        return args;
    }

    public void Add(string name, string value)
    {
        if (!_query.TryGetValue(name, out var values))
        {
            _query[name] = values = [];
        }

        values.Add(value);
    }

    public void Set(string name, string value) => _query[name] = [value];

    /// <summary>What stood in the path; null where the resource has no such part.</summary>
    public string? InPath(string name) => _path.GetValueOrDefault(name);

    public void FromPath(string name, string value) => _path[name] = value;

    public bool Has(string name) => _query.ContainsKey(name) || Body.ContainsKey(name);

    public string? Text(string name) =>
        _query.TryGetValue(name, out var values) ? string.Join(",", values)
        : Body.TryGetPropertyValue(name, out var node) ? PerlText(node)
        : _path.GetValueOrDefault(name);

    public bool IsTrue(string name) => Truth(Text(name));

    /// <summary>All values under a name: the query's if there are any, else the body's, else the path's.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        _query.TryGetValue(name, out var values) ? values
        : Body.TryGetPropertyValue(name, out var node) ? PerlList(node)
        : _path.TryGetValue(name, out var one) ? [one] : [];

    /// <summary>The path's id first, then those of the query, each once; a body's list replaces the path.</summary>
    public IReadOnlyList<string> Ids(string name)
    {
        if (Body.TryGetPropertyValue(name, out var node))
        {
            return PerlList(node);
        }

        IEnumerable<string> path = _path.TryGetValue(name, out var one) ? [one] : [];
        return [.. path.Concat(_query.GetValueOrDefault(name) ?? []).Distinct()];
    }

    public JsonNode? Node(string name) => Body[name];

    public static bool Truth(string? text) => text is not (null or "" or "0" or "false");

    /// <summary>A scalar as the server would see it: numbers as text, true as 1, null as nothing.</summary>
    public static string? PerlText(JsonNode? node) => node switch
    {
        null => null,
        JsonObject => "HASH(0x55d0c5a3f2e8)",
        JsonArray => "ARRAY(0x55d0c5a3f2e8)",
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.True => "1",
            JsonValueKind.False => "0",
            _ => node.ToJsonString(),
        },
    };

    public static IReadOnlyList<string> PerlList(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => [.. array.Select(n => PerlText(n) ?? "")],
        _ => [PerlText(node) ?? ""],
    };

    /// <exception cref="BugzillaException">52: not a number.</exception>
    public static int Number(string text, string function) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BugzillaException(52, $"Invalid parameter passed to {function}: It must be numeric.");

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static JsonObject? ParseBody(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return [];
        }

        try
        {
            // Bytes that are no UTF-8 are read as Latin-1, without an error.
            using var document = JsonDocument.Parse(IsUtf8(body.Span) ? body : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(body.Span)));
            return document.RootElement.ValueKind == JsonValueKind.Object ? (JsonObject?)Copy(document.RootElement) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw BugzillaException.User(
                "Could not parse the 'params' argument as valid JSON. Error: malformed JSON string at Bugzilla/WebService/Server/REST.pm line 384. Value:");
        }
    }

    // By hand, because of a key that stands twice the last one counts.
    private static JsonNode? Copy(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new JsonObject();
                foreach (var property in element.EnumerateObject())
                {
                    result[property.Name] = Copy(property.Value);
                }

                return result;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Copy)]);
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);
}
