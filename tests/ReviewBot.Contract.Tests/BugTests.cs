using System.Text.Json.Nodes;

namespace ReviewBot.Contract.Tests;

public sealed class BugTests(string name) : ContractTest(name)
{
    [Test]
    public async Task A_bug_has_numbers_lists_and_true_booleans()
    {
        var id = await NewBug();
        var bug = await Bug(id);
        Assert.That((int)bug["id"]!, Is.EqualTo(id));
        Assert.That((string?)bug["product"], Is.EqualTo(Product));
        Assert.That((string?)bug["component"], Is.EqualTo(Server.Text("component")));
        Assert.That((string?)bug["creator"], Is.EqualTo(Requester.Login));
        Assert.That((string?)bug["creator_detail"]!["real_name"], Is.Not.Null);
        Assert.That((bool?)bug["is_open"], Is.True);
        Assert.That((bool?)bug["is_cc_accessible"], Is.True);
        Assert.That((bool?)bug["is_creator_accessible"], Is.True);
        Assert.That((string?)bug["resolution"], Is.Empty);
        Assert.That((string?)bug["whiteboard"], Is.Empty);
        Assert.That(bug["last_change_time"].Time(), Is.EqualTo(bug["creation_time"].Time()));
        foreach (var list in new[] { "groups", "cc", "keywords", "flags", "see_also", "depends_on", "blocks" })
        {
            Assert.That(bug[list], Is.InstanceOf<JsonArray>(), list);
        }

        Assert.That(bug["alias"] is JsonArray, Is.EqualTo(!IsBmo), "upstream: always a list; BMO: null or a text");
        Assert.That((string?)bug["update_token"], Is.Not.Empty);
    }

    [Test]
    public async Task Fields_can_be_chosen_with_those_inside()
    {
        var id = await NewBug();
        var bug = (await Bug(id, "id,creator.name,nosuch")).AsObject();
        Assert.That(bug.Select(p => p.Key), Is.EquivalentTo(["id", "creator", "creator_detail"]));
        Assert.That(bug["creator_detail"]!.AsObject().Select(p => p.Key), Is.EqualTo(["name"]));
        var rest = (await Bot.Ok("GET", $"bug/{id}?exclude_fields=summary"))["bugs"][0]!.AsObject();
        Assert.That(rest.ContainsKey("summary"), Is.False);
        Assert.That(rest.ContainsKey("product"), Is.True);
    }

    [Test]
    public async Task Several_bugs_come_in_the_order_asked_and_each_once()
    {
        var first = await NewBug();
        var second = await NewBug();
        var answer = await Bot.Ok("GET", $"bug/{second}?ids={first}&ids={second}&include_fields=id");
        Assert.That(answer["bugs"].Ids(), Is.EqualTo([second, first]));
        Assert.That(answer["faults"].AsArray(), Is.Empty);
        Assert.That((await Bot.Ok("GET", $"bug/?ids={first}&ids={second}&include_fields=id"))["bugs"].Ids(), Is.EqualTo([first, second]));
    }

    [Test]
    public async Task One_hidden_or_missing_bug_fails_all()
    {
        var open = await NewBug();
        var hidden = await NewBug(GroupOwner, EmbargoGroup);
        Refused(await Outsider.Get($"bug/{open}?ids={hidden}"), 401, 102);
        Refused(await Outsider.Get($"bug/{open}?ids=99999999"), 404, 101);
        if (!IsBmo)
        {
            Refused(await Outsider.Get($"bug/{open}?ids={hidden}&permissive=1"), 401, 102);
        }
    }

