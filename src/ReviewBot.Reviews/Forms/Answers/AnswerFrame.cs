using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Tables;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>Tells what stands around an answer and is none: furniture of the page, labels and heads of a table, the question again, its translation.</summary>
/// <param name="units">The text.</param>
/// <param name="section">The question.</param>
/// <param name="from">Where something else than the question may begin.</param>
/// <param name="habits">What is done at several questions of the form.</param>
internal sealed partial class AnswerFrame(IReadOnlyList<FormUnit> units, Section section, Place from, FormHabits habits)
{
    private const int MostAround = 20;
    private const int LongestRest = 80;
    private const int MostCells = 6;
    private const int MostOfPlea = 6;
    private const int MostGoingOn = 8;
    private const int ShortestBug = 5;

    private static readonly WordList Heads = WordList.Of("table-heads");
    private static readonly WordList Asking = WordList.Of("asking-words");

    private readonly string[] _questions = [.. new[] { section.Anchor, section.Anchor with { End = from } }.Select(a => Vocabulary.Squeeze(a.AskedIn(units))).Distinct()];

    /// <summary>Whether a line is none of the requester's words.</summary>
    /// <param name="unit">Its place in the text.</param>
    /// <param name="isFirst">Whether nothing was answered above it.</param>
    public bool Holds(int unit, bool isFirst)
    {
        var line = units[unit];
        return !IsLinked(line) && (Furniture.Is(line.Text)
            || (line.Cell is null ? IsPrinted(BehindMarks(line.Text)) || IsOfPage(line.Text) : Furniture.Is(RowOf(unit)) || IsFrameCell(unit))
            || habits.IsFrame(line)
            || (isFirst && habits.IsBilingual && IsSecondLanguage(unit))
            || (isFirst && GoesOnTranslation(unit)) || IsTranslation(unit, isFirst)
            || IsQuestionAgain(line.Text));
    }

    // "[Over here](https://…)", where a link is asked for.
    private bool IsLinked(FormUnit line) =>
        section.Anchor.Topic is Topics.Documentation or Topics.InitialReview && line.Links.Any(l => l.Url.Contains("://", StringComparison.Ordinal)) && !OtherLanguages.Is(line.Text);

    // Below a question, in a form whose questions are followed by their translations.
    private bool IsSecondLanguage(int unit) =>
        units[unit] is { Code: false } line && !IsMeasuredRow(line) && !IsOnlyAnswer(unit) && (OtherLanguages.Is(line.Text) || FormHabits.IsAside(line.Text));

    // A row of a table below a question that stands in none.
    private bool IsMeasuredRow(FormUnit line) => section.Anchor.Topic == Topics.Measurements && line.Cell is not null && units[section.Anchor.Start.Unit].Cell is null;

    private bool IsOfPage(string text) =>
        section.Anchor.Topic is not (Topics.Duration or Topics.Expiry or Topics.Measurements)
        && Furniture.IsOfPage(BehindMarks(text));

    private static string BehindMarks(string text) => text[Math.Max(AnswerMarks.Behind(text, 0), Point().Match(text).Length)..];

    /// <summary>Whether the rest of the question's own line is a translation of it, or goes on asking: "Give the link."</summary>
    public bool HoldsRest(string rest) => (habits.IsBeside && FormHabits.IsSecond(rest))
        || OtherLanguages.IsTranslation(rest, IsApart(rest))
        || IsLabelAgain(rest)
        || rest.Trim() is "|" or ">" or "|-" or ">-" or "|+" or ">+"
        || Furniture.Is(rest.Trim()) || IsPrinted(rest.Trim())
        || (!section.Anchor.IsKnown && rest.Length < LongestRest && !rest.Contains("://", StringComparison.Ordinal) && Tokens.Of(rest) is { Count: > 0 } words && (Asking.At(words, 0) is not null || IsPlea(words)));

