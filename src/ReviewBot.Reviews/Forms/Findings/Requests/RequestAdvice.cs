using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Facts;
using ReviewBot.Reviews.Forms.Facts.Dates;
using ReviewBot.Reviews.Forms.Facts.Measurements;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Findings.Requests;

/// <summary>What a steward should know about a request that no rule calls incomplete, each with its source.</summary>
internal sealed class RequestAdvice(AdviceList advice, IReadOnlyDictionary<string, Answer> answered, IReadOnlyDictionary<string, Answer> answers)
{
    private const int MostNamed = 3;

    /// <summary>Gives it.</summary>
    public void Give(RequestFacts facts, MeasurementsFound measured, DurationFound? duration)
    {
        Measurements(facts, measured);
        Documentation(facts);
        if (duration is { } period)
        {
            DurationAdvice.Give(advice, period, AnchorOf(Topics.Duration), Topics.Duration);
        }

        OptOut(facts);
        ThirdParty(facts);
        Sensitive(facts);
        NotApplicable();
    }

    private Anchor? AnchorOf(string topic) => answers.GetValueOrDefault(topic)?.Section.Anchor;

    private void Measurements(RequestFacts facts, MeasurementsFound measured)
    {
        var about = AnchorOf(Topics.Measurements);
        if (!answered.ContainsKey(Topics.Measurements))
        {
            return;
        }

        if (measured.Elsewhere)
        {
            advice.Add("measurements-elsewhere", about, Topics.Measurements, "The measurements are listed in another document, so that they are not part of what is reviewed (request.md, question 5, asks for the list).");
        }

        if (!measured.Items.IsEmpty && measured.Bugs.IsEmpty && !measured.HasTicket)
        {
            advice.Add("no-tracking-bug", about, Topics.Measurements, "No measurement has a tracking bug (request.md, question 5).");
        }

        if (measured.Unsure)
        {
            advice.Add("category-unclear", about, Topics.Measurements, "The category of a measurement is left open; the highest one counts (request.md, question 5).");
        }

        if (measured.Missing)
        {
            advice.Add("category-missing", about, Topics.Measurements, "A measurement has no category (request.md, question 5).");
        }

        if (measured.Stated is { } stated && !facts.Categories.IsEmpty && stated < facts.Categories[^1])
        {
            advice.Say(about, Topics.Measurements, $"The text says category {stated}, the table goes up to {facts.Categories[^1]}; the highest one counts (review.md, question 4).");
        }

        var suspects = measured.Items.Where(m => m.Category is 1 or 2).Select(m => Identifiers.Identifying(m.Name)).OfType<string>().Select(w => w.ToLowerInvariant()).Distinct().Take(MostNamed).ToList();
        if (suspects.Count > 0)
        {
            advice.Say(about, Topics.Measurements, $"Measurements of category 1 or 2 speak of {string.Join(", ", suspects)}: identifiers, also hashed ones, and addresses may belong higher (review.md, question 6 and appendix).");
        }
    }

    private void Documentation(RequestFacts facts)
    {
        if (!answered.TryGetValue(Topics.Documentation, out var documented))
        {
            return;
        }

        var about = AnchorOf(Topics.Documentation);
        if (facts.Documentation.IsEmpty)
        {
            advice.Add("documentation-not-a-link", about, Topics.Documentation, "The documentation is named, but not linked (request.md, question 6).");
        }

        if (DocumentationLinks.IsNotPublic(documented.Head, facts.Documentation))
        {
            advice.Add("documentation-not-public", about, Topics.Documentation, "The documentation cannot be read by everybody (review.md, question 1, asks for public documentation).");
        }
    }

    private void OptOut(RequestFacts facts)
    {
        if (!answered.TryGetValue(Topics.OptOut, out var answer) || facts.OptOut is not null)
        {
            return;
        }

        advice.Add("opt-out-without-mechanism", AnchorOf(Topics.OptOut), Topics.OptOut, "The answer does not say where users switch it off (review.md, question 2).");
        if (facts.DefaultOn == true)
        {
            advice.Say(AnchorOf(Topics.OptOut), Topics.OptOut, "It is on by default and no opt-out is told; most data of categories 1 and 2 need one (wiki Data_Collection).");
        }
    }

    private void ThirdParty(RequestFacts facts)
    {
        if (facts.ThirdParty.Used != false)
        {
            return;
        }

        var tool = answered.Where(a => a.Key is not Topics.ThirdParty).Select(a => ThirdParties.Named(a.Value.Head)).FirstOrDefault(n => n is not null);
        if (tool is not null)
        {
            advice.Say(AnchorOf(Topics.ThirdParty), Topics.ThirdParty, $"Another answer names {tool}, the answer on third-party tools is \"no\" (review.md, question 8).");
        }
    }

    private void Sensitive(RequestFacts facts)
    {
        if (!facts.Categories.IsEmpty && facts.Categories[^1] >= 3)
        {
            advice.Say(AnchorOf(Topics.Measurements), Topics.Measurements, $"Category {facts.Categories[^1]}: the sensitive-data step is needed, in pre-release channels and experiments as well (wiki Data_Collection, step 3).");
        }
    }

    // An answer, since a steward may take it; but one to look at where it is hard to see how the question could not apply.
    private void NotApplicable()
    {
        foreach (var topic in (ReadOnlySpan<string>)[Topics.Purpose, Topics.Need, Topics.Measurements, Topics.Documentation, Topics.Duration, Topics.Populations])
        {
            if (answered.TryGetValue(topic, out var answer) && Placeholders.IsNotApplicable(answer.Head))
            {
                advice.Say(AnchorOf(topic), topic, $"{QuestionWords.Name(FormKind.Request, topic, AnchorOf(topic)?.Number)} is answered with \"not applicable\".", FindingCode.Unclear);
            }
        }
    }
}