    [Test]
    public async Task A_hidden_bug_is_told_from_a_missing_one()
    {
        var hidden = await NewBug(GroupOwner, EmbargoGroup);
        Refused(await Outsider.Get($"bug/{hidden}"), 401, 102, $"You are not authorized to access bug {(IsBmo ? "" : "#")}{hidden}.");
        Refused(await Anonymous.Get($"bug/{hidden}"), 401, 102, "To see this bug, you must first log in");
        Refused(await Outsider.Get("bug/99999999"), 404, 101, $"Bug {(IsBmo ? "" : "#")}99999999 does not exist.");
        Refused(await Outsider.Get("bug/0"), IsBmo ? 400 : 404, IsBmo ? 100 : 101);
        Refused(await Outsider.Get("bug/nosuch-alias"), 400, 100);
    }

    [Test]
    public async Task One_sees_a_bug_as_a_member_of_all_groups_on_cc_or_as_its_reporter()
    {
        var both = await NewBug(GroupOwner, EmbargoGroup, Server.Text("otherGroup"));
        Assert.That((await Bug(both, "groups", Bot))["groups"]!.Texts(), Is.EquivalentTo([EmbargoGroup, Server.Text("otherGroup")]));
        Refused(await SecurityOwner.Get($"bug/{both}"), 401, 102);
        var one = await NewBug(GroupOwner, EmbargoGroup);
        Refused(await Outsider.Get($"bug/{one}"), 401, 102);
        await Bot.Ok("PUT", $"bug/{one}", new { cc = new { add = new[] { Outsider.Login } } });
        Assert.That((await Bug(one, "groups", Outsider))["groups"]!.Texts(), Is.EqualTo([EmbargoGroup]), "the group is named to whoever sees the bug");
        await Bot.Ok("PUT", $"bug/{one}", new { is_cc_accessible = false });
        Refused(await Outsider.Get($"bug/{one}"), 401, 102);
    }

    [Test]
    public async Task A_change_answers_with_what_was_there_and_what_is()
    {
        var id = await NewBug();
        var answer = await Bot.Ok("PUT", $"bug/{id}", new { whiteboard = "[x]", comment = new { body = "A comment." }, cc = new { add = new[] { Steward2.Login, Steward.Login } } });
        var bug = answer["bugs"][0]!;
        Assert.That((int)bug["id"]!, Is.EqualTo(id));
        Assert.That(bug["last_change_time"].Time(), Is.EqualTo((await Bug(id))["last_change_time"].Time()));
        Assert.That((string?)answer.Changes["whiteboard"]!["added"], Is.EqualTo("[x]"));
        var cc = new[] { Steward.Login, Steward2.Login }.Order(StringComparer.Ordinal);
        Assert.That(((string)answer.Changes["cc"]!["added"]!).Split(", "), Is.EquivalentTo(cc));
        Assert.That(answer.Changes.AsObject(), Has.Count.EqualTo(2), "a comment is not named");
        Assert.That((string?)(await Comments(id))[^1]!["text"], Is.EqualTo("A comment."));
    }

    [Test]
    public async Task Everything_or_nothing_is_changed()
    {
        var id = await NewBug();
        var answer = await Bot.Put($"bug/{id}", new { whiteboard = "must not appear", comment = new { body = "must not appear" }, cc = new { add = new[] { "nobody.such@example.org" } } });
        Refused(answer, 404, 51);
        Assert.That((string?)(await Bug(id))["whiteboard"], Is.Empty);
        Assert.That(await Comments(id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Several_bugs_can_be_changed_and_one_forbidden_stops_all()
    {
        var first = await NewBug();
        var second = await NewBug();
        var answer = await Bot.Ok("PUT", $"bug/{first}", new { ids = new[] { first, second }, whiteboard = "many" });
        Assert.That(answer["bugs"].Ids(), Is.EqualTo([first, second]));
        var hidden = await NewBug(SecurityOwner, Server.Text("securityGroup"));
        Refused(await Bot.Put($"bug/{first}", new { ids = new[] { first, hidden }, whiteboard = "more" }), 401, 102);
        Assert.That((string?)(await Bug(first))["whiteboard"], Is.EqualTo("many"));
    }

    [Test]
    public async Task Unknown_keys_are_ignored()
    {
        var id = await NewBug();
        var before = (await Bug(id))["last_change_time"].Time();
        var answer = await Bot.Put($"bug/{id}", new { nosuch = 1, delta_ts = "2001-01-01", update_token = "x" });
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        Assert.That(answer.Changes.AsObject(), Is.Empty);
        Assert.That((await Bug(id))["last_change_time"].Time(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_comment_as_text_is_an_error_with_status_200()
    {
        OnlyOnUpstream();
        var id = await NewBug();
        var answer = await Bot.Put($"bug/{id}", new { comment = "plain" });
        Refused(answer, 200, 100500);
        Assert.That(await Comments(id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_blank_comment_is_dropped_and_the_rest_is_done()
    {
        var id = await NewBug();
        await Bot.Ok("PUT", $"bug/{id}", new { comment = new { body = "  \n " }, whiteboard = "w" });
        Assert.That((string?)(await Bug(id))["whiteboard"], Is.EqualTo("w"));
        Assert.That(await Comments(id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_private_comment_is_for_insiders()
    {
        var id = await NewBug();
        Refused(await Requester.Put($"bug/{id}", new { comment = new { body = "secret", is_private = true } }), 401, 113);
    }

    [Test]
    public async Task To_resolve_a_bug_takes_a_resolution()
    {
        var id = await NewBug();
        Refused(await Bot.Put($"bug/{id}", new { status = "RESOLVED" }), 400, 121);
        await Bot.Ok("PUT", $"bug/{id}", new { status = "RESOLVED", resolution = "WONTFIX" });
        var bug = await Bug(id);
        Assert.That(((string?)bug["status"], (string?)bug["resolution"], (bool?)bug["is_open"]), Is.EqualTo(("RESOLVED", "WONTFIX", false)));
        Assert.That((await Changes(id, "resolution")).Single(), Is.EqualTo(("", "WONTFIX")));
    }

    [Test]
    public async Task Without_editbugs_fields_are_closed_and_cc_and_flags_open()
    {
        var id = await NewBug();
        Refused(await Outsider.Put($"bug/{id}", new { whiteboard = "x" }), 401, 115, "Whiteboard");
        await Outsider.Ok("PUT", $"bug/{id}", new { cc = new { add = new[] { Outsider.Login } } });
        await Outsider.Ok("PUT", $"bug/{id}", new { flags = new[] { new Dictionary<string, object> { ["name"] = Needinfo, ["status"] = "?", ["new"] = true } } });
    }

    [Test]
    public async Task Somebody_already_on_cc_is_no_change()
    {
        var id = await NewBug();
        await Bot.Ok("PUT", $"bug/{id}", new { cc = new { add = new[] { Steward.Login } } });
        var answer = await Bot.Ok("PUT", $"bug/{id}", new { cc = new { add = new[] { Steward.Login } } });
        Assert.That(answer.Changes.AsObject(), Is.Empty);
    }

    [Test]
    public async Task A_dependency_is_told_to_both_bugs()
    {
        var first = await NewBug();
        var second = await NewBug();
        await Bot.Ok("PUT", $"bug/{first}", new { depends_on = new { add = new[] { second } } });
        Assert.That((await Bug(first))["depends_on"]!.AsArray().Select(n => (int)n!), Is.EqualTo([second]));
        Assert.That((await Bug(second))["blocks"]!.AsArray().Select(n => (int)n!), Is.EqualTo([first]));
        Assert.That((await Changes(second, "blocks")).Single(), Is.EqualTo(("", $"{first}")));
    }

    [Test]
    public async Task A_needinfo_is_a_flag_of_the_bug_and_puts_on_cc()
    {
        var id = await NewBug();
        object Ask(string login) => new { flags = new[] { new Dictionary<string, object> { ["name"] = Needinfo, ["status"] = "?", ["requestee"] = login, ["new"] = true } } };
        var answer = await Bot.Ok("PUT", $"bug/{id}", Ask(Steward.Login));
        Assert.That((string?)answer.Changes["flagtypes.name"]!["added"], Is.EqualTo($"{Needinfo}?({Steward.Login})"));
        var bug = await Bug(id, "flags,cc");
        Assert.That((string?)bug["flags"]![0]!["setter"], Is.EqualTo(Bot.Login));
        Assert.That(bug["cc"]!.Texts(), Does.Contain(Steward.Login));
        await Bot.Ok("PUT", $"bug/{id}", Ask(Steward.Login));
        Assert.That((await Bug(id, "flags"))["flags"]!.AsArray(), Has.Count.EqualTo(2), "new is never idempotent");
        Refused(await Bot.Put($"bug/{id}", new { flags = new[] { new { name = Needinfo, status = "X" } } }), 400, 132);
    }

    [Test]
    public async Task A_needinfo_stays_when_answered_by_rest_and_is_cleared_by_number()
    {
        var id = await NewBug();
        await Bot.Ok("PUT", $"bug/{id}", new { flags = new[] { new Dictionary<string, object> { ["name"] = Needinfo, ["status"] = "?", ["requestee"] = Requester.Login, ["new"] = true } } });
        await Requester.Ok("POST", $"bug/{id}/comment", new { comment = "Here it is." });
        var flag = (int)(await Bug(id, "flags"))["flags"]!.AsArray().Single()!["id"]!;
        var answer = await Bot.Ok("PUT", $"bug/{id}", new { flags = new[] { new { id = flag, status = "X" } }, comment = new { body = "Thanks." } });
        Assert.That((string?)answer.Changes["flagtypes.name"]!["removed"], Is.EqualTo($"{Needinfo}?({Requester.Login})"));
        Assert.That((await Bug(id, "flags"))["flags"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_refused_needinfo_rolls_everything_back()
    {
        var blocked = Server.As("blocked");
        var id = await NewBug();
        var answer = await Bot.Put($"bug/{id}", new
        {
            flags = new[] { new Dictionary<string, object> { ["name"] = Needinfo, ["status"] = "?", ["requestee"] = blocked.Login, ["new"] = true } },
            comment = new { body = "must not appear" },
            whiteboard = "must not appear",
        });
        if (answer.Status == 200 && !IsBmo)
        {
            Assert.Ignore("upstream knows no blocking of requests, and the account is open here");
        }

        Refused(answer, 400, 32000);
        Assert.That(answer.Message, IsBmo ? Does.Contain($"is not currently accepting \"{Needinfo}\" requests.") : Does.Contain("You can't ask"));
        Assert.That((string?)(await Bug(id))["whiteboard"], Is.Empty);
        Assert.That(await Comments(id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task On_bmo_a_stranger_clears_no_needinfo()
    {
        OnlyOnBmo();
        var id = await NewBug();
        await Bot.Ok("PUT", $"bug/{id}", new { flags = new[] { new Dictionary<string, object> { ["name"] = Needinfo, ["status"] = "?", ["requestee"] = Requester.Login, ["new"] = true } } });
        var flag = (int)(await Bug(id, "flags"))["flags"]![0]!["id"]!;
        Refused(await Outsider.Put($"bug/{id}", new { flags = new[] { new { id = flag, status = "X" } } }), 400, 32000, "clear a needinfo flag");
    }

    [Test]
    public async Task An_attachments_flag_is_no_flag_of_a_bug()
    {
        var (bug, _, flag) = await NewRequest();
        Refused(await Bot.Put($"bug/{bug}", new { flags = new[] { new { name = Flag, status = "+" } } }), 404, 51);
        Refused(await Bot.Put($"bug/{bug}", new { flags = new[] { new { id = flag, status = "+" } } }), 404, 51);
    }

    [Test]
    public async Task New_people_on_cc_may_be_asked_in_the_same_call()
    {
        var id = await NewBug(GroupOwner, EmbargoGroup);
        var ask = new Dictionary<string, object> { ["name"] = Needinfo, ["status"] = "?", ["requestee"] = Outsider.Login, ["new"] = true };
        Refused(await Bot.Put($"bug/{id}", new { flags = new[] { ask } }), 400, 32000, "restricted to users in certain groups");
        var answer = await Bot.Put($"bug/{id}", new { cc = new { add = new[] { Outsider.Login } }, flags = new[] { ask } });
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
    }
}
