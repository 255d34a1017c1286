namespace ReviewBot.Reviews.Replies;

/// <summary>The paragraphs of a comment.</summary>
internal static class Paragraphs
{
    /// <summary>Runs of lines between those that are blank, drawn, quoted or code.</summary>
    public static List<List<CommentLine>> Of(IReadOnlyList<CommentLine> lines) =>
        Runs(lines, line => !(line.IsBlank || line.IsRule || line.IsQuote || line.IsInert));

    /// <summary>What a paragraph says above, between and below the lines that are said to us, trimmed.</summary>
    public static List<List<string>> ProseOf(IReadOnlyList<CommentLine> paragraph) =>
        Runs(paragraph, line => line.IsProse).ConvertAll(run => run.ConvertAll(line => line.Text.Trim()));

    private static List<List<CommentLine>> Runs(IReadOnlyList<CommentLine> lines, Func<CommentLine, bool> belongs)
    {
        var runs = new List<List<CommentLine>>();
        List<CommentLine>? open = null;
        foreach (var line in lines)
        {
            if (!belongs(line))
            {
                open = null;
                continue;
            }

            if (open is null)
            {
                runs.Add(open = []);
            }

            open.Add(line);
        }

        return runs;
    }
}
