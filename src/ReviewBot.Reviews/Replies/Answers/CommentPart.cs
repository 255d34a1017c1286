using System.Text.RegularExpressions;
using ReviewBot.Reviews.Replies.Beside;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>A line of a comment, as far as it can hold an answer: without what the server and mail programs add, and without commands.</summary>
/// <param name="Text">The line, without the signs of a quote.</param>
/// <param name="IsQuote">Whether it repeats somebody's words.</param>
internal readonly partial record struct CommentPart(string Text, bool IsQuote)
{
    private const int LongestFarewell = 24;

    private static readonly char[] QuoteSigns = ['>', ' ', '|'];

    /// <summary>The lines of a comment, without the name below its farewell.</summary>
    public static IReadOnlyList<CommentPart> Of(string body, ReplyAddress address)
    {
        var parts = AllOf(body, address).ToList();
        var written = parts.Index().Where(part => part.Item.Text.Trim().Length > 0).ToList();
        return written is [.., var farewell, var name] && !farewell.Item.IsQuote && farewell.Item.Text.TrimEnd(',', ' ').Length < LongestFarewell && Harmless.IsCourtesy(farewell.Item.Text) && Harmless.IsSignature(name.Item.Text, null)
            ? parts[..name.Index]
            : parts;
    }

    private static IEnumerable<CommentPart> AllOf(string body, ReplyAddress address)
    {
        var text = body.Length > ReplyReader.LongestComment ? body[..ReplyReader.LongestComment] : body;
        var zones = new Zone[text.Length];
        GeneratedLines.Mark(text, zones, text.ToCharArray());
        var commands = ReplyReader.Read(text, address).Items.Where(said => said is not Said.Hint { Why: not Misplaced.WithoutName }).Select(said => said.Line).ToHashSet();
        var number = 0;
        foreach (var (start, end) in Lines.Of(text))
        {
            number++;
            var said = string.Concat(text[start..end].Where((_, i) => zones[start + i] == Zone.Text));
            if (said.TrimEnd() == "--")
            {
                // A signature follows.
                yield break;
            }

            if (!commands.Contains(number) && !(said.Length == 0 && end > start) && !said.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                foreach (var part in said.TrimStart().StartsWith('>') ? [new(said.TrimStart().TrimStart(QuoteSigns), IsQuote: true)] : Own(said.TrimEnd()))
                {
                    yield return part;
                }
            }
        }
    }

    // "3) none 10) a chart", "3 = none, 10 = a chart"
    private static IEnumerable<CommentPart> Own(string line) =>
        (Counted().IsMatch(line) ? Between().Split(line) : Equated().IsMatch(line) ? BetweenEquations().Split(line) : [line]).Select(text => new CommentPart(text, IsQuote: false));

    [GeneratedRegex(@"^\s*(?:answers?\s*:\s*)?\(?\d{1,2}[).]\s", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();

    [GeneratedRegex(@"(?<=\S)\s+(?=\(?\d{1,2}\)\s)|(?<=[\p{L})][.:;]|\banswers:)\s+(?=\d{1,2}\.\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(?:[@:][\w.-]{2,40}[,:]?\s+)?q?\d{1,2}\s*(?:=|:)\s")]
    private static partial Regex Equated();

    [GeneratedRegex(@"(?:(?<=\p{L})\.|\s*[,;])\s+(?=q?\d{1,2}\s*(?:=|:)\s)")]
    private static partial Regex BetweenEquations();
}
