using System.Collections.Concurrent;
using System.Net;
using Octokit.Caching;
using Octokit.Internal;

namespace ReviewBot.GitHub;

/// <summary>The last good answers, by address: Octokit asks for them conditionally. Forgotten with the process.</summary>
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

    private static string Key(IRequest request) => new Uri(request.BaseAddress, request.Endpoint).AbsoluteUri;
}
