namespace ReviewBot.Contract.Tests;

public sealed class AttachmentFlagTests(string name) : ContractTest(name)
{
    [Test]
    public async Task A_requestee_is_set_by_the_flags_id_and_the_setter_stays()
    {
        var (bug, attachment, flag) = await NewRequest();
        var answer = await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login });

        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        Assert.That((string?)answer.Changes["flagtypes.name"]!["removed"], Is.EqualTo($"{Flag}?"));
        Assert.That((string?)answer.Changes["flagtypes.name"]!["added"], Is.EqualTo($"{Flag}?({Steward.Login})"));
        var set = (await Flags(attachment)).Single()!;
        Assert.That((int)set["id"]!, Is.EqualTo(flag));
        Assert.That((string?)set["setter"], Is.EqualTo(Requester.Login));
        Assert.That((string?)set["requestee"], Is.EqualTo(Steward.Login));
        Assert.That(set["creation_date"].Time(), Is.LessThanOrEqualTo(set["modification_date"].Time()));
        Assert.That((await Bug(bug, "cc"))["cc"]!.Texts(), Does.Contain(Steward.Login), "who is asked is put on CC");
    }

    [Test]
    public async Task A_flag_without_requestee_has_no_such_key()
    {
        var (_, attachment, _) = await NewRequest();
        Assert.That((await Flags(attachment)).Single()!.AsObject().ContainsKey("requestee"), Is.False);
    }

    [Test]
    public async Task The_same_value_again_changes_nothing_and_is_200()
    {
        var (bug, attachment, flag) = await NewRequest();
        await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login });
        var before = (string?)(await Bug(bug, "last_change_time"))["last_change_time"];
        var answer = await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login });
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Changes.AsObject(), Is.Empty);
        Assert.That((string?)(await Bug(bug, "last_change_time"))["last_change_time"], Is.EqualTo(before));
    }

    [Test]
    public async Task A_question_mark_without_requestee_clears_the_requestee([Values(null, "")] string? requestee)
    {
        var (_, attachment, flag) = await NewRequest();
        await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login });
        await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee });
        Assert.That((await Flags(attachment)).Single()!["requestee"], Is.Null);
    }

    [TestCase("+")]
    [TestCase("-")]
    public async Task A_decision_drops_the_requestee_and_makes_the_decider_the_setter(string status)
    {
        var (_, attachment, flag) = await NewRequest();
        await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login });
        var answer = await SetFlags(attachment, Steward, new { id = flag, status });
        Assert.That((string?)answer.Changes["flagtypes.name"]!["added"], Is.EqualTo($"{Flag}{status}"));
        var set = (await Flags(attachment)).Single()!;
        Assert.That((string?)set["setter"], Is.EqualTo(Steward.Login));
        Assert.That(set["requestee"], Is.Null);
        Assert.That((int)set["id"]!, Is.EqualTo(flag));
    }

    [Test]
    public async Task An_old_picture_turns_a_granted_flag_back_into_a_request()
    {
        var (_, attachment, flag) = await NewRequest();
        await SetFlags(attachment, Steward, new { id = flag, status = "+" });
        var answer = await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward2.Login });
        if (answer.Status == 400)
        {
            Refused(answer, 400, 130);
            Assert.Ignore("the flag type has a grant group here, which guards it");
        }

        Assert.That((string?)answer.Changes["flagtypes.name"]!["removed"], Is.EqualTo($"{Flag}+"));
        Assert.That((string?)(await Flags(attachment)).Single()!["setter"], Is.EqualTo(Bot.Login));
    }

    [Test]
    public async Task Logins_of_requestees_compare_without_case()
    {
        var (_, attachment, flag) = await NewRequest();
        await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login.ToUpperInvariant() });
        Assert.That((string?)(await Flags(attachment)).Single()!["requestee"], Is.EqualTo(Steward.Login));
    }

    [Test]
    public async Task By_name_the_only_flag_is_changed_and_where_there_is_none_one_is_made()
    {
        var bug = await NewBug();
        var attachment = await NewAttachment(bug);
        await SetFlags(attachment, Requester, new { name = Flag, status = "?" });
        var made = (int)(await Flags(attachment)).Single()!["id"]!;
        await SetFlags(attachment, Bot, new { name = Flag, status = "?", requestee = Steward.Login });
        var set = (await Flags(attachment)).Single()!;
        Assert.That((int)set["id"]!, Is.EqualTo(made));
        Assert.That((string?)set["requestee"], Is.EqualTo(Steward.Login));
    }

    [Test]
    public async Task By_name_two_flags_are_ambiguous_and_new_always_makes_another()
    {
        var (_, attachment, _) = await NewRequest();
        await SetFlags(attachment, Bot, new Dictionary<string, object> { ["name"] = Flag, ["status"] = "?", ["new"] = true });
        Assert.That(await Flags(attachment), Has.Count.EqualTo(2));
        Refused(await SetFlags(attachment, Bot, new { name = Flag, status = "+" }), 400, 132, "multiple times");
    }

    [Test]
    public async Task Clearing_by_name_where_nothing_is_set_is_silent()
    {
        var attachment = await NewAttachment(await NewBug());
        var answer = await SetFlags(attachment, Bot, new { name = Flag, status = "X" });
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Changes.AsObject(), Is.Empty);
    }

    [Test]
    public async Task X_deletes_the_flag_and_its_id_is_404_from_then_on()
    {
        var (_, attachment, flag) = await NewRequest();
        var answer = await SetFlags(attachment, Bot, new { id = flag, status = "X" });
        Assert.That((string?)answer.Changes["flagtypes.name"]!["added"], Is.Empty);
        Assert.That(await Flags(attachment), Is.Empty);
        Refused(await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login }), 404, 51, $"There is no flag with the id '{flag}'.");
    }

    [Test]
    public async Task An_id_of_another_attachment_is_404()
    {
        var (_, _, flag) = await NewRequest();
        var (_, other, _) = await NewRequest();
        Refused(await SetFlags(other, Bot, new { id = flag, status = "?" }), 404, 51);
    }

    [TestCase("yes")]
    [TestCase("")]
    [TestCase(null)]
    public async Task A_status_that_is_none_is_refused(string? status)
    {
        var (_, attachment, flag) = await NewRequest();
        Refused(await SetFlags(attachment, Bot, status is null ? new { id = flag } : new { id = flag, status }), 400, 129);
    }

    [Test]
    public async Task An_unknown_name_and_a_bug_flag_are_no_types_of_an_attachment()
    {
        var (_, attachment, _) = await NewRequest();
        Refused(await SetFlags(attachment, Bot, new { name = "no-such-flag", status = "?" }), 404, 51, "There is no flagtype named 'no-such-flag'.");
        Refused(await SetFlags(attachment, Bot, new { name = Needinfo, status = "?" }), 404, 51);
        Refused(await SetFlags(attachment, Bot, new { name = Flag.ToUpperInvariant(), status = "?" }), 404, 51);
    }

    [Test]
    public async Task An_unknown_requestee_is_404_and_a_nick_or_number_is_unknown()
    {
        var (_, attachment, flag) = await NewRequest();
        foreach (var requestee in new object[] { "nobody.such@example.org", ":nick", 4 })
        {
            Refused(await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee }), 404, 51, $"There is no user named '{requestee}'.");
        }
    }

    [Test]
    public async Task Somebody_who_takes_no_requests_is_refused_and_neither_flag_nor_comment_is_stored()
    {
        var blocked = Server.As("blocked");
        var (bug, attachment, flag) = await NewRequest();
        var answer = await Bot.Put($"bug/attachment/{attachment}", new
        {
            flags = new[] { new { id = flag, status = "?", requestee = blocked.Login } },
            comment = "must not appear",
        });
        if (answer.Status == 200 && !IsBmo)
        {
            Assert.Ignore("upstream knows no blocking of requests, and the account is open here");
        }

        Refused(answer, 400, 32000);
        Assert.That(answer.Message, IsBmo ? Does.Contain($"is not currently accepting '{Flag}' requests.") : Does.Contain("You can't ask"));
        Assert.That((await Flags(attachment)).Single()!["requestee"], Is.Null);
        Assert.That(await Comments(bug), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Somebody_who_cannot_see_the_bug_is_refused_until_on_cc()
    {
        var (bug, attachment, flag) = await NewRequest(GroupOwner, EmbargoGroup);
        Refused(await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Outsider.Login }), 400, 32000, "restricted to users in certain groups");
        await Bot.Ok("PUT", $"bug/{bug}", new { cc = new { add = new[] { Outsider.Login } } });
        var answer = await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Outsider.Login });
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
    }

    [Test]
    public async Task A_bug_that_turned_hidden_is_refused_with_32000_on_the_write()
    {
        var (bug, attachment, flag) = await NewRequest(SecurityOwner, Server.Text("securityGroup"));
        Refused(await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Steward.Login }), 400, 32000, $"You are not authorized to edit attachments on bug {bug}.");
        Refused(await Bot.Get($"bug/{bug}"), 401, 102);
    }

    [Test]
    public async Task An_attachment_that_does_not_exist_is_refused_on_the_write()
    {
        Refused(await Bot.Put("bug/attachment/99999999", new { flags = Array.Empty<object>() }), 400, 32000, "The attachment id 99999999 is invalid.");
    }

    [Test]
    public async Task Without_editbugs_one_changes_no_foreign_attachment()
    {
        var (_, attachment, flag) = await NewRequest();
        Refused(await SetFlags(attachment, Outsider, new { id = flag, status = "?", requestee = Steward.Login }), 400, 32000, $"You are not authorized to edit attachment {attachment}.");
        Refused(await SetFlags(attachment, Outsider, new Dictionary<string, object> { ["name"] = Flag, ["status"] = "?", ["new"] = true }), 400, 32000);
    }

    [Test]
    public async Task Without_editbugs_the_requestee_may_still_decide()
    {
        var (_, attachment, flag) = await NewRequest();
        var asked = await SetFlags(attachment, Bot, new { id = flag, status = "?", requestee = Requester2.Login });
        if (asked.Status == 400)
        {
            Assert.Ignore("the flag type has a grant group here");
        }

        var answer = await SetFlags(attachment, Requester2, new { id = flag, status = "+" });
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
    }

    [Test]
    public async Task One_bad_flag_and_neither_flags_nor_comment_are_stored()
    {
        var (bug, attachment, flag) = await NewRequest();
        var answer = await Bot.Put($"bug/attachment/{attachment}", new
        {
            flags = new object[] { new { id = flag, status = "-" }, new { name = "no-such-flag", status = "?" } },
            comment = "must not appear",
        });
        Refused(answer, 404, 51);
        Assert.That((string?)(await Flags(attachment)).Single()!["status"], Is.EqualTo("?"));
        Assert.That(await Comments(bug), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Making_an_attachment_obsolete_deletes_what_is_asked_on_it()
    {
        var (bug, attachment, _) = await NewRequest();
        var answer = await Requester.Put($"bug/attachment/{attachment}", new { is_obsolete = true });
        Assert.That((string?)answer.Changes["flagtypes.name"]!["removed"], Is.EqualTo($"{Flag}?"));
        Assert.That((string?)answer.Changes["flagtypes.name"]!["added"], Is.Empty);
        Assert.That((string?)answer.Changes["is_obsolete"]!["added"], Is.EqualTo("1"));
        var after = await Attachment(attachment);
        Assert.That((int)after["is_obsolete"]!, Is.EqualTo(1));
        Assert.That(after["flags"]!.AsArray(), Is.Empty);
        Assert.That(await Found(Bot, $"f1=flagtypes.name&o1=equals&v1={Flag}%3F", bug), Is.Empty);
        Assert.That((await Changes(bug, "attachments.isobsolete")).Single(), Is.EqualTo(("0", "1")));
    }

    [Test]
    public async Task A_decision_survives_being_made_obsolete_and_an_obsolete_attachment_can_be_asked_on()
    {
        var (_, attachment, flag) = await NewRequest();
        await SetFlags(attachment, Steward, new { id = flag, status = "+" });
        await Requester.Ok("PUT", $"bug/attachment/{attachment}", new { is_obsolete = true });
        Assert.That((string?)(await Flags(attachment)).Single()!["status"], Is.EqualTo("+"));
        var answer = await SetFlags(attachment, Bot, new Dictionary<string, object> { ["name"] = Flag, ["status"] = "?", ["new"] = true });
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
    }

    [Test]
    public async Task A_comment_in_the_same_call_is_text_and_gets_two_lines_before_it()
    {
        var (bug, attachment, flag) = await NewRequest();
        await Bot.Ok("PUT", $"bug/attachment/{attachment}", new { flags = new[] { new { id = flag, status = "?", requestee = Steward.Login } }, comment = "\n  Assigned.  \n" });
        var comment = (await Comments(bug))[^1]!;
        Assert.That((string?)comment["text"], Is.EqualTo($"Comment on attachment {attachment}\ndata collection request\n\nAssigned."));
        Assert.That((int)comment["attachment_id"]!, Is.EqualTo(attachment));
        Assert.That((string?)comment["creator"], Is.EqualTo(Bot.Login));
        if (IsBmo)
        {
            Assert.That((string?)comment["raw_text"], Is.EqualTo("Assigned."));
        }
    }

    [Test]
    public async Task A_comment_too_long_rolls_the_flags_back()
    {
        var (_, attachment, flag) = await NewRequest();
        var answer = await Bot.Put($"bug/attachment/{attachment}", new { flags = new[] { new { id = flag, status = "-" } }, comment = new string('x', 65536) });
        Refused(answer, 400, 114, "Comments cannot be longer than 65535 characters.");
        Assert.That((string?)(await Flags(attachment)).Single()!["status"], Is.EqualTo("?"));
    }

    [Test]
    public async Task Unknown_keys_are_refused_by_upstream()
    {
        OnlyOnUpstream();
        var (_, attachment, _) = await NewRequest();
        Refused(await Bot.Put($"bug/attachment/{attachment}", new { nosuch = 1 }), 400, 67399);
    }

    [Test]
    public async Task An_empty_change_is_200()
    {
        var (_, attachment, _) = await NewRequest();
        var answer = await Bot.Put($"bug/attachment/{attachment}", new { });
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        Assert.That(answer.Changes.AsObject(), Is.Empty);
    }

    [Test]
    public async Task Bmo_sets_bug_flags_in_the_same_call()
    {
        OnlyOnBmo();
        var (bug, attachment, _) = await NewRequest();
        await Bot.Ok("PUT", $"bug/attachment/{attachment}", new
        {
            bug_flags = new[] { new Dictionary<string, object> { ["name"] = Needinfo, ["status"] = "?", ["requestee"] = Requester.Login, ["new"] = true } },
            comment = "Please answer question 7.",
        });
        var flag = (await Bug(bug, "flags"))["flags"]!.AsArray().Single()!;
        Assert.That((string?)flag["requestee"], Is.EqualTo(Requester.Login));
    }
}
