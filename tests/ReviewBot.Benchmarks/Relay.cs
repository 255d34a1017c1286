using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReviewBot.Benchmarks;

/// <summary>A server as it is from far away: passes requests on, later, and counts them.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Uri server;
    private readonly TimeSpan latency;
    private readonly Lock counting = new();
    private int requests;
    private TimeSpan busy;

    private Relay(WebApplication app, Uri server, TimeSpan latency)
    {
        (this.app, this.server, this.latency) = (app, server, latency);
        app.Run(PassOnAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<Relay> StartAsync(Uri server, TimeSpan latency)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var relay = new Relay(builder.Build(), server, latency);
        await relay.app.StartAsync();
        return relay;
    }

    /// <summary>Requests since this was asked last, and the time that the server, far away as it is, spent on each, summed up.</summary>
    public (int Requests, TimeSpan Busy) Take()
    {
        lock (counting)
        {
            var taken = (requests, busy);
            (requests, busy) = (0, TimeSpan.Zero);
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        var watch = Stopwatch.StartNew();
        await Task.Delay(latency, TimeProvider.System);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(server, $"{context.Request.Path.Value?.TrimStart('/')}{context.Request.QueryString}"));
        if (context.Request.ContentLength is > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
            request.Content.Headers.ContentLength = context.Request.ContentLength;
        }

        foreach (var name in (string[])["X-BUGZILLA-API-KEY", "User-Agent", "Accept"])
        {
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].ToArray());
        }

        using var answer = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        lock (counting)
        {
            requests++;
            busy += watch.Elapsed;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
