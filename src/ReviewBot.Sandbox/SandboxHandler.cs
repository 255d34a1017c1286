using System.Net;
using System.Net.Http.Headers;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox;

/// <summary>Serves an HTTP client in process.</summary>
internal sealed class SandboxHandler(SandboxBugzilla server) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers)
        {
            headers[name] = string.Join(", ", values);
        }

        // What HttpClient would send in chunks on a wire.
        if (request.Content is { Headers.ContentLength: null })
        {
            headers["Transfer-Encoding"] = "chunked";
        }

        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var answer = server.Handle(new SandboxRequest(request.Method.Method, request.RequestUri!.PathAndQuery, headers, body));
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(answer.Body),
        };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
