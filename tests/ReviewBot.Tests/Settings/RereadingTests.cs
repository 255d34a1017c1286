using Microsoft.Extensions.Logging.Abstractions;
using ReviewBot.CommandLine;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;

namespace ReviewBot.Tests.Settings;

/// <summary>Settings are read anew when one of their files is another than it was, and only then.</summary>
public sealed class RereadingTests
{
    private static readonly DateTime Written = new(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);

    private string folder = "";

    [SetUp]
    public void Begin()
    {
        folder = Directory.CreateTempSubdirectory("reviewbot").FullName;
        Write("appsettings.json", """{"Bugzilla":{"BaseUrl":"https://bugzilla.example.org/","Login":"bot@example.org","Contact":"a@example.org","ApiKeyFile":"key"},"Stewards":[{"Login":"maren@example.org","Calendar":"maren.ics"}]}""");
        Write("key", "one");
        Write("maren.ics", "BEGIN:VCALENDAR");
    }

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Files_that_are_as_they_were_are_not_read_again()
    {
        var first = Start.Settings(Options);
        var read = Start.Rereading(first, Options);

        Write("key", "one");
        Assert.That(read(), Is.SameAs(first));

        Write("key", "two");
        var second = read();
        Assert.That(second.ApiKey, Is.EqualTo("two"));
        Assert.That(read(), Is.SameAs(second));
    }

    [Test]
    public void A_change_counts_though_neither_length_nor_time_of_the_file_tells_it()
    {
        var store = Store();

        Write("appsettings.json", File.ReadAllText(Path.Combine(folder, "appsettings.json")).Replace("a@example.org", "b@example.org", StringComparison.Ordinal));

        Assert.That(store.Refresh().Values.Bugzilla.Contact, Is.EqualTo("b@example.org"));
    }

    [Test]
    public void A_secret_in_a_file_of_its_own_counts()
    {
        var store = Store();

        Write("key", "two");

        Assert.That(store.Refresh().ApiKey, Is.EqualTo("two"));
    }

    [Test]
    public void A_calendar_that_is_gone_counts_and_so_does_its_return()
    {
        var store = Store();

        File.Delete(Path.Combine(folder, "maren.ics"));
        store.Refresh();
        Assert.That(store.Problem, Does.StartWith("Stewards:0:Calendar: "));

        Write("maren.ics", "BEGIN:VCALENDAR");
        store.Refresh();
        Assert.That(store.Problem, Is.Null);
    }

    private CommonOptions Options => new(Path.Combine(folder, "appsettings.json"), false, false, false, SandboxFlavour.Upstream);

    private SettingsStore Store() => Start.Store(Start.Settings(Options), Options, NullLoggerFactory.Instance);

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, Written);
    }
}
