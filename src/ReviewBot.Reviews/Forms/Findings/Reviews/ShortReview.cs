using ReviewBot.Reviews.Forms.Facts;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Verdicts;

namespace ReviewBot.Reviews.Forms.Findings.Reviews;

/// <summary>Reads the two short styles of a steward's review: a verdict alone, and answers in order without their questions before it.</summary>
internal static class ShortReview
{
    private const int MostLines = 6;
    private const int MostWords = 60;

    /// <summary>The review, or null if it is none.</summary>
    public static FormReading? Of(IReadOnlyList<FormUnit> units)
    {
        var own = units.Where(u => u.Quote == 0 && !u.Code && !u.Separator).ToList();
        if (own.Count > 40 || VerdictReader.Read(units, []) is not { } verdict)
        {
            return null;
        }

        var answers = own.Where(u => !VerdictReader.IsVerdictLine(u) && u.Heading == 0).ToList();
        var topics = answers.Count switch
        {
            9 => Topics.OfReview,
            8 => Topics.OfReview.Remove(Topics.CheckIn),
            _ => [],
        };
        if (!topics.IsEmpty && YesNo.Yes(answers[0].Text) && (YesNo.No(answers[^1].Text) || YesNo.Yes(answers[^1].Text)))
        {
            return new FormReading
            {
                Kind = FormKind.Review,
                Complete = true,
                Verdict = verdict,
                Blocks = 1,
                Answers = [.. topics.Select((topic, i) => new FormAnswer(topic, answers[i].Number, true, answers[i].Line, answers[i].Text))],
                Categories = Categories.OfProse(answers[topics.IndexOf(Topics.Categories)].Text).Numbers,
                DefaultOn = YesNo.DefaultOn(answers[topics.IndexOf(Topics.Default)].Text),
                NewIdentifiers = Identifiers.InReview(answers[topics.IndexOf(Topics.Identifiers)].Text),
                ThirdParty = ThirdParties.Read(answers[^1].Text),
            };
        }

        return own.Count <= MostLines && own.Sum(u => u.Text.AsSpan().Count(' ')) <= MostWords
            ? new FormReading { Kind = FormKind.Review, Complete = true, Verdict = verdict, Blocks = 1 }
            : null;
    }
}
