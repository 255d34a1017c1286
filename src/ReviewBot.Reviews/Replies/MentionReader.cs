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
            if ((wholeInCode || !words[i].InCode) && !IsQuoted(line.Text, words[i].Start) && names.Spoken.Contains(words[i].Text) && CommandAfter(line.Text, words, i) is { } said)
            {
                return IsSpokenOf(line.Text[..words[i].Start], said.Arguments, i == 0) ? null
                    : new Said.Hint(line.Number, echo, CommandWords.Suggest(said.Name, said.Arguments), line.Worst(..) == Zone.Text ? Misplaced.WithinSentence : Misplaced.InMarkup);
            }
        }

        return null;
    }

    /// <summary>Whether what leads over to a line may tell others to write it.</summary>
    /// <param name="text">The comment.</param>
    /// <param name="line">The line, counted from 1.</param>
    public static bool Teaches(string text, int line) =>
        text.ReplaceLineEndings("\n").Split('\n').Take(line - 1).LastOrDefault(before => before.Trim().Length > 0)?.TrimEnd() is { } lead && lead[^1] is not ('.' or '!') && Teaches(lead);

    private static bool Teaches(string text) => Speech.Teaching.IsIn(PlainWords.TextsOf(text));

    private static (string Name, string Arguments)? CommandAfter(string line, IReadOnlyList<HoldFinder.Word> words, int name)
    {
        var verb = words[name + 1].Text is "please" && name + 2 < words.Count ? words[name + 2] : words[name + 1];
        var rest = line[verb.Start..Math.Min(line.Length, verb.Start + LongestVerb)].TrimEnd('`', '*', '_', ' ');
        return CommandWords.Split(rest) is { Row: { } row } split
            && (row.Name.StartsWith(verb.Text, StringComparison.Ordinal) || (name == 0 && row.Vetoes))
            && IsNear(line.AsSpan(words[name].Start, verb.Start - words[name].Start))
                ? (split.Name, split.Arguments)
                : null;
    }

    // Other bots' manners: "/reassign".
    private static string? Slashed(string said) => CommandReader.Read(said) switch
    {
        Meaning.Ordered { Exact: true } ordered when Speech.Predicates.Begins(PlainWords.TextsOf(ordered.Arguments)) => null,
        Meaning.Ordered { Row: var row, Exact: true } ordered when row.Aliases.Prepend(row.Name).Any(name => said.StartsWith(name, StringComparison.OrdinalIgnoreCase)) => CommandWords.Suggest(row.Name, ordered.Arguments),
        Meaning.Ordered { Row: var row } nicknamed when !said.Contains(' ', StringComparison.Ordinal) => CommandWords.Suggest(row.Name, nicknamed.Arguments),
        Meaning.Named { Whole: true } named when char.IsLetter(said[0]) && (!said.Contains(' ', StringComparison.Ordinal) || CommandWords.Split(said).Row is { Vetoes: true }) => named.Lines[0],
        _ => null,
    };

    private static bool IsSpokenOf(string before, string arguments, bool first)
    {
        var after = PlainWords.TextsOf(arguments);
        return Teaches(before) || Speech.TeachingLinks.IsIn(PlainWords.TextsOf(before)) || Speech.Predicates.Begins(after) || (first && Speech.Predicates.IsIn(after.Take(3).ToList()));
    }

    // Within a sentence: 'write "reviewbot: …"'.
    private static bool IsQuoted(string line, int start) => start > 1 && line[start - 1] is '"' or '\u201c' or '\u201e' or '\u2018' or '\'' && line[..(start - 1)].Any(char.IsLetter);

    private static bool IsNear(ReadOnlySpan<char> between) => !between.ContainsAny('.', '?', '(');
}
