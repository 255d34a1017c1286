namespace ReviewBot.Contract.Tests;

public sealed class AttachmentTests(string name) : ContractTest(name)
{
    private Dictionary<string, object> Body(int bug, byte[] data) => new()
    {
        ["ids"] = new[] { bug },
        ["data"] = Convert.ToBase64String(data),
        ["file_name"] = "f.txt",
        ["summary"] = "s",
        ["content_type"] = "text/plain",
    };

    [Test]
    public async Task An_attachment_has_numbers_for_booleans_and_its_bytes_come_back_exactly()
    {
        var bug = await NewBug();
        byte[] bytes = [0xEF, 0xBB, 0xBF, 0x41, 0x00, 0xFF, 0xFE, 0x0D, 0x0A];
        var id = AttachmentId(await Requester.Ok("POST", $"bug/{bug}/attachment", Body(bug, bytes)));
        var json = (await Bot.Ok("GET", $"bug/attachment/{id}"))["attachments"][$"{id}"]!;
        Assert.That(Convert.FromBase64String((string)json["data"]!), Is.EqualTo(bytes));
        Assert.That((int)json["size"]!, Is.EqualTo(bytes.Length));
        Assert.That((int)json["bug_id"]!, Is.EqualTo(bug));
        Assert.That((string?)json["creator"], Is.EqualTo(Requester.Login));
        foreach (var number in new[] { "is_private", "is_obsolete", "is_patch" })
        {
            Assert.That((int)json[number]!, Is.Zero, number);
        }

        Assert.That(json["flags"]!.AsArray(), Is.Empty);
        Assert.That(json["creation_time"].Time(), Is.EqualTo(json["last_change_time"].Time()));
    }

