using System.Text.RegularExpressions;
using ReviewBot.Servers;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Servers;

/// <summary>How much is held of what is loaded.</summary>
public sealed class LoadingTests
{
    private const int Megabytes = 10;

    [Test]
    public async Task Only_few_megabytes_of_attachments_are_held_at_a_time()
    {
        await using var parts = new PassParts();
        var bugs = Enumerable.Range(0, Megabytes).Select(_ => parts.Stage.Request(new string('a', 1_000_000)).Bug).ToList();
        var scope = (await parts.BeginAsync()).Settings.Scope;
        parts.Stage.Requests.Clear();
        var (taken, most, counting) = (0, 0, new Lock());

        var load = await parts.Get<BugLoader>().LoadAsync(bugs, scope, bug =>
        {
            Assert.That(bug.Attachments.Single().Data?.Length, Is.EqualTo(1_000_000));
            lock (counting)
            {
                most = Math.Max(most, ContentsRead(parts.Stage) - taken++);
            }

            return bug.Id;
        }, CancellationToken.None);

        Assert.That(load.Bugs, Is.EqualTo(bugs));
        Assert.That(most, Is.InRange(2, 8), "not one by one either");
        Assert.That(ContentsRead(parts.Stage), Is.EqualTo(Megabytes), "each is read once");
    }

    [Test]
    public async Task Of_what_everybody_may_see_a_pass_holds_no_content_but_the_form_that_pages_show()
    {
        await using var parts = new PassParts(("Embargo:Groups:0", "data-review-embargo"));
        var (open, _) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Person("requester").Attach(open, "data-review.txt", Forms.Complete);
        var (closed, _) = parts.Stage.Request(Forms.Complete, groups: "data-review-embargo");

        var cases = (await parts.FoldAsync()).Cases.ToDictionary(c => c.Bug.Id);

        Assert.That(cases[open].Bug.Attachments.Concat(cases[open].UnflaggedForms.Select(f => f.Attachment)).Select(a => a.Data), Has.Exactly(3).Items.And.All.Null);
        Assert.That(cases[open].Requests.Single().Attachment.Data, Is.Not.Null, "it stands beside what was read in it");
        Assert.That(cases[open].Requests.Single().Reading.Complete, Is.True, "it was read");
        Assert.That(cases[closed].Requests.Single().Attachment.Data, Is.Not.Null, "it may say what opening it waits for");
    }

    private static int ContentsRead(Stage stage) => stage.Requests
        .Where(r => r.Path.StartsWith("/rest/bug/attachment/", StringComparison.Ordinal) && !r.Path.Contains("exclude_fields", StringComparison.Ordinal))
        .Sum(r => Regex.Count(r.Path, "(?<=attachment/)[0-9]+|(?<=ids=)[0-9]+"));
}
