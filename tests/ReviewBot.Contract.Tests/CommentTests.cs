namespace ReviewBot.Contract.Tests;

public sealed class CommentTests(string name) : ContractTest(name)
{
    private async Task<int> Comment(int bug, string text, Caller? by = null)
    {
        var answer = await (by ?? Bot).Ok("POST", $"bug/{bug}/comment", new { comment = text });
        Assert.That(answer.Status, Is.EqualTo(201));
        return (int)(await Comments(bug))[^1]!["id"]!;
    }

    [Test]
    public async Task Comments_come_in_order_with_the_description_as_number_zero()
    {
        var bug = await NewBug();
        await Comment(bug, "One.");
        var comments = await Comments(bug);
        Assert.That(comments.Select(c => (int)c!["count"]!), Is.EqualTo([0, 1]));
        Assert.That((string?)comments[0]!["text"], Is.EqualTo("A bug of the contract tests."));
        Assert.That((string?)comments[1]!["creator"], Is.EqualTo(Bot.Login));
        Assert.That((bool?)comments[1]!["is_private"], Is.False);
        Assert.That(comments[1]!["attachment_id"], Is.Null);
        Assert.That(comments[1]!["tags"]!.AsArray(), Is.Empty);
        Assert.That(comments[1]!["time"].Time(), Is.EqualTo(comments[1]!["creation_time"].Time()));
        Assert.That((string?)comments[1]!["raw_text"], IsBmo ? Is.EqualTo("One.") : Is.Null);
    }

    [Test]
    public async Task Comments_of_many_bugs_come_by_number()
    {
        var first = await NewBug();
        var second = await NewBug();
        var answer = await Bot.Ok("GET", $"bug/{first}/comment?ids={second}&include_fields=id");
        Assert.That(answer["bugs"].AsObject().Select(p => p.Key), Is.EquivalentTo([$"{first}", $"{second}"]));
        var hidden = await NewBug(GroupOwner, EmbargoGroup);
        Refused(await Outsider.Get($"bug/{first}/comment?ids={hidden}"), 401, 102);
    }

    [Test]
    public async Task New_since_is_strictly_later()
    {
        var bug = await NewBug();
        await Comment(bug, "One.");
        var time = (await Comments(bug))[^1]!["time"].Time();
        Assert.That(await Comments(bug, $"?new_since={time.Written()}"), Is.Empty);
        Assert.That((await Comments(bug, $"?new_since={time.AddSeconds(-1).Written()}"))[^1]!["text"]!.GetValue<string>(), Is.EqualTo("One."));
        Refused(await Bot.Get($"bug/{bug}/comment?new_since=zzz"), 400, 56);
    }

    [Test]
    public async Task A_text_is_stored_with_line_feeds_and_without_trailing_blanks()
    {
        var bug = await NewBug();
        await Comment(bug, "  lead\r\nline2\rline3\t. \n\n");
        Assert.That((string?)(await Comments(bug))[^1]!["text"], Is.EqualTo("  lead\nline2\nline3\t."));
    }

    [Test]
    public async Task The_limit_counts_characters()
    {
        var bug = await NewBug();
        await Comment(bug, new string('é', 65535));
        Refused(await Bot.Post($"bug/{bug}/comment", new { comment = new string('é', 65536) }), 400, 114);
    }

    [Test]
    public async Task A_blank_comment_is_refused()
    {
        var bug = await NewBug();
        Refused(await Bot.Post($"bug/{bug}/comment", new { comment = " \n" }), 400, 50);
        Refused(await Bot.Post($"bug/{bug}/comment", new { }), 400, 50);
    }

    [Test]
    public async Task Whoever_sees_a_bug_may_comment_and_twice_is_twice()
    {
        var bug = await NewBug();
        await Comment(bug, "hello", Outsider);
        await Comment(bug, "hello", Outsider);
        Assert.That(await Comments(bug), Has.Count.EqualTo(3));
        var hidden = await NewBug(GroupOwner, EmbargoGroup);
        Refused(await Outsider.Post($"bug/{hidden}/comment", new { comment = "hello" }), 401, 102);
        Refused(await Outsider.Post($"bug/{bug}/comment", new { comment = "secret", is_private = true }), 401, 113);
    }

