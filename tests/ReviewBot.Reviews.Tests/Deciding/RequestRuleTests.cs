using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What follows from one request. The bug is filed on Monday, 2026-11-16, at nine.</summary>
public sealed class RequestRuleTests
{
    [Test]
    public void A_private_attachments_request_is_left_alone()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete, isPrivate: true).Ask(13);

        Assert.That(Decide(bug).IsEmpty, Is.True);
    }

    [Test]
    public void A_request_older_than_the_limit_is_taken_up_when_a_human_touches_its_bug()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        var policy = Policy with { IgnoreRequestsBefore = bug.Now.AddDays(1) };
        bug.Wait(TimeSpan.FromDays(2));
        Assert.That(Decide(bug, policy: policy).IsEmpty, Is.True, "nobody has touched it");

        bug.Say(BugBuilder.Requester, "Is anybody there?");

        Assert.That(Words(Decide(bug, policy: policy)), Is.EqualTo(new[] { "assigned" }));
    }

    [TestCase("reviewbot: reassign")]
    [TestCase("reviewbot: help")]
    [TestCase("reviewbot: aprove")]
    public void What_was_said_before_the_limit_waits_for_a_human_as_well(string saying)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Say(Maren, saying);
        var policy = Policy with { IgnoreRequestsBefore = bug.Now.AddDays(1) };
        bug.Wait(TimeSpan.FromDays(2));
        Assert.That(Decide(bug, policy: policy).IsEmpty, Is.True, "nobody has touched it");

        bug.Say(BugBuilder.Requester, "Is anybody there?");

        Assert.That(Decide(bug, policy: policy).IsEmpty, Is.False);
    }

    [Test]
    public void Where_a_human_took_off_whom_we_had_assigned_nobody_else_is_assigned()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        bug.Apply(Decide(bug)).Retarget(13, Owner, null);

        Assert.That(Decide(bug).Effects.OfType<Effect.Assign>(), Is.Empty);
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Tomas).Retarget(13, Owner, null))), Is.EqualTo(new[] { "assigned" }), "a human's own choice was taken back");
    }

    [Test]
    public void Where_nobody_can_be_found_it_tries_again_when_the_first_absent_steward_is_back()
    {
        Steward Away(string login, int until) => new() { Login = login, Away = [new AwayPeriod(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, until))] };
        var policy = Policy with { Roster = new Roster([Away(Tomas, 27), Away(Maren, 20), Away(Ines, 30)]) };
        var friday = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        bug.Apply(Decide(bug, policy: policy)).At(friday);

        Assert.That(Decide(bug, policy: policy).NextLook, Is.EqualTo(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)), "Saturday morning, and not a working day later");
    }
}
