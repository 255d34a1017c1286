using System.Net;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.Timeout;
using ReviewBot.Settings;

namespace ReviewBot.GitHub;

/// <summary>Registers <see cref="GitHubReader"/>, and what is read with it.</summary>
internal static class GitHubSetup
{
    // A pass waits for it where a bug's opening depends on the answer.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(3);

    /// <summary>Adds both with the settings of each moment.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="byDefault">Whether GitHub is asked where the settings leave it open.</param>
    public static IServiceCollection AddReviewBotGitHub(this IServiceCollection services, bool byDefault) => services
        .AddGitHub(provider => () =>
        {
            var github = provider.GetRequiredService<SettingsStore>().Current.Values.GitHub;
            return new GitHubOptions { BaseUrl = new Uri(github.BaseUrl), Token = github.Token, Enabled = github.Enabled ?? byDefault };
        })
        .AddSingleton<TemplateSource>();

    /// <summary>Adds the reader as a singleton; logging and the clock are taken from the services.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="options">What it makes is asked for each request.</param>
    /// <param name="wire">What sends the requests, if not the network.</param>
    public static IServiceCollection AddGitHub(this IServiceCollection services, Func<IServiceProvider, Func<GitHubOptions>> options, Func<HttpMessageHandler>? wire = null)
    {
        var http = services.AddHttpClient(GitHubReader.HttpName)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(wire ?? NewWire);
        http.AddResilienceHandler("timeout", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.AddTimeout(new TimeoutStrategyOptions { Timeout = LongestAnswer });
        });
        http.AddHttpMessageHandler(provider => new BoundaryHandler(() => options(provider)().BaseUrl));
        services.AddSingleton(provider => new GitHubReader(
            options(provider),
            provider.GetRequiredService<IHttpMessageHandlerFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<GitHubReader>>()));
        return services;
    }

    private static SocketsHttpHandler NewWire() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    };
}

/// <summary>Reads only, from the configured host only, and no more than a bounded answer.</summary>
internal sealed class BoundaryHandler(Func<Uri> home) : DelegatingHandler
{
    private const long LargestAnswer = 2 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get || request.RequestUri is not { } to || Uri.Compare(to, home(), UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new HttpRequestException("Only reads, and only from GitHub:BaseUrl.");
        }

        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (body.Length > 0 && !IsReasonableJson(body))
            {
                response.Content.Dispose();
                response.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // Octokit's parser recurses as deep as an answer is nested, and a stack overflow ends the process.
    private static bool IsReasonableJson(byte[] body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
