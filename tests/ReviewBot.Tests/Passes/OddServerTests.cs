using System.Collections;
using Microsoft.Extensions.Logging;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>What does not fit between settings and server is told when a service begins, and the sandbox, which needs no settings, is not judged.</summary>
public sealed class OddServerTests
{
    [Test]
    public async Task What_is_odd_about_a_server_is_told_once()
    {
        using var place = new Workplace();
        using var log = new LogLines();
        using var loggers = LoggerFactory.Create(b => b.AddProvider(log));
        var sandbox = new SandboxBugzilla(SandboxFlavour.Upstream, TimeProvider.System, new Uri("http://127.0.0.1:9/"));
        var self = sandbox.Contract()["users"]!["bot"]!;
        var settings = SettingsReader.Read(place.File, new Dictionary<string, string?>
        {
            ["Bugzilla:BaseUrl"] = "http://127.0.0.1:9/",
            ["Bugzilla:Login"] = (string?)self["login"],
            ["Bugzilla:ApiKey"] = (string?)self["key"],
            ["Bugzilla:RequestsPerSecond"] = "100",
            ["Bugzilla:Products:9"] = "No such product",
        }, new Hashtable());
        var store = new SettingsStore(settings, () => settings, loggers.CreateLogger<SettingsStore>());
        await using var bot = Bot.Create(store, TimeProvider.System, loggers, new Surroundings { DryRun = true, Wire = sandbox.CreateHandler() });

        for (var i = 0; i < 2; i++)
        {
            bot.Wake(Wanted.WhatChanged);
            await bot.PassAsync(null, CancellationToken.None);
        }

        Assert.That(log.Lines.Where(l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains("No such product", StringComparison.Ordinal)), Has.One.Items);
    }

    [Test]
    public async Task The_sandbox_is_not_judged()
    {
        var log = new LogLines();
        await using var stage = new Stage(SandboxFlavour.Upstream, loggers: LoggerFactory.Create(b => b.AddProvider(log)), more: ("Bugzilla:Products:9", "No such product"));

        await stage.OnceAsync();

        Assert.That(log.Lines.Where(l => l.StartsWith("Warning", StringComparison.Ordinal)), Has.None.Contains("No such product"));
    }
}
