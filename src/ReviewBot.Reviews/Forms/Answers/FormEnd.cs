using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Verdicts;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>Sees what stands below a form and is no answer to its last question: a heading, a verdict, a checklist, a word to somebody.</summary>
internal static partial class FormEnd
{
    /// <summary>Whether the form ends above a line.</summary>
    /// <param name="unit">The line.</param>
    /// <param name="next">The one below it.</param>
    /// <param name="anchor">The last question.</param>
    /// <param name="answered">Whether it has an answer already.</param>
    public static bool IsAbove(FormUnit unit, FormUnit? next, Anchor anchor, bool answered) =>
        IsCut(unit, next, anchor, answered)
        || (unit.Checked is not null && anchor.Topic is not (Topics.Duration or Topics.ThirdParty))
        || Closing().IsMatch(unit.Text)
        || VerdictReader.IsVerdictLine(unit)
        || (anchor.Form is FormKind.Review or FormKind.RenewalReview && VerdictReader.Speaks(unit.Text))
        || (anchor.Form == FormKind.Renewal && RenewalSubject.IsOne(unit.Text));

    // A line across the page, or a heading as high as the question's.
    private static bool IsCut(FormUnit unit, FormUnit? next, Anchor anchor, bool answered) =>
        (unit.Separator && (answered || next?.Heading > 0))
        || (unit.Heading > 0 && (next?.Checked is not null || anchor.Heading == 0 || unit.Heading <= anchor.Heading));

    [GeneratedRegex(@"^\s*(?:data-?r(?:eview)?\?|thanks?\b[^.]{0,30}[.!]?\s*$|thank you\b[^.]{0,40}[.!]?\s*$|cheers\b.{0,20}$|(?:best |kind )?regards\b.{0,20}$|sent from my\b|-- ?$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closing();
}
