using System.Collections;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Settings;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.CommandLine;

/// <summary>What can be said on the command line and in settings, and what is said about mistakes.</summary>
public sealed class UsageTests
{
    [TestCase("--help")]
    [TestCase("run --help")]
    [TestCase("once --help")]
    [TestCase("rotation preview --help")]
    [TestCase("sandbox --help")]
    public async Task Help_is_no_error(string arguments)
    {
        using var place = new Workplace();

        var ran = await place.RunAsync(arguments.Split(' '));

        Assert.That(ran.Exit, Is.Zero);
        Assert.That(ran.Out, Does.Contain("Usage:").And.Contain("--dry-run").And.Contain("--verbose").And.Contain("--config"));
        Assert.That(ran.Error, Is.Empty);
    }

    [TestCase("onec", "onec")]
    [TestCase("once --allow-writes many", "--allow-writes: must be a whole number from 1 to ")]
    [TestCase("explain", "explain")]
    [TestCase("explain me", "BUG: must be the number of a bug")]
    [TestCase("plan 1 two", "BUG: must be the number of a bug")]
    [TestCase("rotation preview --count 0", "--count: must be a whole number from 1 to ")]
    [TestCase("rotation preview --from 24.12.2026", "--from: must be a day such as ")]
    [TestCase("sandbox --port 70000", "--port: must be a whole number from 0 to 65535")]
    [TestCase("sandbox --flavour trac", "trac")]
    [TestCase("once --config nowhere.json", "--config: there is no file nowhere.json")]
    [TestCase("register export --format xml", "xml")]
    public async Task A_wrong_word_is_said_in_one_line(string arguments, string said)
    {
        using var place = new Workplace();

        var ran = await place.RunAsync(arguments.Split(' '));

        Assert.That(ran.Exit, Is.EqualTo(2), ran.All);
        Assert.That(ran.ErrorLines[0], Does.Contain(said));
        Assert.That(ran.Out, Is.Empty);
    }

    [Test]
    public async Task All_errors_of_the_settings_come_at_once_each_with_its_name_and_what_would_be_accepted()
    {
        using var place = new Workplace(JsonNode.Parse("""
            {
              "Bugzilla": { "BaseUrl": "http://bugzilla.example.org/", "Concurrency": 99, "Sort": "up" },
              "Polling": { "Interval": "soon" },
              "Stewards": [ { "Login": "" }, { "Login": "a@example.org", "TimeZone": "Berlin", "Pools": [ "mail" ] }, { "Login": "A@example.org" } ],
              "Embargo": { "StaffedHours": "9 to 5" }
            }
            """)!.AsObject());

        foreach (var command in new[] { "once", "check-config", "run", "rotation preview" })
        {
            var ran = await place.RunAsync(command.Split(' '));

            Assert.That(ran.Exit, Is.EqualTo(2));
            Assert.That(ran.Out, Is.Empty);
            Assert.That(ran.ErrorLines.Select(l => l.Split(": ")[0]), Is.EquivalentTo(new[]
            {
                "Bugzilla:BaseUrl", "Bugzilla:Concurrency", "Bugzilla:Sort", "Bugzilla:ApiKey", "Bugzilla:Login", "Polling:Interval",
                "Stewards:0:Login", "Stewards:1:TimeZone", "Stewards:1:Pools", "Stewards:2:Login", "Embargo:StaffedHours",
            }));
        }
    }

    [Test]
    public async Task The_environment_stands_above_the_file_and_an_empty_address_is_an_error()
    {
        using var place = new Workplace();
        place.Environment["Bugzilla__BaseUrl"] = "";

        var ran = await place.RunAsync("run");

        Assert.That(ran.Exit, Is.EqualTo(2));
        Assert.That(ran.ErrorLines.Select(l => l.Split(": ")[0]), Is.EqualTo(new[] { "Bugzilla:BaseUrl", "Bugzilla:ApiKey", "Bugzilla:Login" }));
    }

    [Test]
    public async Task A_key_for_the_sandbox_is_an_error_and_is_not_shown()
    {
        using var place = new Workplace();
        place.Environment["Bugzilla__ApiKey"] = "the-secret-key-of-somebody";

        var ran = await place.RunAsync("once");

        Assert.That(ran.Exit, Is.EqualTo(2));
        Assert.That(ran.ErrorLines.Single(), Does.StartWith("Bugzilla:ApiKey: "));
        Assert.That(ran.All, Does.Not.Contain("the-secret-key-of-somebody"));
    }

    [Test]
    public async Task A_server_that_is_not_there_is_exit_code_3_with_the_settings_name()
    {
        using var place = new Workplace();
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        place.Environment["Bugzilla__BaseUrl"] = $"http://127.0.0.1:{port}/";
        place.Environment["Bugzilla__Login"] = "bot@example.org";
        place.Environment["Bugzilla__ApiKey"] = "0123456789012345678901234567890123456789";

        var ran = await place.RunAsync("once", "--json");

        Assert.That(ran.Exit, Is.EqualTo(3));
        Assert.That(ran.Out, Is.Empty);
        Assert.That(ran.ErrorLines.Last(), Does.StartWith("Bugzilla:BaseUrl: ").And.Contain("can't be reached"));
    }

