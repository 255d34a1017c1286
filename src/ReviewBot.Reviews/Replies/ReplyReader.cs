namespace ReviewBot.Reviews.Replies;

/// <summary>Finds what a comment says to the bot. Any text is read, in time that grows with its length; nothing is thrown.</summary>
public static class ReplyReader
{
    /// <summary>The longest comment that a server takes, in characters; what lies beyond isn't read.</summary>
    public const int LongestComment = 65_535;

    /// <summary>No more lines than this are reported for one comment. A hold is looked for to its end.</summary>
    public const int MostItems = 100;

    /// <summary>Reads one comment.</summary>
    /// <param name="commentBody">As the server gives it, generated first lines included; null reads as empty.</param>
    /// <param name="names">What the bot answers to.</param>
    /// <param name="speaker">The names of its author, so that a signature is told from a source; null if they aren't known.</param>
    public static ReplyReading Read(string? commentBody, ReplyAddress names, IReadOnlyCollection<string>? speaker = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (string.IsNullOrWhiteSpace(commentBody))
        {
            return ReplyReading.Nothing;
        }
        var text = commentBody.Length > LongestComment ? commentBody[..LongestComment] : commentBody;
        var hold = new HoldFinder(names);
        var lines = LinesOf(text, names, hold);
        var holdSeen = hold.Found || lines.Exists(line => line.Said is { } said && MeansHold(said, names));
        CommandContext.Settle(lines);
        new DecisionContext(speaker).Settle(lines, holdSeen);
        var items = lines.Select(line => line.Said).OfType<Said>().Take(MostItems).ToList();
        var remark = items.Count == 0 && !holdSeen ? Remarks.Of(lines, speaker) : null;
        return items.Count == 0 && !holdSeen && remark is null ? ReplyReading.Nothing : new(items, holdSeen, remark);
    }

    private static List<CommentLine> LinesOf(string text, ReplyAddress names, HoldFinder hold)
    {
        var zones = CommentZones.Of(text);
        var reader = new LineReader(names);
        var lines = new List<CommentLine>();
        foreach (var (start, end) in Lines.Of(text))
        {
            var line = new CommentLine(lines.Count + 1, text[start..end], zones[start..end]);
            lines.Add(line);
            if (line.IsBlank)
            {
                hold.Break();
                continue;
            }

            var words = HoldFinder.WordsOf(line.Text, line.Zones);
            if (words.Count == 0 && line.IsInert)
            {
                continue;
            }

            line.Said = reader.Read(line, words);
            if (line.Said is Said.Understood { Command.Row.MayContainVeto: false })
            {
                hold.Break();
            }
            else
            {
                hold.Read(line.Text, line.Zones, words);
            }
        }

        return lines;
    }

    private static bool MeansHold(Said said, ReplyAddress names)
    {
        return said is Said.Understood { Command.Row.Vetoes: true } || said.Suggestions.Any(IsHold);

        bool IsHold(string line) => names.Match(line) is { } range && CommandWords.Split(line[range]).Row is { Vetoes: true };
    }
}
