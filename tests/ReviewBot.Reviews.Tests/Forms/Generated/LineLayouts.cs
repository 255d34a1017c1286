using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Forms whose questions and answers stand on lines of their own.</summary>
internal static class LineLayouts
{
    private static readonly Regex Marks = new(@"\[(?<text>[^\]]*)\]\(\S+\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>A question, a blank line, its answer.</summary>
    public static string Paragraphs(FormDraft draft) => Whole(draft, q => $"{Head(draft, q)}\n\n{Answer(draft, q)}".TrimEnd());

    /// <summary>The answer right under its question, as people write who save room.</summary>
    public static string Tight(FormDraft draft) => Whole(draft, q => $"{Head(draft, q)}\n{Answer(draft, q)}".TrimEnd());

    /// <summary>Answers as points under their questions.</summary>
    public static Func<FormDraft, string> SubPoints(string indent, string mark) => draft => Whole(draft, q =>
        $"{Head(draft, q)}\n{(q.Rows is { Shape: not RowsShape.List } ? Answer(draft, q) : Pointed(q, indent, mark))}".TrimEnd());

    /// <summary>Answers set in below their questions, as in an outline.</summary>
    public static Func<FormDraft, string> SetIn(string mark, string indent) => draft => Whole(draft, q =>
        $"{mark}{Head(draft, q)}\n{string.Join('\n', Answer(draft, q).Split('\n').Select(l => l.Length == 0 ? l : indent + l))}".TrimEnd());

    /// <summary>Marks before questions and answers.</summary>
    public static Func<FormDraft, string> Marked(string question, string answer) => draft => Whole(draft, q =>
    {
        var between = q.Rows is null ? " " : "\n";
        return $"{string.Format(CultureInfo.InvariantCulture, question, q.Number)} {q.Text}{Second(q)}\n{string.Format(CultureInfo.InvariantCulture, answer, q.Number)}{between}{Answer(draft, q)}".TrimEnd();
    });

    /// <summary>A few words with a colon for each question.</summary>
    public static Func<FormDraft, string> Labelled(string label) => draft => Whole(draft, q =>
    {
        var between = q.Rows is null ? " " : "\n\n";
        return $"{string.Format(CultureInfo.InvariantCulture, label, q.Text)}{between}{Answer(draft, q)}".TrimEnd();
    });

    /// <summary>Headings, and under each a small table that holds the answer.</summary>
    public static Func<FormDraft, string> HeadedTables(string heads, Func<DraftQuestion, string> label) => draft => Whole(draft, q =>
    {
        var columns = heads.Split('|');
        return $"{Head(draft, q)}\n\n{(q.Rows is null ? $"| {columns[0]} | {columns[1]} |\n|---|---|\n| {label(q)} | {q.Answer} |" : Answer(draft, q))}";
    });

    private static string Number(FormDraft draft, DraftQuestion question) => Number(draft.Numbers, question.Number, draft.Questions.Max(q => q.Number));

    private static string Number(NumberStyle style, int number, int last) => style switch
    {
        NumberStyle.Parenthesis => $"{number}) ",
        NumberStyle.Dot => $"{number}. ",
        NumberStyle.None => "",
        NumberStyle.Emoji => number == 10 ? "🔟 " : string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(d => $"{d}\ufe0f\u20e3")) + " ",
        NumberStyle.Circled => $"{(char)('①' + number - 1)} ",
        NumberStyle.Roman => $"{Roman[number - 1]}. ",
        NumberStyle.OfTotal => $"{number}/{last} ",
        NumberStyle.BracketedOfTotal => $"[{number} of {last}] ",
        NumberStyle.Word => $"Question {number}: ",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Numbered(FormDraft draft, DraftQuestion question) => Number(draft, question) + question.Text;

    public static string Answer(FormDraft draft, DraftQuestion question) => question.Rows?.Text(draft.Luck) ?? question.Answer;

    private static string Whole(FormDraft draft, Func<DraftQuestion, string> write)
    {
        var parts = new List<string> { draft.Title };
        if (draft.Note is not null)
        {
            parts.Add(draft.Note);
        }

        parts.AddRange(draft.Questions.Select(write));
        return string.Join("\n\n", parts);
    }

    private static string Head(FormDraft draft, DraftQuestion question)
    {
        var text = Numbered(draft, question);
        var head = draft.Heads switch
        {
            HeadStyle.Plain => text,
            HeadStyle.Bold => $"**{Unmarked(text)}**",
            HeadStyle.BoldAfterNumber => $"{Number(draft, question)}**{Unmarked(question.Text)}**",
            HeadStyle.Italic => $"_{Unmarked(text)}_",
            HeadStyle.Heading => $"## {text}",
            HeadStyle.Underlined => $"{text}\n{new string('-', Math.Min(text.Length, 60))}",
            HeadStyle.Colour => $"\u001b[1;34m{text}\u001b[0m",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return head + Second(question);
    }

    /// <summary>Without stars and links, which don't go inside other marks.</summary>
    public static string Unmarked(string text) => Marks.Replace(text, "${text}").Replace("*", "", StringComparison.Ordinal);

    private static string Second(DraftQuestion question) => question.Translation ?? "";

    private static string Pointed(DraftQuestion question, string indent, string mark)
    {
        var lines = question.Rows is null ? question.Answer.Split('\n') : question.Rows.Points("").ToArray();
        return string.Join('\n', lines.Where(l => l.Length > 0).Select(l => indent + mark + l));
    }
}
