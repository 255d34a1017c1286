using static ReviewBot.Tests.Settings.SettingsAsked;

namespace ReviewBot.Tests.Settings;

/// <summary>What is said about settings without asking a server.</summary>
public sealed class SettingsRulesTests
{
    [TestCase("https://bugzilla.example.org/rest", "rest", "https://bugzilla.example.org/")]
    [TestCase("https://bugzilla.example.org/rest/", "rest/", "https://bugzilla.example.org/")]
    [TestCase("https://bugzilla.example.org/bugs/rest/bug/1", "rest/bug/1", "https://bugzilla.example.org/bugs/")]
    [TestCase("https://bugzilla.example.org/show_bug.cgi?id=1800000#c3", "show_bug.cgi?id=1800000#c3", "https://bugzilla.example.org/")]
    [TestCase("https://bugzilla.example.org/bugs/buglist.cgi", "buglist.cgi", "https://bugzilla.example.org/bugs/")]
    [TestCase("https://bugzilla.example.org/index.html", "index.html", "https://bugzilla.example.org/")]
    [TestCase("https://bugzilla.mozilla.org/1800000", "1800000", "https://bugzilla.mozilla.org/")]
    [TestCase("https://bugzilla.mozilla.org/home", "home", "https://bugzilla.mozilla.org/")]
    [TestCase("https://bugzilla.example.org/?a=b", "?a=b", "https://bugzilla.example.org/")]
    [TestCase("https://bugzilla.example.org?a=b", "?a=b", "https://bugzilla.example.org/")]
    [TestCase("https://bugzilla.example.org#top", "#top", "https://bugzilla.example.org/")]
    public void The_address_of_a_page_or_of_the_api_is_told_with_what_to_leave_out(string address, string leftOut, string good)
    {
        Assert.That(Errors(("Bugzilla:BaseUrl", address)).Single(), Does.StartWith("Bugzilla:BaseUrl: ").And.Contains($"leave out \"{leftOut}\"").And.EndsWith($": {good}"));
        Assert.That(Read(("Bugzilla:BaseUrl", good)).ServerName, Is.EqualTo(good), "what is advised is accepted");
    }

    [TestCase("https://bugzilla.example.org")]
    [TestCase("https://bugzilla.example.org/")]
    [TestCase("https://example.org/bugzilla/")]
    [TestCase("https://example.org/bugs/restricted")]
    [TestCase("https://example.org/5.2/")]
    public void Any_other_address_is_fine(string address) => Assert.That(Read(("Bugzilla:BaseUrl", address)).Warnings, Is.Empty);

    [TestCase("https://somebody:secret@bugzilla.example.org/", "without a name or password")]
    [TestCase("bugzilla.example.org", "must be the server's address")]
    [TestCase("http://bugzilla.example.org/", "must be https")]
    public void Other_addresses_that_cannot_be_are_told(string address, string said) => Assert.That(Errors(("Bugzilla:BaseUrl", address)).Single(), Does.Contain(said).And.Not.Contain("secret"));

    [TestCase("Stewards:1:Login", "rhea", "rhea@…")]
    [TestCase("Stewards:1:Login", ":rhea", "rhea@…")]
    [TestCase("Owners:0:Login", "Maren", "maren@example.org")]
    [TestCase("Escalation:Legal", ":counsel", "counsel@…")]
    public void A_nick_where_a_login_belongs_is_asked_about(string setting, string nick, string meant) =>
        Assert.That(Errors((setting, nick)).Single(), Is.EqualTo($"{setting}: \"{nick}\" looks like a nick, not like a login; did you mean {meant}?"));

    [TestCase("Bugzilla:Login", "reviewbot", "reviewbot@…")]
    [TestCase("Bugzilla:Login", ":reviewbot", "reviewbot@…")]
    public void Our_own_nick_is_no_login_either(string setting, string nick, string meant) =>
        Assert.That(Errors((setting, nick), ("Stewards:0:Login", "rhea@mail.test"), ("Stewards:1:Login", "ines@mail.test")).Single(), Does.StartWith($"{setting}: ").And.EndsWith($"did you mean {meant}?"));

    [TestCase("https://bugzilla.mozilla.org/", "Stewards:1:Login")]
    [TestCase("https://bugs.mozilla.test/", "Stewards:1:Login")]
    [TestCase("https://bugzilla.example.org/")]
    [TestCase("http://127.0.0.1:8080/")]
    public void Who_is_an_example_reviews_nothing_where_people_are(string server, params string[] told) =>
        Assert.That(
            Read(("Bugzilla:BaseUrl", server), ("Bugzilla:Login", "bot@mail.test"), ("Bugzilla:Contact", "rhea@mail.test"), ("Stewards:0:Login", "rhea@mail.test"), ("Stewards:1:Login", "tomas@example.org")).Warnings
                .Where(w => w.Contains("is an example", StringComparison.Ordinal)).Select(w => w.Split(": ")[0]),
            Is.EqualTo(told));

