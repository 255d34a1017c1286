using Microsoft.Extensions.FileSystemGlobbing;

namespace ReviewBot.Definitions;

/// <summary>Which files of a source hold definitions.</summary>
internal static class DefinitionFiles
{
    /// <summary>Where they are unless somebody says otherwise.</summary>
    public static readonly string[] ByDefault = ["**/metrics.yaml", "**/pings.yaml"];

    private static readonly string[] Never = ["**/.git/**", "**/.hg/**", "**/node_modules/**"];

    /// <summary>Those of these files, in order.</summary>
    /// <param name="files">Paths from the root on, with slashes.</param>
    /// <param name="globs">Patterns; none for <see cref="ByDefault"/>.</param>
    public static IEnumerable<string> Of(IEnumerable<string> files, IReadOnlyCollection<string> globs) =>
        Matcher(globs).Match(files).Files.Select(f => f.Path.Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>Finds files by their paths.</summary>
    public static Matcher Matcher(IReadOnlyCollection<string> globs)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(globs.Count == 0 ? ByDefault : globs);
        matcher.AddExcludePatterns(Never);
        return matcher;
    }
}
