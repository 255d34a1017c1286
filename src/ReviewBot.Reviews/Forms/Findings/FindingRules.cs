using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Facts;
using ReviewBot.Reviews.Forms.Facts.Measurements;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Findings;

/// <summary>Decides which questions are answered, and says what is wrong with the others.</summary>
internal sealed class FindingRules(FormKind kind)
{
    // Below it a human looks whether the question stands there, and whether it has an answer.
    private const double Sure = 0.62;

    // How much of a line's words speak of the question that is missed; enough where it asks, and enough however it is set.
    private const float Speaking = 0.25f;
    private const float Naming = 0.5f;
    private const int LongestAsking = 200;
    private const int LongestLabel = 80;
    private const int MostOfLabel = 3;
    private const int Third = 3;

    private static readonly WordList Asking = WordList.Of("asking-words");

    /// <summary>What is wrong with the answers of a form and with questions that are gone. Where the reader isn't sure, it is unclear, and no more.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="missing">The questions that this version of the form has and the text has not.</param>
    /// <param name="measurements">What was found of the measurements.</param>
    public IEnumerable<FormFinding> All(IReadOnlyCollection<Answer> answers, IEnumerable<string> missing, MeasurementsFound? measurements)
    {
        var gone = missing.ToList();
        var lost = gone.Count * Third >= Topics.Of(kind).Length;
        return [.. answers.Select(a => Weighed(Of(a, measurements), a, (lost && !a.Section.Anchor.IsKnown) || IsCutShort(a, answers))).OfType<FormFinding>(), .. gone.Select(topic => Missing(topic, answers))];
    }

    // Nothing but a line that looks otherwise stands below it, and was taken for the next one: that may be the answer.
    private static bool IsCutShort(Answer answer, IReadOnlyCollection<Answer> answers)
    {
        var asked = answer.Section.Anchor;
        return answer.Lines.Count == 0 && answers.Select(a => a.Section.Anchor).Any(a => !a.IsKnown && a.Start.Unit == asked.End.Unit + 1 && ((a.Number is null && asked.Number is not null) || a.Heading < asked.Heading));
    }

    // Where a third of the questions was not found, what was found in other words may be one of those.
    private FormFinding? Weighed(FormFinding? finding, Answer answer, bool doubtful)
    {
        var (anchor, topic) = (answer.Section.Anchor, answer.Topic);
        if (finding is not null)
        {
            return anchor.Confidence >= Sure && !doubtful ? finding : Unclear($"{QuestionWords.Name(kind, topic, anchor.Number)}: it is not certain that it is asked here, and no answer was seen.");
        }

        return answer.Lines is [var only] && Placeholders.MayBe(only.Text, topic) ? Unclear($"{QuestionWords.Name(kind, topic, anchor.Number)}: the answer may only hold its place, or promise one.") : null;

        FormFinding Unclear(string message) => new(topic, anchor.Number, FindingCode.Unclear, message, anchor.Line);
    }

    // The question before it may hold it, in other words.
    private FormFinding Missing(string topic, IReadOnlyCollection<Answer> answers)
    {
        if (answers.Count(a => !a.Section.Anchor.IsKnown) * 2 > answers.Count)
        {
            return new FormFinding(topic, null, FindingCode.Unclear, $"The question \"{QuestionWords.Of(kind, topic)}\" was not found; this form asks in words of its own.");
        }

        var order = Topics.Of(kind);
        var before = answers.Where(a => order.IndexOf(a.Topic) < order.IndexOf(topic)).MaxBy(a => order.IndexOf(a.Topic));
        var asked = before?.Lines.Skip(1).FirstOrDefault(l => MayAsk(l) && (l.Unit.Heading > 0 || l.Unit.Emphasis || (l.Unit.Number is not null && l.Unit.Text.EndsWith('?')) || IsLabel(l, before)))
            ?? answers.SelectMany(a => a.Lines.Skip(1)).FirstOrDefault(l => MayAsk(l) && l.Unit.NewParagraph && Asks(l.Unit.Text, order.IndexOf(topic)))
            ?? answers.SelectMany(a => a.Lines).FirstOrDefault(l => l.Unit.Text.Length < LongestAsking && Names(l.Unit.Text, order.IndexOf(topic)))
            ?? (before is null ? null : AskedBelow(before));
        return asked is null ? Missing(topic)
            : new FormFinding(topic, null, FindingCode.Unclear, $"The question \"{QuestionWords.Of(kind, topic)}\" was not found; line {asked.Unit.Line} may ask it in other words.", asked.Unit.Line);
    }

    // A line below an answer that asks something, with something below it; or a row of its own in the table of the questions.
    private static AnswerLine? AskedBelow(Answer answer) =>
        answer.Lines.Skip(1).SkipLast(1).FirstOrDefault(l => MayAsk(l) && !l.Unit.Bullet && AskingEnd.Of(l.Unit.Text, l.Unit).Asks)
        ?? (answer.Lines is [{ Unit.Cell: { Column: > 0 } own }, ..] ? answer.Lines.FirstOrDefault(l => l.Unit.Cell is { Column: 0 } cell && cell.Table == own.Table && cell.Row != own.Row) : null);

