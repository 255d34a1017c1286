using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>Conditions that stand somewhere without having been said.</summary>
internal sealed class ProposalTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [TestCase("[reminder-disclosure 2027-03-01]", "2027-03-01")]
    [TestCase("[reminder-disclosure 2027-03-01][Reminder-Disclosure 2027-04-01]", "2027-03-01, 2027-04-01")]
    [TestCase("[reminder-disclosure 2026-11-25]", "2026-11-25")]
    [TestCase("[reminder-disclosure 2026-11-24]", "")]
    [TestCase("[reminder-disclosure 2027-02-30]", "")]
    public void The_whiteboards_days_are_proposed_from_today_on(string whiteboard, string proposals) =>
        Assert.That(Of(new BugBuilder().Whiteboard(whiteboard)), Is.EqualTo(proposals));

    [TestCase("The partnership is embargoed until 2027-03-01.", "2027-03-01")]
    [TestCase("It ends on 2027-03-01.", "")]
    public void A_line_of_the_form_proposes_a_day_if_it_speaks_of_an_embargo(string line, string proposals) =>
        Assert.That(Of(new BugBuilder().Attach(13, line).Ask(13)), Is.EqualTo(proposals));

    [Test]
    public void A_private_form_proposes_nothing() =>
        Assert.That(Of(new BugBuilder().Attach(13, "Embargo: 2027-03-01", isPrivate: true).Ask(13)), Is.Empty);

    [Test]
    public void The_tracking_bugs_of_its_measurements_are_proposed_where_no_day_is() =>
        Assert.That(Of(new BugBuilder().Attach(13, Texts.Complete).Ask(13)), Is.EqualTo("bug 1990001 fixed"));

    [Test]
    public void At_most_three_tracking_bugs_are_proposed_and_never_the_bug_itself()
    {
        var rows = string.Join('\n', new[] { 12, 7, 8, 7, 9, 10 }.Select(b => 1990000 + b).Select((bug, i) => $"| thing {i} | Category 1 | {bug} |"));

        Assert.That(Of(new BugBuilder(1990012).Attach(13, Texts.Complete.With((Texts.Measurement, rows))).Ask(13)), Is.EqualTo("bug 1990007 fixed and bug 1990008 fixed and bug 1990009 fixed"));
    }

    [Test]
    public void A_request_that_was_taken_back_proposes_nothing() =>
        Assert.That(Of(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Clear(13)), Is.Empty);

    [Test]
    public void A_decided_request_proposes_its_bugs_still() =>
        Assert.That(Of(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted)), Is.EqualTo("bug 1990001 fixed"));

    [Test]
    public void A_day_comes_before_any_bug() =>
        Assert.That(Of(new BugBuilder().Whiteboard("[reminder-disclosure 2027-03-01]").Attach(13, Texts.Complete).Ask(13)), Is.EqualTo("2027-03-01"));

    [Test]
    public void Days_of_whiteboard_form_and_first_comment_are_all_proposed_in_this_order()
    {
        var bug = new BugBuilder().Whiteboard("[reminder-disclosure 2027-03-01]").Attach(13, "Embargo: 2027-04-01").Ask(13).Say(BugBuilder.Requester, "Embargo: 2027-06-01").Build();
        var described = bug with { Comments = bug.Comments.SetItem(0, bug.Comments[0] with { Body = "Embargoed until 2027-05-01" }) };

        Assert.That(Proposals.Of(CaseFold.Fold(described, Policy), Today), Is.EqualTo(new[] { "2027-03-01", "2027-04-01", "2027-05-01" }), "what a later comment says is said to people");
    }

    [Test]
    public void A_bug_without_a_number_is_not_proposed() =>
        Assert.That(Of(new BugBuilder().Attach(13, Texts.Complete.With((Texts.Measurement, "| thing 1 | Category 1 | 0000, 1990007 |"))).Ask(13)), Is.EqualTo("bug 1990007 fixed"));

    private static string Of(BugBuilder bug) => string.Join(", ", Proposals.Of(CaseFold.Fold(bug.Build(), Policy), Today));
}
