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

    [Test]
    public void A_place_that_may_not_be_written_is_told_and_not_taken_for_another_process()
    {
        Directory.CreateDirectory($"{File}.lock");

        Assert.That(() => Ledger.Open(Connection, Server), Throws.InstanceOf<LedgerException>().With.Message.Contains("may the service's user write there?"));
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
    public void What_was_written_is_on_the_disk_and_what_was_forgotten_is_not()
    {
        using var ledger = Ledger.Open(Connection, Server);

        Assert.That(ledger.Scalar<string>("PRAGMA journal_mode"), Is.EqualTo("wal"), "who reads hinders nobody who writes");
        Assert.That(ledger.Scalar<int>("PRAGMA synchronous"), Is.EqualTo(2), "a write is recorded before it is sent, whatever becomes of the machine");
        Assert.That(ledger.Scalar<int>("PRAGMA busy_timeout"), Is.EqualTo(5000), "who writes at the same moment is waited for");
        Assert.That(ledger.Scalar<int>("PRAGMA secure_delete"), Is.EqualTo(1));
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
    public void A_copy_that_can_not_be_made_is_told()
    {
        using var ledger = Ledger.InMemory(Server);

        Assert.That(Assert.Throws<LedgerException>(() => ledger.BackUpTo(Path.Combine(folder, "none", "copy.db")))!.Message, Does.Contain("copy.db"));
    }

    [Test]
    public void Whoever_adds_beside_the_process_that_has_it_uses_the_same_build()
    {
        using var first = Ledger.Open(Connection, Server);
        using (var beside = Ledger.OpenToAdd(Connection, Server))
        {
            beside.Set("added", "1");
        }

        Assert.That(first.Get("added"), Is.EqualTo("1"));
        first.Execute("PRAGMA user_version = 1");
        Assert.That(Assert.Throws<LedgerException>(() => Ledger.OpenToAdd(Connection, Server).Dispose())!.Message, Does.Contain("another build"));
        Assert.That(first.Scalar<int>("PRAGMA user_version"), Is.EqualTo(1), "and it stays as it is");
    }

    [Test]
    public void Whoever_adds_alone_keeps_the_others_off()
    {
        using var alone = Ledger.OpenToAdd(Connection, Server);

        Assert.Throws<LedgerException>(() => Ledger.Open(Connection, Server).Dispose());
    }

    [Test]
    public void Where_nothing_was_ever_done_there_is_nothing_to_look_at_and_nothing_is_made()
    {
        Assert.That(Ledger.OpenToRead(Connection), Is.Null);
        Assert.That(System.IO.File.Exists(File), Is.False);

        StoredBlocks.In(Connection);
        Assert.That(Ledger.OpenToRead(Connection), Is.Null, "only what the server has forbidden is there");
    }

    [Test]
    public void A_ledger_in_memory_is_forgotten_and_one_in_a_file_is_not_and_neither_is_shared()
    {
        using var memory = Ledger.InMemory(Server);
        using var file = Ledger.Open(Connection, Server);

        Assert.That((memory.IsForgetful, file.IsForgetful), Is.EqualTo((true, false)));
        Assert.That(SqliteProvider.FileOf("Data Source=:memory:"), Is.Null);
        Assert.That((memory.Leases, file.Leases), Is.EqualTo(((Leases?)null, (Leases?)null)));
    }

    [Test]
    public void Several_statements_within_others_are_part_of_them()
    {
        using var ledger = Ledger.InMemory(Server);

        ledger.InTransaction(() =>
        {
            ledger.InTransaction(() => ledger.Set("one", "1"));
            ledger.Set("two", "2");
        });

        Assert.That((ledger.Get("one"), ledger.Get("two")), Is.EqualTo(("1", "2")));
    }

    [Test]
    public void A_write_asks_first_whether_it_may_and_within_others_only_once()
    {
        using var ledger = Ledger.InMemory(Server);
        var asked = 0;
        ledger.Fence = _ => asked++;

        ledger.Set("one", "1");
        ledger.InTransaction(() => ledger.Set("two", "2"));
        Assert.That((asked, ledger.Get("one"), ledger.Get("two")), Is.EqualTo((2, "1", "2")));
        Assert.That(ledger.Execute("UPDATE meta SET value = '3' WHERE name IN ('one', 'two')"), Is.EqualTo(2));

        ledger.Fence = _ => throw new LeaseLostException();
        Assert.Throws<LeaseLostException>(() => ledger.Set("one", "4"));
        Assert.That(ledger.Get("one"), Is.EqualTo("3"));
    }

    [Test]
    public void What_holds_a_ledger_is_seen_without_taking_it()
    {
        Assert.That(InstanceLock.IsTaken(File), Is.False, "nobody ever had it");
        Assert.That(InstanceLock.IsTaken(Path.Combine(folder, "none", "ledger.db")), Is.False, "there is not even a folder");
        using (InstanceLock.Take(File))
        {
            Assert.That(InstanceLock.IsTaken(File), Is.True);
        }

        Assert.That(InstanceLock.IsTaken(File), Is.False, "it was given back");
        Assert.Throws<LedgerException>(() => InstanceLock.Take(Path.Combine(folder, "none", "ledger.db")).Dispose());
    }

    [Test]
    public void What_is_tried_out_is_tried_on_a_copy_that_is_gone_afterwards()
    {
        using (var ledger = Ledger.Open(Connection, Server))
        {
            ledger.Set("cursor", "kept");
            using var passing = new PassingLedger();
            using var copy = passing.Of(Connection, Server);
            Assert.That(copy.Get("cursor"), Is.EqualTo("kept"));
            copy.Set("cursor", "tried out");
            Assert.That(ledger.Get("cursor"), Is.EqualTo("kept"));
        }

        using var none = new PassingLedger();
        using var empty = none.Of(new Database(StorageProvider.Sqlite, $"Data Source={File}x"), Server);
        Assert.That(empty.IsForgetful, Is.True, "there is nothing to copy yet");
    }

    [Test]
    public void A_write_is_known_by_its_own_marks_and_not_by_parts_of_others()
    {
        var write = new OpenWrite(1, 5, "5: 113.1 assigned=12; c60 done; assign 113/7 maren@example.org", DateTimeOffset.UnixEpoch, null, false);

        Assert.That(write.Marks, Does.Contain("113.1 assigned=12").And.Contain("c60 done"));
        Assert.That(write.Marks, Does.Not.Contain("13.1 assigned=1"));
    }
}
