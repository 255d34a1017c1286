namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Finds the ends of what nobody sees: remarks, scripts. An end that isn't there is looked for only once.</summary>
internal sealed class HiddenText(string text)
{
    private const int LongestTag = 100;

    private readonly HashSet<string> _endless = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The place behind the end, or null where there is none.</summary>
    public int? EndOf(string end, int from)
    {
        if (_endless.Contains(end))
        {
            return null;
        }

        var found = from >= text.Length ? -1 : text.IndexOf(end, from, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
        {
            _endless.Add(end);
            return null;
        }

        var after = found + end.Length;
        if (end.StartsWith("</", StringComparison.Ordinal))
        {
            var close = text.AsSpan(after).IndexOf('>');
            after = close is >= 0 and < LongestTag ? after + close + 1 : after;
        }

        return after;
    }
}
