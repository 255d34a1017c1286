using System.Globalization;

namespace ReviewBot.Web;

/// <summary>How the pages say when something is or was.</summary>
internal static class Moment
{
    /// <summary>For machines.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>In full.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>How long ago, as people say it.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => now - at < TimeSpan.FromMinutes(1) ? "just now" : $"{Span(now - at)} ago";

    /// <summary>The day.</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How long it has been, as people say it.</summary>
    public static string For(DateTimeOffset since, DateTimeOffset now) => now - since < TimeSpan.FromMinutes(1) ? "less than a minute" : Span(now - since);

    /// <summary>How long until then, as people say it.</summary>
    public static string Until(DateTimeOffset at, DateTimeOffset now) => at - now < TimeSpan.FromMinutes(1) ? "now" : $"in {Span(at - now)}";

    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 60 } => Count((int)span.TotalMinutes, "minute"),
        { TotalHours: < 48 } => Count((int)span.TotalHours, "hour"),
        _ => Count((int)span.TotalDays, "day"),
    };

    private static string Count(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
}
