using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace ReviewBot.Calendars;

/// <summary>Registers the reading of calendars.</summary>
internal static class CalendarsSetup
{
    // A pass waits for it, now and then.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    /// <summary>Adds it; the clock and logging are taken from the services.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="wire">What sends the requests, if not the network.</param>
    public static IServiceCollection AddReviewBotCalendars(this IServiceCollection services, Func<HttpMessageHandler>? wire = null)
    {
        var http = services.AddHttpClient(CalendarFetch.HttpName)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(wire ?? NewWire);
        http.AddResilienceHandler("calendars", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.AddTimeout(new TimeoutStrategyOptions { Timeout = LongestAnswer });
            pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 2, BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromMilliseconds(500), UseJitter = false });
        });
        return services.AddSingleton<CalendarFetch>().AddSingleton<CalendarSource>();
    }

    private static SocketsHttpHandler NewWire() => new()
    {
        MaxAutomaticRedirections = 3,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),

        // An address may be all that keeps a calendar private.
        ActivityHeadersPropagator = null,
    };
}
