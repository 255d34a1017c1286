using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Hosting;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Contract.Tests;

/// <summary>A server under contract: the sandbox in both flavours, and a real one where REVIEWBOT_CONTRACT names its contract file.</summary>
public sealed class ContractServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ContractServer>>> Started = new();
    private readonly SandboxServer? _sandbox;
    private readonly HttpClient _http;

    private ContractServer(JsonObject contract, SandboxServer? sandbox)
    {
        Contract = contract;
        _sandbox = sandbox;
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(Text("url").TrimEnd('/') + "/") };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("ReviewBot-contract/1");
    }

    public static IEnumerable<string> Names =>
        Environment.GetEnvironmentVariable("REVIEWBOT_CONTRACT") is { Length: > 0 } file
            ? ["sandbox upstream", "sandbox bmo", $"real {(string)JsonNode.Parse(File.ReadAllText(file))!["flavour"]!}"]
            : ["sandbox upstream", "sandbox bmo"];

    public JsonObject Contract { get; }

    public bool IsBmo => Text("flavour") == "bmo";

    public string Text(string name) => (string)Contract[name]!;

    public Caller As(string? role) => new(_http, role, role is null ? null : Contract["users"]![role]!, Text("auth") == "header");

    public static Task<ContractServer> Of(string name) =>
        Started.GetOrAdd(name, n => new Lazy<Task<ContractServer>>(() => Start(n))).Value;

    public static async Task StopAll()
    {
        foreach (var started in Started.Values)
        {
            await (await started.Value).DisposeAsync();
        }

        Started.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }
    }

    private static async Task<ContractServer> Start(string name)
    {
        if (name.StartsWith("real", StringComparison.Ordinal))
        {
            var file = await File.ReadAllTextAsync(Environment.GetEnvironmentVariable("REVIEWBOT_CONTRACT")!);
            return new ContractServer(JsonNode.Parse(file)!.AsObject(), null);
        }

        var bugzilla = new SandboxBugzilla(name.EndsWith("bmo", StringComparison.Ordinal) ? SandboxFlavour.Bmo : SandboxFlavour.Upstream, TimeProvider.System);
        var server = await SandboxServer.StartAsync(bugzilla);
        return new ContractServer(bugzilla.Contract(), server);
    }
}

[SetUpFixture]
public sealed class StopServers
{
    [OneTimeTearDown]
    public Task Stop() => ContractServer.StopAll();
}
