using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using static ReviewBot.Sandbox.Repository.SandboxRepository;

namespace ReviewBot.Sandbox.Repository;

/// <summary>Answers as GitHub's API does, whatever the repository is called.</summary>
internal sealed class RepositoryHandler(SandboxRepository repository) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath).Split('/', 5, StringSplitOptions.RemoveEmptyEntries);
        var asked = request.RequestUri.Query.TrimStart('?').Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        var commits = repository.Commits;
        JsonNode? answer = path switch
        {
            ["repos", _, _, "commits"] => List(commits, asked),
            ["repos", _, _, "commits", var name] => Enumerable.Range(0, commits.Count).Where(i => Name(commits[i]) == name).Select(i => Whole(commits[i], i == 0 ? null : commits[i - 1])).FirstOrDefault(),
            ["repos", _, _, "git", var rest] when rest.StartsWith("trees/", StringComparison.Ordinal) => commits.FirstOrDefault(c => Tree(c) == rest[6..]) is { } commit ? TreeOf(commit) : null,
            ["repos", _, _, "git", var rest] when rest.StartsWith("blobs/", StringComparison.Ordinal) => commits.SelectMany(c => c.Files.Values).FirstOrDefault(f => Sha(f) == rest[6..]) is { } text ? Content(text) : null,
            ["repos", _, _, "contents", var file] => commits.FirstOrDefault(c => Name(c) == asked.GetValueOrDefault("ref"))?.Files.GetValueOrDefault(file) is { } text ? Content(text) : null,
            _ => null,
        };
        return Task.FromResult(Respond(request, answer));
    }

    private static HttpResponseMessage Respond(HttpRequestMessage request, JsonNode? answer)
    {
        var body = (answer ?? new JsonObject { ["message"] = "Not Found" }).ToJsonString();
        var tag = $"\"{Sha(body)}\"";
        var response = new HttpResponseMessage(answer is null ? HttpStatusCode.NotFound : request.Headers.IfNoneMatch.Any(t => t.Tag == tag) ? HttpStatusCode.NotModified : HttpStatusCode.OK) { RequestMessage = request };
        response.Headers.TryAddWithoutValidation("ETag", tag);
        response.Content = new StringContent(response.StatusCode == HttpStatusCode.NotModified ? "" : body, Encoding.UTF8, "application/json");
        return response;
    }

    private static JsonArray List(IReadOnlyList<Commit> commits, Dictionary<string, string> asked)
    {
        var path = asked.GetValueOrDefault("path");
        var since = asked.TryGetValue("since", out var time) ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;
        var found = commits.Where((c, i) => c.At >= since && (path is null || c.Files.GetValueOrDefault(path) != (i == 0 ? null : commits[i - 1].Files.GetValueOrDefault(path))));
        return [.. found.Reverse().Take(int.Parse(asked.GetValueOrDefault("per_page", "30"), CultureInfo.InvariantCulture)).Select(c => (JsonNode?)CommitOf(c))];
    }

    private static JsonObject CommitOf(Commit commit) => new()
    {
        ["sha"] = Name(commit),
        ["commit"] = new JsonObject
        {
            ["tree"] = new JsonObject { ["sha"] = Tree(commit) },
            ["committer"] = new JsonObject { ["name"] = "Robin", ["email"] = "robin@example.org", ["date"] = commit.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
        },
    };

    // One at a time comes with the files that it changed.
    private static JsonObject Whole(Commit commit, Commit? before)
    {
        var whole = CommitOf(commit);
        whole["files"] = new JsonArray([.. commit.Files.Where(f => before?.Files.GetValueOrDefault(f.Key) != f.Value)
            .Select(f => (JsonNode?)new JsonObject { ["filename"] = f.Key, ["status"] = before?.Files.ContainsKey(f.Key) == true ? "modified" : "added" })]);
        return whole;
    }

    private static JsonObject TreeOf(Commit commit) => new()
    {
        ["sha"] = Tree(commit),
        ["truncated"] = false,
        ["tree"] = new JsonArray([.. commit.Files.Select(f => (JsonNode?)new JsonObject { ["path"] = f.Key, ["mode"] = "100644", ["type"] = "blob", ["sha"] = Sha(f.Value), ["size"] = f.Value.Length })]),
    };

    private static JsonObject Content(string text) => new()
    {
        ["type"] = "file",
        ["sha"] = Sha(text),
        ["encoding"] = "base64",
        ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
    };
}
