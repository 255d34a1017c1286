using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Rotation;

/// <summary>What choosing a steward is told of a request.</summary>
public sealed class ChoosingTests
{
    private const string Colleague = "colleague@example.org";

    [Test]
    public void Requester_attacher_reporter_and_assignee_are_involved_each_once_and_nobody_without_a_login()
    {
        var bug = new BugBuilder(reporter: "reporter@example.org").Attach(13, Texts.Complete, by: "attacher@example.org").Ask(13);

        Assert.That(Question(bug).Involved, Is.EquivalentTo(new[] { BugBuilder.Requester, "attacher@example.org", "reporter@example.org", "nobody@example.org" }));
        Assert.That(Question(new BugBuilder(reporter: BugBuilder.Requester.ToUpperInvariant()).Attach(13, Texts.Complete).Ask(13)).Involved, Has.Exactly(1).EqualTo(BugBuilder.Requester).IgnoreCase);
        Assert.That(Question(new BugBuilder(reporter: "").Attach(13, Texts.Complete).Ask(13)).Involved, Has.None.Empty);
    }

    [TestCase(Colleague, BugBuilder.Requester, TestName = "A_steward_close_to_whoever_attached_the_form_is_involved")]
    [TestCase(BugBuilder.Requester, Colleague, TestName = "A_steward_close_to_whoever_asked_is_involved")]
    public void A_steward_close_to_somebody_involved_is_involved(string attacher, string asker)
    {
        var policy = Policy with { Roster = new Roster([new Steward { Login = Maren, InvolvedWith = [Colleague] }, new Steward { Login = Tomas, InvolvedWith = ["else@example.org"] }]) };

        var involved = Question(new BugBuilder().Attach(13, Texts.Complete, by: attacher).Ask(13, by: asker), policy).Involved;

        Assert.That(involved, Does.Contain(Maren));
        Assert.That(involved, Does.Not.Contain(Tomas));
    }

    [Test]
    public void Whoever_answers_the_escalation_of_a_round_does_not_review_what_was_escalated()
    {
        var policy = Policy with { EscalationContacts = Policy.EscalationContacts.Add("trust", Maren) };
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        Assert.That(Question(bug, policy).Involved, Does.Not.Contain(Maren));

        bug.Mention("13.1", Steps.Escalated, "trust");

        Assert.That(Question(bug, policy).Involved, Does.Contain(Maren));
        Assert.That(Question(bug, Policy).Involved, Does.Not.Contain(Maren), "nobody is named for it");
    }

    [Test]
    public void What_the_server_refused_counts_for_the_round_in_which_it_did()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        var world = Meeting.World with { Refusals = [new Refusal("13.1", Maren, "no"), new Refusal("13.2", Tomas, "no")] };

