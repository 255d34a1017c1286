using System.Collections.Immutable;
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
    private readonly Stopwatch running = Stopwatch.StartNew();
    private Load load = Load.None;
    private int underWay;
    private TimeSpan since;

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

    /// <summary>Requests since this was asked last.</summary>
    public Load Take()
    {
        lock (counting)
        {
            var taken = load;
            load = Load.None;
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
        var began = Count(+1);
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
            var ended = Count(-1);
            load = load with { Requests = load.Requests + 1, Busy = load.Busy + (ended - began), First = began < load.First ? began : load.First, Last = ended };
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    // How long as many were under way as are up to now; before the first of them nothing is waited for.
    private TimeSpan Count(int more)
    {
        lock (counting)
        {
            var now = running.Elapsed;
            if (load.Requests > 0 || underWay > 0)
            {
                load = load with { UnderWay = load.UnderWay.SetItem(underWay, load.UnderWay.GetValueOrDefault(underWay) + (now - since)) };
            }

            (underWay, since) = (underWay + more, now);
            return now;
        }
    }
}

/// <summary>What a server, far away as it is, had to do.</summary>
/// <param name="Requests">How many requests it answered.</param>
/// <param name="Busy">The time that it spent on each, summed up.</param>
/// <param name="First">When the first of them came.</param>
/// <param name="Last">When the last was answered.</param>
/// <param name="UnderWay">For how long how many of them were under way, from the first to the last.</param>
internal sealed record Load(int Requests, TimeSpan Busy, TimeSpan First, TimeSpan Last, ImmutableDictionary<int, TimeSpan> UnderWay)
{
    /// <summary>It had nothing to do.</summary>
    public static Load None { get; } = new(0, TimeSpan.Zero, TimeSpan.MaxValue, TimeSpan.Zero, ImmutableDictionary<int, TimeSpan>.Empty);
}
