using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.CommandLine;

/// <summary>What landed in a folder beside what was approved on a server.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class CollectionsTests(SandboxFlavour flavour)
{
    [Test]
    public async Task A_folder_is_compared_with_the_decisions_that_it_cites()
    {
        await using var site = await Site.StartAsync(flavour, withStory: false);
        using var place = Workplace.For(site.Contract);
        var (bug, attachment) = Ask(site, SandboxBugzilla.LoginOf("steward2"));
        var review = Decide(site, bug, attachment, "+");
        var (denied, deniedAttachment) = Ask(site, SandboxBugzilla.LoginOf("steward2"));
        Decide(site, denied, deniedAttachment, "-");
        var (pending, pendingAttachment) = Ask(site, SandboxBugzilla.LoginOf("steward2"));
        var other = site.Sandbox.As(SandboxBugzilla.LoginOf("requester")).File("Thunderbird", "Something else");
        var closed = site.Sandbox.As(SandboxBugzilla.LoginOf("requester")).File("Thunderbird", "Nobody knows", groups: (string)site.Contract["securityGroup"]!);
        Write(place, site, $$"""
            $schema: moz://mozilla.org/schemas/glean/metrics/2-0-0
            snooze:
              fine: { type: counter, expires: never, data_sensitivity: [interaction], bugs: ["https://bugs.example.com/1"], data_reviews: ["BASE/show_bug.cgi?id={{bug}}#c{{review}}"] }
              silent: { type: counter, expires: never, data_reviews: ["BASE/attachment.cgi?id={{attachment}}"] }
              above:
                type: counter
                expires: never
                data_sensitivity: [stored_content]
                data_reviews:
                  - BASE/show_bug.cgi?id={{bug}}
              denied: { type: counter, expires: never, data_sensitivity: [technical], data_reviews: ["BASE/show_bug.cgi?id={{denied}}"] }
              pending: { type: counter, expires: never, data_sensitivity: [technical], data_reviews: ["BASE/show_bug.cgi?id={{pending}}#c1", "BASE/attachment.cgi?id={{pendingAttachment}}"] }
              none: { type: counter, expires: never, data_sensitivity: [technical], data_reviews: ["BASE/{{other}}", "BASE/show_bug.cgi?id=999999", "BASE/attachment.cgi?id=999999", "BASE/show_bug.cgi?id=no-such-alias"] }
              closed: { type: counter, expires: never, data_sensitivity: [technical], data_reviews: ["BASE/show_bug.cgi?id={{closed}}#c1"] }
            """);

        var ran = await place.RunAsync("collections", "--folder", "landed", "--json");

        Assert.That(ran.Exit, Is.EqualTo(1), ran.All);
        var view = JsonNode.Parse(ran.Out)!;
        string[] Codes(string name) => [.. Metric(view, name)["findings"]!.AsArray().Select(f => (string)f!["code"]!)];
        string[] States(string name) => [.. Metric(view, name)["reviews"]!.AsArray().Select(r => (string)r!["state"]!)];
        Assert.That(Codes("snooze.fine"), Is.Empty);
        Assert.That(Codes("snooze.silent"), Is.EqualTo(new[] { "no-sensitivity" }));
        Assert.That(Codes("snooze.above"), Is.EqualTo(new[] { "sensitivity-above-approved", "review-without-comment" }));
        Assert.That(Codes("snooze.denied"), Is.EqualTo(new[] { "review-denied" }));
        Assert.That(Codes("snooze.pending"), Is.EqualTo(new[] { "review-pending", "review-pending" }));
        Assert.That(States("snooze.none"), Is.EqualTo(new[] { "none", "none", "none", "none" }));
        Assert.That(Codes("snooze.closed"), Is.EqualTo(new[] { "review-restricted" }));
        Assert.That(Metric(view, "snooze.closed").ToJsonString(), Does.Not.Contain($"{closed}"), "never named");
        var above = Metric(view, "snooze.above");
        Assert.That(above["findings"]![1]!.ToJsonString(), Does.Contain($"show_bug.cgi?id={bug}#c{review}").And.Contain("\"severity\":\"advice\""));
        Assert.That(above["findings"]![0]!.AsObject().Select(f => f.Key), Is.EqualTo(new[] { "code", "severity", "message", "fix" }));
        Assert.That(above.AsObject().Select(f => f.Key), Is.EqualTo(new[] { "name", "repository", "file", "line", "type", "expires", "sensitivity", "reviews", "findings" }));
        Assert.That(((int)view["findings"]!, (int)view["advice"]!), Is.EqualTo((9, 2)));
        Assert.That(site.Requests.Select(r => r.Method), Has.All.EqualTo("GET"));
        Assert.That(site.Requests, Has.Count.LessThan(30), "some requests for all bugs together");
    }

    [Test]
    public async Task Exit_codes_tell_whether_all_is_well_and_whether_the_server_could_be_asked()
    {
        await using var site = await Site.StartAsync(flavour, withStory: false);
        using var place = Workplace.For(site.Contract);
        var (bug, attachment) = Ask(site, SandboxBugzilla.LoginOf("steward2"));
        Write(place, site, $"mail:\n  snooze: {{ type: counter, expires: never, data_sensitivity: [interaction], data_reviews: [\"BASE/show_bug.cgi?id={bug}#c{Decide(site, bug, attachment, "+")}\"] }}\n");
        var fine = await place.RunAsync("collections", "--folder", "landed");
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "landed", "pings.yaml"), "a:\n  - b: [\n");
        var unreadable = await place.RunAsync("collections", "--folder", "landed");
        var missing = await place.RunAsync("collections", "--folder", "nowhere");
        var noSource = await place.RunAsync("collections");
        site.Sandbox.InMaintenance = true;
        place.Set("Bugzilla:BaseUrl", "http://127.0.0.1:9/");
        var away = await place.RunAsync("collections", "--folder", "landed", "--json");

        Assert.That((fine.Exit, fine.Out.Trim()), Is.EqualTo((0, "1 definition: 0 findings, 0 pieces of advice")), fine.All);
        Assert.That((unreadable.Exit, unreadable.Out.Split('\n')[0]), Is.EqualTo((1, "pings.yaml:3: error unreadable: this is no YAML from here on")), unreadable.All);
        Assert.That((missing.Exit, missing.Error.Trim()), Is.EqualTo((2, "--folder: there is no such folder")));
        Assert.That(noSource.Exit, Is.EqualTo(2));
        Assert.That(noSource.ErrorLines.Single(), Does.StartWith("Collections:Sources: "));
        Assert.That(away.Exit, Is.EqualTo(3), away.All);
        Assert.That(JsonNode.Parse(away.Out)!["metrics"]!.AsArray(), Has.Count.EqualTo(1), "what can be told without the server is told");
    }

    private static JsonObject Metric(JsonNode view, string name) => view["metrics"]!.AsArray().Select(m => m!.AsObject()).Single(m => (string)m["name"]! == name);

    private static (int Bug, int Attachment) Ask(Site site, string steward)
    {
        var requester = site.Sandbox.As(SandboxBugzilla.LoginOf("requester"));
        var bug = requester.File("Thunderbird", "Count clicks on the snooze button");
        var attachment = requester.Attach(bug, "request.txt", Forms.Complete.Replace("I want this data to be collected for 6 months initially (potentially renewable).", "I want to permanently monitor this data. (robin@example.org)", StringComparison.Ordinal));
        requester.Ask(attachment, steward);
        return (bug, attachment);
    }

    // Decides with a comment, and tells its number.
    private static int Decide(Site site, int bug, int attachment, string status)
    {
        var steward = site.Sandbox.As(SandboxBugzilla.LoginOf("steward2"));
        steward.SetFlag(attachment, "data-review", status, comment: "My answer.");
        return steward.Get($"/rest/bug/{bug}/comment")["bugs"]![$"{bug}"]!["comments"]!.AsArray().Count - 1;
    }

    private static void Write(Workplace place, Site site, string yaml)
    {
        Directory.CreateDirectory(Path.Combine(place.Folder, "landed", "mail"));
        File.WriteAllText(Path.Combine(place.Folder, "landed", "mail", "metrics.yaml"), yaml.Replace("BASE", ((string)site.Contract["url"]!).TrimEnd('/'), StringComparison.Ordinal));
    }
}
