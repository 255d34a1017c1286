using System.Text.Json.Nodes;

namespace ReviewBot.Contract.Tests;

public sealed class UserTests(string name) : ContractTest(name)
{
    private const string Nobody = "nobody.such@example.org";

    private static string E(string text) => Uri.EscapeDataString(text);

    private async Task<JsonArray> Users(Caller by, string query) => (await by.Ok("GET", $"user?{query}"))["users"].AsArray();

    [Test]
    public async Task Several_are_asked_at_once_and_come_in_any_order()
    {
        var users = await Users(Bot, $"names={E(Steward.Login)}&names={E(Outsider.Login)}");
        Assert.That(users.Select(u => (string?)u!["name"]), Is.EquivalentTo([Steward.Login, Outsider.Login]));
        foreach (var user in users)
        {
            Assert.That((string?)user!["email"], Is.EqualTo((string?)user["name"]));
            Assert.That((bool?)user["can_login"], Is.True);
            Assert.That(user["real_name"], Is.Not.Null);
            Assert.That((int)user["id"]!, Is.Positive);
            if (IsBmo)
            {
                Assert.That((string?)user["nick"], Is.Not.Empty);
            }
        }
    }

    [Test]
    public async Task Names_compare_without_case() =>
        Assert.That((string?)(await Users(Bot, $"names={E(Steward.Login.ToUpperInvariant())}")).Single()!["name"], Is.EqualTo(Steward.Login));

    [Test]
    public async Task One_unknown_name_fails_the_whole_call() =>
        Refused(await Bot.Get($"user?names={E(Steward.Login)}&names={E(Nobody)}"), 404, 51, $"There is no user named '{Nobody}'.");

    [Test]
    public async Task Permissive_helps_on_bmo_and_not_on_upstream()
    {
        var answer = await Bot.Get($"user?names={E(Steward.Login)}&names={E(Nobody)}&permissive=1&include_fields=name");
        if (IsBmo)
        {
            Assert.That(answer["users"].AsArray().Select(u => (string?)u!["name"]), Is.EqualTo([Steward.Login]));
            Assert.That((string?)answer["faults"].AsArray().Single()!["name"], Is.EqualTo(Nobody));
        }
        else
        {
            Refused(answer, 404, 51);
        }
    }

    [Test]
    public async Task An_unknown_number_is_silently_absent()
    {
        var id = (int)(await Users(Bot, $"names={E(Steward.Login)}&include_fields=id")).Single()!["id"]!;
        Assert.That(await Users(Bot, $"ids={id}&ids=999999&include_fields=id"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Own_groups_are_shown_and_foreign_ones_are_not()
    {
        var own = (await Users(Bot, $"names={E(Bot.Login)}&include_fields=name,groups")).Single()!["groups"]!.AsArray();
        Assert.That(own.Select(g => (string?)g!["name"]), Does.Contain(EmbargoGroup).And.Contain("editbugs"));
        var foreign = (await Users(Bot, $"names={E(Steward.Login)}&include_fields=name,groups")).Single()!["groups"]!.AsArray();
        Assert.That(foreign, Is.Empty);
    }

    [Test]
    public async Task A_match_finds_parts_of_logins()
    {
        var part = Steward.Login.Split('@')[0];
        Assert.That((await Users(Bot, $"match={E(part)}&include_fields=name")).Select(u => (string?)u!["name"]), Does.Contain(Steward.Login));
    }

    [Test]
    public async Task A_match_within_a_group_needs_to_be_in_it()
    {
        var part = Server.As(Server.Text("groupOwner")).Login.Split('@')[0];
        var members = await Users(Bot, $"match={E(part)}&groups={E(EmbargoGroup)}&include_fields=name");
        Assert.That(members.Select(u => (string?)u!["name"]), Does.Contain(GroupOwner.Login));
        var outside = await Users(Bot, $"match={E(Outsider.Login)}&groups={E(EmbargoGroup)}&include_fields=name");
        Assert.That(outside, Is.Empty);
        Refused(await Bot.Get($"user?match={E(part)}&groups={E(Server.Text("securityGroup"))}"), 400, 804);
    }

    [Test]
    public async Task Nobody_sees_names_and_asks_by_name_only()
    {
        var user = (await Users(Anonymous, $"names={E(Steward.Login)}")).Single()!.AsObject();
        Assert.That(user.ContainsKey("email"), Is.False);
        Assert.That(user.ContainsKey("real_name"), Is.True);
        Refused(await Anonymous.Get("user?ids=1"), 401, 505);
        Refused(await Anonymous.Get("user?match=a"), 401, 505);
    }

    [Test]
    public async Task Something_must_be_asked_for() => Refused(await Bot.Get("user"), 400, 50);

    [Test]
    public async Task Bmo_says_who_takes_requests()
    {
        OnlyOnBmo();
        var users = await Users(Bot, $"names={E(Steward.Login)}&names={E(Server.As("blocked").Login)}&include_fields=name,requests");
        bool? Blocked(string login) => (bool?)users.Single(u => (string?)u!["name"] == login)!["requests"]!["review"]!["blocked"];
        Assert.That(Blocked(Steward.Login), Is.False);
        Assert.That(Blocked(Server.As("blocked").Login), Is.True);
    }

    [Test]
    public async Task The_list_of_groups_is_not_for_everybody() => Refused(await Bot.Get($"group?names={E(EmbargoGroup)}"), 400, 805);
}
