namespace ReviewBot.Reviews.Replies;

/// <summary>Lines that Bugzilla or a mail program put into a comment. They repeat others' words: the names of attachments and of persons.</summary>
internal static class GeneratedLines
{
    private static readonly string[] AttachmentLines = ["Created attachment ", "Comment on attachment "];
    private static readonly string[] ReplyLines = ["(In reply to ", "(From update of "];

    /// <summary>Marks such lines; what stands in them is kept from Markdig as well.</summary>
    public static void Mark(string text, Zone[] zones, char[] tame)
    {
        (int Start, int End)[] head = [.. Lines.Of(text).Take(3)];
        if (IsAttachmentLine(text.AsSpan(head[0].Start, head[0].End - head[0].Start)))
        {
            // The attachment's description follows, then a blank line.
            var generated = head.Length > 1 && (head.Length == 2 || text.AsSpan(head[2].Start, head[2].End - head[2].Start).IsWhiteSpace()) ? 2 : 1;
            foreach (var (start, end) in head.Take(generated))
            {
                CommentZones.Raise(zones, start, end, Zone.Inert);
                tame.AsSpan(start, end - start).Fill(' ');
            }
        }
        foreach (var (start, end) in MailLines.In(text))
        {
            CommentZones.Raise(zones, start, end, Zone.Inert);
            tame.AsSpan(start, end - start).Fill(' ');
        }

        var forwarded = false;
        foreach (var (start, end) in Lines.Of(text))
        {
            var line = text.AsSpan(start, end - start);
            forwarded = forwarded || IsForwardLine(line.Trim());
            if (forwarded)
            {
                CommentZones.Raise(zones, start, end, Zone.Murky);
            }
            else if (ReplyLineEnd(line) is > 0 and var length)
            {
                CommentZones.Raise(zones, start, start + length, Zone.Inert);
                tame.AsSpan(start, length).Fill(' ');
                // Not blank, or it would end the block that it begins.
                tame[start] = '.';
            }
        }
    }

    private static bool IsAttachmentLine(ReadOnlySpan<char> line)
    {
        foreach (var beginning in AttachmentLines)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                var number = line[beginning.Length..].TrimEnd();
                return number.Length is > 0 and < 20 && !number.ContainsAnyExceptInRange('0', '9');
            }
        }
        return false;
    }

    /// <summary>Where "(In reply to somebody from comment #4)" ends in a line that begins with it. The name in it is anybody's choice, parentheses included.</summary>
    private static int ReplyLineEnd(ReadOnlySpan<char> line)
    {
        foreach (var beginning in ReplyLines)
        {
            if (!line.StartsWith(beginning, StringComparison.Ordinal))
            {
                continue;
            }
            for (var at = beginning.Length; line[at..].IndexOfAny('#', ')') is >= 0 and var next;)
            {
                at += next;
                if (line[at] == '#')
                {
                    at++;
                    var digits = line[at..].IndexOfAnyExceptInRange('0', '9');
                    if (digits > 0 && line[at + digits] == ')')
                    {
                        return at + digits + 1;
                    }
                }
                else
                {
                    at++;
                }
            }
            return line.IndexOf(')') + 1;
        }
        return 0;
    }

    /// <summary>What mail programs without quote signs put before the text that they repeat, and the head of Bugzilla's own mail.</summary>
    private static bool IsForwardLine(ReadOnlySpan<char> line) =>
        (line.StartsWith("--", StringComparison.Ordinal)
            && line.Trim("- ").Equals("Original Message", StringComparison.OrdinalIgnoreCase))
        || line.StartsWith("--- Comment #", StringComparison.Ordinal);
}
