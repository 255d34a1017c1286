using System.Globalization;
using System.Text;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Forms whose answers stand in cells or behind keys.</summary>
internal static class CellLayouts
{
    /// <summary>One table of questions and answers.</summary>
    public static Func<FormDraft, string> Table(string heads, bool numbered) => draft =>
    {
        var columns = heads.Split('|');
        string[] rows =
        [
            (numbered ? "| # " : "") + $"| {columns[0]} | {columns[1]} |",
            (numbered ? "|---" : "") + "|---|---|",
            .. draft.Questions.Select(q => (numbered ? $"| {q.Number} " : "") + $"| {q.Text} | {OneLine(q)} |"),
        ];
        return $"{draft.Title}\n\n{string.Join('\n', rows)}";
    };

    /// <summary>A row of questions, and one of answers below it.</summary>
    public static string SideBySide(FormDraft draft)
    {
        string Row(Func<DraftQuestion, string> cell) => $"| {string.Join(" | ", draft.Questions.Select(cell))} |";
        return $"{draft.Title}\n\n{Row(q => q.Text)}\n{Row(_ => "---")}\n{Row(OneLine)}";
    }

    /// <summary>The same in HTML.</summary>
    public static string HtmlTable(FormDraft draft) =>
        $"{draft.Title}\n\n<table>\n{string.Concat(draft.Questions.Select(q => $"<tr><th>{MarkupLayouts.Escaped(q.Text)}</th><td>{MarkupLayouts.Escaped(OneLine(q))}</td></tr>\n"))}</table>";

    /// <summary>What a spreadsheet writes.</summary>
    public static Func<FormDraft, string> Separated(char separator, string heads) => draft => string.Join('\n',
        draft.Questions.Select(q => string.Join(separator, new[] { q.Number.ToString(CultureInfo.InvariantCulture), q.Text, OneLine(q) }.Select(cell => Quoted(cell, separator))))
            .Prepend(string.Join(separator, heads.Split('|').Prepend("No."))));

    /// <summary>Keys, as in a settings file.</summary>
    public static Func<FormDraft, string> Keys(string first, string between, bool quoted) => draft =>
    {
        var text = new StringBuilder(first);
        foreach (var question in draft.Questions)
        {
            text.Append(Key(question.Text)).Append(between);
            text.Append(question.Rows is null || quoted ? Value(OneLine(question), quoted) : "\n" + string.Join('\n', question.Rows.Points("  - "))).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    };

    public static string OneLine(DraftQuestion question) => question.Rows?.OnOneLine() ?? question.Answer.Replace('\n', ' ');

    private static string Key(string label) => string.Join('_', label.ToLowerInvariant().Split([' ', '/', ',', '?', '(', ')', '\''], StringSplitOptions.RemoveEmptyEntries));

    private static string Value(string value, bool quoted) => quoted ? $"\"{value.Replace("\"", "'", StringComparison.Ordinal)}\"" : value;

    private static string Quoted(string cell, char separator) =>
        cell.Contains(separator, StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
