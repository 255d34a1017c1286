using System.Buffers;
using System.Text;
using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.SentenceWords;

namespace ReviewBot.Reviews.Replies;

/// <summary>
/// Tells of the words beside a decision whether they can change it. Only what is known to be harmless is: whatever isn't
/// understood may embrace, negate, condition or exemplify, and then the decision is asked back.
/// </summary>
internal static class Harmless
{
    private const int MostNames = 3;
    private const int LongestStatement = 1500;
    private const int MostWordsOfThanks = 16;
    private const int FewestWordsOfStatement = 3;
    private const int MostWordsOfReport = 24;
    private const int MostWordsOfWish = 4;
    private const int FewestAnswers = 3;
    private static readonly SearchValues<char> Snares = SearchValues.Create("?\"“”„…<>=|~^");

    private static readonly char[] Blanks = [' ', '\t', '\u00a0', '–', '—'];
    private static readonly string[] Smiles = [":)", ":-)", ":D", ":-D", "<3"];
    private static readonly string[] Cheerful = ["👍", "✅", "✔", "🎉", "🚀", "🙂", "😀", "😃", "😄", "😊", "🙏", "💯", "👏", "❤", "🥳", "🌟", "⭐", "🙌"];

    /// <summary>Nothing but thanks, praise, greetings and whom they are for.</summary>
    public static bool IsCourtesy(string text) => Fits(text, IsCourtesy);

    /// <summary>Complete sentences that say how the request is and condition nothing.</summary>
    public static bool IsStatement(string text) => Fits(text, sentence => IsCourtesy(sentence) || (!Conditions.AreIn(sentence.Text) && IsStatement(sentence)));

    /// <summary>Complete sentences about the request, in known words, that hold no snare. Enough above a decision; below it, people take back what they said.</summary>
    public static bool IsAboutRequest(string text) => Fits(text, sentence => IsCourtesy(sentence) || (!Conditions.AreIn(sentence.Text) && (IsStatement(sentence) || IsAboutRequest(sentence))));

    /// <summary>What is said to somebody whose request was turned away: regret, how to ask again, and statements beside it.</summary>
    public static bool IsInvitation(string text) => Fits(text, sentence => IsCourtesy(sentence) || (!Conditions.AreIn(sentence.Text) && (IsStatement(sentence) || IsRegret(sentence) || IsInvitation(sentence) || IsRefusal(sentence) || IsAboutRequest(sentence))));

    /// <summary>A reason of several sentences, of which those after the first take nothing back.</summary>
    public static bool LeavesStanding(string reason) => string.Join(' ', SentencesOf(reason).Skip(1).Select(sentence => sentence.Text)) is { } rest && (rest.Length == 0 || IsInvitation(rest));

    /// <summary>A text without the smile at its end.</summary>
    public static string WithoutSmile(string text) =>
        Smiles.Concat(Cheerful).FirstOrDefault(smile => text.EndsWith(smile, StringComparison.Ordinal) && text.Length > smile.Length) is { } found ? text[..^found.Length].TrimEnd() : text;

    /// <summary>A steward's numbered answers to the questions of the form, without the questions.</summary>
    public static bool AreAnswers(IReadOnlyList<string> lines) =>
        lines.Count >= FewestAnswers && lines.All(line => !line.AsSpan().ContainsAny(Snares) && WithoutNumber(line) is { } words && Speech.Answers.Begins(words) && !IsHedged(words) && !HasStrings(words));

    private static string[]? WithoutNumber(string line)
    {
        var bare = line.TrimStart('*', '_', '-', ' ', 'Q', 'q');
        var digits = bare.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && bare.Length > digits && bare[digits] is '.' or ')' or ':' ? PlainWords.TextsOf(bare[(digits + 1)..]) : null;
    }

    /// <summary>Whether something in it is known to embrace, negate, condition or exemplify.</summary>
    public static bool IsHedged(string text) => IsHedged(PlainWords.TextsOf(text));

    private static bool IsHedged(IReadOnlyList<string> words) => Speech.Hedges.IsIn(Speech.Assents.Without(words));

