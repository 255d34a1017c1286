using System.Collections;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Settings;

/// <summary>Where the ledger is, and that nothing shows how one connects there.</summary>
public sealed class StorageRulesTests
{
    private const string Secret = "gr8-secret";
    private const string PostgreSql = $"Host=db.example.org;Database=reviews;Username=bot;Password={Secret}";

    [TestCase("Sqlite", PostgreSql, "must be a SQLite connection string", "set Storage:Provider to PostgreSql")]
    [TestCase("PostgreSql", "Data Source=reviewbot.db", "must say where the PostgreSQL database is", "for a file set it to Sqlite")]
    [TestCase("PostgreSql", $"Database=reviews;Password={Secret}", "must say where the PostgreSQL database is", "Host=")]
    [TestCase("PostgreSql", $"Host=db.example.org;Port=many;Password={Secret}", "must say where the PostgreSQL database is", "Host=")]
    [TestCase("PostgreSql", null, "must say where the PostgreSQL database is", "Host=")]
    public void What_does_not_fit_is_told_without_the_password(string provider, string? connection, string said, string advice)
    {
        var error = Assert.Throws<SettingsException>(() => Read(("Storage:Provider", provider), ("Storage:ConnectionString", connection)))!.Errors.Single();

        Assert.That(error, Does.StartWith("Storage:ConnectionString: ").And.Contains(said).And.Contains(advice).And.Not.Contains(Secret));
    }

    [Test]
    public void A_PostgreSql_database_goes_by_its_name_and_host()
    {
        var settings = Read(("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", PostgreSql));

        Assert.That(settings.Database, Is.EqualTo(new Database(StorageProvider.PostgreSql, PostgreSql)));
        Assert.That(settings.Database!.Name, Is.EqualTo("reviews on db.example.org"));
        Assert.That($"{settings.Database} {settings.Values.Storage} {settings}", Does.Not.Contain(Secret));
    }

    [Test]
    public void The_connection_string_can_stand_in_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, PostgreSql + "\n");
            Assert.That(Read(("Storage:Provider", "PostgreSql"), ("Storage:ConnectionStringFile", file)).Database!.ConnectionString, Is.EqualTo(PostgreSql));

            var both = Assert.Throws<SettingsException>(() => Read(("Storage:Provider", "PostgreSql"), ("Storage:ConnectionStringFile", file), ("Storage:ConnectionString", PostgreSql)));
            Assert.That(both!.Errors.Single(), Does.StartWith("Storage:ConnectionStringFile: Storage:ConnectionString is set as well"));
        }
        finally
        {
            File.Delete(file);
        }

        var none = Assert.Throws<SettingsException>(() => Read(("Storage:Provider", "PostgreSql"), ("Storage:ConnectionStringFile", file)));
        Assert.That(none!.Errors.Single(), Does.StartWith("Storage:ConnectionStringFile: ").And.Contains("can't be read"));
    }

    [Test]
    public void A_database_that_cannot_be_reached_is_told_by_name()
    {
        var refusal = Assert.Throws<LedgerException>(() => Ledger.Open(new Database(StorageProvider.PostgreSql, $"Host=127.0.0.1;Port=9;Database=reviews;Username=bot;Password={Secret}"), "https://bugzilla.example.org/"));

        Assert.That(refusal!.Message, Does.Contain("reviews on 127.0.0.1 can't be reached").And.Not.Contains(Secret));
    }

    private static LoadedSettings Read(params (string Name, string? Value)[] values) => SettingsReader.Read(
        Path.Combine(TestContext.CurrentContext.TestDirectory, "Support", "empty.json"), values.ToDictionary(v => v.Name, v => v.Value), new Hashtable());
}
