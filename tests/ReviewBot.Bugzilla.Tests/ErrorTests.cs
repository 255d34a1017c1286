using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Bugzilla.Tests.Support;
using WireMock.ResponseBuilders;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>Every kind of answer that is no success, as a read and as a write.</summary>
internal sealed class ErrorTests
{
    private const string Person = "Carol Blocked [:carol] <carol@example.org>";

    private static readonly TestCaseData[] Refusals =
    [
        Case(400, 306, "The API key you specified is invalid. Please check that you typed it correctly.", typeof(KeyRefusedException)),
        Case(401, 301, "gone If you believe your account should be restored, please send email to carol@example.org", typeof(NotLoggedInException)),
        Case(401, 410, "You must log in before using this part of Bugzilla.", typeof(NotLoggedInException)),
        Case(401, 102, "You are not authorized to access bug #7.", typeof(BugUnavailableException)),
        Case(404, 101, "Bug #7 does not exist.", typeof(BugUnavailableException)),
        Case(400, 32000, "You are not authorized to edit attachments on bug 7.", typeof(BugUnavailableException)),
        Case(400, 32000, "You are not authorized to edit attachment 12.", typeof(NotAllowedException)),
        Case(400, 32000, "The attachment id 99999 is invalid.", typeof(NotFoundException)),
        Case(404, 51, "There is no flag with the id '12'.", typeof(FlagGoneException)),
        Case(404, 51, "There is no flagtype named 'data-review'.", typeof(NotFoundException)),
        Case(404, 32614, "A REST API resource was not found for 'GET /nope'.", typeof(NotFoundException)),
        Case(400, 114, "Comments cannot be longer than 65535 characters.", typeof(CommentTooLongException)),
        Case(401, 115, "You tried to change the Comment field , but only a user with the required permissions may change that field.", typeof(CommentsRestrictedException)),
        Case(401, 115, "You tried to change the Whiteboard field from many to x, but only the assignee may", typeof(NotAllowedException)),
        Case(401, 113, "You are not allowed to make comments private.", typeof(NotAllowedException)),
        Case(401, 304, "Sorry, you are not authorized to access attachment #8.", typeof(NotAllowedException)),
        Case(401, 106, "Either the product does not exist or you aren't authorized to enter a bug into it.", typeof(NotAllowedException)),
        Case(401, 120, "You tried to remove bug 40 from the 'core-security' group, but either", typeof(GroupRefusedException)),
        Case(400, 130, "You tried to grant data-review. Only a user with the required permissions may make this change.", typeof(FlagDeniedException)),
        Case(400, 129, "The flag status ! for flag ID #1 is invalid.", typeof(InvalidInputException)),
        Case(400, 32000, "You cannot have several single-review flags for this bug.", typeof(InvalidInputException)),
        Case(400, 32000, "You have exceeded the rate limit.", typeof(BlockedException)),

        // A name is not to be believed.
        Case(400, 32000, "You have exceeded the rate limit. <carol@example.org> is somebody's name", typeof(InvalidInputException)),
        Case(400, 32000, "You asked Carol <carol@example.org> for data-review on bug 3, but it rains", typeof(InvalidInputException)),
        Case(413, 58, "Request too large", typeof(InvalidInputException)),
    ];

    private static readonly TestCaseData[] RequesteeRefusals =
    [
        new(404, 51, "There is no user named 'carol@example.org'. Either you mis-typed the name or that user has not yet registered for a Bugzilla account.", RequesteeRefusal.Unknown),
        new(400, 32000, $"You can't ask {Person} because that account is disabled.", RequesteeRefusal.Disabled),
        new(400, 32000, $"You asked {Person} for data-review on bug 3, attachment 4, but that bug has been restricted to users in certain groups, and the user you asked isn't in all the groups", RequesteeRefusal.CannotSeeBug),
        new(400, 32000, $"You asked {Person} for data-review on bug 3, attachment 4, but that attachment is restricted to users in the insiders group", RequesteeRefusal.CannotSeeAttachment),
        new(400, 32000, $"{Person} does not have permission to set the data-review flag. Please select a user who is a member of the stewards group.", RequesteeRefusal.MayNotDecide),
        new(400, 32000, $"{Person} is not currently accepting 'data-review' requests.", RequesteeRefusal.BlocksRequests),
        new(400, 32000, $"{Person} is not currently accepting \"needinfo\" requests.", RequesteeRefusal.BlocksRequests),
        new(400, 32000, "I am (because that account is disabled.) [:x] <carol@example.org> is not currently accepting \"needinfo\" requests.", RequesteeRefusal.BlocksRequests),
    ];

