using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Collections;

namespace ReviewBot.Definitions;

/// <summary>Something in a file that can't be read.</summary>
/// <param name="Repository">Where the file is.</param>
/// <param name="File">The file.</param>
/// <param name="Line">Where in it, counted from 1; null for all of it.</param>
/// <param name="Message">For people; holds nothing of the file.</param>
internal sealed record Unreadable(string Repository, string File, int? Line, string Message);

/// <summary>What was read in a file.</summary>
/// <param name="Definitions">The definitions, in their order.</param>
/// <param name="Unreadable">What could not be read.</param>
internal sealed record DefinitionReading(ImmutableArray<Definition> Definitions, ImmutableArray<Unreadable> Unreadable)
{
    /// <summary>Whether the file as a whole could not be read.</summary>
    public bool Failed => Definitions.IsEmpty && !Unreadable.IsEmpty;
}

/// <summary>Reads <c>metrics.yaml</c> and <c>pings.yaml</c> (Glean's schemas 1-0-0 and 2-0-0).</summary>
internal static partial class DefinitionReader
{
    /// <summary>Bytes of a file of definitions: the largest that there is has a third of it.</summary>
    public const int Largest = 4 * 1024 * 1024;

    private const int Most = 20_000;
    private const int MostUnreadable = 20;
    private const string Schema = "$schema";

    // What a file holds beside definitions.
    private static readonly string[] Beside = [Schema, "$tags", "$id", "no_lint"];

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">What stands in it.</param>
    /// <param name="repository">Where it is.</param>
    /// <param name="file">Its path.</param>
    public static DefinitionReading Read(ReadOnlySpan<byte> bytes, string repository, string file)
    {
        if (bytes.Length > Largest)
        {
            return Failed(repository, file, null, "this is larger than definitions can be");
        }

        try
        {
            var (document, another) = YamlReader.Read(Encoding.UTF8.GetString(bytes).TrimStart('\ufeff'));
            var reading = document switch
            {
                null or YamlNode.Text { Value: "" } => new DefinitionReading([], []),
                YamlNode.Map map => Read(map, repository, file),
                var other => Failed(repository, file, other.Line, "fields are expected here, a category each"),
            };
            return another is { } line ? reading with { Unreadable = reading.Unreadable.Add(new Unreadable(repository, file, line, "another document begins here, and Glean takes one in a file: what stands from here on counts for nothing")) } : reading;
        }
        catch (UnreadableYamlException e)
        {
            return Failed(repository, file, e.Line, e.Message);
        }
    }

    private static DefinitionReading Failed(string repository, string file, int? line, string message) => new([], [new Unreadable(repository, file, line, message)]);

    private static DefinitionReading Read(YamlNode.Map map, string repository, string file)
    {
        var schema = map.Find(Schema)?.Value is YamlNode.Text text ? text.Value : null;
        if (schema is not null && !KnownSchema().IsMatch(schema))
        {
            return Failed(repository, file, map.Find(Schema)!.Line, "this is none of the schemas that are known (Glean's metrics and pings, 1-0-0 and 2-0-0)");
        }

        var definitions = ImmutableArray.CreateBuilder<Definition>();
        var unreadable = ImmutableArray.CreateBuilder<Unreadable>();
        var fields = new FieldReader(repository, file);
        var arePings = schema?.Contains("/pings/", StringComparison.Ordinal) ?? file.EndsWith("pings.yaml", StringComparison.Ordinal);
        foreach (var (name, field) in arePings ? Own(map).Select(f => (f.Name, f)) : Metrics(map, unreadable, repository, file))
        {
            if (definitions.Count == Most)
            {
                return Failed(repository, file, field.Line, "these are more definitions than a file can hold");
            }

            if (field.Value is YamlNode.Map of && ProperName().IsMatch(name))
            {
                definitions.Add(fields.Definition(arePings ? DefinitionKind.Ping : DefinitionKind.Metric, name, field.Line, of));
            }
            else
            {
                unreadable.Add(new Unreadable(repository, file, field.Line, "a definition is expected here: a name, and its fields below it"));
            }
        }

        return definitions.Count == 0 && unreadable.Count > 0
            ? Failed(repository, file, unreadable[0].Line, "there is no definition in it that can be read; the first that can't begins here")
            : new DefinitionReading(definitions.ToImmutable(), [.. unreadable.Take(MostUnreadable)]);
    }

    private static IEnumerable<(string Name, YamlField Field)> Metrics(YamlNode.Map map, ImmutableArray<Unreadable>.Builder unreadable, string repository, string file)
    {
        foreach (var category in Own(map))
        {
            if (category.Value is not YamlNode.Map metrics || (metrics.Fields.Count > 1 && metrics.Fields.All(f => f.Value is not YamlNode.Map)))
            {
                unreadable.Add(new Unreadable(repository, file, category.Line, "a category is expected here: its metrics below it"));
                continue;
            }

            foreach (var metric in metrics.Fields.GroupBy(f => f.Name).Select(g => g.Last()))
            {
                yield return ($"{category.Name}.{metric.Name}", metric);
            }
        }
    }

    private static IEnumerable<YamlField> Own(YamlNode.Map map) => map.Fields.Where(f => !Beside.Contains(f.Name)).GroupBy(f => f.Name).Select(g => g.Last());

    [GeneratedRegex(@"/glean/(metrics|pings)/[12]-0-0$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex KnownSchema();

    // Glean's names with some patience: nothing in them can be taken for anything else wherever they are shown.
    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]{0,199}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ProperName();
}
