using Microsoft.Extensions.Logging;

namespace ReviewBot.Bugzilla;

/// <summary>
/// The last handler before the wire: counts what leaves, and in dry run lets nothing but a GET leave. Bodies leave with
/// their length: upstream takes a chunked one for an empty one, and answers that all went well.
/// </summary>
internal sealed partial class DepartureHandler(Func<BugzillaClientOptions> options, RequestCounter counter, ILogger<BugzillaClient> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options().DryRun && request.Method != HttpMethod.Get)
        {
            var call = BugzillaCall.Of(request);
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            if (call.IsRestricted)
            {
                RefusedRestricted(request.Method, request.RequestUri!.AbsolutePath, body.Length);
            }
            else
            {
                Refused(request.Method, request.RequestUri!.AbsolutePath, body);
            }

            throw new DryRunException(new Failure(call.Doing));
        }

        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken);
        }

        counter.Count(request.Method);
        BugzillaCall.Of(request).Leaving?.Invoke();
        return await base.SendAsync(request, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "Dry run: not sent: {Method} {Path} {Body}")]
    private partial void Refused(HttpMethod method, string path, string body);

    [LoggerMessage(2, LogLevel.Information, "Dry run: not sent: {Method} {Path} ({Length} characters about a restricted bug)")]
    private partial void RefusedRestricted(HttpMethod method, string path, int length);
}

/// <summary>What has left so far.</summary>
/// <param name="Get">Reads.</param>
/// <param name="Put">Changes.</param>
/// <param name="Post">New comments, bugs and attachments.</param>
public readonly record struct RequestCounts(long Get, long Put, long Post);

internal sealed class RequestCounter
{
    private long _get;
    private long _put;
    private long _post;

    public RequestCounts Counts => new(Interlocked.Read(ref _get), Interlocked.Read(ref _put), Interlocked.Read(ref _post));

    public void Count(HttpMethod method)
    {
        if (method == HttpMethod.Get)
        {
            Interlocked.Increment(ref _get);
        }
        else if (method == HttpMethod.Put)
        {
            Interlocked.Increment(ref _put);
        }
        else
        {
            Interlocked.Increment(ref _post);
        }
    }
}
