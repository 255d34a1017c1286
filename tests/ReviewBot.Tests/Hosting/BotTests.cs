using System.Collections;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewBot.Hosting;
using ReviewBot.Passes;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Hosting;

/// <summary>The bot as a whole.</summary>
public sealed class BotTests
{
    private static readonly Uri Elsewhere = new("http://127.0.0.1:9/");

    [Test]
    public async Task Without_anything_to_look_at_there_is_no_pass()
    {
        await using var stage = new Stage(SandboxFlavour.Upstream);
        stage.Request(Forms.Complete);

        Assert.That(await stage.Bot.PassAsync(null, CancellationToken.None), Is.Null);
        Assert.That(stage.Requests, Is.Empty);
    }

    [Test]
    public async Task What_a_pass_that_broke_off_was_to_look_at_waits_for_the_next()
    {
        await using var stage = new Stage(SandboxFlavour.Upstream);
        var (_, attachment) = stage.Request(Forms.Complete);
        stage.Sandbox.Before = request => request.Method == "PUT" ? throw new HttpRequestException(HttpRequestError.ConnectionError) : null;
        stage.Bot.Wake(Wanted.WhatChanged);
        await Assert.ThatAsync(() => stage.Bot.PassAsync(null, CancellationToken.None), Throws.InstanceOf<Bugzilla.Errors.BugzillaException>());
        stage.Sandbox.Before = null;

        await stage.Bot.PassAsync(null, CancellationToken.None);

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
    }

    [Test]
    public async Task A_search_that_failed_waits_for_the_next_poll_whoever_names_bugs_until_then()
    {
        await using var stage = new Stage(SandboxFlavour.Bmo);
        var (named, attachment) = stage.Request(Forms.Complete);
        var (_, other) = stage.Request(Forms.Complete);
        stage.Sandbox.Before = request => request.Path == "/rest/bug" && request.Query.Contains("f1=", StringComparison.Ordinal)
            ? SandboxResponse.OfJson(400, """{"error":true,"code":1000,"message":"The search is down."}""")
            : null;
        stage.Bot.Wake(Wanted.WhatChanged);
        await Assert.ThatAsync(() => stage.Bot.PassAsync(null, CancellationToken.None), Throws.InstanceOf<Bugzilla.Errors.BugzillaException>());

        var report = await stage.Bot.LookAtAsync([named], CancellationToken.None);

        Assert.That((report!.Polled, stage.Requestee(attachment) is null, stage.Requestee(other) is null), Is.EqualTo((false, false, true)));
        stage.Sandbox.Before = null;
        await stage.Bot.PassAsync(null, CancellationToken.None);
        Assert.That(stage.Requestee(other), Is.Not.Null);
    }

    [Test]
    public async Task Whoever_looks_at_what_is_kept_sees_what_the_passes_have_kept()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        await parts.Get<PassRunner>().RunAsync(new PassOptions(), CancellationToken.None);

        Assert.That(parts.InAnotherScope<BugCache, int>(cache => cache.Held([bug]).Count), Is.EqualTo(1));
    }

    [Test]
    public async Task Going_live_takes_effect_with_the_next_pass_and_so_does_going_back()
    {
        using var place = new Workplace();
        var sandbox = new SandboxBugzilla(SandboxFlavour.Upstream, TimeProvider.System, Elsewhere);
        var current = Settings(place, sandbox, ("Safety:DryRun", null));
        await using var bot = NewBot(sandbox, () => current);
        var (dry, passes) = (bot.Ledger, bot.Passes);
        await PassAsync(bot);
        Assert.That((dry.IsForgetful, bot.Ledger, bot.Passes), Is.EqualTo((true, dry, passes)));
        var bug = Ask(sandbox);

        current = Settings(place, sandbox, ("Safety:DryRun", "false"));
        var live = await PassAsync(bot);
        Assert.That((live!.DryRun, live.Writes, bot.Ledger.IsForgetful), Is.EqualTo((false, 1, false)));
        Assert.That(bot.Passes, Is.Not.SameAs(passes), "what was remembered in the dry run is forgotten");
        Assert.That(new BugCache(bot.Ledger).Held([bug]), Has.One.Items, "and what is kept from now on is in the file");

        current = Settings(place, sandbox, ("Safety:DryRun", "true"));
        Assert.That((await PassAsync(bot))!.DryRun, Is.True);
        Assert.That(bot.Ledger.IsForgetful, Is.True);
    }

    [TestCase("00:10:00", "00:10:00")]
    [TestCase("00:05:00", "00:05:00")]
    [TestCase("00:04:59", "00:05:00")]
    public async Task A_BMO_is_asked_as_often_as_set_and_at_most_every_five_minutes(string set, string interval)
    {
        using var place = new Workplace();
        var sandbox = new SandboxBugzilla(SandboxFlavour.Bmo, TimeProvider.System, Elsewhere);
        var settings = Settings(place, sandbox, ("Polling:Interval", set));
        await using var bot = NewBot(sandbox, () => settings);
        await PassAsync(bot);

        Assert.That((bot.Interval, bot.ServerName), Is.EqualTo((TimeSpan.Parse(interval, System.Globalization.CultureInfo.InvariantCulture), "http://127.0.0.1:9/")));
    }

    [Test]
    public async Task A_sandbox_in_this_process_is_asked_as_often_as_one_likes_and_goes_by_its_address_only_where_it_has_one()
    {
        await using var stage = new Stage(SandboxFlavour.Bmo);
        await stage.OnceAsync();
        var name = stage.Bot.ServerName;
        Assert.That((stage.Bot.Interval, stage.Bot.Server.Host.EndsWith(".invalid", StringComparison.Ordinal), name), Is.EqualTo((TimeSpan.FromSeconds(5), true, "the sandbox in this process")));

        stage.Sandbox.BaseUrl = Elsewhere;
        await stage.ForgetEverythingAsync();

        Assert.That(stage.Bot.ServerName, Is.EqualTo("http://127.0.0.1:9/"));
    }

    private static LoadedSettings Settings(Workplace place, SandboxBugzilla sandbox, params (string Name, string? Value)[] more)
    {
        var self = sandbox.Contract()["users"]!["bot"]!;
        (string Name, string? Value)[] server = [("Bugzilla:BaseUrl", Elsewhere.AbsoluteUri), ("Bugzilla:Login", (string?)self["login"]), ("Bugzilla:ApiKey", (string?)self["key"]), ("Bugzilla:RequestsPerSecond", "100"), ("Stewards:0:Login", Stage.Login("steward1")), ("Polling:Quiet", "00:00:00")];
        return SettingsReader.Read(place.File, server.Concat(more).Where(s => s.Value is not null).ToDictionary(s => s.Name, s => s.Value), new Hashtable());
    }

    private static Bot NewBot(SandboxBugzilla sandbox, Func<LoadedSettings> settings) =>
        Bot.Create(new SettingsStore(settings(), settings, NullLogger<SettingsStore>.Instance), TimeProvider.System, NullLoggerFactory.Instance, new Surroundings { Wire = sandbox.CreateHandler() });

    private static int Ask(SandboxBugzilla sandbox)
    {
        var requester = sandbox.As(Stage.Login("requester"));
        var bug = requester.File("Thunderbird", "Count the things");
        requester.Ask(requester.Attach(bug, "request.txt", Forms.Complete));
        return bug;
    }

    private static Task<PassReport?> PassAsync(Bot bot)
    {
        bot.Wake(Wanted.WhatChanged);
        return bot.PassAsync(null, CancellationToken.None);
    }
}
