using System.Text.RegularExpressions;
using ReviewBot.Reviews.Replies.Beside;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>
/// Hears what stewards say in their own words without addressing anybody: a decision, or that they can't. It is answered
/// with one offer, so it is heard only where a comment says little else; chat that merely contains such words is left alone.
/// </summary>
internal static partial class Remarks
{
    private const int MostWords = 70;
    private const int MostWordsOfVerdict = 16;
    private const int MostPraise = 5;
    private const int FewestAnswers = 3;

    // A form with its questions is asked about later: its author may be about to set the flag.
    private const int FewestOfForm = 2;

    /// <summary>What the author's own words say, or null.</summary>
    /// <param name="lines">The comment.</param>
    /// <param name="speaker">The names of its author; null if they aren't known.</param>
    public static Remark? Of(IReadOnlyList<CommentLine> lines, IReadOnlyCollection<string>? speaker)
    {
        var own = lines.Where(line => line.IsProse && line.Worst(..) < Zone.Inert && !Dress.Off(line.Text).Coded).ToList();
        // The answers of a review say nothing beside its result.
        own = own.Count(IsAnswer) >= FewestAnswers ? own.FindAll(line => !IsAnswer(line)) : own;
        var words = own.Sum(line => PlainWords.Of(line.Text).Count);
        if (words is 0 or > MostWords || lines.Any(line => line.IsInert && !line.IsQuote && !line.IsBlank && line.Text.Contains('`', StringComparison.Ordinal)))
        {
            return null;
        }

        var sentences = own.SelectMany(line => SentencesOf(OwnName(line.Text, speaker))).ToList();
        return (own.Count(ReasonFinder.IsOfForm) < FewestOfForm ? Verdict(sentences) : null) ?? Inability(sentences);
    }

    private static bool IsAnswer(CommentLine line) => Grounds.IsAnswer(line.Text) && !ReasonFinder.IsOfForm(line);

    // "r=maren" by Maren is "r=me".
    private static string OwnName(string line, IReadOnlyCollection<string>? speaker) =>
        speaker is null ? line : speaker.Aggregate(line, (text, name) => text.Replace($"r={name}", "r=me", StringComparison.OrdinalIgnoreCase).Replace($"review={name}", "review=me", StringComparison.OrdinalIgnoreCase));

    private static Remark? Verdict(List<Sentence> sentences)
    {
        foreach (var sentence in sentences.Where(s => !s.Asks && s.Words.Length <= MostWordsOfVerdict))
        {
            var words = WithoutOpening(sentence);
            var minus = Speech.Minus.Begins(words) ? Speech.Minus.LengthAt(words, 0) : 0;
            var plus = Speech.Plus.Begins(words) ? Speech.Plus.LengthAt(words, 0) : 0;
            var (remark, length) = minus >= plus ? (RemarkKind.Denied, minus) : (RemarkKind.Granted, plus);
            if (length == 0)
            {
                if (Signed(sentence.Written) is { } signed && !IsSpokenOf(signed.Kind, sentence.Words[signed.After..], [.. sentences.Where(s => s != sentence)]))
                {
                    return new Remark(signed.Kind);
                }

                continue;
            }

            return IsSpokenOf(remark, words[length..], sentences.Where(s => s != sentence).ToList()) ? null : new Remark(remark);
        }

        return null;
    }

    // "I have to r- this": the sign stands behind words of the one who says it, and of nobody else.
    private static (RemarkKind Kind, int After)? Signed(IReadOnlyList<PlainWord> words)
    {
        var at = words.Index().FirstOrDefault(word => Speech.VerdictSigns.ContainsKey(word.Item.Text), (-1, default)).Index;
        if (at <= 0)
        {
            return null;
        }

        var kind = Speech.VerdictSigns[words[at].Text] == '+' ? RemarkKind.Granted : RemarkKind.Denied;
        string[] before = [.. words.Take(at).Select(word => word.Text)];
        var own = Speech.Forced.Without(before);
        var isOwn = own.Any(word => word is "i" or "my" or "me" or "so" or "this" or "it" or "that") || own.Count == 0 || Speech.Courtesy.Covers(own);
        return isOwn && !IsHedged([.. own]) && !Speech.CodeReview.IsIn(before) && !Speech.Foreign.IsIn(before) && !words.Take(at).Skip(1).Any(word => word.Name is not null) ? (kind, at + 1) : null;
    }

