using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Answers;

/// <summary>What follows from an answer in a comment.</summary>
public sealed class AnswerDecidingTests
{
    [Test]
    public void A_full_answer_gets_a_steward_at_once_and_the_summary_says_where_it_stands()
    {
        var bug = Asked.Bug(3, 7).Say(BugBuilder.Requester, "3) Interviews, which take too long.\n7) Until 2027-05-01.");

        var plan = Decide(bug);

        Assert.That(Words(plan), Is.EqualTo(new[] { "assigned", "needinfo-cleared" }));
        Assert.That(plan.Comment, Does.Contain("Both open questions are answered now, thank you.").And.Contain("The answers to questions 3 and 7 stand in comment 3.").And.Contain("until 2027-05-01"));
        Assert.That(Decide(bug.Apply(plan)).IsEmpty, Is.True);
    }

    [Test]
    public void Half_an_answer_gets_what_is_left_once_and_the_rest_may_come_in_another_comment()
    {
        var bug = Asked.Bug(3, 7).Say(BugBuilder.Requester, "7) Until 2027-05-01.");

        var plan = Decide(bug);
        Assert.That(Words(plan), Does.Contain("findings").And.No.Member("assigned"));
        Assert.That(plan.Comment, Does.Contain("Thank you for the answer in comment 3. 1 of 2 solved; question 3 still lacks an answer."));
        Assert.That(plan.Comment, Does.Not.Contain("Question 7"));
        bug.Apply(plan);
        Assert.That(bug.Flags, Has.Count.EqualTo(1));
        Assert.That(Decide(bug).IsEmpty, Is.True);
        Assert.That(Decide(bug.Say(BugBuilder.Requester, "Thanks, will do tomorrow.")).IsEmpty, Is.True);

        var last = Decide(bug.Say(BugBuilder.Requester, "Interviews, which take too long."));

        Assert.That(last.Comment, Does.Contain("The open question is answered now").And.Contain("The answer to question 7 stands in comment 3, that to question 3 in comment 6."));
        Assert.That(last.Effects.OfType<Effect.ClearNeedinfo>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void What_cannot_be_told_is_pointed_to_and_a_steward_asked_at_once()
    {
        var bug = Asked.Bug(3, 10).Say(BugBuilder.Requester, "By hand; nothing else would do.");

        var plan = Decide(bug);

        Assert.That(Words(plan), Is.EqualTo(new[] { "assigned", "needinfo-cleared" }));
        Assert.That(plan.Comment, Does.Contain("Ines, please read comment 3 beside the form; I couldn't tell what it answers.").And.Contain("Question 10"));
    }

    [Test]
    public void Small_talk_leaves_our_question_open()
    {
        var bug = Asked.Bug(3).Say(BugBuilder.Requester, "Thanks, will do tomorrow.");

        Assert.That(Decide(bug).IsEmpty, Is.True);
    }

    [TestCase("stranger@example.org")]
    [TestCase(Maren)]
    [TestCase("robot@bots.tld")]
    public void Nobody_else_answers_for_the_requester(string who)
    {
        var bug = Asked.Bug(3).Say(who, "3) A survey.");

        Assert.That(Asked.Fold(bug).Answers, Is.Empty);
        Assert.That(Words(Decide(bug)), Has.None.EqualTo("assigned"));
    }

    [Test]
    public void What_was_written_before_the_form_answers_nothing()
    {
        var bug = new BugBuilder().Say(BugBuilder.Requester, "3) A survey.").Attach(13, Asked.Form(3)).Ask(13);

        Assert.That(Asked.Fold(bug).Answers, Is.Empty);
    }

    [Test]
    public void An_answer_that_comes_before_our_question_spares_it()
    {
        var bug = new BugBuilder().Attach(13, Asked.Form(3)).Ask(13).Say(BugBuilder.Requester, "Question 3: a survey.");

        Assert.That(Words(Decide(bug)), Is.EqualTo(new[] { "assigned" }));
    }

    [Test]
    public void An_answer_to_somebody_else_is_none_to_us()
    {
        var bug = Asked.Bug(10).Say(Maren, "Does this work on all platforms that we ship?").Say(BugBuilder.Requester, "> Does this work on all platforms that we ship?\n\nIt does, we checked.");

        Assert.That(Asked.Fold(bug).Answers, Is.Empty);
        Assert.That(Decide(bug).IsEmpty, Is.True);
    }

    [Test]
    public void A_later_word_on_the_same_question_counts()
    {
        var bug = Asked.Bug(7).Say(BugBuilder.Requester, "7) 3 months").Say(BugBuilder.Requester, "7) Make it 12 months.");

        Assert.That(Asked.Fold(bug).Reading.Duration!.Months, Is.EqualTo(12));
    }

    [Test]
    public void An_answer_cannot_change_the_other_questions()
    {
        var bug = Asked.Bug(10).Say(BugBuilder.Requester, "10) A dashboard.\n\n5) List all proposed measurements and indicate the category of data collection for each measurement\n\n| everything | Category 1 | 1 |");

        Assert.That(Asked.Fold(bug).Reading.Categories, Is.EqualTo(new[] { 2 }));
    }
}
