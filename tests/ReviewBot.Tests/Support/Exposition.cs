using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Tests.Support;

/// <summary>One measured value.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>What identifies it, but for the bucket.</summary>
    public string Series(string name) => $"{name}{{{string.Join(',', Labels.Where(l => l.Key != "le").OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"))}}}";
}

/// <summary>A family of values with what is said of it.</summary>
internal sealed record Family(string Name, string Type, string Help, List<Sample> Samples);

/// <summary>Reads Prometheus' text format, and takes nothing that Prometheus would not.</summary>
internal static partial class Exposition
{
    private static readonly string[] Types = ["counter", "gauge", "histogram", "summary", "untyped"];

    public static List<Family> Read(string text)
    {
        Assert.That(text, Does.EndWith("\n"));
        var families = new List<Family>();
        var (type, help) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l != "# EOF"))
        {
            if (Comment().Match(line) is { Success: true } comment)
            {
                var known = comment.Groups["kind"].Value == "TYPE" ? type : help;
                Assert.That(known.TryAdd(comment.Groups["name"].Value, comment.Groups["text"].Value), line);
                if (known == type)
                {
                    Assert.That(Types, Does.Contain(comment.Groups["text"].Value), line);
                    families.Add(new Family(comment.Groups["name"].Value, comment.Groups["text"].Value, "", []));
                }

                continue;
            }

            var sample = ReadSample(line);
            Assert.That(families, Is.Not.Empty, line);
            Assert.That(Belongs(sample.Name, families[^1]), $"{line} stands under {families[^1].Name}");
            families[^1].Samples.Add(sample);
        }

        var read = families.ConvertAll(f => f with { Help = help.GetValueOrDefault(f.Name, "") });
        read.ForEach(Check);
        return read;
    }

    private static Sample ReadSample(string line)
    {
        var match = Line().Match(line);
        Assert.That(match.Success, line);
        var labels = new Dictionary<string, string>();
        var rest = match.Groups["labels"].Value;
        while (rest.Length > 0)
        {
            var label = Label().Match(rest);
            Assert.That(label.Success, line);
            Assert.That(labels.TryAdd(label.Groups["name"].Value, Regex.Unescape(label.Groups["value"].Value)), line);
            rest = rest[label.Length..];
        }

        var value = match.Groups["value"].Value;
        return new Sample(match.Groups["name"].Value, labels, value == "+Inf" ? double.PositiveInfinity : double.Parse(value, CultureInfo.InvariantCulture));
    }

    private static bool Belongs(string name, Family family) => family.Type == "histogram"
        ? name == $"{family.Name}_bucket" || name == $"{family.Name}_sum" || name == $"{family.Name}_count"
        : name == family.Name;

    private static void Check(Family family)
    {
        var all = family.Samples.Select(s => $"{s.Series(s.Name)} {s.Labels.GetValueOrDefault("le")}").ToList();
        Assert.That(all, Is.Unique, family.Name);
        Assert.That(family.Type == "counter", Is.EqualTo(family.Name.EndsWith("_total", StringComparison.Ordinal)), family.Name);
        if (family.Type != "histogram")
        {
            return;
        }

        foreach (var series in family.Samples.GroupBy(s => s.Series(family.Name)))
        {
            var buckets = series.Where(s => s.Name.EndsWith("_bucket", StringComparison.Ordinal)).ToList();
            Assert.That(buckets.Select(b => b.Value), Is.Ordered, series.Key);
            Assert.That(buckets[^1].Labels["le"], Is.EqualTo("+Inf"), series.Key);
            Assert.That(series.Single(s => s.Name.EndsWith("_count", StringComparison.Ordinal)).Value, Is.EqualTo(buckets[^1].Value), series.Key);
            Assert.That(series.Count(s => s.Name.EndsWith("_sum", StringComparison.Ordinal)), Is.EqualTo(1), series.Key);
        }
    }

    [GeneratedRegex(@"^# (?<kind>HELP|TYPE) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<text>.+)$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>.*)\})? (?<value>\+Inf|NaN|-?[0-9][0-9.eE+-]*)(?: [0-9]+)?$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<value>(?:[^""\\]|\\[\\n""])*)""(?:,|$)")]
    private static partial Regex Label();
}
