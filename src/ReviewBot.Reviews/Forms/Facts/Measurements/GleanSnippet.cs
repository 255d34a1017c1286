using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;

namespace ReviewBot.Reviews.Forms.Facts.Measurements;

/// <summary>Reads measurements that were pasted as they stand in <c>metrics.yaml</c>: each has a <c>type</c>, its category stands under <c>data_sensitivity</c>.</summary>
internal static partial class GleanSnippet
{
    /// <summary>The metrics of an answer; empty where it holds no such definition.</summary>
    public static ImmutableArray<Measurement> Read(IReadOnlyList<AnswerLine> lines)
    {
        if (!lines.Any(l => l.Text.StartsWith("data_sensitivity:", StringComparison.Ordinal)))
        {
            return [];
        }

        var metrics = ImmutableArray.CreateBuilder<Measurement>();
        for (var at = 1; at < lines.Count; at++)
        {
            if (Type().IsMatch(lines[at].Text) && Above(lines, at) is { } metric)
            {
                var group = Above(lines, metric);
                var name = Name(lines[metric]);
                var body = lines.Skip(metric + 1).TakeWhile(l => l.Unit.Indent > lines[metric].Unit.Indent).ToList();
                metrics.Add(Metric(group is { } above ? $"{Name(lines[above])}.{name}" : name, body));
                at = metric + body.Count;
            }
        }

        return metrics.ToImmutable();
    }

    private static Measurement Metric(string name, List<AnswerLine> body)
    {
        var sensitivity = Categories.OfProse(string.Join(' ', Under(body, "data_sensitivity:").Select(l => l.Text))).Numbers;
        var bugs = Under(body, "bugs:").SelectMany(l => BugNumbers.OfProse(l.Text, l.Links)).Distinct().ToImmutableArray();
        return new Measurement(name, sensitivity.IsEmpty ? null : sensitivity[^1], sensitivity, bugs);
    }

    private static IEnumerable<AnswerLine> Under(List<AnswerLine> body, string key)
    {
        var at = body.FindIndex(l => l.Text.StartsWith(key, StringComparison.Ordinal));
        return at < 0 ? [] : body.Skip(at + 1).TakeWhile(l => !Key().IsMatch(l.Text)).Prepend(body[at]);
    }

    // The key that a line stands under.
    private static int? Above(IReadOnlyList<AnswerLine> lines, int at)
    {
        for (var i = at - 1; i >= 0 && i > at - 200; i--)
        {
            if (lines[i].Unit.Indent < lines[at].Unit.Indent)
            {
                return Key().Match(lines[i].Text) is { Success: true } key && key.Length == lines[i].Text.Length ? i : null;
            }
        }

        return null;
    }

    private static string Name(AnswerLine line) => line.Text.TrimEnd(':');

    [GeneratedRegex(@"^type:\s*\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Type();

    [GeneratedRegex(@"^[a-z][\w.]*:(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
