namespace ReviewBot.Settings.Sections;

/// <summary>What can be measured from outside.</summary>
public sealed record TelemetrySettings
{
    /// <summary>Whether <c>/metrics</c> is there, in Prometheus' format.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>
    /// A collector that metrics and traces are sent to by OTLP, such as <c>http://127.0.0.1:4317</c>; without one nothing is sent. The standard
    /// variables (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, <c>OTEL_RESOURCE_ATTRIBUTES</c>, …) hold as well, and stand above this. A change needs a restart.
    /// </summary>
    public string? OtlpEndpoint { get; init; }
}
