using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Logging;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Wording;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Web;

/// <summary>Trying a form before anybody is asked.</summary>
public sealed class CheckPageTests
{
    private static readonly Dictionary<string, string> Complete = new()
    {
        [Topics.Purpose] = "How often people use the snooze button.",
        [Topics.Need] = "To decide whether the button stays.",
        [Topics.Alternatives] = "A survey, which reaches too few people.",
        [Topics.CurrentInstrumentation] = "No.",
        [Topics.Measurements] = "clicks on the snooze button | 2 | 1990001\nopened menus | 1 | 1990002",
        [Topics.Documentation] = "In the Glean Dictionary: https://dictionary.telemetry.mozilla.org/",
        [Topics.Duration] = "6 months",
        [Topics.Populations] = "All channels, countries and locales.",
        [Topics.OptOut] = "Settings, Privacy & Security, Data Collection.",
        [Topics.Analysis] = "A dashboard.",
        [Topics.Sharing] = "Only in the team.",
        [Topics.ThirdParty] = "No.",
    };

    private static IEnumerable<string> Numbers => ["001", "004", "019", "021", "031", "033", "035", "060", "075"];

    [TestCaseSource(nameof(Numbers))]
    public async Task It_shows_what_check_form_reads(string number)
    {
        var bytes = Forms.Corpus(number);
        var reading = FormReader.Read(bytes);
        await using var pages = await Pages.StartAsync();
        var uploaded = new HtmlParser().ParseDocument((await UploadAsync(pages, bytes)).Text);

        Assert.That(uploaded.QuerySelectorAll("section[aria-labelledby=result] > ul:first-of-type > li").Length, Is.GreaterThanOrEqualTo(reading.Findings.IsEmpty ? 0 : 1));
        Assert.That(uploaded.QuerySelectorAll("section[aria-labelledby=result] li").Select(l => l.TextContent), Is.SupersetOf(reading.Findings.Select(f => FormText.Sentence(f))).Using<string, string>((shown, said) => shown.Contains(said, StringComparison.Ordinal)));
        Assert.That(uploaded.QuerySelectorAll(".beside > div"), Has.Length.EqualTo(reading.ReadAs.Length));
        Assert.That(uploaded.QuerySelectorAll("table th").Select(t => t.TextContent), Is.EqualTo(FormSummary.Rows(reading).Select(r => r.Label)));
        Assert.That(uploaded.QuerySelector("#result")!.TextContent, reading.Complete switch { true => Does.EndWith("complete"), false => Does.Contain("open"), null => Does.Contain("not recognised").Or.Contain("is ") });
    }

    [TestCase(Forms.Review, "This is a steward's review")]
    [TestCase("Renewal Request Form\n\n1) Provide a link to the initial Data Collection Review Request for this collection.\n\nhttps://bugzilla.mozilla.org/show_bug.cgi?id=1\n\n2) When will this collection now expire?\n\n\n\n3) Why was the initial period of collection insufficient?\n\nToo short.", "This is a renewal form: 1 question is open")]
    [TestCase("", "This is empty")]
    public async Task Reviews_renewals_and_nothing_can_be_pasted_too(string text, string heading)
    {
        await using var pages = await Pages.StartAsync();
        var page = new HtmlParser().ParseDocument((await PostAsync(pages, "/check", new() { ["text"] = text })).Text);

        Assert.That(page.QuerySelector("#result")!.TextContent, Does.StartWith(heading));
    }

    [Test]
    public async Task Definitions_become_a_request_and_what_keeps_its_measurements_open_is_named()
    {
        const string Track = "bugs: [\"https://bugzilla.mozilla.org/show_bug.cgi?id=1990001\"]";
        await using var pages = await Pages.StartAsync();
        async Task<IHtmlDocument> SendAsync(string second) => new HtmlParser().ParseDocument((await PostAsync(pages, "/check", new()
        {
            ["text"] = $"$schema: moz://mozilla.org/schemas/glean/metrics/2-0-0\nmail:\n  one: {{ type: counter, expires: never, data_sensitivity: [technical], {Track} }}\n  two: {second}\n",
        })).Text);

        var gap = await SendAsync($"{{ type: counter, expires: never, {Track} }}");
        Assert.That(gap.QuerySelector("section[aria-labelledby=state]")!.TextContent, Does.Contain("these don't: mail.two."));
        Assert.That(gap.QuerySelector("#measurements")!.TextContent, Is.Empty);
        Assert.That(gap.QuerySelector("#purpose-hint")!.TextContent.Trim(), Does.StartWith("Has no answer yet."), "the question stands above");

        var whole = await SendAsync($"{{ type: counter, expires: never, data_sensitivity: [interaction], {Track} }}");
        Assert.That(whole.QuerySelector("section[aria-labelledby=state]")!.TextContent, Does.Not.Contain("these don't"));
        Assert.That(whole.QuerySelector("#measurements")!.TextContent, Does.Contain("mail.two: counter | Category 2 (interaction data) | 1990001"));
    }

    [TestCase("metrics/2-0-0\nmail:\n  one: [\n", "These are definitions that can't be read, line 4: this is no YAML from here on.")]
    [TestCase("pings/2-0-0\nusage:\n  description: What is used.\n", "These are definitions, and there is no metric in them to ask for.")]
    public async Task Definitions_that_no_request_can_be_made_of_are_told_why(string text, string why)
    {
        await using var pages = await Pages.StartAsync();
        var page = new HtmlParser().ParseDocument((await PostAsync(pages, "/check", new() { ["text"] = $"$schema: moz://mozilla.org/schemas/glean/{text}" })).Text);

        Assert.That(page.QuerySelector("#result + p")!.TextContent.Trim(), Is.EqualTo(why));
    }

