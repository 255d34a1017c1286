namespace ReviewBot.Contract.Tests;

public sealed class GroupTests(string name) : ContractTest(name)
{
    private static object Remove(params string[] groups) => new { groups = new { remove = groups }, comment = new { body = "Open now." } };

    [Test]
    public async Task A_member_opens_a_bug_with_a_comment_in_one_call()
    {
        var bug = await NewBug(GroupOwner, EmbargoGroup);
        var answer = await Bot.Ok("PUT", $"bug/{bug}", Remove(EmbargoGroup));
        Assert.That((string?)answer.Changes["groups"]!["removed"], Is.EqualTo(EmbargoGroup));
        Assert.That((string?)answer.Changes["groups"]!["added"], Is.Empty);
        Assert.That((await Bug(bug, "groups", Anonymous))["groups"]!.AsArray(), Is.Empty);
        Assert.That((await Changes(bug, "groups")).Single(), Is.EqualTo((EmbargoGroup, "")));
    }

    [Test]
    public async Task Removing_what_is_not_there_is_401_and_120_and_nothing_is_done()
    {
        var bug = await NewBug(GroupOwner, EmbargoGroup);
        await Bot.Ok("PUT", $"bug/{bug}", Remove(EmbargoGroup));
        Refused(await Bot.Put($"bug/{bug}", Remove(EmbargoGroup)), 401, 120, $"You tried to remove bug {bug} from the '{EmbargoGroup}' group");
        Assert.That(await Comments(bug), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task One_present_and_one_absent_removes_neither()
    {
        var bug = await NewBug(GroupOwner, EmbargoGroup);
        Refused(await Bot.Put($"bug/{bug}", Remove(EmbargoGroup, Server.Text("otherGroup"))), 401, 120);
        Refused(await Bot.Put($"bug/{bug}", Remove("no-such-group")), 401, 120);
        Assert.That((await Bug(bug, "groups"))["groups"]!.Texts(), Is.EqualTo([EmbargoGroup]));
        Assert.That(await Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_is_no_member_removes_no_group_even_if_they_see_the_bug()
    {
        var bug = await NewBug(SecurityOwner, Server.Text("securityGroup"));
        await SecurityOwner.Ok("PUT", $"bug/{bug}", new { cc = new { add = new[] { Bot.Login } } });
        Refused(await Bot.Put($"bug/{bug}", Remove(Server.Text("securityGroup"))), 401, 120);
    }

    [Test]
    public async Task Two_groups_are_removed_in_one_call()
    {
        var other = Server.Text("otherGroup");
        var bug = await NewBug(GroupOwner, EmbargoGroup, other);
        var answer = await Bot.Ok("PUT", $"bug/{bug}", Remove(EmbargoGroup, other));
        Assert.That(((string)answer.Changes["groups"]!["removed"]!).Split(", "), Is.EquivalentTo([EmbargoGroup, other]));
    }

    [Test]
    public async Task A_member_restricts_a_bug_again_and_twice_is_no_change()
    {
        var bug = await NewBug();
        var add = new { groups = new { add = new[] { EmbargoGroup } } };
        var answer = await Bot.Ok("PUT", $"bug/{bug}", add);
        Assert.That((string?)answer.Changes["groups"]!["added"], Is.EqualTo(EmbargoGroup));
        Assert.That((await Bot.Ok("PUT", $"bug/{bug}", add)).Changes.AsObject(), Is.Empty);
        Refused(await Bot.Put($"bug/{bug}", new { groups = new { add = new[] { "no-such-group" } } }), 401, 120, "You tried to restrict bug");
    }
}
