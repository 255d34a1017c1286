using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Facts;
using ReviewBot.Reviews.Forms.Facts.Dates;
using ReviewBot.Reviews.Forms.Findings.Renewals;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Verdicts;

namespace ReviewBot.Reviews.Forms.Findings.Reviews;

/// <summary>Reads a steward's answers: the review of a request or of renewals.</summary>
internal sealed partial class ReviewReading(IReadOnlyList<FormUnit> units, QuestionBank bank, FormLayout layout, IReadOnlyList<Anchor> anchors)
{
    private readonly FindingRules _findings = new(layout.Kind);
    private readonly AdviceList _advice = new();

    /// <summary>Reads it.</summary>
    public FormReading Read()
    {
        var reader = new AnswerReader(units, bank, layout.Kind);
        var forms = layout.Blocks.Select(reader.Read).ToList();
        var open = forms.Zip(layout.Blocks).SelectMany(p => _findings.All(p.First.Values, FormVersion.Missing(layout.Kind, p.Second.Sections), null)).DistinctBy(f => f.Topic).ToList();
        _advice.Add(open);
        open.RemoveAll(f => !f.MakesIncomplete);
        var order = layout.Kind == FormKind.RenewalReview ? Topics.OfRenewalReview : Topics.OfReview;
        var reading = new FormReading
        {
            Kind = layout.Kind,
            Complete = open.Count == 0,
            ReadAs = ReadingMap.Of(units, forms.SelectMany(f => f.Values)),
            Answers = [.. forms[0].Values.Select(a => new FormAnswer(a.Topic, a.Section.Anchor.Number, !open.Exists(f => f.Topic == a.Topic), a.Section.Anchor.Line, a.Text) { Confidence = a.Section.Anchor.Confidence }).OrderBy(a => order.IndexOf(a.Topic))],
            Verdict = VerdictReader.Read(units, anchors.Select(a => a.Start.Unit), Worded()),
            Blocks = Math.Max(1, layout.Renewals.Count > 0 ? layout.Renewals.Count : layout.Blocks.Count),
        };
        reading = layout.Kind == FormKind.RenewalReview ? WithRenewals(reading) : WithFacts(reading, forms, open);
        return reading with { Findings = [.. open.OrderBy(f => order.IndexOf(f.Topic)), .. _advice.Findings], Advice = _advice.Codes };
    }

    private List<OwnQuestion> Worded() =>
        [.. layout.Blocks.SelectMany(b => b.Sections).Select(s => s.Anchor).Where(a => a.IsWorded).DistinctBy(a => a.Start.Unit)
            .Select(a => new OwnQuestion(a.Start.Unit, a.End.Unit != a.Start.Unit || a.End.Offset >= units[a.Start.Unit].Text.Length, a.Confidence))];

    private FormReading WithRenewals(FormReading reading)
    {
        var reader = new AnswerReader(units, bank, FormKind.Renewal);
        var found = layout.Renewals.Select(b => RenewalReader.Read(units, b, reader.Read(b))).ToList();
        return reading with { Renewals = [.. found.Select(f => f.Renewal)], Duration = RenewalReading.DurationOf(found) };
    }

    private FormReading WithFacts(FormReading reading, List<Dictionary<string, Answer>> forms, List<FormFinding> open)
    {
        IEnumerable<Answer> All(string topic) => forms.Select(f => f.GetValueOrDefault(topic)).OfType<Answer>().Where(a => !open.Exists(o => o.Topic == topic));
        Answer? First(string topic) => All(topic).FirstOrDefault();

        var categories = All(Topics.Categories).SelectMany(a => Categories.OfProse(a.Head).Numbers).Distinct().Order().ToImmutableArray();
        categories = categories.IsEmpty ? [.. All(Topics.Categories).SelectMany(a => Categories.OfCell(a.Head).Numbers).Distinct().Order()] : categories;
        var defaultOn = One(All(Topics.Default).Select(a => DefaultOf(a.Head)));
        var identifiers = One(All(Topics.Identifiers).Select(a => Identifiers.InReview(a.Head)));
        var thirdParty = First(Topics.ThirdParty) is { } tool ? ThirdParties.Read(tool.Head) : new ThirdParty(null, null);
        return reading with
        {
            Categories = categories,
            Duration = First(Topics.Monitoring) is { } monitored ? Monitored(monitored) : null,
            DefaultOn = defaultOn,
            OptOut = First(Topics.Control) is { } control ? Control(control) : null,
            Documentation = [.. All(Topics.Documentation).SelectMany(Documented).Distinct(StringComparer.Ordinal)],
            ThirdParty = thirdParty,
            NewIdentifiers = identifiers,
            Escalate = FormRules.Escalations(categories.IsEmpty ? null : categories[^1], defaultOn, identifiers, thirdParty),
        };
    }

    private static bool? One(IEnumerable<bool?> values) => values.Distinct().ToList() is [var only] ? only : null;

    private static bool? DefaultOf(string text) =>
        YesNo.DefaultOn(text) ?? (JustOn().IsMatch(text) ? true : JustOff().IsMatch(text) ? false : null);

    private IEnumerable<string> Documented(Answer answer)
    {
        var links = DocumentationLinks.Of(answer);
        if (links.IsEmpty && YesNo.Yes(answer.Head))
        {
            _advice.Add("documentation-not-a-link", answer.Section.Anchor, answer.Topic, "The documentation is named, but not linked.");
        }

        return links;
    }

    private string? Control(Answer answer)
    {
        if (OptOuts.StewardNamesWay(answer.Head))
        {
            return answer.Text;
        }

        if (YesNo.Yes(answer.Head))
        {
            _advice.Add("opt-out-without-mechanism", answer.Section.Anchor, answer.Topic, "The answer does not say which mechanism it is (review.md, question 2).");
        }

        return null;
    }

    // "Yes, <name>" means that it is permanent; "No" and "n/a" that it is not.
    private FormDuration? Monitored(Answer answer)
    {
        var text = answer.Head;
        var anchor = answer.Section.Anchor;
        var read = DurationReader.Read(text).Duration;
        if (read.Kind is DurationKind.UntilDate or DurationKind.UntilVersion or DurationKind.Months)
        {
            return read;
        }

        if (YesNo.BareYes(text))
        {
            _advice.Add("permanent-without-owner", anchor, answer.Topic, "Who monitors it is not said (review.md, question 3).");
            return null;
        }

        if (read.Kind != DurationKind.Permanent && (YesNo.No(text) || Ends().IsMatch(text)))
        {
            return null;
        }

        var owners = OwnerReader.Read(text);
        if (Nobody().IsMatch(text))
        {
            owners = [];
        }
        else if (owners.IsEmpty && read.Kind != DurationKind.Permanent)
        {
            return null;
        }

        var duration = new FormDuration(DurationKind.Permanent, Owners: owners);
        DurationAdvice.Permanence(_advice, duration, anchor, answer.Topic);
        return duration;
    }

    [GeneratedRegex(@"^\W*(?:for now |it is |it's |currently )?on\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JustOn();

    [GeneratedRegex(@"^\W*(?:for now |it is |it's |currently )?off\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JustOff();

    [GeneratedRegex(@"\b(?:has (?:an? )?(?:expiry|end|expiration)|expires|end date|not permanent|time[\s-]limited)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(?:no|not a|isn.t a) (?:\w+ )?person\b|\bnobody\b|\bno one\b|\bno owner\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nobody();
}
