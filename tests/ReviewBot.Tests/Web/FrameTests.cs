using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ReviewBot.Reviews.Replies;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Web;

/// <summary>What all pages share.</summary>
public sealed partial class FrameTests
{
    [Test]
    public async Task A_page_has_one_title_and_heading_and_says_of_which_server_and_when_it_is()
    {
        await using var pages = await Pages.StartAsync(dryRun: true);
        var before = await pages.GetAsync("/help");
        await pages.PassAsync();
        pages.Stage.Wait(TimeSpan.FromMinutes(6));
        var after = new HtmlParser().ParseDocument((await pages.GetAsync("/help")).Text);

        Assert.That(before.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(before.Text, Does.StartWith("<!DOCTYPE html>").And.Contain("not looked at yet"));
        Assert.That(after.QuerySelectorAll("title"), Has.Length.EqualTo(1));
        Assert.That(after.QuerySelectorAll("h1").Select(h => h.TextContent), Is.EqualTo(new[] { "Help" }));
        Assert.That(after.Title, Is.EqualTo("Help - ReviewBot (dry run)"));
        Assert.That(after.QuerySelector("nav [aria-current=page]")!.TextContent, Is.EqualTo("Help"));
        Assert.That(Spaces().Replace(after.QuerySelector("header .state")!.TextContent, " "), Does.Contain("Of the sandbox. DRY RUN, as it was 7 minutes ago."));
    }

    [TestCase("/help", HttpStatusCode.OK)]
    [TestCase("/no/such/page", HttpStatusCode.NotFound)]
    [TestCase("/health/live", HttpStatusCode.OK)]
    public async Task Browsers_are_told_to_run_load_frame_and_keep_nothing(string path, HttpStatusCode status)
    {
        await using var pages = await Pages.StartAsync();
        var got = await pages.GetAsync(path);

        Assert.That(got.Status, Is.EqualTo(status));
        Assert.That(got.Header("Content-Security-Policy"), Is.EqualTo("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"));
        Assert.That(got.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        Assert.That(got.Header("Referrer-Policy"), Is.EqualTo("no-referrer"));
        Assert.That(got.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(got.Header("Set-Cookie"), Is.Empty);
        Assert.That(got.Text, Does.Not.Contain("<script").IgnoreCase.And.Not.Contain("style=").And.Not.Match(@"\son[a-z]+="));
    }

    [Test]
    public async Task The_style_sheet_and_the_icon_are_the_programs_own_and_may_be_kept_for_ever()
    {
        await using var pages = await Pages.StartAsync();
        var page = new HtmlParser().ParseDocument((await pages.GetAsync("/help")).Text);
        var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(l => l.GetAttribute("href")!).ToList();

        Assert.That(files, Has.Count.EqualTo(2));
        foreach (var file in files)
        {
            var got = await pages.GetAsync(file);
            Assert.That(got.Status, Is.EqualTo(HttpStatusCode.OK), file);
            Assert.That(got.Header("Cache-Control"), Does.Contain("immutable"), file);
            Assert.That((await pages.GetAsync(file.Replace(".", ".0", StringComparison.Ordinal))).Status, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task Nothing_can_be_done_here(string method)
    {
        await using var pages = await Pages.StartAsync();
        var got = await pages.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/help"));

        Assert.That(got.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(got.Text, Does.Contain("<h1>This is for reading</h1>"));
    }

    [Test]
    public async Task Help_shows_every_command_as_it_is_written_here()
    {
        await using var pages = await Pages.StartAsync(settings: ("Replies:Name", "dr-bot"));
        var help = new HtmlParser().ParseDocument((await pages.GetAsync("/help")).Text);

        Assert.That(
            help.QuerySelectorAll("#commands tbody tr td:first-child").Select(c => c.TextContent),
            Is.EqualTo(CommandTable.Rows.Select(r => $"dr-bot: {r.Example}")));
        Assert.That(help.Body!.TextContent, Does.Not.Contain("`"));
        Assert.That(help.QuerySelectorAll("#ask a").Select(a => a.GetAttribute("href")), Is.SupersetOf(new[] { "/check", "/check/request" }));
        Assert.That(help.QuerySelectorAll("#commands td:nth-child(2) > code").Select(c => c.TextContent), Is.EqualTo(new[] { "data-review+", "data-review-" }));
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
