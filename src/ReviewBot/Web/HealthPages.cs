using System.Text.Json.Serialization;

namespace ReviewBot.Web;

/// <summary>The two pages for whoever watches the process.</summary>
internal static class HealthPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health/ready", (HealthState health, Bot bot) =>
        {
            var report = health.Report(bot);
            return Results.Json(report, HealthJson.Default.ReadyReport, statusCode: report.Ready ? 200 : 503);
        });
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ReadyReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
