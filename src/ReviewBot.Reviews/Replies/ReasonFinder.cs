using ReviewBot.Reviews.Replies.Beside;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Finds the reason for a denial that says none on its line and stands beside it, in the same comment. Whether it may count there is for <see cref="DecisionContext"/> to say.</summary>
internal static class ReasonFinder
{
    /// <summary>Completes the lines that lack nothing else.</summary>
    public static void Settle(IReadOnlyList<CommentLine> lines)
    {
        var bare = lines.Where(line => line.Said is Said.Malformed { Lacks: not null }).ToList();
        if (bare.Count == 0 || Find(lines) is not { Length: > 0 } reason)
        {
            return;
        }

        foreach (var line in bare)
        {
            var said = (Said.Malformed)line.Said!;
            var argued = said.Lacks!.ReadBeside!(reason);
            line.IsCompletedBeside = argued.Command is not null;
            line.Said = argued.Command is { } command ? new Said.Understood(said.Line, said.Text, command) : said with { Problem = argued.Problem! };
        }
    }

    /// <summary>Whether a line is of the form that stewards fill in, or stands between such lines.</summary>
    public static bool IsOfForm(CommentLine line) => line.IsProse && Speech.ReviewForm.IsIn(PlainWords.TextsOf(line.Text));

    private static string Find(IReadOnlyList<CommentLine> lines)
    {
        var form = lines.Where(IsOfForm).Select(line => line.Number).ToList();
        var (reasons, head) = (new List<string>(), (string?)null);
        foreach (var paragraph in Paragraphs.Of(lines).Where(paragraph => !IsSignature(lines, paragraph)))
        {
            var answers = paragraph.Where(line => line.IsProse && form.Count > 0 && line.Number > form[0] && line.Number <= form[^1] + 2 && !IsOfForm(line) && Grounds.GivesReason(line.Text)).ToList();
            reasons.AddRange(answers.Count > 0 ? answers.Select(line => line.Text.Trim()) : Paragraphs.ProseOf([.. paragraph.Where(line => !IsOfForm(line))]).Select(prose => Led(head, prose)).Where(Grounds.Give).SelectMany(prose => prose));
            head = paragraph is [{ IsProse: true } only] ? only.Text.Trim() : null;
        }

        return CommandArguments.FreeText(string.Join(' ', reasons));
    }

    // What leads to a list may stand in a paragraph of its own.
    private static List<string> Led(string? head, List<string> prose) => head is not null && Grounds.Lead(head, prose[0]) ? [head, .. prose] : prose;

    private static bool IsSignature(IReadOnlyList<CommentLine> lines, List<CommentLine> paragraph) =>
        paragraph[0].Number - 1 is > 0 and var above && lines.FirstOrDefault(line => line.Number == above) is { IsRule: true } rule && rule.Text.Trim() == "--";
}
