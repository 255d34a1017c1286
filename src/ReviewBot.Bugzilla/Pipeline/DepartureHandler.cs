using Microsoft.Extensions.Logging;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>
/// The last handler before the wire: counts what leaves, and in dry run lets nothing but a GET leave. Bodies leave with
/// their length: upstream takes a chunked one for an empty one, and answers that all went well.
/// </summary>
internal sealed partial class DepartureHandler(Func<BugzillaClientOptions> options, RequestCounter counter, ILogger<DepartureHandler> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!options().Leaves(request.Method))
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
            if (BugzillaCall.Of(request) is { Departure: not null } timely)
            {
                request.Content = new TimelyContent(content, timely);
            }
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
