using ReviewBot.Reviews.Forms.Bytes;
using ReviewBot.Reviews.Forms.Findings.Renewals;
using ReviewBot.Reviews.Forms.Findings.Requests;
using ReviewBot.Reviews.Forms.Findings.Reviews;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Markup;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Reader;

/// <summary>Reads a text: takes it apart, finds its questions, reads the answers, and draws the conclusions.</summary>
internal static class FormParser
{
    /// <summary>Reads it.</summary>
    public static FormReading Read(string text, FormTemplate? current)
    {
        if (PatchOrLink.Of(text) is { } other)
        {
            return new FormReading { Kind = FormKind.Unrecognized, Content = other };
        }

        var bank = current?.Bank ?? QuestionBank.Known;
        var (units, overflowed) = SheetReader.Read(text) is { } sheet ? (sheet, false) : MarkupScanner.Read(TableMarkup.Flatten(ReferenceLinks.Inline(WikiEmphasis.Plain(WikiTemplates.Plain(text)))));
        units = QuestionRows.Apart(BareNumbers.Taken(units), bank);
        if (units.TrueForAll(u => Placeholders.IsBlank(u.Text)))
        {
            return new FormReading { Kind = FormKind.Unrecognized, Content = FormContent.Empty };
        }

        if (overflowed)
        {
            return new FormReading { Kind = FormKind.Unrecognized };
        }

        var anchors = Anchors.Find(units, bank);
        if (anchors.Count > Anchors.Most)
        {
            return new FormReading { Kind = FormKind.Unrecognized };
        }

        var titles = units.Select((unit, i) => (Unit: i, Form: bank.TitleAt(unit))).Where(t => t.Form is not null).Select(t => (t.Unit, t.Form!.Value)).ToList();
        return FormLayout.Of(units, anchors, titles, bank) switch
        {
            null => ShortReview.Of(units) ?? new FormReading { Kind = FormKind.Unrecognized },
            { Kind: FormKind.Request } layout => new RequestReading(units, bank, layout).Read(),
            { Kind: FormKind.Renewal } layout => new RenewalReading(units, bank, layout).Read(),
            var layout => new ReviewReading(units, bank, layout, anchors).Read(),
        };
    }
}
