using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>What is done at several questions of a form, and so belongs to how it is set and not to an answer.</summary>
/// <param name="IsBilingual">Whether a line in another language stands below most questions: their translation.</param>
/// <param name="Tables">Tables with the same head below several questions, which hold the answers, each with its last column.</param>
/// <param name="Repeated">Columns of the table of questions, other than that of the answers, in which little else than the same stands: "done", a name.</param>
/// <param name="Running">What stands alone below several questions, the same but for its figures: the head or foot of a page.</param>
/// <param name="Mark">What stands before most answers, a word with a colon or a sign; empty for nothing.</param>
/// <param name="IsBeside">Whether most questions go on in their line behind a stroke: with their translation.</param>
internal sealed record FormHabits(bool IsBilingual, IReadOnlyDictionary<int, int> Tables, IReadOnlySet<(int Table, int Column)> Repeated, IReadOnlySet<int> Running, string Mark, bool IsBeside)
{
    private const int Several = 3;
    private const double Mostly = 0.4;
    private const double Nearly = 0.8;
    private const int LongestMark = 24;
    private const int MostWordsOfMark = 3;
    private const int ShortestRunning = 6;
    private const int LongestRunning = 80;
    private const int LongestSecond = 160;

    /// <summary>Sees them.</summary>
    public static FormHabits Of(IReadOnlyList<FormUnit> units, IReadOnlyList<Section> sections)
    {
        var translated = sections.Count(s => IsTranslated(units, s));
        var isBilingual = translated >= Several && translated >= sections.Count * Mostly;
        return new FormHabits(isBilingual, TablesIn(units, sections), RepeatedIn(units, sections), RunningIn(units, sections), MarkOf(units, sections), sections.Count(s => GoesOnBeside(units, s)) >= Math.Max(Several, sections.Count * Mostly));
    }

    private static bool GoesOnBeside(IReadOnlyList<FormUnit> units, Section section) =>
        section.Anchor is { IsDeleted: false, End: var end } && end.Unit < units.Count && IsSecond(units[end.Unit].Text.AsSpan(Math.Min(end.Offset, units[end.Unit].Text.Length)));

    /// <summary>Whether the rest of a question's line begins with a stroke and asks nothing else: "/ Pourquoi ?"</summary>
    public static bool IsSecond(ReadOnlySpan<char> rest)
    {
        var second = rest.TrimStart(" ?.)*_");
        return (second is ['/' or '|', ' ', ..] || second.TrimEnd(" *_") is ['(', .., ')']) && second.Length < LongestSecond && !second.TrimEnd(" ?)*_").Contains('?');
    }

    /// <summary>Whether a cell is the head or the label of a table that only holds an answer, or says the same in every row.</summary>
    public bool IsFrame(FormUnit line)
    {
        if (line.Cell is not { } cell)
        {
            return Running.Contains(line.Line);
        }

        var isHeadOrLabel = Tables.TryGetValue(cell.Table, out var last) && (line.IsHead || (cell.Column == 0 && last > 0));
        return isHeadOrLabel || Repeated.Contains((cell.Table, cell.Column));
    }

    // A head says the same below several questions.
    private static Dictionary<int, int> TablesIn(IReadOnlyList<FormUnit> units, IReadOnlyList<Section> sections)
    {
        var heads = sections.Select(s => HeadsIn(units, s)).ToList();
        var common = heads.SelectMany(h => h.Select(c => c.Text).Distinct(StringComparer.Ordinal))
            .GroupBy(text => text, StringComparer.Ordinal)
            .Where(g => g.Count() >= Several)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        return heads.SelectMany(h => h)
            .Where(c => common.Contains(c.Text))
            .GroupBy(c => c.Table, c => c.Column)
            .ToDictionary(g => g.Key, g => g.Max());
    }

    // "Solution:", "👉": what begins the first line below most of the questions.
    private static string MarkOf(IReadOnlyList<FormUnit> units, IReadOnlyList<Section> sections)
    {
        var begun = sections.Select(s => FirstBelow(s) is var first && IsBelow(units, s, first) && units[first].Cell is null ? Beginning(units[first].Text) : "");
        var mark = begun.Where(b => b.Length > 0).GroupBy(b => b, StringComparer.Ordinal).MaxBy(g => g.Count());
        return mark?.Count() >= Math.Max(Several + 1, sections.Count * Nearly) ? mark.Key : "";
    }

    private static string Beginning(string text)
    {
        var colon = text.AsSpan(0, Math.Min(text.Length, LongestMark)).IndexOf(':');
        if (colon > 0 && text.AsSpan(0, colon).Count(' ') < MostWordsOfMark && !text.AsSpan(colon).StartsWith("://", StringComparison.Ordinal))
        {
            return text[..(colon + 1)];
        }

        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var sign = blank < 0 ? text : text[..blank];
        return sign.Length is > 0 and < 4 && !sign.Any(char.IsLetterOrDigit) ? sign : "";
    }

