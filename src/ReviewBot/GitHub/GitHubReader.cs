// Reads GitHub, and nothing else: the form's template, and whether what a lift condition waits for has happened.
// Null always means "no answer". Nothing that is asked for here is logged: it may come from a restricted bug.
using System.Net;
using System.Text;
using Octokit;
using Octokit.Caching;
using Octokit.Internal;
using Polly.Timeout;

namespace ReviewBot.GitHub;

/// <summary>How to reach GitHub; asked for each request, so that changed settings are taken up at once.</summary>
internal sealed record GitHubOptions
{
    /// <summary>The API's address.</summary>
    public Uri BaseUrl { get; init; } = new("https://api.github.com/");

    /// <summary>A token that raises the rate limit, or null.</summary>
    public string? Token { get; init; }

    /// <summary>Whether GitHub is asked at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Without the token.</summary>
    public override string ToString() => $"GitHub at {BaseUrl}";
}

/// <summary>How long GitHub isn't asked, and what was told about that.</summary>
/// <param name="Until">When it may be asked again.</param>
/// <param name="Told">The trouble that was logged last; null since an answer came.</param>
internal sealed record Recess(DateTimeOffset Until, string? Told)
{
    /// <summary>All is well.</summary>
    public static readonly Recess None = new(DateTimeOffset.MinValue, null);
}

/// <summary>Asks GitHub, conditionally where it answered before, and not at all while it has us wait.</summary>
internal sealed partial class GitHubReader(Func<GitHubOptions> options, IHttpMessageHandlerFactory handlers, TimeProvider time, ILogger<GitHubReader> logger, string httpName = GitHubReader.HttpName)
{
    /// <summary>The name under which the factory knows our handlers.</summary>
    public const string HttpName = "github";

    private const int LongestName = 100;
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortRest = TimeSpan.FromMinutes(10);

    private readonly EtagCache answers = new();
    private readonly Lock gate = new();

    /// <summary>Whether GitHub is left alone at the moment; a later process can go on with it.</summary>
    public Recess Recess { get; set; } = Recess.None;

    /// <summary>Whether a question would be sent at all just now.</summary>
    public bool Asks => options().Enabled && time.GetUtcNow() >= Recess.Until;

