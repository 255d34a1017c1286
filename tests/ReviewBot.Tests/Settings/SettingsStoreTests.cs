using Microsoft.Extensions.Logging;
using ReviewBot.Settings;
using ReviewBot.Tests.GitHub;

namespace ReviewBot.Tests.Settings;

/// <summary>Which change of the settings comes into force, and what is said of it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SettingsStoreTests : IDisposable
{
    private readonly LogLines log = new();
    private readonly ILoggerFactory loggers;
    private readonly List<LoadedSettings> changed = [];
    private readonly SettingsStore store;
    private LoadedSettings next = SettingsAsked.Read();
    private SettingsException? wrong;

    public SettingsStoreTests()
    {
        loggers = LoggerFactory.Create(b => b.AddProvider(log));
        store = new SettingsStore(next, () => wrong is null ? next : throw wrong, loggers.CreateLogger<SettingsStore>()) { Changed = changed.Add };
    }

    [TestCase("Bugzilla:BaseUrl", "https://bugs.example.org/", "Bugzilla:BaseUrl: a change of the server needs a restart")]
    [TestCase("Storage:ConnectionString", "Data Source=another.db", "Storage: a change of the ledger's place needs a restart")]
    [TestCase("Telemetry:OtlpEndpoint", "http://127.0.0.1:4317", "Telemetry:OtlpEndpoint: a change of the collector needs a restart")]
    public void What_needs_a_restart_is_not_taken_up(string setting, string value, string problem)
    {
        var before = store.Current;
        next = SettingsAsked.Read((setting, value));

        Assert.That(store.Refresh(), Is.SameAs(before));
        Assert.That((store.Problem, changed.Count), Is.EqualTo((problem, 0)));
    }

    [Test]
    public void Other_settings_come_into_force_once_with_what_is_odd_about_them()
    {
        var before = store.Refresh();
        next = SettingsAsked.Read();
        Assert.That(store.Refresh(), Is.SameAs(before), "they say the same");
        next = SettingsAsked.Read(("Stewards:1:Login", null), ("Web:Url", "http://0.0.0.0:8080"));

        Assert.That(new[] { store.Refresh(), store.Refresh(), store.Current }, Is.All.SameAs(next));

        Assert.That(changed, Is.EqualTo(new[] { next }));
        Assert.That(log.Lines, Has.Exactly(3).Items.And.Some.Contains("in force. DRY RUN").And.Some.Contains("there is only one").And.Some.Contains("every address of this machine"));
    }

    [Test]
    public void A_key_in_a_file_is_another_setting_too()
    {
        next = next with { ApiKey = "another" };
        Assert.That(store.Refresh().ApiKey, Is.EqualTo("another"));

        next = next with { WebhookSecret = "0123456789abcdef" };
        Assert.That(store.Refresh().WebhookSecret, Is.EqualTo("0123456789abcdef"));
    }

    [Test]
    public void What_is_wrong_is_told_once_line_by_line_and_so_is_that_it_is_good_again()
    {
        wrong = new SettingsException(["one", "two"]);
        store.Refresh();
        store.Refresh();
        Assert.That((log.Lines.Count, store.Problem), Is.EqualTo((2, wrong.Message)));
        wrong = new SettingsException(["three"]);
        store.Refresh();
        Assert.That(log.Lines, Has.Count.EqualTo(3));

        wrong = null;
        store.Refresh();
        store.Refresh();
        Assert.That(log.Lines, Has.Count.EqualTo(4).And.Some.Contains("good again"));
        Assert.That((store.Problem, changed.Count), Is.EqualTo(((string?)null, 0)));
    }

    public void Dispose()
    {
        loggers.Dispose();
        log.Dispose();
    }
}
