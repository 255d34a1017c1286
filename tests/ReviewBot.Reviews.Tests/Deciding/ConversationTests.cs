using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Tests.Embargo;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What is told of what became of a comment to us.</summary>
internal sealed class ConversationTests
{
    [TestCase(Steps.Done, "done")]
    [TestCase(Steps.Refused, "refused, and told why")]
    [TestCase(Steps.NotUnderstood, "not understood, and told what was expected")]
    public void What_we_answered_tells_what_became_of_it(string step, string outcome) =>
        Assert.That(After(Asked().Say(Maren, "reviewbot: help"), b => b.Mention($"c{b.Comments[^1].Id}", step)), Is.EqualTo(outcome));

    [Test]
    public void An_answer_to_another_comment_is_none_to_this() =>
        Assert.That(After(Asked().Say(Maren, "reviewbot: help"), b => b.Mention($"c{b.Comments[^1].Id - 1}", Steps.Done)), Is.EqualTo("to be answered"));

    [Test]
    public void Who_has_no_part_in_the_review_is_refused_silently() =>
        Assert.That(After(Asked().Say("somebody@example.org", "reviewbot: help")), Does.StartWith("refused silently"));

    [Test]
    public void On_a_bug_that_is_ignored_nothing_is_written_for_any_word()
    {
        const string Nothing = "done: nothing is written on this bug";

        Assert.That(After(Asked().Say(Maren, "reviewbot: help"), b => b.Say(Maren, "reviewbot: ignore")), Is.EqualTo(Nothing));
        Assert.That(After(Asked().Say(Maren, "reviewbot: ignore"), b => b.Say(Maren, "reviewbot: resume")), Is.EqualTo(Nothing), "the word itself, though it was taken back");
        Assert.That(After(Asked().Say(Maren, "reviewbot: ignore").Say(Maren, "reviewbot: resume").Say(Maren, "reviewbot: help")), Is.EqualTo("to be answered"));
    }

    [Test]
    public void A_word_from_before_any_review_was_asked_for_is_not_carried_out()
    {
        const string Old = "not carried out: no review was asked for then";
        var before = new BugBuilder().Attach(13, Texts.Complete).Say(Maren, "reviewbot: help");

        Assert.That(After(before), Is.EqualTo(Old));
        Assert.That(After(before, b => b.Ask(13)), Is.EqualTo(Old));
        Assert.That(After(Asked().Say(Maren, "reviewbot: help"), b => b.Attach(14, Texts.Complete).Ask(14, by: BugBuilder.Bot)), Is.EqualTo("to be answered"), "one was asked for before");
        Assert.That(After(Asked().At(Asked().Now.AddMinutes(-1)).Say(Maren, "reviewbot: help"), b => b), Does.Not.StartWith("not carried out: no review"), "of the same moment");
    }

    [Test]
    public void A_humans_change_of_the_flag_at_that_time_or_later_takes_the_word_away_and_ours_does_not()
    {
        const string Changed = "not carried out: somebody changed the flag afterwards";

        Assert.That(After(Asked().Say(Maren, "reviewbot: assign me"), b => b.Retarget(13, Owner, Tomas)), Is.EqualTo(Changed));
        Assert.That(After(Asked().Say(Maren, "reviewbot: assign me"), b => b.At(b.Now.AddMinutes(-1)).Retarget(13, Owner, Tomas)), Is.EqualTo(Changed));
        Assert.That(After(Asked().Attach(14, Texts.Complete).Ask(14).Say(Maren, "reviewbot: help"), b => b.Retarget(14, Owner, Tomas)), Is.EqualTo(Changed), "of whatever request");
        Assert.That(After(Asked().Say(Maren, "reviewbot: assign me"), b => b.Retarget(13, BugBuilder.Bot, Maren)), Is.EqualTo("to be answered"));
        Assert.That(After(Asked().Say(Maren, "reviewbot: help")), Is.EqualTo("to be answered"));
    }

    [TestCase("reviewbot: embargo until 2027-03-01", "noted")]
    [TestCase("reviewbot: embargo lift", "noted")]
    [TestCase("reviewbot: embargo until tomorrow", "not usable, and told why")]
    [TestCase("reviewbot: embargo until 2025-03-01", "not usable, and told why")]
    [TestCase("reviewbot: embargo explain", "done")]
    [TestCase("reviewbot: hold", "done")]
    public void A_word_about_an_embargo_is_told_as_it_was_answered_whatever_was_decided_since(string word, string outcome)
    {
        Assert.That(OfEmbargo(Asked().Say(Maren, word), b => ClosedBug.Act(b).Decide(13, BugBuilder.Bot, FlagStatus.Granted)), Is.EqualTo(outcome));
        Assert.That(OfEmbargo(Asked().Say(Maren, word), b => ClosedBug.Act(b).Decide(13, Maren, FlagStatus.Granted)), Is.EqualTo(outcome));

        static BugBuilder Asked() => ClosedBug.Asked();
    }

