using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Tests.Settings;

/// <summary>The JSON schema and the defaults that follow from the settings records and their documentation.</summary>
internal static partial class SettingsSchema
{
    private const string Length = @"^([0-9]+\.)?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?$";

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The schema of the settings file.</summary>
    public static JsonObject Generate()
    {
        var schema = OfRecord(typeof(ReviewBotSettings), new ReviewBotSettings());
        var sections = schema["properties"]!.AsObject();
        sections.Insert(0, "$schema", new JsonObject { ["type"] = "string", ["description"] = "Where this schema is, for editors." });
        sections["Serilog"] = new JsonObject { ["type"] = "object", ["description"] = "How much is logged, and where to, in the words of Serilog.Settings.Configuration; empty for readable lines on standard output." };
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "ReviewBot's settings",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = sections.DeepClone(),
        };
    }

    /// <summary>All settings with their defaults.</summary>
    public static JsonObject Defaults() => ((JsonObject)Json(new ReviewBotSettings(), typeof(ReviewBotSettings))!);

    private static JsonObject OfRecord(Type type, object? defaults)
    {
        var properties = new JsonObject();
        foreach (var property in Properties(type))
        {
            var schema = Of(property.PropertyType, Nullability.Create(property).WriteState == NullabilityState.Nullable, property.GetValue(defaults));
            schema.Insert(0, "description", Documentation($"P:{type.FullName}.{property.Name}"));
            properties[property.Name] = schema;
        }

        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonObject Of(Type type, bool nullable, object? value)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (ElementOf(plain) is { } element)
        {
            var items = IsRecord(element) ? OfRecord(element, Activator.CreateInstance(element)) : Of(element, false, null);
            items.Remove("default");
            return new JsonObject { ["type"] = "array", ["items"] = items, ["default"] = Json(value, type) };
        }

        if (IsRecord(plain))
        {
            return OfRecord(plain, value);
        }

        var schema = new JsonObject();
        if (plain.IsEnum)
        {
            schema["enum"] = new JsonArray([.. Enum.GetNames(plain).Select(n => (JsonNode?)n), .. nullable ? new JsonNode?[] { null } : []]);
        }
        else
        {
            var name = plain == typeof(bool) ? "boolean" : plain == typeof(int) ? "integer" : plain == typeof(double) ? "number" : "string";
            schema["type"] = nullable ? new JsonArray(name, "null") : name;
            var pattern = plain == typeof(TimeSpan) ? Length
                : plain == typeof(DateOnly) ? "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
                : plain == typeof(DateTimeOffset) ? "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].+)?$" : null;
            if (pattern is not null)
            {
                schema["pattern"] = pattern;
            }
        }

        schema["default"] = Json(value, type);
        return schema;
    }

    private static JsonNode? Json(object? value, Type type) => value switch
    {
        null => null,
        string text => text,
        bool b => b,
        int i => i,
        double d => d == Math.Floor(d) ? (int)d : d,
        TimeSpan t => t.ToString("c", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum e => e.ToString(),
        IEnumerable list => new JsonArray([.. list.Cast<object>().Select(x => Json(x, x.GetType()))]),
        _ when IsRecord(type) => new JsonObject(Properties(type).Select(p => KeyValuePair.Create(p.Name, Json(p.GetValue(value), p.PropertyType)))),
        _ => throw new InvalidOperationException($"settings of type {type} have no schema"),
    };

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);

    private static bool IsRecord(Type type) => type.IsClass && type.Namespace == typeof(ReviewBotSettings).Namespace;

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static string Documentation(string member)
    {
        var summary = Documents.Value.Descendants("member").SingleOrDefault(m => (string?)m.Attribute("name") == member)?.Element("summary");
        Assert.That(summary, Is.Not.Null, $"{member} has no documentation");
        var words = string.Concat(summary!.Nodes().Select(n => n switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{((string)see.Attribute("cref")!).Split('.')[^1]}`",
            XText text => text.Value,
            _ => "",
        }));
        return Blanks().Replace(words, " ").Trim();
    }

    private static readonly Lazy<XDocument> Documents = new(() => XDocument.Load(Path.ChangeExtension(typeof(ReviewBotSettings).Assembly.Location, ".xml")));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
