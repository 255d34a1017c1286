using ReviewBot.Reviews.Replies.Beside;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>What was said to the bot, as far as the words go.</summary>
internal abstract record Meaning
{
    private Meaning()
    {
    }

    /// <summary>A row of the table, and what follows it.</summary>
    /// <param name="Row">The row.</param>
    /// <param name="Arguments">What follows its name.</param>
    /// <param name="Exact">Said by its own name and without any wrapping.</param>
    public sealed record Ordered(CommandRow Row, string Arguments, bool Exact) : Meaning;

    /// <summary>Words that stand for rows, and are not carried out.</summary>
    public sealed record Named(IReadOnlyList<string> Lines, bool Whole) : Meaning;

    /// <summary>Something that is done with the flag itself.</summary>
    public sealed record ByFlag : Meaning;

    /// <summary>That something be not done.</summary>
    public sealed record Negated(CommandRow? Row) : Meaning;

    /// <summary>Wants no answer.</summary>
    public sealed record Remark : Meaning;

    /// <summary>Not known.</summary>
    public sealed record Unknown(string Name, string Arguments) : Meaning;
}

/// <summary>Reads the words after the address: by the table, by the other ways in which people say the same, and by what they want to be left undone.</summary>
internal static class CommandReader
{
    private const int LongestSentence = 400;
    private const int LongestCourtesy = 25;
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal) { "can", "could", "would", "will", "may" };
    private static readonly char[] ClauseEnds = [',', '.', '!', ';'];
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "not", "never" };

    /// <summary>What the words after the address mean.</summary>
    /// <param name="said">The words.</param>
    /// <param name="alone">Whether another way to say a command counts only where nothing follows it: so it is where the address lacks its colon, and the line may speak of us.</param>
    public static Meaning Read(string said, bool alone = false)
    {
        var words = PlainWords.Of(said);
        var (skipped, asks, exact) = Wrapping(words);
        said = asks ? said.TrimEnd('?', '!', '.', ' ') : said;
        var rest = skipped == 0 ? said : said[words[skipped].Start..];
        var own = words[skipped..];
        string[] texts = [.. own.Select(word => word.Text)];
        var (row, name, arguments) = CommandWords.Split(rest);
        if ((skipped > 0 ? Nickname(words, said, 0, alone) : null) is { } whole)
        {
            return whole;
        }

        return row is not null
            ? Nickname(own, said, name.Count(c => c == ' ') + 1, alone) ?? OrderOf(row, said, arguments, exact)
            : PutOff(texts) ?? Nickname(own, said, 0, alone) ?? NamedWhole(said, own) ?? Otherwise(said, texts, words) ?? NamedOnly(said, own) ?? Guess(said, words, alone)
                ?? (texts.Length > 0 && Harmless.IsCourtesy(rest) ? new Meaning.Remark() : new Meaning.Unknown(name, arguments));
    }

    private static Meaning? Guess(string said, List<PlainWord> words, bool alone) => alone ? null : Clause(said) ?? Cues.Read(words);

    private static Meaning.Ordered? PutOff(string[] texts) =>
        Delay.Within(texts) is { } delay ? new Meaning.Ordered(CommandTable.Find("remind")!, delay.ToString()!, Exact: false) : null;

    // "Wait four days" says when.
    private static Meaning OrderOf(CommandRow row, string said, string arguments, bool exact) =>
        EndOfHold(row, $"{row.Name} {arguments}") is { } end ? end
        : row.Name == "hold" && said.StartsWith("wait", StringComparison.OrdinalIgnoreCase) && Delay.Read(arguments) is Delay.Days days
            ? new Meaning.Ordered(CommandTable.Find("remind")!, days.ToString(), Exact: false)
            : new Meaning.Ordered(row, arguments, exact);

    // "I'm away, remind me on Monday"
    private static Meaning.Ordered? RemindMe(List<PlainWord> words)
    {
        string[] texts = [.. words.Select(word => word.Text)];
        return Enumerable.Range(0, Math.Max(0, texts.Length - 1)).Any(i => texts[i] is "remind" or "ping" or "ask" or "wake" or "nag" or "poke" && texts[i + 1] is "me" or "us")
            && !Excuse.HandsOver(words) && Excuse.HandsTo(words) is null && Delay.Anywhere(texts) is { } delay
            ? new Meaning.Ordered(CommandTable.Find("remind")!, delay.ToString()!, Exact: false)
            : null;
    }

    private static Meaning? Otherwise(string said, string[] texts, List<PlainWord> words)
    {
        if (Speech.Compliments.Begins(texts) || Speech.Compliments.Begins([.. words.Select(word => word.Text)]))
        {
            return AfterCourtesy(said) ?? Withdrawal(said) ?? (Meaning)new Meaning.Remark();
        }

        if (Negation(texts) is > 0 and var negation)
        {
            return RowAt(texts[negation..]) is { Vetoes: true } veto && texts[negation] == veto.Name ? new Meaning.Named([CommandWords.Suggest("resume", "")], Whole: true)
                : RowAt(texts[negation..]) is { Name: not "remind" } row ? new Meaning.Negated(row) : Cues.Read(words) ?? new Meaning.Negated(null);
        }

        var reason = Excuse.IsInvolved(words) ? "conflict" : Excuse.IsBusy(texts) ? "busy" : Excuse.HandsOver(words) ? "" : null;
        return reason is null ? null : new Meaning.Ordered(CommandTable.Find("decline")!, reason, Exact: false);
    }

    // "Sorry, can't do it": what can be taken back and stops nothing is done whatever stands before it.
    private static Meaning.Ordered? AfterCourtesy(string said) =>
        said.AsSpan().IndexOfAny(",.!;") is > 0 and < LongestCourtesy and var end && said[(end + 1)..].Trim() is { Length: > 0 } rest
        && Read(rest) is Meaning.Ordered { Row: { Final: false, Name: "decline" or "assign" or "reassign" or "remind" } row } ordered && row.Read(ordered.Arguments).Command is not null
            ? ordered with { Exact = false }
            : null;

    // "Hold cancel" begins like a hold.
    private static Meaning? EndOfHold(CommandRow row, string said) =>
        row.Vetoes && NamedWhole(said, PlainWords.Of(said)) is Meaning.Named { Lines: [var line] } named && CommandWords.Split(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Row is { EndsVeto: true } ? named : null;

    // "Never mind, we found the numbers elsewhere! Please close this request."
    private static Meaning.ByFlag? Withdrawal(string said) =>
        said.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(PlainWords.Of).Any(words => Wrapping(words).Skipped is var skipped && Speech.NamedOnly.At(words, skipped) is { Meaning: "flag" } named && named.Length >= MostWordsOfRest(words, skipped))
            ? new Meaning.ByFlag() : null;

    private static int MostWordsOfRest(List<PlainWord> words, int skipped) => words.Skip(skipped).Count(word => !Speech.Tails.Begins([word.Text]));

    // "Good to go" begins like a compliment.
    private static Meaning? NamedWhole(string said, List<PlainWord> words) =>
        words.Count > 1 && Speech.NamedOnly.At(words)?.Length == words.Count ? NamedOnly(said, words) : null;

    private static Meaning? NamedOnly(string said, List<PlainWord> words) =>
        Speech.NamedOnly.At(words) is not { } named ? null
        : named.Meaning == "flag" ? new Meaning.ByFlag()
        : new Meaning.Named([.. named.Meaning.Split(", ").Select(line => CommandWords.Suggest(line, After(said, words, named.Length)))], named.Length == words.Count);

    private static (int Skipped, bool Asks, bool Exact) Wrapping(List<PlainWord> words)
    {
        string[] texts = [.. words.Select(word => word.Text)];
        var (at, asks, exact) = (0, false, true);
        while (at < texts.Length && Speech.Fillers.LengthAt(texts, at) is > 0 and var length && at + length < texts.Length)
        {
            asks |= Questions.Contains(texts[at]);
            exact &= texts[at] is "please" or "pls" or "plz" or "kindly";
            at += length;
        }

        return (at, asks, exact);
    }

    // "I know this code, assign me": a clause that is a command by itself. What can't be taken back, and what stops something, is not read so.
    private static Meaning.Ordered? Clause(string said) =>
        said.Length > LongestSentence ? null
        : said.Split([", ", "; ", ". ", " - ", " \u2013 ", " \u2014 "], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } clauses
            ? clauses.Reverse().Select(OfClause).FirstOrDefault(ordered => ordered is not null)
            : null;

    private static Meaning.Ordered? OfClause(string clause)
    {
        var words = PlainWords.Of(clause);
        var (skipped, _, _) = Wrapping(words);
        var (row, _, arguments) = CommandWords.Split(skipped == 0 ? clause : clause[words[skipped].Start..]);
        var meant = row is null ? Nickname(words[skipped..], clause, 0, alone: true) : new Meaning.Ordered(row, arguments, Exact: false);
        return meant is { Row: { Final: false, Vetoes: false } known } && known.Read(meant.Arguments).Command is not null ? meant : null;
    }

    // Where the row takes fewer of the words, or none.
    private static Meaning.Ordered? Nickname(List<PlainWord> words, string said, int taken, bool alone)
    {
        if (Speech.Nicknames.At(words) is not { } found || found.Length <= taken)
        {
            return null;
        }

        var handsOn = found.Meaning.EndsWith('…');
        string[] rest = [.. words.Skip(found.Length).Select(word => word.Text)];
        var mayFollow = handsOn || (!alone && found.Meaning.EndsWith('~') && !SaysMore(rest));
        if (!mayFollow && rest.Length > 0 && Speech.Tails.Without(Speech.Courtesy.Without(rest)).Count > 0)
        {
            return null;
        }

        var (row, _, arguments) = CommandWords.Split(found.Meaning.TrimEnd('…', '~', ' '));
        return (row!.Name == "decline" ? RemindMe(words) : null) ?? new Meaning.Ordered(row, handsOn ? $"{arguments} {After(said, words, found.Length)}".Trim() : arguments, Exact: false);
    }

    // A choice, a denial of what was said before it, or something to be done besides.
    private static bool SaysMore(string[] rest) => rest.FirstOrDefault() is "or" or "and" or "not" or "but" or "is" or "are" || rest.Contains("remind");

    private static string After(string said, List<PlainWord> words, int at) => at < words.Count && words[at].Start < said.Length ? said[words[at].Start..] : "";

    private static int Negation(string[] texts) =>
        texts.Length == 0 ? 0
        : texts[0] == "not" ? (texts.Length > 1 && (texts[1] is "yet" or "now" or "before" || CommandTable.Find(texts[1]) is not null || Speech.NamedOnly.At([.. texts[1..].Select(text => new PlainWord(text, 0))]) is not null) ? 1 : 0)
        : texts[0] == "never" ? 1
        : texts.Length > 1 && texts[0] is "do" or "should" or "must" or "please" && Negations.Contains(texts[1]) ? 2
        : texts.Length > 2 && texts[0] is "you" && Negations.Contains(texts[2]) ? 3
        : 0;

    private static CommandRow? RowAt(string[] texts)
    {
        var at = texts.Length > 0 && texts[0] is "yet" or "ever" or "you" or "dare" ? 1 : 0;
        return at < texts.Length ? CommandTable.Find(texts[at]) : null;
    }
}
