using System.Text;
using System.Text.Json.Nodes;

namespace ReviewBot.Contract.Tests;

/// <summary>What every contract test needs: people, and bugs of its own.</summary>
[TestFixtureSource(typeof(ContractServer), nameof(ContractServer.Names))]
public abstract class ContractTest(string name)
{
    private static int _made;

    protected ContractServer Server { get; private set; } = null!;

    protected bool IsBmo => Server.IsBmo;

    protected Caller Bot => Server.As("bot");

    protected Caller Requester => Server.As("requester");

    protected Caller Requester2 => Server.As("requester2");

    protected Caller Steward => Server.As("steward1");

    protected Caller Steward2 => Server.As("steward2");

    protected Caller Outsider => Server.As("outsider");

    protected Caller Anonymous => Server.As(null);

    protected Caller GroupOwner => Server.As(Server.Text("groupOwner"));

    protected Caller SecurityOwner => Server.As(Server.Text("securityOwner"));

    protected string Flag => Server.Text("flag");

    protected string Needinfo => Server.Text("needinfo");

    protected string Product => (string)Server.Contract["products"]![0]!;

    protected string EmbargoGroup => Server.Text("embargoGroup");

    [OneTimeSetUp]
    public async Task Connect() => Server = await ContractServer.Of(name);

    protected void OnlyOnBmo()
    {
        if (!IsBmo)
        {
            Assert.Ignore("a fact of BMO");
        }
    }

    protected void OnlyOnUpstream()
    {
        if (IsBmo)
        {
            Assert.Ignore("a fact of upstream");
        }
    }

    protected static void Refused(Answer answer, int status, int code, string? message = null)
    {
        Assert.That((answer.Status, answer.Code), Is.EqualTo((status, (int?)code)), answer.ToString());
        Assert.That((bool?)answer["error"], Is.True);
        if (message is not null)
        {
            Assert.That(answer.Message, Does.Contain(message));
        }
    }

    protected Dictionary<string, object> BugBody(string? product = null, string? component = null, params string[] groups)
    {
        var body = new Dictionary<string, object>
        {
            ["product"] = product ?? Product,
            ["component"] = component ?? Server.Text("component"),
            ["version"] = Server.Text("version"),
            ["summary"] = $"Contract test {Interlocked.Increment(ref _made)}",
            ["description"] = "A bug of the contract tests.",
            ["op_sys"] = "All",
            ["platform"] = "All",
        };
        foreach (var (key, value) in Server.Contract["bugFields"]?.AsObject() ?? [])
        {
            body[key] = value!;
        }

        if (groups.Length > 0)
        {
            body["groups"] = groups;
        }

        return body;
    }

    protected async Task<int> NewBug(Caller? by = null, params string[] groups)
    {
        var answer = await (by ?? Requester).Ok("POST", "bug", BugBody(groups: groups));
        Assert.That(answer.Status, Is.EqualTo(200), "POST /bug answers 200, not 201");
        return (int)answer["id"]!;
    }

    protected async Task<int> NewAttachment(int bug, Caller? by = null, string? comment = null, object[]? flags = null, string text = "a form\n", bool isPrivate = false)
    {
        var body = new Dictionary<string, object>
        {
            ["ids"] = new[] { bug },
            ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            ["file_name"] = "request.txt",
            ["summary"] = "data collection request",
            ["content_type"] = "text/plain",
            ["comment"] = comment ?? "",
        };
        if (flags is not null)
        {
            body["flags"] = flags;
        }

        if (isPrivate)
        {
            body["is_private"] = true;
        }

        return AttachmentId(await (by ?? Requester).Ok("POST", $"bug/{bug}/attachment", body));
    }

    protected static int AttachmentId(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(201));
        return answer.Json!["ids"] is JsonArray ids
            ? (int)ids[0]!
            : int.Parse(answer["attachments"].AsObject().First().Key, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A bug of the requester with an attachment on which data review is asked of nobody.</summary>
    protected async Task<(int Bug, int Attachment, int Flag)> NewRequest(Caller? by = null, params string[] groups)
    {
        var bug = await NewBug(by, groups);
        var attachment = await NewAttachment(bug, by, flags: [new { name = Flag, status = "?" }]);
        return (bug, attachment, (int)(await Flags(attachment, by)).Single()!["id"]!);
    }

    protected async Task<JsonNode> Attachment(int id, Caller? by = null) =>
        (await (by ?? Bot).Ok("GET", $"bug/attachment/{id}?exclude_fields=data"))["attachments"][$"{id}"]!;

    protected async Task<JsonArray> Flags(int attachment, Caller? by = null) => (await Attachment(attachment, by))["flags"]!.AsArray();

    protected async Task<JsonNode> Bug(int id, string? fields = null, Caller? by = null) =>
        (await (by ?? Bot).Ok("GET", $"bug/{id}{(fields is null ? "" : "?include_fields=" + fields)}"))["bugs"][0]!;

    protected async Task<JsonArray> Comments(int bug, string query = "", Caller? by = null) =>
        (await (by ?? Bot).Ok("GET", $"bug/{bug}/comment{query}"))["bugs"][$"{bug}"]!["comments"]!.AsArray();

    protected async Task<JsonArray> History(int bug, string query = "", Caller? by = null) =>
        (await (by ?? Bot).Ok("GET", $"bug/{bug}/history{query}"))["bugs"][0]!["history"]!.AsArray();

    protected static Task<Answer> SetFlags(int attachment, Caller by, params object[] flags) =>
        by.Put($"bug/attachment/{attachment}", new { flags });

    /// <summary>What a search of the caller finds among some bugs.</summary>
    protected static async Task<int[]> Found(Caller by, string query, params int[] among) =>
        (await by.Ok("GET", $"bug?{query}&id={string.Join(",", among)}&include_fields=id"))["bugs"].Ids();

    /// <summary>All changes of a field in the bug's history, as removed and added, in order.</summary>
    protected async Task<(string Removed, string Added)[]> Changes(int bug, string field, Caller? by = null) =>
        [.. (await History(bug, by: by))
            .SelectMany(e => e!["changes"]!.AsArray())
            .Where(c => (string)c!["field_name"]! == field)
            .Select(c => ((string)c!["removed"]!, (string)c["added"]!))];
}