    // Behind a label's colon stands its answer, in whatever language; one small word of another language makes no translation.
    private bool IsApart(string rest) => rest.AsSpan().TrimStart() is ['(' or '[' or '/' or '|' or '\u2013' or '\u2014' or '-', ..] || (OtherLanguages.Count(rest) > 1 && !IsBehindColon());

    private bool IsBehindColon()
    {
        var text = units[from.Unit].Text.AsSpan(0, Math.Min(from.Offset, units[from.Unit].Text.Length)).TrimEnd(" *_");
        return text is [.., ':' or '='];
    }

    // "Fremdes Werkzeug? / third-party tool"
    private bool IsLabelAgain(string rest) =>
        rest.AsSpan().TrimStart() is ['(' or '[' or '/' or '|', ..] && TopicWords.Of(section.Anchor.Form).Labelled(rest).Contains(Topics.Of(section.Anchor.Form).IndexOf(section.Anchor.Topic));

    private bool IsPrinted(string text) => section.Anchor.Topic is not (Topics.Measurements or Topics.Categories) && Furniture.IsPrinted(text);

    // "Link, please."
    private static bool IsPlea(Tokens words) => words.Count <= MostOfPlea && Asking.At(words, words.Count - 1) is { Value: "please" or "kindly" } && !Telling.Is(words);

    // "Share | Print | Download" was taken for the cells of a table.
    private string RowOf(int unit)
    {
        bool InRow(int other) => other >= 0 && other < units.Count && units[other].Cell is { } cell && units[unit].Cell is { } own && (cell.Table, cell.Row) == (own.Table, own.Row);
        var from = unit;
        while (InRow(from - 1) && from > unit - MostCells)
        {
            from--;
        }

        return string.Join(" | ", Enumerable.Range(from, MostCells).TakeWhile(InRow).Select(i => units[i].Text));
    }

    private bool IsTranslation(int unit, bool isFirst)
    {
        var line = units[unit];
        var question = units[section.Anchor.Start.Unit];
        if ((line.Code && !question.Code) || IsMeasuredRow(line))
        {
            return false;
        }

        if (!OtherLanguages.Is(line.Text))
        {
            return isFirst && section.Anchor.Topic != Topics.Purpose && OtherLanguages.IsUnknownQuestion(line.Text) && (habits.IsBilingual || !OtherLanguages.HasOurs(line.Text));
        }

        var apart = line.Emphasis || (line.Quote > question.Quote);
        return OtherLanguages.IsTranslation(line.Text, apart) ? isFirst || IsLast(unit)
            : isFirst && line.Text.AsSpan().Count(' ') < 20 && !IsOnlyAnswer(unit) && GoesOnInEnglish(unit);
    }

    // "[IT] Quali metodi avete considerato, e perché non", and its end on the next line.
    private bool GoesOnTranslation(int unit) =>
        units[unit].ContinuesLine && unit > section.Anchor.End.Unit && units[unit].Text.TrimEnd() is [.., '?' or ')'] && units[unit].Text.AsSpan().Count(' ') < MostGoingOn
        && units[unit - 1].Text.TrimEnd() is not [.., '?' or '.' or ')'] && OtherLanguages.IsTranslation(units[unit - 1].Text, true) && !OtherLanguages.HasOurs(units[unit].Text);

    private bool IsOnlyAnswer(int unit) => FormHabits.IsOnlyAnswer(units, section.Anchor.End.Unit, unit);

    private bool IsLast(int unit) => !section.IsLast && unit + 1 >= section.End.Unit;

    private bool GoesOnInEnglish(int unit) =>
        Enumerable.Range(unit + 1, Math.Max(0, Math.Min(section.End.Unit, unit + 4) - unit - 1)).Any(i => units[i] is { Separator: false } next && next.Text.Length > 8 && !OtherLanguages.Is(next.Text));

