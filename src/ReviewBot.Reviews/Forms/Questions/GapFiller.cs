using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>
/// Finds what stands for questions that were reworded or deleted, between those that are there: by what a line asks, and by the number that it bears.
/// </summary>
internal static class GapFiller
{
    private const int MostUnits = 600;
    private const int FewestLabels = 6;

    /// <summary>The questions with those that were found between them.</summary>
    public static List<Anchor> Fill(IReadOnlyList<FormUnit> units, List<Anchor> anchors, FormKind kind, bool? inert)
    {
        var order = kind switch
        {
            FormKind.Request => Topics.OfRequest,
            FormKind.Renewal => Topics.OfRenewal,
            FormKind.Review => Topics.OfReview,
            _ => Topics.OfRenewalReview,
        };
        var known = anchors.Select(a => order.IndexOf(a.Topic)).ToList();
        if (anchors.Count == 0 || anchors.Count == order.Length || known.Zip(known.Skip(1)).Any(p => p.Second <= p.First))
        {
            return anchors;
        }

        var filled = new List<Anchor>();
        for (var i = 0; i <= anchors.Count; i++)
        {
            var before = i > 0 ? anchors[i - 1] : null;
            var after = i < anchors.Count ? anchors[i] : null;
            var missing = order[(before is null ? 0 : known[i - 1] + 1)..(after is null ? order.Length : known[i])];
            if (!missing.IsEmpty)
            {
                filled.AddRange(Between(units, before, after, [.. missing], kind, inert));
            }

            if (after is not null)
            {
                filled.Add(after);
            }
        }

        return filled;
    }

    /// <summary>A whole form of labels, or of numbers alone, below its heading; null where there is none.</summary>
    public static List<Anchor>? Whole(IReadOnlyList<FormUnit> units, int title, FormKind kind)
    {
        var order = kind == FormKind.Request ? Topics.OfRequest : Topics.OfReview;
        var labelled = new List<Anchor>();
        var next = 0;
        for (var i = title + 1; i < Math.Min(units.Count, title + MostUnits) && next < order.Length; i++)
        {
            for (var topic = next; topic < order.Length && units[i].Cell is null && !units[i].Separator; topic++)
            {
                if (TopicLikeness.Asks(kind, order[topic], units[i]) is { } end)
                {
                    labelled.Add(Make(units, i, end, kind, order[topic]));
                    next = topic + 1;
                    break;
                }
            }
        }

        return labelled.Count >= FewestLabels ? labelled : Numbered(units, title, kind);
    }

    // "1) …" to "12) …" with nothing but answers: as many as a version of the form has questions.
    private static List<Anchor>? Numbered(IReadOnlyList<FormUnit> units, int title, FormKind kind)
    {
        var items = new List<int>();
        for (var i = title + 1; i < Math.Min(units.Count, title + MostUnits); i++)
        {
            if (units[i].Number == items.Count + 1 && (items.Count == 0 || units[i].Indent <= units[items[0]].Indent + 1))
            {
                items.Add(i);
            }
        }

        string[]? topics = (kind, items.Count) switch
        {
            (FormKind.Request, 12) => [.. Topics.OfRequest],
            (FormKind.Request, 11) => [.. Topics.OfRequest.Remove(Topics.Documentation)],
            (FormKind.Request, 10) => [.. Topics.OfRequest.Remove(Topics.Documentation).Remove(Topics.ThirdParty)],
            (FormKind.Request, 9) => [.. Topics.OfRequest.Remove(Topics.Documentation).Remove(Topics.ThirdParty).Remove(Topics.OptOut)],
            (FormKind.Review, 9) => [.. Topics.OfReview],
            (FormKind.Review, 8) => [.. Topics.OfReview.Remove(Topics.CheckIn)],
            _ => null,
        };
        return topics is null ? null : [.. items.Select((unit, i) => Make(units, unit, 0, kind, topics[i]))];
    }

    private static IEnumerable<Anchor> Between(IReadOnlyList<FormUnit> units, Anchor? before, Anchor? after, List<string> missing, FormKind kind, bool? inert)
    {
        var from = before is null ? Math.Max(0, after!.Start.Unit - 200) : before.End.Unit + 1;
        var to = Math.Min(after?.Start.Unit ?? units.Count, from + MostUnits);
        var next = 0;
        var seen = new HashSet<int>();
        for (var i = from; i < to && next < missing.Count; i++)
        {
            var unit = units[i];
            if (unit.Separator || unit.Cell is not null || (inert is { } layer && (unit.Quote > 0 || unit.Code) != layer))
            {
                continue;
            }

            for (var topic = next; topic < missing.Count; topic++)
            {
                if (before is not null && TopicLikeness.Asks(kind, missing[topic], unit) is { } end && (unit.Number is not null || unit.Heading > 0 || unit.Emphasis || unit.Text.TrimEnd().EndsWith('?')))
                {
                    yield return Make(units, i, end, kind, missing[topic]);
                    next = topic + 1;
                    break;
                }

                if (unit.Number is { } number && !seen.Contains(number - 1) && IsTurnOf(number, missing, topic, before, after) && Outer(units, unit, before ?? after!))
                {
                    var question = unit.Text.IndexOf('?', StringComparison.Ordinal);
                    var asks = unit.Text.EndsWith('?') || unit.Text.EndsWith(':');
                    yield return Make(units, i, asks ? question < 0 ? unit.Text.Length : question + 1 : 0, kind, missing[topic]);
                    next = topic + 1;
                    break;
                }
            }

            if (unit.Number is { } counted)
            {
                seen.Add(counted);
            }
        }
    }

    // The number that a missing question would bear, counted from its neighbours.
    private static bool IsTurnOf(int number, List<string> missing, int topic, Anchor? before, Anchor? after)
    {
        var fromAfter = after?.Number - (missing.Count - topic);
        var fromBefore = before is null ? topic + 1 : before.Number + topic + 1;
        return before is null ? fromAfter == number
            : after is null ? fromBefore == number && number > 8
            : fromAfter == number && fromBefore == number;
    }

    private static bool Outer(IReadOnlyList<FormUnit> units, FormUnit unit, Anchor neighbour) => unit.Indent <= units[neighbour.Start.Unit].Indent + 1 && unit.Quote == units[neighbour.Start.Unit].Quote;

    private static Anchor Make(IReadOnlyList<FormUnit> units, int unit, int end, FormKind kind, string topic) =>
        new(kind, topic, new Place(unit, 0), new Place(unit, end), units[unit].Number, units[unit].Line, units[unit].Quote > 0 || units[unit].Code, units[unit].Heading) { IsDeleted = end == 0 };
}
