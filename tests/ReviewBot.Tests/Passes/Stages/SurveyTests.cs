using System.Text.Json.Nodes;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Which;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>More bugs than are held at a time, looked at once beforehand.</summary>
public sealed class SurveyTests
{
    [Test]
    public async Task What_is_not_settled_is_settled_by_the_first_look_and_what_is_closed_to_us_is_told_once()
    {
        await using var parts = new PassParts();
        var bugs = Enumerable.Range(0, 5).Select(_ => parts.Stage.Request(Forms.Complete).Bug).ToList();
        var (outbox, now) = (parts.Get<Outbox>(), parts.Stage.Time.GetUtcNow());
        var row = outbox.Begin(bugs[4], $"{bugs[4]}: 1.1 assigned", "", now, now);
        outbox.Answered(row);
        var selection = await InTwosAsync(parts);
        parts.Stage.Person("admin").Change(bugs[3], new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray("mail-core-security") } });

        var survey = await parts.Get<SurveyBugs>().RunAsync(selection, CancellationToken.None);

        Assert.That(outbox.Open(), Is.Empty);
        Assert.That(survey.Skipped.Select(s => (s.Bug, s.Reason)), Is.EqualTo(new[] { (bugs[3], "not visible to our account") }));
        Assert.That(survey.Portions.Select(p => p.Bugs.ToArray()), Is.EqualTo(new[] { [bugs[0], bugs[1]], new[] { bugs[2], bugs[4] } }));
        Assert.That(survey.Portions.All(p => p.Unsettled.IsEmpty && p.Skipped.IsEmpty), Is.True);
    }

    [Test]
    public async Task Writes_are_counted_beforehand_only_where_several_portions_are_written()
    {
        await using var parts = new PassParts();
        foreach (var _ in new int[3])
        {
            parts.Stage.Request(Forms.Complete);
        }

        var selection = await InTwosAsync(parts);
        var looking = selection with { Pass = selection.Pass with { Options = selection.Pass.Options with { PlanOnly = true } } };

        Assert.That((await parts.Get<SurveyBugs>().RunAsync(selection, CancellationToken.None)).HasToCount, Is.True);
        Assert.That((await parts.Get<SurveyBugs>().RunAsync(looking, CancellationToken.None)).HasToCount, Is.False);
        Assert.That(Survey.Of(selection).HasToCount, Is.False);
    }

    [Test]
    public async Task Of_what_nobody_asks_for_any_more_that_comes_first_which_a_human_touched_first()
    {
        await using var parts = new PassParts();
        var decided = Enumerable.Range(0, 3).Select(_ => parts.Stage.Request(Forms.Complete, "steward1")).ToList();
        foreach (var (_, attachment) in decided.AsEnumerable().Reverse())
        {
            parts.Stage.Person("steward1").SetFlag(attachment, "data-review", "+");
            parts.Stage.Wait();
        }

        var survey = await parts.Get<SurveyBugs>().RunAsync(await InTwosAsync(parts), CancellationToken.None);

        Assert.That(survey.Portions.SelectMany(p => p.Bugs), Is.EqualTo(decided.Select(d => d.Bug).Reverse()));
    }

    private static async Task<Selection> InTwosAsync(PassParts parts)
    {
        var selection = await parts.SelectAsync();
        return selection with { Pass = selection.Pass with { Settings = selection.Pass.Settings with { Portion = 2 } } };
    }
}
