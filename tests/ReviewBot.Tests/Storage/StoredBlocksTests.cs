using ReviewBot.Bugzilla.Pipeline;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>What the server has forbidden outlives the process.</summary>
public sealed class StoredBlocksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);

    private string folder = "";

    private Database InFile => new(StorageProvider.Sqlite, $"Data Source={Path.Combine(folder, "ledger.db")}");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("reviewbot-blocks-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Nothing_is_forbidden_until_it_is_and_the_longest_time_counts()
    {
        Assert.That(await ReadAsync(), Is.EqualTo(BlockState.None));

        await StoredBlocks.In(InFile).BlockUntilAsync(Now.AddHours(2));
        await StoredBlocks.In(InFile).BlockUntilAsync(Now.AddHours(1));
        Assert.That(await ReadAsync(), Is.EqualTo(new BlockState(Now.AddHours(2), null)));

        await StoredBlocks.In(InFile).BlockUntilAsync(Now.AddHours(3));
        Assert.That((await ReadAsync()).Until, Is.EqualTo(Now.AddHours(3)));
    }

    [Test]
    public async Task The_key_that_was_refused_last_is_the_one_that_is_known()
    {
        await StoredBlocks.In(InFile).RefuseKeyAsync("one");
        await StoredBlocks.In(InFile).RefuseKeyAsync("two");

        Assert.That(await ReadAsync(), Is.EqualTo(new BlockState(null, "two")));
    }

    [Test]
    public async Task A_database_that_was_put_in_the_place_of_the_first_is_used_like_it()
    {
        var blocks = StoredBlocks.In(InFile);
        Directory.GetFiles(folder).ToList().ForEach(File.Delete);

        await blocks.RefuseKeyAsync("one");

        Assert.That((await blocks.ReadAsync(CancellationToken.None)).RefusedKey, Is.EqualTo("one"));
    }

    [Test]
    public async Task What_others_store_is_seen_at_once_also_in_a_database_that_they_put_in_the_place_of_the_first()
    {
        using var blocks = StoredBlocks.In(InFile);
        Assert.That(await blocks.ReadAsync(CancellationToken.None), Is.EqualTo(BlockState.None));

        await StoredBlocks.In(InFile).RefuseKeyAsync("one");
        Assert.That((await blocks.ReadAsync(CancellationToken.None)).RefusedKey, Is.EqualTo("one"));

        Directory.GetFiles(folder).ToList().ForEach(File.Delete);
        await StoredBlocks.In(InFile).RefuseKeyAsync("two");
        Assert.That((await blocks.ReadAsync(CancellationToken.None)).RefusedKey, Is.EqualTo("two"));
    }

    [Test]
    public async Task Whoever_reads_stays_connected_and_leaves_nothing_behind()
    {
        using (Ledger.Open(InFile, "https://bugzilla.example.org/"))
        {
        }

        using (var blocks = StoredBlocks.In(InFile))
        {
            await blocks.ReadAsync(CancellationToken.None);
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Does.Contain("ledger.db-wal"));
        }

        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Has.None.Contains("-wal"));
    }

    [Test]
    public void Whoever_can_not_remember_a_block_is_told_before_anything_is_asked() =>
        Assert.Throws<LedgerException>(() => StoredBlocks.In(new Database(StorageProvider.Sqlite, $"Data Source={Path.Combine(folder, "none", "ledger.db")}")));

    [Test]
    public async Task What_the_sandbox_in_the_process_forbids_is_forgotten_with_it()
    {
        await using var parts = new PassParts(("Storage:ConnectionString", InFile.ConnectionString));

        Assert.That(parts.Get<BlockStore>(), Is.InstanceOf<InMemoryBlockStore>());
    }

    private async Task<BlockState> ReadAsync() => await StoredBlocks.In(InFile).ReadAsync(CancellationToken.None);
}
