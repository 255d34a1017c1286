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
    private const int ShortestWrapped = 45;

    private string? _text;
    private string? _head;

    /// <summary>What it asks.</summary>
    public string Topic => Section.Anchor.Topic;

    /// <summary>All lines.</summary>
    public string Text => _text ??= Joined(Lines, false);

    /// <summary>What is said, with sentences whole that a mail program broke, and at most so much of it as facts are looked for in.</summary>
    public string Head => _head ??= Joined(Lines, true) is var whole && whole.Length > Facts ? whole[..Facts] : whole;

    /// <summary>Nobody says it with more words.</summary>
    public const int Facts = 6000;

    private static string Joined(IReadOnlyList<AnswerLine> lines, bool whole)
    {
        var text = new StringBuilder();
        AnswerLine? before = null;
        foreach (var line in lines)
        {
            if (before is not null)
            {
                text.Append(AreInRow(before.Unit.Cell, line.Unit.Cell) || (whole && GoesOn(before, line)) ? ' ' : '\n');
            }

            text.Append(line.Text);
            before = line;
        }

        return text.ToString();
    }

    private static bool AreInRow(Cell? before, Cell? cell) => before is { } last && cell is { } own && (last.Table, last.Row) == (own.Table, own.Row);

    // A long line that doesn't end a sentence was broken where the next word had no room.
    private static bool GoesOn(AnswerLine before, AnswerLine line) =>
        line.Unit.ContinuesLine && before.Unit.Cell is null && before.Text.Length >= ShortestWrapped && before.Text[^1] is not ('.' or '!' or '?' or ':' or ';');
}
