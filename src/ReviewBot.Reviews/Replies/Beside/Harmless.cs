using System.Buffers;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>
/// Tells of the words beside a decision whether they can change it: whether they are known to be harmless, or are said by the way
/// and hold nothing that may embrace, negate, condition or exemplify it. Otherwise the decision is asked back.
/// </summary>
internal static partial class Harmless
{
    private const int LongestText = 1500;
    private const int FewestAnswers = 3;
    private const int FewestBareAnswers = 5;
    private const int MostWordsOfTopic = 3;
    private static readonly Func<Sentence, bool> AboutRequest =
        Unconditional(sentence => Overcome.Is(sentence) || Relief.Is(sentence) || Note.Is(sentence) || (!Evasions.AreIn(sentence) && (Statement.Is(sentence) || Statement.IsOnTheMatter(sentence) || Report.Is(sentence))));

    private static readonly Func<Sentence, bool> AboutRequestOrAside = sentence => AboutRequest(sentence) || Aside.Is(sentence);

    private static readonly Func<Sentence, bool> Below = Unconditional(sentence => !Evasions.AreIn(sentence) && (Statement.Is(sentence) || Report.IsBelow(sentence)));

    private static readonly char[] Digits = [.. "0123456789"];

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„");
    private static readonly SearchValues<char> Snares = SearchValues.Create("?\"“”„…<>=|~^");

    /// <summary>Nothing but thanks, praise, greetings and whom they are for.</summary>
    public static bool IsCourtesy(string text) => Fits(text, Courtesy.Is);

    /// <summary>Courtesy or regret, and nothing else: "sorry".</summary>
    public static bool IsPolite(string text) => IsCourtesy(text) || PlainWords.TextsOf(text).All(word => Manners.ExcuseLeads.Begins([word]));

    /// <summary>Complete sentences that say how the request is and condition nothing. Enough below a decision, where people take back what they said.</summary>
    public static bool IsStatement(string text) => Fits(text, Below);

    /// <summary>The same below a denial, which a fresh look may overturn.</summary>
    public static bool IsBelowDenial(string text) => Fits(text, sentence => Below(sentence) && !Manners.RefusalSnares.IsIn(sentence.Texts) && !Manners.Consents.IsIn(sentence.Texts));

    /// <summary>Such sentences, and what somebody whose request was granted may do some day: "Don't forget to close the follow-up bug."</summary>
    public static bool IsBelowGrant(string text) => Fits(text, sentence => Below(sentence) || Errand.Is(sentence) || Offer.Is(sentence) || Aside.IsBelow(sentence));

    /// <summary>Such sentences, and what tells that everybody knows of it already: enough beside the end of an embargo.</summary>
    public static bool IsAboutOpening(string text) => Fits(text, sentence => Courtesy.Is(sentence) || (!Publication.IsLess(sentence) && (Below(sentence) || Publication.Is(sentence))));

    /// <summary>Complete sentences about the request and its review. Enough above a decision.</summary>
    public static bool IsAboutRequest(string text) => Fits(text, AboutRequestOrAside);

    /// <summary>Such sentences, all of whose words are known: what is said by the way may be a reason to turn a request away.</summary>
    public static bool IsKnownAboutRequest(string text) => Fits(text, AboutRequest);

    /// <summary>What is said to somebody whose request was turned away: regret, how to ask again, and statements beside it.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="above">Whether it is said before the request is turned away.</param>
    public static bool IsInvitation(string text, bool above = false) => Fits(text, sentence => !Manners.Consents.IsIn(sentence.Texts) && (Refusal.AsksAgain(sentence) || TurnsAway(sentence) || Ground.Is(sentence) || (above && AboutRequest(sentence))));

    /// <summary>A reason of several sentences, of which those after the first take nothing back.</summary>
    public static bool LeavesStanding(string reason) => string.Join(' ', Sentence.In(reason).Skip(1).Select(sentence => sentence.Text)) is { } rest && (rest.Length == 0 || IsInvitation(rest));

    /// <summary>Whether something in it takes back what was said, puts it off or leaves it to somebody else.</summary>
    public static bool TakesBack(string text) => PlainWords.TextsOf(text) is var words && (Manners.RefusalSnares.IsIn(words) || Manners.InvitationSnares.IsIn(words));

