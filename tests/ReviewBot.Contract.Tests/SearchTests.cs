namespace ReviewBot.Contract.Tests;

public sealed class SearchTests(string name) : ContractTest(name)
{
    private string Asked => $"f1=flagtypes.name&o1=equals&v1={Uri.EscapeDataString(Flag)}%3F";

    [Test]
    public async Task An_open_request_is_found_by_name_and_status()
    {
        var (bug, attachment, flag) = await NewRequest();
        Assert.That(await Found(Bot, Asked, bug), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, $"f1=flagtypes.name&o1=equals&v1={Flag}", bug), Is.Empty, "the status is part of the value");
        Assert.That(await Found(Bot, $"f1=flagtypes.name&o1=substring&v1={Flag}", bug), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, $"f1=flagtypes.name&o1=equals&v1={Flag.ToUpperInvariant()}%3F", bug), Is.EqualTo([bug]), "without regard to case");
        await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login });
        Assert.That(await Found(Bot, Asked, bug), Is.EqualTo([bug]), "the requestee is no part of the value");
        await SetFlags(attachment, Steward, new { id = flag, status = "+" });
        Assert.That(await Found(Bot, Asked, bug), Is.Empty);
        Assert.That(await Found(Bot, $"f1=flagtypes.name&o1=equals&v1={Flag}%2B", bug), Is.EqualTo([bug]));
    }

    [Test]
    public async Task A_requestee_and_a_setter_are_those_of_any_flag()
    {
        var (bug, attachment, flag) = await NewRequest();
        await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login });
        await Bot.Ok("PUT", $"bug/{bug}", new { flags = new[] { new Dictionary<string, object> { ["name"] = Needinfo, ["status"] = "?", ["requestee"] = Requester.Login, ["new"] = true } } });
        string Who(string field, Caller who) => $"f1={field}&o1=equals&v1={Uri.EscapeDataString(who.Login)}";
        Assert.That(await Found(Bot, Who("requestees.login_name", Steward), bug), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, Who("requestees.login_name", Requester), bug), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, Who("setters.login_name", Requester), bug), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, Who("requestees.login_name", Steward2), bug), Is.Empty);
    }

    [Test]
    public async Task That_nobody_is_asked_looks_at_all_flags_of_the_bug()
    {
        var (bug, attachment, _) = await NewRequest();
        Assert.That(await Found(Bot, $"{Asked}&f2=requestees.login_name&o2=isempty", bug), Is.EqualTo([bug]));
        await SetFlags(attachment, Bot, new Dictionary<string, object> { ["name"] = Flag, ["status"] = "?", ["requestee"] = Steward.Login, ["new"] = true });
        Assert.That(await Found(Bot, $"{Asked}&f2=requestees.login_name&o2=isempty", bug), Is.Empty, "the first flag is still asked of nobody");
    }

    [Test]
    public async Task Not_equal_means_that_no_flag_of_the_bug_is()
    {
        var (bug, attachment, flag) = await NewRequest();
        await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login });
        await SetFlags(attachment, Bot, new Dictionary<string, object> { ["name"] = Flag, ["status"] = "?", ["requestee"] = Steward2.Login, ["new"] = true });
        string Not(Caller who) => $"f1=requestees.login_name&o1=notequals&v1={Uri.EscapeDataString(who.Login)}";
        Assert.That(await Found(Bot, Not(Steward), bug), Is.Empty, "the other flag is asked of somebody else");
        Assert.That(await Found(Bot, Not(Outsider), bug), Is.EqualTo([bug]));
    }

    [Test]
    public async Task Products_are_ored_and_an_unknown_one_adds_nothing()
    {
        var bug = await NewBug();
        var product = Uri.EscapeDataString(Product);
        Assert.That(await Found(Bot, $"product={product}&product=NoSuch", bug), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, "product=NoSuch", bug), Is.Empty);
        Assert.That(await Found(Bot, $"product={product},NoSuch", bug), Is.Empty, "a comma does not separate");
        Assert.That(await Found(Bot, $"product={product.ToLowerInvariant()}", bug), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, $"product={product}&component=NoSuch", bug), Is.Empty);
    }

    [Test]
    public async Task Hidden_and_unknown_bugs_are_silently_absent()
    {
        var open = await NewBug();
        var hidden = await NewBug(GroupOwner, EmbargoGroup);
        Assert.That(await Found(Outsider, "", open, hidden, 99999999), Is.EqualTo([open]));
        Assert.That(await Found(Bot, "", open, hidden), Is.EqualTo([open, hidden]));
        Assert.That(await Found(Anonymous, "", open, hidden), Is.EqualTo([open]));
    }

    [Test]
    public async Task Changed_since_includes_the_very_second()
    {
        var bug = await NewBug();
        var changed = (await Bug(bug))["last_change_time"].Time();
        Assert.That(await Found(Bot, $"last_change_time={changed.Written()}", bug), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, $"last_change_time={changed.AddSeconds(1).Written()}", bug), Is.Empty);
        Assert.That(await Found(Bot, $"{Asked}&last_change_time=2000-01-01T00:00:00Z", bug), Is.Empty, "both conditions count");
    }

    [TestCase("yesterdayish")]
    [TestCase("-1h")]
    public async Task What_is_no_date_is_400(string date) =>
        Refused(await Bot.Get($"bug?id=1&last_change_time={date}"), 400, 56, "is not a legal date");

    [Test]
    public async Task When_a_flag_changed_can_be_asked()
    {
        var (bug, _, _) = await NewRequest();
        var other = await NewBug();
        Assert.That(await Found(Bot, "chfield=flagtypes.name&chfieldfrom=2000-01-01", bug, other), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, "f1=flagtypes.name&o1=changedafter&v1=2000-01-01", bug, other), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, $"f1=flagtypes.name&o1=changedby&v1={Uri.EscapeDataString(Requester.Login)}", bug, other), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, $"f1=flagtypes.name&o1=changedby&v1={Uri.EscapeDataString(Steward.Login)}", bug, other), Is.Empty);
    }

    [Test]
    public async Task Charts_know_brackets_or_and_not()
    {
        var (asked, _, _) = await NewRequest();
        var marked = await NewBug();
        var plain = await NewBug();
        await Bot.Ok("PUT", $"bug/{marked}", new { whiteboard = "[contract-mark]" });
        Assert.That(await Found(Bot, $"j_top=OR&{Asked}&f2=status_whiteboard&o2=substring&v2=[contract-mark]", asked, marked, plain), Is.EqualTo([asked, marked]));
        Assert.That(
            await Found(Bot, $"f1=OP&j1=OR&f2=flagtypes.name&o2=equals&v2={Flag}%3F&f3=status_whiteboard&o3=substring&v3=[contract-mark]&f4=CP&f5=bug_id&o5=notequals&v5={asked}", asked, marked, plain),
            Is.EqualTo([marked]));
        Assert.That(await Found(Bot, $"n1=1&{Asked}", asked, marked), Is.EqualTo([marked]));
        Assert.That(await Found(Bot, $"f1=bug_id&o1=greaterthan&v1={asked}", asked, marked, plain), Is.EqualTo([marked, plain]));
        Assert.That(await Found(Bot, $"f1=bug_id&o1=greaterthaneq&v1={marked}", asked, marked, plain), Is.EqualTo([marked, plain]));
        Assert.That(await Found(Bot, "whiteboard=[contract-mark]", asked, marked, plain), Is.EqualTo([marked]));
    }

    [Test]
    public async Task A_commenter_a_group_and_a_comment_tag_can_be_asked()
    {
        var bug = await NewBug(GroupOwner, EmbargoGroup);
        var other = await NewBug();
        await Bot.Ok("POST", $"bug/{bug}/comment", new { comment = "Looking at it." });
        Assert.That(await Found(Bot, $"f1=commenter&o1=equals&v1={Uri.EscapeDataString(Bot.Login)}", bug, other), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, $"f1=bug_group&o1=equals&v1={Uri.EscapeDataString(EmbargoGroup)}", bug, other), Is.EqualTo([bug]));
        var comment = (int)(await Comments(bug))[^1]!["id"]!;
        var tagged = await Bot.Put($"bug/comment/{comment}/tags", new { add = new[] { "contract-tag" } });
        if (tagged.Status == 200)
        {
            Assert.That(await Found(Bot, "f1=comment_tag&o1=equals&v1=contract-tag", bug, other), Is.EqualTo([bug]));
        }
    }

    [Test]
    public async Task A_group_over_two_fields_is_refused()
    {
        OnlyOnUpstream();
        Refused(
            await Bot.Get($"bug?f1=OP&j1=AND_G&f2=flagtypes.name&o2=equals&v2={Flag}%3F&f3=requestees.login_name&o3=equals&v3=x&f4=CP"),
            400, 32000, "All conditions under a groups search must use the same field.");
    }

    [Test]
    public async Task Unknown_fields_and_operators_are_refused_and_unknown_parameters_ignored()
    {
        var bug = await NewBug();
        Refused(await Bot.Get("bug?f1=no.such.field&o1=equals&v1=x"), 400, 108);
        Refused(await Bot.Get("bug?f1=flagtypes.name&o1=like&v1=x"), 400, 68000);
        Assert.That(await Found(Bot, "produkt=NoSuch", bug), Is.EqualTo([bug]));
    }

    [Test]
    public async Task Pages_are_cut_by_limit_and_offset_and_zero_is_the_maximum()
    {
        var bugs = new[] { await NewBug(), await NewBug(), await NewBug() };
        Assert.That(await Found(Bot, "limit=2&order=bug_id", bugs), Is.EqualTo(bugs[..2]));
        Assert.That(await Found(Bot, "limit=2&offset=2&order=bug_id", bugs), Is.EqualTo(bugs[2..]));
        Assert.That(await Found(Bot, "limit=2&offset=9", bugs), Is.Empty);
        Assert.That(await Found(Bot, "limit=0&offset=2", bugs), Is.EqualTo(bugs));
        Refused(await Bot.Get($"bug?id={bugs[0]}&offset=1"), 400, 50, "limit");
    }

    [Test]
    public async Task Order_knows_internal_names_only()
    {
        var first = await NewBug();
        var second = await NewBug();
        Assert.That(await Found(Bot, "order=bug_id%20DESC", first, second), Is.EqualTo([second, first]));
        Assert.That(await Found(Bot, "order=changeddate,bug_id", first, second), Is.EqualTo([first, second]));
        foreach (var ignored in new[] { "id%20DESC", "nosuch" })
        {
            Assert.That(await Found(Bot, $"order={ignored}", first, second), Is.EqualTo([first, second]), ignored);
        }
    }

    [Test]
    public async Task Flags_in_the_answer_are_the_bugs_own()
    {
        var (bug, _, _) = await NewRequest();
        var found = (await Bot.Ok("GET", $"bug?id={bug}&include_fields=id,flags"))["bugs"][0]!;
        Assert.That(found["flags"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Resolved_bugs_are_found_too()
    {
        var (bug, _, _) = await NewRequest();
        await Bot.Ok("PUT", $"bug/{bug}", new { status = "RESOLVED", resolution = "FIXED" });
        Assert.That(await Found(Bot, Asked, bug), Is.EqualTo([bug]));
        Assert.That(await Found(Bot, "resolution=---", bug), Is.Empty);
    }

    [Test]
    public async Task Bmo_gives_attachments_in_a_search_and_upstream_does_not()
    {
        var (bug, attachment, flag) = await NewRequest();
        var found = (await Bot.Ok("GET", $"bug?id={bug}&include_fields=id,attachments.id,attachments.flags"))["bugs"][0]!.AsObject();
        if (IsBmo)
        {
            var only = found["attachments"]!.AsArray().Single()!;
            Assert.That((int)only["id"]!, Is.EqualTo(attachment));
            Assert.That((int)only["flags"]![0]!["id"]!, Is.EqualTo(flag));
            Assert.That(only.AsObject().ContainsKey("data"), Is.False);
        }
        else
        {
            Assert.That(found.ContainsKey("attachments"), Is.False);
        }
    }

    [Test]
    public async Task Only_bmo_counts()
    {
        var bug = await NewBug();
        var answer = await Bot.Ok("GET", $"bug?id={bug}&count_only=1");
        Assert.That(IsBmo ? (int)answer["bug_count"]! : answer["bugs"].AsArray().Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_gap_in_the_numbers_of_charts_loses_a_condition()
    {
        OnlyOnBmo();
        var (bug, _, _) = await NewRequest();
        var other = Uri.EscapeDataString(Server.Text("otherProduct"));
        Assert.That(await Found(Bot, $"{Asked}&f2=product&o2=equals&v2={other}&last_change_time=2020-01-01T00:00:00Z", bug), Is.Empty);
        Assert.That(await Found(Bot, $"{Asked}&f3=product&o3=equals&v3={other}&last_change_time=2020-01-01T00:00:00Z", bug), Is.EqualTo([bug]));
    }

    [Test]
    public async Task Bmo_wants_something_to_search_for()
    {
        OnlyOnBmo();
        Refused(await Bot.Get("bug?limit=5"), 400, 1000);
    }

    [Test]
    public async Task A_quick_search_leaves_resolved_bugs_out_unless_all_are_asked_for()
    {
        OnlyOnUpstream();
        var (bug, _, _) = await NewRequest();
        await Bot.Ok("PUT", $"bug/{bug}", new { status = "RESOLVED", resolution = "FIXED" });
        async Task<int[]> Quick(string words) => (await Bot.Ok("GET", $"bug?quicksearch={Uri.EscapeDataString(words)}&include_fields=id"))["bugs"].Ids();
        Assert.That(await Quick($"ALL flag:{Flag}?"), Does.Contain(bug));
        Assert.That(await Quick($"flag:{Flag}?"), Does.Not.Contain(bug));
    }
}
