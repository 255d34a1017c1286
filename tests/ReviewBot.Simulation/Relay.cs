using System.Net;
using System.Net.Sockets;

namespace ReviewBot.Simulation;

/// <summary>Something that happens in the moment in which certain bytes come by.</summary>
/// <param name="At">The bytes.</param>
/// <param name="Hit">What happens.</param>
/// <param name="Arrives">Whether the bytes go on their way then.</param>
internal sealed record Aim(byte[] At, Action Hit, bool Arrives);

/// <summary>The way from one instance to one server. Cut, it carries nothing, and tells nobody.</summary>
internal sealed class Line
{
    private Aim? aim;

    public volatile bool Cut;

    /// <summary>Waits for something to come by; what was waited for before is forgotten.</summary>
    public void WaitFor(Aim? next) => Volatile.Write(ref aim, next);

    /// <summary>The aim, if these bytes are what it waits for; then it waits no longer.</summary>
    public Aim? Hit(ReadOnlySpan<byte> bytes) =>
        Volatile.Read(ref aim) is { } waits && bytes.IndexOf(waits.At) >= 0 && Interlocked.CompareExchange(ref aim, null, waits) == waits ? waits : null;
}

/// <summary>A small proxy: whoever connects is carried to a server, along the line that their first bytes tell.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private readonly Func<ReadOnlyMemory<byte>, Line> lineOf;

    public Relay(int server, Func<ReadOnlyMemory<byte>, Line> lineOf)
    {
        this.server = server;
        this.lineOf = lineOf;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private async Task CarryAsync(TcpClient from)
    {
        using var client = from;
        using var to = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        try
        {
            var first = new byte[65_536];
            var read = await client.GetStream().ReadAsync(first);
            var line = lineOf(first.AsMemory(0, read));
            if (read == 0 || await IsLostAsync(line))
            {
                return;
            }

            await to.ConnectAsync(IPAddress.Loopback, server);
            await Task.WhenAny(CarryAsync(client.GetStream(), to.GetStream(), line, first, read, aims: true), CarryAsync(to.GetStream(), client.GetStream(), line, new byte[65_536], 0, aims: false));
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // One of the two has hung up.
        }
    }

    private static async Task CarryAsync(NetworkStream from, NetworkStream to, Line line, byte[] buffer, int read, bool aims)
    {
        do
        {
            if (aims && line.Hit(buffer.AsSpan(0, read)) is { } aim)
            {
                if (aim.Arrives)
                {
                    await to.WriteAsync(buffer.AsMemory(0, read));
                    read = 0;
                }

                aim.Hit();
                if (!aim.Arrives)
                {
                    return;
                }
            }

            if (read > 0)
            {
                if (await IsLostAsync(line))
                {
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        while ((read = await from.ReadAsync(buffer)) > 0);
    }

    // What is under way when the line is cut never arrives; that it broke shows when the line is mended.
    private static async Task<bool> IsLostAsync(Line line)
    {
        if (!line.Cut)
        {
            return false;
        }

        while (line.Cut)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return true;
    }
}
