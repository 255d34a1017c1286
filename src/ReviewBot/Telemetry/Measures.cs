using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ReviewBot.Telemetry;

/// <summary>Something that is measured, with the labels that it is measured by.</summary>
internal abstract class Measure(Instrument instrument, Label[] labels)
{
    /// <summary>What is measured.</summary>
    public Instrument Instrument => instrument;

    /// <summary>By what.</summary>
    public IReadOnlyList<Label> Labels => labels;

    /// <summary>The labels with their values, in the order in which they were declared; one that is null is left out.</summary>
    protected TagList Tags(ReadOnlySpan<string?> values)
    {
        if (values.Length != labels.Length)
        {
            throw new ArgumentException($"{instrument.Name} has {labels.Length} labels", nameof(values));
        }

        var tags = default(TagList);
        for (var i = 0; i < labels.Length; i++)
        {
            if (values[i] is { } value)
            {
                tags.Add(labels[i].Is(value));
            }
        }

        return tags;
    }
}

/// <summary>Something that is counted.</summary>
internal sealed class Counted(Counter<long> counter, params Label[] labels) : Measure(counter, labels)
{
    /// <summary>Counts so many more.</summary>
    public void Add(long more, params ReadOnlySpan<string?> values) => counter.Add(more, Tags(values));

    /// <summary>Counts none of each kind: whoever watches then sees the first one as a change.</summary>
    public void Begin()
    {
        IEnumerable<string[]> all = [[]];
        foreach (var values in Labels.Aggregate(all, (so, label) => so.SelectMany(before => label.Values.Select(value => (string[])[.. before, value]))))
        {
            Add(0, values);
        }
    }
}

/// <summary>Something that takes time.</summary>
internal sealed class Timed(Histogram<double> histogram, params Label[] labels) : Measure(histogram, labels)
{
    /// <summary>It took so long once.</summary>
    public void Record(TimeSpan took, params ReadOnlySpan<string?> values) => histogram.Record(Math.Max(0, took.TotalSeconds), Tags(values));
}

/// <summary>Something that has a size at each moment.</summary>
internal sealed class Gauged(Gauge<double> gauge, params Label[] labels) : Measure(gauge, labels)
{
    /// <summary>It is so large now.</summary>
    public void Set(double now, params ReadOnlySpan<string?> values) => gauge.Record(now, Tags(values));

    /// <summary>It is at this time; the Unix epoch for never.</summary>
    public void Set(DateTimeOffset time) => gauge.Record(time.ToUnixTimeMilliseconds() / 1000.0);

    /// <summary>Whether it is so now.</summary>
    public void Set(bool now, params ReadOnlySpan<string?> values) => Set(now ? 1 : 0, values);
}
