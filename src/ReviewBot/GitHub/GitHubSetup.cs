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
    private static readonly TimeSpan LongestTree = TimeSpan.FromSeconds(40);

    private static readonly Uri Story = new("http://repository.invalid/");

    /// <summary>Adds them with the settings of each moment.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="byDefault">Whether GitHub is asked where the settings leave it open.</param>
    /// <param name="story">The repository in this process that stands in for all, or null.</param>
    public static IServiceCollection AddReviewBotGitHub(this IServiceCollection services, bool byDefault, Func<HttpMessageHandler>? story = null) => services
        .AddGitHub(provider => () => OfSettings(provider, byDefault))
        .AddRepositories(provider => () => story is null ? OfSettings(provider, byDefault) : new GitHubOptions { BaseUrl = Story }, story)
        .AddSingleton<TemplateSource>();

    private static GitHubOptions OfSettings(IServiceProvider provider, bool byDefault)
    {
        var github = provider.GetRequiredService<SettingsStore>().Current.Values.GitHub;
        return new GitHubOptions { BaseUrl = new Uri(github.BaseUrl), Token = github.Token, Enabled = github.Enabled ?? byDefault };
    }

    /// <summary>Adds the reader as a singleton; logging and the clock are taken from the services.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="options">What it makes is asked for each request.</param>
    /// <param name="wire">What sends the requests, if not the network.</param>
    public static IServiceCollection AddGitHub(this IServiceCollection services, Func<IServiceProvider, Func<GitHubOptions>> options, Func<HttpMessageHandler>? wire = null) => services
        .AddWire(GitHubReader.HttpName, options, LongestAnswer, wire)
        .AddSingleton(provider => Reader(provider, options, GitHubReader.HttpName));

    /// <summary>Adds what reads whole repositories, beside the passes and with more patience.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="options">What it makes is asked for each request.</param>
    /// <param name="wire">What sends the requests, if not the network.</param>
    public static IServiceCollection AddRepositories(this IServiceCollection services, Func<IServiceProvider, Func<GitHubOptions>> options, Func<HttpMessageHandler>? wire = null) => services
        .AddWire(GitHubRepositories.HttpName, options, LongestTree, wire)
        .AddSingleton(provider => new GitHubRepositories(Reader(provider, options, GitHubRepositories.HttpName)));

    private static GitHubReader Reader(IServiceProvider provider, Func<IServiceProvider, Func<GitHubOptions>> options, string name) => new(
        options(provider),
        provider.GetRequiredService<IHttpMessageHandlerFactory>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<GitHubReader>>(),
        name);

    private static IServiceCollection AddWire(this IServiceCollection services, string name, Func<IServiceProvider, Func<GitHubOptions>> options, TimeSpan longest, Func<HttpMessageHandler>? wire)
    {
        var http = services.AddHttpClient(name)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(wire ?? NewWire);
        http.AddResilienceHandler("timeout", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.AddTimeout(new TimeoutStrategyOptions { Timeout = longest });
        });
        http.AddHttpMessageHandler(provider => new BoundaryHandler(() => options(provider)().BaseUrl));
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

    private const int MostSteps = 3;

    // A file of definitions comes as text, a third longer; and a list of all that stands in a repository is long.
    private const long LargestBlob = 8 * 1024 * 1024;
    private const long LargestTree = 32 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await FollowAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(Largest(request.RequestUri!.AbsolutePath), cancellationToken);
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

    // A repository that was renamed or moved says where it is now.
    private async Task<HttpResponseMessage> FollowAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var steps = 0; ; steps++)
        {
            if (request.Method != HttpMethod.Get || request.RequestUri is not { } to || Uri.Compare(to, home(), UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
            {
                throw new HttpRequestException("Only reads, and only from GitHub:BaseUrl.");
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (steps == MostSteps || response is not { StatusCode: HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect, Headers.Location: { } moved })
            {
                return response;
            }

            response.Dispose();
            request.RequestUri = new Uri(to, moved);
        }
    }

    private static long Largest(string path) => path.Contains("/git/trees/", StringComparison.Ordinal) ? LargestTree
        : path.Contains("/git/blobs/", StringComparison.Ordinal) ? LargestBlob
        : LargestAnswer;

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
