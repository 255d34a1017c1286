using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Hosting;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Contract.Tests;

public sealed class SandboxHostTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("sandbox").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase(SandboxFlavour.Upstream, "upstream", false, 21)]
    [TestCase(SandboxFlavour.Bmo, "bmo", true, 0)]
    public async Task It_serves_describes_itself_and_stops_cleanly(SandboxFlavour flavour, string name, bool empty, int bugs)
    {
        var file = Path.Combine(_folder, "contract.json");
        using var stop = new CancellationTokenSource();
        var output = new FirstLine();
        var run = SandboxHost.RunAsync(0, flavour, empty, file, output, stop.Token);
        Assert.That(await output.Line, Does.StartWith($"Sandbox ({name}) at http://127.0.0.1:"));

        var contract = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.That(contract.AsObject().Select(p => p.Key), Is.EqualTo(new[]
        {
            "url", "flavour", "auth", "products", "component", "version", "bugFields", "otherProduct", "otherComponent", "flag", "needinfo",
            "embargoGroup", "groupOwner", "otherGroup", "securityGroup", "securityOwner", "users",
        }));
        using var http = new HttpClient();
        var key = (string)contract["users"]!["admin"]!["key"]!;
        http.DefaultRequestHeaders.Add("X-BUGZILLA-API-KEY", key);
        var found = await http.GetStringAsync($"{contract["url"]}/rest/bug?f1=bug_id&o1=greaterthan&v1=0&include_fields=id&Bugzilla_api_key={key}");
        Assert.That(JsonNode.Parse(found)!["bugs"]!.AsArray(), Has.Count.EqualTo(bugs));

        await stop.CancelAsync();
        Assert.That(await run, Is.Zero);
    }

    [Test]
    public async Task What_is_wrong_is_said_with_the_options_name()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        foreach (var (options, says) in new[]
        {
            ((Port: port, File: (string?)null), $"--port: 127.0.0.1:{port} can't be listened on"),
            ((Port: 0, File: Path.Combine(_folder, "none", "c.json")), $"--contract: {Path.Combine(_folder, "none", "c.json")} can't be written"),
        })
        {
            await using var output = new StringWriter();
            Assert.That(await SandboxHost.RunAsync(options.Port, SandboxFlavour.Bmo, true, options.File, output, CancellationToken.None), Is.EqualTo(2));
            Assert.That(output.ToString().Trim(), Is.EqualTo(says));
        }
    }

    private sealed class FirstLine : TextWriter
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Encoding Encoding => Encoding.UTF8;

        public Task<string> Line => _line.Task;

        public override Task WriteLineAsync(string? value)
        {
            _line.TrySetResult(value ?? "");
            return Task.CompletedTask;
        }
    }
}
