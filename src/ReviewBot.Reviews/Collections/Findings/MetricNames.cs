namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>Whether somebody's words speak of a metric: of its name as it stands in code, or by the words that make it up.</summary>
internal static class MetricNames
{
    private const int ShortestWord = 3;

    /// <summary>Whether the name itself stands there, however its parts are joined, and not as a part of a longer name.</summary>
    public static bool Names(string text, string name)
    {
        var said = string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' ? c : ' ')).Split(' ').Select(Joined).ToList();
        var sought = Joined(name);
        return Enumerable.Range(0, said.Count).Any(at => Begins(said, at, sought));
    }

    /// <summary>Whether half of the words of the name stand there, with its category or without: in doubt, it is spoken of.</summary>
    public static bool MaySpeakOf(string text, string name)
    {
        var said = Words(text).ToHashSet(StringComparer.Ordinal);
        return Joined(text).Contains(Joined(name), StringComparison.Ordinal) || Half(Words(name), said) || Half(Words(name[(name.LastIndexOf('.') + 1)..]), said);
    }

    private static bool Begins(List<string> said, int at, string sought)
    {
        var found = 0;
        while (at < said.Count && sought.AsSpan(found).StartsWith(said[at], StringComparison.Ordinal))
        {
            found += said[at++].Length;
        }

        return found == sought.Length;
    }

    private static bool Half(IEnumerable<string> words, HashSet<string> said)
    {
        var counted = words.ToList();
        return counted.Count > 0 && counted.Count(w => said.Any(s => IsSame(s, w))) * 2 >= counted.Count;
    }

    // "accounts" and "account", "opened" and "open".
    private static bool IsSame(string a, string b) => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal);

    private static string Joined(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Shorter ones, such as "is" and "of", tell nothing.
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

            if (i - start >= ShortestWord)
            {
                yield return text[start..i].ToLowerInvariant();
            }

            start = ends ? i + 1 : i;
        }
    }
}