    /// <summary>A name, as people put it below what they wrote.</summary>
    /// <param name="text">The line.</param>
    /// <param name="own">The names of who wrote it; null if any will do.</param>
    public static bool IsSignature(string text, IReadOnlyCollection<string>? own)
    {
        var words = text.Split([.. Blanks, '\n', '\r', ',', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 8 && !text.AsSpan().ContainsAny(Snares) && (!text.AsSpan().TrimEnd().EndsWith(".") || words.All(IsInitial)) && !text.Contains('!', StringComparison.Ordinal)
            && words.All(word => IsOwn(word, own) || (own is null && IsInitial(word)) || Speech.Titles.LengthAt(PlainWords.TextsOf(word), 0) > 0);
    }

    private static bool IsInitial(string word) => word.Length <= 4 && char.IsUpper(word[0]) && word.All(c => char.IsUpper(c) || c == '.');

    private static bool IsOwn(string word, IReadOnlyCollection<string>? own)
    {
        var name = word.TrimStart(':', '@');
        return own is null
            ? IsName(name) && !Speech.Interjections.Begins(PlainWords.TextsOf(name)) && !IsHedged(name)
            : own.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static bool Fits(string text, Func<Sentence, bool> isHarmless)
    {
        if (text.Length > LongestStatement || text.AsSpan().ContainsAny(Snares) && !Smiles.Any(smile => text.Contains(smile, StringComparison.Ordinal)) || text.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        var sentences = SentencesOf(text).ToList();
        return sentences.Count > 0 && sentences.TrueForAll(sentence => isHarmless(sentence));
    }

    private static bool IsCourtesy(Sentence sentence) =>
        sentence.Pieces.Count == 0
            ? sentence.IsQuiet
            : IsThanks(sentence) || IsWish(sentence) || sentence.IsKnown(Speech.Courtesy.LengthAt, Speech.CourtesyCore.IsIn(sentence.Texts)) && Speech.CourtesyCore.IsIn(sentence.Texts)
                && (sentence.Ends || Speech.OpenEnds.LengthAt(sentence.Texts, sentence.Texts.Count - 1) == 0);

    // "Happy shipping!", "Morning Rhea!"
    private static bool IsWish(Sentence sentence) =>
        sentence.Texts is ["morning" or "afternoon" or "evening", ..] && sentence.Pieces.Count == 2 && IsName(sentence.Pieces[1].Piece.TrimEnd('!', ',', '.'))
        || sentence.Ends && sentence.Texts.Count <= MostWordsOfWish && sentence.Texts is ["happy" or "enjoy" or "merry", _, ..] && !IsHedged(sentence.Texts) && !Speech.Strings.IsIn(sentence.Texts) && !Speech.Faults.IsIn(sentence.Texts);

    // What somebody is thanked for has been done, or is at least no condition.
    private static bool IsThanks(Sentence sentence) =>
        sentence.Texts.Count <= MostWordsOfThanks && !sentence.Opens && IsForSomething(sentence.WithoutVocative()) && !sentence.TurnsUnknown()
        && !IsHedged(sentence.Texts) && !Speech.Faults.IsIn(sentence.Texts) && !Speech.Strings.IsIn(sentence.Texts)
        && (sentence.Ends || Speech.OpenEnds.LengthAt(sentence.Texts, sentence.Texts.Count - 1) == 0);

    // "Thanks for undoing this": a deed that nobody knows may be that of taking back.
    private static bool IsForSomething(List<string> words) =>
        Speech.ThanksFor.LengthAt(words, 0) is > 0 and var at && at < words.Count && words[at] is not ("nothing" or "no")
        && !(words[at].EndsWith("ing", StringComparison.Ordinal) && Unknown(words).Contains(at));

    private static bool IsAboutRequest(Sentence sentence)
    {
        var words = Speech.Assents.Without(sentence.Texts);
        return sentence.Ends && !sentence.Opens && sentence.Texts.Count is >= FewestWordsOfStatement and <= MostWordsOfReport && IsUnderstood(words, sentence.Texts)
            && SaysSomething(sentence.Texts) && !Speech.Hedges.IsIn(words) && !Speech.Faults.IsIn(words) && !HasStrings(words)
            && !DeniesSomething(sentence.Texts) && !IsTooMuch(sentence.Texts);
    }

    // One word that nobody knows may say anything, wherever it stands.
    private static bool IsUnderstood(IReadOnlyList<string> words, List<string> texts) =>
        !Unknown(words).Any() && (Speech.Matter.IsIn(texts) || Speech.Verbs.IsIn(texts));

    // Said of a request that is denied: it speaks against it, as it should.
    private static bool IsRefusal(Sentence sentence)
    {
        var words = PlainWords.Of(string.Join(' ', sentence.Texts));
        var at = Enumerable.Range(0, words.Count).FirstOrDefault(i => Speech.Refusals.At(words, i) is not null, -1);
        return at < 0 ? SpeaksAgainst(sentence) : !IsHedged([.. sentence.Texts.Take(at), .. sentence.Texts.Skip(at + Speech.Refusals.At(words, at)!.Value.Length)]);
    }

    private static bool SpeaksAgainst(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && Speech.Matter.IsIn(sentence.Texts) && SaysSomething(sentence.Texts) && !IsHedged(sentence.Texts) && !Speech.Faults.IsIn(Speech.Lapses.Without(sentence.Texts))
        && IsReport(sentence.Texts) && (MayBeReason(sentence.Texts) || !Unknown(sentence.Texts).Any());

    // "The data is toxic" is a reason, whatever the word means. "The request is void", "the form was a joke" may say that there was nothing to decide.
    private static bool MayBeReason(List<string> words) =>
        !words.Exists(word => word is "i" or "we" or "was" or "were" or "had") && !words.Take(MostWordsOfSubject).Any(word => word is "request" or "review" or "this" or "that" or "it");

    private static bool IsRegret(Sentence sentence) =>
        sentence.Texts is ["sorry" or "unfortunately" or "apologies", ..]
        && sentence.IsKnown((words, at) => at == 0 ? 1 : Math.Max(Speech.Courtesy.LengthAt(words, at), Speech.Statements.LengthAt(words, at)), named: true)
        && !IsHedged(sentence.Texts);

    private static bool IsInvitation(Sentence sentence) =>
        sentence.Ends && sentence.Texts is ["please" or "feel" or "happy" or "glad" or "you", ..] or ["i", "am" or "will", ..]
        && Speech.Invitations.IsIn(sentence.Texts) && !sentence.Texts.Exists(word => word is "not" or "never" or "ignore" or "disregard" or "instead" or "no" or "but");

    private static bool IsStatement(Sentence sentence) =>
        sentence.IsKnown((words, at) => Math.Max(Speech.Assents.LengthAt(words, at), Math.Max(Speech.Courtesy.LengthAt(words, at), Speech.Statements.LengthAt(words, at))), named: true)
        && !IsHedged(sentence.Texts)
        && !DeniesSomething(sentence.Texts) && !GoesOnStill(sentence.Texts) && !IsTooMuch(sentence.Texts)
        && (Speech.Verbs.IsIn(sentence.Texts) || Agrees(sentence.Texts) || (!sentence.Ends && Speech.Openers.Begins(sentence.Texts)))
        && (sentence.Ends || (Speech.Openers.Begins(sentence.Texts) && Speech.OpenEnds.LengthAt(sentence.Texts, sentence.Texts.Count - 1) == 0));

    // Bullets, headings and emphasis say nothing; a word in code is one word. A line that goes on small goes on.
    private static IEnumerable<Sentence> SentencesOf(string text)
    {
        var open = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var inner = line.Trim().TrimStart('#', '*', '_', '-', '+', '•', ' ').TrimEnd('*', '_', ' ', '\\').Replace("`", "", StringComparison.Ordinal);
            if (open.Length > 0 && inner.Length > 0 && !char.IsLower(inner[0]))
            {
                yield return new Sentence(open.ToString());
                open.Clear();
            }

            for (var start = 0; start < inner.Length;)
            {
                var end = start;
                while (end < inner.Length && !(inner[end] is '.' or '!' && (end + 1 == inner.Length || char.IsWhiteSpace(inner[end + 1]))))
                {
                    end++;
                }

                open.Append(open.Length > 0 ? " " : "").Append(inner.AsSpan(start, Math.Min(end + 1, inner.Length) - start));
                if (end < inner.Length)
                {
                    yield return new Sentence(open.ToString());
                    open.Clear();
                }

                start = end + 1;
            }
        }

        if (open.ToString().Trim().Length > 0)
        {
            yield return new Sentence(open.ToString());
        }
    }

    private static bool IsNick(string word) => word.Length > 2 && word[0] is ':' or '@' && word[1..].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool IsName(string word) =>
        word.Length > 1 && char.IsUpper(word[0]) && word[1..].Any(char.IsLower) && word.All(c => char.IsLetter(c) || c is '\'' or '’' or '-');

    private sealed class Sentence
    {
        public Sentence(string text)
        {
            var all = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Where(piece => piece is not ("-" or "&" or "(" or ")")).ToList();
            var cheers = all.Where(IsCheer).ToList();
            Pieces = [.. all.Where(piece => !IsCheer(piece)).SelectMany(piece => PlainWords.TextsOf(piece) is { Length: > 0 } words ? words.Select(word => (piece, word)) : [(piece, "")])];
            Texts = [.. Pieces.Select(piece => piece.Word)];
            Text = text;
            IsQuiet = all.Count == cheers.Count;
            var end = text.TrimEnd(' ', ')');
            Ends = (end.Length > 0 && end[^1] is '.' or '!') || (cheers.Count > 0 && all.Count > 0 && IsCheer(all[^1]));
            Opens = end.Length > 0 && end[^1] is ':' or ';' or '-' or '–' or '—' or '(' && !(all.Count > 0 && IsCheer(all[^1]));
        }

        public string Text { get; }

        public List<(string Piece, string Word)> Pieces { get; }

        public List<string> Texts { get; }

        public bool IsQuiet { get; }

        public bool Ends { get; }

        public bool Opens { get; }

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

        // What comes after a comma in words that nobody knows: ", alas it came empty".
        public bool TurnsUnknown() => Unknown(Texts).Any(at => Pieces.Take(at).Skip(1).Any(piece => piece.Piece.EndsWith(',')) && !IsNamed(Pieces[at].Piece, at));

        // "Rhea, thank you for …"
        public List<string> WithoutVocative() => Pieces.Count > 1 && Pieces[0].Piece.EndsWith(',') && IsNamed(Pieces[0].Piece, 0) ? Texts[1..] : Texts;

        private bool IsNumbered(int at) => at + 1 < Pieces.Count && Pieces[at + 1].Piece.Any(char.IsAsciiDigit) && Speech.Numbered.LengthAt(Texts, at) > 0;

        // The first word has its capital in any case.
        private bool IsNamed(string piece, int at) =>
            IsNick(piece.TrimEnd('.', ',', '!'))
            || (IsName(piece.TrimEnd('.', ',', '!', ')').TrimStart('(').Replace("'s", "", StringComparison.Ordinal).Replace("’s", "", StringComparison.Ordinal)) && (at > 0 || piece.EndsWith(',')) && Speech.Interjections.LengthAt(Texts, at) == 0 && !IsAnothers(at));

        // "The decision is Tomas's", "fine by Tomas", but "answered by Tomas".
        private bool IsAnothers(int at) => at > 1 && (
            (at == Pieces.Count - 1 && Pieces[at].Piece.TrimEnd('.', '!').EndsWith('s') && Pieces[at].Piece.AsSpan().ContainsAny('\'', '’'))
            || (Texts[at - 1] == "by" && !Texts[at - 2].EndsWith("ed", StringComparison.Ordinal)));

        private static bool IsCheer(string piece) =>
            Smiles.Contains(piece.TrimEnd('.', ',')) || Cheerful.Any(cheer => piece.Replace("\ufe0f", "", StringComparison.Ordinal).Trim(',', '.', '!').Replace(cheer, "", StringComparison.Ordinal).Length == 0);
    }
}
