using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Embargo.ClosedBug;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>What an embargoed bug waits for, each kind by itself, and how its requests were answered.</summary>
public sealed class ConditionCheckTests
{
    [Test]
    public void Another_bug_counts_by_its_own_resolution_and_a_closed_one_that_is_not_fixed_is_told_as_such()
    {
        var bug = Until("bug 77 is fixed");

        Assert.That(Condition(bug, new ReferredBug("RESOLVED", "FIXED")).State, Is.EqualTo(CheckState.Met));
        Assert.That(Condition(bug, new ReferredBug("RESOLVED", "WONTFIX")), Has.Property("State").EqualTo(CheckState.NotMet).And.Property("Detail").EqualTo("it is closed, but not as FIXED"));
        Assert.That(Condition(bug, new ReferredBug("NEW", "")), Has.Property("State").EqualTo(CheckState.NotMet).And.Property("Detail").EqualTo("not yet"));
        Assert.That(Condition(bug, null).State, Is.EqualTo(CheckState.Unknown));
    }

    [Test]
    public void How_a_restricted_bug_was_closed_is_told_to_nobody() =>
        Assert.That(Condition(Until("bug 77 is fixed"), new ReferredBug("RESOLVED", "WONTFIX", Restricted: true)).Detail, Is.EqualTo("not yet"));

    [Test]
    public void A_bug_that_waits_for_itself_is_looked_at_as_it_was_read() =>
        Assert.That(Condition(Until("bug 12 is fixed").Resolve("FIXED"), null).State, Is.EqualTo(CheckState.Met));

    [Test]
    public void All_days_must_have_begun_and_the_latest_is_the_one_that_counts()
    {
        var state = Look(Until("2027-01-05, 2027-03-01"), null);

        Assert.That(state.TimeSet, Is.EqualTo(state.Conditions.Max(c => c.MetAt)));
        Assert.That(state.Conditions.Select(c => c.MetAt).Distinct(), Has.Exactly(2).Items);
        Assert.That(state.TimeSet!.Value.Month, Is.EqualTo(3));
    }

    [Test]
    public void A_request_that_still_waits_beside_a_granted_one_leaves_the_bug_closed()
    {
        var bug = Until("2027-03-01").Attach(14, "x").Ask(14);

        Assert.That(Look(bug, null).Review, Is.EqualTo(ReviewOutcome.Pending));
    }

    [TestCase(FlagStatus.Denied, FlagStatus.Granted, ReviewOutcome.Granted, TestName = "A_later_grant_answers_an_earlier_denial")]
    [TestCase(FlagStatus.Granted, FlagStatus.Denied, ReviewOutcome.Denied, TestName = "A_later_denial_answers_an_earlier_grant")]
    public void The_last_word_counts(FlagStatus first, FlagStatus second, ReviewOutcome expected)
    {
        var bug = new BugBuilder().Restrict("embargo").Attach(13, "x").Ask(13, requestee: Maren).Decide(13, Maren, first).Attach(14, "x").Ask(14, requestee: Tomas).Decide(14, Tomas, second);

        Assert.That(Look(bug, null).Review, Is.EqualTo(expected));
    }

    [Test]
    public void A_grant_that_was_taken_back_is_no_grant_though_another_stands()
    {
        var bug = new BugBuilder().Restrict("embargo").Attach(13, "x").Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted).Attach(14, "x").Ask(14, requestee: Tomas).Decide(14, Tomas, FlagStatus.Granted).Clear(14, Tomas);

        Assert.That(Look(bug, null).Review, Is.EqualTo(ReviewOutcome.Withdrawn));
    }

    [Test]
    public void A_request_that_was_taken_back_before_any_decision_does_not_undo_anothers_grant()
    {
        var bug = new BugBuilder().Restrict("embargo").Attach(13, "x").Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted).Attach(14, "x").Ask(14).Clear(14);

        Assert.That(Look(bug, null).Review, Is.EqualTo(ReviewOutcome.Granted));
    }

    [Test]
    public void Of_a_grant_and_a_denial_of_the_same_moment_the_denial_counts()
    {
        var bug = Asked().Decide(13, Maren, FlagStatus.Denied);
        var moment = bug.Now;
        bug.At(moment.AddMinutes(-3)).Attach(14, "x").Ask(14, requestee: Tomas).Decide(14, Tomas, FlagStatus.Granted);

        Assert.That(bug.Now, Is.EqualTo(moment));
        Assert.That(Look(bug, null).Review, Is.EqualTo(ReviewOutcome.Denied));
    }

    [Test]
    public void A_grant_beside_an_earlier_denial_on_the_same_form_is_a_grant()
    {
        var bug = Asked().Decide(13, Maren, FlagStatus.Denied).Ask(13, requestee: Tomas).Decide(13, Tomas, FlagStatus.Granted);

        Assert.That(Look(bug, null).Review, Is.EqualTo(ReviewOutcome.Granted));
    }

    [Test]
    public void A_request_is_taken_back_when_its_flag_was_removed()
    {
        var bug = Asked().Wait(TimeSpan.FromDays(2)).Clear(13);

        Assert.That(Look(bug, null), Has.Property("Review").EqualTo(ReviewOutcome.Withdrawn).And.Property("ReviewedAt").EqualTo(bug.Now));
    }

    [Test]
    public void A_grant_that_went_together_with_another_flag_was_taken_back_too()
    {
        var bug = Granted().Attach(14, "x").Ask(14, requestee: Tomas).Decide(14, Tomas, FlagStatus.Granted).Ask(14, requestee: Maren).Build();
        var attachment = bug.Attachments.Single(a => a.Id == 14);
        var entry = new HistoryEntry(bug.LastChangeTime.AddMinutes(1), Tomas, [new FieldChange("flagtypes.name", $"data-review+, data-review?({Maren})", "", 14)]);
        var cleared = bug with { Attachments = bug.Attachments.Replace(attachment, attachment with { Flags = [] }), History = bug.History.Add(entry) };

        Assert.That(Embargoes.Look(CaseFold.Fold(cleared, Closed), Closed, Facts, entry.When).Review, Is.EqualTo(ReviewOutcome.Withdrawn));
    }

    [TestCase("Thunderbird 152 released", CheckState.NotMet)]
    [TestCase("Thunderbird for Android 152 released", CheckState.Met)]
    public void A_version_counts_by_the_calendar_of_its_product(string condition, CheckState state)
    {
        var policy = Closed with { Releases = Released(new DateOnly(2027, 1, 12)), ReleasesOnAndroid = Released(new DateOnly(2026, 10, 6)) };

        Assert.That(ClosedBug.Look(Until(condition), policy: policy).Conditions.Single().State, Is.EqualTo(state));

        static ReleaseCalendar Released(DateOnly day) => new(ImmutableSortedDictionary<int, VersionDays>.Empty.Add(152, new(null, null, day)));
    }

    private static EmbargoState Look(BugBuilder bug, ReferredBug? referred) =>
        ClosedBug.Look(bug, new EmbargoFacts { ClockSkew = TimeSpan.Zero, Bugs = referred is null ? ImmutableDictionary<int, ReferredBug>.Empty : ImmutableDictionary<int, ReferredBug>.Empty.Add(77, referred) });

    private static EmbargoCheck Condition(BugBuilder bug, ReferredBug? referred) => Look(bug, referred).Conditions.Single();
}
