using ReviewBot.Reviews.Replies.Beside;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Finds what one line says to the bot.</summary>
internal sealed class LineReader(ReplyAddress names)
{
    private const int LongestEcho = 200;
    private const int MostWordsOfPredicate = 3;
    private const string Hidden = "it holds characters that can't be seen or look like others; type it anew";

    /// <summary>What it says; null if nothing.</summary>
    public Said? Read(CommentLine line, IReadOnlyList<HoldFinder.Word> words)
    {
        var (inner, coded, quoted) = Dress.Off(line.Text);
        var text = line.Text[inner];
        if (names.Match(text) is { } range)
        {
            return quoted ? Quoted(Addressed(line, inner.Start.Value, text, range, coded)) : Addressed(line, inner.Start.Value, text, range, coded);
        }

        return Slashed(line) ?? Loosely(line, inner, text, coded) ?? (Said?)Disguised(line) ?? new MentionReader(names).Read(line, words, Echo(line.Text));
    }

    // Where our comments show commands in quotation marks they are copied with them; a decision is more likely quoted.
    private static Said? Quoted(Said? said) => said is Said.Understood { Command: { Row.Final: true } decision } ? new Said.Hint(said.Line, said.Text, decision.Render(), Misplaced.Inexact) : said;

    private Said? Addressed(CommentLine line, int offset, string text, Range range, bool coded)
    {
        var echo = Echo(line.Text);
        var said = Dress.OffWords(text[range].Trim());
        var inCode = coded || said.Length < text[range].Trim().Length;
        var meaning = CommandReader.Read(said);
        var address = line.Worst(offset..(offset + range.Start.Value), inCode);
        if (address >= Zone.InlineCode)
        {
            return null;
        }

        var head = meaning is Meaning.Ordered { Row: var row } ? HeadLength(text, range, row.Name.Count(c => c == ' ') + 1) : HeadLength(text, range, 1);
        if (line.Worst(offset..(offset + head), inCode) != Zone.Text)
        {
            return CommandWords.Split(said.Trim('`', ' ')) is { Row: not null } words ? new Said.Hint(line.Number, echo, CommandWords.Suggest(words.Name, words.Arguments), Misplaced.InMarkup)
                : address == Zone.Text ? new Said.Unknown(line.Number, echo, [])
                : null;
        }

        if (meaning is Meaning.Ordered ordered)
        {
            return HiddenText.HidesSomething(line.Text) ? new Said.Malformed(line.Number, echo, Hidden, CommandWords.Suggest(ordered.Row.Name, ""))
                : ordered.Row.Final && (!ordered.Exact || CommandArguments.Trails(said[..(said.Length - ordered.Arguments.Length)])) ? new Said.Hint(line.Number, echo, CommandWords.Suggest(ordered.Row.Name, ordered.Arguments), Misplaced.Inexact)
                : Ordered(line.Number, echo, ordered, ordered.Row.Read(ordered.Arguments));
        }

        return meaning is Meaning.Remark ? null : Disguised(line) ?? NoCommand(line.Number, echo, meaning);
    }

    private static Said Ordered(int number, string echo, Meaning.Ordered ordered, Argued argued) =>
        argued.Command is { } command
            ? new Said.Understood(number, echo, command)
            : new Said.Malformed(number, echo, argued.Problem!, $"{ReplyAddress.DefaultName}: {ordered.Row.Example}") { Lacks = ordered.Row.ReadBeside is not null && IsBare(ordered.Arguments) ? ordered.Row : null };

    // "Deny, sorry."
    private static bool IsBare(string arguments) =>
        !arguments.Contains('?', StringComparison.Ordinal) && !CommandArguments.Trails(arguments) && CommandArguments.FreeText(arguments) is var said && (said.Length == 0 || Harmless.IsPolite(said));

    private static Said NoCommand(int number, string echo, Meaning meaning)
    {
        switch (meaning)
        {
            case Meaning.Named named:
                return new Said.Unknown(number, echo, named.Lines);
            case Meaning.ByFlag:
                return new Said.ByFlag(number, echo);
            case Meaning.Negated { Row: { } row } when !row.Vetoes && row.Where != AppliesTo.RestrictedBug:
                return new Said.Negated(number, echo);
            case Meaning.Negated:
                return new Said.Unknown(number, echo, [$"{ReplyAddress.DefaultName}: hold"]);
            case Meaning.Unknown unknown:
                var meant = CommandWords.DidYouMean(HiddenText.Skeleton(unknown.Name), unknown.Arguments);
                return unknown.Name == "embargo"
                    ? new Said.Malformed(number, echo, "`embargo` is followed by `until`, `lift`, `explain`, `hold` or `resume`", meant[0])
                    : new Said.Unknown(number, echo, unknown.Name.Length == 0 && unknown.Arguments.Length == 0 ? [$"{ReplyAddress.DefaultName}: help"] : meant);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // Without the colon only what can't be a sentence about us; a decision is asked back.
    private Said? Loosely(CommentLine line, Range inner, string text, bool coded)
    {
        if (names.MatchLoosely(text) is not { } range || line.Worst(inner, coded) != Zone.Text || HiddenText.HidesSomething(text))
        {
            return null;
        }

        var echo = Echo(line.Text);
        switch (CommandReader.Read(Dress.OffWords(text[range].Trim()), alone: true))
        {
            case Meaning.Ordered { Row: { Final: true } row } final:
                return row.Read(final.Arguments).Command is { } decision ? new Said.Hint(line.Number, echo, decision.Render(), Misplaced.Inexact) : null;
            case Meaning.Ordered ordered:
                return (ordered.Row.ReadWithoutColon ?? ordered.Row.Read)(ordered.Arguments).Command is { } command ? new Said.Understood(line.Number, echo, command) : null;
            case Meaning.Named { Whole: true } named:
                return new Said.Unknown(line.Number, echo, named.Lines);
            default:
                return null;
        }
    }

    // Other bots' manners, where they are plain: "/reassign to Tomas". What is final is only named.
    private static Said.Understood? Slashed(CommentLine line)
    {
        var said = line.Text.Trim();
        if (said[0] != '/' || line.Worst(..) != Zone.Text || HiddenText.HidesSomething(line.Text) || CommandTable.Find(CommandArguments.FirstWord(said[1..]).Word.TrimEnd('.', '!')) is null)
        {
            return null;
        }

        return CommandReader.Read(said[1..], alone: true) is Meaning.Ordered { Row: { Final: false, Where: not AppliesTo.RestrictedBug } row } ordered
            && !Speech.Predicates.IsIn([.. PlainWords.TextsOf(ordered.Arguments).Take(MostWordsOfPredicate)])
            && row.Read(ordered.Arguments).Command is { } command
                ? new Said.Understood(line.Number, Echo(line.Text), command)
                : null;
    }

    /// <summary>A line that would be a command if each character were what it looks like.</summary>
    private Said.Malformed? Disguised(CommentLine line)
    {
        var seen = HiddenText.Skeleton(line.Text);
        return !ReferenceEquals(seen, line.Text)
            && line.Worst(..) <= Zone.Murky
            && names.Match(seen) is { } range
            && CommandWords.Split(seen[range]) is { Row: not null } words
                ? new Said.Malformed(line.Number, Echo(line.Text), Hidden, CommandWords.Suggest(words.Name, ""))
                : null;
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

    private static string Echo(string line) => HiddenText.Beginning(HiddenText.Visible(line).Trim(), LongestEcho);
}
