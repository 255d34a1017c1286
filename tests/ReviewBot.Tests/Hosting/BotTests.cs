using ReviewBot.Passes;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Hosting;

/// <summary>The bot as a whole.</summary>
public sealed class BotTests
{
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
}