    /// <summary>A file of the default branch as text; null if there is none or no answer.</summary>
    /// <param name="owner">Owner of the repository.</param>
    /// <param name="repository">Its name.</param>
    /// <param name="path">The file's path with slashes.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<string?> FileAsync(string owner, string repository, string path, CancellationToken cancellationToken = default)
    {
        if (!IsRepository(owner, repository) || !IsPath(path))
        {
            return null;
        }

        var (_, file) = await AskAsync<RepositoryContent>($"repos/{owner}/{repository}/contents/{Escape(path)}", cancellationToken);
        try
        {
            return file is { Encoding: "base64", EncodedContent: { } content } ? Encoding.UTF8.GetString(Convert.FromBase64String(content)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a pull request was merged; null if there is no answer, or no such pull request that we may see.</summary>
    /// <param name="owner">Owner of the repository.</param>
    /// <param name="repository">Its name.</param>
    /// <param name="number">The pull request.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool?> PullRequestMergedAsync(string owner, string repository, int number, CancellationToken cancellationToken = default)
    {
        if (!IsRepository(owner, repository) || number < 1)
        {
            return null;
        }

        var (_, pull) = await AskAsync<PullRequest>(string.Create(null, $"repos/{owner}/{repository}/pulls/{number}"), cancellationToken);
        return pull?.Number == number ? pull.Merged : null;
    }

    /// <summary>
    /// Whether a release or a tag of exactly this name is there; false only if the repository answers and has neither,
    /// null if there is no answer, or no such repository that we may see.
    /// </summary>
    /// <param name="owner">Owner of the repository.</param>
    /// <param name="repository">Its name.</param>
    /// <param name="tag">The tag, for example <c>v1.2</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool?> ReleaseExistsAsync(string owner, string repository, string tag, CancellationToken cancellationToken = default)
    {
        if (!IsRepository(owner, repository) || !IsPath(tag))
        {
            return null;
        }

        var (releaseStatus, release) = await AskAsync<Release>($"repos/{owner}/{repository}/releases/tags/{Escape(tag)}", cancellationToken);
        if (release is { Draft: false } && release.TagName == tag)
        {
            return true;
        }

        var (tagStatus, reference) = await AskAsync<Reference>($"repos/{owner}/{repository}/git/ref/tags/{Escape(tag)}", cancellationToken);
        if (reference?.Ref == $"refs/tags/{tag}")
        {
            return true;
        }

        if (releaseStatus != HttpStatusCode.NotFound || tagStatus != HttpStatusCode.NotFound)
        {
            return null;
        }

        var (_, home) = await AskAsync<Repository>($"repos/{owner}/{repository}", cancellationToken);
        return home is { Id: > 0 } ? false : null;
    }

    /// <summary>Asks for anything; without a status if there is no answer.</summary>
    /// <param name="path">The address below the API's, escaped.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="again">Whether the same is asked for again, so that the answer is worth keeping.</param>
    internal async Task<(HttpStatusCode? Status, T? Body)> AskAsync<T>(string path, CancellationToken cancellationToken, bool again = true)
        where T : class
    {
        if (!Asks)
        {
            return default;
        }

        try
        {
            using var plain = new HttpClientAdapter(() => handlers.CreateHandler(httpName));
            using var http = again ? new CachingHttpClient(plain, answers) : (IHttpClient)plain;
            var answer = await Connect(options(), http).Get<T>(new Uri(path, UriKind.Relative), null, null, cancellationToken);
            Recovered();
            return (answer.HttpResponse.StatusCode, answer.Body);
        }
        catch (NotFoundException)
        {
            Recovered();
            return (HttpStatusCode.NotFound, null);
        }
        catch (RateLimitExceededException e)
        {
            Trouble(e.Reset, "GitHub's rate limit is used up; GitHub:Token raises it");
        }
        catch (Exception e) when (e is ForbiddenException or AuthorizationException or ApiException { StatusCode: HttpStatusCode.TooManyRequests })
        {
            Trouble(time.GetUtcNow() + Rest, e is AuthorizationException ? "GitHub refuses GitHub:Token" : "GitHub refuses to answer for now");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException)
        {
            // Whoever waits for the next question would wait in vain, too.
            Trouble(time.GetUtcNow() + ShortRest, "GitHub can't be reached");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a stranger's answer can lead to; there is no answer, and that is all.
            Trouble(time.GetUtcNow(), $"GitHub's answer can't be used ({e.GetType().Name})");
        }

        return default;
    }

    /// <summary>The answer to something that is asked again, to be kept longer than this process; null if there is none.</summary>
    internal KeptAnswer? Kept(string path) => answers.Of(Address(path));

    /// <summary>Takes up an answer that was kept.</summary>
    internal void Recall(string path, KeptAnswer kept) => answers.Recall(Address(path), kept);

    private Uri Address(string path) => new(Base(options()), path);

    private static Uri Base(GitHubOptions options) => options.BaseUrl.AbsoluteUri.EndsWith('/') ? options.BaseUrl : new Uri(options.BaseUrl.AbsoluteUri + "/");

    private static Connection Connect(GitHubOptions options, IHttpClient http) => new(
        new ProductHeaderValue("ReviewBot"),
        Base(options),
        new InMemoryCredentialStore(options.Token is { Length: > 0 } token ? new Credentials(token, AuthenticationType.Bearer) : Credentials.Anonymous),
        http,
        GitHubAnswers.Reader());

    private void Trouble(DateTimeOffset until, string what)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            var isNews = Recess.Told != what;
            Recess = new Recess(until >= now && until < now + (24 * Rest) ? until : now + Rest, what);
            if (isNews)
            {
                Log.Trouble(logger, what);
            }
        }
    }

    private void Recovered()
    {
        lock (gate)
        {
            Recess = Recess.None;
        }
    }

    internal static bool IsRepository(string owner, string repository) => IsName(owner) && IsName(repository);

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && name.Trim('.').Length > 0;

    internal static bool IsPath(string path) =>
        path.Length is > 0 and <= 200 && path.Split('/').All(part => part.Trim('.').Length > 0 && !part.Any(c => char.IsControl(c) || char.IsSurrogate(c)));

    internal static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Problem}. The bot goes on without it.")]
        public static partial void Trouble(ILogger logger, string problem);
    }
}
