using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Findings;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Markup;
using ReviewBot.Reviews.Forms.Questions;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>What a line begins with that names questions.</summary>
/// <param name="Questions">How they are named.</param>
/// <param name="Behind">What follows.</param>
internal sealed record QuestionHead(ImmutableArray<QuestionRef> Questions, string Behind);

/// <summary>Finds by what a line names the question that it answers: number, label, or the question's own words.</summary>
internal static partial class QuestionHeads
{
    private const int MostWordsOfLabel = 7;
    private const int FewestWordsOfQuestion = 4;
    private const float Spoken = 0.4f;

    /// <summary>The questions that a line begins with, and what follows; null if it begins with none.</summary>
    public static QuestionHead? Of(string line, FormKind kind)
    {
        var plain = Lead().Replace(line, "");
        if (Named().Match(plain) is { Success: true } named)
        {
            return new([.. Numbers(named).Select(n => new QuestionRef.Numbered(n))], Rest(named));
        }

        if (Every().Match(plain) is { Success: true } every)
        {
            return new([new QuestionRef.All()], Rest(every));
        }

        if (OrdinalHeads.Of(plain) is { } ordinal)
        {
            return ordinal;
        }

        if (Words(plain, kind) is { } asked)
        {
            return asked;
        }

        if (Bare().Match(plain) is { Success: true } bare)
        {
            return Words(Rest(bare), kind) ?? new([.. Numbers(bare).Select(n => new QuestionRef.Bare(n))], Rest(bare));
        }

        if (IsLedTo(line[..^plain.Length]) && LedNumber().Match(plain) is { Success: true } led)
        {
            return new([.. Numbers(led).Select(n => new QuestionRef.Bare(n))], Rest(led));
        }

        if (CountingMarks.TryRead(plain, out var number, out var length) && (length < plain.Length || plain.Length < 3))
        {
            return new([plain[0] is 'q' or 'Q' ? new QuestionRef.Numbered(number) : new QuestionRef.Bare(number)], plain[Math.Min(length, plain.Length)..].Trim());
        }

        return Labelled(plain, kind, IsLedTo(line[..^plain.Length]));
    }

    /// <summary>What a sentence within a line begins with that names a question; null where it may as well go on with the line.</summary>
    public static QuestionHead? WithinLine(string sentence, FormKind kind) =>
        sentence.Length > 0 && char.IsLetter(sentence[0]) && Of(sentence, kind) is { } head && !head.Questions.Any(q => q is QuestionRef.All) ? head : null;

