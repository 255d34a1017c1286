namespace ReviewBot.Reviews.Replies;

/// <summary>Finds what a comment says to the bot. Any text is read, in time that grows with its length; nothing is thrown.</summary>
public static class ReplyReader
{
    /// <summary>The longest comment that a server takes, in characters; what lies beyond isn't read.</summary>
    public const int LongestComment = 65_535;

    /// <summary>No more lines than this are reported for one comment. A hold is looked for to its end.</summary>
    public const int MostItems = 100;

    private const int LongestEcho = 200;
    private const string Hidden = "it holds characters that can't be seen or look like others; type it anew";

    private static readonly string[] Courtesies = ["thanks", "thank", "thx", "ty", "cheers", "hi", "hello", "hey", "great", "nice", "good", "sorry"];

    /// <summary>Reads one comment.</summary>
    /// <param name="commentBody">As the server gives it, generated first lines included; null reads as empty.</param>
    /// <param name="names">What the bot answers to.</param>
    public static ReplyReading Read(string? commentBody, ReplyAddress names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (string.IsNullOrWhiteSpace(commentBody))
        {
            return ReplyReading.Nothing;
        }
        var text = commentBody.Length > LongestComment ? commentBody[..LongestComment] : commentBody;
        var zones = CommentZones.Of(text);
        var items = new List<Said>();
        var hold = new HoldFinder(names);
        var holdMeant = false;
        var number = 0;
        foreach (var (start, end) in Lines.Of(text))
        {
            number++;
            var line = text[start..end];
            if (string.IsNullOrWhiteSpace(line))
            {
                hold.Break();
                continue;
            }
            var lineZones = zones.AsSpan(start, end - start);
            var words = HoldFinder.WordsOf(line, lineZones);
            if (words.Count == 0 && !lineZones.ContainsAnyExcept(Zone.Inert))
            {
                continue;
            }
            var said = ReadLine(number, line, lineZones, words, names);
            if (said is Said.Understood { Command.Row.MayContainVeto: false })
            {
                hold.Break();
            }
            else
            {
                hold.Read(line, lineZones, words);
            }
            if (said is not null)
            {
                holdMeant = holdMeant || MeansHold(said, names);
                if (items.Count < MostItems)
                {
                    items.Add(said);
                }
            }
        }
        return items.Count == 0 && !hold.Found ? ReplyReading.Nothing : new(items, holdMeant || hold.Found);
    }

    private static Said? ReadLine(int number, string line, ReadOnlySpan<Zone> zones, List<HoldFinder.Word> words, ReplyAddress names)
    {
        var echo = Echo(line);
        if (names.Match(line) is not { } range)
        {
            return (Said?)Disguised(number, echo, line, zones, names) ?? Mentioned(number, echo, line, zones, words, names);
        }
        var said = line[range];
        var (row, name, arguments) = CommandWords.Split(said);
        var addressed = WorstZone(zones[..range.Start.Value]);
        if (addressed >= Zone.InlineCode)
        {
            return null;
        }
        if (WorstZone(zones[..HeadLength(line, range, row is null ? 1 : row.Name.Count(c => c == ' ') + 1)]) != Zone.Text)
        {
            (row, name, arguments) = CommandWords.Split(said.Trim('`', ' '));
            return row is not null ? new Said.Hint(number, echo, CommandWords.Suggest(name, arguments))
                : addressed == Zone.Text ? new Said.Unknown(number, echo, [])
                : null;
        }
        if (row is null)
        {
            return Courtesies.Contains(name)
                ? null
                : Disguised(number, echo, line, zones, names) ?? Unknown(number, echo, name, arguments);
        }
        if (HiddenText.HidesSomething(line))
        {
            return new Said.Malformed(number, echo, Hidden, CommandWords.Suggest(name, ""));
        }
        return row.Read(arguments) switch
        {
            { Command: { } command } => new Said.Understood(number, echo, command),
            { Problem: var problem } => new Said.Malformed(number, echo, problem!, $"{ReplyAddress.DefaultName}: {row.Example}"),
        };
    }

