using System.Collections.Frozen;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Verdicts;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Finds the places of a text that may be questions: those that are known, and lines that look or read like one.</summary>
/// <param name="units">The text.</param>
/// <param name="known">The questions that stand there word for word.</param>
/// <param name="excluded">Lines that ask nothing.</param>
/// <param name="inert">Whether only what is quoted or code is looked at, only what is neither, or both.</param>
internal sealed class CandidateFinder(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> known, IReadOnlySet<int> excluded, bool? inert)
{
    private const int LongestCut = 100;
    private const int LongestUnread = 2000;
    private const int Most = 4000;
    private const int MostWithCues = 600;
    private const int MostBetween = 12;
    private const int FewestCapitals = 3;
    private const int FewestPoints = 3;
    private const int MostOfGroup = 5;

    private static readonly WordList Heads = WordList.Of("table-heads");

    // "All questions are mandatory …": bold like the questions, and none.
    private static readonly FrozenSet<string> OfForms = Phrases.All.Where(p => p.Topic.Length == 0 && p.Role is PhraseRole.Aside or PhraseRole.Note).Select(p => Vocabulary.Squeeze(p.Text)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The candidates in the order of the text.</summary>
    public List<Candidate> Find()
    {
        var candidates = new List<Candidate>();
        var tables = QuestionTables.Known(units, known);
        var next = 0;
        for (var i = 0; i < units.Count && candidates.Count < Most; i++)
        {
            var before = candidates.Count;
            for (; next < known.Count && known[next].Start.Unit <= i; next++)
            {
                if (known[next].Topic != QuestionBank.UnknownTopic)
                {
                    candidates.Add(OfKnown(known[next]));
                }
            }

            var covered = candidates.Count > before || (next > 0 && known[next - 1] is var last && last.End.Unit >= i && last.Topic != QuestionBank.UnknownTopic);
            if (!covered && MayAsk(i, tables) && At(i) is { } candidate)
            {
                candidates.Add(candidate);
            }
        }

        candidates = QuestionTables.WithoutAnswers(candidates);
        return candidates.Count > MostWithCues ? candidates : [.. candidates.Select((c, i) => WithCues(c, candidates, i))];
    }

    private Candidate OfKnown(Anchor anchor)
    {
        var first = anchor.Start.Unit;
        var isNumber = anchor.Line == units[first].Line && CountingMarks.NumberOf(units[first].Text) is not null;
        return new Candidate(anchor.Start, anchor.End, units[isNumber ? first + 1 : first], "") { Known = anchor, Likeness = anchor.Confidence, Number = anchor.Number, Asks = true, Hangs = IsAboveSetIn(first, anchor.End.Unit + 1) };
    }

    private bool MayAsk(int unit, HashSet<int>? tables) =>
        !excluded.Contains(unit)
        && (tables is null || units[unit].Cell is not { } cell || tables.Contains(cell.Table))
        && (inert is not { } layer || (units[unit].Quote > 0 || units[unit].Code) == layer);

    // What stands behind a place up to the next one that looks like it.
    private Candidate WithCues(Candidate candidate, List<Candidate> all, int index)
    {
        if (candidate.Known is not null)
        {
            return candidate;
        }

        var next = index + 1;
        while (next < all.Count && next < index + MostBetween && all[next].Style != candidate.Style && all[next].Known is null)
        {
            next++;
        }

        return candidate with { Cues = AnswerCues.Between(units, candidate.End, next < all.Count ? all[next].Start : new Place(units.Count, 0)) };
    }

    private Candidate? At(int i)
    {
        var unit = units[i];
        var text = unit.Text;
        if (!HasWords(unit))
        {
            return null;
        }

        var (end, asks) = EndOf(i);
        if (end == 0 && unit.Number is null)
        {
            return null;
        }

        // "Verdict: r+ / r-" asks nothing, though it looks like the labels above it.
        if (IsOfVerdict(i) || IsGroup(unit, text.AsSpan(0, end)))
        {
            return null;
        }

        var hangs = IsAboveSetIn(i, i + 1);
        asks |= end > 0 && (StandsOut(unit) || hangs);
        var wrapped = end == text.Length && !AskingEnd.IsCut(text) ? AskingEnd.InNextLines(units, i, text) : null;
        var before = QuestionTables.NumberBefore(units, i);
        return new Candidate(new Place(before is null ? i : i - 1, 0), wrapped ?? new Place(i, end), unit, wrapped is { } to ? Joined(i, to) : text[..end])
        {
            Number = unit.Number ?? before,
            Asks = asks || wrapped is not null,
            Hangs = hangs,
        };
    }

    private bool IsOfVerdict(int i) =>
        VerdictReader.Speaks(units[i].Text) || (VerdictReader.IsHeading(units[i].Text) && i + 1 < units.Count && VerdictReader.Speaks(units[i + 1].Text));

    // "Interaction (category 2)" above some measurements; "Category: 2" is a label with its answer.
    private static bool IsGroup(FormUnit unit, ReadOnlySpan<char> asked) =>
        unit is { Number: null, Cell: null } && asked.Length is > 0 and <= AskingEnd.LongestLabel && asked.ContainsAnyInRange('1', '4') && NamesCategory(Tokens.Of(asked.ToString()));

    // A category with its number begins or ends the words: "Category 2: interaction", not "Category (1-4)".
    private static bool NamesCategory(Tokens words) =>
        words.Count is > 1 and <= MostOfGroup && Enumerable.Range(1, words.Count - 1).Any(i => words.Word(i) is [>= '1' and <= '4']
            && Heads.At(words, i - 1) is { Value: "category" or "plain" } && (i == words.Count - 1 || (i == 1 && !char.IsDigit(words.Word(2)[0]))));

    private (int End, bool Asks) EndOf(int i)
    {
        var (end, asks) = AskingEnd.Of(units[i].Text, units[i]);
        return (end == 0 && IsWholeQuestion(i) ? units[i].Text.Length : end, asks);
    }

    private static bool HasWords(FormUnit unit) =>
        !unit.Separator && !unit.IsHead && unit.Text.Length is > 0 and <= LongestUnread && unit.Text[0] != ':' && !Placeholders.IsBlank(unit.Text) && !AnswerMarks.IsAlone(unit.Text)
        && !(unit.Cell is not null && char.IsLetter(unit.Text[0]) && AskingEnd.IsReply(unit.Text))
        && (unit.Number is not null || unit.Text.Any(char.IsLetter))
        && !(unit.Emphasis && OfForms.Contains(Vocabulary.Squeeze(unit.Text)));

    private string Joined(int from, Place to) =>
        string.Join(' ', Enumerable.Range(from, to.Unit - from).Select(u => units[u].Text).Append(units[to.Unit].Text[..to.Offset]));

    // A line of its own that begins further left than what stands above and below it.
    private bool IsAboveSetIn(int unit, int below) =>
        units[unit] is { Cell: null, Code: false } line && (line.NewParagraph || (unit > 0 && units[unit - 1].Indent > line.Indent))
        && below < units.Count && units[below] is { Cell: null, Separator: false } next && next.Quote == line.Quote && next.Indent > line.Indent + 1;

    private static bool StandsOut(FormUnit unit) => IsSetOff(unit) || AskingEnd.IsCut(unit.Text);

    private static bool IsSetOff(FormUnit unit) => unit.Heading > 0 || unit.Emphasis || IsCapitals(unit);

    // "WHAT ELSE WE TRIED", above an answer.
    private static bool IsCapitals(FormUnit unit) =>
        unit.NewParagraph && unit.Text.Length > FewestCapitals && !unit.Text.Any(char.IsLower) && unit.Text.Count(char.IsUpper) > FewestCapitals && !Placeholders.Is(unit.Text);

    // A line of its own, short and without an end, may be a label; a number alone may stand for a question that was taken out.
    private bool IsWholeQuestion(int i)
    {
        var unit = units[i];
        var marked = IsSetOff(unit) || unit.Number is not null || IsAboveSetIn(i, i + 1);
        return (IsShort(unit.Text) && (unit.NewParagraph || unit.Cell is not null || marked || (unit.Bullet && AskingEnd.IsCut(unit.Text))))
            || ((marked || IsSetAsKnown(unit) || QuestionTables.IsHeadOfRow(units, i)) && unit.Text.Length <= AskingEnd.LongestQuestion);
    }

    // A point beside others that are questions word for word.
    private bool IsSetAsKnown(FormUnit unit) => unit.Bullet && known.Count(a => units[a.Start.Unit] is { Bullet: true } other && other.Indent == unit.Indent && other.Quote == unit.Quote) >= FewestPoints;

    private static bool IsShort(string text) =>
        AskingEnd.IsCut(text) ? text.Length <= LongestCut : text.Length <= AskingEnd.LongestLabel && !text.EndsWith('.') && text.AsSpan().Count(' ') < AskingEnd.MostLabelWords;
}
