using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>
/// Aligns a text, as a sequence of places that may be questions, with the sequence of a form's questions: the whole that fits best counts, so that
/// neighbours place what is reworded, cut, translated, relabelled or badly numbered. Order is mostly kept; gaps, repetitions and steps back have a cost.
/// </summary>
internal sealed class Alignment
{
    private const double ByPlaceAlone = 0.6;
    private const double ByPlaceAndMark = 0.75;
    private const double LeastAlone = 0.9;
    private const double LeastOfStyle = 0.5;
    private const double InTurn = 0.7;
    private const double Gap = 0.35;
    private const double Alike = 0.15;
    private const int MostSkipped = 4;
    private const double OptionalGap = 0.05;
    private const double Repetition = 1.5;
    private const double StepBack = 1.6;
    private const double Restart = 0.5;
    private const double Unknown = 2.5;
    private const double AgainstOrder = 4;
    private const int MostLeftOver = 2;
    private const double NumberFits = 1.0;
    private const double NumberBreaks = 0.5;

    private readonly FormKind _form;
    private readonly ImmutableArray<string> _order;
    private readonly IReadOnlyList<Candidate> _candidates;
    private readonly double[][] _scores;
    private readonly bool[] _optional;
    private readonly int[] _alike;
    private readonly bool _shuffled;

    private Alignment(FormKind form, IReadOnlyList<Candidate> candidates, QuestionStyle? style)
    {
        _form = form;
        _order = Topics.Of(form);
        _candidates = candidates;
        var places = new PlaceScores(form, candidates, style);
        (_scores, _alike, _shuffled) = (places.Scores, places.Alike, places.IsShuffled);
        _optional = [.. _order.Select(t => FormVersion.IsOptional(form, t))];
    }

    /// <summary>The questions of a form in the order of the text, each with how sure it is.</summary>
    public static List<Anchor> Of(FormKind form, IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        var plain = new Alignment(form, candidates, null);
        var first = plain.Best();
        var style = first.Where(p => candidates[p.Candidate].Known is not null || p.Score > LeastOfStyle).Select(p => candidates[p.Candidate].Style)
            .GroupBy(s => s).OrderByDescending(g => g.Count()).FirstOrDefault();
        var styled = style is not null && style.Count() >= Math.Min(3, plain._order.Length - 1) && style.Count() * 2 > first.Count && style.Key.IsMarked ? new Alignment(form, candidates, style.Key) : null;
        var chosen = styled ?? plain;
        var ordered = styled?.Best() ?? first;
        var free = chosen.InAnyOrder();
        var steps = chosen._shuffled || free.Count > ordered.Select(s => s.Topic).Distinct().Count() + 2 || chosen.Wording(free) > chosen.Wording(ordered) + AgainstOrder ? free : ordered;
        steps = chosen.WithLeftOver(steps);
        var doubtful = ReferenceEquals(steps, free) && chosen.LeavesLines(steps);
        return [.. steps.Select((step, i) => chosen.Anchor(step, chosen.IsBetween(steps, i))).Select(a => doubtful && !a.IsKnown ? a with { Confidence = Math.Min(a.Confidence, ByPlaceAlone) } : a)];
    }

    // How well the questions fit their places by themselves, wherever these stand.
    private double Wording(List<Step> steps) => steps.GroupBy(s => s.Topic).Sum(g => g.Max(s => _scores[s.Candidate][s.Topic]));

    private readonly record struct Step(int Candidate, int Topic, double Score);

