using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Which form a text is, and where its questions stand.</summary>
internal sealed class FormLayout
{
    private FormLayout(FormKind kind, IReadOnlyList<Block> blocks, IReadOnlyList<Block> renewals, IReadOnlyList<string> unknownQuestions)
    {
        Kind = kind;
        Blocks = blocks;
        Renewals = renewals;
        UnknownQuestions = unknownQuestions;
    }

    /// <summary>Which form it is.</summary>
    public FormKind Kind { get; }

    /// <summary>Its forms; mostly one.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The renewals that it holds: its own, or those that a steward quotes.</summary>
    public IReadOnlyList<Block> Renewals { get; }

    /// <summary>Questions that only the current template has.</summary>
    public IReadOnlyList<string> UnknownQuestions { get; }

    /// <summary>Lays a text out, or null if it is none of the forms.</summary>
    public static FormLayout? Of(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> found, IReadOnlyList<(int Unit, FormKind Form)> titles, QuestionBank bank)
    {
        var anchors = Resolve(QuestionTitles.Adopted(units, [.. found]), titles);
        foreach (var inert in (ReadOnlySpan<bool?>)[false, true, null])
        {
            var layer = anchors.Where(a => inert is null || a.Inert == inert).ToList();
            var titled = titles.Where(t => inert is null || (units[t.Unit].Quote > 0 || units[t.Unit].Code) == inert).ToList();
            if (FormFinder.Find(units, layer, titled, inert, bank) is not var (kind, asked))
            {
                continue;
            }

            if (FormFinder.AreEmpty(units, asked, bank) && NumberedAnswers.Below(units, asked[^1].End.Unit, kind) is { } numbered)
            {
                return new FormLayout(kind, Blocked(units, numbered, Boundaries(units, numbered, titles, false), kind), [], []);
            }

            var above = QuestionTitles.Above(units, asked);
            var boundaries = Boundaries(units, [.. anchors.Concat(asked).DistinctBy(a => a.Start).OrderBy(a => a.Start.Unit)], [.. titles, .. above.Values.Select(title => (title, kind))], inert == false);
            var blocks = Blocked(units, QuestionTitles.Numbered(units, asked, above), boundaries, kind);
            var renewals = kind == FormKind.Renewal ? blocks
                : kind == FormKind.RenewalReview ? Blocked(units, anchors.Where(a => a.Form == FormKind.Renewal).ToList(), boundaries, FormKind.Renewal)
                : [];
            return new FormLayout(kind, blocks, renewals, [.. layer.Where(a => a.Topic == QuestionBank.UnknownTopic).Select(a => units[a.Start.Unit].Text)]);
        }

        return WithoutQuestions(units, titles, found);
    }

    // A heading, and below it numbers instead of the questions.
    private static FormLayout? WithoutQuestions(IReadOnlyList<FormUnit> units, IReadOnlyList<(int Unit, FormKind Form)> titles, IReadOnlyList<Anchor> found)
    {
        foreach (var (unit, form) in titles.Where(t => t.Form is FormKind.Request or FormKind.Review).Take(2))
        {
            if (found.Count < 3 && NumberedAnswers.Below(units, unit, form) is { } anchors)
            {
                return new FormLayout(form, Blocked(units, anchors, Boundaries(units, anchors, titles, false), form), [], []);
            }
        }

        return found.Count < 3 && NumberedAnswers.OfRequest(units) is { } answers
            ? new FormLayout(FormKind.Request, Blocked(units, answers, Boundaries(units, answers, titles, false), FormKind.Request), [], [])
            : null;
    }

    // The question on the privacy notice stands in two forms; the one before it tells which.
    private static List<Anchor> Resolve(IReadOnlyList<Anchor> found, IReadOnlyList<(int Unit, FormKind Form)> titles)
    {
        var anchors = new List<Anchor>(found.Count);
        var last = new Dictionary<bool, FormKind>();
        foreach (var anchor in found)
        {
            var form = anchor.Form;
            if (form == FormKind.Review && anchor.Topic == Topics.PrivacyNotice)
            {
                var before = last.TryGetValue(anchor.Inert, out var previous) ? previous
                    : titles.LastOrDefault(t => t.Unit < anchor.Start.Unit).Form;
                form = before == FormKind.RenewalReview ? before : form;
            }

            last[anchor.Inert] = form;
            anchors.Add(form == anchor.Form ? anchor : anchor with { Form = form });
        }

        return anchors;
    }

