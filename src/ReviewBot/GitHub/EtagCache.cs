using System.Collections.Concurrent;
using System.Net;
using Octokit;
using Octokit.Caching;
using Octokit.Internal;

namespace ReviewBot.GitHub;

/// <summary>An answer with what it takes to ask whether it still holds.</summary>
/// <param name="Etag">The answer's name.</param>
/// <param name="Body">What it said.</param>
internal sealed record KeptAnswer(string Etag, string Body);

/// <summary>The last good answers, by address: Octokit asks for them conditionally. Forgotten with the process, unless somebody keeps them.</summary>
internal sealed class EtagCache : IResponseCache
{
    private const int Most = 100;

    private readonly ConcurrentDictionary<string, CachedResponse.V1> answers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<CachedResponse.V1> GetAsync(IRequest request) => Task.FromResult(answers.GetValueOrDefault(Key(request))!);

    /// <inheritdoc/>
    public Task SetAsync(IRequest request, CachedResponse.V1 cachedResponse)
    {
        if (cachedResponse is { StatusCode: HttpStatusCode.OK, ApiInfo.Etag.Length: > 0 })
        {
            if (answers.Count >= Most)
            {
                answers.Clear();
            }

            answers[Key(request)] = cachedResponse;
        }

        return Task.CompletedTask;
    }

    /// <summary>The answer from an address; null if there is none that could be kept.</summary>
    public KeptAnswer? Of(Uri address) =>
        answers.GetValueOrDefault(address.AbsoluteUri) is { Body: string body, ApiInfo.Etag: { } etag } ? new KeptAnswer(etag, body) : null;

    /// <summary>Takes up an answer that was kept, where none is newer.</summary>
    public void Recall(Uri address, KeptAnswer kept) => answers.TryAdd(address.AbsoluteUri, new CachedResponse.V1(
        kept.Body,
        new Dictionary<string, string> { ["Content-Type"] = "application/json", ["ETag"] = kept.Etag },
        new ApiInfo(new Dictionary<string, Uri>(), [], [], kept.Etag, new RateLimit(), TimeSpan.Zero),
        HttpStatusCode.OK,
        "application/json"));

    private static string Key(IRequest request) => new Uri(request.BaseAddress, request.Endpoint).AbsoluteUri;
}
