using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Tests.Support;
using static ReviewBot.Reviews.Tests.Embargo.ClosedBug;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>Answers to what people say about a closed bug.</summary>
internal sealed class EmbargoAnswerTests
{
    [Test]
    public void Terms_that_are_said_anew_are_noted_anew()
    {
        var bug = Act(Until("2027-03-01")).Say(BugBuilder.Requester, "reviewbot: embargo until 2027-04-01");

        Assert.That(Words(At(bug, bug.Now)), Does.Contain("embargo-noted"));
        Assert.That(Words(At(Act(bug), bug.Now)), Is.Empty, "once");
    }

    [Test]
    public void Each_thing_that_one_comment_says_is_answered_though_another_was()
    {
        var bug = Granted().Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01\nreviewbot: embargo explain");
        Assert.That(Words(At(bug, bug.Now)), Is.EqualTo(new[] { "embargo-noted", "embargo-explained" }));

        Mention(bug, EmbargoSteps.Answered, $"c{bug.Comments[^1].Id}");

        Assert.That(Words(At(bug, bug.Now)), Is.EqualTo(new[] { "embargo-explained" }));
    }

    [Test]
    public void What_was_answered_about_something_else_is_not_answered_here()
    {
        var bug = Until("2027-03-01");
        Mention(bug, EmbargoSteps.Answered, $"c{bug.Comments[^1].Id}", subject: "13.1");

        Assert.That(Words(At(bug, bug.Now)), Does.Contain("embargo-noted"));
    }

    [Test]
    public void A_hold_is_answered_at_once_though_somebody_was_here_a_moment_ago()
    {
        var bug = Act(Until("2027-03-01")).Say(Maren, "reviewbot: hold");

        Assert.That(Words(At(bug, bug.Now, Closed with { Quiet = TimeSpan.FromMinutes(30) })), Is.EqualTo(new[] { "held" }));
    }

    [Test]
    public void The_end_of_a_hold_is_answered_once()
    {
        var bug = Act(Act(Until("2027-03-01")).Say(Maren, "reviewbot: hold"));
        Assert.That(Words(At(bug, bug.Now)), Is.Empty);

        bug.Say(Maren, "reviewbot: resume");

        Assert.That(Words(At(bug, bug.Now)), Is.EqualTo(new[] { "resumed" }));
        Assert.That(Words(At(Act(bug), bug.Now)), Is.Empty);
    }

    [Test]
    public void The_end_of_a_second_hold_is_answered_as_the_first_was()
    {
        var bug = Act(Act(Act(Act(Act(Until("2027-03-01")).Say(Maren, "reviewbot: hold")).Say(Maren, "reviewbot: resume")).Say(Maren, "reviewbot: hold")).Say(Maren, "reviewbot: resume"));

        Assert.That(bug.Comments.Count(c => c.Body.Contains("The hold is over.", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void A_hold_that_was_ended_while_we_were_answering_it_is_said_to_be_over()
    {
        var bug = Act(Until("2027-03-01")).Say(Maren, "reviewbot: hold");
        var answer = At(bug, bug.Now);

        bug.Say(Maren, "reviewbot: resume").Apply(answer);

        Assert.That(Words(At(bug, bug.Now)), Is.EqualTo(new[] { "resumed" }));
    }

    [Test]
    public void A_hold_that_was_never_answered_needs_no_answer_to_its_end()
    {
        var bug = Act(Until("2027-03-01")).Say(Maren, "reviewbot: hold").Say(Maren, "reviewbot: resume");

        Assert.That(Words(At(bug, bug.Now)), Is.Empty);
    }
}
