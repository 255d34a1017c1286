using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ReviewBot.Health;

/// <summary>The three pages of Mozilla's Dockerflow: whether it works, whether it answers, and which build it is.</summary>
internal static class Dockerflow
{
    private static readonly string VersionFile = Path.Combine(AppContext.BaseDirectory, "version.json");

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet("/__heartbeat__", async (HealthCheckService checks, CancellationToken stop) =>
        {
            var report = await checks.CheckHealthAsync(stop);
            return Results.Text(
                Heartbeat(report).ToJsonString(HealthPages.Readable), "application/json", statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });
        app.MapGet("/__lbheartbeat__", () => Results.Ok());
        app.MapGet("/__version__", () => File.Exists(VersionFile) ? Results.File(VersionFile, "application/json") : Results.Text(Version().ToJsonString(), "application/json"));
    }

    private static JsonObject Heartbeat(HealthReport report) => new()
    {
        ["status"] = Word(report.Status),
        ["checks"] = new JsonObject(report.Entries.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)Word(e.Value.Status)))),
        ["details"] = new JsonObject(report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).Select(e => KeyValuePair.Create(e.Key, (JsonNode?)new JsonObject
        {
            ["status"] = Word(e.Value.Status),
            ["level"] = e.Value.Status == HealthStatus.Degraded ? 30 : 40,
            ["messages"] = new JsonObject { [$"reviewbot.{e.Key}"] = e.Value.Description },
        }))),
    };

    // Where no build has left one: what the program knows of itself.
    private static JsonObject Version()
    {
        var version = typeof(Dockerflow).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', 2) ?? [""];
        var source = typeof(Dockerflow).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(m => m.Key == "RepositoryUrl")?.Value;
        return new JsonObject { ["source"] = source ?? "", ["version"] = version[0], ["commit"] = version.ElementAtOrDefault(1) ?? "", ["build"] = "" };
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "warning",
        HealthStatus.Unhealthy => "error",
    };
}
