using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReviewBot.Bugzilla.Tests.Support;

/// <summary>A server on a bare socket that answers the requests of each connection as told, one after another, and then hangs up.</summary>
internal sealed class CutServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _connections = [];
    private readonly string[] _answers;
    private readonly Task _running;
    private int _requests;

    public CutServer(params string[] answers)
    {
        _answers = answers;
        _listener.Start();
        _running = Task.Run(AcceptAsync);
    }

    public int Requests => Volatile.Read(ref _requests);

    public int Connections => _connections.Count;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        await _running;
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync();
                _connections.Add(connection);
                serving.Add(ServeAsync(connection));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient connection)
    {
        try
        {
            foreach (var answer in _answers)
            {
                var buffer = new byte[65_536];
                if (await connection.GetStream().ReadAsync(buffer) == 0)
                {
                    break;
                }

                Interlocked.Increment(ref _requests);
                await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
            }

            connection.Dispose();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped, or the other side has gone.
        }
    }
}

/// <summary>Sends some requests elsewhere than the rest.</summary>
internal sealed class Detour(Uri from, Func<HttpRequestMessage, bool> which, int toPort) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!which(request))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var address = request.RequestUri!;
        request.RequestUri = new UriBuilder(address) { Host = from.Host, Port = toPort }.Uri;
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Never answers some requests, and tells when one has arrived.</summary>
internal sealed class Silent(Func<HttpRequestMessage, bool> which) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    private readonly SemaphoreSlim _arrivals = new(0);

    public int Arrived { get; private set; }

    public Task NextAsync() => _arrivals.WaitAsync();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (which(request))
        {
            Arrived++;
            _arrivals.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _arrivals.Dispose();
        base.Dispose(disposing);
    }
}
