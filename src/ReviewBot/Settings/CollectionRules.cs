using System.Text.RegularExpressions;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>Where definitions are read.</summary>
internal static partial class CollectionRules
{
    /// <summary>Checks the section <c>Collections</c>.</summary>
    public static void Check(CollectionSettings s, SettingsFindings found)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < s.Sources.Count; i++)
        {
            var source = s.Sources[i];
            found.Require(Repository().IsMatch(source.Repository), $"Collections:Sources:{i}:Repository: must be a repository such as thunderbird/thunderbird-desktop");
            found.Require(names.Add(source.Repository), $"Collections:Sources:{i}:Repository: stands twice among the sources");
            found.Require(source.Branch is not { } branch || Branch().IsMatch(branch), $"Collections:Sources:{i}:Branch: must be the name of a branch, or null for the repository's own");
            for (var j = 0; j < source.Files.Count; j++)
            {
                found.Require(source.Files[j].Trim() is { Length: > 0 and < 200 } glob && !glob.StartsWith('/') && !glob.Contains("..", StringComparison.Ordinal), $"Collections:Sources:{i}:Files:{j}: must be a pattern such as **/metrics.yaml");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Repository();

    [GeneratedRegex("^[A-Za-z0-9._][A-Za-z0-9._/+-]{0,199}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Branch();
}
