using System.Globalization;
using System.Text;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Kinds A: a complete form in another shape, which must never be refused.</summary>
internal static class ShapeOddities
{
    private const Slots Celled = Slots.Layout | Slots.Cells | Slots.Numbers | Slots.Heads;

    /// <summary>Those that any form can have.</summary>
    public static IReadOnlyList<Oddity> OfAnyForm { get; } =
    [
        new("A2", "own words", Slots.Wording, Slots.None, Reword),
        new("A5", "numbers of another script", Slots.Numbers, Slots.None, d => d.Numbers = d.Luck.Of(NumberStyle.Emoji, NumberStyle.Circled, NumberStyle.Roman)),
        new("A8", "numbers of a total", Slots.Numbers, Slots.None, d => d.Numbers = d.Luck.Of(NumberStyle.OfTotal, NumberStyle.BracketedOfTotal, NumberStyle.Word)),
        new("A10", "tabs for spaces", Slots.Blanks, Slots.Markup | Slots.Cells, d => d.Afterwards.Add(text => text.Replace(' ', '\t'))),
        new("A11", "marks before questions and answers", Slots.Layout | Slots.Numbers | Slots.Heads, Slots.None, Mark),
        new("A12", "wrapped by a mail program", Slots.Lines | Slots.Measurements, Slots.Markup | Slots.Cells | Slots.Heads, Wrap),
        new("A14", "wiki markup", Slots.Layout | Slots.Markup | Slots.Heads, Slots.None, d => d.Layout = d.Luck.Of<Func<FormDraft, string>>(MarkupLayouts.MediaWiki, MarkupLayouts.Jira, MarkupLayouts.Rest)),
        new("A15", "underlined questions", Slots.Layout | Slots.Heads, Slots.None, d => d.Heads = HeadStyle.Underlined),
        new("A16", "capitals", Slots.Case, Slots.None, d => d.Questions.ForEach(q => q.Text = LineLayouts.Unmarked(q.Text).ToUpperInvariant())),
        new("A21", "answers as points", Slots.Layout, Slots.None, d => d.Layout = LineLayouts.SubPoints(d.Luck.Of("   ", "    ", "\t", "  "), d.Luck.Of("- ", "* ", "a) ", "• ", "→ "))),
        new("A22", "terminal colours", Slots.Heads, Slots.None, d => d.Heads = HeadStyle.Colour),
        new("A23", "answers set in", Slots.Layout | Slots.Heads, Slots.None, d => d.Layout = LineLayouts.SetIn(d.Luck.Of("", "* ", "; "), d.Luck.Of("  ", "    "))),
        new("A24", "a chat", Slots.Lines | Slots.Blanks | Slots.Fence, Slots.Markup | Slots.Cells | Slots.Case, d => d.Afterwards.Add(Spoken)),
    ];

    /// <summary>Those that are about requests.</summary>
    public static IReadOnlyList<Oddity> OfRequests { get; } =
    [
        .. OfAnyForm,
        new("A1", "headings with tables", Slots.Layout | Slots.Heads | Slots.Cells, Slots.Documentation, d => HeadTables(d)),
        new("A1", "one table", Celled, Slots.Documentation | Slots.Translation, OneTable),
        new("A2", "short labels", Slots.Layout | Slots.Numbers | Slots.Heads | Slots.Wording, Slots.Translation | Slots.Case, Label),
        new("A3", "one reworded among unnumbered", Slots.Wording | Slots.Numbers, Slots.None, RewordOne),
        new("A4", "questions cut", Slots.Wording, Slots.Order, Cut),
        new("A6", "an empty copy above", Slots.Above, Slots.Cells | Slots.Markup, EmptyCopy),
        new("A7", "an answer that begins like a placeholder", Slots.Lookalike, Slots.None, Lookalike),
        new("A13", "saved page", Slots.Layout | Slots.Markup | Slots.Heads, Slots.Translation, SavePage),
        new("A17", "spreadsheet", Celled, Slots.Documentation | Slots.Translation | Slots.Above, Separate),
        new("A18", "another order", Slots.Order, Slots.None, d => d.Questions = d.Luck.Shuffled(d.Questions)),
        new("A19", "keys", Celled | Slots.Wording | Slots.Order, Slots.Documentation | Slots.Translation | Slots.Case | Slots.Above, Key),
        new("A20", "two languages", Slots.Translation, Slots.Cells | Slots.Markup, d => Translate(d, d.Luck.Word("answers/translation-mark"))),
    ];

    public static void Reword(FormDraft draft)
    {
        draft.Title = draft.Luck.Word($"answers/{draft.Truth.Kind}-title");
        draft.Note = null;
        foreach (var question in draft.Questions)
        {
            question.Text = Worded(draft, question);
        }
    }

    /// <summary>Questions in two languages; the mark says how the second one stands beside the first.</summary>
    public static void Translate(FormDraft draft, string mark)
    {
        string[] topics = ["purpose", "need", "alternatives", "current-instrumentation", "measurements", "documentation", "duration", "populations", "opt-out", "analysis", "sharing", "third-party"];
        var language = draft.Luck.Words[draft.Luck.Of<string>([.. draft.Luck.Words.In("translations")])];
        foreach (var question in draft.Questions)
        {
            question.Translation = string.Format(CultureInfo.InvariantCulture, mark.Replace("\\n", "\n", StringComparison.Ordinal), language[Array.IndexOf(topics, question.Topic)]);
        }
    }

    public static void Label(FormDraft draft)
    {
        ToLabels(draft);
        draft.Layout = LineLayouts.Labelled(draft.Luck.Of("**{0}:**", "{0}:", "- **{0}**:", "__{0}:__", "*{0}:*"));
    }

