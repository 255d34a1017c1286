using System.Buffers;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Verdicts;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>Takes the form's own text out of what stands under a question.</summary>
internal sealed partial class AnswerReader(IReadOnlyList<FormUnit> units, QuestionBank bank, FormKind kind)
{
    /// <summary>How a line of the prefilled review form begins that repeats what the request says: no word of the steward's.</summary>
    public const string OfTheRequest = "(The request: ";

    private const int LongestRestOfQuestion = 200;

    private static readonly SearchValues<char> Marks = SearchValues.Create(" ?:.*_-)\u2013\u2014\"\u201d\u2019'`");

    /// <summary>Reads one answer.</summary>
    public Answer Read(Section section)
    {
        var anchor = section.Anchor;
        var from = anchor.IsDeleted || !anchor.IsKnown ? AtNextLine(anchor.End) : AfterQuestion(anchor, section.End);
        var frame = new AnswerFrame(units, section);
        var lines = new List<AnswerLine>();
        var offered = new List<(Phrase Phrase, FormUnit Unit)>();
        var template = false;
        var worked = false;
        string? aside = null;
        for (var unit = from.Unit; unit < units.Count && unit <= section.End.Unit; unit++)
        {
            var current = units[unit];
            var limit = unit == section.End.Unit ? section.End.Offset : current.Text.Length;
            var start = unit == from.Unit ? from.Offset : 0;
            if (start >= limit && current.Links.Count == 0)
            {
                continue;
            }

            if (section.IsLast && start == 0 && EndsForm(current, unit + 1 < units.Count ? units[unit + 1] : null, anchor, lines.Count > 0))
            {
                break;
            }

            if (start == 0 && (current.Separator || MentionLine().IsMatch(current.Text) || frame.Holds(unit, lines.Count == 0)))
            {
                continue;
            }

            if (start > 0 && lines.Count == 0 && AnswerFrame.IsTranslated(current.Text[start..limit]))
            {
                continue;
            }

            if (start == 0 && current.Text.StartsWith(OfTheRequest, StringComparison.Ordinal))
            {
                template = true;
                continue;
            }

            while (start < limit && bank.LineAt(kind, anchor.Topic, units, new Place(unit, start)) is { } found && IsWithin(found.End, section.End))
            {
                var (rest, touched) = Rest(found.End, section.End);
                template = true;
                if (found.Line.Role == PhraseRole.Sample && touched)
                {
                    worked = true;
                    break;
                }

                if (found.Line.Role == PhraseRole.Sample)
                {
                    offered.Add((found.Line, current));
                }

                aside = found.Line.Role == PhraseRole.Aside ? found.Line.Text : null;
                unit = found.End.Unit;
                current = units[unit];
                limit = unit == section.End.Unit ? section.End.Offset : current.Text.Length;
                start = touched ? rest : limit;
            }

            if (start < limit)
            {
                start = lines.Count == 0 ? Math.Min(limit, AnswerFrame.AfterMark(current.Text, start)) : start;
                var text = current.Text[start..limit].Trim();
                if (text.Length > 0)
                {
                    lines.Add(new AnswerLine(current, text, start, aside));
                }
            }
        }

        return Choose(section, lines, offered, template, worked);
    }

    // What is left when choices of the form stand there: the one that was ticked, marked or left over is the answer.
    private Answer Choose(Section section, List<AnswerLine> lines, List<(Phrase Phrase, FormUnit Unit)> offered, bool template, bool worked)
    {
        var ticked = offered.Exists(o => o.Unit.Checked == true) || lines.Exists(l => l.Unit.Checked == true);
        if (ticked)
        {
            lines = [.. lines.Where(l => l.Unit.Checked != false)];
        }

        var left = offered.Where(o => !o.Phrase.HasBlank).ToList();
        var standing = offered.Select(o => o.Phrase.Choice).ToHashSet(StringComparer.Ordinal);
        var everything = offered.Count > 0 && bank.Choices(kind, section.Anchor.Topic).Any(standing.IsSupersetOf);
        var emphasised = offered.Where(o => o.Unit.Emphasis).ToList();
        var chosen = ticked ? offered.Where(o => o.Unit.Checked == true).ToList()
            : everything && emphasised.Count == 1 ? emphasised
            : everything ? Named(lines, offered)
            : worked ? []
            : left;
        var picked = chosen.Where(o => !o.Phrase.HasBlank).Select(o => new AnswerLine(o.Unit, o.Unit.Text, 0, null)).ToList();
        var own = lines.Concat(picked).OrderBy(l => l.Unit.Line).ToList();
        return new Answer(section, own, [.. offered.Select(o => o.Phrase.Choice)], template);
    }

