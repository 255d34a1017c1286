using System.Text.Json.Nodes;

namespace ReviewBot.Tests.Support;

/// <summary>An admin's folder with a settings file, in which commands are run.</summary>
internal sealed class Workplace : IDisposable
{
    public Workplace(JsonObject? settings = null)
    {
        Folder = Directory.CreateTempSubdirectory("reviewbot").FullName;
        Settings = settings ?? [];
        Save();
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "appsettings.json");

    public string Database => Path.Combine(Folder, "reviewbot.db");

    public JsonObject Settings { get; }

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Settings for the server that a contract file describes: live, with its stewards and its owner.</summary>
    public static Workplace For(JsonNode contract)
    {
        JsonObject Person(string role) => new() { ["Login"] = (string)contract["users"]![role]!["login"]! };
        return new Workplace(new JsonObject
        {
            ["Bugzilla"] = new JsonObject
            {
                ["BaseUrl"] = (string)contract["url"]!,
                ["Login"] = (string)contract["users"]!["bot"]!["login"]!,
                ["ApiKey"] = (string)contract["users"]!["bot"]!["key"]!,
                ["Products"] = contract["products"]!.DeepClone(),
                ["RequestsPerSecond"] = 100,
            },
            ["Polling"] = new JsonObject { ["Quiet"] = "00:00:00" },
            ["Stewards"] = new JsonArray(Person("steward1"), Person("steward2"), Person("steward3")),
            ["Owners"] = new JsonArray(Person("admin")),
            ["Embargo"] = new JsonObject
            {
                ["Groups"] = new JsonArray((string)contract["embargoGroup"]!),
                ["ToleratedGroups"] = new JsonArray((string)contract["otherGroup"]!),
            },
            ["GitHub"] = new JsonObject { ["Enabled"] = false },
            ["Web"] = new JsonObject { ["Url"] = "http://127.0.0.1:0" },
            ["Safety"] = new JsonObject { ["DryRun"] = false, ["MaxWritesPerPass"] = 1000 },
        });
    }

    /// <summary>Changes a setting in the file; null takes it out.</summary>
    public void Set(string name, JsonNode? value)
    {
        var path = name.Split(':');
        JsonNode node = Settings;
        foreach (var part in path[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part] ??= new JsonObject();
        }

        if (value is null)
        {
            node.AsObject().Remove(path[^1]);
        }
        else
        {
            node[path[^1]] = value;
        }

        Save();
    }

    /// <summary>Runs a command, in the process that stands by.</summary>
    public Task<Ran> RunAsync(params string[] arguments) => Standby.RunAsync(Folder, Environment, arguments);

    /// <summary>Runs a command in a process of its own.</summary>
    public Task<Ran> RunAloneAsync(params string[] arguments) => Binary.RunAsync(Folder, Environment, arguments);

    public Binary.Service Serve(params string[] arguments) => Binary.Serve(Folder, Environment, arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // In one step, as careful editors do: nobody reads half a file.
    private void Save()
    {
        System.IO.File.WriteAllText(File + ".new", Settings.ToJsonString());
        System.IO.File.Move(File + ".new", File, overwrite: true);
    }
}
