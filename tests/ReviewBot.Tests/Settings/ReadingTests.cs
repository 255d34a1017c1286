using System.Collections;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Tests.Settings;

/// <summary>How settings are read: from where, what may stand in them, and what follows from them.</summary>
public sealed class ReadingTests
{
    private string folder = "";

    [SetUp]
    public void Begin() => folder = Directory.CreateTempSubdirectory("reviewbot").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [TestCase("Safety:MaxWritesPerPass", "many", "\"many\" is not accepted; expected a whole number")]
    [TestCase("Safety:MaxWritesPerPass", "1.5", "\"1.5\" is not accepted; expected a whole number")]
    [TestCase("Safety:DryRun", "yes", "\"yes\" is not accepted; expected true or false")]
    [TestCase("Bugzilla:RequestsPerSecond", "NaN", "\"NaN\" is not accepted; expected a number")]
    [TestCase("Bugzilla:RequestsPerSecond", "few", "\"few\" is not accepted; expected a number")]
    [TestCase("Polling:Interval", "5", "\"5\" is not accepted; expected a length of time such as 00:05:00 or 7.00:00:00")]
    [TestCase("Polling:Interval", "-00:05:00", "\"-00:05:00\" is not accepted; expected a length of time such as 00:05:00 or 7.00:00:00")]
    [TestCase("Polling:Interval", "5:00 or so", "\"5:00 or so\" is not accepted; expected a length of time such as 00:05:00 or 7.00:00:00")]
    [TestCase("Embargo:Holidays:0", "24.12.2026", "\"24.12.2026\" is not accepted; expected a day such as 2026-12-24")]
    [TestCase("Polling:IgnoreRequestsBefore", "soon", "\"soon\" is not accepted; expected a time such as 2026-12-24T12:00:00Z")]
    [TestCase("Replies:SetVerdict", "1", "\"1\" is not accepted; expected OnCommand or Never")]
    [TestCase("Safety:TripAfter", "a-key-under-the-wrong-nam", "\"a-key-un…\" is not accepted; expected a whole number")]
    [TestCase("Safety:TripAfter", "just-short-enough-to-show", "\"just-sho…\" is not accepted; expected a whole number")]
    [TestCase("Safety:TripAfter", "short-enough-to-be-shown", "\"short-enough-to-be-shown\" is not accepted; expected a whole number")]
    [TestCase("Bugzilla:Products", "Thunderbird", "must be a list in brackets; in the environment, Bugzilla__Products__0, …__1 and so on")]
    [TestCase("Bugzilla", "https://bugzilla.example.org/", "must be a group of settings in braces, not a single value")]
    [TestCase("Mail:Port:0", "25", "must be a single value: a whole number")]
    [TestCase("Comments:OnCompletion", "Never", "there is no such setting; here can stand OnComplete")]
    [TestCase("Remainders", "3", "there is no such setting; here can stand Bugzilla, Collections, Comments,")]
    public void What_is_no_value_of_a_setting_is_told_with_what_would_be(string setting, string value, string said) =>
        Assert.That(SettingsAsked.Errors((setting, value)).Single(), Does.StartWith($"{(setting == "Mail:Port:0" ? "Mail:Port" : setting)}: {said}"));

    [Test]
    public void Every_error_is_told_at_once() =>
        Assert.That(SettingsAsked.Errors(("Safety:TripAfter", "x"), ("Bugzilla:Concurrency", "0"), ("Web:Uri", "x")).Select(e => e.Split(": ")[0]), Is.EquivalentTo(new[] { "Safety:TripAfter", "Bugzilla:Concurrency", "Web:Uri" }));

