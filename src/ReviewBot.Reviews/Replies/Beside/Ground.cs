using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Says what speaks against a request: what a part of it says, does or lacks, or what it has to have. What is a snare beside an approval is the very reason here.</summary>
internal static class Ground
{
    private const int FewestWords = 2;
    private const int MostWords = 50;
    private const int MostWordsOfSubject = 6;
    private const int MostWordsOfWhole = 3;
    private const int MostWordsOfHead = 10;

    /// <summary>What stands for words of the form that are quoted.</summary>
    public const string Quotation = "quotation";

    /// <summary>Whether a sentence does, and neither conditions, doubts nor takes back anything.</summary>
    public static bool Is(Sentence sentence)
    {
        if (sentence.Texts.Count < FewestWords)
        {
            return false;
        }

        var words = Own(sentence.Texts[Opening(sentence)..]);
        return words.Count is >= FewestWords and <= MostWords && !sentence.Opens && IsWhole(sentence, words) && !Evasions.LieElsewhere(sentence) && !Evasions.SpeakOfWords(sentence) && !HasSnares(words) && !Argument.DeniesFault(words) && (Manners.GroundTurns.Begins(sentence.Texts) || !Speech.Hedges.Begins(sentence.Texts)) && !IsOfSomebody(sentence) && (SpeaksOfRequest(words) || Argument.Is(sentence, words));
    }

    /// <summary>Whether words lead to a list of such sentences: "What I miss".</summary>
    public static bool Leads(string text) =>
        text.EndsWith(':') && PlainWords.TextsOf(text) is { Length: > 0 and <= MostWordsOfHead } words && Manners.GroundHeads.IsIn(words) && !HasSnares(words);

    /// <summary>Whether something in the words may condition, doubt or take back a denial, or speak of it.</summary>
    public static bool HasSnares(IReadOnlyList<string> words)
    {
        var left = Manners.GroundTurns.Without(words);
        return Speech.Hedges.IsIn(left) || Manners.RefusalSnares.IsIn(left) || Manners.GroundSnares.IsIn(left) || Manners.ArgumentSnares.IsIn(left) || Manners.GroundEchoes.IsIn(words);
    }

    /// <summary>Whether the words hold what is a fault of a request, or deny something.</summary>
    public static bool IsAgainst(IReadOnlyList<string> words) =>
        Speech.Lapses.IsIn(words) || Grammar.Negators.IsIn(words) || Speech.Faults.IsIn(Speech.ReportAllowed.Without(words));

    // "Hi Rhea, …", "Rhea, …"
    private static int Opening(Sentence sentence) =>
        Math.Min(sentence.LengthOfGreeting > 0 ? sentence.LengthOfGreeting : sentence.BeginsWithName && sentence.Closes[0] ? 1 : 0, sentence.Texts.Count - 1);

    // "Sorry, but question 9 …", "because question 9 …", "please name … in question 9"
    private static List<string> Own(List<string> words)
    {
        var own = words.SkipWhile(word => Manners.ExcuseLeads.Begins([word]) || word is "but" or "because" or "since" or "please" or "see" or "secondly" or "finally").ToList();
        return own is ["as", "far", "as", "i" or "we", "can" or "could", "see" or "tell" or "judge", ..] ? own[6..] : own is ["i", "am", "afraid", "that", ..] ? own[4..] : own is ["i", "am", "afraid", ..] ? own[3..] : own;
    }

    // "But question 9 …" begins anew, "but question 9 …" goes on.
    private static bool IsWhole(Sentence sentence, List<string> words) =>
        !sentence.Pieces[Opening(sentence)].Piece.StartsWith("but", StringComparison.Ordinal) && (sentence.Ends || (IsAgainst(words) && Speech.OpenEnds.LengthAt(words, words.Count - 1) == 0 && words[^1] is not ("me" or "us" or "you" or "i" or "we" or "why" or "because" or "but")));

    private static bool SpeaksOfRequest(List<string> words) => words[0] switch
    {
        "i" or "we" or "you" => Manners.GroundTurns.LengthAt(words, 0) > 1 && NamesPart(words),
        "this" or "that" or "it" or "these" or "those" or "there" or "here" when !IsPart(words, 1) => NamesPart(words) && (IsFault(words) || Manners.GroundVerbs.LengthAt(words, words[1] is "one" ? 2 : 1) > 0),
        var first => Manners.GroundFixes.Begins([first]) ? NamesPart(words) : PartIsSubject(words) || IsOfKind(words) || (Grammar.Negators.Begins(words) && Speech.FormParts.IsIn(words)) || FaultsWhole(words),
    };

    private static bool IsFault(List<string> words) =>
        Speech.Lapses.IsIn(words) || Grammar.Negators.IsIn(words) || Speech.Sensitive.IsIn(words) || words.Exists(word => word is "category");

