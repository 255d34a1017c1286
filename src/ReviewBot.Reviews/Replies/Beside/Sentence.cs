using System.Text;
using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>A sentence beside a decision: its words, what they were written as, and how it begins and ends.</summary>
internal sealed class Sentence
{
    private const int MostNames = 3;
    private const int MostWordsOfGreeting = 3;

    private static readonly char[] Blanks = [' ', '\t', '\u00a0', '–', '—'];

    public Sentence(string text)
    {
        var all = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Where(piece => piece is not ("-" or "&" or "(" or ")")).ToList();
        var cheers = all.Where(Cheers.Are).ToList();
        Pieces = [.. all.Where(piece => !Cheers.Are(piece)).SelectMany(piece => PlainWords.TextsOf(piece) is { Length: > 0 } words ? words.Select(word => (piece, word)) : [(piece, "")])];
        Texts = [.. Pieces.Select(piece => piece.Word)];
        Closes = [.. Pieces.Select((piece, i) => piece.Piece[^1] is ',' or ';' or ':' && (i == Pieces.Count - 1 || !ReferenceEquals(Pieces[i + 1].Piece, piece.Piece)))];
        Absent = Absence.In(Texts, Closes);
        Text = text;
        IsQuiet = all.Count == cheers.Count;
        var end = text.TrimEnd(' ', ')');
        Ends = (end.Length > 0 && end[^1] is '.' or '!') || IsWholeAtEnd(end) || (cheers.Count > 0 && all.Count > 0 && Cheers.Are(all[^1]));
        Opens = end.Length > 0 && end[^1] is ':' or ';' or '-' or '–' or '—' or '(' && !(all.Count > 0 && Cheers.Are(all[^1]));
    }

    // "Read it on the bus, all good" lacks nothing but the mark.
    private static bool IsWholeAtEnd(string text) =>
        text.Length > 0 && char.IsLetterOrDigit(text[^1]) && text[(text.LastIndexOf(", ", StringComparison.Ordinal) + 1)..] is var last && PlainWords.TextsOf(last) is { Length: > 1 } words
        && (Speech.SendOffs.LengthAt(words, 0) == words.Length || Note.Says(words));

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The words, each with what it was written as.</summary>
    public List<(string Piece, string Word)> Pieces { get; }

    /// <summary>The words.</summary>
    public List<string> Texts { get; }

    // "Is collected until version 158"
    private bool IsDuration(int at) =>
        Texts[at] is "until" or "till" && at + 1 < Texts.Count && (Texts[at + 1] is "version" or "release" || Texts[at + 1].Any(char.IsAsciiDigit)) && Grammar.Lasting.IsIn(Texts[..at]);

    /// <summary>Whether a clause ends behind each of the words.</summary>
    public bool[] Closes { get; }

    /// <summary>Which of the words say that something isn't, and had better not be.</summary>
    public bool[] Absent { get; }

    /// <summary>The words without those, without "comment 5" and "in May".</summary>
    public List<string> Present =>
        [.. Texts.Where((word, i) => !Absent[i] && !Report.IsMonth(this, i) && !IsDuration(i) && !(word is "comment" or "comments" && i + 1 < Texts.Count && Pieces[i + 1].Piece.Any(char.IsAsciiDigit)))];

    /// <summary>Whether somebody is spoken to: "Rhea, …"</summary>
    public bool BeginsWithName => Pieces.Count > 1 && ((Closes[0] && IsNamed(Pieces[0].Piece, 0) && Report.Known(Texts, 0) == 0) || (Closes[1] && Speech.Greetings.Begins(Texts)));

    /// <summary>How many words greet somebody before the rest: "Hi Rhea, …"</summary>
    public int LengthOfGreeting => Speech.Greetings.Begins(Texts) && Array.IndexOf(Closes, true) is >= 0 and < MostWordsOfGreeting and var end ? end + 1 : 0;

    /// <summary>Whether it holds nothing but smiles.</summary>
    public bool IsQuiet { get; }

    /// <summary>Whether it has its full stop.</summary>
    public bool Ends { get; }

    /// <summary>Whether it leads to what follows.</summary>
    public bool Opens { get; }

    /// <summary>The sentences of a text. Bullets, headings and emphasis say nothing; a word in code is one word. A line that goes on small goes on.</summary>
    public static IEnumerable<Sentence> In(string text)
    {
        var (open, ofPoint) = (new StringBuilder(), false);
        var lines = text.Split('\n');
        var isList = lines.Count(IsPoint) > 1;
        foreach (var line in lines)
        {
            var isPoint = isList && IsPoint(line);
            var inner = line.Trim().TrimStart('#', '*', '_', '-', '+', '•', ' ').TrimEnd('*', '_', ' ', '\\').Replace("`", "", StringComparison.Ordinal);
            if (open.Length > 0 && inner.Length > 0 && (isPoint || !char.IsLower(inner[0])))
            {
                yield return Of(open.ToString(), ofPoint);
                open.Clear();
            }

            ofPoint = isPoint || (ofPoint && open.Length > 0);
            foreach (var (part, ends) in PartsOf(inner))
            {
                open.Append(open.Length > 0 ? " " : "").Append(part);
                if (ends)
                {
                    yield return new Sentence(open.ToString());
                    open.Clear();
                }
            }
        }

        if (open.ToString().Trim().Length > 0)
        {
            yield return Of(open.ToString(), ofPoint);
        }
    }

