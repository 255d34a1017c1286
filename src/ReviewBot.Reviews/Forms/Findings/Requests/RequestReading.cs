using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Facts;
using ReviewBot.Reviews.Forms.Facts.Dates;
using ReviewBot.Reviews.Forms.Facts.Measurements;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;

namespace ReviewBot.Reviews.Forms.Findings.Requests;

/// <summary>Reads a request.</summary>
internal sealed class RequestReading(IReadOnlyList<FormUnit> units, QuestionBank bank, FormLayout layout)
{
    private const int Quarter = 4;

    private readonly FindingRules _findings = new(FormKind.Request);
    private readonly List<FormFinding> _open = [];
    private readonly AdviceList _advice = new();

    /// <summary>Reads it.</summary>
    public FormReading Read()
    {
        var reader = new AnswerReader(units, bank, FormKind.Request);
        var read = WithoutEmptyCopies([.. layout.Blocks.Select(b => (Answers: reader.Read(b), Block: b))]);
        var forms = read.ConvertAll(r => r.Answers);
        var parts = read.ConvertAll(r => Part(r.Answers, r.Block));
        var order = Topics.OfRequest;
        var durations = parts.Select(p => p.Duration).OfType<FormDuration>().ToList();
        var categories = parts.SelectMany(p => p.Categories).Distinct().Order().ToImmutableArray();
        var defaultOn = One(parts.Select(p => p.DefaultOn));
        var newIdentifiers = parts.Exists(p => p.NewIdentifiers == true) ? true : One(parts.Select(p => p.NewIdentifiers));
        var thirdParty = parts.Select(p => p.ThirdParty).OrderByDescending(t => t.Used == true).First();
        return new FormReading
        {
            Kind = FormKind.Request,
            Complete = _open.Count == 0,
            Findings = [.. _open.OrderBy(f => order.IndexOf(f.Topic)), .. _advice.Findings.OrderBy(f => order.IndexOf(f.Topic))],
            ReadAs = ReadingMap.Of(units, forms.SelectMany(f => f.Values)),
            Answers = [.. forms[0].Values.Select(a => new FormAnswer(a.Topic, a.Section.Anchor.Number, !_open.Exists(f => f.Topic == a.Topic), a.Section.Anchor.Line, a.Text) { Confidence = a.Section.Anchor.Confidence }).OrderBy(a => order.IndexOf(a.Topic))],
            Measurements = [.. parts.SelectMany(p => p.Measurements)],
            Categories = categories,
            Duration = durations.Count < 2 || durations.TrueForAll(d => Same(d, durations[0])) ? durations.FirstOrDefault() : new FormDuration(DurationKind.Varies, Owners: [.. durations.SelectMany(d => d.Owners).Distinct(StringComparer.OrdinalIgnoreCase)]),
            DefaultOn = defaultOn,
            OptOut = parts.TrueForAll(p => p.OptOut is not null) ? parts[0].OptOut : null,
            Documentation = [.. parts.SelectMany(p => p.Documentation).Distinct(StringComparer.Ordinal)],
            Populations = parts[0].Populations,
            ThirdParty = thirdParty,
            NewIdentifiers = newIdentifiers,
            Escalate = FormRules.Escalations(categories.IsEmpty ? null : categories[^1], defaultOn, newIdentifiers, thirdParty),
            Advice = _advice.Codes,
            Blocks = read.Count,
            UnknownQuestions = [.. layout.UnknownQuestions],
        };
    }

    // A blank form above or below the one that was filled in says nothing.
    private List<(Dictionary<string, Answer> Answers, Block Block)> WithoutEmptyCopies(List<(Dictionary<string, Answer> Answers, Block Block)> read)
    {
        if (read.Count == 1)
        {
            return read;
        }

        var said = read.ConvertAll(r => r.Answers.Values.Count(a => a.Lines.Count > 0 && _findings.Of(a, a.Topic == Topics.Measurements ? MeasurementReader.Read(a) : null) is null));
        var most = said.Max();
        return most > 2 ? [.. read.Where((_, i) => said[i] > 1 && said[i] * Quarter > most)] : read;
    }

