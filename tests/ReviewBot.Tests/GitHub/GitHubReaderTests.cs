using System.Globalization;
using System.Text.Json.Nodes;

namespace ReviewBot.Tests.GitHub;

public sealed class GitHubReaderTests
{
    private const string Template = "/repos/mozilla/data-review/contents/request.md";

    private static readonly string[] Unpleasant =
    [
        "", "null", "[]", "{}", "\"text\"", "{\"content\": \"!!!\", \"encoding\": \"base64\"}", "{\"content\": 12, \"encoding\": []}", "<html>login</html>",
        "{\"type\":\"dir\"}", new string('[', 100_000), "{\"number\": 99999999999999999999}",
    ];

    [Test]
    public async Task A_file_is_read_and_the_next_time_asked_for_conditionally()
    {
        using var stage = new GitHubStage();
        stage.Answer(Template, GitHubStage.FileBody("# Request\n\n1) Why, très bien?\n"), etag: "\"v1\"");

        var first = await stage.Reader.FileAsync("mozilla", "data-review", "request.md");
        var second = await stage.Reader.FileAsync("mozilla", "data-review", "request.md");

        Assert.That(first, Is.EqualTo("# Request\n\n1) Why, très bien?\n"));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(stage.Asked, Is.EqualTo(new[] { $"/api/v3{Template}", $"/api/v3{Template} \"v1\"" }));
    }