    private static IEnumerable<(string Part, bool Ends)> PartsOf(string line)
    {
        for (var start = 0; start < line.Length;)
        {
            var end = start;
            while (end < line.Length && !(line[end] is '.' or '!' && (end + 1 == line.Length || char.IsWhiteSpace(line[end + 1]))))
            {
                end++;
            }

            yield return (line[start..Math.Min(end + 1, line.Length)], end < line.Length);
            start = end + 1;
        }
    }

    private static bool IsPoint(string line) => line.TrimStart() is ['-' or '*' or '+' or '•', ' ', ..];

    // A point of a list lacks nothing but the mark, unless it goes on with what stands above it.
    private static Sentence Of(string text, bool isPoint) =>
        new(isPoint && (char.IsLetterOrDigit(text[^1]) || text[^1] == ')') && PlainWords.TextsOf(text) is { Length: > 1 } words && Speech.OpenEnds.LengthAt(words, words.Length - 1) == 0 && !Speech.Continuations.Begins(words) ? $"{text}." : text);

    /// <summary>What is left of it from a word on.</summary>
    public Sentence From(int at) => new(string.Join(' ', Pieces.Skip(at).Select(piece => piece.Piece)) + (Ends ? "." : ""));

    /// <summary>Whether all words are of a list, but for numbers and a few names.</summary>
    public bool IsKnown(Func<IReadOnlyList<string>, int, int> known, bool named)
    {
        var names = 0;
        for (var i = 0; i < Texts.Count;)
        {
            var length = Texts[i].Length == 0 ? 0 : known(Texts, i);
            if (length == 0)
            {
                var piece = Pieces[i].Piece;
                if (!piece.Any(char.IsAsciiDigit) && !(named && IsNamed(piece, i)) && !IsNumbered(i))
                {
                    return false;
                }

                names += piece.Any(char.IsAsciiDigit) || IsNumbered(i) ? 0 : 1;
            }

            i += Math.Max(1, length);
        }

        // A greeting may end with a comma; everything else that does goes on.
        return !Opens && names <= MostNames && !(Pieces.Count > 4 && Pieces[^1].Piece.EndsWith(','));
    }

    /// <summary>What comes after a comma in words that nobody knows: ", alas it came empty".</summary>
    public bool TurnsUnknown() => Unknown(Texts).Any(at => Pieces.Take(at).Skip(1).Any(piece => piece.Piece.EndsWith(',')) && !IsNamed(Pieces[at].Piece, at));

    /// <summary>The words without whom they are said to: "Rhea, thank you for …"</summary>
    public List<string> WithoutVocative() => Pieces.Count > 1 && Pieces[0].Piece.EndsWith(',') && IsNamed(Pieces[0].Piece, 0) ? Texts[1..] : Texts;

    /// <summary>The words without "comment 5".</summary>
    public List<string> WithoutReferences() =>
        [.. Texts.Where((word, i) => !(word is "comment" or "comments" && i + 1 < Texts.Count && Pieces[i + 1].Piece.Any(char.IsAsciiDigit)))];

    /// <summary>Whether a word names somebody. The first one has its capital in any case.</summary>
    public bool IsNamed(string piece, int at) =>
        Names.IsNick(piece.TrimEnd('.', ',', '!'))
        || (Names.IsName(piece.TrimEnd('.', ',', '!', ')').TrimStart('(').Replace("'s", "", StringComparison.Ordinal).Replace("’s", "", StringComparison.Ordinal)) && (at > 0 || piece.EndsWith(',')) && Speech.Interjections.LengthAt(Texts, at) == 0 && !IsAnothers(at));

    /// <summary>Whether the word at a place is the first one and a name that is no other word.</summary>
    public bool IsNamedFirst(int at) =>
        at == 0 && Names.IsName(Pieces[0].Piece.TrimEnd(',')) && Speech.Interjections.LengthAt(Texts, 0) == 0 && Report.Known(Texts, 0) == 0;

    // "The decision is Tomas's", "fine by Tomas", but "answered by Tomas".
    private bool IsAnothers(int at) => at > 1 && (
        (at == Pieces.Count - 1 && Pieces[at].Piece.TrimEnd('.', '!').EndsWith('s') && Pieces[at].Piece.AsSpan().ContainsAny('\'', '’'))
        || (Texts[at - 1] == "by" && (!Texts[at - 2].EndsWith("ed", StringComparison.Ordinal) || Texts[at - 2] is "reviewed" or "approved" or "checked" or "verified" or "decided" or "signed" or "cleared")));

    /// <summary>Whether a word is numbered by the next: "question 9".</summary>
    public bool IsNumbered(int at) => at + 1 < Pieces.Count && Pieces[at + 1].Piece.Any(char.IsAsciiDigit) && Speech.Numbered.LengthAt(Texts, at) > 0;
}
