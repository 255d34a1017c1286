using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ReviewBot.CommandLine;
using ReviewBot.Reviews.Forms;
using ReviewBot.Tests.Support;
using ReviewBot.Views;

namespace ReviewBot.Tests.CommandLine;

public sealed class CheckFormTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("reviewbot-forms-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task The_exit_code_is_the_worst_of_all()
    {
        var complete = File("a.txt", Forms.Complete);
        var incomplete = File("b.txt", Forms.Incomplete);
        var other = File("c.txt", Forms.NotAForm);

        Assert.That((await RunAsync([complete])).Code, Is.Zero);
        Assert.That((await RunAsync([complete, incomplete])).Code, Is.EqualTo(1));
        Assert.That((await RunAsync([incomplete, other, complete])).Code, Is.EqualTo(2));
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_told_and_keeps_no_other_from_being_read()
    {
        var (code, output, error) = await RunAsync([Path.Combine(folder, "none.txt"), folder, File("a.txt", Forms.Complete)]);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
        Assert.That(error, Does.Contain("no such file").And.Contain("is a folder"));
        Assert.That(output, Does.Contain("a.txt").And.Contain("complete"));
    }

    [Test]
    public async Task Standard_input_is_read_as_bytes()
    {
        var (code, output, _) = await RunAsync(["-"], json: true, stdin: Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Forms.Complete)).ToArray());

        Assert.That((string?)JsonNode.Parse(output)!["kind"], Is.EqualTo("request"));
        Assert.That(code, Is.Zero);
    }

    [Test]
    public async Task What_is_far_too_large_is_said_to_be()
    {
        var (code, _, error) = await RunAsync(["-"], stdin: new byte[(16 * 1024 * 1024) + 1]);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("larger than 16 MB"));
    }

    [Test]
    public async Task One_file_is_one_object_and_several_are_one_a_line_with_the_name_first()
    {
        var a = File("a.txt", Forms.Complete);
        var b = File("b.txt", Forms.NotAForm);

        var one = JsonNode.Parse((await RunAsync([a], json: true)).Output)!.AsObject();
        Assert.That(one.ContainsKey("file"), Is.False);

        var lines = (await RunAsync([a, b], json: true)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines.Select(l => (string?)JsonNode.Parse(l)!["file"]), Is.EqualTo(new[] { a, b }));
        Assert.That(lines, Is.All.StartsWith("{\"file\":"));
        Assert.That(JsonNode.Parse(lines[1])!["complete"], Is.Null);
        Assert.That((string?)JsonNode.Parse(lines[1])!["kind"], Is.EqualTo("unrecognized"));
    }

    [Test]
    public void The_json_has_the_designs_words()
    {
        var reading = new FormReading
        {
            Kind = FormKind.Request,
            Complete = false,
            Findings = [new(Topics.Duration, 7, FindingCode.TemplateText, "m", 41)],
            Answers = [new(Topics.Purpose, 1, true, 5, "text") { Confidence = 0.97 }],
            ReadAs = [new(5, 9, ReadKind.Answer, Topics.Purpose)],
            Measurements = [new("n", 2, [1, 2], [1800001])],
            Categories = [1, 2],
            Duration = new(DurationKind.UntilDate, new DateOnly(2027, 5, 1), 6, "150", ["someone"]),
            DefaultOn = true,
            OptOut = "o",
            Documentation = ["https://example.org/"],
            Populations = new(new(false, ["release"]), new(true, []), null),
            Escalate = [new("legal", "third-party", "r")],
            Advice = ["group-address-owner"],
            Blocks = 1,
        };

        var expected = """
            {"kind":"request","complete":false,
             "findings":[{"topic":"duration","question":7,"code":"template-text","message":"m","line":41}],
             "answers":[{"topic":"purpose","question":1,"answered":true,"line":5,"confidence":0.97}],
             "readAs":[{"line":5,"to":9,"as":"answer","topic":"purpose"}],
             "measurements":[{"name":"n","category":2,"categories":[1,2],"bugs":[1800001]}],
             "categories":[1,2],"highestCategory":2,
             "duration":{"kind":"until-date","until":"2027-05-01","months":6,"version":"150","owners":["someone"]},
             "defaultOn":true,"optOut":"o","documentation":["https://example.org/"],
             "populations":{"channels":["release"],"countries":"all","locales":null},
             "thirdParty":{"used":null,"name":null},"newIdentifiers":null,
             "escalate":[{"to":"legal","why":"third-party","reason":"r"}],"advice":["group-address-owner"],
             "verdict":null,"blocks":1}
            """;
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(FormJson.Line(reading, null)), JsonNode.Parse(expected)), FormJson.Line(reading, null));
    }

    [Test]
    public void The_json_of_renewals_lists_them_and_that_of_others_does_not()
    {
        var renewal = new FormReading { Kind = FormKind.Renewal, Complete = true, Blocks = 1, Renewals = [new("s", ["https://example.org/1"], "version 152", null)] };

        var json = JsonNode.Parse(FormJson.Line(renewal, null))!;
        Assert.That(json["renewals"]!.ToJsonString(), Is.EqualTo("""[{"subject":"s","initialReview":["https://example.org/1"],"expiry":"version 152","reason":null}]"""));
        Assert.That(JsonNode.Parse(FormJson.Line(renewal with { Kind = FormKind.Request }, null))!.AsObject().ContainsKey("renewals"), Is.False);
        Assert.That(JsonNode.Parse(FormJson.Line(renewal with { Kind = FormKind.Unrecognized, Complete = null, Blocks = 0 }, null))!["populations"], Is.Null);
    }

    [TestCase(FormKind.RenewalReview, "renewal-review")]
    [TestCase(FormKind.Review, "review")]
    [TestCase(FormKind.Unrecognized, "unrecognized")]
    public void Kinds_are_words(FormKind kind, string word) => Assert.That(FormJson.Word(kind), Is.EqualTo(word));

    [Test]
    public async Task Findings_are_shown_with_what_would_be_accepted_and_colours_only_where_asked()
    {
        var file = File("a.txt", Forms.MoreIncomplete);
        var (_, plain, _) = await RunAsync([file]);
        var (_, colored, _) = await RunAsync([file], color: true);

        Assert.That(plain, Does.Contain("line ").And.Contain("Question 10").And.Contain("Next: answer what is open"));
        Assert.That(plain, Does.Not.Contain("\u001b"));
        Assert.That(colored, Does.Contain("\u001b[31m"));
    }

    [Test]
    public async Task A_stewards_form_among_requests_is_said_to_be_one_and_the_other_way_round()
    {
        var (_, output, _) = await RunAsync([File("a.txt", Forms.StewardForm)]);
        Assert.That(output, Does.Contain("steward"));

        (_, output, _) = await RunAsync([File("b.txt", Forms.Complete)], review: true);
        Assert.That(output, Does.Contain("check-form"));
    }

    [Test]
    public async Task Nothing_of_a_form_reaches_the_terminal_alive()
    {
        var (_, output, _) = await RunAsync([File("a.txt", Forms.Complete.Replace("It is default on; Settings, Privacy & Security, Data Collection.", "It is default on; \u001b]0;x\u0007\u202eSettings", StringComparison.Ordinal))]);

        Assert.That(output, Does.Not.Contain("\u001b").And.Not.Contain("\u202e"));
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] files, bool json = false, bool review = false, bool color = false, byte[]? stdin = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new MemoryStream(stdin ?? []);
        var terminal = new Terminal(input, output, error, color, new FakeTimeProvider(new DateTimeOffset(2026, 11, 17, 10, 0, 0, TimeSpan.Zero)));
        var code = await CheckFormCommand.RunAsync(files, review, json, terminal, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
