namespace ReviewBot.Definitions;

/// <summary>A piece of YAML that knows its line.</summary>
/// <param name="Line">Counted from 1.</param>
internal abstract record YamlNode(int Line)
{
    /// <summary>A text or a number, as it stands there.</summary>
    public sealed record Text(string Value, int Line) : YamlNode(Line);

    /// <summary>A list.</summary>
    public sealed record List(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line);

    /// <summary>Fields by their names, in order.</summary>
    public sealed record Map(IReadOnlyList<YamlField> Fields, int Line) : YamlNode(Line)
    {
        /// <summary>The field of a name; of several the last, as Glean reads it.</summary>
        public YamlField? Find(string name) => Fields.LastOrDefault(f => f.Name == name);
    }
}

/// <summary>A field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Line">The line of its name.</param>
internal sealed record YamlField(string Name, YamlNode Value, int Line);

/// <summary>The text is no YAML, or more than can be a file of definitions.</summary>
internal sealed class UnreadableYamlException(string message, int line) : Exception(message)
{
    /// <summary>Where, counted from 1.</summary>
    public int Line { get; } = line;
}
