using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Facts.Measurements;

/// <summary>Sees several measurements in one line or cell: "Opened (category 2, bug 1900001); size (category 1, bug 1900002)".</summary>
internal static partial class InlineList
{
    private const int Most = 60;
    private const int Longest = 6000;

    private static readonly string[] Marks = [";", "\u2022", "\u00b7"];
    private static readonly string[] BehindParentheses = ["), and ", "), "];

    /// <summary>The lines, with each measurement of such a list on a line of its own.</summary>
    public static List<AnswerLine> Apart(IEnumerable<AnswerLine> lines) =>
        [.. lines.GroupBy(l => l.Unit.Cell is { } cell ? (object)cell : l).SelectMany(g => g.Key is Cell && g.Count() > 1 && g.All(l => Measures(l.Text)) ? g.Select(l => Part(l, l.Text)) : g.SelectMany(Apart))];

    private static IEnumerable<AnswerLine> Apart(AnswerLine line)
    {
        if (line.Text.Length <= Longest && Counted(line) is { Count: > 1 } counted)
        {
            return counted.Select(part => Part(line, part));
        }

        var between = line.Text.Length > Longest ? [] : line.Text.IndexOfAny([';', '\u2022', '\u00b7']) >= 0 ? Marks : line.Text.Contains("), ", StringComparison.Ordinal) && line.Text.TrimEnd('.', ' ').EndsWith(')') ? BehindParentheses : [];
        if (between.Length == 0)
        {
            return [line];
        }

        var parts = line.Text.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        parts = ReferenceEquals(between, Marks) ? parts : [.. parts.Select((part, i) => i < parts.Length - 1 ? part + ")" : part)];
        return parts.Length is > 1 and <= Most && Array.TrueForAll(parts, Measures) ? parts.Select(part => Part(line, part)) : [line];
    }

    // "(1) Opened, category 2, bug 1900001 (2) Size, category 1, bug 1900002"
    private static List<string> Counted(AnswerLine line)
    {
        var parts = new List<string>();
        var (from, next) = IsFirst(line) ? (0, 2) : (-1, 1);
        foreach (Match mark in Count().Matches(line.Text))
        {
            if (NumberOf(mark.Groups["n"].ValueSpan) != next || (next == 1 && mark.Index > 0))
            {
                continue;
            }

            if (from >= 0)
            {
                parts.Add(line.Text[from..mark.Index].Trim(' ', ',', ';'));
            }

            (from, next) = (mark.Index + mark.Length, next + 1);
        }

        return parts.Count > 0 && parts.Append(line.Text[from..]).ToList() is { Count: <= Most } all && all.TrueForAll(Measures) ? all : [];
    }

    // The mark before its first point was taken off: as the number of an item, or as what stands before an answer.
    private static bool IsFirst(AnswerLine line) => line.Offset == 0
        ? line.Unit.Number == 1
        : Count().Match(line.Unit.Text[..line.Offset]) is { Success: true } mark && NumberOf(mark.Groups["n"].ValueSpan) == 1;

    private static int NumberOf(ReadOnlySpan<char> mark) =>
        char.IsAsciiDigit(mark[0]) ? int.Parse(mark, CultureInfo.InvariantCulture) : char.ToLowerInvariant(mark[0]) - 'a' + 1;

    private static bool Measures(string text) => Point().Replace(text, "") is var part && part.Any(char.IsLetter) && part.AsSpan().Count('(') == part.AsSpan().Count(')') && (!Categories.OfProse(part).Numbers.IsEmpty || BugNumbers.OfPoint(part, []).Any());

    private static AnswerLine Part(AnswerLine line, string part) =>
        line with { Text = part, Offset = 0, Unit = line.Unit with { Text = part, Cell = null, Bullet = true, Links = [.. line.Unit.Links.Where(l => part.Contains(l.Url, StringComparison.Ordinal)).Select(l => l with { Offset = 0 })] } };

    [GeneratedRegex(@"(?:(?<=^|\s)\(|(?<=^|\s))(?<n>\d{1,2}|[a-h])[.)]\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    // "a) messages moved, per day"
    [GeneratedRegex(@"^\W{0,2}\w{1,2}[.)]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Point();
}
