using System.Globalization;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Views;

/// <summary>What a reading is called, and what to do next with the form.</summary>
internal static class FormWords
{
    /// <summary>Where the forms are.</summary>
    public const string Forms = "https://github.com/mozilla/data-review";

    /// <summary>What was read.</summary>
    public static string Kind(FormReading reading) => reading.Kind switch
    {
        FormKind.Request => "request form",
        FormKind.Renewal => reading.Blocks > 1 ? string.Create(CultureInfo.InvariantCulture, $"renewal form, {reading.Blocks} renewals") : "renewal form",
        FormKind.Review => "a steward's review",
        FormKind.RenewalReview => "a steward's review of a renewal",
        FormKind.Unrecognized => reading.Content switch
        {
            FormContent.Empty => "is empty",
            FormContent.Pdf => "is a PDF document, no text",
            FormContent.Image => "is a picture, no text",
            FormContent.Binary => "is no text",
            FormContent.Link => "is a link and nothing else",
            FormContent.Patch => "is a patch",
            FormContent.Text => "is not recognised as one of the forms",
        },
    };

    /// <summary>Whether it is complete; empty for what is no form.</summary>
    public static string State(FormReading reading)
    {
        switch (reading.Complete)
        {
            case true:
                return "complete";
            case false:
                var open = reading.Findings.Where(f => f.MakesIncomplete).DistinctBy(f => f.Topic).Count();
                return open == 1 ? "1 question is open" : string.Create(CultureInfo.InvariantCulture, $"{open} questions are open");
            default:
                return "";
        }
    }

    /// <summary>What to do next.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="review">Whether a steward's form was expected.</param>
    public static string Next(FormReading reading, bool review) => reading switch
    {
        { Kind: FormKind.Unrecognized } when review => $"Next: start from the steward's form, review.md or renewal_review.md at {Forms}.",
        { Kind: FormKind.Unrecognized } => $"Next: start from request.md (or renewal_request.md) at {Forms} and save it as a plain text file.",
        { Kind: FormKind.Review or FormKind.RenewalReview } when !review => $"This is the form that the data steward fills in. A request needs request.md at {Forms}.",
        { Kind: FormKind.Request or FormKind.Renewal } when review => "This is a requester's form; `check-form` is for those.",
        { Complete: false } => "Next: answer what is open, then check again.",
        { Kind: FormKind.Review or FormKind.RenewalReview, Verdict: null } => "Next: say `Result: data-review+` or `-` at the end, post it in the bug, and set the flag.",
        { Kind: FormKind.Review or FormKind.RenewalReview } => "Next: post it in the bug and set the flag.",
        _ => "Next: attach it to the bug as a text file (.txt) and set `data-review?` on the attachment.",
    };
}
