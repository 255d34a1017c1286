namespace ReviewBot.Reviews.Replies;

/// <summary>Finds what a line sets off within a sentence of its own: in quotation marks or parentheses, where words are mentioned rather than said.</summary>
internal static class Mentioned
{
    private static readonly (char Opening, string Closing)[] Marks = [('"', "\""), ('\'', "'"), ('\u201c', "\u201d"), ('\u201e', "\u201c\u201d"), ('\u2018', "\u2019"), ('\u201a', "\u2018"), ('\u00ab', "\u00bb"), ('\u00bb', "\u00ab"), ('(', ")")];

    private const int Longest = 200;

    /// <summary>Where it begins and ends, with its marks. A line that is nothing else says it.</summary>
    public static List<(int Start, int End)> In(string line)
    {
        var spans = new List<(int Start, int End)>();
        var first = line.AsSpan().IndexOfAnyInRange('A', 'z');
        var last = line.AsSpan().LastIndexOfAnyInRange('A', 'z');
        for (var at = 0; at < line.Length; at++)
        {
            var closing = Array.Find(Marks, mark => mark.Opening == line[at]).Closing;
            if (closing is null || (at > 0 && char.IsLetterOrDigit(line[at - 1])))
            {
                continue;
            }

            // What stands in parentheses behind a sentence may well be said.
            var end = EndOf(line, at, closing);
            if (end > at && (last > end || (line[at] != '(' && first < at)))
            {
                spans.Add((at, end));
                at = end;
            }
        }

        return spans;
    }

    // An apostrophe ends nothing.
    private static int EndOf(string line, int start, string closing)
    {
        for (var at = start + 1; at < Math.Min(line.Length, start + Longest); at++)
        {
            if (closing.Contains(line[at], StringComparison.Ordinal) && (at + 1 == line.Length || !char.IsLetterOrDigit(line[at + 1])))
            {
                return at;
            }
        }

        return -1;
    }
}