    /// <summary>A list of what speaks against a request, a point a line.</summary>
    public static bool AreReasons(IReadOnlyList<string> lines) =>
        lines.Count > 1 && lines.All(line => IsPoint(line) && !line.AsSpan().ContainsAny('?', '…') && line[^1] != ':' && PlainWords.TextsOf(line) is { Length: > 2 } words
            && (Speech.Matter.IsIn(words) || Speech.FormParts.IsIn(words) || Grammar.Things.IsIn(words)) && !SentenceWords.IsHedged(Speech.Lapses.Without(words)) && !Manners.RefusalSnares.IsIn(words));

    /// <summary>What leads to such a list.</summary>
    public static bool LeadsToReasons(string text, string next) =>
        text.EndsWith(':') && IsPoint(next) && IsInvitation($"{text.TrimEnd(':')}.", above: true);

    private static bool IsPoint(string line) =>
        line.TrimStart() is { Length: > 2 } point && ((point[0] is '-' or '*' or '•' or '+' && point[1] == ' ') || (char.IsAsciiDigit(point[0]) && point.TrimStart(Digits) is { Length: > 0 } rest && rest[0] is '.' or ')'));

    /// <summary>A steward's numbered answers to the questions of the form, without the questions.</summary>
    public static bool AreAnswers(IReadOnlyList<string> lines) => AreBareAnswers(lines) || (
        lines.Count >= FewestAnswers && lines.All(line => !line.AsSpan().ContainsAny(Snares) && WithoutNumber(line) is { } words && (IsPerson(line, words) || (Speech.Answers.Begins(words) && !Speech.Hedges.IsIn(Speech.Answers.Without(Speech.Assents.Without(words))) && !HasStrings(Speech.Assents.Without(words))))));

    // "Yes", "n/a", "2", a line each.
    private static bool AreBareAnswers(IReadOnlyList<string> lines) =>
        lines.Count >= FewestBareAnswers && lines.All(line => !line.AsSpan().ContainsAny(Snares) && PlainWords.TextsOf(line) is { Length: > 0 and <= MostWordsOfTopic + 2 } words && (words is [var only] && only.All(char.IsAsciiDigit) || Speech.Answers.Begins(words)) && !Speech.Hedges.IsIn(Speech.Answers.Without(words)) && !HasStrings(words));

    // "3. Rhea will monitor it"
    private static bool IsPerson(string line, string[] words) =>
        words.Length > 0 && line.IndexOf(words[0], StringComparison.OrdinalIgnoreCase) is >= 0 and var at && Names.AreSigned(line[at..].Split(' ')[0].TrimEnd('.', ','), own: null) && Report.Known(words, 0) == 0 && (words.Length == 1 || Manners.AnswerPersons.Covers(words[1..]));

    /// <summary>The same on one line: "1 yes, 2 yes (pref), 3 n/a".</summary>
    public static bool AreAnswersInLine(string text) =>
        text.Split([", ", "; "], StringSplitOptions.RemoveEmptyEntries) is { Length: >= FewestAnswers } parts
        && AreAnswers([.. parts.Select(part => part.TrimStart().TakeWhile(char.IsAsciiDigit).Count() is > 0 and < 3 and var digits ? $"{part.TrimStart()[..digits]}. {part.TrimStart()[digits..].TrimStart('.', ')', ':', ' ')}" : part)]);

    /// <summary>Whether something in it is known to embrace, negate, condition or exemplify.</summary>
    public static bool IsHedged(string text) => SentenceWords.IsHedged(PlainWords.TextsOf(text));

    /// <summary>A name, as people put it below what they wrote.</summary>
    /// <param name="text">The line.</param>
    /// <param name="own">The names of who wrote it; null if any will do.</param>
    public static bool IsSignature(string text, IReadOnlyCollection<string>? own) => !text.AsSpan().ContainsAny(Snares) && Names.AreSigned(text, own);

    /// <summary>Whether a line leads to such answers.</summary>
    public static bool LeadsToAnswers(string line) => line[^1] is ':' or '.' && PlainWords.TextsOf(line) is { Length: > 0 } words && Manners.AnswerLeads.LengthAt(words, 0) == words.Length;

    /// <summary>Whether a line leads to a list of what was looked at: "Checked:".</summary>
    public static bool LeadsToChecks(string line) => line.EndsWith(':') && PlainWords.TextsOf(line) is { Length: > 0 } words && Manners.CheckLeads.LengthAt(words, 0) == words.Length;