    [Test]
    public async Task One_comment_can_be_read_by_its_number()
    {
        var bug = await NewBug();
        var id = await Comment(bug, "One.");
        var answer = await Bot.Ok("GET", $"bug/comment/{id}");
        Assert.That((int)answer["comments"][$"{id}"]!["bug_id"]!, Is.EqualTo(bug));
        Refused(await Bot.Get("bug/comment/99999999"), 400, 111);
    }

    [Test]
    public async Task Tags_are_idempotent_and_leave_the_bugs_time()
    {
        var bug = await NewBug();
        var id = await Comment(bug, "One.");
        var before = (await Bug(bug))["last_change_time"].Time();
        var answer = await Bot.Put($"bug/comment/{id}/tags", new { add = new[] { "reviewbot" } });
        if (answer.Status == 401)
        {
            Refused(answer, 401, 304);
            Assert.Ignore("the bot may not tag comments here");
        }

        Assert.That(answer.Json!.Texts(), Is.EqualTo(["reviewbot"]));
        Assert.That((await Bot.Put($"bug/comment/{id}/tags", new { add = new[] { "ReviewBot" } })).Json!.Texts(), Is.EqualTo(["reviewbot"]));
        Assert.That((await Comments(bug, by: Anonymous))[^1]!["tags"]!.Texts(), Is.EqualTo(["reviewbot"]));
        Assert.That((await Bug(bug))["last_change_time"].Time(), Is.EqualTo(before));
        Assert.That((await Bot.Put($"bug/comment/{id}/tags", new { remove = new[] { "reviewbot" } })).Json!.AsArray(), Is.Empty);
        foreach (var (tag, code) in new[] { ("ab", 128), (new string('t', 25), 127), ("has blank", 126), ("has:colon", 126) })
        {
            Refused(await Bot.Put($"bug/comment/{id}/tags", new { add = new[] { tag } }), 400, code);
        }

        Refused(await Outsider.Put($"bug/comment/{id}/tags", new { add = new[] { "abc" } }), 401, 304);
    }

    [Test]
    public async Task On_bmo_the_number_in_the_answer_is_wrong_when_tags_come_with_the_comment()
    {
        OnlyOnBmo();
        var bug = await NewBug();
        var answer = await Bot.Ok("POST", $"bug/{bug}/comment", new { comment = "tagged", comment_tags = new[] { "reviewbot" } });
        var real = (await Comments(bug))[^1]!;
        Assert.That((string?)real["text"], Is.EqualTo("tagged"));
        Assert.That(real["tags"]!.Texts(), Is.EqualTo(["reviewbot"]));
        Assert.That((int)answer["id"]!, Is.Not.EqualTo((int)real["id"]!));
    }

    [Test]
    public async Task On_upstream_the_number_in_the_answer_is_right_and_tags_beside_are_ignored()
    {
        OnlyOnUpstream();
        var bug = await NewBug();
        var answer = await Bot.Ok("POST", $"bug/{bug}/comment", new { comment = "plain", comment_tags = new[] { "reviewbot" } });
        var real = (await Comments(bug))[^1]!;
        Assert.That((int)answer["id"]!, Is.EqualTo((int)real["id"]!));
        Assert.That(real["tags"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Bmo_edits_own_comments_and_leaves_the_bugs_time()
    {
        OnlyOnBmo();
        var bug = await NewBug();
        var id = await Comment(bug, "before");
        var time = (await Bug(bug))["last_change_time"].Time();
        await Bot.Ok("PUT", $"editcomments/comment/{id}", new { new_comment = "after" });
        Assert.That((string?)(await Comments(bug))[^1]!["raw_text"], Is.EqualTo("after"));
        Assert.That((await Bug(bug))["last_change_time"].Time(), Is.EqualTo(time));
        Refused(await Bot.Put($"editcomments/comment/{id}", new { new_comment = "after" }), 400, 68000);
        Refused(await Steward.Put($"editcomments/comment/{id}", new { new_comment = "hack" }), 401, 304);
    }

    [Test]
    public async Task Bmo_renders_markdown_shows_html_as_text_and_hides_link_definitions()
    {
        OnlyOnBmo();
        var answer = await Bot.Ok("POST", "bug/comment/render", new { id = await NewBug(), text = "### T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<b>x</b>\n\n[//]: # (reviewbot:v1 state=x)\n" });
        var html = (string)answer["html"]!;
        Assert.That(html, Does.Contain("<h3>T</h3>").And.Contain("<td>1</td>").And.Contain("&lt;b&gt;"));
        Assert.That(html, Does.Not.Contain("reviewbot:v1"));
    }
}
