using System.Diagnostics.Metrics;
using ReviewBot.Telemetry;

namespace ReviewBot.Tests.Telemetry;

/// <summary>Everything that one bot measures, as it measures it.</summary>
internal sealed class Heard : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly List<(Instrument Of, double Value, string Labels)> heard = [];

    public Heard(Instruments measures)
    {
        var own = measures.All.Select(m => m.Instrument).ToHashSet();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (own.Contains(instrument))
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((of, value, labels, _) => Hear(of, value, labels));
        listener.SetMeasurementEventCallback<long>((of, value, labels, _) => Hear(of, value, labels));
        listener.Start();
    }

    public List<(double Value, string Labels)> Of(Measure measure)
    {
        lock (heard)
        {
            return heard.Where(h => h.Of == measure.Instrument).Select(h => (h.Value, h.Labels)).ToList();
        }
    }

    public double Last(Measure measure, string labels) => Of(measure).FindLast(h => h.Labels == labels).Value;

    public double Sum(Measure measure, string labels) => Of(measure).Where(h => h.Labels == labels).Sum(h => h.Value);

    public void Dispose() => listener.Dispose();

    private void Hear(Instrument of, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var told = string.Join(',', labels.ToArray().Select(l => $"{l.Key}={l.Value}"));
        lock (heard)
        {
            heard.Add((of, value, told));
        }
    }
}
