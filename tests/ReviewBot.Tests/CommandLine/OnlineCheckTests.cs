using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.CommandLine;

/// <summary>What <c>check-config --online</c> finds on a server whose administrators set things up in other ways.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class OnlineCheckTests(SandboxFlavour flavour)
{
    [Test]
    public async Task On_a_good_server_it_tells_what_a_pass_would_look_at_and_nothing_else()
    {
        var ran = await CheckAsync(_ => { }, stewards: 2);

        Assert.That(ran.Exit, Is.Zero, ran.All);
        Assert.That(ran.Out.Split('\n')[0], Is.EqualTo("note: a full pass looks at 0 bugs"));
        Assert.That(ran.Out, Does.Contain("the settings are good").And.Not.Contain("warning"));
    }

    [Test]
    public async Task A_product_without_the_flag_type_is_named()
    {
        var ran = await CheckAsync(s => s.TakeFlagTypeFrom("Calendar", "data-review"));

        Assert.That(ran.ErrorLines, Is.EqualTo(new[] { "Bugzilla:Products: there is no attachment flag type \"data-review\" in \"Calendar\"; take it out, or ask the server's administrators for the flag type there" }));
    }

    [Test]
    public async Task A_flag_type_that_is_inactive_or_asks_nobody_or_may_not_be_requested_is_told_with_its_products()
    {
        var inactive = await CheckAsync(s => s.SetFlagType("data-review", isActive: false));
        var nobody = await CheckAsync(s => s.SetFlagType("data-review", isRequesteeble: false));
        var others = await CheckAsync(s => s.SetFlagType("data-review", requestGroup: "data-stewards"));

        Assert.That(inactive.ErrorLines.Single(), Does.Contain("in \"Thunderbird\", \"MailNews Core\", \"Calendar\", \"Chat Core\" is inactive"));
        Assert.That(nobody.ErrorLines.Single(), Does.Contain("can't be asked of a person in particular"));
        Assert.That(others.ErrorLines.Single(), Does.Contain("may not request \"data-review\""));
    }

    [Test]
    public async Task Where_the_account_may_not_decide_it_is_a_note()
    {
        var ran = await CheckAsync(s => s.SetGrantGroup("data-review", "data-stewards"));

        Assert.That(ran.Exit, Is.Zero, ran.All);
        Assert.That(ran.Out, Does.Contain("note: Replies:SetVerdict: the server does not let this account set data-review+").And.Contain("grant group"));
    }

    [Test]
    public async Task Two_flag_types_of_a_name_are_told_with_their_numbers()
    {
        var ran = await CheckAsync(s =>
        {
            s.DoubleFlagType("needinfo");
            s.DoubleFlagType("data-review");
        });

        Assert.That(ran.Exit, Is.Zero, ran.All);
        Assert.That(ran.Out, Does.Contain("warning: Bugzilla:NeedinfoFlag: there is more than one bug flag type \"needinfo\" in \"Thunderbird\", \"MailNews Core\", \"Calendar\", \"Chat Core\" (types 4, 5); type 4 is used").And.Contain("warning: Bugzilla:FlagName: there is more than one attachment flag type \"data-review\" in \"Thunderbird\", \"MailNews Core\", \"Calendar\", \"Chat Core\" (types 1, 6)"));
    }

    [Test]
    public async Task A_needinfo_that_asks_nobody_or_stands_only_once_is_told()
    {
        var nobody = await CheckAsync(s => s.SetFlagType("needinfo", isRequesteeble: false));
        var once = await CheckAsync(s => s.SetFlagType("needinfo", isMultiplicable: false));
        var none = await CheckAsync(_ => { }, ("Bugzilla:NeedinfoFlag", "needs-info"));

        Assert.That(nobody.Out, Does.Contain("warning: Bugzilla:NeedinfoFlag: \"needinfo\" in \"Thunderbird\", \"MailNews Core\", \"Calendar\", \"Chat Core\" (type 4) can't be asked of a person in particular"));
        Assert.That(once.Out, Does.Contain("warning: Bugzilla:NeedinfoFlag: \"needinfo\" in \"Thunderbird\", \"MailNews Core\", \"Calendar\", \"Chat Core\" (type 4) can stand on a bug only once"));
        Assert.That(none.Out, Does.Contain("note: Bugzilla:NeedinfoFlag: the server has no flag \"needs-info\" on bugs"));
    }

    [Test]
    public async Task A_component_that_no_product_has_is_named()
    {
        var ran = await CheckAsync(_ => { }, ("Bugzilla:Components", new JsonArray("Matrix", "Matricks")));

        Assert.That(ran.ErrorLines, Is.EqualTo(new[] { "Bugzilla:Components: none of the products has a component \"Matricks\"; correct the name or take it out" }));
    }

    [Test]
    public async Task A_steward_who_cannot_see_embargoed_bugs_is_a_warning()
    {
        var ran = await CheckAsync(_ => { });

        Assert.That(ran.Exit, Is.Zero, ran.All);
        Assert.That(ran.Out.Split('\n').Where(l => l.StartsWith("warning", StringComparison.Ordinal)), Is.EqualTo(new[] { "warning: Stewards:2:Login: this steward is not in the group \"data-review-embargo\", so can't see its bugs and is passed over there; ask for membership if that isn't meant" }));
    }

    [Test]
    public async Task A_search_that_the_server_refuses_is_told_in_its_words()
    {
        await using var site = await Site.StartAsync(flavour, withStory: false);
        site.Sandbox.Before = request => request.Path == "/rest/bug" ? SandboxResponse.OfJson(400, """{"error":true,"code":108,"message":"No one named <somebody@example.org> may use |pipes| there."}""") : null;
        using var place = Workplace.For(site.Contract);

        var ran = await place.RunAsync("check-config", "--online");

        Assert.That(ran.Exit, Is.EqualTo(2));
        Assert.That(ran.ErrorLines.Single(), Does.StartWith("Bugzilla:Products: the search that each pass begins with: ").And.Contain("the server says \"No one named (address) may use /pipes/ there.\""));
    }

    private async Task<Ran> CheckAsync(Action<SandboxBugzilla> set, (string Name, JsonNode Value)? setting = null, int stewards = 3)
    {
        await using var site = await Site.StartAsync(flavour, withStory: false);
        set(site.Sandbox);
        using var place = Workplace.For(site.Contract);
        place.Set("Stewards", new JsonArray([.. place.Settings["Stewards"]!.AsArray().Take(stewards).Select(s => s!.DeepClone())]));
        if (setting is var (name, value))
        {
            place.Set(name, value);
        }

        return await place.RunAsync("check-config", "--online");
    }

    private Task<Ran> CheckAsync(Action<SandboxBugzilla> set, (string Name, string Value) setting) => CheckAsync(set, (setting.Name, JsonValue.Create(setting.Value)!));
}
