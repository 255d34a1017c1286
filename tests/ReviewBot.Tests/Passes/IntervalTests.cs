using System.Collections;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>How often a server may be asked.</summary>
public sealed class IntervalTests
{
    [TestCase(SandboxFlavour.Upstream, "00:00:10")]
    [TestCase(SandboxFlavour.Bmo, "00:05:00")]
    public async Task What_turns_out_to_be_a_BMO_is_not_asked_more_often_than_its_rules_allow(SandboxFlavour flavour, string interval)
    {
        using var place = new Workplace();
        var sandbox = new SandboxBugzilla(flavour, TimeProvider.System, new Uri("http://127.0.0.1:9/"));
        var self = sandbox.Contract()["users"]!["bot"]!;
        var settings = SettingsReader.Read(place.File, new Dictionary<string, string?>
        {
            ["Bugzilla:BaseUrl"] = "http://127.0.0.1:9/",
            ["Bugzilla:Login"] = (string?)self["login"],
            ["Bugzilla:ApiKey"] = (string?)self["key"],
            ["Bugzilla:RequestsPerSecond"] = "100",
            ["Polling:Interval"] = "00:00:10",
        }, new Hashtable());
        var store = new SettingsStore(settings, () => settings, NullLogger<SettingsStore>.Instance);
        await using var bot = Bot.Create(store, TimeProvider.System, NullLoggerFactory.Instance, new Surroundings { DryRun = true, Wire = sandbox.CreateHandler() });

        bot.Wake(Wanted.WhatChanged);
        await bot.PassAsync(null, CancellationToken.None);

        Assert.That(bot.Interval, Is.EqualTo(TimeSpan.Parse(interval, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [TestCase("https://bugzilla.mozilla.org/")]
    [TestCase("https://bugzilla.mozilla.org")]
    public void The_production_server_is_known_beforehand(string server)
    {
        using var place = new Workplace();

        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(place.File, new Dictionary<string, string?>
        {
            ["Bugzilla:BaseUrl"] = server,
            ["Bugzilla:ApiKey"] = "0123456789012345678901234567890123456789",
            ["Polling:Interval"] = "00:04:59",
        }, new Hashtable()));

        Assert.That(refused!.Errors.Single(), Does.StartWith("Polling:Interval: must be at least 00:05:00"));
    }
}
