using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using ReviewBot.CommandLine;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Settings;

/// <summary>The shipped settings file, its schema and the code say the same.</summary>
public sealed class SchemaTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string SchemaFile => Repository.PathTo(".config", "appsettings.schema.json");

    private static string SettingsFile => Repository.PathTo("appsettings.json");

    [Test]
    public void The_schema_is_what_follows_from_the_code()
    {
        var expected = SettingsSchema.Generate().ToJsonString(Indented) + "\n";
        Holds(SchemaFile, expected);
    }

    [Test]
    public void The_page_for_admins_is_what_follows_from_the_schema()
    {
        Holds(Repository.PathTo("deploy", "settings.md"), SettingsCommand.Page(SettingsSchema.Generate().ToJsonString(Indented)));
    }

    [Test]
    public void The_shipped_file_holds_every_setting_with_its_default_and_the_sandboxs_people()
    {
        var shipped = JsonNode.Parse(File.ReadAllText(SettingsFile))!.AsObject();
        var people = shipped["Stewards"]!.AsArray();
        foreach (var name in new[] { "$schema", "Serilog", "Stewards", "Owners" })
        {
            Assert.That(shipped.Remove(name), name);
        }

        var defaults = SettingsSchema.Defaults();
        defaults.Remove("Stewards");
        defaults.Remove("Owners");
        Assert.That(shipped.ToJsonString(Indented), Is.EqualTo(defaults.ToJsonString(Indented)));
        Assert.That(people[0]!.AsObject().Select(p => p.Key), Is.EqualTo(typeof(StewardSettings).GetProperties().Where(p => p.CanWrite).Select(p => p.Name)), "the first steward shows all that can be said of one");
    }

    [Test]
    public async Task The_shipped_file_is_valid_by_the_schema_and_for_the_program()
    {
        var schema = await JsonSchema.FromFileAsync(SchemaFile);

        Assert.That(schema.Validate(await File.ReadAllTextAsync(SettingsFile)), Is.Empty);
        Assert.That(SettingsReader.Read(SettingsFile, environment: new Hashtable()).IsSandbox);
    }

    private static void Holds(string file, string expected)
    {
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.That(File.ReadAllText(file), Is.EqualTo(expected), $"run this test with APPROVE=1 to write {file} anew");
    }

    [TestCase("""{ "Bugzila": {} }""", "Bugzila")]
    [TestCase("""{ "Bugzilla": { "Url": "https://bugzilla.example.org/" } }""", "Bugzilla:Url")]
    [TestCase("""{ "Stewards": [ { "Login": "a@example.org", "Nick": "a" } ] }""", "Stewards:0:Nick")]
    [TestCase("""{ "Stewards": [ { "Login": "a@example.org", "Away": [ { "Form": "2026-12-24", "To": "2026-12-26" } ] } ] }""", "Stewards:0:Away:0:Form")]
    [TestCase("""{ "Bugzilla": { "Authentication": "Cookie" } }""", "Bugzilla:Authentication")]
    [TestCase("""{ "Polling": { "Interval": "five minutes" } }""", "Polling:Interval")]
    [TestCase("""{ "Polling": { "Interval": 300 } }""", "Polling:Interval")]
    [TestCase("""{ "Safety": { "MaxWritesPerPass": "many" } }""", "Safety:MaxWritesPerPass")]
    [TestCase("""{ "Safety": { "DryRun": "perhaps" } }""", "Safety:DryRun")]
    [TestCase("""{ "Embargo": { "Holidays": [ "24.12.2026" ] } }""", "Embargo:Holidays:0")]
    [TestCase("""{ "Bugzilla": { "Products": "Thunderbird" } }""", "Bugzilla:Products")]
    [TestCase("""{ "Web": "http://127.0.0.1:5080" }""", "Web")]
    public async Task What_the_schema_refuses_the_program_refuses_with_the_settings_name(string json, string setting)
    {
        var schema = await JsonSchema.FromFileAsync(SchemaFile);
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.ID}.json");
        await File.WriteAllTextAsync(file, json);

        Assert.That(schema.Validate(json), Is.Not.Empty);
        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(file, environment: new Hashtable()));
        Assert.That(refused!.Errors, Has.Some.StartsWith($"{setting}:"));
    }
}
