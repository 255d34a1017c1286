using System.Buffers;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>Finds where a question ends that goes on behind its known sentence, and where a line of the form ends.</summary>
internal sealed partial class QuestionTail(IReadOnlyList<FormUnit> units, QuestionBank bank, FormKind kind)
{
    private const int LongestRestOfQuestion = 200;

    private static readonly SearchValues<char> Marks = SearchValues.Create(" ?:.*_-)[]\u2026\u2013\u2014\"\u201d\u2019'`");

    /// <summary>The place at which something else than the question may begin.</summary>
    public Place Behind(Section section)
    {
        var anchor = section.Anchor;
        return anchor.IsDeleted || !anchor.IsKnown ? AtNextLine(anchor.End) : AfterKnown(anchor, section.End);
    }

    private Place AfterKnown(Anchor anchor, Place end)
    {
        var at = anchor.End;
        var finished = false;
        while (at.Unit < units.Count && at != end && at.IsWithin(end))
        {
            if (Continued(anchor, at, end) is { } further && further.IsWithin(end))
            {
                at = further;
                finished = false;
                continue;
            }

            if (finished)
            {
                break;
            }

            at = FinishSentence(anchor, at, end);
            finished = true;
        }

        return AtNextLine(at);
    }

    // Where a sentence ends that goes on the question, on the same line or the next one.
    private Place? Continued(Anchor anchor, Place at, Place end) =>
        bank.ContinuationAt(kind, anchor.Topic, units, at) is { } continued && continued != at ? continued
        : AtEnd(at) && at.Unit + 1 < units.Count && at.Unit + 1 <= end.Unit ? bank.ContinuationAt(kind, anchor.Topic, units, new Place(at.Unit + 1, 0))
        : null;

    private Place AtNextLine(Place at) => at.Offset > 0 && at.Unit < units.Count && AtEnd(at) ? new Place(at.Unit + 1, 0) : at;

    private bool AtEnd(Place at) => units[at.Unit].Text.AsSpan(Math.Min(at.Offset, units[at.Unit].Text.Length)).IndexOfAnyExcept(Marks) < 0;

    // To the end of the question's sentence, where more words stand in it than are known; the next question on the same line is none of it.
    private Place FinishSentence(Anchor anchor, Place at, Place end)
    {
        var text = at.Unit == end.Unit ? units[at.Unit].Text[..end.Offset] : units[at.Unit].Text;
        var offset = at.Offset;
        while (offset < text.Length && text[offset] is ')' or '"' or '\u201d' or '*' or '_' or '`')
        {
            offset++;
        }

        if (offset >= text.Length)
        {
            return at with { Offset = text.Length };
        }

        if (text[offset] is '?' or ':' or '.' or '!')
        {
            return at with { Offset = SkipMarks(text, offset) };
        }

        var rest = text.AsSpan(offset, Math.Min(LongestRestOfQuestion, text.Length - offset));
        var question = rest.IndexOf('?');
        var sentence = EndOfSentence(rest);
        if (question >= 0 && (sentence < 0 || question <= sentence))
        {
            return at with { Offset = SkipMarks(text, offset + question) };
        }

        if (anchor.Topic is Topics.Measurements or Topics.Documentation or Topics.Categories && GoesOn().IsMatch(rest))
        {
            return at with { Offset = sentence < 0 ? offset + rest.Length : SkipMarks(text, offset + sentence) };
        }

        return at with { Offset = offset };
    }

    private static int SkipMarks(string text, int offset)
    {
        while (offset < text.Length && text[offset] is '?' or ':' or '.' or '!' or ')' or '*' or '_' or '"' or ' ')
        {
            offset++;
        }

        return offset;
    }

    private static int EndOfSentence(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '.' or '!' or ':' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where the text goes on behind a line of the form, and whether there is something.</summary>
    public (int Offset, bool Touched) RestOfLine(Place end, Place limit)
    {
        var text = units[end.Unit].Text.AsSpan();
        text = end.Unit == limit.Unit ? text[..Math.Min(limit.Offset, text.Length)] : text;
        text = text[Math.Min(end.Offset, text.Length)..];
        return Placeholders.IsBlank(text) ? (end.Offset + text.Length, false) : (end.Offset + Math.Max(0, text.IndexOfAnyExcept(Marks)), true);
    }

    [GeneratedRegex(@"^[\s,]*(?:using|which|that|found|as|in|from|for|with|according|per|on)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();
}
