using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Views;

/// <summary>A form and what was read in it, side by side.</summary>
/// <param name="Kind">Which form it is.</param>
/// <param name="Complete">Whether every question is answered; null for what is no form.</param>
internal sealed record FormView(FormKind Kind, bool? Complete)
{
    /// <summary>The text from its first line to its last, a run of lines each with what it was read as.</summary>
    public IReadOnlyList<PassageView> Passages { get; init; } = [];

    /// <summary>What is to be said about it.</summary>
    public IReadOnlyList<FindingView> Findings { get; init; } = [];

    /// <summary>The facts at a glance.</summary>
    public IReadOnlyList<FactView> Facts { get; init; } = [];

    /// <summary>What a steward should look at.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>Of a request in a bug that everybody may see; null where there is no form, or where it isn't for everybody.</summary>
    public static FormView? Of(BugSnapshot bug, ReviewRequest request)
    {
        if (bug.IsRestricted || request.Attachment.IsPrivate || request.FormComment is { IsPrivate: true } || request.Reading.Kind == FormKind.Unrecognized)
        {
            return null;
        }

        var lines = request.FormComment is { } comment ? FormLines.Of(comment.Body) : request.Attachment.Data is { } data ? FormLines.Of(data.Span) : [];
        return Of(request.Reading, lines, DateOnly.FromDateTime(request.FormAt.UtcDateTime), PublicText.Of);
    }

    /// <summary>Of a text that somebody has at hand.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="lines">The text's lines, as the reading counts them.</param>
    /// <param name="today">Against which dates are held.</param>
    /// <param name="shown">What is shown of a line.</param>
    public static FormView Of(FormReading reading, IReadOnlyList<string> lines, DateOnly today, Func<string, string> shown) => new(reading.Kind, reading.Complete)
    {
        Passages = [.. reading.ReadAs.Select(b => PassageView.Of(b, reading, lines, shown))],
        Findings = [.. reading.Findings.Select(f => new FindingView(f.Topic, TopicText.Brief(reading.Kind, f.Topic), f.Question, f.Code, FormText.Sentence(f), f.Line))],
        Facts = [.. FormSummary.Rows(reading, ReleaseCalendar.Default).Select(r => new FactView(r.Label, r.Value))],
        Advice = FormSummary.Advice(reading, today) is { } advice ? [.. advice.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimStart('*', '-', ' '))] : [],
    };
}

/// <summary>A run of lines and what it was read as.</summary>
/// <param name="Line">The first line, counted from 1.</param>
/// <param name="To">The last.</param>
/// <param name="As">What it was read as.</param>
/// <param name="Topic">The question that it belongs to, or null.</param>
internal sealed record PassageView(int Line, int To, ReadKind As, string? Topic)
{
    /// <summary>What the question asks, in a few words.</summary>
    public string? Asks { get; init; }

    /// <summary>The question's number in the text.</summary>
    public int? Question { get; init; }

    /// <summary>How sure it is that this is that question's answer, from 0 to 1; null for what is no answer.</summary>
    public double? Confidence { get; init; }

    /// <summary>Whether there is an answer.</summary>
    public bool? Answered { get; init; }

    /// <summary>The lines.</summary>
    public string Text { get; init; } = "";

    public static PassageView Of(ReadBlock block, FormReading reading, IReadOnlyList<string> lines, Func<string, string> shown)
    {
        var answer = block.Topic is null ? null : reading.Answers.FirstOrDefault(a => a.Topic == block.Topic);
        return new PassageView(block.Line, block.To, block.As, block.Topic)
        {
            Asks = block.Topic is { } topic ? TopicText.Brief(reading.Kind, topic) : null,
            Question = answer?.Question,
            Confidence = answer?.Confidence,
            Answered = answer?.Answered,
            Text = string.Join('\n', lines.Skip(block.Line - 1).Take(block.To - block.Line + 1).Select(shown)),
        };
    }
}

/// <summary>One thing to be said about a form.</summary>
internal sealed record FindingView(string Topic, string Asks, int? Question, FindingCode Code, string Message, int? Line);

/// <summary>A fact of a form.</summary>
internal sealed record FactView(string Label, string Value);
