using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Embargo.ClosedBug;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>What the state of a closed bug tells, and what has to be read for it.</summary>
internal sealed class EmbargoStateTests
{
    private static readonly EmbargoTerms Set = new() { SaidIn = new Comment(5, 4, BugBuilder.Requester, Day(11, 23, 9), "") };
    private static readonly EmbargoCheck Granted = new(CheckKind.Granted, CheckState.Met, "granted");
    private static readonly EmbargoCheck Dark = new(CheckKind.Condition, CheckState.NotMet, "dark");
    private static readonly EmbargoCheck Dated = Dark with { MetAt = Day(12, 1, 0) };
    private static readonly EmbargoCheck Met = Dark with { State = CheckState.Met };

    [Test]
    public void Only_time_is_left_where_terms_are_set_the_request_is_granted_and_each_condition_holds_or_has_its_day()
    {
        Assert.That(State(Set, Granted, Met, Dated).AllButTime, Is.True);
        Assert.That(State(Set, Granted, Met, Dark).AllButTime, Is.False);
        Assert.That(State(Set, Granted with { State = CheckState.NotMet }, Met).AllButTime, Is.False);
        Assert.That(State(EmbargoTerms.None, Granted).AllButTime, Is.False);
        Assert.That(State(EmbargoTerms.None, Granted with { State = CheckState.NotMet }).AllButTime, Is.False);
    }

    [Test]
    public void A_kind_of_check_is_met_where_all_of_it_are_and_where_there_is_none()
    {
        Assert.That(State(Set, Met, Dark).IsMet(CheckKind.Condition), Is.False);
        Assert.That(State(Set, Met, Met).IsMet(CheckKind.Condition), Is.True);
        Assert.That(State(Set).IsMet(CheckKind.Condition), Is.True);
    }

    [Test]
    public void Why_the_terms_are_not_set_is_told()
    {
        Assert.That(Detail(Asked(), CheckKind.Terms), Is.EqualTo("not yet"));
        Assert.That(Detail(Until("2026-02-30"), CheckKind.Terms), Is.EqualTo("what comment 2 says can't be used"));
    }

    [Test]
    public void That_opening_is_not_set_up_is_told_apart_from_a_bug_in_none_of_the_groups()
    {
        var bug = new BugBuilder().Restrict("partners");

        Assert.That(Detail(bug, CheckKind.EmbargoGroup), Is.EqualTo("it is in none"));
        Assert.That(Detail(bug, CheckKind.EmbargoGroup, Closed with { Embargo = new EmbargoPolicy() }), Is.EqualTo("opening bugs is not set up for me"));
    }

    [Test]
    public void A_notice_has_run_when_its_period_is_over_and_the_announced_moment_has_come()
    {
        var bug = Warn(Until("2026-12-01"), Day(12, 4, 9));
        var said = bug.Now;

        Assert.That(Notice(Day(12, 4, 9)), Has.Property("State").EqualTo(CheckState.Met), "the period was over before");
        Assert.That(Notice(Day(12, 4, 8)), Has.Property("State").EqualTo(CheckState.NotMet).And.Property("MetAt").EqualTo(Day(12, 4, 9)));

        bug = Warn(bug, Day(11, 24, 9));
        said = bug.Now;
        Assert.That(Notice(said.AddDays(7)), Has.Property("State").EqualTo(CheckState.Met));
        Assert.That(Notice(said.AddDays(7).AddMinutes(-1)), Has.Property("State").EqualTo(CheckState.NotMet).And.Property("MetAt").EqualTo(said.AddDays(7)), "a moment that was announced too early");

        EmbargoCheck Notice(DateTimeOffset now) => Look(bug, now: now).Checks.Single(c => c.Kind == CheckKind.Notice);
    }

    [Test]
    public void What_somebody_said_while_the_bug_was_public_sets_no_terms()
    {
        var bug = new BugBuilder().Attach(13, "a form").Ask(13, requestee: Maren).Say(BugBuilder.Requester, "reviewbot: embargo lift").ChangeGroups(Maren, [Group], []);

        Assert.That(Look(bug).Terms.AreSet, Is.False);
        Assert.That(Look(bug.Say(BugBuilder.Requester, "reviewbot: embargo lift")).Terms.AreSet, Is.True);
    }

    [Test]
    public void A_word_about_the_end_of_the_embargo_that_is_no_command_suspends_the_terms()
    {
        var terms = Look(Until("2027-03-01").Say(BugBuilder.Requester, "reviewbot: until 2027-04-01")).Terms;

        Assert.That(terms.SaidIn!.Count, Is.EqualTo(3));
        Assert.That(terms.Problem, Is.Not.Null);
    }

    [TestCase("reviewbot: quiet")]
    [TestCase("reviewbot: embargo explain")]
    [TestCase("reviewbot: unknown words")]
    public void Another_word_leaves_the_terms_as_they_are(string said) =>
        Assert.That(Look(Until("2027-03-01").Say(BugBuilder.Requester, said)).Terms.SaidIn!.Count, Is.EqualTo(2));

    [Test]
    public void Of_a_closed_bug_the_bugs_and_what_is_on_GitHub_among_its_conditions_are_read_and_not_whether_it_is_seen()
    {
        var needs = Embargoes.Needs(Fold(Until("bug 7 fixed and owner/repo#1 merged and owner/repo@v1 released and 2027-03-01")), Closed, Day(12, 1, 9));

        Assert.That(needs.Bugs, Is.EqualTo(new[] { 7 }));
        Assert.That(needs.GitHub, Is.EqualTo(new LiftCondition[] { new LiftCondition.PullRequestMerged("owner/repo", 1), new LiftCondition.ReleasePublished("owner/repo", "v1") }));
        Assert.That(needs.Visibility, Is.False);
    }

    [Test]
    public void Whether_it_is_seen_is_read_of_a_bug_that_we_opened_within_a_month()
    {
        var (bug, opened) = Opened();

        Assert.That(Embargoes.Needs(Fold(bug), Closed, opened.AddDays(30).AddSeconds(-1)).Visibility, Is.True);
        Assert.That(NeedsNothing(Embargoes.Needs(Fold(bug), Closed, opened.AddDays(30))), Is.True);
        Assert.That(NeedsNothing(Embargoes.Needs(Fold(new BugBuilder()), Closed, opened)), Is.True);

        static bool NeedsNothing(FactNeeds needs) => needs is { Bugs.IsEmpty: true, GitHub.IsEmpty: true, Visibility: false };
    }

    private static EmbargoState State(EmbargoTerms terms, params EmbargoCheck[] checks) => new() { Terms = terms, Checks = [.. checks] };

    private static string? Detail(BugBuilder bug, CheckKind kind, ReviewPolicy? policy = null) => Look(bug, policy: policy).Checks.Single(c => c.Kind == kind).Detail;
}
