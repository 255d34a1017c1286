using Npgsql;
using ReviewBot.Settings;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>What is PostgreSQL's own.</summary>
public sealed class PostgreSqlTests
{
    private const string Server = "https://bugzilla.example.org/";

    [OneTimeSetUp]
    public void LookForPostgreSql() => PostgreSql.Require();

    [Test]
    public void Instances_that_start_at_once_make_the_tables_once()
    {
        var database = PostgreSql.NewEmptyDatabase();
        Assert.That(Ledger.OpenToRead(database), Is.Null, "there is none yet");

        Parallel.For(0, 6, _ =>
        {
            StoredBlocks.In(database);
            Ledger.Open(database, Server).Dispose();
        });

        using var ledger = Ledger.OpenToRead(database)!;
        Assert.That(ledger.Provider.VersionOf(ledger.Connection), Is.EqualTo(PostgreSqlProvider.Instance.Version).And.GreaterThan(0));
        Assert.That(ledger.Server, Is.EqualTo(Server));
        Assert.That(ledger.Size, Is.GreaterThan(1_000_000));
    }

    [Test]
    public void The_database_of_another_server_or_of_a_later_build_is_left_alone()
    {
        var database = PostgreSql.NewDatabase();
        using (var ledger = Ledger.Open(database, Server))
        {
            Assert.That(Assert.Throws<LedgerException>(() => Ledger.Open(database, "https://other.example.org/"))!.Message, Does.Contain(Server).And.Contains("https://other.example.org/"));
            ledger.Execute("INSERT INTO schemaversions (scriptname, applied) VALUES ('PostgreSql/9999.sql', now())");
        }

        Assert.That(Assert.Throws<LedgerException>(() => Ledger.Open(database, Server))!.Message, Does.Contain("newer ReviewBot"));
    }

    [Test]
    public void What_is_wrong_with_the_database_is_told_in_words_and_without_the_password()
    {
        var good = new NpgsqlConnectionStringBuilder(PostgreSql.NewEmptyDatabase().ConnectionString);
        PostgreSql.Cluster.Ask("CREATE ROLE stranger LOGIN PASSWORD 'let-me-in'");
        PostgreSql.Cluster.Ask("CREATE DATABASE narrow TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");

        Assert.Multiple(() =>
        {
            Assert.That(Problem(good, b => b.Password = "wrong-password"), Does.Contain("refuses the user or the password"));
            Assert.That(Problem(good, b => b.Database = "nowhere"), Does.Contain("does not exist"));
            Assert.That(Problem(good, b => (b.Username, b.Password) = ("stranger", "let-me-in")), Does.Contain("own the database"));
            Assert.That(Problem(good, b => b.Database = "narrow"), Does.Contain("UTF8"));
        });
    }

    [Test]
    public void After_the_database_was_started_anew_the_ledger_goes_on()
    {
        using var cluster = Cluster.Start();
        var database = new Database(ReviewBot.Settings.Sections.StorageProvider.PostgreSql, cluster.ConnectionString(cluster.NewDatabase()));
        using var ledger = Ledger.Open(database, Server);
        ledger.Set("cursor", "kept");

        cluster.Crash();
        Assert.That(Assert.Throws<LedgerException>(() => ledger.Get("cursor"))!.Message, Does.Contain("127.0.0.1"));
        cluster.Begin();

        Assert.That(ledger.Get("cursor"), Is.EqualTo("kept"));
        ledger.InTransaction(() => ledger.Set("cursor", "later"));
        Assert.That(ledger.Get("cursor"), Is.EqualTo("later"));
    }

    [Test]
    public async Task A_block_is_obeyed_by_every_instance_and_only_grows()
    {
        var database = PostgreSql.NewEmptyDatabase();
        var (one, other) = (StoredBlocks.In(database), StoredBlocks.In(database));
        var until = new DateTimeOffset(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);

        await one.BlockUntilAsync(until);
        await other.BlockUntilAsync(until.AddHours(-1));
        await other.RefuseKeyAsync("digest");

        Assert.That(await one.ReadAsync(CancellationToken.None), Is.EqualTo(new ReviewBot.Bugzilla.Pipeline.BlockState(until, "digest")));
    }

    private static string Problem(NpgsqlConnectionStringBuilder good, Action<NpgsqlConnectionStringBuilder> spoil)
    {
        var builder = new NpgsqlConnectionStringBuilder(good.ConnectionString);
        spoil(builder);
        var told = Assert.Throws<LedgerException>(() => Ledger.Open(new Database(ReviewBot.Settings.Sections.StorageProvider.PostgreSql, builder.ConnectionString), Server).Dispose())!;
        Assert.That(told.Message, Does.StartWith("Storage:ConnectionString: the database ").And.Not.Contains(builder.Password));
        return told.Message;
    }
}
