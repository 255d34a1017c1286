using System.Text;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Hosting;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Benchmarks;

/// <summary>A sandbox in this process, for the measured processes to look at.</summary>
internal sealed class OwnSandbox : MeasuredServer, IAsyncDisposable
{
    private readonly SandboxBugzilla bugzilla;
    private readonly SandboxServer server;

    private OwnSandbox(SandboxBugzilla bugzilla, SandboxServer server)
        : base(bugzilla.Contract())
    {
        (this.bugzilla, this.server) = (bugzilla, server);
    }

    /// <summary>Starts one that tells its story.</summary>
    public static async Task<OwnSandbox> StartAsync()
    {
        var bugzilla = new SandboxBugzilla(SandboxFlavour.Upstream, TimeProvider.System);
        bugzilla.SeedStory();
        return new OwnSandbox(bugzilla, await SandboxServer.StartAsync(bugzilla));
    }

    /// <summary>Somebody comments on a bug.</summary>
    public void Comment(int bug, string role, string text) => bugzilla.As(Login(role)).Comment(bug, text);

    /// <summary>Files so many bugs, each with a form of its own attached and asked for; returns their numbers.</summary>
    /// <param name="requests">How many.</param>
    /// <param name="named">Whether a steward is asked for each.</param>
    public List<int> File(int requests, bool named = false)
    {
        var forms = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(System.IO.File.ReadAllBytes).Where(form => form.Length > 0).ToArray();
        var requester = bugzilla.As(Login("requester"));
        return [.. Enumerable.Range(0, requests).Select(i =>
        {
            var bug = requester.File("Thunderbird", $"Count how often window number {i} is opened", "Please see the form.");
            var attachment = requester.Attach(bug, "data-review.txt", [.. forms[i % forms.Length], .. Encoding.ASCII.GetBytes($"\n\nWindow {i}\n")], "Request for data collection review", "text/plain");
            requester.Ask(attachment, named ? Stewards[i % Stewards.Length] : null);
            return bug;
        })];
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();
}
