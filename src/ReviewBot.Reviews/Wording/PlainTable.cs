using System.Text;

namespace ReviewBot.Reviews.Wording;

/// <summary>A table as aligned columns.</summary>
internal static class PlainTable
{
    private const string Gap = "  ";

    // Bugzilla breaks longer lines itself, and the columns with them.
    private const int Widest = 80;

    /// <summary>The rows below each other; the last column is broken at blanks where it is too wide.</summary>
    public static string Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = rows.Max(r => r.Count);
        var widths = Enumerable.Range(0, columns - 1).Select(c => rows.Max(r => c < r.Count ? r[c].Length : 0)).ToList();
        var indent = widths.Sum(w => w + Gap.Length);
        return string.Join('\n', rows.Select(row => Row(row, widths, indent)));
    }

    private static string Row(IReadOnlyList<string> row, List<int> widths, int indent)
    {
        var text = new StringBuilder();
        for (var c = 0; c < widths.Count; c++)
        {
            text.Append((c < row.Count ? row[c] : "").PadRight(widths[c])).Append(Gap);
        }

        var at = indent;
        foreach (var word in row.Count > widths.Count ? row[^1].Split(' ') : [])
        {
            if (at > indent && at + 1 + word.Length > Widest)
            {
                text.Append('\n').Append(' ', indent);
                at = indent;
            }
            else if (at > indent)
            {
                text.Append(' ');
                at++;
            }

            text.Append(word);
            at += word.Length;
        }

        return text.ToString().TrimEnd();
    }
}
