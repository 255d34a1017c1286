using System.Text;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>A line of an answer that is the requester's own.</summary>
/// <param name="Unit">The line that it is or ends.</param>
/// <param name="Text">What is left of it without the form's own text.</param>
/// <param name="Offset">Where that begins.</param>
/// <param name="Aside">The line of the form that it answers, such as "Which countries?".</param>
internal sealed record AnswerLine(FormUnit Unit, string Text, int Offset, string? Aside)
{
    /// <summary>Its links.</summary>
    public IEnumerable<string> Links => Unit.Links.Where(l => l.Offset >= Offset).Select(l => l.Url);
}

/// <summary>What stands under a question, without the form's own text.</summary>
/// <param name="Section">The question.</param>
/// <param name="Lines">The requester's lines.</param>
/// <param name="Offered">The choices of the form that still stand there although something else is the answer, or all of them.</param>
/// <param name="OnlyTemplate">Whether there is text, and all of it is the form's.</param>
internal sealed record Answer(Section Section, IReadOnlyList<AnswerLine> Lines, IReadOnlyList<string> Offered, bool OnlyTemplate)
{
    private string? _text;

    /// <summary>What it asks.</summary>
    public string Topic => Section.Anchor.Topic;

    /// <summary>All lines.</summary>
    public string Text => _text ??= Joined(Lines);

    /// <summary>What is said, and at most so much of it as facts are looked for in.</summary>
    public string Head => Text.Length > Facts ? Text[..Facts] : Text;

    /// <summary>Nobody says it with more words.</summary>
    public const int Facts = 6000;

    private static string Joined(IReadOnlyList<AnswerLine> lines)
    {
        var text = new StringBuilder();
        Cell? before = null;
        foreach (var line in lines)
        {
            if (text.Length > 0)
            {
                text.Append(line.Unit.Cell is { } cell && before is { } last && cell.Table == last.Table && cell.Row == last.Row ? ' ' : '\n');
            }

            text.Append(line.Text);
            before = line.Unit.Cell;
        }

        return text.ToString();
    }
}
