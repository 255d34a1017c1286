using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReviewBot.Hosting;
using ReviewBot.Settings;

namespace ReviewBot.Health;

/// <summary>The two pages for whoever watches the process.</summary>
internal static class HealthPages
{
    /// <summary>Nothing here ends in HTML, and people read it.</summary>
    public static readonly JsonSerializerOptions Readable = new(HealthJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The header that names the Bugzilla that the answering service works on; <c>sandbox:</c> for its own.</summary>
    public const string WorksOn = "ReviewBot-Server";

    private static readonly HealthJson Written = new(new JsonSerializerOptions(Readable));

    public static void Map(WebApplication app)
    {
        var health = app.MapGroup("/health").AddEndpointFilter((call, next) =>
        {
            call.HttpContext.Response.Headers[WorksOn] = call.HttpContext.RequestServices.GetRequiredService<SettingsStore>().Current.Values.Bugzilla.BaseUrl;
            return next(call);
        });
        health.MapGet("/live", (Bot bot) => Results.Text($"alive: ReviewBot for {bot.Server}{(bot.Settings.Current.DryRun ? ", DRY RUN" : "")}\n"));
        health.MapGet("/ready", async (HttpContext context, HealthCheckService checks, HealthState state, Bot bot) =>
        {
            var found = await checks.CheckHealthAsync(context.RequestAborted);
            var report = state.Report(bot) with { Checks = [.. found.Entries.Select(e => new CheckView(e.Key, e.Value.Status.ToString().ToLowerInvariant(), e.Value.Description ?? ""))] };
            var status = found.Status != HealthStatus.Unhealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return context.Request.Headers.Accept.ToString().Contains("text/", StringComparison.OrdinalIgnoreCase)
                ? Results.Text(ForPeople(report), statusCode: status)
                : Results.Json(report, Written.ReadyReport, statusCode: status);
        });
    }

    private static readonly string Well = nameof(HealthStatus.Healthy).ToLowerInvariant();

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
        {string.Join('\n', r.Checks.Where(c => c.Status != Well).Select(c => $"{c.Status}: {c.Name}: {c.Reason}"))}

        """);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ReadyReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
