using System.Collections.Immutable;
using ReviewBot.Reviews.Collections;

namespace ReviewBot.Definitions;

/// <summary>Reads the fields of one definition.</summary>
internal sealed class FieldReader(string repository, string file)
{
    private const int Most = 200;
    private const int Longest = 4000;

    /// <summary>The definition.</summary>
    public Definition Definition(DefinitionKind kind, string name, int line, YamlNode.Map fields) => new()
    {
        Kind = kind,
        Name = name,
        Repository = repository,
        File = file,
        Line = line,
        Lines = fields.Fields.GroupBy(f => f.Name).Where(f => f.Key.Length < Most).Take(Most).ToImmutableDictionary(f => f.Key, f => f.Last().Line),
        Type = kind == DefinitionKind.Ping ? "ping" : Text(fields, "type"),
        Description = Text(fields, "description"),
        Expires = Text(fields, "expires") is { } expires ? LandedExpiry.Read(expires) : null,
        Sensitivity = [.. Texts(fields, "data_sensitivity").Select(Sensitivities.Category).OfType<int>().Distinct().Order()],
        Reviews = Texts(fields, "data_reviews"),
        ReviewLines = Lines(fields, "data_reviews"),
        Bugs = Texts(fields, "bugs"),
        Owners = Texts(fields, "notification_emails"),
        Pings = Texts(fields, "send_in_pings"),
        ExtraKeys = Names(fields, "extra_keys"),
        Labels = Names(fields, "labels"),
        Lifetime = Text(fields, "lifetime") ?? "ping",
        Disabled = Text(fields, "disabled") switch { "true" => true, "false" => false, _ => null },
    };

    private static string? Text(YamlNode.Map fields, string name) => fields.Find(name)?.Value is YamlNode.Text text ? Clean(text.Value) : null;

    // One alone may stand there without a list; an empty one is none.
    private static ImmutableArray<string> Texts(YamlNode.Map fields, string name) => fields.Find(name)?.Value switch
    {
        YamlNode.List list => [.. list.Items.OfType<YamlNode.Text>().Take(Most).Select(t => Clean(t.Value))],
        YamlNode.Text { Value: "" or "null" or "~" } => [],
        YamlNode.Text text => [Clean(text.Value)],
        YamlNode.Map or null => [],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static ImmutableArray<int> Lines(YamlNode.Map fields, string name) =>
        fields.Find(name)?.Value is YamlNode.List list ? [.. list.Items.OfType<YamlNode.Text>().Take(Most).Select(t => t.Line)] : [];

    private static ImmutableArray<string> Names(YamlNode.Map fields, string name) =>
        fields.Find(name)?.Value is YamlNode.Map map ? [.. map.Fields.Take(Most).Select(f => Clean(f.Name)).Distinct()] : Texts(fields, name);

    // What is shown of it can't command a terminal.
    private static string Clean(string text)
    {
        var cut = text.Length > Longest ? text[..Longest] : text;
        return string.Concat(cut.Where(c => !char.IsControl(c) || c is '\n' or '\t')).Trim();
    }
}