    public static void OneTable(FormDraft draft)
    {
        draft.Title = draft.Luck.Word($"answers/{draft.Truth.Kind}-title");
        var numbered = draft.Luck.In(35);
        var html = !numbered && draft.Luck.In(25);
        draft.Numbers = numbered ? NumberStyle.Dot : NumberStyle.None;
        draft.Layout = html ? CellLayouts.HtmlTable : CellLayouts.Table(draft.Luck.Word("answers/answer-head"), numbered);
    }

    public static void ToLabels(FormDraft draft)
    {
        draft.Title = draft.Truth.Kind == "request" ? Fill.In(draft, draft.Luck.Word("answers/section-head")) : draft.Luck.Word($"answers/{draft.Truth.Kind}-title");
        draft.Note = null;
        draft.Numbers = NumberStyle.None;
        foreach (var question in draft.Questions)
        {
            question.Text = draft.Luck.Word("labels/" + Prefix(draft) + question.Topic);
        }
    }

    private static string Prefix(FormDraft draft) => draft.Truth.Kind == "review" ? "review." : "";

    private static string Worded(FormDraft draft, DraftQuestion question) => draft.Luck.Word(draft.Truth.Kind switch
    {
        "request" => "questions/" + question.Topic,
        "review" => "review-questions/review." + question.Topic,
        _ => "renewal-questions/" + question.Topic,
    });

    private static void Mark(FormDraft draft)
    {
        var marks = draft.Luck.Of("Q{0}.|A.", "Q{0}:|A{0}:", "**Q{0}.**|**A.**", "Question {0}:|Answer:", "Q{0})|A)", "Q:|A:", "Q{0} -|A -", "Frage/Question {0}:|Antwort/Answer:", "Pregunta {0}:|Respuesta:", "{0}.|👉").Split('|');
        draft.Numbers = marks[0].Contains('{', StringComparison.Ordinal) ? NumberStyle.Dot : NumberStyle.None;
        draft.Layout = LineLayouts.Marked(marks[0], marks[1]);
    }

    private static string Spoken(string text)
    {
        var minute = 0;
        return string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : $"[10:{minute++ % 60:00}] <{(line.EndsWith('?') ? "maren" : "kofi")}> {line}"));
    }

    private static void HeadTables(FormDraft draft)
    {
        var labels = draft.Questions.ToDictionary(q => q.Topic, q => draft.Luck.Word("labels/" + q.Topic));
        draft.Heads = HeadStyle.Heading;
        draft.Layout = LineLayouts.HeadedTables(draft.Luck.Word("answers/table-head"), q => labels[q.Topic]);
    }

    private static void RewordOne(FormDraft draft)
    {
        draft.Numbers = NumberStyle.None;
        if (draft.Heads == HeadStyle.Plain)
        {
            draft.Heads = draft.Luck.Of(HeadStyle.Bold, HeadStyle.Heading);
        }

        var question = draft.Luck.Of<DraftQuestion>(draft.Questions);
        question.Text = Worded(draft, question);
    }

    private static void Cut(FormDraft draft)
    {
        var tail = draft.Luck.Of("", "…", "...", " …", " [...]");
        foreach (var question in draft.Questions)
        {
            question.Text = string.Join(' ', question.Text.Split(' ').Take(draft.Luck.Between(3, 5))).TrimEnd('?', ',') + tail;
        }
    }

    private static void EmptyCopy(FormDraft draft)
    {
        var empty = FormDraft.Of("request", "request-12", draft.Luck);
        empty.Numbers = draft.Luck.Of(NumberStyle.Parenthesis, NumberStyle.Dot);
        draft.Above.Add(LineLayouts.Paragraphs(empty));
        draft.Above.Add(draft.Luck.Word("answers/copy-separator"));
    }

    private static void Lookalike(FormDraft draft)
    {
        var line = draft.Luck.Word("facts/A7").Split('|', 2);
        var question = draft[line[0]];
        question.Answer = Fill.In(draft, line[1]);
        question.Settled = true;
    }

    private static void SavePage(FormDraft draft) =>
        draft.Layout = draft.Luck.Of<Func<FormDraft, string>>(MarkupLayouts.Page, MarkupLayouts.PageOfParagraphs, MarkupLayouts.DefinitionList);

    private static void Separate(FormDraft draft)
    {
        draft.Numbers = NumberStyle.Dot;
        draft.Layout = CellLayouts.Separated(draft.Luck.Of(',', ';', '\t'), draft.Luck.Word("answers/answer-head"));
    }

    private static void Key(FormDraft draft)
    {
        ToLabels(draft);
        draft.Layout = draft.Luck.Of(CellLayouts.Keys("---\n", ": ", false), CellLayouts.Keys("", ": ", false), CellLayouts.Keys("[data-review]\n", " = ", true));
    }

    private static void Wrap(FormDraft draft)
    {
        foreach (var question in draft.Questions.Where(q => q.Rows is not null))
        {
            question.Rows!.Shape = RowsShape.List;
        }

        // A heading would end where its line does.
        draft.Heads = draft.Heads == HeadStyle.Heading ? HeadStyle.Plain : draft.Heads;
        var width = draft.Luck.Between(58, 76);
        draft.Afterwards.Insert(0, text => string.Join('\n', text.Split('\n').Select(line => Wrapped(line, width))));
    }

    private static string Wrapped(string line, int width)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var word in line.Split(' '))
        {
            if (at > 0 && at + 1 + word.Length > width)
            {
                text.Append('\n');
                at = 0;
            }

            if (at > 0 || text.Length > 0 && text[^1] != '\n')
            {
                text.Append(' ');
                at++;
            }

            text.Append(word);
            at += word.Length;
        }

        return text.ToString();
    }
}
