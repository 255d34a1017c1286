using System.Text.RegularExpressions;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Paragraphs beside a denial: what speaks against the request, as sentences, as a list or as a filled form.</summary>
internal static partial class Grounds
{
    private const int FewestAnswers = 3;
    private const int ShortestWrapped = 45;
    private const int MostWordsOfTopic = 4;
    private const int FewestWordsOfNo = 3;

    /// <summary>Whether all of a paragraph may stand there.</summary>
    /// <param name="lines">Its lines, trimmed.</param>
    /// <param name="above">Whether it stands above the denial.</param>
    public static bool MayStand(IReadOnlyList<string> lines, bool above)
    {
        var parts = PartsOf(lines);
        var areAnswers = parts.Count(part => part.IsPoint) >= FewestAnswers;
        return parts.Count > 0 && (above || !GoesOn(lines[0])) && parts.Index().All(part =>
            part.Item.IsPoint ? MayBePoint(part.Item.Text, areAnswers || Leads(parts, 0))
            : Leads(parts, part.Index) || IsVerdict(part.Item.Text) || Harmless.IsInvitation(Unquoted(part.Item.Text), above));
    }

    /// <summary>Whether a paragraph gives a reason: more than regret, courtesy, praise or how to ask again.</summary>
    public static bool Give(IReadOnlyList<string> lines)
    {
        var parts = PartsOf(lines);
        var areAnswers = parts.Count(part => part.IsPoint) >= FewestAnswers;
        return Leads(parts, 0) || parts.Exists(part => (part.IsPoint && areAnswers && GivesReason(part.Text)) || Sentence.In(Unquoted(part.IsPoint ? Ended(part.Text) : part.Text)).Any(IsReason));
    }

    /// <summary>Whether a line of a filled form does.</summary>
    public static bool GivesReason(string answer) =>
        AnswerIn(answer) is var words && words.Length >= FewestWordsOfNo && (words[0] is "no" ? words[1] is not ("new" or "third" or "personal") : Ground.IsAgainst(words[Speech.Answers.LengthAt(words, 0)..]) && !Ground.HasSnares(words));

    /// <summary>Whether a line leads to a list, of which the next line is the first point.</summary>
    public static bool Lead(string text, string next) => Ground.Leads(text) && Point().IsMatch(next);

    /// <summary>Whether a line answers a question of the form, by its number.</summary>
    public static bool IsAnswer(string line) => Answer().IsMatch(line.TrimStart());

    private static bool Leads(List<(string Text, bool IsPoint)> parts, int at) => at + 1 < parts.Count && parts[at + 1].IsPoint && Ground.Leads(parts[at].Text);

    private static bool IsReason(Sentence sentence) =>
        Ground.Is(sentence) && !Courtesy.Is(sentence) && !Refusal.AsksAgain(sentence) && SpeaksAgainst(Manners.GroundPraise.Without(sentence.Texts), sentence);

    // Praise is no reason, unless something else in the sentence is one.
    private static bool SpeaksAgainst(List<string> words, Sentence sentence) =>
        Speech.Lapses.IsIn(words) || ((Ground.IsAgainst(words) || (words.Count == sentence.Texts.Count && (!Manners.ArgumentMerits.IsIn(words) || AsksForMore(words)))) && !Harmless.IsKnownAboutRequest(Ended(sentence.Text)));

    private static bool AsksForMore(List<string> words) => words.Find(word => word is not "please") is { } first && Manners.GroundFixes.Begins([first]);

    private static bool MayBePoint(string text, bool isListed) =>
        !Continues(text) && (Harmless.IsInvitation(Unquoted(Ended(text)), above: true) || (isListed && !text.Contains('?', StringComparison.Ordinal) && AnswerIn(text) is var words && !Ground.HasSnares(Speech.Answers.Without(words))));

    // "- but question 9 …" goes on with what stands above the list.
    private static bool Continues(string text) => PlainWords.TextsOf(text) is var words && (words is ["and" or "so", ..] || (words is not ["because", ..] && Speech.Continuations.Begins(words)));

    // "Result: data-review-"
    private static bool IsVerdict(string text)
    {
        string[] words = [.. PlainWords.TextsOf(text).SkipWhile(word => Manners.VerdictLeads.Begins([word]))];
        return words.Length > 0 && Speech.Minus.LengthAt(words, 0) == words.Length;
    }

    // "1) Documentation: no, the page is gone"
    private static string[] AnswerIn(string point)
    {
        var words = PlainWords.TextsOf(point);
        return point.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && PlainWords.TextsOf(point[..colon]) is { Length: <= MostWordsOfTopic } topic ? words[topic.Length..] : words;
    }

    private static List<(string Text, bool IsPoint)> PartsOf(IReadOnlyList<string> lines)
    {
        var parts = new List<(string Text, bool IsPoint)>();
        var wraps = false;
        foreach (var line in lines)
        {
            if (Point().Match(line) is { Success: true } point)
            {
                parts.Add((line[point.Length..], true));
            }
            else if (parts.Count > 0 && (wraps || char.IsLower(line[0])))
            {
                parts[^1] = ($"{parts[^1].Text} {line}", parts[^1].IsPoint);
            }
            else
            {
                parts.Add((line, false));
            }

            wraps = line.Length >= ShortestWrapped && line[^1] is not ('.' or '!' or '?' or ':');
        }

        return parts;
    }

    // "over a missing comma"; but "because question 9 …", "the link …"
    private static bool GoesOn(string line) =>
        line.TrimStart('*', '_', '#', ' ') is { Length: > 0 } bare && char.IsLower(bare[0]) && PlainWords.TextsOf(line) is var words && words is not ["because" or "since", ..] && !Grammar.Determiners.Begins(words) && !Speech.Matter.Begins(words) && !Speech.Numbered.Begins(words);

    private static string Ended(string text) => text.TrimEnd() is { Length: > 0 } end && end[^1] is '.' or '!' ? text : $"{text.TrimEnd(' ', ',', ';')}.";

    // What stands in quotation marks is the form's, whatever it says.
    private static string Unquoted(string text) => Quotation().Replace(text, Ground.Quotation);

    [GeneratedRegex("\"[^\"]{1,120}\"|[“„][^“”„]{1,120}[”“]")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"^(?:\(?\d{1,2}|[Qq]\d{1,2})[.):]\s")]
    private static partial Regex Answer();

    [GeneratedRegex(@"^(?:[-*•+]\s+|\(?\d{1,2}[.):]\s+|[Qq]\d{1,2}[.):]\s+)")]
    private static partial Regex Point();
}
