using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>Whether we have said whom we assigned.</summary>
internal sealed class OurAssignmentTests
{
    [Test]
    public void An_assignment_of_ours_without_a_word_owes_one()
    {
        Assert.That(Owes(Assigned()), Is.True);
        Assert.That(Owes(Assigned().Mention("13.1", Steps.Assigned, "1")), Is.False);
        Assert.That(Owes(Assigned().Mention("13.1", Steps.Restored)), Is.False, "a choice that was put right is said by that");
        Assert.That(Owes(Assigned().Mention("13.1", Steps.Findings, "q7")), Is.True, "another word says nothing of it");
    }

    [Test]
    public void Each_assignment_of_a_round_owes_its_own_word()
    {
        var bug = Assigned().Mention("13.1", Steps.Assigned, "1").Wait(TimeSpan.FromDays(1)).Retarget(13, BugBuilder.Bot, Tomas);
        Assert.That(Owes(bug), Is.True);

        Assert.That(Owes(bug.Mention("13.1", Steps.Reassigned, "2")), Is.False);
    }

    [Test]
    public void One_word_for_two_assignments_of_almost_the_same_moment_is_one_too_few()
    {
        var bug = Assigned();
        var at = bug.Now;

        Assert.That(Owes(bug.At(at.AddSeconds(2).AddMinutes(-1)).Retarget(13, BugBuilder.Bot, Tomas).At(at.AddSeconds(3).AddMinutes(-1)).Mention("13.1", Steps.Reassigned, "2")), Is.True);
    }

    [TestCase(-5, true)]
    [TestCase(-4, false)]
    [TestCase(3, false)]
    public void A_word_belongs_to_the_assignment_of_the_same_write(int seconds, bool owes)
    {
        var bug = Assigned();
        var at = bug.Now;

        Assert.That(Owes(bug.At(at.AddSeconds(seconds).AddMinutes(-1)).Mention("13.1", Steps.Assigned, "1").At(at.AddHours(1))), Is.EqualTo(owes));
    }

    [Test]
    public void A_word_of_another_kind_beside_them_says_no_assignment()
    {
        var bug = Assigned();
        var at = bug.Now;
        var twice = bug.At(at.AddSeconds(2).AddMinutes(-1)).Retarget(13, BugBuilder.Bot, Tomas).At(at.AddSeconds(3).AddMinutes(-1)).Mention("13.1", Steps.Reassigned, "2");
        Assert.That(Owes(twice.Mention("13.1", Steps.Findings, "q7")), Is.True);

        Assert.That(Owes(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Mention("13.1", Steps.Assigned, "1").Wait(TimeSpan.FromDays(1)).Retarget(13, BugBuilder.Bot, Maren).Mention("13.1", Steps.Findings, "q7")), Is.True);
    }

    [Test]
    public void A_choice_of_our_own_that_we_changed_is_not_put_back()
    {
        var bug = Assigned().Mention("13.1", Steps.Assigned, "1").Wait(TimeSpan.FromDays(1)).Retarget(13, BugBuilder.Bot, Tomas).Mention("13.1", Steps.Assigned, "2");
        Assert.That(Words(Decide(bug)), Has.No.Member("restored"));

        var theirs = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Retarget(13, BugBuilder.Bot, Tomas).Mention("13.1", Steps.Assigned, "1");
        Assert.That(Words(Decide(theirs)), Has.Member("restored"));
    }

    [Test]
    public void An_assignment_of_ours_is_said_though_a_newer_form_takes_its_place()
    {
        var newer = Assigned().Attach(14, Texts.Complete).Ask(14, requestee: Tomas);
        Assert.That(Words(Decide(newer)), Has.Member("assigned").And.No.Member("replaced"));

        Assert.That(Words(Decide(Assigned().Mention("13.1", Steps.Assigned, "1").Attach(14, Texts.Complete).Ask(14, requestee: Tomas))), Has.No.Member("assigned"));
    }

    [Test]
    public void Where_somebody_else_is_asked_still_our_assignment_that_was_taken_back_owes_nothing()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Ask(13, requestee: Tomas).Retarget(13, BugBuilder.Bot, Maren);
        Assert.That(Owes(bug), Is.True);

        Assert.That(Owes(bug.Retarget(13, Owner, null)), Is.False);
    }

    [Test]
    public void What_a_human_chose_or_what_does_not_stand_any_more_owes_nothing()
    {
        Assert.That(Owes(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren)), Is.False);
        Assert.That(Owes(Assigned().Retarget(13, Owner, Tomas)), Is.False);
        Assert.That(Owes(Assigned().Retarget(13, Owner, null)), Is.False);
        Assert.That(Owes(Assigned().Ask(13, by: BugBuilder.Bot, requestee: Tomas)), Is.True, "one of two who are asked");
    }

    [Test]
    public void The_number_of_an_assignment_is_the_highest_that_was_made_or_said()
    {
        var bug = Assigned().Mention("13.1", Steps.Assigned, "1");
        Assert.That(Number(bug), Is.EqualTo(1));
        Assert.That(Number(bug.Mention("13.1", Steps.Reassigned, "5").Mention("13.1", Steps.Assigned, "2").Mention("13.1", Steps.Assigned, "x")), Is.EqualTo(5), "whatever order they were said in");
        Assert.That(Number(Assigned().Retarget(13, BugBuilder.Bot, Tomas).Mention("13.1", Steps.Assigned, "1")), Is.EqualTo(2), "the word of one was lost");
        Assert.That(Number(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren)), Is.Zero);
        Assert.That(Number(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Mention("13.1", Steps.Replaced, "14")), Is.Zero, "another word's number is another thing's");
    }

    private static BugBuilder Assigned() => new BugBuilder().Attach(13, Texts.Complete).Ask(13).Retarget(13, BugBuilder.Bot, Maren);

    private static ReviewRequest Fold(BugBuilder bug) => CaseFold.Fold(bug.Build(), Policy).Requests.Single();

    private static bool Owes(BugBuilder bug) => OurAssignments.OweComment(Fold(bug), Policy);

    private static int Number(BugBuilder bug) => OurAssignments.LastNumber(Fold(bug).Round, Policy);
}
