using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Embargo.ClosedBug;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>What the comments about an embargo say in which case; whole, they stand among the approved texts.</summary>
internal sealed class EmbargoTextTests
{
    private static readonly EmbargoTerms Set = new() { SaidIn = new Comment(5, 4, Maren, Day(11, 23, 9), "") };
    private static readonly EmbargoCheck Condition = new(CheckKind.Condition, CheckState.NotMet, "one");
    private static readonly EmbargoCheck Own = new(CheckKind.EmbargoGroup, CheckState.Met, "in a group");

    [TestCase(false, "this bug is restricted, and data reviews become public")]
    [TestCase(true, "this bug is still restricted, and nobody has said until when.")]
    public void Whoever_is_asked_again_reads_that_it_is_so(bool again, string words) =>
        Assert.That(Text().Ask(Fold(Asked()), [], again), Does.Contain(words));

    [TestCase(ReviewOutcome.Denied, "was denied")]
    [TestCase(ReviewOutcome.Withdrawn, "was taken back")]
    public void Humans_read_how_the_request_was_not_granted(ReviewOutcome review, string words) =>
        Assert.That(Text().AskHuman(State(Condition) with { Review = review }), Does.Contain(words));

    [Test]
    public void Only_what_does_not_hold_and_has_no_day_is_asked_about()
    {
        var text = Text().AskEvent(State(Condition, Condition with { Text = "two", State = CheckState.Met }, Condition with { Text = "three", MetAt = Day(12, 1, 0) }));

        Assert.That(text, Does.Contain("\n- one").And.Not.Contain("- two").And.Not.Contain("- three"));
    }

    [Test]
    public void The_end_of_a_hold_tells_what_comes_then()
    {
        Assert.That(Text().Resumed(State(Own), Day(3, 1, 9)), Does.Contain("not before Monday 2027-03-01 at 09:00"));
        Assert.That(Text().Resumed(State(Own), null), Does.Contain("embargo explain"));
        Assert.That(Text().Resumed(State(Own) with { Terms = EmbargoTerms.None }, null), Does.Contain("Nobody has said yet"));
        Assert.That(Text().Resumed(State(Own with { State = CheckState.NotMet }), Day(3, 1, 9)), Does.Contain("But this bug isn't for me to open"));
    }

    [Test]
    public void What_is_private_and_stays_hidden_is_named()
    {
        var bug = Asked().Attach(14, "x", isPrivate: true).Build();
        var secret = bug with { Comments = bug.Comments.SetItem(2, bug.Comments[2] with { IsPrivate = true }) };

        Assert.That(Text().Warn(CaseFold.Fold(secret, Closed), State(Condition), Day(3, 1, 9)), Does.Contain("stays hidden: comment 2, attachment 14."));
        Assert.That(Text().Warn(Fold(Asked()), State(Condition), Day(3, 1, 9)), Does.Contain("that are marked as private stay hidden; I can't see whether there are any."));
    }

    [TestCase("2026-11-23", "not before 2026-11-23 (that day has come)")]
    [TestCase("bug 8 fixed", "bug 8 fixed (it is)")]
    public void What_holds_already_is_said_in_words_that_go_with_it(string until, string words)
    {
        var bug = Asked().Say(BugBuilder.Requester, $"reviewbot: embargo until {until}");
        var facts = Facts with { Bugs = Facts.Bugs.Add(8, new("RESOLVED", "FIXED")) };

        Assert.That(At(bug, bug.Now, facts: facts).Comment, Does.Contain(words));
    }

    [Test]
    public void Of_a_bug_that_we_can_not_see_it_is_said_that_it_never_counts_and_what_to_do() =>
        Assert.That(At(Until("bug 1990001 fixed"), Day(11, 24, 9)).Comment, Does.Contain("- bug 1990001 fixed (I can't see that bug, so it never counts as fixed here; \"reviewbot: embargo until …\" names something else)"));

    [TestCase("tomorrow", ". I know a date")]
    [TestCase("2025-03-01", ". 2025-03-01 is in the past: did you mean")]
    [TestCase("March 1 2027", ". Dates are written as YYYY-MM-DD: did you mean \"reviewbot: embargo until 2027-03-01\"? Until that is clear")]
    public void What_can_not_be_used_is_told_in_sentences_of_one_colon_each(string until, string words) =>
        Assert.That(At(Until(until), Day(11, 24, 9)).Comment, Does.Contain($"says about the embargo{words}"));

