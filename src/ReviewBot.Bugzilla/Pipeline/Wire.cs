using System.Net;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>
/// The network. Reads share connections; a write has one of its own: a server may hang up right after any answer without having said so, and what was
/// sent on that connection meanwhile is lost. A read is then sent again, a write never, since nobody knows whether it was made.
/// </summary>
internal sealed class Wire : HttpMessageHandler
{
    private readonly HttpMessageInvoker _reads = new(NewSockets(TimeSpan.FromMinutes(5)));
    private readonly HttpMessageInvoker _writes = new(NewSockets(TimeSpan.Zero));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        (request.Method == HttpMethod.Get ? _reads : _writes).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reads.Dispose();
            _writes.Dispose();
        }

        base.Dispose(disposing);
    }

    private static SocketsHttpHandler NewSockets(TimeSpan lifetime) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = lifetime,
        ConnectTimeout = TimeSpan.FromSeconds(15),

        // No activity of the network layer either: it would hold the whole address.
        ActivityHeadersPropagator = null,
    };
}
