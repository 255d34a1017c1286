using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Words;
using ReviewBot.Reviews.Replies.Beside;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>What a sentence of the requester's has to do with the questions that are open.</summary>
internal enum Bearing
{
    /// <summary>Nothing: thanks, an announcement, an excuse, the code.</summary>
    Talk,

    /// <summary>It says that something was done elsewhere.</summary>
    Claim,

    /// <summary>It asks back, or says that its author doesn't know what to answer.</summary>
    AtALoss,

    /// <summary>It may well answer something.</summary>
    Content,
}

/// <summary>Tells answers from talk, by the words.</summary>
internal static partial class Bearings
{
    private const int MostWordsBeforeDeed = 4;
    private const int MostUnknown = 2;
    private const int FewWords = 14;
    private const int MostWordsOfClaim = 12;
    private const int FewWordsOfQuestion = 4;

    private static readonly HashSet<string> Affirmations = new(StringComparer.Ordinal) { "no", "none", "nope", "nothing", "never", "n/a", "na", "nowhere" };

    /// <summary>What a sentence has to do with questions on these topics.</summary>
    public static Bearing Of(string sentence, IReadOnlyList<string> topics)
    {
        var words = WithoutReserve(PlainWords.TextsOf(sentence));
        return SaysNothing(sentence, words) || IsNotYet(words) || (IsAskingOthers(sentence) && !topics.Any(topic => SpeaksOf(topic, sentence, words))) ? Bearing.Talk
            : sentence.TrimEnd(' ', ')', '"', '*').EndsWith('?') ? Asked(words)
            : ((Talk.AtALoss.IsIn(words) && !KnowsOfNone(words)) || SaysItIsThere(words)) && words.Length <= FewWords ? Bearing.AtALoss
            : Affirms(sentence, words, topics) ? Bearing.Content
            : Stated(sentence, words, topics.Any(topic => SpeaksOf(topic, sentence, words)));
    }

    private static bool SaysNothing(string sentence, string[] words) =>
        words.Length == 0 || IsClosing(sentence, words) || (sentence.TrimEnd().EndsWith(':') && words.Length <= 3) || Placeholders.Is(sentence)
        || (AnotherRequest.IsSaid(sentence) && words.Length <= FewWords)
        || Speech.ThanksFor.Begins(words) || (words.Length > 1 && Speech.ThanksFor.Begins(words[1..]));

    // "Forever, I'd say."
    private static string[] WithoutReserve(string[] words) =>
        words is [_, .., "i", "would", "say" or "guess" or "think"] ? words[..^3]
        : words is [_, .., "i", "guess" or "think" or "believe" or "suppose" or "assume"] ? words[..^2]
        : words;

    /// <summary>Whether a sentence asks or promises something beside an answer: "I'll get back to you about the rest."</summary>
    public static bool Closes(string sentence) => IsClosing(sentence, PlainWords.TextsOf(sentence)) || IsAnnounced(sentence);

    private static bool IsClosing(string sentence, string[] words) => !sentence.TrimEnd().EndsWith('?') && (Talk.Closings.Begins(words) || Talk.Announcements.IsIn(words));

    /// <summary>Whether a sentence says that something will follow.</summary>
    public static bool IsAnnounced(string sentence) => IsPromise(sentence, PlainWords.TextsOf(sentence), speaks: false);

    // "Not sure, asking product": somebody else is asked.
    private static bool IsAskingOthers(string sentence) =>
        sentence.Split(',', ';').Skip(1).Select(PlainWords.TextsOf).Any(clause => clause is ["asking" or "checking" or "consulting" or "pinging" or "clarifying", ..] or ["waiting" or "talking" or "looking" or "finding", _, ..] && clause.Length <= FewWords / 2);

    // "No answer to that yet": it will come.
    private static bool IsNotYet(string[] words) =>
        words.Length <= FewWords && Array.IndexOf(words, "yet") is > 0 and var yet && Array.FindIndex(words, word => word is "not" or "no" or "nothing") is >= 0 and var no && no < yet && (Talk.Unsettled.IsIn(words) || words.Contains("i") || words.Contains("we")) && !words.Contains("whether") && !words.Contains("sure");

    private static Bearing Asked(string[] words) =>
        Talk.AtALoss.IsIn(words) ? Bearing.AtALoss : Talk.Nudges.IsIn(words) || words.Length == 1 ? Bearing.Talk : Bearing.AtALoss;

    private static bool Affirms(string sentence, string[] words, IReadOnlyList<string> topics) =>
        (Affirmations.Contains(words[0]) && !Talk.Idle.Begins(words))
        || (topics is [var only] && IsYesOrNo(only, words) && words.Length > 1 && !Harmless.IsCourtesy(sentence) && !IsPromise(sentence, words, speaks: false) && !Promises.MayMake(sentence));

    // "We don't know any alternatives" is an answer.
    private static bool KnowsOfNone(string[] words) => Array.IndexOf(words, "know") is >= 0 and var at && at + 1 < words.Length && words[at + 1] is "any" or "of" or "another" or "anything";

    // "The form says it already": a person has to see whether it does.
    private static bool SaysItIsThere(string[] words) =>
        words.Contains("already") && words.Any(word => word is "form" or "question" or "above" or "description" or "attachment" or "answered" or "written" or "said" or "says" or "stated" or "stands" or "document");

