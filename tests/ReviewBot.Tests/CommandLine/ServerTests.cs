using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.CommandLine;

/// <summary>Commands and a server that sees what is asked of it.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class ServerTests(SandboxFlavour flavour)
{
    [Test]
    public async Task In_a_dry_run_the_server_sees_only_GETs_and_nothing_is_kept()
    {
        await using var site = await Site.StartAsync(flavour);
        using var place = Workplace.For(site.Contract);
        place.Set("Safety:DryRun", null);

        var byDefault = await place.RunAsync("once", "--json");
        place.Set("Safety:DryRun", false);
        var byOption = await place.RunAsync("once", "--dry-run");
        var plan = await place.RunAsync("plan");
        var explain = await place.RunAsync("explain", "1");

        Assert.That(new[] { byDefault.Exit, byOption.Exit, plan.Exit, explain.Exit }, Has.All.Zero);
        Assert.That(site.Requests.Select(r => r.Method), Is.Not.Empty.And.All.EqualTo("GET"));
        Assert.That((bool)JsonNode.Parse(byDefault.Out)!["dryRun"]!);
        Assert.That(JsonNode.Parse(byDefault.Out)!["bugs"]!.AsArray().SelectMany(b => b!["effects"]!.AsArray()).Select(e => (string)e!), Does.Contain("assigned"));
        Assert.That(byOption.Out, Does.StartWith($"{site.Contract["url"]}/: DRY RUN").And.Contain("would be changed (assigned)"));
        Assert.That(plan.Out, Does.Contain("Hello :").And.Contain("reviewbot: help"));
        Assert.That((await place.RunAsync("notices")).Error, Does.Contain("no ledger yet"));
    }

    [Test]
    public async Task Candidates_stand_in_explain_as_they_do_for_who_keeps_the_ledger()
    {
        await using var site = await Site.StartAsync(flavour);
        using var place = Workplace.For(site.Contract);
        Assert.That((await place.RunAsync("once")).Exit, Is.Zero);
        var plans = JsonNode.Parse((await place.RunAsync("plan", "--json")).Out)!["plans"]!.AsArray();
        var asked = plans.Where(p => p!["reasons"]!.AsArray().Any(r => (string)r! == "a steward is assigned")).Select(p => (int)p!["bug"]!).Take(3).ToList();
        var ledger = await File.ReadAllBytesAsync(place.Database);

        var known = await StandingsAsync(place, asked);
        Assert.That(await File.ReadAllBytesAsync(place.Database), Is.EqualTo(ledger), "who looks changes nothing");
        File.Delete(place.Database);
        var unknown = await StandingsAsync(place, asked);

        Assert.That(known, Has.Count.EqualTo(unknown.Count).And.Count.GreaterThan(0));
        Assert.That(known.Count(NeverAsked), Is.LessThan(unknown.Count(NeverAsked)), "without a ledger fewer are known to have been asked");

        static bool NeverAsked(string standing) => standing.Contains("never asked", StringComparison.Ordinal);
    }

    private static async Task<List<string>> StandingsAsync(Workplace place, List<int> bugs)
    {
        var standings = new List<string>();
        foreach (var bug in bugs)
        {
            var seen = JsonNode.Parse((await place.RunAsync("explain", $"{bug}", "--json")).Out)!;
            foreach (var request in seen["requests"] as JsonArray ?? [])
            {
                standings.AddRange(request!["stewards"]!.AsArray().Select(s => (string)s!["standing"]!));
            }
        }

        return standings;
    }

    [Test]
    public async Task Over_the_cap_nothing_is_written_and_the_way_through_works()
    {
        await using var site = await Site.StartAsync(flavour);
        using var place = Workplace.For(site.Contract);
        place.Set("Safety:MaxWritesPerPass", 2);

        var stopped = await place.RunAsync("once");
        var json = await place.RunAsync("once", "--json");

        Assert.That(stopped.Exit, Is.EqualTo(4));
        Assert.That(json.Exit, Is.EqualTo(4));
        Assert.That(site.Requests.Select(r => r.Method), Has.All.EqualTo("GET"));
        Assert.That((int)JsonNode.Parse(json.Out)!["writes"]!, Is.Zero);
        var way = System.Text.RegularExpressions.Regex.Match(stopped.Out, "`reviewbot once --allow-writes ([0-9]+)`");
        Assert.That(way.Success, stopped.Out);
        var through = await place.RunAsync("once", "--allow-writes", way.Groups[1].Value);
        Assert.That(through.Exit, Is.Zero, through.All);
        Assert.That(site.Requests.Select(r => r.Method), Does.Contain("PUT"));
    }

    [Test]
    public async Task A_wrong_key_is_tried_once_and_never_again_by_any_process()
    {
        await using var site = await Site.StartAsync(flavour);
        using var place = Workplace.For(site.Contract);
        var good = (string)place.Settings["Bugzilla"]!["ApiKey"]!;
        place.Set("Bugzilla:ApiKey", "0123456789012345678901234567890123456789");

        var first = await place.RunAloneAsync("once");
        var asked = site.Requests.Count(r => r.Path != "/rest/version");
        site.Requests.Clear();
        var others = new List<Ran>();
        foreach (var command in new[] { "once", "plan", "once --dry-run", "check-config --online" })
        {
            others.Add(await place.RunAloneAsync(command.Split(' ')));
        }

        Assert.That(first.Exit, Is.EqualTo(3), first.All);
        Assert.That(first.ErrorLines.Last(), Does.StartWith("Bugzilla:ApiKey: "));
        Assert.That(asked, Is.LessThanOrEqualTo(flavour == SandboxFlavour.Bmo ? 1 : 2), "upstream ignores the key in the header, so that the query is tried, too");
        Assert.That(others.Select(r => r.Exit), Has.All.EqualTo(3));
        Assert.That(others.SelectMany(r => r.ErrorLines), Has.All.StartsWith("Bugzilla:ApiKey: "));
        Assert.That(site.Requests.Where(r => r.Path != "/rest/version"), Is.Empty);
        Assert.That((await File.ReadAllBytesAsync(place.Database)).AsSpan().IndexOf("0123456789012345678901234567890123456789"u8), Is.EqualTo(-1), "a digest is stored, not the key");

        place.Set("Bugzilla:ApiKey", good);
        Assert.That((await place.RunAsync("once")).Exit, Is.Zero, "another key is tried at once");
    }

    [Test]
    public async Task What_is_wrong_between_settings_and_server_is_all_told_with_the_settings_names()
    {
        await using var site = await Site.StartAsync(flavour, withStory: false);
        using var place = Workplace.For(site.Contract);
        var fine = await place.RunAsync("check-config", "--online");
        Assert.That(fine.Exit, Is.Zero, fine.All);
        Assert.That(fine.Out, Does.Contain($"{site.Contract["url"]}").And.Contain("logged in").And.Contain("live"));

        place.Set("Bugzilla:FlagName", "data-revue");
        place.Set("Stewards:1:Login", "nobody-knows@example.org");
        place.Set("Owners:0:Login", "no-owner@example.org");
        place.Set("Embargo:Groups", new JsonArray("no-such-group"));
        place.Set("Embargo:ToleratedGroups", new JsonArray());
        site.Sandbox.SetMembership(SandboxBugzilla.LoginOf("bot"), "editbugs", isMember: false);

        var wrong = await place.RunAsync("check-config", "--online");

        Assert.That(wrong.Exit, Is.EqualTo(2));
        Assert.That(wrong.ErrorLines, Has.Some.StartsWith("Bugzilla:FlagName: ").And.Some.StartsWith("Stewards:1:Login: ").And.Some.StartsWith("Owners:0:Login: "));
        Assert.That(wrong.ErrorLines, Has.Some.Contains("not in the group \"no-such-group\"").And.Some.Contains("is in the group \"data-review-embargo\"").And.Some.Contains("is in the group \"data-review-partners\""));
        Assert.That(wrong.ErrorLines, Has.Some.Contains("editbugs"));
        Assert.That(wrong.All, Does.Not.Contain("nobody-knows@"), "the setting's name is enough");
        Assert.That(site.Requests.Select(r => r.Method), Has.All.EqualTo("GET"));
        var json = await place.RunAsync("check-config", "--online", "--json");
        Assert.That(JsonNode.Parse(json.Out)!["errors"]!.AsArray().Select(e => (string)e!), Is.EqualTo(wrong.ErrorLines));

        var once = await place.RunAsync("once");
        Assert.That(once.Error, Does.Contain("Bugzilla:FlagName: "), "who doesn't check is told all the same");
    }

    [Test]
    public async Task A_product_that_is_misspelt_is_told()
    {
        await using var site = await Site.StartAsync(flavour, withStory: false);
        using var place = Workplace.For(site.Contract);
        place.Set("Bugzilla:Products", new JsonArray("Thunderbird", "Thunderbrid"));

        var ran = await place.RunAsync("check-config", "--online");

        Assert.That(ran.Exit, Is.EqualTo(2));
        Assert.That(ran.ErrorLines.Single(), Is.EqualTo("Bugzilla:Products: the server has no product \"Thunderbrid\", or hides it from this account; correct the name or take it out"));
    }

    [Test]
    public async Task A_login_that_is_not_the_keys_is_told()
    {
        await using var site = await Site.StartAsync(flavour, withStory: false);
        using var place = Workplace.For(site.Contract);
        place.Set("Bugzilla:Login", SandboxBugzilla.LoginOf("requester"));

        var ran = await place.RunAsync("once");

        Assert.That(ran.Exit, Is.EqualTo(3));
        Assert.That(ran.ErrorLines.Last(), Does.StartWith("Bugzilla:Login: "));
        Assert.That(site.Requests.Select(r => r.Path), Has.None.EqualTo("/rest/bug"), "never works as somebody else");
    }
}
