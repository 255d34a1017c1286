using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Contract.Tests;

/// <summary>What a real server can't be asked for: breakdowns, blocks, maintenance, hooks, another clock.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SandboxTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, 500, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);

    private static string Login(string role) => SandboxBugzilla.LoginOf(role);

    private SandboxBugzilla New(SandboxFlavour flavour = SandboxFlavour.Upstream) => new(flavour, _time);

    private static (int Bug, int Attachment, int Flag) Asked(SandboxBugzilla server)
    {
        var requester = server.As(Login("requester"));
        var bug = requester.File("Thunderbird", "Invented");
        var attachment = requester.Attach(bug, "request.txt", "a form");
        requester.Ask(attachment);
        return (bug, attachment, (int)Flags(server, attachment)[0]!["id"]!);
    }

    private static JsonArray Flags(SandboxBugzilla server, int attachment) =>
        server.As(Login("bot")).Get($"/rest/bug/attachment/{attachment}")["attachments"]![$"{attachment}"]!["flags"]!.AsArray();

    private static JsonArray Comments(SandboxBugzilla server, int bug) =>
        server.As(Login("bot")).Get($"/rest/bug/{bug}/comment")["bugs"]![$"{bug}"]!["comments"]!.AsArray();

    private static SandboxResponse Send(SandboxBugzilla server, string method, string path, JsonObject? body = null, string role = "bot", string? key = null)
    {
        var person = server.As(Login(role));
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var target = path;
        if (server.Flavour == SandboxFlavour.Bmo)
        {
            headers["X-BUGZILLA-API-KEY"] = key ?? person.Key;
        }
        else
        {
            target += (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "api_key=" + (key ?? person.Key);
        }

        return server.Handle(new SandboxRequest(method, target, headers, body is null ? default : Encoding.UTF8.GetBytes(body.ToJsonString())));
    }

    private static JsonObject Assign(int flag) => new()
    {
        ["flags"] = new JsonArray(new JsonObject { ["id"] = flag, ["status"] = "?", ["requestee"] = Login("steward1") }),
        ["comment"] = "Assigned.",
    };

    [TestCase(Breakdown.NothingStored, false, 2)]
    [TestCase(Breakdown.HalfStored, true, 2)]
    [TestCase(Breakdown.AllStored, true, 3)]
    public void A_deadlock_says_the_same_whatever_was_stored(Breakdown breakdown, bool assigned, int comments)
    {
        var server = New();
        var (bug, attachment, flag) = Asked(server);
        server.Breaks = request => request.Method == "PUT" ? breakdown : null;
        var answer = Send(server, "PUT", $"/rest/bug/attachment/{attachment}", Assign(flag));
        Assert.That((answer.Status, (int)answer.Json!["code"]!), Is.EqualTo((200, 100500)));
        Assert.That(answer.Json["message"]!.GetValue<string>(), Does.Contain("Deadlock"));
        Assert.That(Flags(server, attachment)[0]!["requestee"] is not null, Is.EqualTo(assigned));
        Assert.That(Comments(server, bug), Has.Count.EqualTo(comments));
    }

    [Test]
    public void A_deadlock_of_a_comment_comes_with_201()
    {
        var server = New();
        var (bug, _, _) = Asked(server);
        server.Breaks = _ => Breakdown.NothingStored;
        var answer = Send(server, "POST", $"/rest/bug/{bug}/comment", new JsonObject { ["comment"] = "lost" });
        Assert.That((answer.Status, (int)answer.Json!["code"]!), Is.EqualTo((201, 100500)));
        Assert.That(Comments(server, bug), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_human_can_act_right_before_a_request()
    {
        var server = New();
        var (_, attachment, flag) = Asked(server);
        server.Before = request =>
        {
            if (request.Method == "PUT")
            {
                server.As(Login("steward2")).SetFlag(attachment, "data-review", "+");
            }

            return null;
        };
        var answer = Send(server, "PUT", $"/rest/bug/attachment/{attachment}", Assign(flag));
        var change = answer.Json!["attachments"]![0]!["changes"]!["flagtypes.name"]!;
        Assert.That((string?)change["removed"], Is.EqualTo("data-review+"));
    }

    [Test]
    public void An_answer_can_be_lost_after_the_work_is_done()
    {
        var server = New();
        var (bug, _, _) = Asked(server);
        server.After = (_, _) => throw new HttpRequestException("cut");
        Assert.That(() => Send(server, "POST", $"/rest/bug/{bug}/comment", new JsonObject { ["comment"] = "stored" }), Throws.InstanceOf<HttpRequestException>());
        server.After = null;
        Assert.That(Comments(server, bug), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_handler_serves_a_client_without_a_socket()
    {
        var server = New();
        server.SeedStory();
        using var client = new HttpClient(server.CreateHandler()) { BaseAddress = new Uri("http://sandbox.invalid/") };
        using var response = await client.GetAsync("rest/version");
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("{\"version\":\"5.2+\"}"));
    }

    [Test]
    public void Times_are_those_of_the_given_clock_in_whole_seconds()
    {
        var server = New();
        var (bug, _, _) = Asked(server);
        Assert.That(server.As(Login("bot")).Get($"/rest/bug/{bug}")["bugs"]![0]!["last_change_time"].Time(), Is.EqualTo(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public void What_one_person_does_within_a_second_is_glued()
    {
        var server = New();
        var (bug, attachment, _) = Asked(server);
        server.As(Login("requester")).Obsolete(attachment);
        var entry = server.As(Login("bot")).Get($"/rest/bug/{bug}/history")["bugs"]![0]!["history"]!.AsArray().Single()!;
        var flag = entry["changes"]![0]!;
        Assert.That(((string?)flag["removed"], (string?)flag["added"]), Is.EqualTo(("data-review?", "data-review? ")));
    }

    [Test]
    public void Five_bad_keys_in_a_minute_shut_bmo_for_an_hour_and_each_request_renews_it()
    {
        var server = New(SandboxFlavour.Bmo);
        SandboxResponse Bad() => Send(server, "GET", "/rest/whoami", key: "wrong");
        for (var i = 0; i < 5; i++)
        {
            Assert.That((int)Bad().Json!["code"]!, Is.EqualTo(306));
        }

        var sixth = Bad();
        Assert.That((sixth.Status, (string?)sixth.Json!["message"]), Is.EqualTo((400, "You have exceeded the rate limit.")));
        var blocked = Send(server, "GET", "/rest/version");
        Assert.That((blocked.Status, blocked.ContentType), Is.EqualTo((429, "text/html; charset=UTF-8")), "a good key doesn't help");
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.That(Send(server, "GET", "/rest/whoami").Status, Is.EqualTo(429));
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.That(Send(server, "GET", "/rest/whoami").Status, Is.EqualTo(429), "the last one renewed the hour");
        _time.Advance(TimeSpan.FromMinutes(60));
        Assert.That(Send(server, "GET", "/rest/whoami").Status, Is.EqualTo(200));
    }

    [Test]
    public void Bad_keys_spread_over_time_do_not_shut_bmo()
    {
        var server = New(SandboxFlavour.Bmo);
        for (var i = 0; i < 12; i++)
        {
            Assert.That((int)Send(server, "GET", "/rest/whoami", key: "wrong").Json!["code"]!, Is.EqualTo(306));
            _time.Advance(TimeSpan.FromSeconds(13));
        }
    }

    [Test]
    public void Seventy_five_anonymous_reads_in_a_minute_are_enough_for_bmo()
    {
        var server = New(SandboxFlavour.Bmo);
        var (bug, _, _) = Asked(server);
        SandboxResponse Read() => server.Handle(new SandboxRequest("GET", $"/rest/bug/{bug}", new Dictionary<string, string>(), default));
        for (var i = 0; i < 75; i++)
        {
            Assert.That(Read().Status, Is.EqualTo(200));
        }

        Assert.That((Read().Status, Read().Status), Is.EqualTo((400, 429)));
    }

    [Test]
    public void Maintenance_is_html_and_not_the_same_on_both()
    {
        var upstream = New();
        upstream.InMaintenance = true;
        var down = Send(upstream, "GET", "/rest/version");
        Assert.That((down.Status, down.Json, down.Headers["Retry-After"]), Is.EqualTo((503, (JsonNode?)null, "3600")));

        var bmo = New(SandboxFlavour.Bmo);
        var (bug, attachment, flag) = Asked(bmo);
        bmo.InMaintenance = true;
        var put = Send(bmo, "PUT", $"/rest/bug/{bug}", new JsonObject { ["whiteboard"] = "x" });
        Assert.That((put.Status, put.ContentType), Is.EqualTo((200, "text/html; charset=UTF-8")));
        Assert.That(Send(bmo, "POST", $"/rest/bug/{bug}/comment", new JsonObject { ["comment"] = "x" }).Json, Is.Null);
        Assert.That(Send(bmo, "PUT", $"/rest/bug/attachment/{attachment}", Assign(flag)).Json, Is.Not.Null, "attachments are not held up");
        Assert.That((string?)bmo.As(Login("bot")).Get($"/rest/bug/{bug}")["bugs"]![0]!["whiteboard"], Is.Empty);
    }

    [Test]
    public void A_database_that_is_down_answers_with_success()
    {
        var upstream = New();
        upstream.DatabaseIsDown = true;
        var empty = Send(upstream, "GET", "/rest/bug?id=1");
        Assert.That((empty.Status, empty.Body.Length), Is.EqualTo((200, 0)));
        Assert.That(Send(upstream, "GET", "/rest/version").Json, Is.Not.Null);

        var bmo = New(SandboxFlavour.Bmo);
        bmo.DatabaseIsDown = true;
        var error = Send(bmo, "GET", "/rest/bug?id=1");
        Assert.That((error.Status, (int)error.Json!["code"]!, error.Json["message"]), Is.EqualTo((200, 100500, (JsonNode?)null)));
    }

    [Test]
    public void A_closed_account_has_a_key_that_opens_nothing()
    {
        var answer = Send(New(), "GET", "/rest/bug?id=1", role: "blocked");
        Assert.That((answer.Status, (int)answer.Json!["code"]!), Is.EqualTo((401, 301)));
    }

    [Test]
    public void The_contract_names_every_role_with_a_key_of_its_own()
    {
        var contract = New().Contract();
        var keys = contract["users"]!.AsObject().Select(u => (string)u.Value!["key"]!).ToList();
        Assert.That(keys, Has.Count.EqualTo(10).And.Unique);
        Assert.That(New().Contract().ToJsonString(), Is.EqualTo(contract.ToJsonString()), "the same at every start");
    }

    [TestCase(SandboxFlavour.Upstream)]
    [TestCase(SandboxFlavour.Bmo)]
    public void Pages_show_what_people_wrote_as_text(SandboxFlavour flavour)
    {
        var server = New(flavour);
        var requester = server.As(Login("requester"));
        var bug = requester.File("Thunderbird", "<script>alert(1)</script>", "<img src=x onerror=alert(1)> [a](javascript:alert(1))\n\n[//]: # (reviewbot:v1)");
        requester.Attach(bug, "\"><script>.txt", "<script>", "<b>form</b>");
        foreach (var path in new[] { "/", $"/show_bug.cgi?id={bug}" })
        {
            var page = server.Handle(new SandboxRequest("GET", path, new Dictionary<string, string>(), default));
            Assert.That(page.Status, Is.EqualTo(200));
            Assert.That(page.Text, Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("href=\"javascript").And.Not.Contain("<b>form"));
            Assert.That(page.Text, Does.Contain("&lt;script&gt;alert(1)"));
        }

        var shown = server.Handle(new SandboxRequest("GET", $"/show_bug.cgi?id={bug}", new Dictionary<string, string>(), default)).Text;
        Assert.That(shown.Contains("reviewbot:v1", StringComparison.Ordinal), Is.EqualTo(flavour == SandboxFlavour.Upstream), "a link definition is not rendered on BMO");
        var file = server.Handle(new SandboxRequest("GET", "/attachment.cgi?id=1", new Dictionary<string, string>(), default));
        Assert.That((file.ContentType, file.Text), Is.EqualTo(("text/plain; charset=UTF-8", "<script>")));
    }

    [Test]
    public void Markdown_of_any_depth_is_shown()
    {
        var server = New(SandboxFlavour.Bmo);
        var bug = server.As(Login("requester")).File("Thunderbird", "Deep", new string('>', 20000) + "\n" + new string('[', 20000));
        var page = server.Handle(new SandboxRequest("GET", $"/show_bug.cgi?id={bug}", new Dictionary<string, string>(), default));
        Assert.That(page.Status, Is.EqualTo(200));
    }

    [Test]
    public void A_grant_group_guards_decisions_and_whom_one_asks()
    {
        var server = New();
        var (_, attachment, flag) = Asked(server);
        server.AddGroup("data-stewards", Login("steward1"), Login("steward2"));
        server.SetGrantGroup("data-review", "data-stewards");
        JsonObject Set(string status, string? role = null) => new()
        {
            ["flags"] = new JsonArray(new JsonObject { ["id"] = flag, ["status"] = status, ["requestee"] = role is null ? null : Login(role) }),
        };
        void Says(int code, string text, SandboxResponse answer) =>
            Assert.That(((int)answer.Json!["code"]!, (string)answer.Json["message"]!), Is.EqualTo((code, text)));
        var path = $"/rest/bug/attachment/{attachment}";
        Says(130, "You tried to grant data-review. Only a user with the required permissions may make this change.", Send(server, "PUT", path, Set("+")));
        Says(32000, "Ines Steward [:ines] <ines@example.org> does not have permission to set the data-review flag. Please select a user who is a member of the data-stewards group.", Send(server, "PUT", path, Set("?", "steward3")));
        Assert.That(Send(server, "PUT", path, Set("?", "steward2")).Status, Is.EqualTo(200));
        Assert.That(Send(server, "PUT", path, Set("+"), role: "steward2").Status, Is.EqualTo(200));
    }

    [TestCase(SandboxFlavour.Upstream, 200)]
    [TestCase(SandboxFlavour.Bmo, 400)]
    public void On_bmo_alone_a_grant_group_keeps_a_decision_from_being_asked_again(SandboxFlavour flavour, int status)
    {
        var server = New(flavour);
        var (_, attachment, flag) = Asked(server);
        server.AddGroup("data-stewards", Login("steward1"), Login("steward2"));
        server.SetGrantGroup("data-review", "data-stewards");
        server.As(Login("steward2")).SetFlag(attachment, "data-review", "+");
        Assert.That(Send(server, "PUT", $"/rest/bug/attachment/{attachment}", Assign(flag)).Status, Is.EqualTo(status));
    }

    [Test]
    public void Keys_can_be_revoked_and_accounts_closed_while_the_server_runs()
    {
        var server = New();
        var (_, attachment, flag) = Asked(server);
        server.CloseAccount(Login("steward1"), "gone");
        var answer = Send(server, "PUT", $"/rest/bug/attachment/{attachment}", Assign(flag));
        Assert.That((string?)answer.Json!["message"], Is.EqualTo("You can't ask Maren Steward [:maren] <maren@example.org> because that account is disabled."));
        server.RevokeKey(Login("bot"));
        var revoked = Send(server, "GET", "/rest/bug?id=1");
        Assert.That((revoked.Status, (string?)revoked.Json!["message"]), Is.EqualTo((400, "The API key you specified has been revoked by the user that created it.")));
    }
}
