using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>A part of a sentence with, mostly, a subject and a verb.</summary>
internal sealed class Clause
{
    private const int MostWordsOfSubject = 5;
    private const int MostBeforeVerb = 3;

    private readonly Sentence sentence;
    private readonly int start;
    private readonly List<string> words;
    private readonly bool isFirst;

    private Clause(Sentence sentence, int from, int to)
    {
        var all = sentence.Texts[from..to];
        var skipped = 0;
        while (skipped < all.Count && Opening(all, skipped) is > 0 and var length)
        {
            skipped += length;
        }

        this.sentence = sentence;
        start = from + skipped;
        words = all[skipped..];
        isFirst = from == 0;
    }

    /// <summary>Whether a verb of those that are known is in it.</summary>
    public bool HasVerb => VerbPlaces.Any();

    /// <summary>Whether its subject may be what was said before it.</summary>
    public bool PointsBack => words.Take(VerbPlaces.DefaultIfEmpty(0).First()).Any(word => word is "it" or "this" or "that" or "these" or "those" or "everything" or "all");

    private IEnumerable<int> VerbPlaces => Enumerable.Range(0, words.Count).Where(i => VerbAt(words, i) > 0);

    /// <summary>The clauses of a sentence.</summary>
    public static List<Clause> Of(Sentence sentence)
    {
        var clauses = new List<Clause>();
        var start = 0;
        for (var i = 0; i < sentence.Pieces.Count; i++)
        {
            if (i == sentence.Pieces.Count - 1 || sentence.Closes[i] || Joins(sentence, i, start))
            {
                clauses.Add(new Clause(sentence, start, i + 1));
                start = i + 1;
            }
        }

        return clauses;
    }

    // "… and the team is split": what has a subject and a verb of its own is a clause without a comma, too.
    private static bool Joins(Sentence sentence, int at, int start)
    {
        var words = sentence.Texts;
        return at > start && Enumerable.Range(start, at - start).Any(i => VerbAt(words, i) > 0) && Grammar.Joints.LengthAt(words, at) > 0 && at + 2 < words.Count
            && (Grammar.SubjectHeads.LengthAt(words, at + 1) > 0 || sentence.IsNamed(sentence.Pieces[at + 1].Piece, at + 1))
            && Enumerable.Range(at + 2, Math.Min(MostWordsOfSubject, words.Count - at - 2)).TakeWhile(i => !sentence.Closes[i - 1] && Grammar.Joints.LengthAt(words, i) == 0).Any(i => Grammar.VerbsOfThings.LengthAt(words, i) > 0 || Grammar.Auxiliaries.LengthAt(words, i) > 0 || OthersVerbAt(words, i) > 0);
    }

    /// <summary>How many words name somebody who has said what follows: "as Ines said".</summary>
    public static int Attribution(IReadOnlyList<string> words) =>
        words is ["as", _, "said" or "noted" or "mentioned" or "suggested" or "explained" or "promised" or "agreed", ..] ? 3 : 0;

    /// <summary>How many words from a place on are a verb that reports, of whomever.</summary>
    public static int VerbAt(IReadOnlyList<string> words, int at) => Math.Max(Grammar.VerbsOfThings.LengthAt(words, at), Math.Max(Grammar.VerbsOfStewards.LengthAt(words, at), OthersVerbAt(words, at)));

    /// <summary>How many words from a place on are what somebody else has done: "has already answered".</summary>
    public static int OthersVerbAt(IReadOnlyList<string> words, int at)
    {
        var verb = at;
        if (Grammar.Auxiliaries.LengthAt(words, at) > 0)
        {
            verb++;
            while (Grammar.Adverbs.LengthAt(words, verb) is > 0 and var length)
            {
                verb += length;
            }
        }

        return Math.Max(LengthAt(at), LengthAt(verb) is > 0 and var own ? verb - at + own : 0);

        int LengthAt(int at) => Math.Max(Grammar.VerbsOfOthers.LengthAt(words, at), Grammar.VerbsOfOffices.LengthAt(words, at));
    }

    /// <summary>Whether it says what was done, or how something is, by a subject of which that can be said.</summary>
    /// <param name="alone">Whether it may name a thing and say nothing of it.</param>
    public bool Reports(bool alone) =>
        words.TrueForAll(word => word.All(char.IsAsciiDigit)) || IsVocative || IsLabel || IsCovered || IsAbsent || (!Admits && (IsFragment(alone) || IsNamed() || VerbPlaces.Any(Reports)));

    // "Thanks Rhea, …"
    private List<string> Unnamed => [.. words.Where((_, i) => i == 0 || !sentence.IsNamed(sentence.Pieces[start + i].Piece, start + i))];

    private bool IsCovered => Speech.Courtesy.Covers(Unnamed) || Speech.Assents.Covers(words) || Speech.SendOffs.Covers(words) || (Speech.ThanksFor.Begins(words) && !Speech.Reversals.IsIn(words))
        || Grammar.Qualities.Covers([.. words.Where(word => word is not ("and" or "very" or "really"))]);

    // "No personal data is sent", "you can't identify anybody".
    private bool IsAbsent => sentence.Absent[start] || (words.Count > 1 && sentence.Absent[start + 1] && (words[0] is "you" or "we" or "one" || IsMatter([words[0]])));

    // A thing may be named behind another clause, if nobody is spoken to.
    private bool IsFragment(bool alone) =>
        (Speech.Greetings.Begins(words) || (alone && !sentence.BeginsWithName && words[0] is not ("i" or "we" or "you" or "he" or "she" or "they") && !IsToCome)) && !HasVerb;

