using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Facts;
using ReviewBot.Reviews.Forms.Facts.Dates;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;

namespace ReviewBot.Reviews.Forms.Findings.Renewals;

/// <summary>Reads renewals, one or many in a text.</summary>
internal sealed partial class RenewalReading(IReadOnlyList<FormUnit> units, QuestionBank bank, FormLayout layout)
{
    private readonly FindingRules _findings = new(FormKind.Renewal);
    private readonly AdviceList _advice = new();

    /// <summary>Reads them.</summary>
    public FormReading Read()
    {
        var reader = new AnswerReader(units, bank, FormKind.Renewal);
        var forms = layout.Blocks.Select(reader.Read).ToList();
        var found = forms.Zip(layout.Blocks).Select(pair => RenewalReader.Read(units, pair.Second, pair.First)).ToList();
        var open = forms.Zip(layout.Blocks).Zip(found)
            .SelectMany(p => _findings.All(p.First.First.Values, FormVersion.Missing(FormKind.Renewal, p.First.Second.Sections), null).Select(f => About(f, p.Second.Renewal.Subject)))
            .ToList();
        _advice.Add(open);
        open.RemoveAll(f => !f.MakesIncomplete);
        Advise(found, forms);
        var order = Topics.OfRenewal;
        return new FormReading
        {
            Kind = FormKind.Renewal,
            Complete = open.Count == 0,
            Findings = [.. open.OrderBy(f => order.IndexOf(f.Topic)), .. _advice.Findings],
            ReadAs = ReadingMap.Of(units, forms.SelectMany(f => f.Values)),
            Answers = [.. forms[0].Values.Select(a => new FormAnswer(a.Topic, a.Section.Anchor.Number, !open.Exists(f => f.Topic == a.Topic), a.Section.Anchor.Line, a.Text) { Confidence = a.Section.Anchor.Confidence }).OrderBy(a => order.IndexOf(a.Topic))],
            Duration = DurationOf(found),
            Advice = _advice.Codes,
            Blocks = layout.Blocks.Count,
            UnknownQuestions = [.. layout.UnknownQuestions],
            Renewals = [.. found.Select(f => f.Renewal)],
        };
    }

    /// <summary>The duration of all of them together.</summary>
    public static FormDuration? DurationOf(IReadOnlyList<RenewalFound> found)
    {
        var durations = found.Select(f => f.Duration?.Duration).OfType<FormDuration>().ToList();
        if (durations.Count == 0)
        {
            return null;
        }

        var owners = durations.SelectMany(d => d.Owners).Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        return durations.Select(d => (d.Kind, d.Until, d.Version)).Distinct().Count() == 1
            ? durations[0] with { Owners = owners }
            : new FormDuration(DurationKind.Varies, Owners: owners);
    }

    private static FormFinding About(FormFinding finding, string? subject) =>
        subject is null ? finding : finding with { Message = $"`{subject}`: {finding.Message}" };

    private void Advise(List<RenewalFound> found, List<Dictionary<string, Answer>> forms)
    {
        var review = forms[0].GetValueOrDefault(Topics.InitialReview)?.Section.Anchor;
        var expiry = forms[0].GetValueOrDefault(Topics.Expiry)?.Section.Anchor;
        if (found.Exists(f => f.NoReview))
        {
            _advice.Add("no-initial-review-link", review, Topics.InitialReview, "There is no link to a first review (renewal_review.md, question 1, asks whether it is complete).");
        }

        if (DurationOf(found) is { } duration)
        {
            var permanent = found.Exists(f => f.Duration is { Duration.Kind: DurationKind.Permanent });
            DurationAdvice.Permanence(_advice, permanent ? duration with { Kind = duration.Owners.IsEmpty ? DurationKind.Permanent : duration.Kind } : duration, expiry, Topics.Expiry);
            if (permanent)
            {
                _advice.Add("renewal-permanent", expiry, Topics.Expiry, "The short form would make the collection permanent; it is meant for one that ends again.");
            }

            DurationAdvice.Give(_advice, new DurationFound(duration with { Owners = [], Kind = duration.Kind == DurationKind.Permanent ? DurationKind.UntilDate : duration.Kind }, found.Exists(f => f.Duration?.Retention == true), found.Exists(f => f.Duration?.Relative == true)), expiry, Topics.Expiry);
            var first = layout.Blocks[0].Sections[0].Anchor.Start.Unit;
            if (duration.Version is not null && Enumerable.Range(Math.Max(0, first - 20), Math.Min(20, first)).Any(i => Preamble().IsMatch(units[i].Text)))
            {
                _advice.Add("version-and-period", expiry, Topics.Expiry, "A version and a period are named; they may not mean the same day.");
            }
        }
    }

    [GeneratedRegex(@"\brenew\w*\s+(?:\w+\s+){0,2}?for\s+(?:\d{1,2}|an?|one|two|three|six|twelve|half an?)\s+(?:months?|years?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preamble();
}
