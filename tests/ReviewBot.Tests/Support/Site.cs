using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Hosting;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Tests.Support;

/// <summary>A sandbox that other processes reach over HTTP, with all that they asked.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly SandboxServer server;

    private Site(SandboxBugzilla sandbox, SandboxServer server)
    {
        (Sandbox, this.server) = (sandbox, server);
        sandbox.After = (request, response) =>
        {
            Requests.Enqueue((request.Method, request.Path));
            return response;
        };
    }

    public SandboxBugzilla Sandbox { get; }

    public JsonObject Contract => Sandbox.Contract();

    public ConcurrentQueue<(string Method, string Path)> Requests { get; } = [];

    public static async Task<Site> StartAsync(SandboxFlavour flavour, bool withStory = true)
    {
        var sandbox = new SandboxBugzilla(flavour, TimeProvider.System);
        if (withStory)
        {
            sandbox.SeedStory();
        }

        return new Site(sandbox, await SandboxServer.StartAsync(sandbox));
    }

    public SandboxPerson Person(string role) => Sandbox.As(SandboxBugzilla.LoginOf(role));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