    // "Looks good, approved.", "Result: r-".
    private static string[] WithoutOpening(Sentence sentence)
    {
        var words = Speech.Plus.Begins(sentence.Words) || Speech.Minus.Begins(sentence.Words) ? sentence.Words : sentence.Words[(Speech.VerdictOpenings.At(sentence.Written)?.Length ?? 0)..];
        var own = words.SkipWhile(word => Manners.VerdictLeads.Begins([word])).ToArray();
        var praise = Enumerable.Range(1, MostPraise).Where(count => count < own.Length && Speech.Courtesy.Covers(own[..count])).FirstOrDefault(count => Speech.Plus.Begins(own[count..]));
        return Speech.Plus.Begins(own) ? own : own[praise..];
    }

    // A condition, the review of code, or somebody else's decision.
    private static bool IsSpokenOf(RemarkKind remark, string[] rest, List<Sentence> others) =>
        Speech.CodeReview.IsIn(rest) || (Speech.Continuations.Begins(rest) && !(remark == RemarkKind.Denied && rest is ["because" or "until" or "till", ..])) || Speech.OfDecisions.Begins(rest)
        || others.Exists(s => Speech.CodeReview.IsIn(s.Words))
        || (remark == RemarkKind.Granted && (IsHedged(rest) || rest.Contains("but") || rest.Contains("still") || others.Exists(s => s.Asks || IsHedged(s.Words))));

    private static bool IsHedged(string[] words) => Speech.Hedges.IsIn(Speech.Assents.Without(words));

    private static Remark? Inability(List<Sentence> sentences)
    {
        var handed = sentences.Find(s => Excuse.HandsTo(s.Written) is not null);
        var hands = handed is not null || sentences.Exists(HandsOver);
        var to = handed is null || handed.NamesSeveral ? null : Excuse.HandsTo(handed.Written);
        if (!hands && sentences.Exists(s => s.Asks || Speech.Staying.IsIn(s.Words) || s.Words.Contains("if")))
        {
            return null;
        }

        RemarkKind? kind = sentences.Exists(IsInvolved) ? RemarkKind.Conflict : sentences.Exists(s => IsBusy(s, hands)) ? RemarkKind.Busy : hands ? RemarkKind.Handover : null;
        return kind is { } known ? new Remark(known, to is null ? null : Person.Of(to)) : null;
    }

    private static bool IsInvolved(Sentence sentence) =>
        (!sentence.Asks || Excuse.HandsOver(sentence.Written)) && Excuse.IsInvolved(sentence.Written) && !Speech.Staying.IsIn(sentence.Words.Where(word => word is not "had").ToArray());

    private static bool IsBusy(Sentence sentence, bool hands) =>
        Excuse.IsBusy(sentence.Words) || (hands && (Speech.Postponements.IsIn(sentence.Words) || Excuse.IsAway(sentence.Words)));

    // "Anybody else?", "Swamped, anybody else?"
    private static bool HandsOver(Sentence sentence) =>
        Excuse.HandsOver(sentence.Written) || (sentence.Words is [.., "anyone" or "anybody" or "someone" or "somebody", "else"] && (sentence.Asks || sentence.Words.Length == 2));

    // A sentence may be half of a line; a comma joins two as often as it parts one, so it ends none.
    private static IEnumerable<Sentence> SentencesOf(string line)
    {
        line = ShortName().Replace(line, "dr${sign}");
        line = SpacedName().Replace(SpacedSign().Replace(line, "data-review${sign}"), "data-review");
        var start = 0;
        var asks = line.Contains('?', StringComparison.Ordinal);
        for (var i = 0; i < line.Length; i++)
        {
            if ((line[i] is '.' or '!' or '?' || (line[i] == ':' && !asks)) && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])))
            {
                yield return new(PlainWords.Of(line[start..i]), line[i] == '?');
                start = i + 1;
            }
        }

        if (PlainWords.Of(line[start..]) is { Count: > 0 } rest)
        {
            yield return new(rest, Asks: false);
        }
    }

    // "Data review: +", "datareview-"; a minus with blanks around it is a dash.
    [GeneratedRegex(@"\bdata[\s_-]{0,2}review(?:\s+flag)?(?:\s*[:=]\s*(?<sign>[+-])|\s*(?<sign>\+)|(?<sign>-)|\s(?<sign>-)(?=$))(?=$|[\s.,!;)])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpacedSign();

    [GeneratedRegex(@"\bd(?:ata)?-r(?<sign>[+-])(?=$|[\s.,!;)])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShortName();

    [GeneratedRegex(@"\bdata[\s_]{0,2}review\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpacedName();

    private sealed record Sentence(IReadOnlyList<PlainWord> Written, bool Asks)
    {
        /// <summary>Whether one person or another will do: "Could Ines or Tomas pick this up?"</summary>
        public bool NamesSeveral => Written.Index().Any(word => word.Item.Text is "or" && word.Index > 0 && Written[word.Index - 1].Name is not null);

        public string[] Words { get; } = [.. Written.Select(word => word.Text)];
    }
}
