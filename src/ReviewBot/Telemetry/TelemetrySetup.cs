using System.Collections;
using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Settings;

namespace ReviewBot.Telemetry;

/// <summary>Registers what is measured, and who gets to see it.</summary>
internal static class TelemetrySetup
{
    /// <summary>Where the metrics can be read.</summary>
    public const string Metrics = "/metrics";

    private const string Standard = "OTEL_";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Endpoints = [Endpoint, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    // The first names whatever types of faults there are; the others' names are none in Prometheus.
    private static readonly string[] Unwanted = ["dotnet.exceptions", "dotnet.assembly.count", "dotnet.process.cpu.count", "dotnet.timer.count"];

    // Room for these is kept for each instrument; the labels' words are few.
    private const int MostSeries = 256;

    /// <summary>Adds the instruments; nobody listens to them yet.</summary>
    public static IServiceCollection AddReviewBotInstruments(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<Instruments>()
        .AddSingleton<Stages>()
        .AddSingleton<CallMeter>()
        .AddSingleton<Action<CallDone>>(provider => provider.GetRequiredService<CallMeter>().Done);

    /// <summary>Adds who listens: the page, and a collector where the settings or the standard variables (<c>OTEL_…</c>) name one.</summary>
    public static void AddReviewBotTelemetry(this WebApplicationBuilder builder, LoadedSettings settings)
    {
        var variables = Variables(settings);
        builder.Configuration.AddInMemoryCollection(variables);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("reviewbot", serviceVersion: Version(), autoGenerateServiceInstanceId: false).AddEnvironmentVariableDetector())
            .WithMetrics(m => m
                .AddMeter(Instruments.Meter, "Microsoft.AspNetCore.Hosting", "System.Runtime")

                .AddView(i => Unwanted.Contains(i.Name) ? MetricStreamConfiguration.Drop : new MetricStreamConfiguration { CardinalityLimit = MostSeries })
                .AddPrometheusExporter())
            .WithTracing(t => t.AddSource(Traces.Name, BugzillaSetup.Traces));
        if (Endpoints.Any(variables.ContainsKey))
        {
            telemetry.UseOtlpExporter();
        }

        builder.Services.AddHostedService<Beginning>();
    }

    /// <summary>Maps the page; it is there or not by the settings of each moment.</summary>
    public static void Map(WebApplication app) => app.UseOpenTelemetryPrometheusScrapingEndpoint(context =>
        context.Request.Path == Metrics && context.RequestServices.GetRequiredService<SettingsStore>().Current.Values.Telemetry.Metrics);

    // The host knows no environment; these are the collector's own words, and stand above the setting as everything in the environment does.
    private static Dictionary<string, string?> Variables(LoadedSettings settings)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(v => ((string)v.Key).StartsWith(Standard, StringComparison.Ordinal) && v.Value is string { Length: > 0 })
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value);
        if (settings.Values.Telemetry.OtlpEndpoint is { Length: > 0 } endpoint)
        {
            variables.TryAdd(Endpoint, endpoint);
        }

        return variables;
    }

    private static string Version() => typeof(TelemetrySetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    // After whoever listens has begun to.
    private sealed class Beginning(Instruments measures) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            measures.Begin();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