    private static Bearing Stated(string sentence, string[] words, bool speaks) =>
        IsPromise(sentence, words, speaks) ? Bearing.Talk
        : speaks ? Bearing.Content
        : IsIdle(sentence, words) ? Bearing.Talk
        : Talk.Claims.Begins([.. words.SkipWhile(w => w is "ok" or "sorry" or "oops" or "all" or "so" or "and" or "now" or "just")]) && words.Length <= MostWordsOfClaim ? Bearing.Claim
        : Bearing.Content;

    /// <summary>Whether it answers a question that yes or no can answer so.</summary>
    public static bool IsYesOrNo(string topic, IReadOnlyList<string> words) =>
        topic is Topics.CurrentInstrumentation or Topics.ThirdParty or Topics.OptOut && words.Count > 0 && words[0] is "yes" or "yep" or "yeah" or "no" or "nope" or "not" or "none";

    /// <summary>What stands behind a question's number or name, which needs less to be its answer.</summary>
    public static Bearing OfNamed(string sentence, string topic)
    {
        var words = PlainWords.TextsOf(sentence);
        return AnswersNothing(sentence, words) ? Bearing.Talk
            : Affirmations.Contains(words[0]) || words[0] is "yes" or "yep" or "yeah" or "not" ? Bearing.Content
            : topic == Topics.Purpose && sentence.TrimEnd().EndsWith('?') && !Talk.AtALoss.IsIn(words) && !Talk.Nudges.IsIn(words) && words.Length > FewWordsOfQuestion ? Bearing.Content
            : Of(sentence, [topic]) is not Bearing.Talk and var bearing ? bearing
            : IsPromise(sentence, words, speaks: false) || Harmless.IsCourtesy(sentence) || Talk.Idle.Covers(words) || Talk.Nudges.IsIn(words) ? Bearing.Talk
            : Bearing.Content;
    }

    private static bool AnswersNothing(string sentence, string[] words) =>
        words.Length == 0 || IsClosing(sentence, words) || (IsNotYet(words) && Talk.Unsettled.IsIn(words)) || Placeholders.Is(sentence);

    /// <summary>Whether words of those who answer a question on this topic stand in a text.</summary>
    public static bool SpeaksOf(string topic, string text) => SpeaksOf(topic, text, PlainWords.TextsOf(text));

    private static bool SpeaksOf(string topic, string text, string[] words) =>
        (Talk.Answers.TryGetValue(topic, out var list) && list.IsIn(words))
        || (topic is Topics.Documentation or Topics.InitialReview && text.Contains("://", StringComparison.Ordinal))
        || (topic is Topics.Duration or Topics.Expiry && Period().IsMatch(text))
        || (topic is Topics.Measurements && text.StartsWith('|'));

    // "Will do tomorrow", "I'll ask Anna and get back to you"; not "We will look at weekly counts".
    private static bool IsPromise(string sentence, string[] words, bool speaks)
    {
        if (Promises.Make(sentence) || Talk.Inquiries.Begins(words) || (words.Length <= 3 && Talk.Promises.Begins(words)))
        {
            return true;
        }

        var at = Enumerable.Range(0, Math.Min(MostWordsBeforeDeed, words.Length)).FirstOrDefault(i => Talk.Promises.LengthAt(words, i) > 0, -1);
        if (at < 0 || speaks)
        {
            return false;
        }

        var rest = words[(at + Talk.Promises.LengthAt(words, at))..].SkipWhile(w => w is "still" or "then" or "just" or "also" or "first" or "probably" or "definitely" or "try" or "to" or "be" or "able" or "only" or "properly" or "quickly").ToArray();
        return Talk.Deeds.Begins(rest) && Talk.Empty.Without(Talk.Deeds.Without(rest)).Count <= MostUnknown;
    }

    private static bool IsIdle(string sentence, string[] words) =>
        Harmless.IsCourtesy(sentence)
        || (Talk.Idle.Begins(words) && (words.Length <= FewWords || Talk.Idle.Covers(words) || sentence.Split(',').Skip(1).Any(IsAnnounced)) && !(words[0] is "great" or "nice" or "good" or "hi" or "hello" or "hey" or "yes" or "yep" or "yeah" or "ok" or "okay" or "sure" or "ah" or "oh" or "hmm" or "hm" or "well" or "right" && HasMore(words)))
        || (Talk.Code.IsIn(words) || Talk.Empty.Covers(words));

    // "Hi, we look at it by hand."
    private static bool HasMore(string[] words)
    {
        var rest = words.Skip(Talk.Idle.LengthAt(words, 0)).ToArray();
        return !Talk.Idle.Begins(rest) && !Speech.CourtesyCore.Begins(rest) && Talk.Empty.Without(Speech.Courtesy.Without(rest)).Count > MostUnknown;
    }

    [GeneratedRegex(@"\b20\d\d\b|\b\d{1,3}\s*(?:months?|years?|weeks?|days?|mo|yrs?)\b|\b(?:six|twelve|three|two|four|five|one|half an?|an?|several|few|couple of)\s+(?:months?|years?|releases?|versions?|cycles?|quarters?|weeks?)\b|\b\d{1,2}\s+(?:releases?|versions?|cycles?|quarters?)\b|\b(?:thunderbird|version|tb|v)\s*\d{2,3}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Period();
}
