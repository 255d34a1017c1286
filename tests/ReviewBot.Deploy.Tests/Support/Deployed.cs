using System.Collections;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests.Support;

/// <summary>What the files in <c>deploy</c> have in common: variables that are settings, and secrets that are never in them.</summary>
internal static partial class Deployed
{
    public static string PathTo(params string[] parts) => Repository.PathTo(["deploy", .. parts]);

    /// <summary>Every file in <c>deploy</c> that is text.</summary>
    public static IEnumerable<string> Texts() =>
        Directory.EnumerateFiles(Repository.PathTo("deploy"), "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is not (".png" or ".db"));

    /// <summary>Those of the variables that name no setting.</summary>
    public static IEnumerable<string> NoSettings(IEnumerable<string> variables) => variables.Where(v => v.Contains("__", StringComparison.Ordinal) && !v.StartsWith("GF_", StringComparison.Ordinal) && !Exists(v.Split("__")));

    /// <summary>Those of the variables that hold a secret themselves instead of saying where it is.</summary>
    public static IEnumerable<string> Inline(IEnumerable<KeyValuePair<string, string?>> variables) =>
        variables.Where(v => Secret().IsMatch(v.Key) && !string.IsNullOrEmpty(v.Value) && !v.Value.StartsWith("Data Source=", StringComparison.Ordinal)).Select(v => v.Key);

    /// <summary>The settings as the service would read them, but for the files that hold secrets: those aren't here.</summary>
    public static LoadedSettings Read(string file, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var environment = new Hashtable(variables.Where(v => !v.Key.EndsWith("File", StringComparison.Ordinal)).ToDictionary(v => v.Key, v => v.Value));
        environment["Bugzilla__ApiKey"] = "a key";
        if (Equals(environment["Storage__Provider"], "PostgreSql"))
        {
            environment["Storage__ConnectionString"] = "Host=postgresql;Database=reviewbot";
        }

        return SettingsReader.Read(file, environment: environment);
    }

    /// <summary>Name and value of each variable of a list as Kubernetes writes it; null where it comes from elsewhere.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Variables(JsonNode? list) =>
        list?.AsArray().Select(v => KeyValuePair.Create((string)v!["name"]!, v["value"]?.ToString())) ?? [];

    private static bool Exists(string[] path)
    {
        var type = typeof(ReviewBotSettings);
        foreach (var part in path)
        {
            if (type.GetProperty(part) is not { } property)
            {
                return false;
            }

            type = property.PropertyType;
        }

        return true;
    }

    [GeneratedRegex("(Key|Password|PASSWORD|Secret|Token|ConnectionString)$")]
    private static partial Regex Secret();
}
