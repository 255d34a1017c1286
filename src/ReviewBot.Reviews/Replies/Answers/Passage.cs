using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>A part of a comment that stands behind or below the name of a question, or of several, or of none.</summary>
/// <param name="Questions">How they are named.</param>
/// <param name="Lines">Its own lines.</param>
internal sealed partial record Passage(ImmutableArray<QuestionRef> Questions, List<string> Lines)
{
    private const int LongestLine = 2_000;
    private const int MostGaps = 40;

    /// <summary>Its text.</summary>
    public string Text => string.Join('\n', Lines).Trim();

    /// <summary>The passages of a comment.</summary>
    /// <param name="parts">Its lines.</param>
    /// <param name="kind">Which form's questions are named.</param>
    /// <param name="bareNumbers">Whether "3)" names a question.</param>
    public static List<Passage> Of(IEnumerable<CommentPart> parts, FormKind kind, bool bareNumbers)
    {
        var passages = new List<Passage> { new([], []) };
        var quoted = new List<string>();
        foreach (var part in parts.SelectMany(part => Clauses(part, kind)))
        {
            if (part.IsQuote)
            {
                quoted.Add(part.Text);
                continue;
            }

            if (part.Text.Length == 0)
            {
                passages[^1].Lines.Add("");
                continue;
            }

            if (quoted.Count > 0)
            {
                var named = QuestionHeads.In(quoted, kind);
                passages.Add(new([.. named.Length == 1 ? named : []], []));
                quoted.Clear();
            }

            if (QuestionHeads.Of(part.Text, kind) is { } head && (bareNumbers || !head.Questions.Any(q => q is QuestionRef.Bare)))
            {
                // "3)" below the quoted question 3 is no further one.
                var goesOn = passages[^1] is { Lines.Count: 0, Questions: [var only] } && head.Questions is [QuestionRef.Bare] && only is QuestionRef.Numbered or QuestionRef.About;
                if (!goesOn)
                {
                    passages.Add(new(head.Questions, []));
                }

                passages[^1].Lines.Add(head.Behind);
            }
            else
            {
                passages[^1].Lines.Add(part.Text);
            }
        }

        return passages;
    }

    // "On the second one: a chart. As to alternatives, there are none": a sentence within a line may name a question.
    private static IEnumerable<CommentPart> Clauses(CommentPart part, FormKind kind)
    {
        if (part.IsQuote || part.Text.Length > LongestLine)
        {
            return [part];
        }

        var parts = new List<CommentPart>();
        var start = 0;
        var own = QuestionHeads.Of(part.Text, kind) is { Questions: [var named] } ? TopicOf(named, kind) : null;
        foreach (var gap in Gap().Matches(part.Text).Take(MostGaps))
        {
            var next = gap.Index + gap.Length;
            if (QuestionHeads.WithinLine(part.Text[next..], kind) is { } head && (gap.Value[0] != ',' || !head.Questions.Any(q => q is QuestionRef.About)) && !(own is not null && head.Questions is [QuestionRef.About about] && about.Topic == own))
            {
                parts.Add(new(part.Text[start..gap.Index], IsQuote: false));
                start = next;
            }
        }

        return [.. parts, new(part.Text[start..], IsQuote: false)];
    }

    // "8. Only beta. All countries, all locales": a label of the question that the line is about names no further one.
    private static string? TopicOf(QuestionRef question, FormKind kind) => question switch
    {
        QuestionRef.About about => about.Topic,
        QuestionRef.Numbered numbered => Topics.Of(kind).ElementAtOrDefault(numbered.Number - 1),
        QuestionRef.Bare bare => Topics.Of(kind).ElementAtOrDefault(bare.Number - 1),
        QuestionRef.InOrder or QuestionRef.All => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    [GeneratedRegex(@"(?:(?<=[.!?)])|[,;]|\s[/|])\s+(?:(?:and|but|while|whereas)\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
