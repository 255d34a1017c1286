using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Bugzilla.Tests.Support;
using Request = WireMock.RequestBuilders.Request;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>Many at once, page by page, and refused batches.</summary>
internal sealed class ReadingTests
{
    [Test]
    public async Task A_search_says_what_it_wants_with_contiguous_charts()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug", """{"bugs":[{"id":2,"last_change_time":"2026-11-23T16:53:27Z"},{"id":1,"last_change_time":"2026-11-23T16:53:28Z"}]}""");

        var bugs = await server.Client().Bugs.SearchAsync(new BugQuery
        {
            Products = ["Thunderbird", "MailNews Core"],
            ChangedSince = new DateTimeOffset(2026, 11, 23, 17, 0, 0, TimeSpan.FromHours(1)),
            Charts =
            [
                Chart.Of("flagtypes.name", "equals", "data-review?"),
                Chart.AnyOf(Chart.Of("bug_group", "isempty", "x"), Chart.Of("bug_group", "equals", "g&h")),
                Chart.Of("bug_id", "greaterthan", "5"),
            ],
        });

        Assert.That(bugs.Select(bug => bug.Id), Is.EqualTo((long[])[1, 2]));
        Assert.That(bugs[0].LastChangeTime, Is.EqualTo(new DateTimeOffset(2026, 11, 23, 16, 53, 28, TimeSpan.Zero)));
        Assert.That(server.Work, Is.EqualTo((string[])
        [
            "GET /rest/bug?product=Thunderbird&product=MailNews%20Core&last_change_time=2026-11-23T16%3A00%3A00Z"
            + "&include_fields=id%2Clast_change_time&order=bug_id&limit=1000&offset=0"
            + "&f1=flagtypes.name&o1=equals&v1=data-review%3F&f2=OP&j2=OR&f3=bug_group&o3=isempty&v3=x&f4=bug_group&o4=equals&v4=g%26h&f5=CP&f6=bug_id&o6=greaterthan&v6=5",
        ]));
    }

    private static readonly TestCaseData[] Searches =
    [
        new(new BugQuery { Ids = [7, 8] }, "id=7%2C8"),
        new(new BugQuery { Components = ["General"] }, "component=General"),
        new(new BugQuery { ChangedSince = new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero) }, "last_change_time=2026-11-23T16%3A00%3A00Z"),
        new(new BugQuery { Charts = [Chart.Of("bug_id", "greaterthan", "5")] }, "v1=5"),
    ];

    [TestCaseSource(nameof(Searches))]
    public async Task Any_condition_will_do(BugQuery query, string expected)
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug", """{"bugs":[]}""");

        await server.Client().Bugs.SearchAsync(query);

        Assert.That(server.Work.Single().Split('?')[1].Split('&'), Has.Some.EqualTo(expected));
    }

    [Test]
    public async Task A_search_reads_page_by_page_until_a_short_one()
    {
        using var server = Server.Bmo();
        foreach (var (offset, bugs) in (IEnumerable<(string, string)>)[("0", """{"id":1},{"id":2}"""), ("2", """{"id":2},{"id":3}"""), ("4", """{"id":4}""")])
        {
            server.Given(Request.Create().UsingGet().WithPath("/rest/bug").WithParam("offset", offset).WithParam("limit", "2"), Server.Json($$"""{"bugs":[{{bugs}}]}"""));
        }

        var found = await server.Client().Bugs.SearchAsync(new BugQuery { Products = ["Thunderbird"], PageSize = 2 });

        Assert.That(found.Select(bug => bug.Id), Is.EqualTo((long[])[1, 2, 3, 4]));
        Assert.That(server.Work, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_server_that_gives_the_same_page_for_ever_is_not_asked_for_ever()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug", """{"bugs":[{"id":1},{"id":2}]}""");

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => server.Client().Bugs.SearchAsync(new BugQuery { Ids = [1], PageSize = 2 }));
    }

    [Test]
    public async Task A_search_for_everything_is_refused_here()
    {
        using var server = Server.Bmo();

        await Assert.ThrowsAsync<ArgumentException>(() => server.Client().Bugs.SearchAsync(new BugQuery()));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => server.Client().Bugs.SearchAsync(new BugQuery { Ids = [1], PageSize = 0 }));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Bugs_come_a_hundred_at_a_time()
    {
        using var server = Server.Upstream();
        server.Given(Request.Create().UsingGet().WithPath("/rest/bug/*"), Server.Json("""{"bugs":[{"id":1},{"id":101},{"id":101}],"faults":[]}"""));

        var bugs = await server.Client().Bugs.GetBugsAsync([.. Enumerable.Range(1, 250).Select(id => (long)id), 1, 2], ["id", "groups"]);

        Assert.That(server.Work, Has.Count.EqualTo(3).And.All.Length.LessThan(8000).And.All.Contains("include_fields=id%2Cgroups").And.None.Contains("permissive"), "which upstream doesn't know");
        Assert.That(server.Work, Has.One.StartsWith("GET /rest/bug/201?ids=202&ids=203&"), "at whatever place: batches overlap");
        Assert.That(bugs.Found.Keys, Is.EquivalentTo((long[])[1, 101]));
        Assert.That(bugs.Unavailable, Has.Count.EqualTo(248));
    }

    [Test]
    public async Task A_batch_that_one_hidden_bug_spoils_is_halved_until_the_culprit_is_alone()
    {
        using var server = Server.Upstream();
        foreach (var part in (IEnumerable<long[]>)[[1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4], [3, 4], [3]])
        {
            server.Given(Comments(part), Server.Json(Server.Error(102, "You are not authorized to access bug #3."), 401), 1);
        }

        foreach (var part in (IEnumerable<long[]>)[[1, 2], [4], [5, 6, 7, 8]])
        {
            var bugs = string.Join(',', part.Select(id => $$"""
                "{{id}}":{"comments":[{"id":{{id * 10}},"bug_id":{{id}},"count":0,"text":"d","creator":"a@example.org","creation_time":"2026-11-23T17:24:38Z","is_private":false,"attachment_id":null,"tags":[]}]}
                """));
            server.Given(Comments(part), Server.Json($$"""{"bugs":{ {{bugs}} },"comments":{} }"""), 1);
        }

        var comments = await server.Client().Bugs.GetCommentsAsync([1, 2, 3, 4, 5, 6, 7, 8]);

        Assert.That(comments.Found.Keys, Is.EquivalentTo((long[])[1, 2, 4, 5, 6, 7, 8]));
        Assert.That(comments.Found[8].Single().Id, Is.EqualTo(80));
        Assert.That(comments.Unavailable, Is.EqualTo(new Dictionary<long, Unavailability> { [3] = Unavailability.Hidden }));
        Assert.That(server.Work, Has.Count.EqualTo(7));

        static WireMock.RequestBuilders.IRequestBuilder Comments(long[] ids) =>
            Request.Create().UsingGet().WithPath($"/rest/bug/{ids[0]}/comment").WithParam(query =>
                (query.TryGetValue("ids", out var others) ? others.Select(long.Parse) : []).SequenceEqual(ids[1..]));
    }

    [Test]
    public async Task Bmo_names_the_culprits_by_itself()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/1", """{"bugs":[{"id":1}],"faults":[{"id":2,"faultCode":102,"faultString":"You are not authorized"},{"id":"3","faultCode":101}]}""");

        var bugs = await server.Client().Bugs.GetBugsAsync([1, 2, 3]);

        Assert.That(server.Work, Is.EqualTo((string[])["GET /rest/bug/1?ids=2&ids=3&permissive=1"]));
        Assert.That(bugs.Unavailable, Is.EqualTo(new Dictionary<long, Unavailability> { [2] = Unavailability.Hidden, [3] = Unavailability.Missing }));
    }

    [Test]
    public async Task Attachments_of_bugs_come_without_content_and_with_their_flags()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/3/attachment", """
            {"bugs":{"3":[{"last_change_time":"2026-11-23T17:24:24Z","creator":"r@example.org","is_obsolete":0,"is_private":1,"is_patch":0,
            "flags":[{"modification_date":"2026-11-23T17:24:24Z","status":"?","requestee":"s@example.org","name":"data-review","type_id":1,"setter":"r@example.org","id":3,"creation_date":"2026-11-23T17:24:24Z"},
                     {"status":"?","name":"data-review","type_id":1,"setter":"r@example.org","id":4}],
            "file_name":"request.md","id":33,"size":243,"content_type":"text/plain","summary":"data collection request","bug_id":3,"creation_time":"2026-11-23T17:24:24Z"}],"4":[]},"attachments":{}}
            """);

        var attachments = await server.Client().Attachments.GetAttachmentsAsync([3, 4]);

        Assert.That(server.Work, Is.EqualTo((string[])["GET /rest/bug/3/attachment?ids=4&exclude_fields=data"]));
        Assert.That(attachments.Found[4], Is.Empty);
        var attachment = attachments.Found[3].Single();
        Assert.That((attachment.Id, attachment.IsPrivate, attachment.IsObsolete, attachment.Data), Is.EqualTo((33L, true, false, (ReadOnlyMemory<byte>?)null)));
        Assert.That(attachment.Flags.Select(flag => flag.Requestee), Is.EqualTo((string?[])["s@example.org", null]));
    }

    [Test]
    public async Task Large_contents_come_few_at_a_time_and_byte_by_byte()
    {
        using var server = Server.Bmo();
        var content = new byte[] { 0xEF, 0xBB, 0xBF, 0, 0xFF, (byte)'x' };
        foreach (var id in (int[])[1, 3])
        {
            server.Answer("GET", $"/rest/bug/attachment/{id}", $$"""
                {"attachments":{"{{id}}":{"id":{{id}},"data":"{{Convert.ToBase64String(content)}}"},"{{id + 1}}":{"id":{{id + 1}},"data":""} },"bugs":{} }
                """);
        }

        const long Megabyte = 1024 * 1024;
        var attachments = await server.Client().Attachments.GetAttachmentDataAsync(
        [
            new BugAttachment { Id = 1, Size = 5 * Megabyte }, new BugAttachment { Id = 2, Size = 3 * Megabyte }, new BugAttachment { Id = 3, Size = 20 * Megabyte },
        ]);

        Assert.That(server.Work, Is.EqualTo((string[])["GET /rest/bug/attachment/1?attachment_ids=2", "GET /rest/bug/attachment/3"]));
        Assert.That(attachments.Found[1].Data!.Value.ToArray(), Is.EqualTo(content));
        Assert.That(attachments.Found[2].Data!.Value.Length, Is.Zero);
        Assert.That(attachments.Unavailable, Is.Empty);
    }

    [Test]
    public async Task Contents_fill_an_answer_and_what_is_hidden_among_them_is_told()
    {
        using var server = Server.Bmo();
        server.Given(Request.Create().UsingGet().WithPath("/rest/bug/attachment/*"), Server.Json("""{"attachments":{"1":{"id":1},"2":{"id":2},"3":{"id":3},"4":{"id":4}},"bugs":{}}"""));
        server.Answer("GET", "/rest/bug/attachment/5", Server.Json(Server.Error(304), 401), priority: 1);
        const long Half = 4 * 1024 * 1024;

        var attachments = await server.Client().Attachments.GetAttachmentDataAsync([.. Enumerable.Range(1, 4).Select(id => new BugAttachment { Id = id, Size = Half }), new BugAttachment { Id = 5, Size = 1 }]);

        Assert.That(server.Work.Select(w => w.Split("attachment/")[1]), Is.EqualTo((string[])["1?attachment_ids=2", "3?attachment_ids=4", "5"]));
        Assert.That(attachments.Unavailable, Is.EqualTo(new Dictionary<long, Unavailability> { [5] = Unavailability.Hidden }));
    }

    [Test]
    public async Task A_private_attachment_among_others_is_found_out_and_a_missing_one_is_just_absent()
    {
        using var server = Server.Bmo();
        server.Given(Request.Create().UsingGet().WithPath("/rest/bug/attachment/1").WithParam("attachment_ids"), Server.Json(Server.Error(304, "Sorry, you are not authorized to access attachment #2."), 401), 1);
        server.Answer("GET", "/rest/bug/attachment/1", """{"attachments":{"1":{"id":1}},"bugs":{}}""");
        server.Given(Request.Create().UsingGet().WithPath("/rest/bug/attachment/2").WithParam("attachment_ids"), Server.Json(Server.Error(304), 401), 1);
        server.Answer("GET", "/rest/bug/attachment/2", Server.Json(Server.Error(304), 401));
        server.Answer("GET", "/rest/bug/attachment/3", """{"attachments":{},"bugs":{}}""");

        var attachments = await server.Client().Attachments.GetAttachmentsByIdAsync([1, 2, 3]);

        Assert.That(attachments.Found.Keys, Is.EqualTo((long[])[1]));
        Assert.That(attachments.Unavailable, Is.EqualTo(new Dictionary<long, Unavailability> { [2] = Unavailability.Hidden, [3] = Unavailability.Missing }));
    }

    [Test]
    public async Task History_is_read_as_the_servers_write_it()
    {
        using var server = Server.Upstream();
        server.Answer("GET", "/rest/bug/8/history", """
            {"bugs":[{"id":8,"alias":[],"history":[{"who":"r@example.org","when":"2026-11-23T17:24:25Z","changes":[
               {"field_name":"flagtypes.name","attachment_id":7,"added":"data-review?","removed":""},
               {"field_name":"longdescs.isprivate","added":0,"removed":null,"comment":{"bug_when":"2026-11-23 17:25:37","thetext":"A private one.","work_time":"0.00"}}]}]},
             {"id":9,"alias":null,"history":[]},{"id":9,"alias":null,"history":[]}]}
            """);

        var history = await server.Client().Bugs.GetHistoryAsync([8, 9]);

        Assert.That(server.Work, Is.EqualTo((string[])[$"GET /rest/bug/8/history?ids=9&Bugzilla_api_key={Server.Key}"]));
        Assert.That(history.Found[9], Is.Empty);
        var entry = history.Found[8].Single();
        Assert.That((entry.Who, entry.When), Is.EqualTo(("r@example.org", new DateTimeOffset(2026, 11, 23, 17, 24, 25, TimeSpan.Zero))));
        Assert.That(entry.Changes.Select(change => (change.FieldName, change.Removed, change.Added, change.AttachmentId)), Is.EqualTo(((string, string, string, long?)[])
            [("flagtypes.name", "", "data-review?", 7), ("longdescs.isprivate", "", "0", null)]));
    }

    [Test]
    public async Task Bmo_gives_all_of_a_bug_in_the_one_read_before_a_write()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/1", """
            {"bugs":[{"id":1,"alias":null,"groups":[],"is_cc_accessible":true,"whiteboard":"[x]","flags":[],"last_change_time":"2026-11-23T16:53:27Z","cf_last_resolved":null,
              "attachments":[{"id":1,"creator_detail":{},"is_private":0,"flags":[]}],
              "comments":[{"id":2,"text":"Created attachment 1\nform\n\nPlease","raw_text":"Please","attachment_id":1,"time":"2026-11-23T16:53:27Z","last_change_time":null,"reactions":{}}],
              "history":[{"who":"a@example.org","when":"2026-11-23T16:53:28Z","changes":[{"field_name":"cc","added":"b@example.org","removed":""}]}],"update_token":"1-x"}]}
            """);

        var bug = await server.Client().Bugs.GetBugForWriteAsync(1);

        Assert.That(server.Work, Is.EqualTo((string[])["GET /rest/bug/1?include_fields=_default%2Cattachments%2Ccomments%2Chistory&exclude_fields=attachments.data"]));
        Assert.That((bug.Attachments!.Single().Id, bug.Comments!.Single().Body, bug.History!.Single().Who, bug.Whiteboard), Is.EqualTo((1L, "Please", "a@example.org", "[x]")));
    }

    [Test]
    public async Task Upstream_gives_the_bug_alone_before_a_write()
    {
        using var server = Server.Upstream();
        server.Answer("GET", "/rest/bug/1", """{"bugs":[{"id":1,"alias":[],"dupe_of":5}],"faults":[]}""");

        var bug = await server.Client().Bugs.GetBugForWriteAsync(1);

        Assert.That(server.Work, Is.EqualTo((string[])[$"GET /rest/bug/1?Bugzilla_api_key={Server.Key}"]));
        Assert.That((bug.Comments, bug.DupeOf), Is.EqualTo(((IReadOnlyList<BugComment>?)null, (long?)5)));
    }

    [TestCase(200, """{"bugs":[{"id":7}]}""", true)]
    [TestCase(401, """{"error":true,"code":102,"message":"You are not authorized to access bug #7. To see this bug, you must first log in"}""", false)]
    [TestCase(401, """{"error":true,"code":410,"message":"You must log in before using this part of Bugzilla."}""", null)]
    [TestCase(404, """{"error":true,"code":101,"message":"Bug #7 does not exist."}""", false)]
    public async Task Whether_nobody_sees_a_bug_is_asked_as_nobody(int status, string answer, bool? visible)
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/7", answer, status);

        Assert.That(await server.Client().Bugs.CanAnonymousSeeAsync(7), Is.EqualTo(visible));

        var request = server.Requests.Single();
        Assert.That(request.Headers!.Keys, Has.None.EqualTo("X-BUGZILLA-API-KEY"));
        Assert.That(request.Url, Does.Not.Contain("key"));
    }

    [Test]
    public async Task One_unknown_login_does_not_spoil_the_others_upstream()
    {
        using var server = Server.Upstream();
        server.Given(Users(query => query.Contains("nobody@example.org")), Server.Json(Server.Error(51, "There is no user named 'nobody@example.org'."), 404), 1);
        server.Given(Users(query => query.SequenceEqual(["A@example.org"])), Server.Json(Found("a")));
        server.Given(Users(query => query.SequenceEqual(["b@example.org", "c@example.org"])), Server.Json(Found("c", "b")));

        var users = await server.Client().Server.GetUsersAsync(["A@example.org", "nobody@example.org", "b@example.org", "B@EXAMPLE.org", "c@example.org"]);

        Assert.That(users.Unknown, Is.EqualTo((string[])["nobody@example.org"]));
        Assert.That(users.Found.Keys, Is.EquivalentTo((string[])["a@example.org", "b@example.org", "c@example.org"]));
        Assert.That(users.Found["A@EXAMPLE.ORG"].CanLogin, Is.False);
        Assert.That(server.Work, Has.Count.EqualTo(5));

        static string Found(params string[] names) =>
            $$"""{"users":[{{string.Join(',', names.Select(name => $$"""{"name":"{{name}}@example.org","groups":[],"can_login":false,"real_name":"[:{{name}}]","id":1}"""))}}]}""";

        static WireMock.RequestBuilders.IRequestBuilder Users(Predicate<IEnumerable<string>> names) =>
            Request.Create().UsingGet().WithPath("/rest/user").WithParam(query => names(query["names"]));
    }

    [Test]
    public async Task Bmo_tells_unknown_logins_and_who_takes_no_requests_in_one_answer()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/user", """
            {"users":[{"name":"alice@example.org","nick":"alice","real_name":"Alice [:alice]","id":20,"can_login":true,"last_seen_date":"2026-11-23T00:00:00Z",
              "requests":{"review":{"pending":3,"blocked":true},"needinfo":{"blocked":false,"pending":0},"feedback":{"pending":0,"blocked":false}}}],
             "faults":[{"message":"There is no user named 'nobody@example.org'.\n","error":true,"name":"nobody@example.org"}]}
            """);

        var users = await server.Client().Server.GetUsersAsync(["Alice@example.org", "nobody@example.org"]);

        Assert.That(server.Work, Has.Count.EqualTo(1).And.All.Contains("permissive=1"));
        Assert.That(users.Unknown, Is.EqualTo((string[])["nobody@example.org"]));
        var alice = users.Found["ALICE@example.org"];
        Assert.That((alice.Nick, alice.CanLogin, alice.Requests!.Review, alice.Requests.Needinfo!.Blocked), Is.EqualTo(("alice", true, new PendingRequests(true, 3), false)));
    }

    [TestCase("""{"bugs":[{"id":8}]}""")]
    [TestCase("""{"bugs":[]}""")]
    public async Task What_is_told_of_another_bug_is_not_taken_for_the_one_that_was_asked_for(string answer)
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/7", answer);
        var client = server.Client();

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => client.Bugs.GetBugForWriteAsync(7));
        Assert.That(await client.Bugs.CanAnonymousSeeAsync(7), Is.False);
    }

    [Test]
    public async Task Who_is_in_a_group_is_asked_of_each_account_once()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/user", """{"users":[{"name":"alice@example.org"}]}""");
        var many = Enumerable.Range(0, 100).Select(i => $"{i}@example.org");

        var members = await server.Client().Server.GetMembersAsync("stewards", ["alice@example.org", "Alice@example.org", .. many]);

        Assert.That(members, Is.EqualTo((string[])["alice@example.org", "alice@example.org"]), "one for each request");
        Assert.That(server.Work, Has.Count.EqualTo(2).And.All.Contains("groups=stewards").And.None.Contains("Alice"));
    }

    [Test]
    public async Task A_login_that_fills_an_address_has_one_of_its_own()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/user", """{"users":[],"faults":[]}""");
        var huge = new string('a', 6_500);

        await server.Client().Server.GetUsersAsync([huge, "b@example.org", "c@example.org"]);

        Assert.That(server.Work.Select(w => w.Split("names=").Length - 1), Is.EquivalentTo((int[])[1, 2]));
    }

    [Test]
    public async Task Upstream_is_asked_for_accounts_as_it_can_be()
    {
        using var server = Server.Upstream();
        server.Answer("GET", "/rest/user", """{"users":[{"name":"b@example.org"}]}""");

        await server.Client().Server.GetUsersAsync(["b@example.org"]);

        Assert.That(server.Work.Single(), Does.Not.Contain("permissive"));
    }

    [Test]
    public async Task Many_logins_fit_into_addresses()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/user", """{"users":[],"faults":[]}""");

        var users = await server.Client().Server.GetUsersAsync(Enumerable.Range(0, 90).Select(i => $"{new string('ü', 20)}{i}@example.org"));

        Assert.That(users.Unknown, Has.Count.EqualTo(90));
        Assert.That(server.Work, Has.Count.EqualTo(3).And.All.Length.LessThan(8000));
    }

    [TestCase(true, null, "/rest/flag_types/MailNews%20Core")]
    [TestCase(true, "Mail Window", "/rest/flag_types/MailNews%20Core/Mail%20Window")]
    [TestCase(false, null, "/rest/flag_type/MailNews%20Core")]
    [TestCase(false, "General", "/rest/flag_type/MailNews%20Core/General")]
    public async Task Flag_types_stand_elsewhere_on_each_server(bool bmo, string? component, string path)
    {
        using var server = bmo ? Server.Bmo() : Server.Upstream();
        server.Given(Request.Create().UsingGet().WithPath("/rest/flag_type*"), Server.Json(
            """{"bug":[],"attachment":[{"name":"data-review","is_active":true,"type":"attachment","description":"x","id":6,"is_requesteeble":true,"is_multiplicable":true,"values":["X","?"]}]}"""));

        var types = await server.Client().Server.GetFlagTypesAsync("MailNews Core", component);

        Assert.That(server.Work.Single(), Does.StartWith($"GET {path}"));
        Assert.That((types.Attachment.Single().Id, types.Attachment.Single().Values), Is.EqualTo((6L, (string[])["X", "?"])));
    }

    [Test]
    public async Task The_largest_attachment_is_told_by_either_server()
    {
        using var bmo = Server.Bmo();
        bmo.Answer("GET", "/rest/configuration", """{"announcement":"","max_attachment_size":4096000}""");
        using var upstream = Server.Upstream();
        upstream.Answer("GET", "/rest/parameters", """{"parameters":{"maxattachmentsize":"1000","urlbase":"x"}}""");

        Assert.That(await bmo.Client().Server.GetMaxAttachmentSizeAsync("Thunderbird"), Is.EqualTo(4096 * 1024));
        Assert.That(await upstream.Client().Server.GetMaxAttachmentSizeAsync("Thunderbird"), Is.EqualTo(1000 * 1024));
    }
}