    // Columns that say who answered or how far it is: a few short words again and again, beside one that says something else in each row.
    private static HashSet<(int Table, int Column)> RepeatedIn(IReadOnlyList<FormUnit> units, IReadOnlyList<Section> sections)
    {
        var beside = from section in sections
                     let asked = section.Anchor.End.Unit
                     where asked < units.Count && units[asked].Cell is not null
                     let question = units[asked].Cell!.Value
                     from cell in units.Skip(asked + 1).TakeWhile(u => u.Cell is { } c && (c.Table, c.Row) == (question.Table, question.Row))
                     where cell.Cell!.Value.Column > question.Column
                     group cell.Text by (cell.Cell!.Value.Table, cell.Cell!.Value.Column);
        var columns = beside.ToList();
        var repeated = columns.Where(g => g.Count() > sections.Count * Nearly && IsFewWords([.. g])).Select(g => g.Key).ToHashSet();
        return columns.Exists(g => g.Count() > sections.Count * Mostly && !repeated.Contains(g.Key)) ? repeated : [];
    }

    private static bool IsFewWords(List<string> texts) =>
        texts.TrueForAll(t => t.Length < LongestMark) && texts.Distinct(StringComparer.OrdinalIgnoreCase).Count() * Several <= texts.Count;

    // "Autosave, draft 3 - 1 -" here and "Autosave, draft 3 - 2 -" there.
    private static HashSet<int> RunningIn(IReadOnlyList<FormUnit> units, IReadOnlyList<Section> sections)
    {
        var alike = sections.Where(s => !MayRepeat(s.Anchor.Topic))
            .Where(s => IsAloneWithFigures(units, s))
            .GroupBy(s => string.Concat(SaidFirst(units, s).Where(c => !char.IsDigit(c))));
        return [.. alike.Where(g => g.Count() > 1 && g.DistinctBy(s => units[FirstBelow(s)].Text).Count() == g.Count()).SelectMany(g => g).Select(s => units[FirstBelow(s)].Line)];
    }

    // Measurements, categories and ends are told in the same words again, and with other figures.
    private static bool MayRepeat(string topic) => topic is Topics.Measurements or Topics.Categories or Topics.Duration or Topics.Expiry;

    // A line with figures that is a paragraph by itself.
    private static bool IsAloneWithFigures(IReadOnlyList<FormUnit> units, Section section) =>
        FirstBelow(section) is var at && at < units.Count
        && units[at] is { Cell: null, Text.Length: >= ShortestRunning and < LongestRunning }
        && SaidFirst(units, section).AsSpan().IndexOfAnyInRange('0', '9') >= 0
        && (at + 1 == units.Count || units[at + 1].NewParagraph);

    // The first line below a question, behind the mark of an answer.
    private static string SaidFirst(IReadOnlyList<FormUnit> units, Section section)
    {
        var text = units[FirstBelow(section)].Text;
        return text[AnswerMarks.Behind(text, 0, section.Anchor.Number)..];
    }

    private static int FirstBelow(Section section) => section.Anchor.End.Unit + 1;

    private static bool IsBelow(IReadOnlyList<FormUnit> units, Section section, int at) =>
        at < units.Count && at < section.End.Unit + (section.End.Offset > 0 ? 1 : 0);

    private static bool IsTranslated(IReadOnlyList<FormUnit> units, Section section)
    {
        var next = FirstBelow(section);
        return IsBelow(units, section, next) && !IsOnlyAnswer(units, next - 1, next)
            && units[next] is { Code: false, Text: var text } && (OtherLanguages.Is(text) || OtherLanguages.IsUnknownQuestion(text) || IsAside(text));
    }

    /// <summary>Whether a line stands in the last cell of its row, beside a question: there its answer is, whatever its language.</summary>
    /// <param name="units">The text.</param>
    /// <param name="question">The question.</param>
    /// <param name="at">The line.</param>
    public static bool IsOnlyAnswer(IReadOnlyList<FormUnit> units, int question, int at) =>
        units[question].Cell is { } asked && units[at].Cell is { } cell && (asked.Table, asked.Row) == (cell.Table, cell.Row) && asked.Column < cell.Column
        && !units.Skip(at + 1).TakeWhile(u => u.Cell is { } other && (other.Table, other.Row) == (cell.Table, cell.Row)).Any(u => u.Cell!.Value.Column > cell.Column);

    /// <summary>Whether a line only asks something in parentheses.</summary>
    public static bool IsAside(string text) => text is ['(' or '[', .., '?', ')' or ']'];

    private static List<(string Text, int Table, int Column)> HeadsIn(IReadOnlyList<FormUnit> units, Section section)
    {
        var heads = new List<(string Text, int Table, int Column)>();
        for (var unit = section.Anchor.Start.Unit; unit < units.Count && unit < section.End.Unit; unit++)
        {
            if (units[unit] is { IsHead: true, Cell: { } cell })
            {
                heads.Add((units[unit].Text, cell.Table, cell.Column));
            }
        }

        return heads;
    }
}