    [TestCaseSource(nameof(Refusals))]
    public async Task A_refusal_becomes_its_own_exception_and_none_of_its_text_is_kept(int status, int code, string text, Type expected)
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/7", Server.Json(Server.Error(code, text), status));

        var refusal = await Assert.CatchAsync<BugzillaException>(() => server.Client().Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false));

        Assert.That(refusal, Is.TypeOf(expected));
        Assert.That((refusal!.Doing, refusal.Status, refusal.Code), Is.EqualTo(("changing bug 7", status, code)));
        Assert.That(refusal.Words, Is.EqualTo(text), "for whoever runs the bot");
        Assert.That(refusal.Message, Does.StartWith("changing bug 7: ").And.EndsWith($" (HTTP {status}, code {code})"));
        Assert.That(refusal.ToString(), Does.Not.Contain(text).And.Not.Contains("example.org"));
    }

    [TestCaseSource(nameof(RequesteeRefusals))]
    public async Task A_requestee_who_is_refused_is_told_from_the_others_with_the_reason(int status, int code, string text, RequesteeRefusal reason)
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/attachment/4", Server.Json(Server.Error(code, text), status));
        var update = new AttachmentUpdate
        {
            Flags = [new FlagChange { Id = 9, Status = "?", Requestee = "alice@example.org" }, new FlagChange { Id = 10, Status = "?", Requestee = "Alice@example.org" }],
            BugFlags = [new FlagChange { Name = "needinfo", Status = "?", Requestee = "Carol@example.org", New = true }],
        };

        var refusal = await Assert.ThrowsAsync<RequesteeRefusedException>(() => server.Client().Writes.UpdateAttachmentAsync(4, update, restricted: false));

        Assert.That((refusal!.Reason, refusal.Requestee), Is.EqualTo((reason, "Carol@example.org")));
        Assert.That(refusal.ToString(), Does.Not.Contain("arol"));
    }

    [Test]
    public async Task A_hidden_bug_and_a_missing_one_are_told_apart()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/7", Server.Json(Server.Error(102, "You are not authorized to access bug #7."), 401));
        server.Answer("GET", "/rest/bug/8", Server.Json(Server.Error(101, "Bug #8 does not exist."), 404));
        var client = server.Client();

        var hidden = await Assert.ThrowsAsync<BugUnavailableException>(() => client.Bugs.GetBugForWriteAsync(7));
        var missing = await Assert.ThrowsAsync<BugUnavailableException>(() => client.Bugs.GetBugForWriteAsync(8));

        Assert.That((hidden!.Reason, missing!.Reason), Is.EqualTo((Unavailability.Hidden, Unavailability.Missing)));
        Assert.That((hidden.Message, missing.Message), Is.EqualTo(("reading bug 7 again: the bug is hidden from us (HTTP 401, code 102)", "reading bug 8 again: there is no such bug (HTTP 404, code 101)")));
    }

    // What is no answer at all: a read just fails, a write may have been made.
    private static readonly TestCaseData[] Riddles =
    [
        new(Server.Json(Server.Error(100500, "DBD::MariaDB::db do failed: Deadlock found [for Statement UPDATE bugs SET delta_ts = ?] carol@example.org")), typeof(ServerDownException)),
        new(Server.Json("""{"message":null,"error":true,"documentation":"x","code":100500}"""), typeof(ServerDownException)),
        new(Server.Json("""{"message":["EXIT\n",0],"error":1,"code":"100500"}"""), typeof(ServerDownException)),
        new(Response.Create().WithStatusCode(200), typeof(ServerDownException)),
        new(Server.Json(""), typeof(ServerDownException)),
        new(Server.Html("<html><title>502 Bad Gateway</title> carol@example.org", 502), typeof(ServerDownException)),
        new(Server.Html("<html><title>Software error</title> carol@example.org"), typeof(UnexpectedAnswerException)),
        new(Server.Html("""{"bugs":[{"id":7,"changes":{}}]}"""), typeof(UnexpectedAnswerException)),
        new(Server.Json("""{"bugs":[{"id":7,"""), typeof(UnexpectedAnswerException)),
        new(Server.Json("""{"bugs":"carol@example.org"}"""), typeof(UnexpectedAnswerException)),
        new(Server.Json("""{"bugs":[]}"""), typeof(UnexpectedAnswerException)),
        new(Server.Json("""{"faults":[]}"""), typeof(UnexpectedAnswerException)),
        new(Server.Json("[]"), typeof(UnexpectedAnswerException)),
        new(Server.Json("""{"bugs":[{"id":7,"changes":{}}]}""", 403), typeof(UnexpectedAnswerException)),
        new(Server.Html("", 301).WithHeader("Location", "https://carol.example.org/"), typeof(UnexpectedAnswerException)),
    ];

    [Test]
    public async Task Who_is_the_only_one_to_be_named_is_who_is_refused_though_the_text_names_nobody()
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/attachment/4", Server.Json(Server.Error(32000, "Carol <carol.another@example.org> is not currently accepting 'data-review' requests."), 400));
        var update = new AttachmentUpdate
        {
            Flags = [new FlagChange { Id = 9, Status = "?", Requestee = "carol@example.org" }],
            BugFlags = [new FlagChange { Name = "needinfo", Status = "?", Requestee = "Carol@example.org", New = true }],
        };

        var refusal = await Assert.ThrowsAsync<RequesteeRefusedException>(() => server.Client().Writes.UpdateAttachmentAsync(4, update, restricted: false));

        Assert.That(refusal!.Requestee, Is.EqualTo("carol@example.org"));
    }

    [TestCase("""{"error":false,"bugs":[{"id":7}]}""", 200, null)]
    [TestCase("""{"error":null,"bugs":[{"id":7}]}""", 200, null)]
    [TestCase("""{"error":0,"bugs":[{"id":7}]}""", 200, null)]
    [TestCase("""{"bugs":[{"id":7,"error":true}]}""", 200, null)]
    [TestCase("""{"error":1,"bugs":[{"id":7}]}""", 200, "a refusal without a code (HTTP 200)")]
    [TestCase("""{"error":true,"message":"x"}""", 400, "a refusal without a code (HTTP 400)")]
    [TestCase("""{"error":true,"code":"abc","message":"x"}""", 400, "a refusal without a code (HTTP 400)")]
    [TestCase("""{"error":true,"code":99999999999,"message":"x"}""", 400, "a refusal without a code (HTTP 400)")]
    [TestCase("""{"error":true,"code":{},"message":"x"}""", 500, "the server has an error inside (HTTP 500)")]
    [TestCase("""{"error":true,"message":"x","code":""", 400, "the JSON is broken (HTTP 400)")]
    public async Task What_says_that_it_is_an_error_is_one_and_nothing_else(string answer, int status, string? meaning)
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/7", answer, status);

        Assert.That(async () => await server.Client().Bugs.GetBugForWriteAsync(7), meaning is null ? Throws.Nothing : Throws.InstanceOf<BugzillaException>().With.Message.EqualTo($"reading bug 7 again: {meaning}"));
    }

    [TestCase("application/json", "the JSON is broken (HTTP 200)")]
    [TestCase(null, "the answer is not JSON (HTTP 200)")]
    public async Task Text_that_is_no_text_and_an_answer_of_no_kind_are_no_answer(string? kind, string meaning)
    {
        using var server = Server.Bmo();
        var answer = Response.Create().WithStatusCode(200).WithBody([.. "{\"error\":true,\"message\":\""u8, 0xFF, .. "\"}"u8]);
        server.Answer("GET", "/rest/bug/7", kind is null ? answer : answer.WithHeader("Content-Type", kind));

        var failure = await Assert.ThrowsAsync<UnexpectedAnswerException>(() => server.Client().Bugs.GetBugForWriteAsync(7));

        Assert.That(failure!.Message, Is.EqualTo($"reading bug 7 again: {meaning}"));
    }

    [TestCaseSource(nameof(Riddles))]
    public async Task What_is_no_proper_answer_fails_a_read(IResponseBuilder answer, Type expected)
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/7", answer);

        var failure = await Assert.CatchAsync<BugzillaException>(() => server.Client().Bugs.GetBugForWriteAsync(7));

        Assert.That(failure, Is.TypeOf(expected));
        Assert.That(failure!.ToString(), Does.Contain("reading bug 7 again").And.Not.Contains("carol").And.Not.Contains("UPDATE"));
    }

    [TestCaseSource(nameof(Riddles))]
    public async Task What_is_no_proper_answer_leaves_a_write_unsettled_and_is_not_repeated(IResponseBuilder answer, Type cause)
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/7", answer);

        var failure = await Assert.ThrowsAsync<WriteUnsettledException>(
            () => server.Client(options => options with { Retries = 3 }, new InstantClock()).Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false));

        Assert.That(failure!.InnerException, Is.TypeOf(cause));
        Assert.That(failure.Answered, Is.True);
        Assert.That(failure.ToString(), Does.Contain("changing bug 7").And.Not.Contains("carol").And.Not.Contains("UPDATE"));
        Assert.That(server.Work, Has.Count.EqualTo(1));
    }

    [TestCase("""{"id":60}""", false)]
    [TestCase("""{"bugs":[]}""", true)]
    [TestCase("[]", true)]
    public async Task A_posted_comment_counts_only_with_an_id(string answer, bool unsettled)
    {
        using var server = Server.Bmo();
        server.Answer("POST", "/rest/bug/7/comment", Server.Json(answer, 201));

        Assert.That(
            async () => await server.Client().Writes.PostCommentAsync(7, "text", restricted: false),
            unsettled ? Throws.TypeOf<WriteUnsettledException>() : Throws.Nothing);
    }

    // BMO while a field is being added, upstream while it is shut down.
    [TestCase("<!DOCTYPE HTML PUBLIC>\n<html>\n<head>\n<title>Bugzilla - Bug Updates Temporarily Suspended</title></html>{\"code\":100500,\"error\":true}", 200)]
    [TestCase("<!DOCTYPE html>\n<html lang=\"en\">\n  <head>\n    <title>Bugzilla is Down</title>", 503)]
    public async Task Maintenance_is_known_by_its_page_and_a_write_was_not_made_then(string page, int status)
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/7", Server.Html(page, status));

        await Assert.ThrowsAsync<MaintenanceException>(() => server.Client().Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false));
    }

    [Test]
    public async Task Only_the_beginning_of_a_page_tells_of_maintenance()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/7", Server.Html($"<html>{new string(' ', 2_000)}<title>Bugzilla is Down</title>"));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => server.Client().Bugs.GetBugForWriteAsync(7));
    }

    [Test]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/bug/7", $$"""{"bugs":[{"id":7,"summary":"{{new string('x', 10_000)}}"}]}""");

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => server.Client(options => options with { LongestAnswer = 9_000 }).Bugs.GetBugForWriteAsync(7));
    }

    [TestCase(0, false)]
    [TestCase(-1, true)]
    public async Task An_answer_may_be_as_long_as_is_allowed_and_of_a_write_a_longer_one_tells_nothing(int more, bool tooLong)
    {
        using var server = Server.Bmo();
        var answer = $$$"""{"bugs":[{"id":7,"changes":{}}],"filler":"{{{new string('x', 500)}}}"}""";
        server.Answer("PUT", "/rest/bug/7", answer);

        Assert.That(
            async () => await server.Client(options => options with { LongestAnswer = answer.Length + more }).Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false),
            tooLong ? Throws.TypeOf<WriteUnsettledException>() : Throws.Nothing);
    }

    private static TestCaseData Case(int status, int code, string text, Type expected) => new(status, code, text, expected);
}
