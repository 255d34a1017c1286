using System.Collections.Frozen;
using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Knows a question by what it speaks of, where somebody put it into words of their own or into a label.</summary>
internal static class TopicLikeness
{
    private const double Enough = 0.5;
    private const int Stem = 5;
    private const int MostWords = 24;

    private static readonly FrozenSet<string> Stopped = "a an the of to you your this that these those is are be will would do does did in on for with and or if so it its what which who how why when where please any there by as at we our us i e".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Labels = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Topics.Purpose] = ["purpose", "questions", "questions to answer", "goal", "goals", "what will we learn", "questions answered"],
        [Topics.Need] = ["need", "why", "motivation", "rationale", "benefits", "benefits for users", "why is it needed", "justification"],
        [Topics.Alternatives] = ["alternatives", "alternatives considered", "alternative methods", "other methods"],
        [Topics.CurrentInstrumentation] = ["current instrumentation", "existing instrumentation", "existing data", "existing telemetry"],
        [Topics.Measurements] = ["measurements", "proposed measurements", "metrics", "data collected", "list of measurements", "measurements and categories"],
        [Topics.Documentation] = ["documentation", "documentation link", "link to documentation", "docs"],
        [Topics.Duration] = ["duration", "how long", "collection period", "length of collection", "expiry", "time frame"],
        [Topics.Populations] = ["populations", "population", "audience", "which populations", "users measured"],
        [Topics.OptOut] = ["opt-out", "opt out", "opt-out mechanism", "opting out"],
        [Topics.Analysis] = ["analysis", "how will it be analyzed", "analysis plan", "data analysis"],
        [Topics.Sharing] = ["sharing", "sharing of results", "where shared", "results", "sharing the results"],
        [Topics.ThirdParty] = ["third-party tool", "third party", "third-party", "third party tools", "third-party tools"],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Select(l => Vocabulary.Squeeze(l)).ToArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<(FormKind, string), ImmutableArray<FrozenSet<string>>> Sentences = Phrases.All
        .Where(w => w.Role == PhraseRole.Question)
        .GroupBy(w => (w.Form, w.Topic))
        .ToFrozenDictionary(g => g.Key, g => g.Select(w => Stems(w.Text).ToFrozenSet(StringComparer.Ordinal)).ToImmutableArray());

    /// <summary>Whether a line asks about a topic, and where the asking ends; null if it doesn't.</summary>
    public static int? Asks(FormKind form, string topic, FormUnit unit)
    {
        var text = unit.Text;
        var end = text.IndexOfAny('?', ':');
        var asked = end < 0 ? text : text[..end];
        if (end < 0 && unit.Heading == 0 && !unit.Emphasis && unit.Number is null)
        {
            return null;
        }

        if (form == FormKind.Request && Labels.TryGetValue(topic, out var labels) && labels.Contains(Vocabulary.Squeeze(asked)))
        {
            return end < 0 ? text.Length : end + 1;
        }

        var stems = Stems(asked).Take(MostWords).ToHashSet(StringComparer.Ordinal);
        if (stems.Count < 2 || !Sentences.TryGetValue((form, topic), out var sentences))
        {
            return null;
        }

        var likeness = sentences.Max(s => 2.0 * stems.Count(s.Contains) / (s.Count + stems.Count));
        return likeness >= Enough && (text.Contains('?', StringComparison.Ordinal) || likeness > 0.7) ? end < 0 ? text.Length : end + 1 : null;
    }

    private static IEnumerable<string> Stems(string text) => text.Split([' ', '-', '/', ',', '.', '(', ')', '"', '?', ':', '\t', '\''], 64, StringSplitOptions.RemoveEmptyEntries)
        .Select(w => w.ToLowerInvariant())
        .Where(w => w.Length > 1 && !Stopped.Contains(w))
        .Select(w => w.Length > Stem ? w[..Stem] : w);
}
