using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ReviewBot.Web;

/// <summary>A page for machines.</summary>
internal static class Twin
{
    /// <summary>The value as JSON; its text is readable, and still none of it is markup.</summary>
    public static IResult Of<T>(T value, JsonTypeInfo<T> type) => Results.Bytes(Bytes(value, type), "application/json; charset=utf-8");

    private static byte[] Bytes<T>(T value, JsonTypeInfo<T> type)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) }))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return output.ToArray();
    }
}
