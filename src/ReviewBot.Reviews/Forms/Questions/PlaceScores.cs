using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>How well each place fits each question before the whole is looked at, and what its neighbours take away from that.</summary>
internal sealed class PlaceScores
{
    private const double Disordered = 0.3;
    private const double BelowQuestion = 2;

    private readonly FormKind _form;
    private readonly ImmutableArray<string> _order;
    private readonly IReadOnlyList<Candidate> _candidates;

    /// <summary>Weighs the places.</summary>
    /// <param name="form">The form.</param>
    /// <param name="candidates">The places, in the order of the text.</param>
    /// <param name="style">How its questions look, if that is known.</param>
    public PlaceScores(FormKind form, IReadOnlyList<Candidate> candidates, QuestionStyle? style)
    {
        _form = form;
        _order = Topics.Of(form);
        _candidates = candidates;
        var likeness = new CandidateScore(form, style);
        Scores = [.. candidates.Select(likeness.Of)];
        Yield();
        if (style is { } looks)
        {
            YieldToQuestion(looks);
        }

        Alike = LookingAlike(style);
    }

    /// <summary>For each place the score of each topic; negative infinity where it can't be that question.</summary>
    public double[][] Scores { get; }

    /// <summary>For each place, and behind the last one, how many that look like the questions stand above it: those that are left out between two questions speak against it.</summary>
    public int[] Alike { get; }

    /// <summary>Whether the known questions stand in any order, so that order says nothing of the others.</summary>
    public bool IsShuffled
    {
        get
        {
            var topics = _candidates.Where(c => c.Known?.Form == _form).Select(c => _order.IndexOf(c.Known!.Topic)).ToList();
            return topics.Count > 4 && topics.Zip(topics.Skip(1)).Count(p => p.Second < p.First) > Disordered * topics.Count;
        }
    }

    // Where a question stands word for word, a line that only reads like it is not another one.
    private void Yield()
    {
        var known = new bool[_order.Length];
        for (var c = 0; c < _candidates.Count; c++)
        {
            for (var t = 0; t < known.Length; t++)
            {
                known[t] |= _candidates[c].Known is not null && !double.IsNegativeInfinity(Scores[c][t]);
            }
        }

        for (var c = 0; c < _candidates.Count; c++)
        {
            for (var t = 0; t < known.Length && _candidates[c].Known is null; t++)
            {
                Scores[c][t] = known[t] ? double.NegativeInfinity : Scores[c][t];
            }
        }
    }

    // "6) Where can one read about it?" and "Documented: https://…" below: what looks otherwise than the questions and stands right below one begins its answer.
    private void YieldToQuestion(QuestionStyle looks)
    {
        for (var c = 1; c < _candidates.Count; c++)
        {
            if (_candidates[c] is { Known: null } line && line.Style != looks && _candidates[c - 1] is { Asks: true } above && above.Style == looks && line.Start.Unit == above.End.Unit + 1)
            {
                for (var t = 0; t < _order.Length; t++)
                {
                    Scores[c][t] -= BelowQuestion;
                }
            }
        }
    }

    private int[] LookingAlike(QuestionStyle? style)
    {
        var above = new int[_candidates.Count + 1];
        for (var c = 0; c < _candidates.Count; c++)
        {
            above[c + 1] = above[c] + (style is { } looks && _candidates[c].Asks && _candidates[c].Style == looks ? 1 : 0);
        }

        return above;
    }
}