    // "The second one", where all of them were left standing.
    private static List<(Phrase Phrase, FormUnit Unit)> Named(List<AnswerLine> lines, List<(Phrase Phrase, FormUnit Unit)> offered)
    {
        var match = lines.Count > 0 ? Ordinal().Match(lines[0].Text) : null;
        if (match is not { Success: true })
        {
            return [];
        }

        var index = match.Value.ToLowerInvariant() is var word && word.Contains("first", StringComparison.Ordinal) || word.Contains('1') ? 0
            : word.Contains("second", StringComparison.Ordinal) || word.Contains('2') ? 1
            : 2;
        return index < offered.Count ? [offered[index]] : [];
    }

    private Place AfterQuestion(Anchor anchor, Place end)
    {
        var at = anchor.End;
        var finished = false;
        while (at.Unit < units.Count && at != end && IsWithin(at, end))
        {
            var next = bank.ContinuationAt(kind, anchor.Topic, units, at) is { } continued && continued != at ? (Place?)continued : null;
            if (next is null && AtEnd(at) && at.Unit + 1 < units.Count && at.Unit + 1 <= end.Unit)
            {
                next = bank.ContinuationAt(kind, anchor.Topic, units, new Place(at.Unit + 1, 0));
            }

            if (next is { } further && IsWithin(further, end))
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

    private static bool IsWithin(Place at, Place end) => at.Unit < end.Unit || (at.Unit == end.Unit && at.Offset <= end.Offset);

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

    // Where the text goes on behind a line of the form, and whether there is something.
    private (int Offset, bool Touched) Rest(Place end, Place limit)
    {
        var text = units[end.Unit].Text.AsSpan();
        text = end.Unit == limit.Unit ? text[..Math.Min(limit.Offset, text.Length)] : text;
        text = text[Math.Min(end.Offset, text.Length)..];
        return Placeholders.IsBlank(text) ? (end.Offset + text.Length, false) : (end.Offset + Math.Max(0, text.IndexOfAnyExcept(Marks)), true);
    }

    // After a form other things may stand: a heading, a verdict, a checklist, a word to somebody.
    private static bool EndsForm(FormUnit unit, FormUnit? next, Anchor anchor, bool answered) =>
        (unit.Separator && (answered || next?.Heading > 0))
        || (unit.Heading > 0 && next?.Checked is not null)
        || (unit.Heading > 0 && (anchor.Heading == 0 || unit.Heading <= anchor.Heading))
        || (unit.Checked is not null && anchor.Topic is not (Topics.Duration or Topics.ThirdParty))
        || Closing().IsMatch(unit.Text)
        || VerdictReader.IsVerdictLine(unit)
        || (anchor.Form is FormKind.Review or FormKind.RenewalReview && VerdictReader.Speaks(unit.Text))
        || (anchor.Form == FormKind.Renewal && RenewalSubject.IsOne(unit.Text));

    [GeneratedRegex(@"^\W*(?:/cc|cc(?:'?ing)?|tagging|attention|fyi|ping(?:ing)?)\b.{0,40}?[@:]\w", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MentionLine();

    [GeneratedRegex(@"^\s*(?:data-?r(?:eview)?\?|thanks?\b[^.]{0,30}[.!]?\s*$|thank you\b[^.]{0,40}[.!]?\s*$|cheers\b.{0,20}$|(?:best |kind )?regards\b.{0,20}$|sent from my\b|-- ?$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^\W*(?:(?:the )?(?:first|second|third|1st|2nd|3rd)\b|(?:option|choice|number|no\.?|#)\s*[123]\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^[\s,]*(?:using|which|that|found|as|in|from|for|with|according|per|on)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();
}
