using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ReviewBot.Definitions;

/// <summary>
/// Reads YAML into nodes, a stranger's too: what it costs is bounded by the text, whatever that refers to, since what is referred to is never copied.
/// </summary>
internal sealed class YamlReader
{
    private const int Deepest = 20;
    private const int MostNodes = 500_000;
    private const string Merge = "<<";
    private const string NoYaml = "this is no YAML from here on";

    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private readonly Parser parser;
    private int nodes;

    private YamlReader(TextReader text) => parser = new Parser(new Scanner(text, skipComments: true));

    /// <summary>Reads the first document.</summary>
    /// <returns>The document, null if there is none, and the line on which another one begins, if one does.</returns>
    /// <exception cref="UnreadableYamlException">It can't be read.</exception>
    public static (YamlNode? Document, int? Another) Read(string text)
    {
        using var reader = new StringReader(text);
        var yaml = new YamlReader(reader);
        try
        {
            return (yaml.Document(), yaml.Another());
        }
        catch (YamlException e)
        {
            // The parser's own words may repeat the text.
            throw new UnreadableYamlException(NoYaml, Line(e.Start));
        }
        catch (Exception e) when (e is not UnreadableYamlException and not OutOfMemoryException)
        {
            // Whatever a stranger's text leads the parser to.
            throw new UnreadableYamlException(NoYaml, yaml.parser.Current is { } last ? Line(last.End) : 1);
        }
    }

    private YamlNode? Document()
    {
        while (parser.MoveNext())
        {
            if (parser.Current is DocumentStart)
            {
                parser.MoveNext();
                return Node(0);
            }
        }

        return null;
    }

    // An empty one holds nothing that could be missed.
    private int? Another()
    {
        while (parser.MoveNext())
        {
            if (parser.Current is DocumentStart && parser.MoveNext() && parser.Current is not Scalar { Value: "" })
            {
                return Line(parser.Current!.Start);
            }
        }

        return null;
    }

    // The parser stands on the node's first event, and stands on its last one afterwards.
    private YamlNode Node(int depth)
    {
        var here = parser.Current!;
        if (depth > Deepest || ++nodes > MostNodes)
        {
            throw new UnreadableYamlException(depth > Deepest ? "this is nested deeper than definitions are" : "this is more than definitions can be", Line(here.Start));
        }

        var node = here switch
        {
            Scalar scalar => new YamlNode.Text(scalar.Value, Line(scalar.Start)),
            SequenceStart => Sequence(depth, Line(here.Start)),
            MappingStart => Mapping(depth, Line(here.Start)),
            AnchorAlias alias => anchors.GetValueOrDefault(alias.Value.Value) ?? throw new UnreadableYamlException("this refers to something that doesn't stand before it", Line(here.Start)),
            _ => throw new UnreadableYamlException(NoYaml, Line(here.Start)),
        };
        if (here is NodeEvent { Anchor.IsEmpty: false } named)
        {
            anchors[named.Anchor.Value] = node;
        }

        return node;
    }

    private YamlNode.List Sequence(int depth, int line)
    {
        var items = new List<YamlNode>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        return new YamlNode.List(items, line);
    }

    private YamlNode.Map Mapping(int depth, int line)
    {
        var fields = new List<YamlField>();
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            var at = Line(parser.Current!.Start);
            var name = Node(depth + 1) as YamlNode.Text ?? throw new UnreadableYamlException("a name is expected here", at);
            parser.MoveNext();
            var value = Node(depth + 1);
            if (name.Value != Merge || !Merged(value, fields))
            {
                fields.Add(new YamlField(name.Value, value, at));
            }
        }

        return new YamlNode.Map(fields, line);
    }

    // What stands beside it counts more, and of several the first.
    private bool Merged(YamlNode value, List<YamlField> fields)
    {
        IReadOnlyList<YamlNode> all = value is YamlNode.List list ? list.Items : [value];
        if (!all.All(node => node is YamlNode.Map))
        {
            return false;
        }

        foreach (var merged in all.OfType<YamlNode.Map>())
        {
            nodes += merged.Fields.Count;
            if (nodes > MostNodes)
            {
                throw new UnreadableYamlException("this is more than definitions can be", value.Line);
            }

            fields.InsertRange(0, merged.Fields);
        }

        return true;
    }

    private static int Line(Mark mark) => (int)Math.Clamp(mark.Line, 1, int.MaxValue);
}
