using System.Text;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>Takes a text apart into sentences. A paragraph ends one; a line does where the next begins with a capital or a mark.</summary>
internal static class Sentences
{
    /// <summary>The sentences, each with the mark that ends it.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var open = new StringBuilder();
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            if (open.Length > 0 && (line.Length == 0 || !char.IsLower(line[0])))
            {
                yield return open.ToString();
                open.Clear();
            }

            var start = 0;
            for (var i = 0; i < line.Length; i++)
            {
                if (line[i] is '.' or '!' or '?' && (i + 1 == line.Length || line[i + 1] == ' ') && !IsAbbreviation(line.AsSpan(0, i + 1)))
                {
                    open.Append(open.Length > 0 ? " " : "").Append(line.AsSpan(start, i + 1 - start).Trim());
                    yield return open.ToString();
                    open.Clear();
                    start = i + 1;
                }
            }

            if (start < line.Length)
            {
                open.Append(open.Length > 0 ? " " : "").Append(line.AsSpan(start).Trim());
            }
        }

        if (open.Length > 0)
        {
            yield return open.ToString();
        }
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> before) =>
        before.EndsWith("e.g.", StringComparison.OrdinalIgnoreCase) || before.EndsWith("i.e.", StringComparison.OrdinalIgnoreCase)
        || before.EndsWith("etc.", StringComparison.OrdinalIgnoreCase) || before.EndsWith("approx.", StringComparison.OrdinalIgnoreCase);
}
