using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace ReviewBot.Deploy.Tests.Support;

/// <summary>Reads YAML as those do who are meant by it: twice the same key is an error, and anchors are followed.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Reader = new DeserializerBuilder().WithDuplicateKeyChecking().WithAttemptingUnquotedStringTypeDeserialization().Build();

    public static JsonObject Read(string file)
    {
        using var text = File.OpenText(file);
        return JsonSerializer.SerializeToNode(Plain(Reader.Deserialize(new MergingParser(new Parser(text)))))!.AsObject();
    }

    /// <summary>Every value with its path, in which a dot divides keys.</summary>
    public static IEnumerable<(string Path, JsonValue Value)> Values(JsonNode? node, string path = "") => node switch
    {
        JsonObject map => map.SelectMany(p => Values(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray list => list.SelectMany((item, i) => Values(item, $"{path}[{i}]")),
        JsonValue value => [(path, value)],
        _ => [],
    };

    private static object? Plain(object? node) => node switch
    {
        IDictionary<object, object> map => map.ToDictionary(p => p.Key.ToString()!, p => Plain(p.Value)),
        IList<object> list => list.Select(Plain).ToList(),
        _ => node,
    };
}
