using ReviewBot.GitHub;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.GitHub;

public sealed class TemplateSourceTests
{
    private const string Request = "/repos/mozilla/data-review/contents/request.md";

    [Test]
    public async Task The_first_pass_does_not_wait_and_the_next_has_the_template()
    {
        using var stage = new GitHubStage();
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        using var source = new TemplateSource(stage.Reader, stage.Time);
        stage.Answer(Request, GitHubStage.FileBody("# Request"), etag: "\"v1\"");

        Assert.That(source.Current(ledger), Is.Null);
        await source.Fetched;
        var template = source.Current(ledger);

        Assert.That(template, Is.Not.Null);
        Assert.That(source.Current(ledger), Is.SameAs(template));
        Assert.That(stage.Asked, Is.EquivalentTo(new[] { "request", "renewal_request", "review", "renewal_review" }.Select(form => $"/api/v3/repos/mozilla/data-review/contents/{form}.md")));
    }

    [Test]
    public async Task It_is_fetched_once_a_day_and_then_conditionally()
    {
        using var stage = new GitHubStage();
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        using var source = new TemplateSource(stage.Reader, stage.Time);
        stage.Answer(Request, GitHubStage.FileBody("# Request"), etag: "\"v1\"");
        for (var hour = 0; hour < 25; hour++)
        {
            source.Current(ledger);
            await source.Fetched;
            source.Current(ledger);
            stage.Time.Advance(TimeSpan.FromHours(1));
        }

        source.Current(ledger);
        await source.Fetched;

        Assert.That(stage.Asked.Where(a => a.Contains("/request.md", StringComparison.Ordinal)), Is.EqualTo(new[] { "/api/v3" + Request, $"/api/v3{Request} \"v1\"" }));
        Assert.That(source.Current(ledger), Is.Not.Null);
    }

    [Test]
    public async Task Another_process_goes_on_with_what_was_fetched()
    {
        using var stage = new GitHubStage();
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        stage.Answer(Request, GitHubStage.FileBody("# Request"));
        using var source = new TemplateSource(stage.Reader, stage.Time);
        source.Current(ledger);
        await source.Fetched;
        await source.EndAsync(ledger);

        using var next = new TemplateSource(stage.Reader, stage.Time);
        Assert.That(next.Current(ledger), Is.Not.Null);
        Assert.That(stage.Asked, Has.Count.EqualTo(4));
    }

    [TestCase(404)]
    [TestCase(403)]
    [TestCase(500)]
    public async Task Without_an_answer_the_built_in_description_does_and_an_old_template_stays(int status)
    {
        using var stage = new GitHubStage();
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        using var source = new TemplateSource(stage.Reader, stage.Time);
        stage.Answer(Request, "{}", status);
        source.Current(ledger);
        await source.Fetched;
        Assert.That(source.Current(ledger), Is.Null);

        stage.Server.Reset();
        stage.Answer(Request, GitHubStage.FileBody("# Request"));
        stage.Time.Advance(TimeSpan.FromHours(25));
        source.Current(ledger);
        await source.Fetched;
        Assert.That(source.Current(ledger), Is.Not.Null);

        stage.Server.Reset();
        stage.Answer(Request, "{}", status);
        stage.Time.Advance(TimeSpan.FromHours(25));
        source.Current(ledger);
        await source.Fetched;
        Assert.That(source.Current(ledger), Is.Not.Null);
    }

    [Test]
    public async Task A_question_that_nobody_knows_yet_is_told_to_the_owners_once()
    {
        using var stage = new GitHubStage();
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        using var source = new TemplateSource(stage.Reader, stage.Time);
        var form = System.Text.Encoding.UTF8.GetString(Forms.Corpus("401"));
        stage.Answer(Request, GitHubStage.FileBody(form));
        for (var day = 0; day < 3; day++)
        {
            source.Current(ledger);
            await source.Fetched;
            source.Current(ledger);
            stage.Time.Advance(TimeSpan.FromHours(25));
            stage.Server.Reset();
            stage.Answer(Request, GitHubStage.FileBody(form + $"\n13) Who will be @told when the moon is full, and how does reviewbot: hold help?\n\n{new string(' ', day)}\n"));
        }

        var notice = new Notices(ledger).All().Single();
        Assert.That(notice.Bug, Is.Null);
        Assert.That(notice.Text, Does.Contain("when the moon is full").And.Not.Contain("@").And.Not.Contain("reviewbot"));
    }

    [TestCase("")]
    [TestCase("<html><script>alert(1)</script></html>")]
    [TestCase("\u202e\u0000[[[[[[((((1) 1) 1) 1)")]
    public async Task A_text_that_is_no_form_changes_nothing(string text)
    {
        using var stage = new GitHubStage();
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        using var source = new TemplateSource(stage.Reader, stage.Time);
        stage.Answer(Request, GitHubStage.FileBody(text));
        source.Current(ledger);
        await source.Fetched;

        var template = source.Current(ledger);

        Assert.That(Reviews.Forms.Reader.FormReader.Read(Forms.Complete, template).Complete, Is.True);
        Assert.That(new Notices(ledger).All(), Is.Empty);
    }

    [Test]
    public async Task What_was_told_of_an_unreachable_github_is_told_by_no_later_process()
    {
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        for (var process = 0; process < 3; process++)
        {
            using var stage = new GitHubStage(baseUrl: new Uri("http://127.0.0.1:9/"));
            stage.Time.Advance(TimeSpan.FromMinutes(15 * process));
            using var source = new TemplateSource(stage.Reader, stage.Time);
            source.Current(ledger);
            await source.Fetched;
            await source.EndAsync(ledger);

            Assert.That(stage.Log.Lines.Count(l => l.StartsWith("Warning", StringComparison.Ordinal)), Is.EqualTo(process == 0 ? 1 : 0), $"process {process}");
            using var soonAfter = new GitHubStage();
            using var next = new TemplateSource(soonAfter.Reader, stage.Time);
            next.Current(ledger);
            Assert.That(soonAfter.Reader.Recess.Told, Is.Not.Null);
            Assert.That(soonAfter.Asked, Is.Empty);
        }
    }

    [Test]
    public async Task A_fetch_that_hangs_holds_nobody_up()
    {
        using var wire = new NeverAnswers();
        using var stage = new GitHubStage(wire);
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        using var source = new TemplateSource(stage.Reader, stage.Time);

        Assert.That(source.Current(ledger), Is.Null);
        Assert.That(source.Current(ledger), Is.Null);
        await source.EndAsync(ledger);

        Assert.That(ledger.Get("template-asked"), Is.Null, "so that the next process asks");
    }

    [Test]
    public async Task The_sandbox_asks_nobody()
    {
        await using var stage = new Stage(SandboxFlavour.Upstream);

        Assert.That(stage.Bot.GitHub.Asks, Is.False);
    }

    private sealed class NeverAnswers : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