    // "Server hostnames are category 3"
    private static bool IsOfKind(List<string> words) =>
        words.FindIndex(word => Grammar.Copulas.Begins([word])) is > 0 and <= MostWordsOfSubject and var copula && words[(copula + 1)..] is var kind && words.Take(copula).All(word => !IsTalk(word) && !Speech.OpenEnds.Begins([word]) && !Grammar.Pronouns.Begins([word]))
        && (kind is ["category" or "not", ..] || Speech.Sensitive.Begins(kind));

    // "The linked page wants a login", "no owner is named"
    private static bool PartIsSubject(List<string> words)
    {
        var part = Enumerable.Range(0, Math.Min(MostWordsOfSubject, words.Count)).FirstOrDefault(at => IsPart(words, at), -1);
        return part >= 0 && words.Take(part).Index().All(word => Manners.GroundStarts.Begins([word.Item]) || Grammar.Determiners.Begins([word.Item]) || (Clause.VerbAt(words, word.Index) == 0 && !Speech.OpenEnds.Begins([word.Item]) && !Speech.ConditionHeads.Begins(words[word.Index..]) && !IsTalk(word.Item)))
            && (IsFault(words) || HasVerb(words, part + 1));
    }

    private static bool HasVerb(List<string> words, int from) =>
        Enumerable.Range(from, words.Count - from).Any(at => Clause.VerbAt(words, at) > 0 || Manners.GroundVerbs.LengthAt(words, at) > 0);

    private static bool IsTalk(string word) =>
        word.EndsWith("ing", StringComparison.Ordinal) || word is "who" or "they" or "he" or "she" or "one" or "so" or "like" or "see" or "thanks" or "thank" or "good" or "great" or "nice" or "ps" or "well" or "yes" or "ok" or "fine" or "sure";

    // "Ines checks the rest", "…, says Rhea", but "Rhea, question 9 …" and "goes to PostHog".
    private static bool IsOfSomebody(Sentence sentence) =>
        Enumerable.Range(0, sentence.Pieces.Count).Any(at => IsSomebody(sentence, at) && (BeginsWithSomebody(sentence, at) || IsBySomebody(sentence.Texts, at) || Acts(sentence, at)));

    private static bool IsSomebody(Sentence sentence, int at) =>
        (sentence.IsNamed(sentence.Pieces[at].Piece, at) || sentence.IsNamedFirst(at)) && Report.Known(sentence.Texts, at) == 0 && !Report.IsNumberOrCode(sentence.Pieces[at].Piece) && !Grammar.Negators.Begins([sentence.Texts[at]]);

    private static bool BeginsWithSomebody(Sentence sentence, int at) => at == 0 && sentence.Texts.Count > 1 && !sentence.Closes[0] && !IsSubjectHead(sentence.Texts, 1);

    private static bool IsBySomebody(List<string> words, int at) => at > 0 && words[at - 1] is "by" or "says" or "said" or "is" or "with" or "from" or "for" or "ask" or "asks" or "and";

    private static bool Acts(Sentence sentence, int at) => at + 1 < sentence.Texts.Count && !sentence.Closes[at] && Clause.VerbAt(sentence.Texts, at + 1) > 0;

    private static bool IsSubjectHead(List<string> words, int at) =>
        IsPart(words, at) || Grammar.Determiners.LengthAt(words, at) > 0 || Grammar.SubjectHeads.LengthAt(words, at) > 0 || Grammar.Negators.LengthAt(words, at) > 0 || Speech.Numbered.LengthAt(words, at) > 0;

    /// <summary>Whether the words name a part of the request.</summary>
    public static bool NamesPart(List<string> words) => Enumerable.Range(0, words.Count).Any(at => IsPart(words, at));

    private static bool IsPart(List<string> words, int at) =>
        words[at] == Quotation
        || (Speech.Numbered.LengthAt(words, at) > 0 && at + 1 < words.Count && words[at + 1].Any(char.IsAsciiDigit))
        || (words[at].Length is 2 or 3 && words[at][0] == 'q' && words[at][1..].All(char.IsAsciiDigit))
        || Math.Max(Speech.Matter.LengthAt(words, at), Grammar.Things.LengthAt(words, at)) > Manners.GroundWholes.LengthAt(words, at)
        || (words[at].EndsWith('s') && words[at].Length > 3 && Math.Max(Speech.Matter.LengthAt([words[at][..^1]], 0), Grammar.Things.LengthAt([words[at][..^1]], 0)) > Math.Max(Manners.GroundWholes.LengthAt([words[at][..^1]], 0), Manners.GroundWholes.LengthAt(words, at)));

    // "The form is incomplete."
    private static bool FaultsWhole(List<string> words) =>
        words.Take(MostWordsOfWhole).Any(word => Manners.GroundWholes.Begins([word])) && Speech.Lapses.IsIn(words) && HasVerb(words, 0) && !Speech.ConditionHeads.Begins(words) && (Manners.GroundStarts.Begins(words) || Manners.GroundWholes.Begins(words) || Speech.Lapses.Begins(words));
}
