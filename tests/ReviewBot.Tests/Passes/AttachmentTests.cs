using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Attachments as people make them: a clear comment or a clear skip, never a crash, and nothing said twice.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed partial class AttachmentTests(SandboxFlavour flavour)
{
    // In whatever way a text is encoded, a person can read it: it goes to a steward at the latest.
    private static readonly TestCaseData[] Texts =
    [
        new TestCaseData(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Forms.Complete)).ToArray()).SetArgDisplayNames("UTF-8 with BOM"),
        new TestCaseData(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Forms.Complete)).ToArray()).SetArgDisplayNames("UTF-16 little endian"),
        new TestCaseData(Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(Forms.Complete)).ToArray()).SetArgDisplayNames("UTF-16 big endian"),
        new TestCaseData(Encoding.Latin1.GetBytes(Forms.Complete.Replace("snooze", "schlummertaste f\u00fcr \u00e4ltere", StringComparison.Ordinal))).SetArgDisplayNames("Latin-1"),
        new TestCaseData(Encoding.UTF8.GetBytes(Forms.Complete.ReplaceLineEndings("\r\n"))).SetArgDisplayNames("CRLF"),
        new TestCaseData(Encoding.UTF8.GetBytes(Forms.Complete.ReplaceLineEndings("\r"))).SetArgDisplayNames("CR"),
    ];

    // What nobody can read is asked for as text.
    private static readonly TestCaseData[] Others =
    [
        new TestCaseData("application/octet-stream", Noise(50_000)).SetArgDisplayNames("binary"),
        new TestCaseData("text/plain", Noise(50_000)).SetArgDisplayNames("binary that says to be text"),
        new TestCaseData("application/zip", Noise(2_000)).SetArgDisplayNames("an archive"),
        new TestCaseData("text/plain", Encoding.UTF8.GetBytes(new string('a', 1_000_000))).SetArgDisplayNames("a megabyte of nothing"),
        new TestCaseData("text/plain", Encoding.UTF8.GetBytes("   \n\n\t\n")).SetArgDisplayNames("blank"),
        new TestCaseData("application/pdf", "%PDF-1.7"u8.ToArray()).SetArgDisplayNames("PDF"),
    ];

    [TestCaseSource(nameof(Texts))]
    public async Task A_text_in_any_encoding_reaches_a_steward(byte[] content)
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = Attach(stage, "text/plain", content);

        var report = await stage.OnceAsync();
        var second = await stage.OnceAsync();

        Assert.That(report.Failed, Is.Zero, string.Join('\n', report.Bugs));
        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(stage.Comments(bug), Has.One.Items);
        Assert.That(second.Writes, Is.Zero);
    }

    [TestCaseSource(nameof(Others))]
    public async Task What_is_no_text_gets_one_clear_comment(string type, byte[] content)
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = Attach(stage, type, content);

        var report = await stage.OnceAsync();
        var second = await stage.OnceAsync();

        Assert.That(report.Failed, Is.Zero, string.Join('\n', report.Bugs));
        Assert.That(second.Writes, Is.Zero);
        Assert.That(stage.Comments(bug), Has.One.Items);
        Assert.That(stage.Comments(bug)[0], Does.Contain($"attachment {attachment}").IgnoreCase);
        Assert.That(stage.Requestee(attachment) is not null || stage.Comments(bug)[0].Contains("request.md", StringComparison.Ordinal), "somebody looks, or it is said what is needed");
    }

    [Test]
    public async Task An_attachment_that_became_private_is_not_spoken_of()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        var (other, fine) = stage.Request(Forms.Complete);
        stage.Person("admin").Send("PUT", $"/rest/bug/attachment/{attachment}", new JsonObject { ["is_private"] = true });

        var report = await stage.OnceAsync();

        Assert.That(report.Failed, Is.Zero, string.Join('\n', report.Bugs));
        Assert.That(stage.Comments(bug), Is.Empty);
        Assert.That(stage.Requestee(attachment), Is.Null);
        Assert.That(stage.Requestee(fine), Is.Not.Null, "the others go on");
        Assert.That(stage.Comments(other), Has.One.Items);
    }

    [Test]
    public async Task An_obsolete_attachment_whose_request_is_gone_is_left_alone()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("requester").Obsolete(attachment);
        stage.Wait();
        var before = stage.Picture(bug);

        var report = await stage.OnceAsync();

        Assert.That(report.Failed, Is.Zero);
        Assert.That(stage.Picture(bug), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_larger_than_any_form_is_not_even_read_and_a_steward_looks_at_it()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.AfterEach = (request, response) => request.Path.EndsWith("/attachment", StringComparison.Ordinal) || request.PathAndQuery.Contains("%2Cattachments", StringComparison.Ordinal)
            ? SandboxResponse.OfJson(response.Status, Size().Replace(response.Text, "\"size\":50000000"))
            : response;

        var report = await stage.OnceAsync();
        var second = await stage.OnceAsync();

        Assert.That(report.Failed, Is.Zero, string.Join('\n', report.Bugs));
        Assert.That(stage.Comments(bug), Has.One.Items);
        Assert.That(second.Writes, Is.Zero);
        Assert.That(stage.Requests.Select(r => r.Path), Has.None.Contains($"/attachment/{attachment}?"));
        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(stage.Comments(bug)[0], Does.Not.Contain("is empty"));
    }

    [Test]
    public async Task An_attachment_that_turns_private_while_it_is_read_stops_no_other_bug()
    {
        await using var stage = new Stage(flavour);
        var (_, hidden) = stage.Request(Forms.Complete);
        var (_, fine) = stage.Request(Forms.Complete);
        stage.Sandbox.Before = request =>
        {
            if (request.Path.EndsWith("/comment", StringComparison.Ordinal))
            {
                stage.Sandbox.Before = null;
                stage.Person("admin").Send("PUT", $"/rest/bug/attachment/{hidden}", new JsonObject { ["is_private"] = true });
            }

            return null;
        };

        var report = await stage.OnceAsync();

        Assert.That(report.Failed, Is.Zero, string.Join('\n', report.Bugs));
        Assert.That(stage.Requestee(fine), Is.Not.Null);
    }

    private static (int Bug, int Attachment) Attach(Stage stage, string type, byte[] content)
    {
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things");
        var attachment = person.Attach(bug, "request", content, "data collection request", type);
        person.Ask(attachment);
        return (bug, attachment);
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"size\":[0-9]+")]
    private static partial System.Text.RegularExpressions.Regex Size();
}
