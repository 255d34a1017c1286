namespace ReviewBot.Contract.Tests;

public sealed class HistoryTests(string name) : ContractTest(name)
{
    [Test]
    public async Task A_new_bug_has_none_and_many_come_in_the_order_asked()
    {
        var first = await NewBug();
        var second = await NewBug();
        Assert.That(await History(first), Is.Empty);
        var answer = await Bot.Ok("GET", $"bug/{second}/history?ids={first}");
        Assert.That(answer["bugs"].Ids(), Is.EqualTo([second, first]));
    }

    [Test]
    public async Task A_round_reads_as_the_server_writes_it()
    {
        var (bug, attachment, flag) = await NewRequest();
        await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login });
        await SetFlags(attachment, Steward, new { id = flag, status = "+" });
        // Within one second the server orders nothing.
        Assert.That(await Changes(bug, "flagtypes.name"), Is.EquivalentTo(new[]
        {
            ("", $"{Flag}?"), ($"{Flag}?", $"{Flag}?({Steward.Login})"), ($"{Flag}?({Steward.Login})", $"{Flag}+"),
        }));
        Assert.That((await Changes(bug, "cc")).Single(), Is.EqualTo(("", Steward.Login)));
        var entries = await History(bug);
        Assert.That(entries.Select(e => (string?)e!["who"]).Distinct(), Is.EquivalentTo([Requester.Login, Bot.Login, Steward.Login]));
        var change = entries.Single(e => (string?)e!["who"] == Requester.Login)!["changes"]!.AsArray().Single()!;
        Assert.That((int)change["attachment_id"]!, Is.EqualTo(attachment));
        Assert.That(entries.Select(e => e!["when"].Time()), Is.Ordered);
    }

    [Test]
    public async Task New_since_is_strictly_later()
    {
        var (bug, _, _) = await NewRequest();
        var when = (await History(bug))[^1]!["when"].Time();
        Assert.That(await History(bug, $"?new_since={when.Written()}"), Is.Empty);
        Assert.That(await History(bug, $"?new_since={when.AddSeconds(-1).Written()}"), Is.Not.Empty);
    }

    [Test]
    public async Task Fields_have_the_names_of_the_api()
    {
        var bug = await NewBug();
        await Bot.Ok("PUT", $"bug/{bug}", new { whiteboard = "w", groups = new { add = new[] { EmbargoGroup } } });
        Assert.That((await Changes(bug, "whiteboard")).Single(), Is.EqualTo(("", "w")));
        Assert.That((await Changes(bug, "groups")).Single(), Is.EqualTo(("", EmbargoGroup)));
    }

    [Test]
    public async Task Comments_leave_no_history()
    {
        var bug = await NewBug();
        await Bot.Ok("POST", $"bug/{bug}/comment", new { comment = "c" });
        Assert.That(await History(bug), Is.Empty);
    }

    [Test]
    public async Task A_needinfo_has_no_attachment()
    {
        var bug = await NewBug();
        await Bot.Ok("PUT", $"bug/{bug}", new { flags = new[] { new Dictionary<string, object> { ["name"] = Needinfo, ["status"] = "?", ["requestee"] = Steward.Login, ["new"] = true } } });
        var change = (await History(bug)).SelectMany(e => e!["changes"]!.AsArray()).Single(c => (string?)c!["field_name"] == "flagtypes.name")!;
        Assert.That((string?)change["added"], Is.EqualTo($"{Needinfo}?({Steward.Login})"));
        Assert.That(change.AsObject().ContainsKey("attachment_id"), Is.False);
    }

    [Test]
    public async Task The_history_of_a_hidden_bug_is_hidden()
    {
        var bug = await NewBug(GroupOwner, EmbargoGroup);
        Refused(await Outsider.Get($"bug/{bug}/history"), 401, 102);
    }
}