    // Where an answer ends: at the next question of any form, at a form's heading, at a quote that holds a form of its own.
    private static List<Place> Boundaries(IReadOnlyList<FormUnit> units, List<Anchor> anchors, IReadOnlyList<(int Unit, FormKind Form)> titles, bool endAtQuotes)
    {
        var places = anchors.Select(a => a.Start).Concat(titles.Select(t => new Place(t.Unit, 0))).ToHashSet();
        if (endAtQuotes)
        {
            var visited = 0;
            foreach (var anchor in anchors.Where(a => a.Inert))
            {
                var unit = anchor.Start.Unit;
                while (unit > visited && (units[unit - 1].Quote > 0 || units[unit - 1].Code))
                {
                    unit--;
                }

                visited = anchor.Start.Unit;
                places.Add(new Place(unit, 0));
            }
        }

        return [.. places.OrderBy(p => p.Unit).ThenBy(p => p.Offset)];
    }

    private static List<Block> Blocked(IReadOnlyList<FormUnit> units, List<Anchor> anchors, List<Place> boundaries, FormKind kind)
    {
        var order = Topics.Of(kind);
        var runs = new List<List<Anchor>>();
        foreach (var anchor in anchors)
        {
            var current = runs.LastOrDefault();
            var previous = current?[^1];
            var repeats = previous?.Topic == anchor.Topic && !HoldsText(units, previous, anchor);
            var restarts = current is null || (!repeats && current.Exists(a => a.Topic == anchor.Topic))
                || (kind is FormKind.Renewal or FormKind.RenewalReview && !repeats && order.IndexOf(anchor.Topic) <= order.IndexOf(previous!.Topic));
            if (restarts)
            {
                runs.Add([anchor]);
            }
            else if (repeats)
            {
                // The question once more, in the place of its answer.
                current![^1] = previous! with { End = anchor.End, Number = previous.Number ?? anchor.Number };
            }
            else
            {
                current!.Add(anchor);
            }
        }

        Merge(runs, kind);
        var blocks = new List<Block>();
        var from = 0;
        foreach (var run in runs)
        {
            var sections = run.Select((anchor, i) => new Section(anchor, EndOf(units, anchor, boundaries), i == run.Count - 1)).ToList();
            blocks.Add(new Block(sections, from));
            from = run[^1].End.Unit;
        }

        return blocks;
    }

    // A question or two that come again are quoted in an answer, not the beginning of another form.
    private static void Merge(List<List<Anchor>> runs, FormKind kind)
    {
        if (kind is FormKind.Renewal or FormKind.RenewalReview)
        {
            return;
        }

        for (var i = runs.Count - 1; i > 0; i--)
        {
            // The question once more in its own answer, and on with the others.
            var goesOn = runs[i][0].Topic == runs[i - 1][^1].Topic && runs[i].Count(a => runs[i - 1].Exists(b => b.Topic == a.Topic)) == 1;
            if (runs[i].Count < 3 || goesOn)
            {
                runs[i - 1].AddRange(runs[i].Where(a => !runs[i - 1].Exists(b => b.Topic == a.Topic)));
                runs.RemoveAt(i);
            }
        }
    }

    private static bool HoldsText(IReadOnlyList<FormUnit> units, Anchor from, Anchor to)
    {
        for (var unit = from.End.Unit; unit <= to.Start.Unit; unit++)
        {
            var text = units[unit].Text.AsSpan();
            text = unit == to.Start.Unit ? text[..Math.Min(text.Length, to.Start.Offset)] : text;
            text = unit == from.End.Unit ? text[Math.Min(text.Length, from.End.Offset)..] : text;
            if (unit == from.End.Unit && unit < to.Start.Unit && FormFinder.IsForms(from, units[unit].Text))
            {
                continue;
            }

            if (units[unit].Separator || !Placeholders.IsBlank(text))
            {
                return true;
            }
        }

        return false;
    }

    private static Place EndOf(IReadOnlyList<FormUnit> units, Anchor anchor, List<Place> boundaries)
    {
        var at = boundaries.BinarySearch(anchor.End, PlaceOrder);
        at = at < 0 ? ~at : at;
        while (at < boundaries.Count && (PlaceOrder.Compare(boundaries[at], anchor.End) < 0 || boundaries[at] == anchor.Start))
        {
            at++;
        }

        return at < boundaries.Count ? boundaries[at] : new Place(units.Count, 0);
    }

    private static readonly Comparer<Place> PlaceOrder = Comparer<Place>.Create((a, b) => a.Unit != b.Unit ? a.Unit.CompareTo(b.Unit) : a.Offset.CompareTo(b.Offset));
}