    [Test]
    public void Values_are_read_without_regard_to_blanks_and_case_and_lists_in_their_order()
    {
        var products = Enumerable.Range(0, 11).Select(i => ($"Bugzilla:Products:{i}", (string?)$" P{i} "));

        var settings = SettingsAsked.Read([
            .. products, ("safety:dryrun", " TRUE "), ("Polling:Interval", " 00:05:00 "), ("Replies:SetVerdict", "never"), ("Bugzilla:RequestsPerSecond", "1e-1"),
            ("Embargo:Holidays:0", "2026-12-24"), ("Polling:IgnoreRequestsBefore", "2026-12-24T12:00:00"), ("Reminders:First", ""), ("Stewards:0:Name", ""), ("$schema", "https://example.org/"), ("Serilog:Anything", "x"),
        ]);

        var s = settings.Values;
        Assert.That(s.Bugzilla.Products, Is.EqualTo(Enumerable.Range(0, 11).Select(i => $"P{i}")));
        Assert.That((settings.DryRun, settings.Interval, s.Replies.SetVerdict, s.Bugzilla.RequestsPerSecond), Is.EqualTo((true, TimeSpan.FromMinutes(5), SetVerdict.Never, 0.1)));
        Assert.That((s.Embargo.Holidays.Single(), s.Polling.IgnoreRequestsBefore), Is.EqualTo((new DateOnly(2026, 12, 24), (DateTimeOffset?)new DateTimeOffset(2026, 12, 24, 12, 0, 0, TimeSpan.Zero))));
        Assert.That((s.Reminders.First, s.Stewards[0].Name), Is.EqualTo((3, "")), "nothing is the default, but for a text");
    }

    [Test]
    public void The_environment_stands_above_the_file_and_only_what_is_ours_counts()
    {
        Write("appsettings.json", """{"Bugzilla":{"BaseUrl":"sandbox:","Contact":"file@example.org"},"Mail":{"From":"bot@example.org"}}""");
        var environment = new Hashtable { ["BUGZILLA__Contact"] = "environment@example.org", ["Mailman__From"] = "x", ["__Mail"] = "x", ["Mail_From"] = "x", ["Serilog__MinimumLevel__Default"] = "Debug", ["PATH"] = "/bin" };

        var settings = SettingsReader.Read(Path.Combine(folder, "appsettings.json"), null, environment);

        Assert.That((settings.Values.Bugzilla.Contact, settings.Values.Mail.From), Is.EqualTo(("environment@example.org", "bot@example.org")));
        Assert.That(settings.Configuration["Serilog:MinimumLevel:Default"], Is.EqualTo("Debug"));
    }

    [Test]
    public void Null_is_the_default_and_the_order_of_the_file_tells_nothing()
    {
        var one = Write("one.json", """{"Bugzilla":{"BaseUrl":"sandbox:","Contact":"a@example.org"},"GitHub":{"BaseUrl":null},"Mail":{"Port":25}}""");
        var other = Write("other.json", """{"Mail":{"Port":25},"GitHub":{"BaseUrl":null},"Bugzilla":{"Contact":"a@example.org","BaseUrl":"sandbox:"}}""");

        var (first, second) = (SettingsReader.Read(one, null, new Hashtable()), SettingsReader.Read(other, null, new Hashtable()));

        Assert.That(first.Values.GitHub.BaseUrl, Is.EqualTo(new GitHubSettings().BaseUrl));
        Assert.That(second.Fingerprint, Is.EqualTo(first.Fingerprint));
    }

    [Test]
    public void A_file_that_is_not_there_or_no_JSON_is_told_by_its_name_and_line()
    {
        var file = Write("appsettings.json", "{\n\"Bugzilla\": {\n  \"Login\" \"bot\"\n}}");
        var list = Write("list.json", "[]");

        Assert.That(Told(file), Is.EqualTo($"{file}: is no valid JSON (line 3)"));
        Assert.That(Told(list), Does.StartWith($"{list}: is no valid JSON"));
        Assert.That(Told(file + ".none"), Is.EqualTo($"--config: there is no file {file}.none"));
        Assert.That(Told(folder), Does.StartWith($"--config: there is no file {folder}"));
    }

