using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Hosting;

/// <summary>The sandbox on a port of the loopback address.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    // Two looks of a bot that looks every five seconds, and what it then does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, Uri url)
    {
        _app = app;
        Url = url;
    }

    /// <summary>Where it listens, ending with a slash.</summary>
    public Uri Url { get; }

    /// <summary>Starts listening. The sandbox's <see cref="SandboxBugzilla.BaseUrl"/> becomes the address.</summary>
    /// <param name="bugzilla">What is served.</param>
    /// <param name="port">0 takes any free one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxBugzilla bugzilla, int port = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bugzilla);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);

            // What is too large is for the sandbox to refuse, in the server's words.
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        var app = builder.Build();
        app.Run(context => ServeAsync(bugzilla, context));
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        bugzilla.BaseUrl = new Uri(address + "/");
        return new SandboxServer(app, bugzilla.BaseUrl);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    // What is known is on its way while the rest is waited for: nobody looks at an empty page, and none has to reload itself.
    private static async Task WaitAsync(SandboxBugzilla bugzilla, SandboxRequest request, SandboxResponse answer, HttpContext context)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        context.Response.ContentType = answer.ContentType;
        await context.Response.Body.WriteAsync(answer.Body[..answer.Awaited!.Known], stop.Token);
        await context.Response.Body.FlushAsync(stop.Token);
        var begin = bugzilla.Time.GetTimestamp();
        while (answer.Awaited is { HasCome: false } && bugzilla.Time.GetElapsedTime(begin) < Patience)
        {
            await Task.Delay(BetweenLooks, bugzilla.Time, stop.Token);
            answer = bugzilla.Handle(request);
        }

        await context.Response.Body.WriteAsync(answer.Body[(answer.Awaited?.Known ?? 0)..], stop.Token);
    }

    private static async Task ServeAsync(SandboxBugzilla bugzilla, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget is { } raw && raw.StartsWith('/')
            ? raw
            : context.Request.GetEncodedPathAndQuery();
        var request = new SandboxRequest(context.Request.Method, target, headers, body.ToArray());
        var answer = bugzilla.Handle(request);
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (answer.Awaited is { HasCome: false })
        {
            await WaitAsync(bugzilla, request, answer, context);
        }
        else if (answer.Status != StatusCodes.Status304NotModified)
        {
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }
}
