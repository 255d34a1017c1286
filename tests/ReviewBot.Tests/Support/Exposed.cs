using ReviewBot.Telemetry;

namespace ReviewBot.Tests.Support;

/// <summary>What Prometheus calls that which is measured.</summary>
internal static class Exposed
{
    /// <summary>With the unit, and what says that it is a counter.</summary>
    public static string Name(Measure measure)
    {
        var unit = measure.Instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return $"{Name(measure.Instrument.Name)}{unit}{(measure is Counted ? "_total" : "")}";
    }

    /// <summary>Of a label.</summary>
    public static string Name(string name) => name.Replace('.', '_');
}
