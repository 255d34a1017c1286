using System.Net.Http.Headers;

namespace ReviewBot.Contract.Tests;

public sealed class TransportTests(string name) : ContractTest(name)
{
    private const string UnknownKey = "ABCDEFabcdef0123456789ABCDEFabcdef012345";

    [Test]
    public async Task The_version_is_json_and_needs_no_key()
    {
        var answer = await Anonymous.Ok("GET", "version");
        Assert.That(answer.MediaType, Is.EqualTo("application/json"));
        Assert.That((string?)answer["version"], IsBmo ? Does.Match(@"^\d{8}\.\d") : Does.StartWith("5."));
    }

    [Test]
    public async Task The_time_is_utc_in_whole_seconds()
    {
        var answer = await Bot.Ok("GET", "time");
        Assert.That(answer["db_time"].Time(), Is.EqualTo(answer["web_time_utc"].Time()).Within(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task Upstream_ignores_a_key_in_the_header_silently()
    {
        OnlyOnUpstream();
        if (Server.Text("auth") == "header")
        {
            Assert.Ignore("this server has been taught the header");
        }

        var bug = await NewBug(GroupOwner, EmbargoGroup);
        void Header(HttpRequestHeaders headers) => headers.Add("X-BUGZILLA-API-KEY", Bot.Key);
        Refused(await Anonymous.Send("GET", $"bug/{bug}", null, Header), 401, 102, "you must first log in");
        var search = await Anonymous.Send("GET", $"bug?id={bug}&include_fields=id", null, Header);
        Assert.That(search.Status, Is.EqualTo(200));
        Assert.That(search["bugs"].Ids(), Is.Empty);
    }

    [Test]
    public async Task Upstream_takes_a_body_in_chunks_for_none_and_bmo_reads_it()
    {
        var bug = await NewBug();
        var answer = await Bot.Send("PUT", $"bug/{bug}", new { whiteboard = "in chunks" }, chunked: true);
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        Assert.That((string?)(await Bot.Ok("GET", $"bug/{bug}?include_fields=whiteboard"))["bugs"][0]!["whiteboard"], Is.EqualTo(IsBmo ? "in chunks" : ""));
    }

    [Test]
    public async Task A_key_in_the_query_is_taken()
    {
        var answer = await Anonymous.Get($"valid_login?login={Uri.EscapeDataString(Bot.Login)}&Bugzilla_api_key={Bot.Key}");
        Assert.That(Truth(answer), Is.True, answer.ToString());
    }

    // BMO answers a bare value.
    private bool? Truth(Answer answer) => (bool?)(IsBmo ? answer.Json : answer["result"]);

    [Test]
    public async Task A_key_as_bearer_is_nobody()
    {
        OnlyOnUpstream();
        var bug = await NewBug(GroupOwner, EmbargoGroup);
        Refused(await Anonymous.Send("GET", $"bug/{bug}", null, h => h.Authorization = new AuthenticationHeaderValue("Bearer", Bot.Key)), 401, 102);
    }

    [Test]
    public async Task An_unknown_key_is_400_and_306()
    {
        var answer = Server.Text("auth") == "header"
            ? await Anonymous.Send("GET", "bug/1", null, h => h.Add("X-BUGZILLA-API-KEY", UnknownKey))
            : await Anonymous.Get($"bug/1?Bugzilla_api_key={UnknownKey}");
        Refused(answer, 400, 306, "The API key you specified is invalid.");
        Assert.That(answer.Headers.RetryAfter, Is.Null);
    }

    [Test]
    public async Task An_unknown_key_does_not_disturb_the_version()
    {
        OnlyOnUpstream();
        await Anonymous.Ok("GET", $"version?Bugzilla_api_key={UnknownKey}");
    }

    [Test]
    public async Task Two_keys_in_one_query_are_one_unknown_key()
    {
        OnlyOnUpstream();
        Refused(await Anonymous.Get($"bug/1?Bugzilla_api_key={Bot.Key}&Bugzilla_api_key={Bot.Key}"), 400, 306);
    }

    [Test]
    public async Task Whoami_is_bmos_alone()
    {
        var answer = await Bot.Get("whoami");
        if (IsBmo)
        {
            Assert.That((string?)answer["name"], Is.EqualTo(Bot.Login));
            Assert.That(answer["groups"].Texts(), Does.Contain(EmbargoGroup).And.Contain("editbugs"));
            Refused(await Anonymous.Get("whoami"), 401, 410, "You must log in");
        }
        else
        {
            Refused(answer, 404, 32614);
        }
    }

    [Test]
    public async Task Valid_login_says_whether_one_is_who_one_thinks()
    {
        async Task<bool?> Ask(Caller who, string login) => Truth(await who.Ok("GET", $"valid_login?login={Uri.EscapeDataString(login)}"));
        Assert.That(await Ask(Bot, Bot.Login), Is.True);
        Assert.That(await Ask(Bot, Steward.Login), Is.False);
        Assert.That(await Ask(Anonymous, Bot.Login), Is.False);
    }

    [Test]
    public async Task Nobody_may_write_nothing()
    {
        var (bug, attachment, flag) = await NewRequest();
        Refused(await Anonymous.Put($"bug/{bug}", new { whiteboard = "x" }), 401, 410, "You must log in");
        Refused(await Anonymous.Post($"bug/{bug}/comment", new { comment = "x" }), 401, 410);
        Refused(await SetFlags(attachment, Anonymous, new { id = flag, status = "+" }), 401, 410);
    }

    [TestCase("GET", "nosuch")]
    [TestCase("GET", "version/")]
    [TestCase("DELETE", "bug/1")]
    public async Task What_is_no_resource_is_404(string method, string path) =>
        Refused(await Bot.Send(method, path, null), 404, 32614, "A REST API resource was not found");

    [Test]
    public async Task A_body_that_is_no_json_is_400()
    {
        var bug = await NewBug();
        Refused(await Bot.Put($"bug/{bug}", "{\"whiteboard\":\"x\""), 400, 32000, "Could not parse the 'params' argument as valid JSON.");
    }

    [Test]
    public async Task A_body_that_is_no_object_is_answered_with_nothing()
    {
        OnlyOnUpstream();
        var bug = await NewBug();
        var answer = await Bot.Put($"bug/{bug}", "[]");
        Assert.That((answer.Status, answer.Body), Is.EqualTo((200, "")));
    }

    [Test]
    public async Task A_key_of_the_body_overrides_the_number_in_the_path()
    {
        OnlyOnUpstream();
        var first = await NewBug();
        var second = await NewBug();
        await Bot.Ok("POST", $"bug/{first}/comment", new { id = second, comment = "where does this go?" });
        Assert.That(await Comments(first), Has.Count.EqualTo(1));
        Assert.That(await Comments(second), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_etag_stands_without_quotes_and_saves_the_body()
    {
        var bug = await NewBug();
        var first = await Bot.Get($"bug/{bug}?include_fields=id,summary");
        var tag = first.Headers.TryGetValues("ETag", out var values) ? values.Single() : "";
        Assert.That(tag, Is.Not.Empty.And.Not.StartsWith("\""));
        var again = await Bot.Send("GET", $"bug/{bug}?include_fields=id,summary", null, h => h.TryAddWithoutValidation("If-None-Match", $"\"{tag}\""));
        Assert.That((again.Status, again.Body), Is.EqualTo((304, "")));
    }

    [Test]
    public async Task If_match_guards_no_write()
    {
        var bug = await NewBug();
        var answer = await Bot.Send("PUT", $"bug/{bug}", new { whiteboard = "w" }, h => h.TryAddWithoutValidation("If-Match", "\"stale\""));
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That((string?)(await Bug(bug))["whiteboard"], Is.EqualTo("w"));
    }
}
