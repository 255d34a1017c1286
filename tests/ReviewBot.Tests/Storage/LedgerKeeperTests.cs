using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>Which ledger is in use.</summary>
public sealed class LedgerKeeperTests
{
    private static readonly Launch Live = new(new Uri(Decisions.Server), IsSandbox: false, AlwaysDry: false);

    private string folder = "";

    private Database InFile => new(StorageProvider.Sqlite, $"Data Source={Path.Combine(folder, "ledger.db")}");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("reviewbot-keeper-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Going_live_and_back_into_a_dry_run_changes_the_ledger_and_nothing_else_does()
    {
        await using var stage = new Stage(SandboxFlavour.Upstream, dryRun: true, more: ("Storage:ConnectionString", InFile.ConnectionString));
        using var keeper = new LedgerKeeper(stage.Bot.Settings, Live, stage.Time);
        Assert.That((keeper.Follow(), keeper.Current.IsForgetful), Is.EqualTo((false, true)));

        Switch(stage, dry: false);
        Assert.That((keeper.Follow(), keeper.Current.IsForgetful), Is.EqualTo((true, false)));
        Assert.That(keeper.Follow(), Is.False);

        Switch(stage, dry: true);
        Assert.That((keeper.Follow(), keeper.Current.IsForgetful), Is.EqualTo((true, true)));
        Assert.DoesNotThrow(() => Ledger.Open(InFile, Decisions.Server).Dispose(), "the file was given back");
    }

    [Test]
    public async Task What_never_writes_keeps_nothing_whatever_the_settings_say()
    {
        await using var stage = new Stage(SandboxFlavour.Upstream, dryRun: true, more: ("Storage:ConnectionString", InFile.ConnectionString));
        Switch(stage, dry: false);
        using var keeper = new LedgerKeeper(stage.Bot.Settings, Live with { AlwaysDry = true }, stage.Time);

        Assert.That((keeper.Follow(), keeper.Current.IsForgetful), Is.EqualTo((false, true)));
    }

    private static void Switch(Stage stage, bool dry)
    {
        stage.Set("Safety:DryRun", dry ? "true" : "false");
        stage.Bot.Settings.Refresh();
    }
}
