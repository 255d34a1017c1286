using System.Diagnostics;
using ReviewBot.Bugzilla.Calls;

namespace ReviewBot.Bugzilla;

/// <summary>Tells how each attempt at a call went: outside of the wait for its turn, inside of the repetitions.</summary>
internal sealed class WatchHandler(Action<CallDone> done, TimeProvider time) : DelegatingHandler
{
    private const string Other = "_OTHER";

    private static readonly ActivitySource Source = new(BugzillaSetup.Traces);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var template = CallTemplates.Of(request.RequestUri!) ?? Other;
        using var span = Source.StartActivity($"{request.Method} {template}", ActivityKind.Client);
        span?.SetTag("http.request.method", request.Method.Method).SetTag("url.template", template);
        var began = time.GetTimestamp();
        long? left = null;
        BugzillaCall.Of(request).Leaving = () => left = time.GetTimestamp();
        Exception? failure = null;
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (Exception e)
        {
            // Only its kind: what it says may name the bug.
            failure = e;
            span?.SetTag("error.type", e.GetType().Name).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            var ended = time.GetTimestamp();
            done(new CallDone(request.Method.Method, template, time.GetElapsedTime(began, left ?? ended), time.GetElapsedTime(left ?? ended, ended), failure));
        }
    }
}