    // For each topic the best way that ends with it, candidate after candidate.
    private List<Step> Best()
    {
        var topics = _order.Length;
        var best = new double[topics];
        var last = new int[topics];
        Array.Fill(best, double.NegativeInfinity);
        var before = new List<(int Candidate, int Topic, int Back, double Gain)>();
        Span<double> gains = stackalloc double[topics];
        Span<int> backs = stackalloc int[topics];
        for (var c = 0; c < _candidates.Count; c++)
        {
            gains.Fill(double.NegativeInfinity);
            for (var t = 0; t < topics; t++)
            {
                if (double.IsNegativeInfinity(_scores[c][t]))
                {
                    continue;
                }

                (gains[t], backs[t]) = (Begin(c, t), -1);
                for (var from = 0; from < topics; from++)
                {
                    if (!double.IsNegativeInfinity(best[from]) && best[from] + Between(before[last[from]].Candidate, from, c, t) is var gain && gain > gains[t])
                    {
                        (gains[t], backs[t]) = (gain, last[from]);
                    }
                }

                gains[t] += _scores[c][t];
            }

            for (var t = 0; t < topics; t++)
            {
                if (IsBetter(c, gains[t], best[t], before, last[t]))
                {
                    before.Add((c, t, backs[t], gains[t] - (backs[t] < 0 ? 0 : before[backs[t]].Gain)));
                    before[^1] = before[^1] with { Gain = gains[t] };
                    (best[t], last[t]) = (gains[t], before.Count - 1);
                }
            }
        }

        var end = Enumerable.Range(0, topics).Where(t => !double.IsNegativeInfinity(best[t])).OrderByDescending(t => best[t] - Left(t)).Select(t => (int?)t).FirstOrDefault();
        var path = new List<Step>();
        for (var at = end is { } e ? last[e] : -1; at >= 0; at = before[at].Back)
        {
            path.Add(new Step(before[at].Candidate, before[at].Topic, before[at].Gain - (before[at].Back < 0 ? 0 : before[before[at].Back].Gain)));
        }

        path.Reverse();
        return path;
    }

    // Of two that fit as well, the later one leaves less out.
    private bool IsBetter(int candidate, double gain, double best, List<(int Candidate, int Topic, int Back, double Gain)> before, int last) =>
        gain > best || (gain == best && !double.IsNegativeInfinity(gain) && _alike[candidate] > _alike[before[last].Candidate]);

    // Where the questions stand in no order: the best place for each, the surest first.
    private List<Step> InAnyOrder()
    {
        var steps = new List<Step>();
        var taken = new HashSet<int>();
        var asked = new HashSet<int>();
        var pairs = from c in Enumerable.Range(0, _candidates.Count)
                    from t in Enumerable.Range(0, _order.Length)
                    let score = _scores[c][t] + (_candidates[c].Number is { } n && n <= t + 1 && n >= t + 1 - Optional(0, t) ? NumberFits : 0)
                    where score > LeastAlone
                    orderby score descending
                    select new Step(c, t, score);
        foreach (var step in pairs)
        {
            var isKnown = _candidates[step.Candidate].Known is not null;
            if (taken.Contains(step.Candidate) || (asked.Contains(step.Topic) && !isKnown))
            {
                continue;
            }

            taken.Add(step.Candidate);
            asked.Add(step.Topic);
            steps.Add(step);
        }

        return [.. steps.OrderBy(s => s.Candidate)];
    }

    // Whether lines that look like the questions are none of them: in a form without an order, any of those may be the one that was taken for another.
    private bool LeavesLines(List<Step> steps)
    {
        var looks = steps.GroupBy(s => _candidates[s.Candidate].Style).OrderByDescending(g => g.Count()).FirstOrDefault();
        var taken = steps.Select(s => s.Candidate).ToHashSet();
        return looks is not null && Enumerable.Range(0, _candidates.Count).Any(c => !taken.Contains(c) && _candidates[c].Asks && _candidates[c].Style == looks.Key);
    }

    // Where as many lines are left over that look like the questions as questions are missing, they are these.
    private List<Step> WithLeftOver(List<Step> steps)
    {
        var looks = steps.GroupBy(s => _candidates[s.Candidate].Style).OrderByDescending(g => g.Count()).FirstOrDefault();
        var missing = Enumerable.Range(0, _order.Length).Except(steps.Select(s => s.Topic)).ToList();
        if (looks is null || !looks.Key.IsMarked || missing.Count is 0 or > MostLeftOver || looks.Count() <= missing.Count)
        {
            return steps;
        }

        var taken = steps.Select(s => s.Candidate).ToHashSet();
        var left = Enumerable.Range(0, _candidates.Count).Where(c => !taken.Contains(c) && _candidates[c].Asks && _candidates[c].Style == looks.Key).ToList();
        if (left.Count != missing.Count)
        {
            return steps;
        }

        // Those that are left keep the order of the form, but for one that says otherwise.
        var added = left.Count == 1 || _scores[left[0]][missing[0]] + _scores[left[1]][missing[1]] >= _scores[left[0]][missing[1]] + _scores[left[1]][missing[0]] ? missing : [.. Enumerable.Reverse(missing)];
        return [.. steps.Concat(left.Zip(added, (candidate, topic) => new Step(candidate, topic, 0))).OrderBy(s => s.Candidate)];
    }

