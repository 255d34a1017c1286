using System.Collections;
using ReviewBot.Settings;

namespace ReviewBot.Tests.Settings;

/// <summary>Settings of a bot on a server of its own, with what a test sets besides.</summary>
internal static class SettingsAsked
{
    private static readonly (string, string?)[] Server =
    [
        ("Bugzilla:BaseUrl", "https://bugzilla.example.org/"), ("Bugzilla:Login", "bot@example.org"), ("Bugzilla:ApiKey", "0123456789012345678901234567890123456789"),
        ("Stewards:0:Login", "maren@example.org"), ("Stewards:1:Login", "tomas@example.org"),
    ];

    /// <summary>What is wrong with them.</summary>
    public static IReadOnlyList<string> Errors(params (string, string?)[] settings) => Assert.Throws<SettingsException>(() => Read(settings))!.Errors;

    /// <summary>They as they are read; a setting that is null is left out.</summary>
    public static LoadedSettings Read(params (string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in Server.Concat(settings))
        {
            values[name] = value;
        }

        return SettingsReader.Read(Path.Combine(TestContext.CurrentContext.TestDirectory, "Support", "empty.json"), values.Where(v => v.Value is not null).ToDictionary(), new Hashtable());
    }
}
