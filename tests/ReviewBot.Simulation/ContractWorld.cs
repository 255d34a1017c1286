using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReviewBot.Simulation;

/// <summary>
/// The sandbox as another process, or the server of a contract file, and people on it: they ask and command, and in the end it is looked
/// whether everything was said and set once.
/// </summary>
internal sealed partial class ContractWorld(int seed, string flavour, string? contractFile) : IDisposable
{
    private readonly HttpClient http = new();
    private readonly List<int> bugs = [];
    private readonly List<int> attachments = [];
    private Process? server;
    private JsonObject contract = [];

    /// <summary>A folder of its own.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("reviewbot-world-").FullName;

    /// <summary>What is left to chance.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>The server, in words.</summary>
    public string Server => $"{(contractFile is null ? "sandbox" : "real server")}, {(string)contract["flavour"]!}";

    /// <summary>Its address.</summary>
    public Uri Url => new((string)contract["url"]!);

    /// <summary>What people did.</summary>
    public (int Bugs, int Requests) Asked => (bugs.Count, attachments.Count);

    /// <summary>Starts the sandbox, or reads the contract.</summary>
    public async Task BeginAsync()
    {
        if (contractFile is null)
        {
            await StartServerAsync();
        }
        else
        {
            contract = JsonNode.Parse(await File.ReadAllTextAsync(contractFile))!.AsObject();
        }
    }

    public void Dispose()
    {
        server?.Kill(entireProcessTree: true);
        server?.Dispose();
        http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The bot's settings for this world.</summary>
    public JsonObject Settings(Uri address, TimeSpan settleAfter) => new()
    {
        ["Bugzilla"] = new JsonObject
        {
            ["BaseUrl"] = address.AbsoluteUri,
            ["Login"] = Login("bot"),
            ["ApiKey"] = (string)contract["users"]!["bot"]!["key"]!,
            ["RequestsPerSecond"] = 100,
            ["SettleAfter"] = settleAfter.ToString(),
        },
        ["Polling"] = new JsonObject { ["Quiet"] = "00:00:00" },
        ["Stewards"] = new JsonArray([.. new[] { "steward1", "steward2", "steward3" }.Select(s => (JsonNode?)new JsonObject { ["Login"] = Login(s) })]),
        ["Owners"] = new JsonArray(new JsonObject { ["Login"] = Login("admin") }),
        ["GitHub"] = new JsonObject { ["Enabled"] = false },
        ["Safety"] = new JsonObject { ["DryRun"] = false, ["MaxWritesPerPass"] = 1000 },
    };

    private async Task StartServerAsync()
    {
        var file = Path.Combine(Folder, "contract.json");
        server = Start("sandbox", "--empty", "--flavour", flavour, "--contract", file);
        for (var i = 0; i < 600 && !File.Exists(file); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        contract = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
    }

    /// <summary>Somebody does something.</summary>
    public async Task ActAsync()
    {
        if (bugs.Count == 0 || Random.Next(2) == 0)
        {
            var fields = new JsonObject
            {
                ["product"] = (string)contract["products"]![0]!, ["component"] = (string)contract["component"]!, ["version"] = (string)contract["version"]!,
                ["summary"] = "Count the things", ["description"] = "Please.",
            };
            foreach (var (name, value) in contract["bugFields"] as JsonObject ?? [])
            {
                fields[name] = value?.DeepClone();
            }

            var bug = (int)(await CallAsync("requester", HttpMethod.Post, "/rest/bug", fields))["id"]!;
            var answer = await CallAsync("requester", HttpMethod.Post, $"/rest/bug/{bug}/attachment", new JsonObject
            {
                ["data"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Random.Next(4) == 0 ? Forms.Incomplete(Random, "plainly") : Forms.Complete(Random, "plainly"))),
                ["file_name"] = "request.txt", ["summary"] = "request", ["content_type"] = "text/plain",
                ["flags"] = new JsonArray(new JsonObject { ["name"] = "data-review", ["status"] = "?" }),
            });
            bugs.Add(bug);
            attachments.Add(answer["ids"] is JsonArray ids ? (int)ids[0]! : int.Parse(answer["attachments"]!.AsObject().First().Key, CultureInfo.InvariantCulture));
        }
        else
        {
            var (who, text) = Random.Next(4) switch
            {
                0 => ("admin", "reviewbot: reassign"),
                1 => ("steward1", "reviewbot: approve"),
                2 => ("requester", "reviewbot: explain"),
                _ => ("steward2", "reviewbot: assign me"),
            };
            await CallAsync(who, HttpMethod.Post, $"/rest/bug/{bugs[Random.Next(bugs.Count)]}/comment", new JsonObject { ["comment"] = text });
        }
    }

    /// <summary>What was said twice, and what was not said or set.</summary>
    public async Task<List<string>> JudgeAsync()
    {
        var problems = new List<string>();
        var marks = new HashSet<string>();
        foreach (var bug in bugs)
        {
            var comments = (await CallAsync("admin", HttpMethod.Get, $"/rest/bug/{bug}/comment", null))["bugs"]![$"{bug}"]!["comments"]!.AsArray();
            var ours = comments.Where(c => (string?)c!["creator"] == Login("bot")).Select(c => (string)c!["text"]!).ToList();
            foreach (var item in ours.SelectMany(text => Items().Match(text).Groups[1].Value.Split("; ")))
            {
                if (!marks.Add($"{bug}: {item}"))
                {
                    problems.Add($"bug {bug}: \"{item}\" was said twice");
                }
            }

            foreach (var id in comments.Where(c => ((string)c!["text"]!) == "reviewbot: explain").Select(c => (int)c!["id"]!).Where(id => !marks.Any(m => m.StartsWith($"{bug}: c{id} ", StringComparison.Ordinal))))
            {
                problems.Add($"bug {bug}: comment {id} was never answered");
            }
        }

        foreach (var attachment in attachments)
        {
            var flags = (await CallAsync("admin", HttpMethod.Get, $"/rest/bug/attachment/{attachment}?exclude_fields=data", null))["attachments"]![$"{attachment}"]!["flags"]!.AsArray();
            var said = marks.Count(m => new[] { "assigned=", "findings=", "decided" }.Any(step => m.Contains($" {attachment}.1 {step}", StringComparison.Ordinal)));
            if (flags is not [var flag] || ((string?)flag!["status"] == "?" && flag["requestee"] is null && !marks.Any(m => m.Contains($" {attachment}.1 findings=", StringComparison.Ordinal))) || said == 0)
            {
                problems.Add($"attachment {attachment}: not dealt with ({flags.ToJsonString()}, {said} comments)");
            }
        }

        return problems;
    }

    private async Task<JsonObject> CallAsync(string role, HttpMethod method, string path, JsonObject? body)
    {
        var key = (string)contract["users"]![role]!["key"]!;
        var inQuery = (string)contract["auth"]! == "query";
        using var request = new HttpRequestMessage(method, $"{(string)contract["url"]!}{path}{(inQuery ? $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}Bugzilla_api_key={key}" : "")}");
        if (!inQuery)
        {
            request.Headers.Add("X-BUGZILLA-API-KEY", key);
        }

        // With its length: Bugzilla doesn't read a body that comes in chunks.
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private string Login(string role) => (string)contract["users"]![role]!["login"]!;

    /// <summary>Starts the program.</summary>
    public Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "reviewbot.dll"), .. arguments])
    {
        WorkingDirectory = Folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    [GeneratedRegex(@"ReviewBot [0-9]+: ([^\n]*?)[\])]?$")]
    private static partial Regex Items();
}