    // "Aspect | Answer" above, and "Purpose |" before what is said.
    private bool IsFrameCell(int unit)
    {
        var text = units[unit].Text;
        var topic = section.Anchor.Topic;
        var isBeside = units[section.Anchor.Start.Unit].Cell is { } asked && (asked.Table, asked.Row) == (units[unit].Cell!.Value.Table, units[unit].Cell!.Value.Row);
        if (isBeside || (topic == Topics.Populations && !units[unit].IsHead))
        {
            return false;
        }

        if (Furniture.IsFrame(text) && (units[unit].IsHead || units[unit].Cell!.Value.Row == 0) && topic != Topics.Measurements)
        {
            return true;
        }

        return IsFirstOfTwo(unit) ? NamesTopic(text, units[unit + 1].Text) : topic == Topics.Measurements && units[unit].IsHead && Furniture.IsFrame(text) && !HasThreeColumns(unit);
    }

    private bool IsFirstOfTwo(int unit)
    {
        var cell = units[unit].Cell!.Value;
        Cell? After(int count) => unit + count < units.Count && units[unit + count].Cell is { } other && (other.Table, other.Row) == (cell.Table, cell.Row) ? other : null;
        return cell.Column == 0 && After(1) is { Column: > 0 } next && !(After(2) is { } third && third.Column != next.Column);
    }

    // "Pressed (category 2) | 1990001": what is measured, whatever its words, and not how the row is headed.
    private static bool IsMeasured(Tokens text, Tokens beside) =>
        Enumerable.Range(1, Math.Max(0, text.Count - 1)).Any(i => text.Word(i) is [>= '1' and <= '4'] && Heads.At(text, i - 1) is { Value: "category" or "plain" })
        || (!(Heads.At(text, 0) is { } head && head.Next == text.Count) && Enumerable.Range(0, beside.Count).Any(i => beside.Word(i) is { Length: >= ShortestBug } number && !number.ContainsAnyExceptInRange('0', '9')));

    private bool NamesTopic(string text, string beside)
    {
        var words = TopicWords.Of(section.Anchor.Form);
        var topic = Topics.Of(section.Anchor.Form).IndexOf(section.Anchor.Topic);
        if (words.Labelled(text).Contains(topic))
        {
            return true;
        }

        Span<float> weights = stackalloc float[Topics.Of(section.Anchor.Form).Length];
        words.Weigh(text, weights);
        return text.AsSpan().Count(' ') < 5 && weights[topic] > 0.3 && !(section.Anchor.Topic == Topics.Measurements && IsMeasured(Tokens.Of(text), Tokens.Of(beside)));
    }

    private bool HasThreeColumns(int unit) =>
        Enumerable.Range(unit - Math.Min(2, unit), 5).Any(i => i < units.Count && units[i].Cell is { Column: 2 } cell && cell.Table == units[unit].Cell!.Value.Table);

    private bool IsQuestionAgain(string text) =>
        text.Length > 12 && Vocabulary.Squeeze(text) is var squeezed && (Array.Exists(_questions, question => question.Length > 10 && Repeats(squeezed, question)) || (AskingEnd.IsCut(text) && IsBegun(squeezed)));

    // "Please provide a general description…", below a title.
    private bool IsBegun(string squeezed) =>
        squeezed.Length > 10 && Phrases.All.Any(p => p.Role == PhraseRole.Question && p.Form == section.Anchor.Form && p.Topic == section.Anchor.Topic && Vocabulary.Squeeze(p.Text).StartsWith(squeezed, StringComparison.Ordinal));

    private static bool Repeats(string squeezed, string question) => squeezed == question
        || (squeezed.Length > 20 && question.StartsWith(squeezed, StringComparison.Ordinal))
        || (question.Length > 15 && squeezed.Length < question.Length + MostAround && squeezed.Contains(question, StringComparison.Ordinal));

    // "a) In the bug."
    [GeneratedRegex(@"^\s*\(?[a-z][.)]\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Point();
}