    private static bool MayAsk(AnswerLine line) => line.Unit.Cell is null && line.Unit.Text.Length < LongestAsking;

    // A few words alone, no sentence, with something below that is set in like other answers.
    private static bool IsLabel(AnswerLine line, Answer answer) =>
        line.Unit is { NewParagraph: true, Bullet: false, Number: null } && line.Unit.Text.Length < LongestLabel && line.Unit.Text[^1] is not ('.' or '!' or ',' or ';')
        && line != answer.Lines[^1] && line.Unit.Indent == 0 && answer.Lines[^1].Unit is { Indent: > 1, Bullet: false };

    // Hardly anything but the form's words for it, however it is set.
    private bool Names(string text, int topic)
    {
        Span<float> weights = stackalloc float[Topics.Of(kind).Length];
        TopicWords.Of(kind).Weigh(text, weights);
        return weights[topic] >= Naming;
    }

    // A sentence that asks, in the form's words for it.
    private bool Asks(string text, int topic)
    {
        Span<float> weights = stackalloc float[Topics.Of(kind).Length];
        TopicWords.Of(kind).Weigh(text, weights);
        return weights[topic] >= Speaking && (text.EndsWith('?') || Asking.At(Tokens.Of(text), 0) is not null);
    }

    /// <summary>What is wrong with an answer so that the form is incomplete, or null if it is answered.</summary>
    public FormFinding? Of(Answer answer, MeasurementsFound? measurements)
    {
        var anchor = answer.Section.Anchor;
        var lines = answer.Lines.Where(l => !IsFrame(l, anchor.Topic)).ToList();
        lines = lines is [var only] && IsLabelAlone(only) ? [] : lines;
        var isTable = anchor.Topic == Topics.Measurements && measurements is { Items.IsEmpty: true, Elsewhere: false } && lines.TrueForAll(l => l.Unit.Cell is not null);
        var wrong = isTable ? EmptyTable(lines)
            : lines.TrueForAll(l => Placeholders.IsBlank(l.Text)) ? Blank(answer, lines.Count > 0)
            : lines.TrueForAll(l => HoldsPlace(l.Text, anchor.Topic)) || (answer.Lines.Skip(1).All(l => l.Unit.ContinuesLine) && HoldsPlace(answer.Head, anchor.Topic)) ? (FindingCode.Placeholder, ": only a placeholder stands there.")
            : anchor.Topic == Topics.InitialReview && kind == FormKind.Renewal && RenewalReader.IsExcuse(answer) ? (FindingCode.Unanswered, ": there is no link yet.")
            : ((FindingCode Code, string Said)?)null;
        return wrong is { } found ? new(anchor.Topic, anchor.Number, found.Code, $"{QuestionWords.Name(kind, anchor.Topic, anchor.Number)}{found.Said} {TopicText.Wanted(kind, anchor.Topic)}", anchor.Line) : null;
    }

    // "Current:", and nothing behind it.
    private static bool IsLabelAlone(AnswerLine line) => line.Unit.Cell is null && line.Text.AsSpan().TrimEnd(" *_") is [var first, .., ':'] label && char.IsLetter(first) && label.Count(' ') < MostOfLabel && label.IndexOfAnyInRange('0', '9') < 0;

    // A steward who leaves something open has said so; a requester has not answered.
    private bool HoldsPlace(string text, string topic) => Placeholders.Is(text, kind is FormKind.Request or FormKind.Renewal ? topic : null);

    private static (FindingCode Code, string Said) EmptyTable(List<AnswerLine> lines) =>
        lines.Exists(l => !Placeholders.IsBlank(l.Text) && Placeholders.Is(l.Text)) ? (FindingCode.Placeholder, ": the table holds only placeholders.")
        : (FindingCode.Unanswered, lines.Count > 0 ? ": the table has no row yet." : " has no answer yet.");

    private static (FindingCode Code, string Said) Blank(Answer answer, bool hasLines) =>
        answer.Offered.Count > 0 ? (FindingCode.TemplateText, $": {Offered(answer)}.")
        : hasLines ? (FindingCode.Placeholder, ": only a placeholder stands there.")
        : (FindingCode.Unanswered, " has no answer yet.");

    private static string Offered(Answer answer) => answer.Topic switch
    {
        Topics.Duration when answer.Offered.Count == 1 => "the date in the form's option is not filled in",
        Topics.Duration => "only the form's options stand there",
        Topics.Need => "only the form's examples stand there",
        _ => "only the form's own text stands there",
    };

    /// <summary>A question that was taken out.</summary>
    public FormFinding Missing(string topic) =>
        new(topic, null, FindingCode.MissingQuestion, $"The question \"{QuestionWords.Of(kind, topic)}\" is not in the text any more. {TopicText.Wanted(kind, topic)}");

    // Labels and heads that frame an answer and are none.
    private static bool IsFrame(AnswerLine line, string topic) => topic switch
    {
        Topics.Populations => PopulationLabels.IsLabelOnly(line.Text),
        Topics.Measurements => MeasurementReader.IsKeyWithoutValue(line.Text),
        _ => false,
    };
}
