using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewBot.Reviews.Register;

namespace ReviewBot.Register;

/// <summary>What stands above the decisions on a page for machines.</summary>
/// <param name="Schema">Address of the schema.</param>
/// <param name="Server">The Bugzilla that was decided on.</param>
/// <param name="DryRun">Whether the bot only looks on there.</param>
/// <param name="AsOf">When it last looked; null if it never did.</param>
/// <param name="Found">How many decisions are found, on all pages; null for too many to count.</param>
/// <param name="Next">Address of the next page; null on the last one.</param>
internal sealed record RegisterHead(string Schema, string Server, bool DryRun, DateTimeOffset? AsOf, int? Found, string? Next);

/// <summary>The register as JSON: all of it as a list, or a page of it as an object; both are of one schema.</summary>
internal static class RegisterJson
{
    /// <summary>Goes up when a reader of the version before could not read it any more. A further member is no such thing.</summary>
    public const int Version = 1;

    private const string Decision = "decision";
    private const int PerFlush = 1 << 16;

    // Served as JSON and never as a page, it needs no more escapes than JSON does, and stays short in every script.
    private static readonly JsonWriterOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all decisions, one after the other: there may be any number.</summary>
    public static void Write(Stream output, IEnumerable<RegisterEntry> entries)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var entry in entries)
            {
                Write(json, entry);
                if (json.BytesPending > PerFlush)
                {
                    json.Flush();
                }
            }

            json.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    /// <summary>A page.</summary>
    public static byte[] Page(RegisterHead head, IEnumerable<RegisterEntry> entries)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Short))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("schema", head.Schema);
            json.WriteString("server", head.Server);
            json.WriteBoolean("dryRun", head.DryRun);
            json.WriteString("asOf", head.AsOf is { } at ? RegisterColumn.Text8601(at) : null);
            json.WritePropertyName("found");
            if (head.Found is { } found)
            {
                json.WriteNumberValue(found);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteString("next", head.Next);
            json.WriteStartArray("decisions");
            foreach (var entry in entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.ToArray();
    }

    /// <summary>The schema of either.</summary>
    /// <param name="address">Where it is published.</param>
    public static JsonObject Schema(string address) => new()
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["$id"] = address,
        ["title"] = "Register of data-review decisions",
        ["description"] = $"Version {Version}. `reviewbot register export` prints the list of all decisions; /register.json serves them page by page.",
        ["oneOf"] = new JsonArray(List("All decisions"), Schemas.Object(
        [
            ("version", new JsonObject { ["const"] = Version, ["description"] = "Goes up when a reader of the version before could not read it any more" }),
            ("schema", Schemas.Of("string", "Address of this schema")),
            ("server", Schemas.Of("string", "The Bugzilla that was decided on")),
            ("dryRun", Schemas.Of("boolean", "Whether the bot only looks on there")),
            ("asOf", Schemas.Text("When it last looked; null if it never did", "date-time")),
            ("found", Schemas.OrNull("integer", "How many decisions are found, on all pages; null for more than 10,000 that answer to words or filters")),
            ("next", Schemas.Text("Address of the next page; null on the last one")),
            ("decisions", List("The decisions of this page")),
        ])),
        ["definitions"] = new JsonObject { [Decision] = Schemas.Object(RegisterColumn.All.Select(c => (c.Name, c.Schema()))) },
    };

    private static JsonObject List(string says) => new()
    {
        ["type"] = "array",
        ["description"] = says,
        ["items"] = new JsonObject { ["$ref"] = $"#/definitions/{Decision}" },
    };

    private static void Write(Utf8JsonWriter json, RegisterEntry entry)
    {
        json.WriteStartObject();
        foreach (var column in RegisterColumn.All)
        {
            json.WritePropertyName(column.Name);
            column.Json(json, entry);
        }

        json.WriteEndObject();
    }
}
