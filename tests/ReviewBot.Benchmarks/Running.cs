using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ReviewBot.Benchmarks;

/// <summary>The built program as its users start it, and what the system says of it.</summary>
internal sealed class Running : IDisposable
{
    private readonly Process process;

    public Running(string folder, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        // The process becomes the program; what it prints is not read.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" > /dev/null", "sh", .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Error += line.Data + "\n";
        process.BeginErrorReadLine();
    }

    /// <summary>Starts reviewbot.</summary>
    public static Running Ours(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(folder, environment, ["dotnet", Environment.GetEnvironmentVariable("REVIEWBOT_MEASURED") ?? Path.Combine(AppContext.BaseDirectory, "reviewbot.dll"), .. arguments]);

    public string Error { get; private set; } = "";

    public bool HasEnded => process.HasExited;

    public int ExitCode => process.ExitCode;

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in MB.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    /// <summary>Memory in MB that is nobody's but the process's own, as the system's <c>smaps_rollup</c> tells.</summary>
    public long Anonymous => File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/smaps_rollup")
        .Where(l => l.StartsWith("Anonymous:", StringComparison.Ordinal))
        .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10)
        .Single();

    public async Task EndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}

/// <summary>A sandbox in a process of its own, with its people.</summary>
internal sealed class OwnSandbox : IDisposable
{
    private readonly Running process;
    private readonly JsonObject contract;
    private readonly HttpClient http = new();

    private OwnSandbox(Running process, JsonObject contract)
    {
        this.process = process;
        this.contract = contract;
    }

    /// <summary>The address as the ledger bears it.</summary>
    public Uri Url => new((string)contract["url"]!);

    public string Login(string role) => (string)contract["users"]![role]!["login"]!;

    public string Key(string role) => (string)contract["users"]![role]!["key"]!;

    public static async Task<OwnSandbox> StartAsync(string folder)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var file = Path.Combine(folder, "contract.json");
        var process = Running.Ours(folder, new Dictionary<string, string>(), "sandbox", "--flavour", "upstream", "--port", port.ToString(CultureInfo.InvariantCulture), "--contract", file);
        while (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            if (process.HasEnded)
            {
                throw new InvalidOperationException(process.Error);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        return new OwnSandbox(process, JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject());
    }

    /// <summary>Somebody comments on a bug.</summary>
    public Task CommentAsync(int bug, string role, string text) => PostAsync($"bug/{bug}/comment", role, new JsonObject { ["comment"] = text });

    /// <summary>Files so many bugs, each with a form attached and asked for.</summary>
    public async Task FileAsync(int requests)
    {
        var forms = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        for (var i = 0; i < requests; i++)
        {
            var bug = (int)(await PostAsync("bug", "requester", new JsonObject
            {
                ["product"] = "Thunderbird",
                ["component"] = "General",
                ["version"] = "unspecified",
                ["op_sys"] = "All",
                ["rep_platform"] = "All",
                ["summary"] = $"Count how often window number {i} is opened",
                ["description"] = "Please see the form.",
            }))["id"]!;
            await PostAsync($"bug/{bug}/attachment", "requester", new JsonObject
            {
                ["data"] = Convert.ToBase64String(await File.ReadAllBytesAsync(forms[i % forms.Length])),
                ["file_name"] = "data-review.txt",
                ["summary"] = "Request for data collection review",
                ["content_type"] = "text/plain",
                ["flags"] = new JsonArray(new JsonObject { ["name"] = "data-review", ["status"] = "?" }),
            });
        }
    }

    private async Task<JsonNode> PostAsync(string path, string role, JsonObject what)
    {
        using var body = new StringContent(what.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(Url, $"rest/{path}?Bugzilla_api_key={Key(role)}"), body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }

    public void Dispose()
    {
        http.Dispose();
        process.Dispose();
    }
}
