namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>Whether somebody's words speak of a metric: of its name as it stands in code, or by the words that make it up.</summary>
internal static class MetricNames
{
    private const int ShortestWord = 3;

    /// <summary>Whether the name itself stands there, however its parts are joined.</summary>
    public static bool Mentions(string text, string name) => Joined(text).Contains(Joined(name), StringComparison.Ordinal);

    /// <summary>Whether most of the words of the name stand there: in doubt, they do.</summary>
    public static bool MaySpeakOf(string text, string name)
    {
        var words = Words(name).Where(w => w.Length >= ShortestWord).ToList();
        var said = Words(text).ToHashSet(StringComparer.Ordinal);
        return Mentions(text, name) || words.Count(w => said.Any(s => IsSame(s, w))) * 2 >= Math.Max(words.Count, 1);
    }

    // "accounts" and "account", "opened" and "open".
    private static bool IsSame(string a, string b) =>
        a == b || (Math.Min(a.Length, b.Length) >= ShortestWord && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)));

    private static string Joined(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var ends = i == text.Length || !char.IsLetterOrDigit(text[i]);
            if (!ends && !(i > start && char.IsUpper(text[i]) && char.IsLower(text[i - 1])))
            {
                continue;
            }

            if (i > start)
            {
                yield return text[start..i].ToLowerInvariant();
            }

            start = ends ? i + 1 : i;
        }
    }
}
