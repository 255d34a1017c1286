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

    /// <summary>The most memory that was ever resident, in MB; null once the process has ended.</summary>
    public double? PeakMemory => Status("VmHWM:");

    public async Task EndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    private double? Status(string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal));
            return line is null ? null : double.Parse(line.AsSpan(field.Length, line.Length - field.Length - "kB".Length), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return null;
        }
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

    public string[] Stewards => [Login("steward1"), Login("steward2"), Login("steward3")];

    /// <summary>Settings as environment, for the service with a ledger in a file.</summary>
    /// <param name="file">The ledger.</param>
    /// <param name="interval">Between two polls.</param>
    /// <param name="through">The server as the service sees it, where that isn't the sandbox's own address.</param>
    /// <param name="concurrency">Requests at a time.</param>
    public Dictionary<string, string> Settings(string file, TimeSpan interval, Uri? through = null, int concurrency = 2)
    {
        var settings = new Dictionary<string, string>
        {
            ["Bugzilla__BaseUrl"] = (through ?? Url).AbsoluteUri,
            ["Bugzilla__Login"] = Login("bot"),
            ["Bugzilla__ApiKey"] = Key("bot"),
            ["Bugzilla__Contact"] = "admin@example.org",
            ["Bugzilla__RequestsPerSecond"] = "100",
            ["Bugzilla__Concurrency"] = concurrency.ToString(CultureInfo.InvariantCulture),
            ["Polling__Interval"] = interval.ToString(),
            ["Polling__Quiet"] = "00:00:00",
            ["Safety__DryRun"] = "false",
            ["GitHub__Enabled"] = "false",
            ["Storage__ConnectionString"] = $"Data Source={file}",
            ["Web__Url"] = "http://127.0.0.1:0",
        };
        for (var i = 0; i < Stewards.Length; i++)
        {
            settings[$"Stewards__{i}__Login"] = Stewards[i];
        }

        return settings;
    }

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

    /// <summary>Files so many bugs, a few at a time, each with a form of its own attached and asked for.</summary>
    public Task FileAsync(int requests)
    {
        var forms = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes).Where(form => form.Length > 0).ToArray();
        return Parallel.ForAsync(0, requests, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
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
                ["data"] = Convert.ToBase64String([.. forms[i % forms.Length], .. Encoding.ASCII.GetBytes($"\n\nWindow {i}\n")]),
                ["file_name"] = "data-review.txt",
                ["summary"] = "Request for data collection review",
                ["content_type"] = "text/plain",
                ["flags"] = new JsonArray(new JsonObject { ["name"] = "data-review", ["status"] = "?" }),
            });
        });
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
