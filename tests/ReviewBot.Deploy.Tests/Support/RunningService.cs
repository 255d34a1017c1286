using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests.Support;

/// <summary>The service with its sandbox as a process, after its first pass.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly Binary.Service process;

    private RunningService(Workplace place, Binary.Service process, Uri url) => (Place, this.process, Url) = (place, process, url);

    public Workplace Place { get; }

    public Uri Url { get; }

    public HttpClient Http { get; } = new();

    public static async Task<RunningService> StartAsync()
    {
        var place = new Workplace();
        place.Set("Web:Url", "http://127.0.0.1:0");
        place.Set("Stewards", new JsonArray(new JsonObject { ["Login"] = SandboxBugzilla.LoginOf("steward1") }, new JsonObject { ["Login"] = SandboxBugzilla.LoginOf("steward2") }));
        var process = place.Serve("run", "--story", "--verbose");
        var url = (await process.LineAsync("ReviewBot:        ")).Split(": ", 2)[1].Trim();
        await process.LineAsync("Pass done");
        return new RunningService(place, process, new Uri(url));
    }

    /// <summary>What a page says, and whether there is one.</summary>
    public async Task<(int Status, string Text)> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(Url, path));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Http.Dispose();
        Place.Dispose();
    }
}
