using Microsoft.Data.Sqlite;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Storage;

public sealed class LedgerTests
{
    private const string Server = "https://bugzilla.example.org/";

    private string folder = "";

    private string File => Path.Combine(folder, "ledger.db");

    private Database Connection => new(StorageProvider.Sqlite, $"Data Source={File}");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("reviewbot-ledger-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_second_process_is_kept_off_and_told_why()
    {
        using var first = Ledger.Open(Connection, Server);

        var refusal = Assert.Throws<LedgerException>(() => Ledger.Open(Connection, Server).Dispose());

        Assert.That(refusal!.Message, Does.Contain("Storage:ConnectionString").And.Contain("another ReviewBot").And.Contain(File));
    }

    [Test]
    public void After_the_first_has_ended_the_next_may_begin()
    {
        Ledger.Open(Connection, Server).Dispose();

        Assert.DoesNotThrow(() => Ledger.Open(Connection, Server).Dispose());
    }

    [Test]
    public void The_database_of_another_server_is_refused_and_stays_as_it_is()
    {
        using (var ledger = Ledger.Open(Connection, Server))
        {
            ledger.Set("cursor", "kept");
        }

        var refusal = Assert.Throws<LedgerException>(() => Ledger.Open(Connection, "https://other.example.org/").Dispose());

        Assert.That(refusal!.Message, Does.Contain(Server).And.Contain("https://other.example.org/"));
        using var again = Ledger.Open(Connection, Server);
        Assert.That(again.Get("cursor"), Is.EqualTo("kept"));
    }

    [Test]
    public void A_damaged_file_is_told_and_not_overwritten()
    {
        var damage = Enumerable.Repeat((byte)'x', 5000).ToArray();
        System.IO.File.WriteAllBytes(File, damage);

        var refusal = Assert.Throws<LedgerException>(() => Ledger.Open(Connection, Server).Dispose());

        Assert.That(refusal!.Message, Does.Contain("damaged").And.Contain("nothing is said twice"));
        Assert.That(System.IO.File.ReadAllBytes(File), Is.EqualTo(damage));
    }

    [Test]
    public void A_folder_that_does_not_exist_is_told()
    {
        var refusal = Assert.Throws<LedgerException>(() => Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={Path.Combine(folder, "none", "ledger.db")}"), Server).Dispose());

        Assert.That(refusal!.Message, Does.Contain("can't be opened").And.Contain("folder"));
    }

    [TestCase(8, "read-only")]
    [TestCase(10, "look at the disk")]
    [TestCase(13, "full disk")]
    [TestCase(14, "can't be opened")]
    [TestCase(5, "locked")]
    public void What_the_disk_refuses_is_told_in_words(int code, string words) =>
        Assert.That(LedgerException.From(File, new SqliteException("x", code)).Message, Does.Contain(words).And.Contain(File));

    [Test]
    public void What_does_not_fit_loses_nothing_of_what_is_there()
    {
        using var ledger = Ledger.Open(Connection, Server);
        ledger.Set("cursor", "kept");
        ledger.Execute($"PRAGMA max_page_count = {ledger.Scalar<int>("PRAGMA page_count")}");

        var refusal = Assert.Throws<LedgerException>(() => ledger.Set("large", new string('x', 1_000_000)));

        Assert.That(refusal!.Message, Does.Contain("full disk"));
        Assert.That(ledger.Get("cursor"), Is.EqualTo("kept"));
    }

    [Test]
    public void A_copy_is_made_while_the_service_writes()
    {
        using var ledger = Ledger.Open(Connection, Server);
        ledger.Set("cursor", "copied");
        var copy = Path.Combine(folder, "copy.db");

        using (var reader = Ledger.OpenToRead(Connection))
        {
            reader!.BackUpTo(copy);
        }

        ledger.Set("cursor", "later");
        using var restored = Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={copy}"), Server);
        Assert.That(restored.Get("cursor"), Is.EqualTo("copied"));
    }

    [Test]
    public void A_write_is_known_by_its_own_marks_and_not_by_parts_of_others()
    {
        var write = new OpenWrite(1, 5, "5: 113.1 assigned=12; c60 done; assign 113/7 maren@example.org", DateTimeOffset.UnixEpoch, null, false);

        Assert.That(write.Marks, Does.Contain("113.1 assigned=12").And.Contain("c60 done"));
        Assert.That(write.Marks, Does.Not.Contain("13.1 assigned=1"));
    }
}