    private static Said Unknown(int number, string echo, string name, string arguments)
    {
        var meant = CommandWords.DidYouMean(HiddenText.Skeleton(name), arguments);
        return name == "embargo"
            ? new Said.Malformed(number, echo, "`embargo` is followed by `until`, `lift`, `explain`, `hold` or `resume`", meant[0])
            : new Said.Unknown(number, echo, name.Length == 0 && arguments.Length == 0 ? [$"{ReplyAddress.DefaultName}: help"] : meant);
    }

    /// <summary>A line that would be a command if each character were what it looks like.</summary>
    private static Said.Malformed? Disguised(int number, string echo, string line, ReadOnlySpan<Zone> zones, ReplyAddress names)
    {
        var seen = HiddenText.Skeleton(line);
        return !ReferenceEquals(seen, line)
            && WorstZone(zones) <= Zone.Murky
            && names.Match(seen) is { } range
            && CommandWords.Split(seen[range]) is { Row: not null } words
                ? new Said.Malformed(number, echo, Hidden, CommandWords.Suggest(words.Name, ""))
                : null;
    }

    /// <summary>The bot's name and a command next to each other in a place where no command is taken.</summary>
    private static Said.Hint? Mentioned(
        int number, string echo, string line, ReadOnlySpan<Zone> zones, List<HoldFinder.Word> words, ReplyAddress names)
    {
        var trimmed = line.Trim();
        if (trimmed[0] == '/' && words.Count > 0 && CommandWords.Split(trimmed[1..]) is { Row: { } slashed } slash && WorstZone(zones) <= Zone.Murky
            && trimmed[1..].StartsWith(slashed.Name, StringComparison.OrdinalIgnoreCase))
        {
            return new Said.Hint(number, echo, CommandWords.Suggest(slash.Name, slash.Arguments));
        }
        var wholeInCode = trimmed[0] == '`' && trimmed[^1] == '`';
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if ((words[i].InCode && !wholeInCode) || !names.Spoken.Contains(words[i].Text))
            {
                continue;
            }
            var verb = words[i + 1].Text is "please" && i + 2 < words.Count ? words[i + 2] : words[i + 1];
            var rest = line[verb.Start..Math.Min(line.Length, verb.Start + LongestEcho)].TrimEnd('`', '*', '_', ' ');
            if (CommandWords.Split(rest) is { Row: { } row } split
                && (row.Name.StartsWith(verb.Text, StringComparison.Ordinal) || (i == 0 && row.Vetoes))
                && IsNear(line.AsSpan(words[i].Start, verb.Start - words[i].Start)))
            {
                return new Said.Hint(number, echo, CommandWords.Suggest(split.Name, split.Arguments));
            }
        }
        return null;
    }

    private static bool IsNear(ReadOnlySpan<char> between) => !between.ContainsAny('.', '?', '(');

    private static bool MeansHold(Said said, ReplyAddress names)
    {
        return said switch
        {
            Said.Understood understood => understood.Command.Row.Vetoes,
            Said.Malformed malformed => IsHold(malformed.Suggestion),
            Said.Unknown unknown => unknown.DidYouMean.Any(IsHold),
            Said.Hint hint => IsHold(hint.Suggestion),
            _ => false,
        };

        bool IsHold(string line) => names.Match(line) is { } range && CommandWords.Split(line[range]).Row is { Vetoes: true };
    }

    private static int HeadLength(string line, Range range, int words)
    {
        var at = range.Start.Value;
        for (var i = 0; i < words; i++)
        {
            while (at < range.End.Value && char.IsWhiteSpace(line[at]))
            {
                at++;
            }
            while (at < range.End.Value && !char.IsWhiteSpace(line[at]))
            {
                at++;
            }
        }
        return at;
    }

    private static Zone WorstZone(ReadOnlySpan<Zone> zones)
    {
        var worst = Zone.Text;
        foreach (var zone in zones)
        {
            worst = zone > worst ? zone : worst;
        }
        return worst;
    }

    private static string Echo(string line)
    {
        var seen = HiddenText.Visible(line).Trim();
        if (seen.Length <= LongestEcho)
        {
            return seen;
        }
        var cut = char.IsHighSurrogate(seen[LongestEcho - 2]) ? LongestEcho - 2 : LongestEcho - 1;
        return seen[..cut] + "…";
    }
}
