using System.Collections.Immutable;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Wordings that generated forms are made of, by the list they stand in.</summary>
/// <remarks>
/// <c>Words/Open</c> is for everybody. <c>Words/Exam</c> is as large and has no wording of it: whoever works on the readers doesn't look at it,
/// so that it shows how they do on what they have not seen.
/// </remarks>
internal sealed class WordLists
{
    private readonly ImmutableDictionary<string, ImmutableArray<string>> lists;

    private WordLists(params string[] folders)
    {
        var found = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var assembly = typeof(WordLists).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => folders.Any(f => n.StartsWith("Words/" + f, StringComparison.Ordinal))).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (var (list, lines) in Lists(reader.ReadToEnd()))
            {
                found.Add($"{Path.GetFileNameWithoutExtension(name)}/{list}", lines);
            }
        }

        lists = found.ToImmutable();
    }

    public static WordLists Open { get; } = new("Open/", "Official");

    public static WordLists Exam { get; } = new("Exam/", "Official");

    /// <summary>A list by file and name, such as <c>labels/purpose</c>.</summary>
    public ImmutableArray<string> this[string list] => lists[list];

    /// <summary>Every list.</summary>
    public IEnumerable<string> Names => lists.Keys;

    /// <summary>The lists of a file.</summary>
    public IEnumerable<string> In(string file) => lists.Keys.Where(k => k.StartsWith(file + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static IEnumerable<(string Name, ImmutableArray<string> Lines)> Lists(string text) =>
        text.ReplaceLineEndings("\n").Split("== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(lines => (lines[0], lines.Skip(1).ToImmutableArray()));
}