        Assert.That(Question(bug, world: world).Refused, Is.EqualTo(new[] { Maren }));
    }

    [Test]
    public void Who_cannot_log_in_takes_no_requests_or_is_away_by_name_is_unavailable_and_nobody_else()
    {
        Account[] accounts = [new(Maren, CanLogin: false), new(Tomas, RequestsBlocked: true), new(Ines, "Ines (away until May)"), new("owner@example.org", CanLogin: false)];
        var world = Meeting.World with { Accounts = Meeting.World.Accounts.AddRange(accounts.Select(a => KeyValuePair.Create(a.Login, a))) };
        var fine = Meeting.World with { Accounts = Meeting.World.Accounts.Add(Maren, new Account(Maren, "Maren", RequestsBlocked: false)).Add(Tomas, new Account(Tomas, "Tomas")) };
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);

        Assert.That(Question(bug, world: world).Unavailable, Is.EquivalentTo(new Dictionary<string, Unfit> { [Maren] = Unfit.CannotLogIn, [Tomas] = Unfit.BlocksRequests, [Ines] = Unfit.SaysAway }));
        Assert.That(Question(bug, world: fine).Unavailable, Is.Empty);
    }

    [Test]
    public void Who_dealt_with_the_earlier_round_knows_it()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Denied).AskAgain(13);

        Assert.That(Question(bug).KnownBy, Is.EqualTo(Maren));
        Assert.That(Question(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren)).KnownBy, Is.Null, "this very round is no earlier one");
    }

    [Test]
    public void Who_decided_an_earlier_round_comes_before_who_was_asked()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Tomas, FlagStatus.Denied).AskAgain(13);

        Assert.That(Question(bug).KnownBy, Is.EqualTo(Tomas));
    }

    [Test]
    public void Of_several_who_dealt_with_it_the_last_knows_it()
    {
        var bug = new BugBuilder()
            .Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Denied)
            .Attach(14, Texts.Complete).Ask(14, requestee: Tomas).Decide(14, Tomas, FlagStatus.Denied)
            .AskAgain(13);

        Assert.That(Question(bug, attachment: 13).KnownBy, Is.EqualTo(Tomas));
    }

    [Test]
    public void Who_dealt_with_another_request_that_was_asked_at_the_same_moment_knows_it()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        var asked = bug.Now;
        bug.Attach(14, Texts.Complete).At(asked.AddMinutes(-1)).Ask(14, requestee: Tomas).Wait(TimeSpan.FromDays(1)).Decide(14, Tomas, FlagStatus.Denied);

        Assert.That(Question(bug, attachment: 13).KnownBy, Is.EqualTo(Tomas));
    }

    [Test]
    public void An_earlier_round_in_which_nobody_was_asked_hides_nobody()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Denied).AskAgain(13).Clear(13).Ask(13);

        Assert.That(Question(bug).KnownBy, Is.EqualTo(Maren));
    }

    [Test]
    public void Another_request_that_still_waits_says_nothing_about_who_knows_this_one()
    {
        var bug = new BugBuilder().Attach(12, Texts.Complete).Ask(12, requestee: Maren).Attach(13, Texts.Complete).Ask(13);

        Assert.That(Question(bug, attachment: 13).KnownBy, Is.Null);
    }

    [Test]
    public void What_was_asked_later_says_nothing_about_who_knows_this_request()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Attach(14, Texts.Complete).Ask(14, requestee: Maren).Decide(14, Maren, FlagStatus.Denied);

        Assert.That(Question(bug, attachment: 13).KnownBy, Is.Null);
    }

    [TestCase(false, Maren, TestName = "A_renewal_is_known_by_the_steward_of_the_first_review")]
    [TestCase(true, null, TestName = "Of_a_first_review_on_a_restricted_bug_nothing_is_told")]
    public void A_renewal_is_known_by_its_first_review(bool restricted, string? known)
    {
        var bug = new BugBuilder().Attach(13, Texts.Renewal).Ask(13);
        var first = CaseFold.Fold(bug.Build(), Policy).Requests.Single().FirstReviews(Policy).First();
        var world = Meeting.World with
        {
            Rotation = RotationFacts.From([new AssignmentFact(Maren, bug.Now.AddDays(-400), first, 5, 1, Named: false, Restricted: restricted), new AssignmentFact(Tomas, bug.Now.AddDays(-300), first + 1, 6, 1, Named: false)], []),
        };

        Assert.That(Question(bug, world: world).KnownBy, Is.EqualTo(known));
    }

    [Test]
    public void Who_dealt_with_the_renewal_comes_before_who_dealt_with_the_first_review()
    {
        var bug = new BugBuilder().Attach(13, Texts.Renewal).Ask(13, requestee: Tomas).Decide(13, Tomas, FlagStatus.Denied).AskAgain(13);
        var first = CaseFold.Fold(bug.Build(), Policy).Requests.Single().FirstReviews(Policy).First();
        var world = Meeting.World with { Rotation = RotationFacts.From([new AssignmentFact(Maren, bug.Now.AddDays(-400), first, 5, 1, Named: false)], []) };

        Assert.That(Question(bug, world: world).KnownBy, Is.EqualTo(Tomas));
    }

    [Test]
    public void Without_an_absent_steward_it_is_tried_again_after_a_working_day()
    {
        var friday = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

        Assert.That(Choosing.TryAgain(Policy, friday), Is.EqualTo(friday.AddDays(3)));
        Assert.That(Choosing.TryAgain(Policy with { Roster = new Roster([new Steward { Login = Maren, Away = [new AwayPeriod(new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 1))] }]) }, friday), Is.EqualTo(friday.AddDays(3)), "a place may become free before");
    }

    private static RotationRequest Question(BugBuilder bug, ReviewPolicy? policy = null, World? world = null, long? attachment = null)
    {
        var @case = CaseFold.Fold(bug.Build(), policy ?? Policy);
        var request = attachment is { } id ? @case.Requests.Single(r => r.Attachment.Id == id) : @case.Requests.Single();
        return Choosing.RequestFor(@case, request, policy ?? Policy, world ?? Meeting.World);
    }
}
