namespace ReviewBot.Reviews.Replies;

/// <summary>Reads the words after the address against the table.</summary>
internal static class CommandWords
{
    private const int LongestName = 32;
    private const int LongestSuggestion = 200;
    private const string AfterName = ".,:;!?";

    private static readonly string[] Fillers = ["please", "pls", "kindly"];

    /// <summary>The row that the words begin with, and the rest. Without a row: the first word or two as typed, in lower case.</summary>
    public static (CommandRow? Row, string Name, string Arguments) Split(string words)
    {
        var (first, rest) = CommandArguments.FirstWord(words);
        if (Fillers.Contains(first.TrimEnd(','), StringComparer.OrdinalIgnoreCase))
        {
            (first, rest) = CommandArguments.FirstWord(rest);
        }
        var name = Trim(first);
        if (first.EndsWith('?') && name.Length < first.Length)
        {
            // Whether a question is a command is for the command to say.
            rest = $"? {rest}".TrimEnd();
        }
        else if (first.Length > 1 && first[^1] is ',' or ';' && rest.Length > 0)
        {
            // What was set off from the name may explain it.
            rest = $", {rest}";
        }
        if (name.Length > LongestName)
        {
            return (null, "", rest);
        }
        var (second, afterSecond) = CommandArguments.FirstWord(rest.TrimStart(',', ' '));
        var both = second.Length is > 0 and <= LongestName ? $"{name} {Trim(second)}" : "";
        if (CommandTable.Find(both) is { } family)
        {
            return (family, family.Name, afterSecond);
        }
        return CommandTable.Find(name) is { } row ? (row, row.Name, rest) : (null, name.ToLowerInvariant(), rest);

        // The sign for "this is a list of words" may be all there is: "?" is a name itself.
        static string Trim(string word) => word.TrimEnd(AfterName.ToCharArray()) is { Length: > 0 } trimmed ? trimmed : word;
    }

    /// <summary>Lines to paste that are near to words which are no command.</summary>
    public static IReadOnlyList<string> DidYouMean(string name, string arguments)
    {
        var (second, afterSecond) = CommandArguments.FirstWord(HiddenText.Skeleton(arguments));
        if (CommandTable.NearMisses.TryGetValue($"{name} {second}", out var meant))
        {
            return [.. meant.Select(line => Suggest(line, afterSecond))];
        }
        if (CommandTable.NearMisses.TryGetValue(name, out meant))
        {
            return [.. meant.Select(line => Suggest(line, arguments))];
        }
        var both = second.ToLowerInvariant();
        if (name == "embargo")
        {
            return [Suggest((both.Length > 0 ? Nearest($"embargo {both}") : null) ?? "embargo explain", afterSecond)];
        }
        return Nearest(name) is { } near ? [Suggest(near, arguments)]
            : Nearest(name + both) is { } joined ? [Suggest(joined, afterSecond)]
            : [];
    }

    /// <summary>The line that begins with these words of the table, with those that followed if they fit.</summary>
    public static string Suggest(string words, string typed)
    {
        var (row, _, given) = Split(words);
        foreach (var arguments in (string[])[$"{given} {typed}".Trim(), given, typed])
        {
            if (arguments.Length is > 0 and < LongestSuggestion && row!.Read(arguments).Command is { } command)
            {
                return command.Render();
            }
        }

        var alone = row!.Read("").Command is not null;
        return $"{ReplyAddress.DefaultName}: {(alone ? row.Name : row.Example)}";
    }

    private static string? Nearest(string name)
    {
        if (name.Length is < 3 or > LongestName)
        {
            return null;
        }
        var allowed = name.Length < 5 ? 1 : 2;
        var (best, distance) = (default(string), allowed + 1);
        foreach (var row in CommandTable.Rows)
        {
            foreach (var words in row.Aliases.Prepend(row.Name).Where(words => words.Length > 1))
            {
                // Whoever mistypes a word begins it right, or has but one letter wrong: "could" is no "hold".
                var d = words.StartsWith(name, StringComparison.Ordinal) ? 1 : Spelling.Distance(name, words);
                if (d < distance && d < words.Length - 1 && (d < 2 || name[0] == words[0]))
                {
                    (best, distance) = (row.Name, d);
                }
            }
        }
        return best;
    }
}
