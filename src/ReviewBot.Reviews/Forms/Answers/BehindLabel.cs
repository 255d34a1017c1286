using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>Finds an answer on the line of its label that was taken for the end of the question: "Purpose → How many people …?"</summary>
internal static partial class BehindLabel
{
    private const int FewestWords = 3;
    private const double OfQuestion = 0.5;

    /// <summary>Where it begins, or null if nothing there answers.</summary>
    public static AnswerLine? Of(IReadOnlyList<FormUnit> units, Section section)
    {
        var anchor = section.Anchor;
        if (anchor.IsKnown || anchor.IsDeleted || anchor.Start.Unit != anchor.End.Unit || anchor.End.Offset < units[anchor.End.Unit].Text.Length || Label().Match(units[anchor.End.Unit].Text) is not { Success: true } label)
        {
            return null;
        }

        var said = units[anchor.End.Unit].Text[label.Length..].Trim();
        return Tokens.Of(said).Count >= FewestWords && (anchor.Topic == Topics.Purpose || !said.EndsWith('?')) && !Asks(said, anchor) && !Placeholders.Is(said)
            ? new AnswerLine(units[anchor.End.Unit], said, label.Length, null)
            : null;
    }

    // In the words of the question itself.
    private static bool Asks(string said, Anchor anchor)
    {
        Span<float> weights = stackalloc float[Topics.Of(anchor.Form).Length];
        TopicWords.Of(anchor.Form).Weigh(said, weights);
        return said.EndsWith('?') && weights[Topics.Of(anchor.Form).IndexOf(anchor.Topic)] > OfQuestion;
    }

    [GeneratedRegex(@"^[^:?.\u2192\u2013\u2014]{2,90}?(?::(?!//)|\s(?:\u2192|[-=]>|--?|[\u2013\u2014])\s)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