    [Test]
    public async Task Paths_count_from_the_settings_file_wherever_one_stands()
    {
        using var elsewhere = new Workplace();
        using var place = new Workplace(JsonNode.Parse("""
            { "Bugzilla": { "BaseUrl": "http://127.0.0.1:9/", "Login": "bot@example.org", "ApiKeyFile": "secrets/key" }, "Storage": { "ConnectionString": "Data Source=data/ledger.db" } }
            """)!.AsObject());
        Directory.CreateDirectory(Path.Combine(place.Folder, "secrets"));
        Directory.CreateDirectory(Path.Combine(place.Folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "secrets", "key"), "0123456789012345678901234567890123456789\n");

        Assert.That((await elsewhere.RunAsync("check-config", "--config", place.File)).Exit, Is.Zero);
        Assert.That((await elsewhere.RunAsync("once", "--config", place.File)).Exit, Is.EqualTo(3), "nobody listens there");
        Assert.That(File.Exists(Path.Combine(place.Folder, "data", "ledger.db")));
        Assert.That(Directory.EnumerateFiles(elsewhere.Folder, "*.db"), Is.Empty);
    }

    [Test]
    public async Task Whoever_could_not_remember_a_block_does_not_ask()
    {
        using var place = new Workplace(JsonNode.Parse("""
            { "Bugzilla": { "BaseUrl": "http://127.0.0.1:9/", "Login": "bot@example.org", "ApiKey": "0123456789012345678901234567890123456789" }, "Storage": { "ConnectionString": "Data Source=no/such/folder/ledger.db" } }
            """)!.AsObject());

        foreach (var command in new[] { "once", "plan", "run", "check-config --online" })
        {
            var ran = await place.RunAsync(command.Split(' '));
            Assert.That(ran.Exit, Is.EqualTo(2), command);
            Assert.That(ran.ErrorLines.Last(), Does.StartWith("Storage:ConnectionString: "), command);
        }

        place.Set("Storage:ConnectionString", "Data Source=:memory:");
        Assert.That((await place.RunAsync("plan")).ErrorLines.Single(), Does.StartWith("Storage:ConnectionString: must name a file"));
    }

    [TestCase("{ \"Bugzilla\": ", "is no valid JSON")]
    [TestCase("[]", "is no valid JSON")]
    public async Task A_broken_file_is_told_by_its_name(string content, string said)
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.File, content);

        var ran = await place.RunAsync("once");

        Assert.That(ran.Exit, Is.EqualTo(2));
        Assert.That(ran.ErrorLines.Single(), Does.Contain("appsettings.json").And.Contain(said));
    }

    [Test]
    public async Task A_port_in_use_is_told()
    {
        using var place = new Workplace();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        place.Set("Web:Url", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        var ran = await place.RunAsync("run");

        Assert.That(ran.Exit, Is.EqualTo(2));
        Assert.That(ran.ErrorLines.Last(), Does.StartWith("Web:Url: "));
    }

    [TestCase("http://example.org:5080")]
    [TestCase("http://localhost:0")]
    [TestCase("http://127.0.0.1:5080/reviews")]
    [TestCase("https://127.0.0.1:5080")]
    [TestCase("5080")]
    public void An_address_that_cannot_be_listened_on_is_told(string url)
    {
        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(Path.Combine(TestContext.CurrentContext.TestDirectory, "Support", "empty.json"), new Dictionary<string, string?> { ["Web:Url"] = url }, new Hashtable()));

        Assert.That(refused!.Errors.Single(), Does.StartWith("Web:Url: "));
    }

    [TestCase("once")]
    [TestCase("plan")]
    [TestCase("explain 1")]
    [TestCase("check-config")]
    [TestCase("rotation preview")]
    [TestCase("register export")]
    public async Task With_json_standard_output_holds_JSON_only(string command)
    {
        using var place = new Workplace();

        var ran = await place.RunAsync([.. command.Split(' '), "--json", "--verbose"]);

        Assert.That(ran.Exit, Is.AnyOf(0, 1), ran.All);
        Assert.That(() => JsonNode.Parse(ran.Out), Throws.Nothing, ran.Out);
        Assert.That(ran.Out, Does.Not.Contain("@example.org"), "no logins");
    }

    [Test]
    public async Task A_command_that_is_told_to_stop_says_that_it_did_not_come_to_its_end()
    {
        // A server that takes a question and never answers it.
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var place = new Workplace();
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["Bugzilla:BaseUrl"] = $"http://{server.LocalEndpoint}/never/", ["Bugzilla:Login"] = "reviewbot@example.org", ["Bugzilla:ApiKey"] = new('k', 40), ["Bugzilla:Contact"] = "admin@example.org",
        })
        {
            place.Set(name, value);
        }

        await using var once = place.Serve("once");
        using var asked = await AskedAsync(server, "GET /never/");

        var ended = await once.StopAsync();

        Assert.That((ended.Exit, ended.Out), Is.EqualTo((130, "")), ended.All);
        Assert.That(ended.ErrorLines, Has.One.StartsWith("Stopped before its end."));
    }

    // Somebody else may still ask for whoever had this port before.
    private static async Task<TcpClient> AskedAsync(TcpListener server, string request)
    {
        var buffer = new byte[1024];
        while (true)
        {
            var asked = await server.AcceptTcpClientAsync();
            if (Encoding.ASCII.GetString(buffer, 0, await asked.GetStream().ReadAsync(buffer)).StartsWith(request, StringComparison.Ordinal))
            {
                return asked;
            }

            asked.Dispose();
        }
    }
}