    [TestCase(CheckKind.EmbargoGroup)]
    [TestCase(CheckKind.OtherGroups)]
    [TestCase(CheckKind.Keywords)]
    [TestCase(CheckKind.Scope)]
    public void What_keeps_a_bug_from_being_opened_by_us_is_told_and_nothing_else(CheckKind kind)
    {
        EmbargoCheck[] others = [.. new[] { CheckKind.EmbargoGroup, CheckKind.OtherGroups, CheckKind.Keywords, CheckKind.Scope }.Where(k => k != kind).Select(k => new EmbargoCheck(k, CheckState.Met, $"all is well with {k}"))];

        var text = Text().Noted(State([.. others, Condition, new(kind, CheckState.NotMet, "this", "not so")]), null);

        Assert.That(text, Does.Contain("this bug isn't for me to open (\"this\": not so), so a person has to do it"));
    }

    [Test]
    public void A_hold_is_told_with_the_conditions_while_it_stands()
    {
        var hold = new EmbargoCheck(CheckKind.Hold, CheckState.NotMet, "nobody has put it on hold", "on hold since comment 9");

        Assert.That(Text().Noted(State(Own, hold), null), Does.Contain("\n- nobody has put it on hold (on hold since comment 9)"));
        Assert.That(Text().Noted(State(Own, hold with { State = CheckState.Met }), null), Does.Not.Contain("on hold"));
    }

    [Test]
    public void A_bug_that_was_closed_again_is_left_to_people() =>
        Assert.That(Text().Noted(State(new EmbargoCheck(CheckKind.NotReclosed, CheckState.NotMet, "closed again")), null), Does.Contain("I opened this bug once and somebody restricted it again"));

    [Test]
    public void That_opening_is_switched_off_is_told_where_it_is()
    {
        Assert.That(Text().Noted(State(Own), null), Does.Not.Contain("switched off"));
        Assert.That(Text(Closed with { Enabled = Capabilities.All & ~Capabilities.Embargo }).Noted(State(Own), null), Does.Contain("switched off"));
    }

    [TestCase(0, "I announce it here and take off")]
    [TestCase(0.01, "I announce it here 1 minute ahead and")]
    [TestCase(0.5, "I announce it here 30 minutes ahead and")]
    [TestCase(1, "I announce it here 1 hour ahead and")]
    [TestCase(12, "I announce it here 12 hours ahead and")]
    [TestCase(24, "I announce it here 1 day ahead and")]
    [TestCase(36, "I announce it here 1.5 days ahead and")]
    [TestCase(168, "I announce it here 7 days ahead and")]
    public void The_notice_is_told_in_minutes_hours_or_days(double hours, string words) =>
        Assert.That(Text(Closed with { Embargo = Closed.Embargo with { NoticePeriod = TimeSpan.FromHours(hours) } }).Noted(State(Own), null), Does.Contain(words));

    [Test]
    public void Several_groups_are_told_with_the_signs_of_a_name_and_no_others()
    {
        Assert.That(Text().Noted(State(Own) with { Groups = ["a-b_c.d e1`*!"] }, null), Does.Contain("take off the group `a-b_c.d e1`"));
        Assert.That(Text().Noted(State(Own) with { Groups = ["one", "two"] }, null), Does.Contain("take off the groups `one` and `two`"));
    }

    [Test]
    public void Who_has_no_name_is_greeted_without_one()
    {
        Assert.That(Text().AskHold(new Hold("nameless@example.org", Day(11, 23, 9), 3)), Does.StartWith("Hello, "));
        Assert.That(Text().AskHold(new Hold(Maren, Day(11, 23, 9), 3)), Does.StartWith("Hello Maren, "));
    }

    [Test]
    public void What_was_missed_is_what_does_not_hold_among_conditions_and_grant()
    {
        var state = State(Condition, Condition with { Text = "two", State = CheckState.Met }, new EmbargoCheck(CheckKind.Granted, CheckState.NotMet, "three", "still open"), new EmbargoCheck(CheckKind.Staffed, CheckState.NotMet, "four"));

        Assert.That(Text().Missed(state with { Warning = new(Set.SaidIn!, Day(3, 1, 9)) }), Does.Contain("\n- one\n- three (still open)\n\n"));
    }

    private static EmbargoState State(params ImmutableArray<EmbargoCheck> checks) => new() { Terms = Set, Checks = checks, Groups = [Group] };

    private static EmbargoText Text(ReviewPolicy? policy = null) => new(policy ?? Closed, Meeting.World);
}