    /// <summary>The questions that a quote repeats, as we or the form ask them.</summary>
    public static ImmutableArray<QuestionRef> In(IEnumerable<string> quoted, FormKind kind)
    {
        var found = ImmutableArray.CreateBuilder<QuestionRef>();
        foreach (var line in quoted)
        {
            var numbers = Mentioned().Matches(line).Select(m => new QuestionRef.Numbered(int.Parse(m.Groups["n"].ValueSpan, CultureInfo.InvariantCulture))).ToList();
            if (numbers.Count > 0)
            {
                found.AddRange(numbers);
            }
            else if (Topics.Of(kind).FirstOrDefault(t => line.Contains($"\"{QuestionWords.Of(kind, t)}\"", StringComparison.OrdinalIgnoreCase)) is { } topic)
            {
                found.Add(new QuestionRef.About(topic));
            }
            else if (Of(line, kind) is { } head)
            {
                found.AddRange(head.Questions);
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>The numbers by which a sentence speaks of questions.</summary>
    public static ImmutableArray<QuestionRef> MentionedIn(string sentence) =>
        [.. Mentioned().Matches(sentence).Select(m => new QuestionRef.Numbered(int.Parse(m.Groups["n"].ValueSpan, CultureInfo.InvariantCulture))).Distinct()];

    private static QuestionHead? Words(string line, FormKind kind)
    {
        if (line.AsSpan().Count(' ') < FewestWordsOfQuestion || MarkupScanner.Read(line).Units is not [var unit, ..] units
            || QuestionBank.Known.QuestionAt(units, new Place(0, 0)) is not { } found || found.Question.Form != kind)
        {
            return null;
        }

        var end = found.End;
        while (end.Unit == 0 && QuestionBank.Known.ContinuationAt(kind, found.Question.Topic, units, end) is { } next && next.Offset > end.Offset)
        {
            end = next;
        }

        return new([new QuestionRef.About(found.Question.Topic)], end.Unit > 0 ? "" : unit.Text[Math.Min(end.Offset, unit.Text.Length)..].TrimStart('?', ' ', ':', '-', '*', '.', ')', '"'));
    }

    private static bool IsLedTo(string lead) => lead.Any(char.IsLetter) && !lead.Trim().Equals("the", StringComparison.OrdinalIgnoreCase);

    // "As to alternatives, there are none": a comma is enough where the line leads over to something.
    private static QuestionHead? Labelled(string line, FormKind kind, bool led)
    {
        if (Subject().Match(line) is { Success: true } subject && TopicWords.Of(kind).Labelled(subject.Groups["label"].Value) is [var spokenOf])
        {
            return new([new QuestionRef.About(Topics.Of(kind)[spokenOf])], line);
        }

        if (AskedLabel().Match(line) is { Success: true } asked && TopicWords.Of(kind).Labelled(Noun().Replace(asked.Groups["label"].Value, "")) is [var repeated])
        {
            return new([new QuestionRef.About(Topics.Of(kind)[repeated])], asked.Groups["rest"].Value.Trim());
        }

        var match = Label().Match(line);
        match = !match.Success && led ? LedLabel().Match(line) : match;
        var label = match.Success ? match.Groups["label"].Value : line.TrimEnd('*', '_', ' ', '?');
        if (label.AsSpan().Count(' ') >= MostWordsOfLabel || (!match.Success && line.EndsWith('.')))
        {
            return null;
        }

        label = Noun().Replace(Article().Replace(label, ""), "");
        var topics = TopicWords.Of(kind).Labelled(label);
        return (topics.Length == 1 ? topics[0] : match.Success ? SpokenOf(label, kind) : null) is { } topic
            ? new([new QuestionRef.About(Topics.Of(kind)[topic])], match.Success ? match.Groups["rest"].Value.Trim() : "")
            : null;
    }

    // The question in somebody's own words: "How you will look at it: …".
    private static int? SpokenOf(string label, FormKind kind)
    {
        var weights = new float[Topics.Of(kind).Length];
        TopicWords.Of(kind).Weigh(label, weights);
        var (best, second) = (weights.Index().MaxBy(w => w.Item), weights.OrderDescending().ElementAtOrDefault(1));
        return best.Item >= Spoken && best.Item >= 2 * second ? best.Index : null;
    }

    private static List<int> Numbers(Match match) => [.. Digits().Matches(match.Groups["n"].Value).Select(d => int.Parse(d.ValueSpan, CultureInfo.InvariantCulture))];

    // "Question 10 is easy: a dashboard."
    private static string Rest(Match match) => Judged().Replace(match.Groups["rest"].Value.Trim(), "");

    // Bullets, emphasis, and how people lead over to a question.
    [GeneratedRegex(@"^(?:[\s*_+\u2022\u2013>-]|#+(?=[\s#]))*(?:[@:][\w.-]{2,40}[,:]?\s+)?(?:(?:re|ad|as for|as to|as regards|as far as|to|for|on|in|regarding|about|concerning|with regard to|with respect to|and|ok(?:ay)?|so|well|alright|zu|zur|sur|pour|only|just|here is|(?:my |the |our )?(?:answers?|reply|replies)\s+(?:to|for|on))\b[\s:,]*)*(?:the\s+)?(?=\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:questions?|numbers?|points?|fragen?|pregunta|domanda|ques\.?|qu?s?\.?|answers?|ans\.?|a(?=\d))(?:\s+(?:no\.?|nr\.?|number))?\s*[.:#-]?\s*\(?#?(?<n>\d{1,2}(?!\d)(?:\s*(?:,|and|&|\+|/)\s*(?:questions?\s*|q\s*)?#?\d{1,2}(?!\d))*)\)?(?![%\d]|[.,:]\d|\s*(?:months?|weeks?|days?|years?)\b)(?:\s+(?:for now|first|so far|today|only))?\s*(?:\([^()]{0,200}\)|""[^""]{0,200}""|\u201c[^\u201d]{0,200}\u201d)?(?:\s*[*_]{1,3})?\s*(?:(?:[\])}:.=,;]|->|=>|[-\u2013\u2014\u2192]+(?=\s|$))\s*)*[*_]{0,3}(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[(\[]?#?(?<n>\d{1,2}(?!\d)(?:\s*(?:,|and|&|\+)\s*#?\d{1,2}(?!\d))*)(?:\\?[)\]]+[.:]?|:(?!\d)|\\?[.](?!\d)|(?<=#\d{1,2})\s+|\s*(?:[-\u2013\u2014=/\u2192]|->|=>)+(?=\s)|$)(?:\s*[*_]{1,3})?\s*(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    // "About 3, there was the idea …"
    [GeneratedRegex(@"^#?(?<n>\d{1,2}),\s+(?<rest>[^\d\s].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LedNumber();

    [GeneratedRegex(@"^(?:both|all)(?:\s+(?:of\s+)?(?:them|these|the questions|questions|points|open questions))?\s*[:\u2013\u2014-]\s*(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Every();

    [GeneratedRegex(@"^(?<label>[^:\u2013\u2014]{2,70}?)(?:\s*[*_]{1,3})?\s*(?::|\s-\s|[\u2013\u2014])(?:\s*[*_]{1,3})?\s*(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?<label>[^:,\u2013\u2014]{2,70}?)\s*[,:]\s*(?<rest>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex LedLabel();

    // "Alternatives? None."
    [GeneratedRegex(@"^(?<label>[^?:,]{2,40})\?\s+(?<rest>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex AskedLabel();

    // "Analysis will be done by …" says it in the sentence itself.
    [GeneratedRegex(@"^(?<label>\p{L}+(?:\s\p{L}+)?)\s+(?:will|is (?:done|made|planned)|are (?:done|made|planned)|happens|goes|takes place)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\s+(?:questions?|part|point|bit|section|thing|one|side)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Noun();

    [GeneratedRegex(@"^(?:(?:the|our|my)\s+)?(?:question\s+(?:on|about)\s+)?(?:the\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex(@"\b(?:questions?|q)\s*\.?\s*#?(?<n>\d{1,2})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();

    [GeneratedRegex(@"^(?:is|was)\s+(?:an?\s+)?(?:\p{L}+\s+)?\p{L}+:\s+(?=\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Judged();

    [GeneratedRegex(@"\d{1,2}")]
    private static partial Regex Digits();
}