    [TestCase("too-short")]
    [TestCase("with a blank in its middle")]
    [TestCase("0123456789012345678901234567890123456789012345678901234567890123456789")]
    [TestCase("with-an-umlaut-\u00e4-in-it")]
    public void A_webhooks_secret_is_one_that_Bugzilla_can_hold(string secret)
    {
        Assert.That(Errors(("Web:WebhookSecret", secret)).Single(), Does.StartWith("Web:WebhookSecret: must be 16 to 64").And.Not.Contain(secret));
        Assert.That(Read(("Web:WebhookSecret", "0123456789abcdef")).WebhookSecret, Is.EqualTo("0123456789abcdef"));
    }

    [Test]
    public void A_webhooks_secret_may_stand_in_a_file()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "webhook-secret");
        File.WriteAllText(file, "0123456789abcdef\n");

        Assert.That(Read(("Web:WebhookSecretFile", file)).WebhookSecret, Is.EqualTo("0123456789abcdef"));
        Assert.That(Read(("Web:WebhookSecretFile", file)).Fingerprint, Is.Not.EqualTo(Read().Fingerprint));
        Assert.That(Errors(("Web:WebhookSecretFile", file + ".none")).Single(), Does.StartWith("Web:WebhookSecretFile: the file"));
        Assert.That(Errors(("Web:WebhookSecretFile", file), ("Web:WebhookSecret", "0123456789abcdef")).Single(), Does.StartWith("Web:WebhookSecretFile: Web:WebhookSecret is set as well"));
    }

    [TestCase("collector.example.org:4317")]
    [TestCase("grpc://collector.example.org:4317")]
    public void A_collector_is_named_by_its_address(string collector)
    {
        Assert.That(Errors(("Telemetry:OtlpEndpoint", collector)).Single(), Does.StartWith("Telemetry:OtlpEndpoint: must be a collector's address"));
        Assert.That(Read(("Telemetry:OtlpEndpoint", "http://collector.example.org:4317")).Warnings, Is.Empty);
    }

    [Test]
    public void Where_no_login_is_an_address_a_short_one_may_be_right()
    {
        var settings = Read(("Bugzilla:Login", "bot"), ("Stewards:0:Login", "maren"), ("Stewards:1:Login", "tomas"));

        Assert.That(settings.Warnings, Has.Count.EqualTo(3).And.All.Contains("did you mean"));
    }

    [Test]
    public void Without_stewards_or_with_a_single_one_there_is_a_warning()
    {
        Assert.That(Read(("Stewards:0:Login", null), ("Stewards:1:Login", null), ("Pools:0:Name", "mail")).Warnings.Single(), Does.StartWith("Stewards: is empty"));
        Assert.That(Read(("Stewards:1:Login", null)).Warnings.Single(), Does.StartWith("Stewards: there is only one"));
        Assert.That(Read().Warnings, Is.Empty);
    }

    [Test]
    public void A_pool_without_a_steward_is_a_warning()
    {
        var settings = Read(("Pools:0:Name", "mail"), ("Pools:1:Name", "calendar"), ("Stewards:0:Pools:0", "mail"), ("Stewards:1:Pools:0", "mail"));

        Assert.That(settings.Warnings.Single(), Does.StartWith("Pools:1:Name: no steward serves \"calendar\""));
    }

    [TestCase("Serilog:MinimumLevel", "Loud")]
    [TestCase("Serilog:MinimumLevel", "7")]
    [TestCase("Serilog:MinimumLevel:Default", "warn")]
    [TestCase("Serilog:MinimumLevel:Override:Quartz", "Info")]
    public void A_level_that_does_not_exist_is_an_error(string setting, string level) =>
        Assert.That(Errors((setting, level)).Single(), Is.EqualTo($"{setting}: \"{level}\" is no level; here can stand Verbose, Debug, Information, Warning, Error, Fatal"));

    [TestCase("Serilog:MinimumLevel", "warning")]
    [TestCase("Serilog:MinimumLevel:Default", "Debug")]
    [TestCase("Serilog:MinimumLevel:Default", "$switch")]
    [TestCase("Serilog:MinimumLevel:Override:Quartz", "Fatal")]
    public void A_level_that_exists_is_none(string setting, string level) => Assert.That(Read((setting, level)).Warnings, Is.Empty);

    [TestCase("http://0.0.0.0:8080", "http://127.0.0.1:8080")]
    [TestCase("http://[::]:8080", "http://127.0.0.1:8080")]
    public void Every_address_of_this_machine_comes_with_a_note(string url, string instead) =>
        Assert.That(Read(("Web:Url", url)).Notes.Single(), Does.StartWith($"Web:Url: {url} is every address").And.EndsWith(instead));

    [TestCase("http://127.0.0.1:8080")]
    [TestCase("http://[::1]:8080")]
    [TestCase("http://localhost:8080")]
    public void One_address_comes_without(string url) => Assert.That(Read(("Web:Url", url)).Notes, Is.Empty);
}
