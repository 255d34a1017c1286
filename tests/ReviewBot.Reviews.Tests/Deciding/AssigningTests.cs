using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What is said of an assignment, and of what the gap between read and write let us overwrite.</summary>
internal sealed class AssigningTests
{
    private static readonly ReviewPolicy Nobody = Policy with { Roster = new Roster([new Steward { Login = Maren, InvolvedWith = [BugBuilder.Requester] }]) };

    [Test]
    public void That_nobody_can_be_found_is_said_once()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        var plan = Decide(bug, policy: Nobody);
        Assert.That(Words(plan), Is.EqualTo(new[] { "nobody" }));
        Assert.That(plan.Notices, Has.Exactly(1).Items);

        var next = Decide(bug.Apply(plan), policy: Nobody);

        Assert.That(next.IsEmpty, Is.True);
        Assert.That(next.Reasons, Does.Contain("no steward can be found"));
        Assert.That(next.NextLook, Is.Not.Null);
    }

    [Test]
    public void A_choice_of_ours_counts_as_one_and_the_first_of_a_round_bears_the_number_one()
    {
        var step = Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13)).Steps.Single();

        Assert.That(step.Assignments.Single().Named, Is.False);
        Assert.That(step.Marks, Is.EqualTo(new[] { new MarkItem("13.1", Steps.Assigned, "1") }));
    }

    [TestCase(0, "1")]
    [TestCase(1, "2")]
    [TestCase(4, "5")]
    public void The_lost_word_of_an_assignment_bears_the_number_after_what_was_said(int said, string number)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        bug = said > 0 ? bug.Mention("13.1", Steps.Assigned, $"{said}").Wait(TimeSpan.FromHours(1)) : bug;
        bug = bug.Retarget(13, BugBuilder.Bot, Maren);

        Assert.That(Decide(bug).Steps.Single().Marks[0], Is.EqualTo(new MarkItem("13.1", Steps.Assigned, number)));
    }

    [Test]
    public void The_lost_word_of_a_second_assignment_bears_at_least_its_number()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Retarget(13, BugBuilder.Bot, Maren).Wait(TimeSpan.FromHours(1)).Retarget(13, BugBuilder.Bot, Tomas);

        Assert.That(Decide(bug).Steps.Single().Marks[0].State, Is.EqualTo("2"));
    }

    [TestCase("assign", true, TestName = "A_word_that_an_assignment_carried_out_is_named_with_the_lost_word")]
    [TestCase("help", false, TestName = "Another_word_is_not_named_with_the_lost_word")]
    [TestCase("approve", false, TestName = "A_word_that_decides_is_not_named_with_the_lost_word")]
    public void A_lost_word(string word, bool named)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Say(Owner, $"reviewbot: {word}").Retarget(13, BugBuilder.Bot, Maren);

        Assert.That(Named(bug), Is.EqualTo(named));
    }

    [Test]
    public void Only_a_word_between_the_request_and_the_assignment_was_carried_out_by_it()
    {
        const string Word = "reviewbot: assign";

        Assert.That(Named(new BugBuilder().Attach(13, Texts.Complete).Say(Owner, Word).Ask(13).Retarget(13, BugBuilder.Bot, Maren)), Is.False);
        Assert.That(Named(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Retarget(13, BugBuilder.Bot, Maren).Say(Owner, Word)), Is.False);
        Assert.That(Named(Back(new BugBuilder().Attach(13, Texts.Complete).Ask(13)).Say(Owner, Word).Retarget(13, BugBuilder.Bot, Maren)), Is.True, "of the moment of asking");
        Assert.That(Named(Back(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Retarget(13, BugBuilder.Bot, Maren)).Say(Owner, Word)), Is.True, "of the moment of assigning");
        var handled = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Say(Owner, Word);
        Assert.That(Named(handled.Mention($"c{handled.Comments[^1].Id}", Steps.Refused).Retarget(13, BugBuilder.Bot, Maren)), Is.False, "it has its answer");
        Assert.That(Named(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Say(Owner, "reviewbot: quiet\n\nreviewbot: assign").Retarget(13, BugBuilder.Bot, Maren)), Is.True, "among others");
    }

    [Test]
    public void A_choice_that_was_taken_off_on_purpose_is_not_put_right()
    {
        var plain = Overwritten().Mention("13.1", Steps.Assigned, "1");
        Assert.That(Restored(plain), Is.EqualTo(Tomas), "a plain assignment takes nobody off on purpose");

        Assert.That(Restored(Overwritten().Mention("13.1", Steps.Reassigned, "1")), Is.Null);
        Assert.That(Restored(Overwritten().Mention("13.1", Steps.Assigned, "3").Mention("13.1", Steps.Reassigned, "4")), Is.Null, "an assignment before it was plain");
    }

    [TestCase(-6, false)]
    [TestCase(-5, false)]
    [TestCase(-4, true)]
    [TestCase(2, true)]
    public void What_putting_right_took_off_was_taken_off_by_mistake_too(int seconds, bool restored)
    {
        var bug = Overwritten();
        var at = bug.Now;
        bug.At(at.AddSeconds(seconds).AddMinutes(-1)).Mention("13.1", Steps.Restored).At(at.AddHours(1)).Mention("13.1", Steps.Reassigned, "1");

        Assert.That(Restored(bug), restored ? Is.EqualTo(Tomas) : Is.Null);
    }

    [Test]
    public void Our_assignments_are_counted_apart_from_those_of_humans()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Tomas).Retarget(13, Owner, null).Retarget(13, BugBuilder.Bot, Maren);

        Assert.That(Decide(bug).Steps.Single(s => s.Word == "assigned").Marks[0].State, Is.EqualTo("1"));
    }

    [Test]
    public void That_a_human_asked_again_after_what_we_overwrote_is_said_once()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Decide(13, Tomas, FlagStatus.Denied).AskAgain(13, by: BugBuilder.Bot, requestee: Ines).Mention("13.1", Steps.Assigned, "1").Retarget(13, Owner, Maren);
        var plan = Decide(bug);
        Assert.That(Words(plan), Is.EqualTo(new[] { "overtaken" }));

        Assert.That(Words(Decide(bug.Apply(plan))), Has.No.Member("overtaken"));
    }

    [Test]
    public void Each_putting_right_of_a_round_bears_its_own_number()
    {
        Assert.That(Mark(Overwritten().Mention("13.1", Steps.Assigned, "1")).State, Is.Null);
        Assert.That(Mark(Overwritten().Mention("13.1", Steps.Restored).Mention("13.1", Steps.Findings).Mention("13.1", Steps.Assigned, "1")).State, Is.EqualTo("2"));

        static MarkItem Mark(BugBuilder bug) => Decide(bug).Steps.Single(s => s.Word == "restored").Marks.Single();
    }

    // Tomas was named by a human a moment before we assigned Ines.
    private static BugBuilder Overwritten() => new BugBuilder().Attach(13, Texts.Complete).Ask(13).Retarget(13, Owner, Tomas).Retarget(13, BugBuilder.Bot, Ines);

    private static string? Restored(BugBuilder bug) => Decide(bug).Steps.Where(s => s.Word == "restored").SelectMany(s => s.Effects).OfType<Effect.Assign>().SingleOrDefault()?.Steward;

    private static bool Named(BugBuilder bug) => Decide(bug).Steps.Where(s => s.Word == "assigned").SelectMany(s => s.Marks).Any(m => m.Step == Steps.Done);
}
