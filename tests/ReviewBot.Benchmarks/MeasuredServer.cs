using System.Globalization;
using System.Text.Json.Nodes;

namespace ReviewBot.Benchmarks;

/// <summary>A Bugzilla that is looked at, as a contract file describes it.</summary>
internal class MeasuredServer(JsonObject contract)
{
    /// <summary>The most that the settings allow: it is a server of ours, and <c>Concurrency</c> alone holds us back.</summary>
    private const int RequestsPerSecond = 1000;

    /// <summary>Its address, without a slash at the end.</summary>
    public Uri Url { get; } = new((string)contract["url"]!);

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
            ["Bugzilla__RequestsPerSecond"] = RequestsPerSecond.ToString(CultureInfo.InvariantCulture),
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
}
