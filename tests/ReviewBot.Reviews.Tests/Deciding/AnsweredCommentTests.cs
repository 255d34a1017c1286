using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>An answer says which comment it is for where another stands between, and to whom it is said.</summary>
internal sealed class AnsweredCommentTests
{
    [TestCase("reviewbot: approve if the end date is in", "I didn't understand")]
    [TestCase("reviewbot: frobnicate", "I didn't understand")]
    [TestCase("    reviewbot: prefill", "If")]
    [TestCase("reviewbot: don't reassign this", "Noted")]
    [TestCase("LGTM, r+", "If")]
    public void What_stands_right_below_a_comment_needs_no_number_and_what_stands_below_another_does(string word, string opening)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Say(Maren, word);
        var number = bug.Comments[^1].Count;
        var below = Decide(bug).Comment;
        Assert.That(below, Does.Contain(opening).And.Not.Contain($"comment {number}"));

        bug.Say(BugBuilder.Requester, "The end date is in question 7.");

        Assert.That(Decide(bug).Comment, Does.Match($@"{opening} \(?comment {number}\b"));
    }

    [Test]
    public void What_was_not_understood_is_told_in_sentences_of_one_colon_each()
    {
        var comment = Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Say(Maren, "reviewbot: approve with the end date"))?.Comment;

        Assert.That(comment, Does.Contain("I didn't understand that. Nothing but thanks can follow it: an approval with a condition isn't one yet. For example: \"reviewbot: approve\""));
    }

    [Test]
    public void Who_has_to_set_the_flag_is_told_by_name_and_which()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Say(Maren, "reviewbot: approve");

        Assert.That(Decide(bug, policy: Policy with { MaySetVerdict = false }).Comment, Does.Contain("Maren, I may not set this flag here. Please set data-review+ on attachment 13 yourself."));
    }

    [Test]
    public void Who_is_asked_already_is_no_further_way_to_a_person()
    {
        var open = Texts.Complete.With((Texts.Months, ""));

        Assert.That(Decide(new BugBuilder().Attach(13, open).Ask(13)).Comment, Does.Contain("or name a steward in the flag, and a person will look at it as it is"));
        Assert.That(Decide(new BugBuilder().Attach(13, open).Ask(13, requestee: Maren)).Comment, Does.Contain("say so in a comment, and Maren decides how to go on.").And.Not.Contain("name a steward"));
        Assert.That(Decide(new BugBuilder().Attach(13, open).Ask(13, requestee: "somebody@example.org")).Comment, Does.Contain("say so in a comment, and the steward who is asked decides how to go on."));
    }
}
