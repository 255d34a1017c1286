using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>
/// Ledgers of earlier builds. <c>version2.db</c> was written by the last build that kept one text a bug, over the sandbox's story with some decisions; the exports beside it are that build's.
/// </summary>
public sealed class OldLedgerTests
{
    private const string Server = "http://127.0.0.1:5998/";

    private string folder = "";

    private Database Connection => new(StorageProvider.Sqlite, $"Data Source={Path.Combine(folder, "ledger.db")}");

    private static string Old(string file) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Storage", "Old", file);

    [SetUp]
    public void Copy()
    {
        folder = Directory.CreateTempSubdirectory("reviewbot-ledger-").FullName;
        File.Copy(Old("version2.db"), Path.Combine(folder, "ledger.db"));
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void What_version_2_exported_as_json_is_exported_still_with_more_beside_it()
    {
        using var ledger = Ledger.Open(Connection, Server);
        var before = JsonNode.Parse(File.ReadAllText(Old("register.json")))!.AsArray();

        var now = JsonNode.Parse(Exports.Text(new DecisionRegister(ledger).All(RegisterSearch.All), "json"))!.AsArray();

        Assert.That(now.Select(e => Only(e!, before[0]!.AsObject().Select(m => m.Key))), Is.EquivalentTo(before.Select(e => e!.ToJsonString())));
        Assert.That(now.Select(e => e!["form"]?.ToString()), Is.All.Null, "what that build did not keep is not made up");
    }

    [Test]
    public void What_version_2_exported_as_csv_are_the_first_columns_still()
    {
        using var ledger = Ledger.Open(Connection, Server);

        var now = Exports.Text(new DecisionRegister(ledger).All(RegisterSearch.All), "csv").Split("\r\n");
        var before = File.ReadAllText(Old("register.csv")).Split("\r\n");

        Assert.That(now[0], Does.StartWith(before[0] + ","));
        Assert.That(now.Skip(1).Select(line => line.Length == 0 ? line : line[..^4]), Is.EquivalentTo(before.Skip(1)), "and four that are empty");
    }

    [Test]
    public void Readers_of_version_2s_feed_know_its_entries_again()
    {
        using var ledger = Ledger.Open(Connection, Server);

        var now = XDocument.Parse(Exports.Text(new DecisionRegister(ledger).All(RegisterSearch.All), "atom", "http://127.0.0.1:5998"));
        var before = XDocument.Parse(File.ReadAllText(Old("register.atom")));

        Assert.That(Entries(now), Is.EquivalentTo(Entries(before)));
        Assert.That(Child(now.Root!, "id"), Is.EqualTo(Child(before.Root!, "id")));
        Assert.That(DateTimeOffset.Parse(Child(now.Root!, "updated"), CultureInfo.InvariantCulture), Is.EqualTo(DateTimeOffset.Parse(Child(before.Root!, "updated"), CultureInfo.InvariantCulture)));
    }

    [Test]
    public void Everything_else_of_version_2_is_kept()
    {
        using var ledger = Ledger.Open(Connection, Server);
        var history = new HistoryInLedger(ledger);

        Assert.That(new BugCache(ledger).Held(Enumerable.Range(1, 100)), Has.Count.EqualTo(18));
        Assert.That(ledger.Get("cursor"), Is.Not.Null);
        Assert.That(history.AskedSince(DateTimeOffset.MinValue).Count(), Is.EqualTo(12));
        Assert.That(history.AskedIn([9]).Single(), Has.Property("Restricted").True.And.Property("Named").False.And.Property("Component").EqualTo("Account Manager"));
        Assert.That(history.GrantsTo("robin@example.org", 9), Is.EqualTo(3));
        Assert.That(history.WithoutGrant([1, 3, 9]), Is.EqualTo(new[] { 3 }));
        Assert.That(history.Waits().Select(w => (w.Bug, w.For)), Does.Contain((10, Awaited.Steward)).And.Contains((16, Awaited.Requester)).And.Contains((11, Awaited.Nobody)));
        Assert.That(history.Waits().Single(w => w.Bug == 10).Asked, Is.EqualTo(new[] { "maren@example.org" }));
        Assert.That(history.Open(), Does.Contain("maren@example.org"));
        Assert.That(ledger.Scalar<int>("SELECT count(*) FROM writes"), Is.EqualTo(20));
        Assert.That(new Notices(ledger).All(), Has.Count.EqualTo(2));
        Assert.That(new Notices(ledger).Count(), Is.EqualTo(2));
        Assert.That(ledger.Query<int>("SELECT id FROM bugs WHERE reading = 0"), Is.Empty, "nothing is absent there");
        Assert.That(new BugCache(ledger).ReadEarlier(100), Has.Count.EqualTo(18), "and all is read again for what a later build keeps besides");
    }

    [Test]
    public void Rows_that_lack_a_list_are_taken_for_what_they_hold_and_read_again_a_few_at_a_time()
    {
        Change("UPDATE bugs SET facts = '{\"Assignments\":[],\"Open\":[],\"Register\":[]}'");
        using var ledger = Ledger.Open(Connection, Server);
        var cache = new BugCache(ledger);

        Assert.That(new HistoryInLedger(ledger).WithoutGrant(Enumerable.Range(1, 100).ToList()), Is.Empty, "what isn't known is not told");
        var again = Enumerable.Range(0, 4).Select(_ => cache.ReadEarlier(7)).ToList();
        Assert.That(again.Select(a => a.Count), Is.EqualTo(new[] { 7, 7, 4, 0 }));
        Assert.That(again.SelectMany(a => a), Is.Unique.And.Ordered);
        Assert.That(cache.ReadEarlier(7), Is.EqualTo(again[0]), "those that could not be read get another turn");
        cache.Put(cache.Held([again[0][0]]).Values.Single(), new BugFacts(again[0][0]));
        Assert.That(Enumerable.Range(0, 4).SelectMany(_ => cache.ReadEarlier(7)).Distinct().Count(), Is.EqualTo(17));
    }

    [Test]
    public void A_row_that_is_no_text_of_ours_stops_nothing()
    {
        Change("UPDATE bugs SET facts = 'x' WHERE id = 1; UPDATE bugs SET facts = '{\"Assignments\":[{}],\"Open\":[],\"Register\":[{}],\"Reminders\":[{}],\"Waits\":[{}],\"Granted\":null}' WHERE id = 2");
        using var ledger = Ledger.Open(Connection, Server);

        Assert.That(ledger.Query<int>("SELECT id FROM bugs WHERE reading = 0 ORDER BY id"), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(new DecisionRegister(ledger).All(RegisterSearch.All).Select(e => e.Bug), Is.EquivalentTo(new[] { 4, 7, 5, 8 }));
    }

    [Test]
    public void Looking_brings_an_old_ledger_up_to_date_unless_its_service_runs()
    {
        using (InstanceLock.Take(Path.Combine(folder, "ledger.db")))
        {
            Assert.That(Assert.Throws<LedgerException>(() => Ledger.OpenToRead(Connection)?.Dispose())!.Message, Does.Contain("another ReviewBot"));
        }

        using var ledger = Ledger.OpenToRead(Connection);
        Assert.That(new DecisionRegister(ledger!).All(RegisterSearch.All).Count(), Is.EqualTo(6));
    }

    [Test]
    public void A_ledger_that_can_not_be_brought_up_to_date_is_not_used_and_stays_as_it_is()
    {
        Change("CREATE VIEW assignments AS SELECT 1 AS something");

        Assert.That(Assert.Throws<LedgerException>(() => Ledger.Open(Connection, Server).Dispose())!.Message, Does.StartWith("Storage:ConnectionString: the database"));
        Assert.That(Assert.Throws<LedgerException>(() => Ledger.OpenToRead(Connection)?.Dispose())!.Message, Does.StartWith("Storage:ConnectionString: the database"), "nothing of it was done");
    }

    [Test]
    public void A_ledger_of_a_later_build_is_left_alone()
    {
        Change("PRAGMA user_version = 99");

        Assert.That(Assert.Throws<LedgerException>(() => Ledger.Open(Connection, Server).Dispose())!.Message, Does.Contain("newer ReviewBot"));
        Assert.That(Assert.Throws<LedgerException>(() => Ledger.OpenToRead(Connection)?.Dispose())!.Message, Does.Contain("newer ReviewBot"));
    }

    [Test]
    public void Each_script_says_which_version_it_makes()
    {
        using var ledger = Ledger.Open(Connection, Server);

        Assert.That(ledger.Scalar<int>("PRAGMA user_version"), Is.EqualTo(SqliteProvider.Instance.Version).And.EqualTo(6));
    }

    private static string Only(JsonNode entry, IEnumerable<string> names) => new JsonObject(names.Select(n => KeyValuePair.Create(n, entry[n]?.DeepClone()))).ToJsonString();

    private static IEnumerable<(string, string, DateTimeOffset, string, string)> Entries(XDocument feed) => feed.Root!.Elements().Where(e => e.Name.LocalName == "entry").Select(e => (
        Child(e, "id"), Child(e, "title"), DateTimeOffset.Parse(Child(e, "updated"), CultureInfo.InvariantCulture), Child(e, "author"), e.Elements().Single(c => c.Name.LocalName == "link").Attribute("href")!.Value));

    private static string Child(XElement of, string name) => of.Elements().Single(e => e.Name.LocalName == name).Value;

    private void Change(string sql)
    {
        using var connection = new SqliteConnection(Connection.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
