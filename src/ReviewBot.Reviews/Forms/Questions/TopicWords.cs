using System.Collections.Frozen;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>How much a few words speak of each topic of a form, learned from its own text, from labels and from what people made of it.</summary>
internal sealed class TopicWords
{
    private const int Stem = 5;
    private const double OfLabel = 1.5;
    private const double OfRewording = 1;
    private const double OfQuestion = 0.8;
    private const double Unsaid = 0.6;

    private static readonly FrozenSet<string> Stopped = FormData.Lines("small-words").SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<FormKind, TopicWords> All = new[] { FormKind.Request, FormKind.Renewal, FormKind.Review, FormKind.RenewalReview }
        .ToFrozenDictionary(form => form, form => new TopicWords(form));

    private readonly FrozenDictionary<string, float[]> _shares;
    private readonly FrozenDictionary<string, int[]> _labels;
    private readonly string[][][] _questions;

    private TopicWords(FormKind form)
    {
        var order = Topics.Of(form);
        var counts = new Dictionary<string, double[]>(StringComparer.Ordinal);
        Learn(Phrases.All.Where(p => p.Role is PhraseRole.Question or PhraseRole.Continuation && p.Topic.Length > 0).Select(p => (p.Form, p.Topic, p.Text)), OfQuestion);
        Learn(FormData.Topical("rewordings"), OfRewording);
        Learn(FormData.Topical("labels"), OfLabel);
        _shares = counts.ToFrozenDictionary(pair => pair.Key, pair => Shares(pair.Value), StringComparer.Ordinal);
        _labels = FormData.Topical("labels").Where(l => l.Form == form).GroupBy(l => Vocabulary.Squeeze(l.Text), l => order.IndexOf(l.Topic))
            .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);
        _questions = [.. order.Select(topic => Phrases.All.Where(p => p.Form == form && p.Topic == topic && p.Role == PhraseRole.Question).Select(p => Split(p.Text).ToArray()).ToArray())];

        void Learn(IEnumerable<(FormKind Form, string Topic, string Text)> lines, double weight)
        {
            foreach (var (_, topic, text) in lines.Where(l => l.Form == form))
            {
                foreach (var stem in Stems(text).Distinct())
                {
                    if (!counts.TryGetValue(stem, out var count))
                    {
                        counts.Add(stem, count = new double[order.Length]);
                    }

                    count[order.IndexOf(topic)] += weight;
                }
            }
        }
    }

    /// <summary>The words of a form.</summary>
    public static TopicWords Of(FormKind form) => All[form];

    /// <summary>The topics, by their place in the form, whose label a text is.</summary>
    public ReadOnlySpan<int> Labelled(ReadOnlySpan<char> text) => _labels.TryGetValue(Vocabulary.Squeeze(text), out var topics) ? topics : [];

    /// <summary>How much a text speaks of each topic, from 0 to 1.</summary>
    public void Weigh(string text, Span<float> into)
    {
        into.Clear();
        var count = 0.0;
        foreach (var stem in Stems(text))
        {
            count++;
            if (_shares.TryGetValue(stem, out var shares))
            {
                for (var i = 0; i < into.Length; i++)
                {
                    into[i] += shares[i];
                }
            }
        }

        for (var i = 0; i < into.Length; i++)
        {
            into[i] = (float)(into[i] / (count + Unsaid));
        }
    }

    /// <summary>How many words of a topic's question a text is that was cut after them; 0 if it is something else.</summary>
    public int CutAfter(string[] words, int topic)
    {
        foreach (var question in _questions[topic])
        {
            if (words.Length > 1 && words.Length < question.Length && question.AsSpan(0, words.Length).SequenceEqual(words))
            {
                return words.Length;
            }
        }

        return 0;
    }

    /// <summary>The words of a text in lower case.</summary>
    public static IEnumerable<string> Split(string text) =>
        text.Split([' ', '-', '/', ',', '.', '(', ')', '"', '?', ':', ';', '\t', '\'', '\u2019', '_', '\u2013', '\u2014', '\u2026', '!', '&', '=', '*', '[', ']'], 64, StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToLowerInvariant());

    // A word that many topics share says little about each of them.
    private static float[] Shares(double[] counts)
    {
        var sum = counts.Sum();
        return [.. counts.Select(c => (float)(c / (sum + 0.5)))];
    }

    private static IEnumerable<string> Stems(string text) => Split(text).Where(w => w.Length > 1 && !Stopped.Contains(w)).Select(w => StemOf(w));

    private static string StemOf(string word)
    {
        word = word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
        return word.Length > Stem ? word[..Stem] : word;
    }
}
