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
        var lines = LinesOf(text, names, hold, 0);
        var holdSeen = hold.Found || lines.Exists(line => line.Said is { } said && MeansHold(said, names));
        CommandContext.Settle(lines);
        ReasonFinder.Settle(lines);
        new DecisionContext(speaker).Settle(lines, holdSeen);
        var items = lines.Select(line => line.Said).OfType<Said>().Take(MostItems).ToList();
        var remark = items.Count == 0 && !holdSeen ? Remarks.Of(lines, speaker) : null;
        return items.Count == 0 && !holdSeen && remark is null ? ReplyReading.Nothing : new(items, holdSeen, remark);
    }

    /// <summary>Whether the decisions of a comment are still plain where another comment of its author follows: by the same judgement as where both were one.</summary>
    /// <param name="commentBody">The comment.</param>
    /// <param name="later">The other one. Its commands are looked at by themselves.</param>
    /// <param name="names">What the bot answers to.</param>
    /// <param name="speaker">The names of the author of both.</param>
    public static bool LeavesStanding(string commentBody, string later, ReplyAddress names, IReadOnlyCollection<string>? speaker)
    {
        ArgumentNullException.ThrowIfNull(commentBody);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(names);
        var before = LinesOf(commentBody, names);
        ReasonFinder.Settle(before);
        var after = Read(later, names, speaker);
        if (after.HoldSeen || after.Items.Any(said => said is not Said.Understood { Command.Row.Defers: false }))
        {
            return false;
        }

        var lines = (List<CommentLine>)[.. before, new CommentLine(before.Count + 1, "", []), .. LinesOf(later, names, new HoldFinder(names), before.Count + 1).Where(line => line.Said is null)];
        var decisions = lines.FindAll(IsDecision).Count;
        new DecisionContext(speaker).Settle(lines, hold: false);
        return lines.FindAll(IsDecision).Count == decisions;
    }

    /// <summary>The lines of a comment, each with what it says by itself.</summary>
    internal static List<CommentLine> LinesOf(string text, ReplyAddress names) => LinesOf(text, names, new HoldFinder(names), 0);

    private static bool IsDecision(CommentLine line) => line.Said is Said.Understood { Command.Row.Final: true };

    private static List<CommentLine> LinesOf(string text, ReplyAddress names, HoldFinder hold, int above)
    {
        var zones = CommentZones.Of(text);
        var reader = new LineReader(names);
        var lines = new List<CommentLine>();
        foreach (var (start, end) in Lines.Of(text))
        {
            var line = new CommentLine(above + lines.Count + 1, text[start..end], zones[start..end]);
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
            if (line.Said is Said.Understood { Command.Row.MayContainVeto: false } || (line.Said is Said.Unknown { DidYouMean: [var meant] } && EndsHold(meant, names)))
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

    private static bool EndsHold(string line, ReplyAddress names) => names.Match(line) is { } range && CommandWords.Split(line[range]).Row is { EndsVeto: true };

    private static bool MeansHold(Said said, ReplyAddress names)
    {
        return said is Said.Understood { Command.Row.Vetoes: true } || said.Suggestions.Any(IsHold);

        bool IsHold(string line) => names.Match(line) is { } range && CommandWords.Split(line[range]).Row is { Vetoes: true };
    }
}
