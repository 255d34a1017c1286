using System.Collections.Frozen;
using System.Globalization;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Findings;

/// <summary>The questions by their first words, as the form has them, so that somebody finds the one that is meant.</summary>
internal static class QuestionWords
{
    private const int Few = 5;

    private static readonly FrozenDictionary<(FormKind, string), string> First = Phrases.All
        .Where(p => p.Role == PhraseRole.Question)
        .GroupBy(p => (p.Form, p.Topic))
        .ToFrozenDictionary(g => g.Key, g => Cut(g.First().Text));

    /// <summary>"Question 7 ("How long will this data…")".</summary>
    public static string Name(FormKind kind, string topic, int? number) => number is { } n
        ? string.Create(CultureInfo.InvariantCulture, $"Question {n} (\"{Of(kind, topic)}\")")
        : $"The question \"{Of(kind, topic)}\"";

    /// <summary>The first words of a question.</summary>
    public static string Of(FormKind kind, string topic) => First.GetValueOrDefault((kind, topic)) ?? TopicText.Brief(kind, topic);

    private static string Cut(string question)
    {
        var words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= Few ? question : string.Join(' ', words.Take(Few)).TrimEnd(',', '(') + "\u2026";
    }
}
