using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>How well a place fits each question of a form, from its wording, its label, and how it looks; where it stands counts in the alignment.</summary>
internal sealed class CandidateScore(FormKind form, QuestionStyle? style)
{
    private const double Opening = -1.3;
    private const double KnownQuestion = 5;
    private const double Wording = 3.5;
    private const double LeastWording = 0.22;
    private const double Label = 2.2;
    private const double CutQuestion = 1.6;
    private const double SameLook = 0.7;
    private const double Cue = 0.7;
    private const double ByLook = 0.2;
    private const int LongestUnmarked = 25;

    private static readonly string[] BetweenLanguages = [" / ", " | ", " \u2013 ", " \u2014 ", "(", ")"];

    private readonly TopicWords _words = TopicWords.Of(form);
    private readonly ImmutableArray<string> _order = Topics.Of(form);
    private readonly int _topics = Topics.Of(form).Length;

    /// <summary>The score for each topic; negative infinity where it can't be that question.</summary>
    public double[] Of(Candidate candidate) => candidate.Known is { } known ? OfKnown(known, candidate.Likeness) : OfOther(candidate);

    private double[] OfKnown(Anchor known, double likeness)
    {
        var scores = new double[_topics];
        Array.Fill(scores, double.NegativeInfinity);
        if (known.Form == form && _order.IndexOf(known.Topic) is >= 0 and var topic)
        {
            scores[topic] = KnownQuestion + (10 * (likeness - 0.7));
        }

        return scores;
    }

    private double[] OfOther(Candidate candidate)
    {
        var scores = new double[_topics];
        var look = Look(candidate);
        var looksAlike = style is { } others && candidate.Style == others;
        Span<float> weights = stackalloc float[_topics];
        var asked = InOurLanguage(candidate.Asked);
        if (IsWorded(candidate, asked))
        {
            _words.Weigh(asked, weights);
        }

        var labelled = _words.Labelled(asked);
        var words = asked.Length < 80 ? TopicWords.Split(asked).ToArray() : [];
        for (var t = 0; t < _topics; t++)
        {
            var wording = Worded(weights[t], labelled.Contains(t), _words.CutAfter(words, t));
            var cue = candidate.Cues.Contains(_order[t]) ? Cue : 0;

            // Where it only looks like the others, bears a number, or is answered like it, its neighbours have to say the rest.
            scores[t] = wording > 0 ? look + wording + cue
                : looksAlike || candidate.Number is not null || (cue > 0 && candidate.Asks && candidate.Style.IsMarked) ? look - ByLook + cue
                : double.NegativeInfinity;
        }

        return scores;
    }

    // What its words add; nothing where they don't speak of a topic.
    private static double Worded(float weight, bool named, int cut) => weight < LeastWording && !named && cut < 2 ? 0
        : (Wording * weight) + (named ? Label : 0) + (cut > 1 ? CutQuestion + (0.3 * Math.Min(3, cut - 2)) : 0);

    /// <summary>Whether its words say that a line is a question, and not only its looks, its number or its neighbours.</summary>
    public static bool HasWording(FormKind form, Candidate candidate, int topic)
    {
        var words = TopicWords.Of(form);
        var asked = InOurLanguage(candidate.Asked);
        Span<float> weights = stackalloc float[Topics.Of(form).Length];
        words.Weigh(asked, weights);
        return weights[topic] >= LeastWording || words.Labelled(asked).Contains(topic) || words.CutAfter([.. TopicWords.Split(asked)], topic) > 1;
    }

    // A few words without any mark are a question's only if they are its label or its beginning.
    private static bool IsWorded(Candidate candidate, string asked) =>
        (candidate.Asks || candidate.Number is not null || candidate.Style.IsMarked) && !OtherLanguages.Is(asked);

    // "Liste der Messungen / List of measurements": the half that is in the form's language.
    private static string InOurLanguage(string asked) =>
        OtherLanguages.Is(asked) && asked.Split(BetweenLanguages, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [_, _, ..] halves ? Array.Find(halves, h => !OtherLanguages.Is(h)) ?? asked : asked;

    private double Look(Candidate candidate)
    {
        var unit = candidate.Unit;
        var look = Opening
            + (candidate.Asked.EndsWith('?') ? 0.8 : candidate.Asks ? 0.4 : 0)
            + (unit.Heading > 0 ? 0.6 : unit.Emphasis ? 0.5 : unit.Lead > 0 ? 0.4 : 0)
            + (candidate.Number is not null ? 0.3 : 0)
            + (unit.Cell is { Column: 0 } ? 0.3 : unit.Cell is { Column: > 1 } ? -1.5 : 0)
            - (candidate.Asked.AsSpan().Count(' ') > LongestUnmarked ? 1 : 0);
        return style is not { } others ? look
            : candidate.Style == others ? look + SameLook
            : candidate.Style.IsMarked ? look - (SameLook / 2)
            : look - SameLook;
    }
}
