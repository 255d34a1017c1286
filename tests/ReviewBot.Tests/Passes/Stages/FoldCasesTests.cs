using ReviewBot.Passes.Folding;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What is folded, and what the bugs settle.</summary>
public sealed class FoldCasesTests
{
    [Test]
    public async Task A_write_that_never_went_out_is_settled_and_its_reminder_taken_back()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var now = parts.Stage.Time.GetUtcNow();
        EarlierBuild.Plan(parts.Ledger, bug, $"{bug}: something", now);
        parts.Get<Reminded>().Add(new ReminderFact("somebody@example.org", now, Reminded.SubjectOf(bug), "first"));

        await parts.FoldAsync();

        Assert.That(parts.Get<Outbox>().Open(), Is.Empty);
        Assert.That(parts.Get<Reminded>().Since(DateTimeOffset.MinValue), Is.Empty);
    }

    [Test]
    public async Task What_we_said_settles_a_write_as_done_and_what_we_did_not_say_as_lost()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Incomplete);
        await parts.Stage.OnceAsync();
        var mark = Mark.Read(bug, parts.Stage.Comments(bug).Single())[0];
        var outbox = parts.Get<Outbox>();
        var now = parts.Stage.Time.GetUtcNow();
        foreach (var key in new[] { $"{bug}: {mark}", $"{bug}: 9.1 nothing" })
        {
            var row = outbox.Begin(bug, key, "", now, now);
            outbox.Answered(row);
        }

        await parts.FoldAsync();

        Assert.That(outbox.Open(), Is.Empty);
        Assert.That(outbox.WasConfirmed(bug, $"{bug}: {mark}", []), Is.True);
        Assert.That(outbox.WasConfirmed(bug, $"{bug}: 9.1 nothing", []), Is.False);
    }

    [TestCase(null, false)]
    [TestCase("1.1 assigned", true)]
    public async Task A_bug_whose_write_was_settled_is_looked_at_next_whatever_becomes_of_this_pass(string? attempted, bool answered)
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Request(Forms.Complete);
        var outbox = parts.Get<Outbox>();
        var now = parts.Stage.Time.GetUtcNow();
        if (attempted is null)
        {
            EarlierBuild.Plan(parts.Ledger, bug, $"{bug}: 1.1 assigned", now);
        }
        else
        {
            outbox.Answered(outbox.Begin(bug, $"{bug}: {attempted}", "", now, now));
        }

        await parts.FoldAsync();

        Assert.That(outbox.Open(), Is.Empty);
        Assert.That(parts.Get<BugCache>().Due(parts.Stage.Time.GetUtcNow()), Is.EqualTo(new[] { bug }));
        Assert.That(outbox.Tried(bug), answered ? Is.EquivalentTo(new[] { "1.1 assigned" }) : Is.Empty, "what never went out was not tried");
    }

    [Test]
    public async Task A_write_without_an_answer_is_not_settled_while_it_may_still_land()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var outbox = parts.Get<Outbox>();
        outbox.Begin(bug, $"{bug}: 1.1 assigned", "", parts.Stage.Time.GetUtcNow(), parts.Stage.Time.GetUtcNow());

        await parts.FoldAsync();

        Assert.That(outbox.Open(), Has.One.Items);
    }

    [Test]
    public async Task A_write_that_never_went_out_is_settled_though_its_bug_is_not_seen_any_more()
    {
        await using var parts = new PassParts();
        EarlierBuild.Plan(parts.Ledger, 999_999, "999999: 1.1 assigned", parts.Stage.Time.GetUtcNow());

        await parts.FoldAsync();

        Assert.That(parts.Get<Outbox>().Open(), Is.Empty);
    }

    [Test]
    public async Task The_next_write_of_a_plan_rests_with_the_one_that_may_still_land()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var (outbox, now) = (parts.Get<Outbox>(), parts.Stage.Time.GetUtcNow());
        outbox.Begin(bug, $"{bug}: 1.1 assigned #1", "", now, now);
        EarlierBuild.Plan(parts.Ledger, bug, $"{bug}: 1.1 assigned", now);

        await parts.FoldAsync();

        Assert.That(outbox.Open(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_write_is_settled_by_its_own_bug()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete, requestee: "steward1");
        var (bug, _) = parts.Stage.Request(Forms.Incomplete);
        await parts.Stage.OnceAsync();
        var key = $"{bug}: {Mark.Read(bug, parts.Stage.Comments(bug).Single())[0]}";
        var (outbox, now) = (parts.Get<Outbox>(), parts.Stage.Time.GetUtcNow());
        var row = outbox.Begin(bug, key, "", now, now);
        outbox.Answered(row);

        await parts.FoldAsync();

        Assert.That(outbox.WasConfirmed(bug, key, []), Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Whoever_was_reminded_stays_so_only_if_the_word_is_there(bool said)
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Incomplete);
        await parts.Stage.OnceAsync();
        var mark = said ? $"{Mark.Read(bug, parts.Stage.Comments(bug).Single())[0]}" : "9.1 nothing";
        var (outbox, now) = (parts.Get<Outbox>(), parts.Stage.Time.GetUtcNow());
        var row = outbox.Begin(bug, $"{bug}: {mark}", "", now, now);
        outbox.Answered(row);
        parts.Get<Reminded>().Add(new ReminderFact("somebody@example.org", now, Reminded.SubjectOf(bug), "first"));

        await parts.FoldAsync();

        Assert.That(parts.Get<Reminded>().Since(default), Has.Count.EqualTo(said ? 1 : 0));
    }

    [TestCase("+", "", new[] { "requester" })]
    [TestCase("-", "", new string[0])]
    [TestCase("+", "data-review-embargo", null)]
    public async Task Who_was_granted_something_in_a_public_bug_has_done_this_before(string status, string group, string[]? granted)
    {
        await using var parts = new PassParts();
        var (_, attachment) = parts.Stage.Request(Forms.Complete, "steward1", groups: group.Length > 0 ? [group] : []);
        parts.Stage.Person("steward1").SetFlag(attachment, "data-review", status);
        parts.Stage.Wait();

        var folded = await parts.FoldAsync();

        Assert.That(PassFacts.Of(folded.Cases.Single(), folded.Pass.Policy, folded.Pass.Now).GrantedTo, Is.EqualTo(granted?.Select(Stage.Login)));
    }

    [Test]
    public async Task Reminders_that_nobody_asks_about_any_more_are_forgotten()
    {
        await using var parts = new PassParts();
        var now = parts.Stage.Time.GetUtcNow();
        foreach (var days in new[] { 399, 401 })
        {
            parts.Get<Reminded>().Add(new ReminderFact("somebody@example.org", now.AddDays(-days), "1.1", "first"));
        }

        await parts.FoldAsync();

        Assert.That(parts.Get<Reminded>().Since(default).Select(r => r.At), Is.EqualTo(new[] { now.AddDays(-399) }));
    }

    [TestCase("", Visibility.Public, true)]
    [TestCase("data-review-embargo", Visibility.Public, false)]
    [TestCase("", Visibility.Hidden, false, TestName = "Nothing_is_shown_of_a_bug_that_somebody_without_an_account_does_not_see")]
    [TestCase("elsewhere", Visibility.Public, false, TestName = "Nothing_is_shown_of_a_bug_of_a_product_that_is_not_ours")]
    public async Task Only_what_everybody_sees_is_shown(string where, Visibility visibility, bool shown)
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete, groups: where.Contains("embargo", StringComparison.Ordinal) ? [where] : []);
        var folded = await parts.FoldAsync();
        var pass = where == "elsewhere" ? folded.Pass with { Policy = folded.Pass.Policy with { Products = ["Calendar"] } } : folded.Pass;
        folded = folded with
        {
            Loaded = folded.Loaded with { Selection = folded.Loaded.Selection with { Pass = pass } },
            Facts = folded.Facts with { Embargo = folded.Facts.Embargo with { Visibility = folded.Facts.Embargo.Visibility.SetItem(bug, visibility) } },
        };

        Assert.That(folded.Shows(folded.Cases.Single()), Is.EqualTo(shown));
    }
}
