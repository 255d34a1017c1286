using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewBot.Hosting;

namespace ReviewBot.Health;

/// <summary>The two pages for whoever watches the process.</summary>
internal static class HealthPages
{
    private static readonly HealthJson Readable = new(new JsonSerializerOptions(HealthJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", (Bot bot) => Results.Text($"alive: ReviewBot for {bot.Server}{(bot.Settings.Current.DryRun ? ", DRY RUN" : "")}\n"));
        app.MapGet("/health/ready", (HttpContext context, HealthState health, Bot bot) =>
        {
            var report = health.Report(bot);
            var status = report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return context.Request.Headers.Accept.ToString().Contains("text/", StringComparison.OrdinalIgnoreCase)
                ? Results.Text(ForPeople(report), statusCode: status)
                : Results.Json(report, Readable.ReadyReport, statusCode: status);
        });
    }

    private static string ForPeople(ReadyReport r) => string.Create(CultureInfo.InvariantCulture, $"""
        {(r.Ready ? "ready" : "NOT READY")}{(r.Problem is { } problem ? $": {problem}" : "")}
        server: {r.Server} {r.Mode}
        {(r.Instance is { } instance ? $"instance: {instance}\n" : "")}last good pass: {(r.LastGoodPass is { } pass ? $"{pass:yyyy-MM-dd HH:mm:ss}Z" : "none yet")}
        key: {r.Key}
        clock: {r.Clock}
        database: {r.Database}
        settings: {r.Settings}
        bugs that failed in the last pass: {r.Failed}
        {(r.StoppedByCap is { } planned ? $"nothing is written: {planned} writes are planned, more than Safety:MaxWritesPerPass\n" : "")}notices to the owners so far: {r.Notices}

        """);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ReadyReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