    // "New form on Monday"
    private bool IsToCome => words is ["new" or "newer" or "next" or "another", ..] || words.Exists(word => word.EndsWith("day", StringComparison.Ordinal));

    // "No category 3 data.", "Good work on the documentation!"
    private bool IsNamed() =>
        words.Count > 1 && !Grammar.Limits.Begins(words[1..]) && !IsToCome
        && (Grammar.Praise.Begins(words)
            || ((VerbPlaces.All(at => at < 2) || Grammar.Qualities.Begins(words)) && !IsOfText && (Grammar.Determiners.Begins(words) || Grammar.Qualities.Begins(words) || (Speech.Matter.Begins(words) && sentence.Text.Contains(',', StringComparison.Ordinal))) && IsMatter(sentence.Texts)));

    // "Rhea, …"
    private bool IsVocative => isFirst && words.Count == 1 && sentence.Closes[start] && sentence.BeginsWithName;

    // "Category: 2", "verdict: fine"
    private bool IsLabel => isFirst && Speech.ValueLabels.LengthAt(words, 0) == words.Count && sentence.Pieces[start + words.Count - 1].Piece.EndsWith(':');

    /// <summary>Whether it owns that the steward had misread something, which the rest of the sentence has to make good.</summary>
    public bool Admits => Speech.Admissions.Begins(words);

    // "Same answer as in bug 12", "a text for the drawer" speak of words.
    private bool IsOfText => words.Take(3).Any(word => word is "text" or "answer" or "wording" or "reply" or "response" or "message" or "comment");

    private bool Reports(int verb)
    {
        var subject = words[..verb];
        while (subject.Count > 0 && Grammar.Adverbs.Begins([subject[^1]]))
        {
            subject.RemoveAt(subject.Count - 1);
        }

        return subject.Count == 0 ? IsElided(verb)
            : subject[0] is "i" or "we" || (subject is [.., "and", "i"] && IsSomebody(subject)) ? Grammar.VerbsOfStewards.LengthAt(words, verb) > 0 || FindsNothing(verb)
            : subject is ["they"] ? words[verb] is not ("has" or "have" or "had") && !IsOfOffices(verb)
            : (!isFirst && subject[0] is "which" or "who" or "what") || Reports(subject, verb);
    }

    private bool Reports(List<string> subject, int verb) =>
        ((OthersVerbAt(words, verb) > 0 || FindsNothing(verb)) && IsSomebody(subject) && (!IsOfOffices(verb) || Grammar.Offices.IsIn(subject))) || ((Grammar.VerbsOfThings.LengthAt(words, verb) > 0 || FindsNothing(verb)) && IsMatter(subject));

    private bool IsOfOffices(int verb) =>
        Enumerable.Range(verb, Math.Min(MostBeforeVerb, words.Count - verb)).Any(at => Grammar.VerbsOfOffices.LengthAt(words, at) > 0);

    // "Legal had no objections", "leaves no room for doubt"
    private bool FindsNothing(int verb) => Grammar.VerbsOfFinding.LengthAt(words, verb) > 0 && verb + 1 < words.Count && sentence.Absent[start + verb + 1];

    // "Reviewed the form", and in a further clause "works as it should".
    private bool IsElided(int verb) =>
        words.Count > verb + 1 && words[verb + 1] is "by" ? false
        : Grammar.VerbsOfStewards.LengthAt(words, verb) > 0 ? !Grammar.Halves.Begins(words[verb..]) || words is [_, "a", ..] || !isFirst
        : (!isFirst && Speech.ValueLabels.LengthAt(sentence.Texts, 0) == 0) || Grammar.ElidedVerbs.Begins([words[verb]]);

    private static bool IsMatter(List<string> subject) =>
        !Grammar.Offices.Covers(subject) && subject is not ["they", ..] && (subject.TrueForAll(word => word.All(char.IsAsciiDigit)) || Speech.Matter.IsIn(subject) || Speech.ReportSubjects.IsIn(subject) || Grammar.Things.IsIn(subject) || Grammar.Pronouns.IsIn(subject) || subject.Exists(IsCode));

    // "about:glean", "metrics.yaml"
    private static bool IsCode(string word) => word.Length > 2 && word.AsSpan(1, word.Length - 2).IndexOfAny(":_./") >= 0;

    // Nobody but those who are named: "a steward of Firefox" is somebody else.
    private bool IsSomebody(List<string> subject)
    {
        var named = Enumerable.Range(start, subject.Count).Where(at => sentence.IsNamed(sentence.Pieces[at].Piece, at) || sentence.IsNamedFirst(at)).Select(at => at - start).ToHashSet();
        return subject.Index().All(word => named.Contains(word.Index) || Grammar.Others.Begins([word.Item])) && (named.Count > 0 || subject.Exists(word => word is not ("the" or "and" or "both" or "i")));
    }

    // "As Ines said in comment 3,", "After reading the form,"; without a comma the steward follows.
    private static int Opening(List<string> words, int at)
    {
        if (at == 0 && Attribution(words) > 0)
        {
            return words.Count;
        }

        if (at == 0 && Speech.FrontedDeeds.LengthAt(words, 0) is > 0 and var deed)
        {
            return words.FindIndex(deed, word => word is "i" or "we") is >= 0 and var steward ? steward : words.Count;
        }

        return Speech.ReportOpenings.LengthAt(words, at);
    }
}