    [Test]
    public async Task Attachments_of_many_bugs_come_by_the_bugs_number_with_obsolete_ones_and_without_data_if_asked()
    {
        var first = await NewBug();
        var second = await NewBug();
        var attachments = new[] { await NewAttachment(first), await NewAttachment(first) };
        await Requester.Ok("PUT", $"bug/attachment/{attachments[0]}", new { is_obsolete = true });
        var answer = await Bot.Ok("GET", $"bug/{first}/attachment?ids={second}&exclude_fields=data");
        var list = answer["bugs"][$"{first}"]!.AsArray();
        Assert.That(list.Select(a => (int)a!["id"]!), Is.EqualTo(attachments));
        Assert.That(list[0]!.AsObject().ContainsKey("data"), Is.False);
        Assert.That(answer["bugs"][$"{second}"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task An_unknown_attachment_is_simply_absent()
    {
        var bug = await NewBug();
        var id = await NewAttachment(bug);
        Assert.That((await Bot.Ok("GET", "bug/attachment/99999999"))["attachments"].AsObject(), Is.Empty);
        var both = await Bot.Ok("GET", $"bug/attachment/{id}?attachment_ids=99999999&include_fields=id");
        Assert.That(both["attachments"].AsObject().Select(p => p.Key), Is.EqualTo([$"{id}"]));
        Refused(await Bot.Get("bug/attachment/abc"), 400, 52);
    }

    [Test]
    public async Task Attachments_of_a_hidden_bug_fail_the_whole_call()
    {
        var open = await NewBug();
        var (hidden, attachment, _) = await NewRequest(GroupOwner, EmbargoGroup);
        Refused(await Outsider.Get($"bug/{open}/attachment?ids={hidden}"), 401, 102);
        Refused(await Outsider.Get($"bug/attachment/{attachment}"), 401, 102);
    }

    [Test]
    public async Task A_new_attachment_says_so_in_a_comment()
    {
        var bug = await NewBug();
        var id = await NewAttachment(bug, comment: "Please review.");
        var comment = (await Comments(bug))[^1]!;
        Assert.That((string?)comment["text"], Is.EqualTo($"Created attachment {id}\ndata collection request\n\nPlease review."));
        Assert.That((int)comment["attachment_id"]!, Is.EqualTo(id));
        var silent = await NewAttachment(bug);
        Assert.That((string?)(await Comments(bug))[^1]!["text"], Is.EqualTo($"Created attachment {silent}\ndata collection request"));
    }

    [Test]
    public async Task A_flag_may_come_with_it_and_a_bad_one_stops_it()
    {
        var (bug, attachment, _) = await NewRequest();
        Assert.That((string?)(await Flags(attachment)).Single()!["setter"], Is.EqualTo(Requester.Login));
        Assert.That((await Changes(bug, "flagtypes.name")).Single(), Is.EqualTo(("", $"{Flag}?")));
        var body = Body(bug, [65]);
        body["flags"] = new[] { new { name = "no-such-flag", status = "?" } };
        Refused(await Requester.Post($"bug/{bug}/attachment", body), 404, 51);
        Assert.That((await Bot.Ok("GET", $"bug/{bug}/attachment?include_fields=id"))["bugs"][$"{bug}"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_missing_or_wrong_is_refused_by_number()
    {
        var bug = await NewBug();
        foreach (var (key, value, code) in new (string, object?, int)[]
        {
            ("data", null, 50), ("data", "", 606), ("file_name", "", 603), ("summary", "", 604), ("content_type", "nonsense", 601),
        })
        {
            var body = Body(bug, [65]);
            if (value is null)
            {
                body.Remove(key);
            }
            else
            {
                body[key] = value;
            }

            Refused(await Requester.Post($"bug/{bug}/attachment", body), 400, code);
        }
    }

    [Test]
    public async Task A_patch_is_text_whatever_it_says()
    {
        var bug = await NewBug();
        var body = Body(bug, "diff"u8.ToArray());
        body["is_patch"] = true;
        body["content_type"] = "application/octet-stream";
        var json = await Attachment(AttachmentId(await Requester.Ok("POST", $"bug/{bug}/attachment", body)));
        Assert.That(((string?)json["content_type"], (int)json["is_patch"]!), Is.EqualTo(("text/plain", 1)));
    }

    [Test]
    public async Task A_private_attachment_needs_an_insider()
    {
        var bug = await NewBug();
        var body = Body(bug, [65]);
        body["is_private"] = true;
        Refused(await Requester.Post($"bug/{bug}/attachment", body), 401, 113);
    }

    [Test]
    public async Task A_private_attachment_is_left_out_and_its_flag_is_found_all_the_same()
    {
        var bug = await NewBug();
        var body = Body(bug, [65]);
        body["is_private"] = true;
        body["flags"] = new[] { new { name = Flag, status = "?" } };
        var made = await Server.As("admin").Post($"bug/{bug}/attachment", body);
        if (made.Status == 401)
        {
            Assert.Ignore("the administrator is no insider here");
        }

        var id = AttachmentId(made);
        Assert.That((await Outsider.Ok("GET", $"bug/{bug}/attachment"))["bugs"][$"{bug}"]!.AsArray(), Is.Empty);
        Refused(await Outsider.Get($"bug/attachment/{id}"), 401, 304);
        Assert.That(await Found(Outsider, $"f1=flagtypes.name&o1=equals&v1={Flag}%3F", bug), Is.EqualTo([bug]));
        Assert.That(await History(bug, by: Outsider), Is.Empty);
        Assert.That(await Comments(bug, by: Outsider), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Bmo_names_links_by_their_content()
    {
        OnlyOnBmo();
        var bug = await NewBug();
        var id = AttachmentId(await Requester.Ok("POST", $"bug/{bug}/attachment", Body(bug, "https://docs.google.com/document/d/x/edit"u8.ToArray())));
        Assert.That((string?)(await Attachment(id))["content_type"], Is.EqualTo("text/x-google-doc"));
        var body = Body(bug, "https://phabricator.services.mozilla.com/D1"u8.ToArray());
        body["content_type"] = "text/x-phabricator-request";
        Refused(await Requester.Post($"bug/{bug}/attachment", body), 400, 601);
    }

    [Test]
    public async Task Ids_of_the_body_replace_the_one_in_the_path_and_each_attachment_gets_the_comment()
    {
        var bug = await NewBug();
        var first = await NewAttachment(bug);
        var second = await NewAttachment(bug);
        var answer = await Bot.Ok("PUT", $"bug/attachment/{first}", new { ids = new[] { second }, summary = "renamed" });
        Assert.That(answer["attachments"].Ids(), Is.EqualTo([second]));
        Assert.That((string?)(await Attachment(first))["summary"], Is.EqualTo("data collection request"));
        await Bot.Ok("PUT", $"bug/attachment/{first}", new { ids = new[] { first, second }, comment = "both" });
        Assert.That((await Comments(bug)).TakeLast(2).Select(c => (int)c!["attachment_id"]!), Is.EqualTo([first, second]));
    }
}