    /// <summary>Such a list, a point a line: "- the opt-out".</summary>
    public static bool AreChecks(IReadOnlyList<string> lines) =>
        lines.Count > 0 && lines.All(line => IsPoint(line) && (IsAboutRequest($"{line.TrimEnd('.')}.") || Fits(line, Aside.IsPoint)));

    private static string[]? WithoutNumber(string line)
    {
        line = line.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal);
        var bare = line.TrimStart('*', '_', '-', ' ', 'Q', 'q');
        var digits = bare.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && bare.Length > digits && bare[digits] is '.' or ')' or ':' ? Labelled(bare[(digits + 1)..]) ?? PlainWords.TextsOf(bare[(digits + 1)..]) : Labelled(line);
    }

    private static string[]? Labelled(string line) =>
        line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && IsTopic(PlainWords.TextsOf(line[..colon])) ? [.. PlainWords.TextsOf(line[(colon + 2)..]).Select(word => word.Any(char.IsAsciiDigit) ? "yes" : word)] : null;

    // "Privacy notice: covered"
    private static bool IsTopic(string[] words) =>
        words.Length is > 0 and <= MostWordsOfTopic && words.Index().All(word => Speech.Matter.Begins([word.Item]) || Speech.FormParts.Begins([word.Item]) || Manners.Topics.Begins([word.Item]));

    private static Func<Sentence, bool> Unconditional(Func<Sentence, bool> isHarmless) =>
        sentence => Courtesy.Is(sentence) || IsSendOff(sentence) || Wish.Is(sentence) || Later.Is(sentence) || StandIn.Is(sentence) || Lateness.Is(sentence) || Neighbour.Is(sentence) || Nit.Is(sentence) || (!Conditions.AreIn(sentence.Text) && isHarmless(sentence));

    private static readonly Func<Sentence, bool> TurnsAway =
        Unconditional(sentence => !Evasions.LieElsewhere(sentence) && (((Statement.Is(sentence) || Statement.IsOnTheMatter(sentence)) && !Manners.RefusalSnares.IsIn(sentence.Texts)) || Refusal.Is(sentence)));

    // "Feel free to land it.", "Hi Rhea, hope you are well."
    private static bool IsSendOff(Sentence sentence)
    {
        var greeting = sentence.LengthOfGreeting;
        return sentence.Ends && greeting < sentence.Texts.Count && Speech.SendOffs.LengthAt(sentence.Texts, greeting) == sentence.Texts.Count - greeting;
    }

    private static bool IsOvercome(List<Sentence> sentences, int at, Func<Sentence, bool> isHarmless) =>
        (isHarmless == AboutRequest || isHarmless == AboutRequestOrAside) && at >= 0 && at + 1 < sentences.Count && Overcome.Is(sentences[at], sentences[at + 1]);

    // "Sorry for the delay. My laptop died."
    private static bool IsExcused(List<Sentence> sentences, int at) => at > 0 && Lateness.Is(sentences[at - 1], sentences[at]);

    private static bool Fits(string written, Func<Sentence, bool> isHarmless)
    {
        var text = WithoutQuotes(AskedFlag().Replace(written, "data-review"));
        if (text.Length > LongestText || (text.AsSpan().ContainsAny(Snares) && !Cheers.Smiles.Any(smile => text.Contains(smile, StringComparison.Ordinal))) || text.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        var sentences = Sentence.In(text).ToList();
        return sentences.Count > 0 && sentences.Index().All(sentence => isHarmless(sentence.Item) || IsOvercome(sentences, sentence.Index, isHarmless) || IsOvercome(sentences, sentence.Index - 1, isHarmless) || IsExcused(sentences, sentence.Index));
    }

    // What is misspelt is quoted to be found.
    private static string WithoutQuotes(string text) => text.AsSpan().ContainsAny(Quotes) && Manners.Nits.IsIn(PlainWords.TextsOf(text)) ? QuotedWord().Replace(text, "${word}") : text;

    [GeneratedRegex(@"[""“„](?<word>[\p{L}\p{Nd}_'-]+)[""”“]", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedWord();

    // The flag within a sentence asks nothing.
    [GeneratedRegex(@"\bdata-review\?(?=\s+\p{Ll})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskedFlag();
}
