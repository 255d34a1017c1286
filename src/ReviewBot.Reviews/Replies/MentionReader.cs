using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Finds the bot's name and a command next to each other in a place where no command is taken, unless somebody only speaks of it.</summary>
internal sealed class MentionReader(ReplyAddress names)
{
    private const int LongestVerb = 200;
    private const string OfTablesAndNotes = "|~[";

    /// <summary>The line to offer, or null.</summary>
    public Said.Hint? Read(CommentLine line, IReadOnlyList<HoldFinder.Word> words, string echo)
    {
        var trimmed = line.Text.Trim();
        if (trimmed[0] == '/' && words.Count > 0 && line.Worst(..) <= Zone.Murky && Slashed(trimmed[1..]) is { } slashed)
        {
            return new Said.Hint(line.Number, echo, slashed, Misplaced.WithoutName);
        }

        if (OfTablesAndNotes.Contains(trimmed[0], StringComparison.Ordinal))
        {
            return null;
        }

        var wholeInCode = trimmed[0] == '`' && trimmed[^1] == '`';
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if ((words[i].InCode && !wholeInCode) || !names.Spoken.Contains(words[i].Text))
            {
                continue;
            }

            var verb = words[i + 1].Text is "please" && i + 2 < words.Count ? words[i + 2] : words[i + 1];
            var rest = line.Text[verb.Start..Math.Min(line.Text.Length, verb.Start + LongestVerb)].TrimEnd('`', '*', '_', ' ');
            if (CommandWords.Split(rest) is { Row: { } row } split
                && (row.Name.StartsWith(verb.Text, StringComparison.Ordinal) || (i == 0 && row.Vetoes))
                && IsNear(line.Text.AsSpan(words[i].Start, verb.Start - words[i].Start)))
            {
                return IsSpokenOf(line.Text[..words[i].Start], split.Arguments, i == 0) ? null
                    : new Said.Hint(line.Number, echo, CommandWords.Suggest(split.Name, split.Arguments), line.Worst(..) == Zone.Text ? Misplaced.WithinSentence : Misplaced.InMarkup);
            }
        }

        return null;
    }

    // Other bots' manners: "/reassign".
    private static string? Slashed(string said) => CommandReader.Read(said) switch
    {
        Meaning.Ordered { Row: var row, Exact: true } ordered when said.StartsWith(row.Name, StringComparison.OrdinalIgnoreCase) => CommandWords.Suggest(row.Name, ordered.Arguments),
        Meaning.Ordered { Row: var row } nicknamed when !said.Contains(' ', StringComparison.Ordinal) => CommandWords.Suggest(row.Name, nicknamed.Arguments),
        Meaning.Named { Whole: true } named when !said.Contains(' ', StringComparison.Ordinal) && char.IsLetter(said[0]) => named.Lines[0],
        _ => null,
    };

    private static bool IsSpokenOf(string before, string arguments, bool first)
    {
        var after = PlainWords.TextsOf(arguments);
        return Speech.Teaching.IsIn(PlainWords.TextsOf(before)) || Speech.Predicates.Begins(after) || (first && Speech.Predicates.IsIn(after.Take(3).ToList()));
    }

    private static bool IsNear(ReadOnlySpan<char> between) => !between.ContainsAny('.', '?', '(');
}
