namespace ReviewBot.Reviews.Replies;

/// <summary>The lines of a text as Markdown and Bugzilla count them: ended by CR, LF or both.</summary>
internal static class Lines
{
    /// <summary>Beginning and end of each line, without its line end.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text)
    {
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length ? start + length : text.Length;
            yield return (start, end);
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    /// <summary>Beginning and end of each run of lines that aren't blank.</summary>
    public static IEnumerable<(int Start, int End)> BlocksOf(string text)
    {
        int? block = null;
        var last = 0;
        foreach (var (start, end) in Of(text))
        {
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                block ??= start;
                last = end;
            }
            else if (block is { } begun)
            {
                yield return (begun, last);
                block = null;
            }
        }
        if (block is { } open)
        {
            yield return (open, last);
        }
    }
}
