using System.Net;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Forms in the language of a wiki, an issue tracker or a web page.</summary>
internal static class MarkupLayouts
{
    public static string MediaWiki(FormDraft draft) => Whole($"== {Bare(draft.Title)} ==", draft, q => $"=== {LineLayouts.Numbered(draft, q)} ===", rows =>
        $"{{| class=\"wikitable\"\n! {string.Join(" !! ", rows.Heads)}\n{string.Concat(rows.Rows.Select(r => $"|-\n| {string.Join(" || ", MeasuredRows.Cells(r))}\n"))}|}}");

    public static string Jira(FormDraft draft) => Whole($"h2. {Bare(draft.Title)}", draft, q => $"h3. {LineLayouts.Numbered(draft, q)}", rows =>
        string.Join('\n', rows.Rows.Select(r => $"|{string.Join('|', MeasuredRows.Cells(r))}|").Prepend($"||{string.Join("||", rows.Heads)}||")));

    public static string Rest(FormDraft draft) => Whole(Ruled(Bare(draft.Title), '='), draft, q => Ruled(LineLayouts.Numbered(draft, q), '-'), rows =>
        $".. list-table::\n   :header-rows: 1\n\n{string.Join('\n', rows.Rows.Select(MeasuredRows.Cells).Prepend(rows.Heads).Select(cells => $"   * - {string.Join("\n     - ", cells)}"))}");

    /// <summary>A form that was rendered and saved as a page, with what stands around it there.</summary>
    public static string Page(FormDraft draft) => Html(draft, draft.Questions.Select(q => $"<h3>{Escaped(LineLayouts.Numbered(draft, q))}</h3>\n{(Filled(q) ? $"<p>{Cell(q)}</p>" : "")}"));

    public static string PageOfParagraphs(FormDraft draft) => Html(draft, draft.Questions.Select(q => $"<p>{Escaped(LineLayouts.Numbered(draft, q))}</p>\n<p>{Cell(q)}</p>"));

    public static string DefinitionList(FormDraft draft) =>
        Html(draft, draft.Questions.Select(q => $"<dt>{Escaped(LineLayouts.Numbered(draft, q))}</dt>\n<dd>{Cell(q)}</dd>").Prepend("<dl>").Append("</dl>"));

    public static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static bool Filled(DraftQuestion question) => question.Rows is not null || question.Answer.Length > 0;

    private static string Cell(DraftQuestion question) => question.Rows is null ? Escaped(question.Answer).Replace("\n", "<br>", StringComparison.Ordinal)
        : $"<table><tr>{string.Concat(question.Rows.Heads.Select(h => $"<th>{Escaped(h)}</th>"))}</tr>{string.Concat(question.Rows.Rows.Select(r => $"<tr>{string.Concat(MeasuredRows.Cells(r).Select(c => $"<td>{Escaped(c)}</td>"))}</tr>"))}</table>";

    private static string Html(FormDraft draft, IEnumerable<string> body) => $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{Escaped(Bare(draft.Title))}</title>
        <style>body {"{"} font: 14px sans-serif; color: #222 {"}"} td {"{"} padding: 4px {"}"}</style>
        <script>window.page = "form";</script></head>
        <body>
        <h1>{Escaped(Bare(draft.Title))}</h1>
        {string.Join('\n', body)}
        </body></html>
        """;

    private static string Whole(string title, FormDraft draft, Func<DraftQuestion, string> head, Func<MeasuredRows, string> table) =>
        string.Join("\n\n", draft.Questions.Select(q => $"{head(q)}\n\n{(q.Rows is null ? q.Answer : table(q.Rows))}".TrimEnd()).Prepend(title));

    private static string Ruled(string text, char with) => $"{text}\n{new string(with, text.Length)}";

    private static string Bare(string title) => title.TrimStart('#', ' ');
}
