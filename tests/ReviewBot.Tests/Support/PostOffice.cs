using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ReviewBot.Tests.Support;

/// <summary>A real SMTP server on loopback that keeps what it gets.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private readonly Box box = new();

    public PostOffice()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)))
            .Build();
        var services = new ServiceProvider();
        services.Add(box);
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public int Port { get; }

    public IReadOnlyList<MimeMessage> Mails => [.. box.Mails];

    /// <summary>What the server answers to each mail, if it takes none.</summary>
    public SmtpResponse? Refuses
    {
        get => box.Refuses;
        set => box.Refuses = value;
    }

    /// <summary>The settings of somebody who sends through this.</summary>
    public (string, string?)[] Settings =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{Port}"), ("Mail:From", "reviewbot@example.org"), ("Mail:RequireTls", "false"),
        ("Owners:0:Mail", "owner-mail@example.org"),
    ];

    public IEnumerable<MimeMessage> To(string address) => Mails.Where(m => m.To.Mailboxes.Any(a => a.Address == address));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private sealed class Box : MessageStore
    {
        public ConcurrentQueue<MimeMessage> Mails { get; } = [];

        public SmtpResponse? Refuses { get; set; }

        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (Refuses is { } refusal)
            {
                return refusal;
            }

            using var stream = new MemoryStream(buffer.ToArray());
            Mails.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}