    private double Begin(int candidate, int topic) =>
        -Skipped(-1, topic) + (_candidates[candidate].Number is { } number && number <= topic + 1 && number >= topic + 1 - Optional(0, topic) ? NumberFits / 2 : 0);

    private double Left(int topic) => Skipped(topic, _order.Length);

    private double Between(int before, int from, int candidate, int to)
    {
        // What is there word for word may come again; what only reads so hardly does.
        var unsure = _candidates[candidate].Known is null ? Unknown : 0;
        var skipped = Math.Min(MostSkipped, _alike[candidate] - _alike[before + 1]) * Alike;
        var order = to == from + 1 ? InTurn
            : to > from ? InTurn - Skipped(from, to)
            : to == from ? -Repetition - unsure
            : to == 0 ? -Restart - unsure
            : -StepBack - unsure;
        var (first, second) = (_candidates[before].Number, _candidates[candidate].Number);
        var number = first is not { } m || second is not { } n ? (first is null) == (second is null) ? 0 : -NumberBreaks / 2
            : n - m <= to - from && n - m >= to - from - (to > from ? Optional(from + 1, to) : -1) ? NumberFits
            : -NumberBreaks;
        return order + number - skipped;
    }

    private double Skipped(int from, int to)
    {
        var cost = 0.0;
        for (var t = from + 1; t < to; t++)
        {
            cost += _optional[t] ? OptionalGap : Gap;
        }

        return cost;
    }

    private int Optional(int from, int to)
    {
        var count = 0;
        for (var t = from; t < to; t++)
        {
            count += _optional[t] ? 1 : 0;
        }

        return count;
    }

    // Whether a line stands right between the questions before and after it, and looks like both.
    private bool IsBetween(List<Step> steps, int index)
    {
        var (candidate, topic) = (_candidates[steps[index].Candidate], steps[index].Topic);
        return candidate.Style.IsMarked && !OtherLanguages.Is(candidate.Asked) && Joins(index - 1, topic - 1) && Joins(index + 1, topic + 1);

        bool Joins(int at, int wanted) => wanted < 0 || wanted >= _order.Length ? IsOutermost(steps[index].Candidate, wanted < 0) : IsBeside(steps, at, wanted, candidate);
    }

    // At the beginning and the end of a form only one neighbour vouches for it: then no line beyond may look like it.
    private bool IsOutermost(int at, bool first)
    {
        var candidate = _candidates[at];
        return candidate.Number is not null || !Enumerable.Range(first ? 0 : at + 1, first ? at : _candidates.Count - at - 1).Any(c => _candidates[c].Asks && _candidates[c].Style == candidate.Style);
    }

    private bool IsBeside(List<Step> steps, int at, int wanted, Candidate candidate) =>
        at >= 0 && at < steps.Count && steps[at].Topic == wanted
        && _candidates[steps[at].Candidate] is var other && (other.Style == candidate.Style || (other.Known is not null && other.Unit.Heading == candidate.Unit.Heading && (other.Number is null) == (candidate.Number is null)));

    private Anchor Anchor(Step step, bool between)
    {
        var candidate = _candidates[step.Candidate];
        var score = step.Score;
        var confidence = Math.Round(candidate.Known is null ? 0.99 / (1 + Math.Exp(-score)) : Math.Max(candidate.Likeness, 0.9), 2);
        if (candidate.Known is { } known)
        {
            return known with { Form = _form, Confidence = confidence };
        }

        var unit = candidate.Unit;
        var worded = CandidateScore.HasWording(_form, candidate, step.Topic);
        var deleted = !candidate.Asks && !worded && !between && candidate.Number is not null;
        return new Anchor(_form, _order[step.Topic], candidate.Start, deleted ? candidate.Start : candidate.End, candidate.Number, unit.Line, unit.Quote > 0 || unit.Code, unit.Heading)
        {
            IsDeleted = deleted,
            IsKnown = false,
            IsWorded = worded,
            HasCue = candidate.Cues.Contains(_order[step.Topic]),
            Confidence = worded ? Math.Max(confidence, between ? ByPlaceAndMark : 0) : between ? ByPlaceAndMark : Math.Min(confidence, (candidate.Asks && (candidate.Number is not null || candidate.Style.Key)) ? ByPlaceAndMark : ByPlaceAlone),
        };
    }
}