    [Test]
    public void Of_two_words_about_an_embargo_the_first_was_replaced_by_the_second_answered_or_not()
    {
        const string First = "reviewbot: embargo until 2027-03-01";

        Assert.That(OfEmbargo(ClosedBug.Asked().Say(Maren, First), b => ClosedBug.Act(ClosedBug.Act(b).Say(Maren, "reviewbot: embargo lift"))), Is.EqualTo("noted, and replaced by what comment 4 says"));
        Assert.That(OfEmbargo(ClosedBug.Asked().Say(Maren, First), b => b.Say(Maren, "reviewbot: embargo lift")), Is.EqualTo("replaced by what comment 3 says"));
        Assert.That(OfEmbargo(ClosedBug.Asked().Say(Maren, "reviewbot: embargo until tomorrow"), b => ClosedBug.Act(ClosedBug.Act(b).Say(Maren, First))), Is.EqualTo("not usable, and told why"));
    }

    [Test]
    public void A_word_about_an_embargo_that_was_not_answered_yet_will_be_though_the_request_was_decided()
    {
        const string Word = "reviewbot: embargo until 2027-03-01";

        Assert.That(OfEmbargo(ClosedBug.Asked().Say(Maren, Word), b => b.Decide(13, Maren, FlagStatus.Granted)), Is.EqualTo("to be answered"));
        Assert.That(OfEmbargo(ClosedBug.Asked().Say("somebody@example.org", Word), b => b.Say(Maren, Word)), Does.StartWith("refused silently"));
        Assert.That(OfEmbargo(ClosedBug.Asked().Say(Maren, Word), b => b.Say(Maren, "reviewbot: ignore")), Is.EqualTo("done: nothing is written on this bug"));
        Assert.That(OfEmbargo(ClosedBug.Asked().Say(Maren, Word), b => ClosedBug.Act(b).ChangeGroups(Maren, [], [ClosedBug.Group])), Is.EqualTo("answered; the bug was public since"));
    }

    [Test]
    public void Whoever_wrote_a_hold_before_is_its_holder_and_nobody_else_is()
    {
        const string Stranger = "somebody@example.org";
        var bug = new BugBuilder().Restrict("embargo").Attach(13, Texts.Complete).Ask(13);

        Assert.That(Roles(bug.Say(Stranger, "reviewbot: hold").Say(Stranger, "reviewbot: resume")), Is.EqualTo(Role.Holder), "though the hold is over by then");
        Assert.That(Roles(bug.Say("other@example.org", "reviewbot: resume")), Is.EqualTo(Role.None));
        Assert.That(Roles(bug.Say("third@example.org", "reviewbot: resume").Say("third@example.org", "reviewbot: hold"), last: 1), Is.EqualTo(Role.Holder), "who holds it now");
        Assert.That(Roles(bug.Say("third@example.org", "reviewbot: help").Say(Maren, "reviewbot: resume").Say("third@example.org", "reviewbot: help")), Is.EqualTo(Role.Holder), "or did before");
        Assert.That(Roles(bug.Say("fifth@example.org", "reviewbot: hold").Say(Maren, "reviewbot: hold"), last: 1), Is.EqualTo(Role.None), "not yet, while it is said");
        Assert.That(Roles(bug.Say("fourth@example.org", "reviewbot: help").Say("fourth@example.org", "reviewbot: help")), Is.EqualTo(Role.None), "another word holds nothing");
    }

    private static BugBuilder Asked() => new BugBuilder().Attach(13, Texts.Complete).Ask(13);

    private static Role Roles(BugBuilder bug, int last = 0)
    {
        var @case = CaseFold.Fold(bug.Build(), Policy);
        return Conversation.RolesThen(@case, @case.Heard[^(1 + last)], Policy);
    }

    private static string OfEmbargo(BugBuilder bug, Func<BugBuilder, BugBuilder> happens)
    {
        var comment = bug.Comments[^1].Id;
        var @case = ClosedBug.Fold(happens(bug));
        return Conversation.OutcomeOf(@case, @case.Heard.Single(h => h.Comment.Id == comment), ClosedBug.Closed);
    }

    private static string After(BugBuilder bug, Func<BugBuilder, BugBuilder>? happens = null)
    {
        var comment = bug.Comments[^1].Id;
        var @case = CaseFold.Fold((happens?.Invoke(bug) ?? bug).Build(), Policy);
        return Conversation.OutcomeOf(@case, @case.Heard.Single(h => h.Comment.Id == comment), Policy);
    }
}
