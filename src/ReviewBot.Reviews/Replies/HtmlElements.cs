namespace ReviewBot.Reviews.Replies;

/// <summary>
/// Finds HTML elements and comments from their beginning to their end, over blank lines too, where Markdown's own notion of an HTML block ends early.
/// </summary>
internal static class HtmlElements
{
    private const int LongestName = 32;

    /// <summary>Makes what stands in an element or comment inert. One that is never closed is left to Markdown.</summary>
    public static void Mark(string text, Zone[] zones)
    {
        var open = new Dictionary<string, (int Start, int Depth, int LastEnd)>(StringComparer.Ordinal);
        var elements = new List<(int Start, int End)>();
        var commentsEnd = text.LastIndexOf("-->", StringComparison.Ordinal);
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = at < text.Length ? text.IndexOf('<', at) : -1)
        {
            if (at < commentsEnd && zones[at] <= Zone.Murky && string.CompareOrdinal(text, at, "<!--", 0, 4) == 0)
            {
                var end = text.IndexOf("-->", at, StringComparison.Ordinal) + 3;
                CommentZones.Raise(zones, at, end, Zone.Inert);
                at = end;
                continue;
            }
            var closing = at + 1 < text.Length && text[at + 1] == '/';
            var name = NameAt(text, at + (closing ? 2 : 1));
            if (name.Length > 0)
            {
                Count(name, at, closing, zones, open, elements);
            }
            at++;
        }
        elements.AddRange(open.Values.Where(left => left.Depth > 0 && left.LastEnd > left.Start).Select(left => (left.Start, left.LastEnd)));
        var marked = 0;
        foreach (var (start, end) in elements.Order())
        {
            CommentZones.Raise(zones, Math.Max(start, marked), end, Zone.Inert);
            marked = Math.Max(marked, end);
        }
    }

    private static void Count(
        string name, int at, bool closing, Zone[] zones, Dictionary<string, (int Start, int Depth, int LastEnd)> open, List<(int Start, int End)> elements)
    {
        open.TryGetValue(name, out var state);
        if (closing && state.Depth > 0)
        {
            var end = at + 2 + name.Length;
            open[name] = (state.Start, state.Depth - 1, end);
            if (state.Depth == 1)
            {
                elements.Add((state.Start, end));
            }
        }
        else if (!closing && zones[at] <= Zone.Murky)
        {
            open[name] = state.Depth == 0 ? (at, 1, 0) : (state.Start, state.Depth + 1, state.LastEnd);
        }
    }

    private static string NameAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestName && (char.IsAsciiLetter(text[end]) || (end > at && (char.IsAsciiDigit(text[end]) || text[end] == '-'))))
        {
            end++;
        }
        var ended = end == text.Length || char.IsWhiteSpace(text[end]) || text[end] is '>' or '/';
        return ended && end - at <= LongestName ? text[at..end].ToLowerInvariant() : "";
    }
}