    [Test]
    public async Task A_changed_file_replaces_the_one_that_is_held()
    {
        using var stage = new GitHubStage();
        stage.Answer(Template, GitHubStage.FileBody("old"), etag: "\"v1\"");
        await stage.Reader.FileAsync("mozilla", "data-review", "request.md");
        stage.Server.Reset();
        stage.Answer(Template, GitHubStage.FileBody("new"), etag: "\"v2\"");

        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.EqualTo("new"));
        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.EqualTo("new"));
    }

    [TestCase(404)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(301)]
    public async Task Any_other_status_is_no_answer(int status)
    {
        using var stage = new GitHubStage();
        stage.Answer(Template, "{\"message\":\"no\"}", status);

        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.Null);
    }

    [Test]
    public async Task A_used_up_rate_limit_is_obeyed_until_it_is_reset()
    {
        using var stage = new GitHubStage();
        var reset = stage.Time.GetUtcNow().AddMinutes(20);
        stage.Answer(Template, "{\"message\":\"API rate limit exceeded\"}", 403, headers:
        [
            ("X-RateLimit-Limit", "60"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ]);
        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.Null);
        stage.Server.Reset();
        stage.Answer(Template, GitHubStage.FileBody("text"));

        stage.Time.Advance(TimeSpan.FromMinutes(19));
        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.Null);
        Assert.That(stage.Asked, Is.Empty);

        stage.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.EqualTo("text"));
    }

    [TestCase(403)]
    [TestCase(401)]
    [TestCase(429)]
    public async Task A_refusal_is_followed_by_an_hour_of_silence(int status)
    {
        using var stage = new GitHubStage();
        stage.Answer(Template, "{\"message\":\"go away\"}", status);
        await stage.Reader.FileAsync("mozilla", "data-review", "request.md");
        await stage.Reader.FileAsync("mozilla", "data-review", "request.md");
        Assert.That(stage.Asked, Has.Count.EqualTo(1));

        stage.Time.Advance(TimeSpan.FromMinutes(61));
        await stage.Reader.FileAsync("mozilla", "data-review", "request.md");
        Assert.That(stage.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_trouble_is_logged_once_and_without_what_was_asked()
    {
        using var stage = new GitHubStage();
        stage.Options = stage.Options with { Token = "sesame-open" };
        stage.Answer("/repos/secret-partner/thing/pulls/7", "{\"message\":\"no\"}", 500);
        for (var i = 0; i < 5; i++)
        {
            await stage.Reader.PullRequestMergedAsync("secret-partner", "thing", 7);
        }

        Assert.That(stage.Log.Lines.Where(l => l.StartsWith("Warning", StringComparison.Ordinal)), Has.Exactly(1).Items);
        Assert.That(stage.Log.Lines, Has.None.Contains("secret").And.None.Contains("sesame"));
    }

    [Test]
    public async Task An_answer_that_never_comes_is_waited_for_a_bounded_time()
    {
        using var wire = new Hanging();
        using var stage = new GitHubStage(wire);
        var waiting = stage.Reader.FileAsync("mozilla", "data-review", "request.md");
        await wire.Reached;

        stage.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.That(await waiting, Is.Null);
    }

    [Test]
    public async Task A_caller_who_stops_waiting_is_obeyed()
    {
        using var wire = new Hanging();
        using var stage = new GitHubStage(wire);
        using var stop = new CancellationTokenSource();
        var waiting = stage.Reader.FileAsync("mozilla", "data-review", "request.md", stop.Token);
        await wire.Reached;

        await stop.CancelAsync();

        await Assert.ThatAsync(() => waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Without_network_there_is_no_answer_and_no_exception()
    {
        using var stage = new GitHubStage(baseUrl: new Uri("http://127.0.0.1:9/"));

        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.Null);
        stage.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.That(await stage.Reader.PullRequestMergedAsync("a", "b", 1), Is.Null);
        stage.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.That(await stage.Reader.ReleaseExistsAsync("a", "b", "v1"), Is.Null);
    }

    [Test]
    public async Task Out_of_reach_it_is_waited_for_once_and_told_once_and_asked_again_later()
    {
        using var wire = new Hanging();
        using var stage = new GitHubStage(wire);
        var waiting = stage.Reader.PullRequestMergedAsync("a", "b", 1);
        await wire.Reached;
        stage.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.That(await waiting, Is.Null);

        var others = Task.WhenAll(Enumerable.Range(2, 20).Select(n => stage.Reader.PullRequestMergedAsync("a", "b", n)));

        Assert.That(others.IsCompleted, "nobody waits any more");
        Assert.That(stage.Reader.Asks, Is.False);
        Assert.That(stage.Log.Lines.Where(l => l.StartsWith("Warning", StringComparison.Ordinal)), Is.EqualTo(new[] { "Warning: GitHub can't be reached. The bot goes on without it." }));
        stage.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.That(stage.Reader.Asks);
    }

    [TestCaseSource(nameof(Unpleasant))]
    public async Task A_strangers_answer_is_no_answer_and_no_exception(string body)
    {
        using var stage = new GitHubStage();
        stage.Answer(Template, body);
        stage.Answer("/repos/a/b/pulls/1", body);
        stage.Answer("/repos/a/b/releases/tags/v1", body);
        stage.Answer("/repos/a/b/git/ref/tags/v1", body);
        stage.Answer("/repos/a/b", body);

        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.Null);
        Assert.That(await stage.Reader.PullRequestMergedAsync("a", "b", 1), Is.Null);
        Assert.That(await stage.Reader.ReleaseExistsAsync("a", "b", "v1"), Is.Null);
    }

    [Test]
    public async Task An_answer_without_end_is_not_taken_in()
    {
        using var stage = new GitHubStage();
        stage.Answer(Template, GitHubStage.FileBody(new string('x', 4_000_000)));

        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.Null);
    }

    [Test]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        using var elsewhere = new GitHubStage();
        elsewhere.Answer(Template, GitHubStage.FileBody("planted"));
        using var stage = new GitHubStage();
        stage.Answer(Template, "{}", 302, headers: ("Location", $"{elsewhere.Server.Url}/api/v3{Template}"));

        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.Null);
        Assert.That(elsewhere.Asked, Is.Empty);
    }

    [Test]
    public async Task A_renamed_repository_is_followed_on_the_same_host()
    {
        using var stage = new GitHubStage();
        stage.Answer(Template, "{}", 301, headers: ("Location", $"{stage.Server.Url}/api/v3/repositories/1/contents/request.md"));
        stage.Answer("/repositories/1/contents/request.md", GitHubStage.FileBody("text"));

        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.EqualTo("text"));
    }

    [Test]
    public async Task Switched_off_it_asks_nothing()
    {
        using var stage = new GitHubStage();
        stage.Options = stage.Options with { Enabled = false };

        Assert.That(await stage.Reader.FileAsync("mozilla", "data-review", "request.md"), Is.Null);
        Assert.That(stage.Asked, Is.Empty);
    }

    [TestCase(null, null)]
    [TestCase("sesame", "Bearer sesame")]
    public async Task A_token_is_sent_only_if_there_is_one(string? token, string? expected)
    {
        using var stage = new GitHubStage();
        stage.Options = stage.Options with { Token = token };
        await stage.Reader.FileAsync("mozilla", "data-review", "request.md");

        var headers = stage.Server.LogEntries[0].RequestMessage!.Headers!;
        Assert.That(headers.TryGetValue("Authorization", out var sent) ? sent[0] : null, Is.EqualTo(expected));
        Assert.That(headers["User-Agent"][0], Does.StartWith("ReviewBot"));
    }

    [TestCase("..", "b", "f")]
    [TestCase("a", "b/../../user", "f")]
    [TestCase("a", "b", "../../../user")]
    [TestCase("a?x", "b", "f")]
    [TestCase("", "b", "f")]
    public async Task Names_that_lead_elsewhere_are_not_asked_for(string owner, string repository, string path)
    {
        using var stage = new GitHubStage();

        Assert.That(await stage.Reader.FileAsync(owner, repository, path), Is.Null);
        Assert.That(await stage.Reader.ReleaseExistsAsync(owner, repository, path), Is.Null);
        Assert.That(stage.Asked, Is.Empty);
    }

    [TestCase("\"2026-11-01T10:00:00Z\"", true)]
    [TestCase("null", false)]
    public async Task A_pull_request_is_merged_or_not(string mergedAt, bool expected)
    {
        using var stage = new GitHubStage();
        stage.Answer("/repos/a/b/pulls/7", $$"""{"number": 7, "state": "closed", "merged_at": {{mergedAt}}, "title": "x"}""");

        Assert.That(await stage.Reader.PullRequestMergedAsync("a", "b", 7), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_pull_request_that_cannot_be_seen_is_no_answer()
    {
        using var stage = new GitHubStage();
        stage.Answer("/repos/a/b/pulls/7", "{\"message\":\"Not Found\"}", 404);

        Assert.That(await stage.Reader.PullRequestMergedAsync("a", "b", 7), Is.Null);
    }

    [Test]
    public async Task A_release_or_a_tag_of_that_name_is_there()
    {
        using var stage = new GitHubStage();
        Missing(stage, "/repos/a/b/releases/tags/v1.2", "/repos/a/b/releases/tags/v1.3", "/repos/a/b/git/ref/tags/v1.3");
        stage.Answer("/repos/a/b/releases/tags/v1.1", """{"id": 1, "tag_name": "v1.1", "draft": false}""");
        stage.Answer("/repos/a/b/git/ref/tags/v1.2", """{"ref": "refs/tags/v1.2", "object": {"type": "commit", "sha": "1"}}""");
        stage.Answer("/repos/a/b", """{"id": 5, "name": "b"}""");

        Assert.That(await stage.Reader.ReleaseExistsAsync("a", "b", "v1.1"), Is.True);
        Assert.That(await stage.Reader.ReleaseExistsAsync("a", "b", "v1.2"), Is.True);
        Assert.That(await stage.Reader.ReleaseExistsAsync("a", "b", "v1.3"), Is.False);
    }

    [Test]
    public async Task A_release_of_a_repository_that_cannot_be_seen_is_no_answer()
    {
        using var stage = new GitHubStage();
        Missing(stage, "/repos/a/b/releases/tags/v1", "/repos/a/b/git/ref/tags/v1", "/repos/a/b");

        Assert.That(await stage.Reader.ReleaseExistsAsync("a", "b", "v1"), Is.Null);
    }

    [Test]
    public async Task A_failure_on_the_way_to_a_release_is_no_answer()
    {
        using var stage = new GitHubStage();
        Missing(stage, "/repos/a/b/releases/tags/v1");
        stage.Answer("/repos/a/b/git/ref/tags/v1", "{}", 500);
        stage.Answer("/repos/a/b", new JsonObject { ["id"] = 5 }.ToJsonString());

        Assert.That(await stage.Reader.ReleaseExistsAsync("a", "b", "v1"), Is.Null);
    }

    private static void Missing(GitHubStage stage, params string[] paths)
    {
        foreach (var path in paths)
        {
            stage.Answer(path, "{\"message\":\"Not Found\"}", 404);
        }
    }

    private sealed class Hanging : HttpMessageHandler
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