    [Test]
    public void A_secret_is_trimmed_and_a_file_without_one_is_told()
    {
        var file = Write("key", " in-a-file \n");
        var empty = Write("empty", " \n");

        Assert.That(SettingsAsked.Read(("Bugzilla:ApiKey", " inline ")).ApiKey, Is.EqualTo("inline"));
        Assert.That(SettingsAsked.Read(("Bugzilla:ApiKey", null), ("Bugzilla:ApiKeyFile", file)).ApiKey, Is.EqualTo("in-a-file"));
        Assert.That(SettingsAsked.Read(("Bugzilla:ApiKeyFile", "")).ApiKey, Has.Length.EqualTo(40), "no file is named");
        Assert.That(SettingsAsked.Errors(("Web:WebhookSecretFile", empty)).Single(), Is.EqualTo($"Web:WebhookSecretFile: the file {empty} is empty; it must hold what Web:WebhookSecret would say"));
        Assert.That(SettingsAsked.Errors(("Web:WebhookSecretFile", folder)).Single(), Does.StartWith($"Web:WebhookSecretFile: the file {folder} can't be read"));
    }

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("Data Source=:memory:", null)]
    [TestCase("Data Source=x;Mode=Memory", null)]
    [TestCase("Data Source=", null)]
    [TestCase("Data Source=sub/my.db", "sub/my.db")]
    public void On_the_sandbox_the_ledger_is_in_memory_unless_a_file_is_named(string? connection, string? file)
    {
        Write("appsettings.json", """{"Bugzilla":{"BaseUrl":"sandbox:"}}""");

        Assert.That(Ledger(connection)?.Name, Is.EqualTo(file is null ? null : Path.Combine(folder, file)));
    }

    [Test]
    public void On_a_server_the_ledger_is_a_file_beside_the_settings()
    {
        Write("appsettings.json", """{"Bugzilla":{"BaseUrl":"https://bugzilla.example.org/","Login":"bot@example.org","ApiKey":"key"}}""");

        Assert.That(Ledger(null)!.Name, Is.EqualTo(Path.Combine(folder, "reviewbot.db")));
        Assert.That(Ledger("")!.Name, Is.EqualTo(Path.Combine(folder, "reviewbot.db")));
    }

    [Test]
    public void What_is_not_set_follows_from_the_server()
    {
        var (sandbox, server) = (SettingsAsked.Read(("Bugzilla:BaseUrl", "SANDBOX:"), ("Bugzilla:ApiKey", null)), SettingsAsked.Read());

        Assert.That(new[] { sandbox, server }.Select(s => (s.IsSandbox, s.DryRun, s.Interval, s.Quiet, s.ServerName)), Is.EqualTo(new[]
        {
            (true, false, TimeSpan.FromSeconds(5), TimeSpan.Zero, "the sandbox in this process"),
            (false, true, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2), "https://bugzilla.example.org/"),
        }));
        var set = SettingsAsked.Read(("Safety:DryRun", "false"), ("Polling:Interval", "00:07:00"), ("Polling:Quiet", "00:03:00"));
        Assert.That((set.DryRun, set.Interval, set.Quiet), Is.EqualTo((false, TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(3))));
    }

    [TestCase(true, 500, 100)]
    [TestCase(false, 3, 3)]
    public void A_pass_goes_through_many_bugs_by_the_hundred_and_the_sandbox_plays_the_public_server(bool isSandbox, int atHand, int portion)
    {
        var launch = new Launch(new Uri("http://127.0.0.1/"), isSandbox, AlwaysDry: false) { AtHand = atHand };
        var (dry, live) = (SettingsAsked.Read(), SettingsAsked.Read(("Safety:DryRun", "false")));

        Assert.That((launch.Portion, launch.Played), Is.EqualTo((portion, isSandbox ? Launch.Public : null)));
        Assert.That(new[] { launch.IsDry(dry), launch.IsDry(live), (launch with { AlwaysDry = true }).IsDry(live) }, Is.EqualTo(new[] { true, false, true }));
    }

    [TestCase("DE", true)]
    [TestCase("de", true)]
    [TestCase("US", true)]
    [TestCase("XX", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Christmas_is_a_holiday_where_a_country_is_known(string? country, bool known)
    {
        Assert.That(Holidays.Of(country).Contains(new DateOnly(2026, 12, 25)), Is.EqualTo(known));
        Assert.That(Holidays.Knows(country ?? "-"), Is.EqualTo(known));
    }

    [Test]
    public void A_holiday_that_is_made_up_for_on_another_day_counts_on_both() =>
        Assert.That(Holidays.Of("US"), Has.Some.EqualTo(new DateOnly(2026, 7, 3)).And.Some.EqualTo(new DateOnly(2026, 7, 4)));

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Database? Ledger(string? connection) =>
        SettingsReader.Read(Path.Combine(folder, "appsettings.json"), new Dictionary<string, string?> { ["Storage:ConnectionString"] = connection }, new Hashtable()).Database;

    private static string Told(string file) => Assert.Throws<SettingsException>(() => SettingsReader.Read(file, null, new Hashtable()))!.Errors.Single();
}
