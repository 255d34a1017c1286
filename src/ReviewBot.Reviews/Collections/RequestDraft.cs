using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Collections;

/// <summary>A request form from definitions: what they tell is filled in, the rest stays a question.</summary>
/// <param name="Answers">Answers by topic, as <see cref="RequestWriter"/> takes them.</param>
public sealed partial record RequestDraft(ImmutableDictionary<string, string> Answers)
{
    private const int LongestDescription = 160;
    private const string Dictionary = "https://dictionary.telemetry.mozilla.org/";

    private static readonly ImmutableArray<string> Categories = ["", "Category 1 (technical data)", "Category 2 (interaction data)", "Category 3 (stored content and communications)", "Category 4 (highly sensitive data)"];

    /// <summary>The form.</summary>
    public string Text => RequestWriter.Write(Answers);

    /// <summary>The questions that are left, by topic.</summary>
    public ImmutableArray<string> Open => [.. RequestWriter.Questions.Select(q => q.Topic).Where(t => !Answers.ContainsKey(t))];

    /// <summary>Metrics that say no sensitivity, or no bug: they leave all measurements open.</summary>
    public ImmutableArray<string> Gaps { get; private init; } = [];

    /// <summary>The form for some definitions.</summary>
    /// <param name="definitions">Metrics; pings are measured by their metrics.</param>
    /// <param name="bug">The tracking bug; null for those that the definitions name.</param>
    /// <param name="servers">Whose bugs are tracking bugs.</param>
    public static RequestDraft Of(IReadOnlyCollection<Definition> definitions, int? bug, params IReadOnlyList<Uri> servers)
    {
        var metrics = definitions.Where(d => d.Kind == DefinitionKind.Metric).ToList();
        var rows = metrics.Select(m => (m.Name, Text: Row(m, bug, servers))).ToList();
        var answers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (metrics.Count > 0)
        {
            answers[Topics.Documentation] = $"This collection is or will be documented in the Glean Dictionary at {Dictionary}";

            // A table with a gap would be an answer that isn't one.
            if (rows.TrueForAll(r => r.Text is not null))
            {
                answers[Topics.Measurements] = string.Join('\n', rows.Select(r => r.Text));
            }
        }

        if (Duration(metrics) is { } duration)
        {
            answers[Topics.Duration] = duration;
        }

        return new RequestDraft(answers.ToImmutable()) { Gaps = [.. rows.Where(r => r.Text is null).Select(r => r.Name)] };
    }

    private static string? Row(Definition metric, int? bug, IReadOnlyList<Uri> servers)
    {
        var tracking = bug is { } one ? [one] : metric.Bugs.SelectMany(b => servers, (b, server) => ReviewLinkReader.Read(b, server)).OfType<ReviewLink.ToBug>().Select(b => b.Bug.Id).OfType<int>().ToList();
        if (metric.Sensitivity.IsEmpty || tracking.Count == 0)
        {
            return null;
        }

        var keys = metric.ExtraKeys.IsEmpty ? "" : $" Keys: {Plain(string.Join(", ", metric.ExtraKeys))}.";
        var labels = metric.Labels.IsEmpty ? "" : $" Labels: {Plain(string.Join(", ", metric.Labels))}.";
        return string.Create(CultureInfo.InvariantCulture, $"{metric.Name}: {Plain(metric.Description ?? metric.Type ?? "a metric")}{keys}{labels} | {string.Join(", ", metric.Sensitivity.Select(c => Categories[c]))} | {string.Join(", ", tracking.Distinct())}");
    }

    // Only what is the same for all is one answer; what has been ended asks for nothing.
    private static string? Duration(List<Definition> metrics) => metrics.Select(m => m.Expires).Distinct().ToList() is not [{ } expires] ? null : expires.Match(
        never: () => metrics.SelectMany(m => m.Owners).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } owners ? $"I want to permanently monitor this data. ({Plain(string.Join(", ", owners))})" : null,
        expired: () => null,
        day: day => string.Create(CultureInfo.InvariantCulture, $"I want this data to be collected until {day:yyyy-MM-dd}."),
        version: version => string.Create(CultureInfo.InvariantCulture, $"I want this data to be collected until version {version}."));

    // On one line, and without what would begin another cell, or another question of the form.
    private static string Plain(string text)
    {
        var line = Numbered().Replace(string.Join(' ', text.Replace('|', '/').Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)), "${number}");
        return line.Length > LongestDescription ? line[..LongestDescription].TrimEnd() + "…" : line;
    }

    [GeneratedRegex(@"\(?\b(?<number>\d{1,2})\s?[).:](?=\s)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
