using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Collections;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Tests.GitHub;
using WireMock.ResponseBuilders;
using Request = WireMock.RequestBuilders.Request;

namespace ReviewBot.Tests.Collections;

/// <summary>Reading definitions from a repository on GitHub, and all that GitHub answers.</summary>
public sealed class SourceReaderTests
{
    private const string Repo = "/repos/example/mail";
    private const string Yaml = "mail:\n  one: { type: counter, expires: never }\n";

    private static readonly SourceSettings Settings = new() { Repository = "example/mail", Product = "Thunderbird" };

    [Test]
    public async Task The_files_of_the_repositorys_own_branch_are_read()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml), ("mail/other.yaml", "a: 1"), ("mail/pings.yaml", "ping-one:\n  description: x\n"));

        var read = await source.ReadAsync();

        Assert.That(read.Source.Trouble, Is.Null);
        Assert.That(read.Source.Reading.Definitions.Select(d => (d.Name, d.File)), Is.EqualTo(new[] { ("mail.one", "mail/metrics.yaml"), ("ping-one", "mail/pings.yaml") }));
        Assert.That(source.Stage.Asked[0], Is.EqualTo($"/api/v3{Repo}/commits"));
        Assert.That(source.Stage.Server.LogEntries[0].RequestMessage!.Query!.Keys, Is.EqualTo(new[] { "per_page" }), "no branch is named, so that a renamed one is found");
    }

    [Test]
    public async Task A_branch_and_patterns_of_the_settings_are_followed()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml), ("calendar/metrics.yaml", Yaml.Replace("mail", "calendar", StringComparison.Ordinal)));

        var read = await source.ReadAsync(Settings with { Branch = "esr", Files = ["calendar/**/*.yaml"] });

        Assert.That(read.Source.Reading.Definitions.Select(d => d.Name), Is.EqualTo(new[] { "calendar.one" }));
        Assert.That(source.Stage.Server.LogEntries[0].RequestMessage!.Query!["sha"], Is.EqualTo(new[] { "esr" }));
    }

    [Test]
    public async Task An_unchanged_day_costs_one_conditional_request()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        await source.ReadAsync();
        source.Stage.Server.ResetLogEntries();

        var again = await source.ReadAsync();

        Assert.That(source.Stage.Asked, Is.EqualTo(new[] { $"/api/v3{Repo}/commits \"c1\"" }));
        Assert.That(again.Changed, Is.False);
        Assert.That(again.Source.Reading.Definitions, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task After_a_restart_it_still_costs_one_conditional_request()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        await source.ReadAsync();
        source.Stage.Server.ResetLogEntries();
        source.Restart();

        var again = await source.ReadAsync();
        var other = await source.ReadAsync(Settings with { Files = ["**/metrics.yaml"] });

        Assert.That(source.Stage.Asked.Take(2), Is.EqualTo(new[] { $"/api/v3{Repo}/commits \"c1\"", $"/api/v3{Repo}/commits \"c1\"" }));
        Assert.That((again.Changed, other.Changed), Is.EqualTo((false, true)), "with other patterns it is read anew");
        Assert.That(again.Source.Reading.Definitions, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Of_a_new_commit_only_the_files_that_changed_are_read()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml), ("calendar/metrics.yaml", "calendar:\n  two: { type: counter }\n"));
        await source.ReadAsync();
        source.Commit("c2", ("mail/metrics.yaml", Yaml + "  three: { type: event }\n"), ("calendar/metrics.yaml", "calendar:\n  two: { type: counter }\n"));
        source.Stage.Server.ResetLogEntries();

        var read = await source.ReadAsync();

        Assert.That(read.Source.Reading.Definitions.Select(d => d.Name), Is.EqualTo(new[] { "calendar.two", "mail.one", "mail.three" }));
        Assert.That(source.Stage.Asked.Count(a => a.Contains("/git/blobs/", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_can_not_be_read_is_one_finding_and_its_last_good_copy_stays()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        await source.ReadAsync();
        source.Commit("c2", ("mail/metrics.yaml", "mail:\n  one: [\n"));
        await source.ReadAsync();

        var read = await source.ReadAsync();

        Assert.That(read.Source.Reading.Unreadable.Single().Line, Is.EqualTo(3));
        Assert.That(read.Source.All.Select(a => (a.Definition.Name, a.Past.GoneIn)), Is.EqualTo(new[] { ("mail.one", (string?)null) }), "it isn't gone either");
    }

    [TestCase(403)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    public async Task Trouble_is_told_and_the_last_copy_stays(int status)
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        await source.ReadAsync();
        source.Stage.Server.Reset();
        source.Stage.Answer($"{Repo}/commits", "{\"message\":\"no\"}", status);

        var read = await source.ReadAsync();

        Assert.That(read.Source.Trouble, Is.Not.Null.And.Not.Contains("no such repository"));
        Assert.That(read.Source.Reading.Definitions, Has.Length.EqualTo(1));
    }

    [TestCase("/git/trees/t-c2")]
    [TestCase("/git/blobs/b-mail/metrics.yaml-c2")]
    public async Task What_can_not_be_read_of_a_new_commit_leaves_the_last_copy_and_is_tried_again(string path)
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        await source.ReadAsync();
        source.Commit("c2", ("mail/metrics.yaml", Yaml + "  three: { type: event }\n"));
        source.Stage.Server.Given(Request.Create().WithPath($"/api/v3{Repo}{path}").UsingGet()).AtPriority(-9).RespondWith(Response.Create().WithStatusCode(500));

        var broken = await source.ReadAsync();
        source.Commit("c2", ("mail/metrics.yaml", Yaml + "  three: { type: event }\n"));
        var again = await source.ReadAsync();

        Assert.That((broken.Source.Trouble is null, broken.Source.Reading.Definitions.Length), Is.EqualTo((false, 1)));
        Assert.That((again.Source.Trouble, again.Source.Reading.Definitions.Length), Is.EqualTo(((string?)null, 2)));
    }

    [Test]
    public async Task Another_answer_about_the_same_commit_is_the_one_that_is_asked_about_next()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        await source.ReadAsync();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        source.Stage.Server.Given(Request.Create().WithPath($"/api/v3{Repo}/commits").UsingGet()).AtPriority(-9).RespondWith(Response.Create().WithStatusCode(200)
            .WithHeader("Content-Type", "application/json").WithHeader("ETag", "\"another\"").WithBody("""[{"sha":"c1","commit":{"tree":{"sha":"t-c1"},"committer":{"name":"Robin","date":"2026-11-17T09:00:00Z"}}}]"""));
        await source.ReadAsync();
        source.Stage.Server.ResetLogEntries();
        source.Restart();

        Assert.That((await source.ReadAsync()).Changed, Is.False);
        Assert.That(source.Stage.Asked[0], Does.EndWith("\"another\""));
    }

    [Test]
    public async Task A_used_up_rate_limit_in_the_middle_is_taken_up_where_it_was()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        var reset = source.Stage.Time.GetUtcNow().AddMinutes(10);
        source.Stage.Server.Given(Request.Create().WithPath($"/api/v3{Repo}/git/blobs/*").UsingGet()).AtPriority(0).RespondWith(Response.Create().WithStatusCode(403)
            .WithHeader("X-RateLimit-Limit", "60").WithHeader("X-RateLimit-Remaining", "0").WithHeader("X-RateLimit-Reset", reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
            .WithHeader("Content-Type", "application/json").WithBody("{\"message\":\"API rate limit exceeded\"}"));

        var limited = await source.ReadAsync();
        source.Stage.Server.Reset();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        source.Stage.Time.Advance(TimeSpan.FromMinutes(11));
        var after = await source.ReadAsync();

        Assert.That(limited.Source.Trouble, Does.Contain("rate limit"));
        Assert.That(after.Source.Trouble, Is.Null);
        Assert.That(after.Source.Reading.Definitions, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task What_is_too_much_for_one_answer_is_read_folder_by_folder()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        source.Tree("t-c1", truncated: true, recursive: true, ("mail", "tree", "t-mail"));
        source.Tree("t-c1", truncated: false, recursive: false, ("mail", "tree", "t-mail"), ("README.md", "blob", "b-readme"));
        source.Tree("t-mail", truncated: false, recursive: true, ("metrics.yaml", "blob", "b-mail/metrics.yaml-c1"));

        Assert.That((await source.ReadAsync()).Source.Reading.Definitions.Single().File, Is.EqualTo("mail/metrics.yaml"));
    }

    [Test]
    public async Task A_repository_that_has_moved_is_found()
    {
        using var source = new Source();
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        foreach (var path in new[] { "/commits", "/git/trees/t-c1", "/git/blobs/b-mail/metrics.yaml-c1" })
        {
            source.Stage.Server.Given(Request.Create().WithPath("/api/v3/repos/example/old" + path).UsingGet()).AtPriority(1)
                .RespondWith(Response.Create().WithStatusCode(301).WithHeader("Location", $"{source.Stage.Server.Url}/api/v3{Repo}{path}{(path.Contains("trees", StringComparison.Ordinal) ? "?recursive=1" : "")}"));
        }

        var read = await source.ReadAsync(Settings with { Repository = "example/old" });

        Assert.That(read.Source.Trouble, Is.Null);
        Assert.That(read.Source.Reading.Definitions, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_repository_that_is_not_there_is_told_apart_from_silence()
    {
        using var source = new Source();
        source.Stage.Answer($"{Repo}/commits", "{\"message\":\"Not Found\"}", 404);

        Assert.That((await source.ReadAsync()).Source.Trouble, Does.Contain("no such repository"));
    }

    [Test]
    public async Task The_past_tells_since_when_something_is_there_what_changed_and_what_is_gone()
    {
        using var source = new Source();
        source.Past("mail/metrics.yaml", ("c0", "2026-08-01T10:00:00Z", Yaml + "  two: { type: event }\n"), ("c1", "2026-09-01T10:00:00Z", "mail:\n  one: { type: counter, expires: 170 }\n"));
        source.Commit("c1", ("mail/metrics.yaml", "mail:\n  one: { type: counter, expires: 170 }\n"));

        var past = (await source.ReadAsync()).Source.Past;

        Assert.That(past["mail.one"].Since, Is.EqualTo(new DateTimeOffset(2026, 8, 1, 10, 0, 0, TimeSpan.Zero)));
        Assert.That(past["mail.one"].Versions.Select(v => (v.Commit, v.Definition.Expires!.Text)), Is.EqualTo(new[] { ("c0", "never"), ("c1", "170") }));
        Assert.That(past["mail.two"].GoneIn, Is.EqualTo("c1"));
    }

    [Test]
    public async Task A_file_that_was_moved_keeps_its_past()
    {
        using var source = new Source();
        source.Past("mail/old/metrics.yaml", ("c0", "2026-08-01T10:00:00Z", Yaml), ("c1", "2026-08-05T10:00:00Z", Yaml + "  two: { type: event }\n"));
        source.Past("mail/metrics.yaml", ("c2", "2026-09-01T10:00:00Z", "mail:\n  one: { type: counter, expires: 170 }\n"));
        source.Moved("c2", "mail/old/metrics.yaml", "mail/metrics.yaml");
        source.Commit("c2", ("mail/metrics.yaml", "mail:\n  one: { type: counter, expires: 170 }\n"));

        var past = (await source.ReadAsync()).Source.Past;

        Assert.That(past["mail.one"].Since, Is.EqualTo(new DateTimeOffset(2026, 8, 1, 10, 0, 0, TimeSpan.Zero)));
        Assert.That(past["mail.one"].Versions.Select(v => (v.Commit, v.Definition.Expires!.Text, v.Definition.File)), Is.EqualTo(new[] { ("c0", "never", "mail/old/metrics.yaml"), ("c2", "170", "mail/metrics.yaml") }));
        Assert.That(past["mail.two"].GoneIn, Is.EqualTo("c2"));
    }

    [Test]
    public async Task A_file_that_moves_while_it_is_watched_keeps_its_past_in_order()
    {
        const string Later = "mail:\n  one: { type: counter, expires: 170 }\n";
        using var source = new Source();
        source.Past("mail/old/metrics.yaml", ("c0", "2026-08-01T10:00:00Z", Yaml), ("c1", "2026-08-05T10:00:00Z", Later));
        source.Commit("c1", ("mail/old/metrics.yaml", Later));
        await source.ReadAsync();
        source.Past("mail/metrics.yaml", ("c2", "2026-09-01T10:00:00Z", Later));
        source.Moved("c2", "mail/old/metrics.yaml", "mail/metrics.yaml");
        source.Commit("c2", ("mail/metrics.yaml", Later));

        var past = (await source.ReadAsync()).Source.Past["mail.one"];

        Assert.That(past.Versions.Select(v => (v.Commit, v.Definition.Expires!.Text)), Is.EqualTo(new[] { ("c0", "never"), ("c1", "170"), ("c2", "170") }));
        Assert.That((past.Since?.Month, past.GoneIn), Is.EqualTo((8, (string?)null)));
    }

    [Test]
    public async Task What_moved_from_one_file_to_another_has_one_past()
    {
        using var source = new Source();
        source.Past("calendar/metrics.yaml", ("c2", "2026-09-01T10:00:00Z", "mail:\n  two: { type: event, expires: never }\n"));
        source.Past("mail/metrics.yaml", ("c0", "2026-08-01T10:00:00Z", Yaml + "  two: { type: event, expires: 170 }\n"), ("c2", "2026-09-01T10:00:00Z", Yaml));
        source.Commit("c2", ("mail/metrics.yaml", Yaml), ("calendar/metrics.yaml", "mail:\n  two: { type: event, expires: never }\n"));

        var two = (await source.ReadAsync()).Source.Past["mail.two"];

        Assert.That(two.Versions.Select(v => (v.Commit, v.Definition.File)), Is.EqualTo(new[] { ("c0", "mail/metrics.yaml"), ("c2", "calendar/metrics.yaml") }));
        Assert.That((two.Since?.Month, two.GoneIn), Is.EqualTo((8, (string?)null)));
    }

    [Test]
    public async Task A_past_for_which_no_questions_were_left_is_read_from_its_beginning_later()
    {
        const string Later = "mail:\n  one: { type: counter, expires: 170 }\n";
        using var source = new Source();
        source.Past("calendar/metrics.yaml", [.. Enumerable.Range(0, 40).Select(i => ($"c0{i}", $"2026-07-01T10:{i:00}:00Z", "calendar:\n  two: { type: counter }\n"))]);
        source.Past("mail/metrics.yaml", ("c1", "2026-08-01T10:00:00Z", Yaml), ("c2", "2026-09-01T10:00:00Z", Later));
        source.Commit("c2", ("calendar/metrics.yaml", "calendar:\n  two: { type: counter }\n"), ("mail/metrics.yaml", Later));
        await source.ReadAsync();
        source.Commit("c3", ("calendar/metrics.yaml", "calendar:\n  two: { type: counter }\n"), ("mail/metrics.yaml", Later));

        var one = (await source.ReadAsync()).Source.Past["mail.one"];

        Assert.That(one.Versions.Select(v => (v.Commit, v.Definition.Expires!.Text)), Is.EqualTo(new[] { ("c1", "never"), ("c2", "170") }));
        Assert.That(one.Since?.Month, Is.EqualTo(8));
    }

    [Test]
    public async Task Commits_of_a_clock_that_is_behind_come_in_their_order_all_the_same()
    {
        using var source = new Source();
        source.Past("mail/metrics.yaml", ("c0", "2026-08-05T10:00:00Z", Yaml), ("c1", "2026-08-01T10:00:00Z", Yaml.Replace("never", "170", StringComparison.Ordinal)));
        source.Commit("c1", ("mail/metrics.yaml", Yaml.Replace("never", "170", StringComparison.Ordinal)));

        Assert.That((await source.ReadAsync()).Source.Past["mail.one"].Versions.Select(v => v.Commit), Is.EqualTo(new[] { "c0", "c1" }));
    }

    [Test]
    public async Task Where_GitHub_does_not_say_whether_a_file_was_moved_nobody_says_since_when_it_is_there()
    {
        using var source = new Source();
        source.Past("mail/metrics.yaml", ("c1", "2026-09-01T10:00:00Z", Yaml));
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        source.Stage.Server.Given(Request.Create().WithPath($"/api/v3{Repo}/commits/c1").UsingGet()).AtPriority(-9).RespondWith(Response.Create().WithStatusCode(500));

        Assert.That((await source.ReadAsync()).Source.Past["mail.one"].Since, Is.Null);
    }

    [Test]
    public async Task What_was_read_of_the_past_is_not_read_again()
    {
        using var source = new Source();
        source.Past("mail/metrics.yaml", ("c1", "2026-09-01T10:00:00Z", Yaml));
        source.Commit("c1", ("mail/metrics.yaml", Yaml));
        await source.ReadAsync();
        source.Commit("c2", ("mail/metrics.yaml", Yaml), ("other.txt", "x"));
        source.Stage.Server.ResetLogEntries();
        await source.ReadAsync();

        Assert.That(source.Stage.Server.LogEntries.Where(e => e.RequestMessage!.Query!.ContainsKey("since")).Select(e => e.RequestMessage!.Query!["since"].Single()), Is.EqualTo(new[] { "2026-09-01T10:00:01Z" }));
    }

    /// <summary>A repository on a server that stands in for GitHub.</summary>
    private sealed class Source : IDisposable
    {
        private readonly Ledger ledger = Ledger.InMemory("https://bugzilla.example.org/");
        private SourceReader reader;

        public Source() => reader = NewReader();

        public GitHubStage Stage { get; } = new();

        public Task<ReadSource> ReadAsync(SourceSettings? settings = null) => reader.ReadAsync(settings ?? Settings, CancellationToken.None);

        public void Commit(string sha, params (string Path, string Text)[] files)
        {
            Stage.Server.ResetMappings();
            foreach (var (path, commits) in pasts)
            {
                Answer(path, commits);
            }

            Stage.Answer($"{Repo}/commits", new JsonArray(CommitOf(sha, "2026-11-17T09:00:00Z")).ToJsonString(), etag: $"\"{sha}\"");
            Tree($"t-{sha}", truncated: false, recursive: true, [.. files.Select(f => (f.Path, "blob", Blob(f.Path, f.Text, sha)))]);
        }

        public void Tree(string sha, bool truncated, bool recursive, params (string Path, string Type, string Sha)[] items)
        {
            var body = new JsonObject
            {
                ["sha"] = sha,
                ["truncated"] = truncated,
                ["tree"] = new JsonArray([.. items.Select(i => (JsonNode?)new JsonObject { ["path"] = i.Path, ["mode"] = "100644", ["type"] = i.Type, ["sha"] = i.Sha })]),
            }.ToJsonString();
            var request = Request.Create().WithPath($"/api/v3{Repo}/git/trees/{sha}").UsingGet();
            Stage.Server.Given(recursive ? request.WithParam("recursive", "1") : request).AtPriority(recursive ? 1 : 3).RespondWith(Json(body));
        }

        public void Past(string path, params (string Sha, string At, string Text)[] commits) => pasts[path] = commits;

        public void Dispose()
        {
            Stage.Dispose();
            ledger.Dispose();
        }

        /// <summary>Another process, with the same ledger.</summary>
        public void Restart()
        {
            Stage.Restart();
            reader = NewReader();
        }

        private SourceReader NewReader() => new(Stage.Repositories, new SourceShelf(ledger), new SourcePast(Stage.Repositories), Stage.Time);

        public void Moved(string commit, string from, string to) => moves[(commit, to)] = from;

        private readonly Dictionary<string, (string Sha, string At, string Text)[]> pasts = [];
        private readonly Dictionary<(string Commit, string To), string> moves = [];

        private void Answer(string path, (string Sha, string At, string Text)[] commits)
        {
            Stage.Server.Given(Request.Create().WithPath($"/api/v3{Repo}/commits").WithParam("path", path).UsingGet()).AtPriority(-2)
                .RespondWith(Json(new JsonArray([.. commits.Reverse().Select(c => CommitOf(c.Sha, c.At))]).ToJsonString()));
            Stage.Server.Given(Request.Create().WithPath($"/api/v3{Repo}/commits").WithParam("path", path).WithParam("since").UsingGet()).AtPriority(-3).RespondWith(Json("[]"));
            foreach (var commit in commits)
            {
                var whole = CommitOf(commit.Sha, commit.At);
                whole["files"] = new JsonArray([.. pasts.Where(p => p.Value.Any(c => c.Sha == commit.Sha)).Select(p => (JsonNode?)FileOf(commit.Sha, p.Key))]);
                Stage.Server.Given(Request.Create().WithPath($"/api/v3{Repo}/commits/{commit.Sha}").UsingGet()).RespondWith(Json(whole.ToJsonString()));
                Stage.Server.Given(Request.Create().WithPath($"/api/v3{Repo}/contents/{path}").WithParam("ref", commit.Sha).UsingGet()).RespondWith(Json(GitHubStage.FileBody(commit.Text)));
            }
        }

        private JsonObject FileOf(string commit, string path) => moves.TryGetValue((commit, path), out var from)
            ? new JsonObject { ["filename"] = path, ["status"] = "renamed", ["previous_filename"] = from }
            : new JsonObject { ["filename"] = path, ["status"] = "added" };

        private string Blob(string path, string text, string commit)
        {
            var sha = text == Yaml && commit != "c1" && path == "mail/metrics.yaml" ? $"b-{path}-c1" : path.StartsWith("calendar", StringComparison.Ordinal) ? $"b-{path}" : $"b-{path}-{commit}";
            Stage.Answer($"{Repo}/git/blobs/{sha}", new JsonObject { ["sha"] = sha, ["encoding"] = "base64", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) }.ToJsonString());
            return sha;
        }

        private static JsonObject CommitOf(string sha, string at) => new()
        {
            ["sha"] = sha,
            ["commit"] = new JsonObject { ["tree"] = new JsonObject { ["sha"] = $"t-{sha}" }, ["committer"] = new JsonObject { ["name"] = "Robin", ["date"] = at } },
        };

        private static IResponseBuilder Json(string body) => Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json; charset=utf-8").WithBody(body);
    }
}
