using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Refit;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Bugzilla.Pipeline;

namespace ReviewBot.Bugzilla;

/// <summary>Registers the client.</summary>
public static class BugzillaSetup
{
    /// <summary>The name under which calls are traced.</summary>
    public const string Traces = "ReviewBot.Bugzilla";

    /// <summary>
    /// Adds <see cref="BugzillaClient"/> as a singleton. A <see cref="BlockStore"/> must be registered; <see cref="TimeProvider"/> and logging are taken
    /// from the services if they are there, and so is an <see cref="Action{T}"/> of <see cref="CallDone"/>, which hears of each attempt at a call.
    /// </summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="options">Asked for each request, so that changes are taken up at once.</param>
    /// <param name="wire">What sends the requests, if not the network: the embedded sandbox or a test.</param>
    /// <param name="randomizer">Numbers from 0 to 1 that spread the repetitions of reads; seeded by the caller where it matters.</param>
    public static IServiceCollection AddBugzilla(
        this IServiceCollection services,
        Func<IServiceProvider, BugzillaClientOptions> options,
        Func<IServiceProvider, HttpMessageHandler>? wire = null,
        Func<double>? randomizer = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Func<BugzillaClientOptions>>(provider => () => options(provider));
        services.TryAddSingleton<Pace>();
        services.TryAddSingleton<Gate>();
        services.TryAddSingleton<RequestCounter>();
        services.AddTransient<PaceHandler>().AddTransient<AnswerHandler>().AddTransient<IdentityHandler>().AddTransient<DepartureHandler>();
        services.AddTransient(provider => new WatchHandler(provider.GetService<Action<CallDone>>() ?? (_ => { }), provider.GetRequiredService<TimeProvider>()));
        services.AddLogging();

        // Handlers in the order in which a request passes them.
        services
            .AddRefitGeneratedClient<IBugzillaApi>(new RefitSettings
            {
                // Nothing here ends in HTML, and a dry run's log is to be read by people.
                ContentSerializer = new SystemTextJsonContentSerializer(new JsonSerializerOptions(BugzillaJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),

                // The handlers have judged the answer; their exceptions pass as they are.
                ExceptionFactory = static _ => ValueTask.FromResult<Exception?>(null),
                TransportExceptionFactory = static (_, exception, _) => exception,
                DeserializationExceptionFactory = static (_, exception) => ValueTask.FromResult<Exception?>(exception),
            })
            .ConfigureHttpClient((provider, http) =>
            {
                http.BaseAddress = options(provider).BaseUrl;
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
            })
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(wire ?? (_ => new Wire()))
            .AddRetries(options, randomizer)
            .AddHttpMessageHandler<WatchHandler>()
            .AddHttpMessageHandler<PaceHandler>()
            .AddTimeout(options)
            .AddHttpMessageHandler<AnswerHandler>()
            .AddHttpMessageHandler<IdentityHandler>()
            .AddHttpMessageHandler<DepartureHandler>();

        services.TryAddSingleton(provider => new BugzillaClient(
            provider.GetRequiredService<IBugzillaApi>(),
            provider.GetRequiredService<Func<BugzillaClientOptions>>(),
            provider.GetRequiredService<RequestCounter>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static IHttpClientBuilder AddRetries(this IHttpClientBuilder http, Func<IServiceProvider, BugzillaClientOptions> options, Func<double>? randomizer)
    {
        http.AddResilienceHandler("retries", (pipeline, context) =>
        {
            var retries = options(context.ServiceProvider).Retries;
            if (retries == 0)
            {
                return;
            }

            var retry = new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                UseJitter = true,
                ShouldHandle = static attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is ServerDownException or TimeoutRejectedException
                    && attempt.Context.GetRequestMessage() is { } request && request.Method == HttpMethod.Get),
            };
            if (randomizer is not null)
            {
                retry.Randomizer = randomizer;
            }

            pipeline.AddRetry(retry);
        });
        return http;
    }

    private static IHttpClientBuilder AddTimeout(this IHttpClientBuilder http, Func<IServiceProvider, BugzillaClientOptions> options)
    {
        http.AddResilienceHandler("timeout", (pipeline, context) =>
        {
            pipeline.AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = _ => ValueTask.FromResult(options(context.ServiceProvider).AttemptTimeout),
            });
        });
        return http;
    }
}
