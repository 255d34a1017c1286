using System.Text.Json.Nodes;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Further sides of acceptance scenarios, by their numbers.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class MoreScenarioTests(SandboxFlavour flavour)
{
    [Test]
    public async Task Scenario_10_the_flag_on_a_link_to_a_code_review_is_pointed_to_the_form()
    {
        await using var stage = new Stage(flavour);
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things");
        var form = person.Attach(bug, "request.txt", Forms.Complete);
        var link = stage.Sandbox.As("phab-bot@example.org").Attach(bug, "phabricator-D990021-url.txt", "https://phabricator.services.mozilla.com/D990021", "D990021", "text/x-phabricator-request");
        stage.Person("steward3").Ask(link);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug).Single(), Does.Contain($"attachment {form}"));
        Assert.That(stage.Flag(form), Is.Null);
        Assert.That(stage.Requestee(link), Is.Null);
    }

    [Test]
    public async Task Scenario_16_a_bug_of_another_product_is_left_alone_even_with_the_flag()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Incomplete, product: "Firefox");
        stage.Person("requester").Comment(bug, "reviewbot: assign");
        var before = stage.Picture(bug);

        await stage.OnceAsync();
        await stage.OnceAsync(new PassOptions { Wanted = Wanted.Only(bug) });

        Assert.That(stage.Picture(bug), Is.EqualTo(before));
    }

    [Test]
    public async Task Requests_that_are_told_of_between_two_polls_go_to_different_stewards()
    {
        await using var stage = new Stage(flavour);
        var requests = Enumerable.Range(0, 3).Select(_ => stage.Request(Forms.Complete)).ToList();

        foreach (var (bug, _) in requests)
        {
            await stage.OnceAsync(new PassOptions { Wanted = Wanted.Only(bug) });
        }

        Assert.That(requests.Select(r => stage.Requestee(r.Attachment)), Is.Unique.And.None.Null);
    }

    [Test]
    public async Task Scenario_19_the_owner_hears_of_somebody_off_the_roster_once()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "security");

        await stage.OnceAsync();
        stage.Person("requester").Comment(bug, "By the way.");
        await stage.OnceAsync();

        Assert.That(new Notices(stage.Bot.Ledger).All().Where(n => n.Bug == bug), Has.One.Items);
        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("security")));
    }

    [TestCase("Pia Present [:pia] (PTO until Monday)")]
    [TestCase("Pia Present [:pia] away")]
    [TestCase("Pia Present [:pia] - unavailable")]
    public async Task Scenario_22_a_real_name_that_says_away_counts(string realName)
    {
        await using var stage = new Stage(flavour, more: [("Stewards:0:Login", "pia@example.org")]);
        stage.Sandbox.AddAccount("pia@example.org", realName, "editbugs", "canconfirm");
        stage.Set("Stewards:1:Away:0:From", "2026-11-01");
        stage.Set("Stewards:1:Away:0:To", "2026-12-31");
        stage.Sandbox.CloseAccount(Stage.Login("steward3"), "gone");
        var (bug, attachment) = stage.Request(Forms.Complete);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Null, "the owner is asked, not somebody else");
        Assert.That(stage.Comments(bug), Has.One.Items);
        Assert.That(stage.Comments(bug)[0], Does.Not.Contain("pia").IgnoreCase.And.Not.Contain("PTO").And.Not.Contain("away").IgnoreCase);
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Bug), Is.EqualTo(new[] { bug }));
    }

    [Test]
    public async Task Scenario_23_when_the_server_refuses_everybody_it_is_said_once_and_nobody_is_tried_again()
    {
        await using var stage = new Stage(flavour, more: [("Stewards:0:Login", Stage.Login("steward3")), ("Stewards:1:Login", "one@example.org"), ("Stewards:2:Login", "two@example.org")]);
        stage.Sandbox.AddAccount("one@example.org", "One [:one]", "editbugs", "canconfirm");
        stage.Sandbox.AddAccount("two@example.org", "Two [:two]", "editbugs", "canconfirm");

        // None of them is in the group, which only the server's answer tells.
        var (bug, attachment) = stage.Request(Forms.Complete, groups: "data-review-embargo");

        await stage.OnceAsync();
        var tried = stage.Requests.Count(r => r.Method == "PUT");
        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(tried, Is.LessThanOrEqualTo(4), "three stewards, and the word that there is nobody");
        Assert.That(stage.Requests.Select(r => r.Method), Has.None.EqualTo("PUT"));
        Assert.That(stage.Requestee(attachment), Is.Null);
        Assert.That(stage.Comments(bug), Has.One.Items);
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Bug), Does.Contain(bug));
    }

    [TestCase("requester", 1)]
    [TestCase("steward1", 0)]
    public async Task Scenario_42_a_grant_that_somebody_else_takes_off_is_told_to_the_steward_once(string by, int comments)
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        await stage.OnceAsync();
        stage.Person(by).SetFlag(attachment, "data-review", "X");

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Exactly(comments).Items);
        Assert.That(stage.Comments(bug), Has.All.Contains(":maren").And.All.Contains(":robin"));
        Assert.That(stage.Flag(attachment), Is.Null, "a human's word stands");
    }

    [Test]
    public async Task Scenario_44_one_of_two_grants_and_nobody_is_asked_any_more()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("requester").Send("PUT", $"/rest/bug/attachment/{attachment}", new JsonObject
        {
            ["flags"] = new JsonArray(new JsonObject { ["name"] = "data-review", ["status"] = "?", ["requestee"] = Stage.Login("steward2"), ["new"] = true }),
        });
        stage.Wait();
        await stage.OnceAsync();
        var asked = stage.Person("admin").Get($"/rest/bug/attachment/{attachment}?exclude_fields=data")["attachments"]![$"{attachment}"]!["flags"]!.AsArray().Single(f => (string?)f!["requestee"] == Stage.Login("steward2"))!;
        stage.Person("steward2").Send("PUT", $"/rest/bug/attachment/{attachment}", new JsonObject
        {
            ["flags"] = new JsonArray(new JsonObject { ["id"] = (int)asked["id"]!, ["status"] = "+" }),
        });
        stage.Wait();
        var before = stage.Picture(bug);

        await stage.OnceAsync();
        stage.Wait(TimeSpan.FromDays(30));
        await stage.OnceAsync();

        Assert.That(stage.Picture(bug), Is.EqualTo(before));
    }
}