    [Test]
    public async Task Nothing_is_kept_logged_or_done()
    {
        const string Mark = "zqx";
        var log = new LogLines();
        using var loggers = LoggerFactory.Create(b => b.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        await using var pages = await Pages.StartAsync(new Stage(SandboxFlavour.Upstream, loggers: loggers));
        var hostile = Forms.With("the snooze button", $"the {Mark} <script>alert(1)</script> \u202e button");
        var got = await PostAsync(pages, "/check", new() { ["text"] = hostile });
        var afterwards = (await pages.GetAsync("/check")).Text + (await pages.GetAsync("/")).Text;

        Assert.That(got.Text, Does.Contain(Mark).And.Contain("&lt;script&gt;alert(1)").And.Not.Contain("<script").And.Not.Contain('\u202e'));
        Assert.That(log.Lines, Is.Not.Empty.And.None.Contain(Mark));
        Assert.That(afterwards, Does.Not.Contain(Mark));
        Assert.That(got.Header("Set-Cookie"), Is.Empty);
        Assert.That(pages.Bot.Ledger.Query<string>("SELECT coalesce(trail, '') || coalesce(queue, '') FROM trails"), Is.Empty);
    }

    [TestCase("/check")]
    [TestCase("/check/request")]
    [TestCase("/rotation")]
    public async Task What_is_too_large_is_refused_with_a_clear_word(string path)
    {
        await using var pages = await Pages.StartAsync();
        var got = await UploadAsync(pages, new byte[300 * 1024], path);

        Assert.That(got.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(got.Text, Does.Contain("<h1>Too large</h1>").And.Contain("a few kilobytes"));
    }

    [Test]
    public async Task What_is_no_form_post_is_refused()
    {
        await using var pages = await Pages.StartAsync();
        var got = await pages.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/check") { Content = new StringContent("{}", Encoding.UTF8, "application/json") });

        Assert.That(got.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task A_request_is_filled_in_question_by_question()
    {
        await using var pages = await Pages.StartAsync();
        var blank = new HtmlParser().ParseDocument((await pages.GetAsync("/check/request")).Text);
        var some = new HtmlParser().ParseDocument((await PostAsync(pages, "/check/request", new(Complete) { [Topics.Duration] = "TODO", [Topics.Analysis] = "" })).Text);

        Assert.That(blank.QuerySelectorAll("form textarea").Select(t => t.Id), Is.EqualTo(Topics.OfRequest));
        Assert.That(blank.QuerySelectorAll("form label").Select(l => l.TextContent), Has.Exactly(12).Matches("^[0-9]+\\. "));
        Assert.That(blank.QuerySelectorAll("[aria-invalid]"), Is.Empty, "nobody is told off before anything is written");
        Assert.That(some.QuerySelector("#state")!.TextContent, Is.EqualTo("2 questions are open"));
        Assert.That(some.QuerySelectorAll("[aria-invalid=true]").Select(t => t.Id), Is.EqualTo(new[] { Topics.Duration, Topics.Analysis }));
        Assert.That(((IHtmlTextAreaElement)some.QuerySelector($"#{Topics.Measurements}")!).Value, Is.EqualTo(Complete[Topics.Measurements]), "nothing has to be written twice");
    }

    [Test]
    public async Task The_finished_text_is_a_form_that_says_what_was_answered_and_where_to_attach_it()
    {
        await using var pages = await Pages.StartAsync();
        var fields = new Dictionary<string, string>(Complete) { ["bug"] = "1990001" };
        var page = new HtmlParser().ParseDocument((await PostAsync(pages, "/check/request", fields)).Text);
        var file = await PostAsync(pages, "/check/request", new(fields) { ["as"] = "file" });
        var text = ((IHtmlTextAreaElement)page.QuerySelector("textarea[readonly]")!).Value;
        var reading = FormReader.Read(file.Text);

        Assert.That(page.QuerySelector("#state")!.TextContent, Is.EqualTo("All questions are answered"));
        Assert.That(page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), Has.Some.EqualTo($"{pages.Stage.Sandbox.BaseUrl}attachment.cgi?bugid=1990001&action=enter"));
        Assert.That(file.Header("Content-Disposition"), Does.Contain("attachment").And.Contain("request.txt"));
        Assert.That(file.Text.TrimEnd(), Is.EqualTo(text.TrimEnd()));
        Assert.That(reading, Has.Property(nameof(FormReading.Kind)).EqualTo(FormKind.Request).And.Property(nameof(FormReading.Complete)).True);
        Assert.That(reading.Measurements.Select(m => (m.Name, m.Category)), Is.EqualTo(new[] { ("clicks on the snooze button", (int?)2), ("opened menus", 1) }));
        Assert.That(reading.Duration!.Months, Is.EqualTo(6));
        Assert.That(reading.Answers.Where(a => a.Answered).Select(a => a.Topic), Is.EqualTo(Topics.OfRequest));
    }

    private static Task<Got> PostAsync(Pages pages, string path, Dictionary<string, string> fields) =>
        pages.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    private static Task<Got> UploadAsync(Pages pages, byte[] file, string path = "/check") =>
        pages.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "form.txt" } } });
}
