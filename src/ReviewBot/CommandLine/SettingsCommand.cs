using System.Text;
using System.Text.Json.Nodes;

namespace ReviewBot.CommandLine;

/// <summary>Tells every setting: as a page for people, or with <c>--json</c> the schema that editors take.</summary>
internal static class SettingsCommand
{
    private const string Resource = "appsettings.schema.json";

    /// <summary>Prints it.</summary>
    public static int Run(bool json, TextWriter output)
    {
        using var stream = typeof(SettingsCommand).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var schema = reader.ReadToEnd();
        output.Write(json ? schema : Page(schema));
        return 0;
    }

    /// <summary>The page that follows from the schema.</summary>
    internal static string Page(string schema)
    {
        var text = new StringBuilder("""
            # Settings

            As `reviewbot settings` prints them. They stand in one file, `appsettings.json`; in the environment, two underscores stand for a colon (`Bugzilla__BaseUrl`, `Stewards__0__Login`). `null` as default: it depends on the server, or there is none.

            """);
        foreach (var (name, section) in JsonNode.Parse(schema)!["properties"]!.AsObject())
        {
            if (name.StartsWith('$'))
            {
                continue;
            }

            text.Append('\n').Append($"## {name}\n\n{section!["description"]}\n");
            var rows = Rows(name, section).ToList();
            if (rows.Count > 0)
            {
                text.Append("\n| Setting | Default | |\n|---|---|---|\n").AppendJoin('\n', rows).Append('\n');
            }
        }

        return text.ToString();
    }

    // What is in a list bears [] behind its name.
    private static IEnumerable<string> Rows(string name, JsonNode schema)
    {
        if (schema["items"] is { } items)
        {
            return Rows($"{name}[]", items);
        }

        return schema["properties"] is not JsonObject properties ? [] : properties.SelectMany(p => (string[])[.. Row($"{name}:{p.Key}", p.Value!), .. Rows($"{name}:{p.Key}", p.Value!)]);
    }

    private static IEnumerable<string> Row(string name, JsonNode schema)
    {
        var choices = schema["enum"] is JsonArray values ? $" One of {string.Join(", ", values.Select(v => $"`{v?.ToString() ?? "null"}`"))}." : "";
        var byDefault = schema.AsObject().ContainsKey("default") ? $"`{(schema["default"]?.ToJsonString() ?? "null").Trim('"')}`" : "";
        yield return $"| `{name}` | {byDefault} | {schema["description"]}{choices} |".Replace("\n", " ", StringComparison.Ordinal);
    }
}