    private static bool Same(FormDuration a, FormDuration b) => (a.Kind, a.Until, a.Months, a.Version) == (b.Kind, b.Until, b.Months, b.Version);

    private static bool? One(IEnumerable<bool?> values) => values.Distinct().ToList() is [var only] ? only : null;

    private RequestFacts Part(Dictionary<string, Answer> answers, Block block)
    {
        var measured = answers.TryGetValue(Topics.Measurements, out var listed) ? MeasurementReader.Read(listed) : MeasurementsFound.None;
        var missing = FormVersion.Missing(FormKind.Request, block.Sections);
        var found = _findings.All(answers.Values, missing, measured).ToList();
        var closed = found.Where(f => f.MakesIncomplete).ToList();
        _advice.Add(found);
        _open.AddRange(closed.Where(f => !_open.Exists(o => o.Topic == f.Topic)));
        var answered = answers.Where(a => !closed.Exists(f => f.Topic == a.Key)).ToDictionary(StringComparer.Ordinal);

        if (listed is not null && References.Of(listed, answers) is { } source && answered.ContainsKey(Topics.Measurements))
        {
            _advice.Add("answers-in-other-questions", listed.Section.Anchor, Topics.Measurements, "The measurements are described under another question.");
            measured = MeasurementReader.ReadElsewhere(source);
        }

        var duration = answered.TryGetValue(Topics.Duration, out var period) ? ReadDuration(period, answers) : (DurationFound?)null;
        var optOut = answered.GetValueOrDefault(Topics.OptOut);
        var thirdParty = answered.TryGetValue(Topics.ThirdParty, out var tool) ? ReadThirdParty(tool, answered) : new ThirdParty(null, null);
        var documentation = answered.TryGetValue(Topics.Documentation, out var documented) ? DocumentationLinks.Of(documented) : [];
        var facts = new RequestFacts
        {
            Measurements = measured.Items,
            Categories = measured.Categories,
            Duration = duration?.Duration,
            DefaultOn = optOut is null ? null : YesNo.DefaultOn(optOut.Head),
            OptOut = optOut is not null && OptOuts.NamesWay(optOut.Head) ? optOut.Text : null,
            Documentation = documentation,
            Populations = answered.TryGetValue(Topics.Populations, out var whose) ? PopulationReader.Read(whose) : null,
            ThirdParty = thirdParty,
            NewIdentifiers = Identifiers.InRequest(measured.Items.Select(m => m.Name).Concat(listed?.Lines.Where(l => l.Unit.Cell is null).Select(l => l.Text) ?? []), answered.Values.Select(a => a.Text)),
        };
        new RequestAdvice(_advice, answered, answers).Give(facts, measured, duration);
        return facts;
    }

    private DurationFound ReadDuration(Answer period, Dictionary<string, Answer> answers)
    {
        if (References.Of(period, answers) is { } source)
        {
            _advice.Add("answers-in-other-questions", period.Section.Anchor, Topics.Duration, "How long is said under another question.");
            return DurationReader.Read(source.Head);
        }

        var read = DurationReader.Read(period.Head);
        return read is { Duration.Kind: DurationKind.Unknown, Retention: false } && PeriodReader.OfUnitIn(period.Section.Anchor.AskedIn(units), period.Head) is { } months
            ? new DurationFound(new FormDuration(DurationKind.Months, Months: months))
            : read;
    }

    private static ThirdParty ReadThirdParty(Answer tool, Dictionary<string, Answer> answered)
    {
        var read = ThirdParties.Read(tool.Head);
        return read is { Used: true, Name: null }
            ? read with { Name = answered.Values.Select(a => ThirdParties.Named(a.Head) ?? ThirdParties.Keeper(a.Head)).FirstOrDefault(n => n is not null) }
            : read;
    }
}
