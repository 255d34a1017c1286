using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>Words of the steward who is asked that are addressed to nobody: one offer, once, and silence on chat.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class RemarkTests(bool bmo)
{
    [TestCase("r+", "approve")]
    [TestCase("r+!", "approve")]
    [TestCase("r=me", "approve")]
    [TestCase("data-review+ from me", "approve")]
    [TestCase("data-review+", "approve")]
    [TestCase("LGTM, r+", "approve")]
    [TestCase("LGTM", "approve")]
    [TestCase("Thanks for the answers. data-review+ from me.", "approve")]
    [TestCase("r+ from me, thanks!", "approve")]
    [TestCase("I approve this.", "approve")]
    [TestCase("Approved.", "approve")]
    [TestCase("This gets an r+ from me.", "approve")]
    [TestCase("Ship it!", "approve")]
    [TestCase("> Shall it be public?\n\nYes. r+", "approve")]
    [TestCase("r- please answer question 9", "deny REASON")]
    [TestCase("r-, question 9 isn't answered", "deny REASON")]
    [TestCase("Sorry, r-. The opt-out is missing.", "deny REASON")]
    [TestCase("data-review- until the opt-out exists? No: data-review-, it doesn't exist.", null)]
    [TestCase("data-review-", "deny REASON")]
    [TestCase("r+ once question 9 is answered", null)]
    [TestCase("r+ with the nits fixed?", null)]
    [TestCase("Is an r+ from me enough here?", null)]
    [TestCase("I'd give r+ if question 9 were clear.", null)]
    [TestCase("No r+ yet.", null)]
    [TestCase("Bob gave r+ on the patch.", null)]
    [TestCase("r+ on the patch, I'll look at the form tomorrow.", null)]
    [TestCase("What does r+ mean here?", null)]
    [TestCase("r+ is set by the steward.", null)]
    [TestCase("`r+`", null)]
    [TestCase("> r+", null)]
    public void A_decision_in_a_comment_is_asked_about_once(string text, string? command)
    {
        var (outcome, answer) = Table.After(Table.Maren, text, bmo);
        Assert.That(outcome, Is.EqualTo(command is null ? "silence" : "verdict-asked"));
        if (command is not null)
        {
            Assert.That(answer, Does.Contain($"`reviewbot: {command}`").And.Contain($"`data-review{(command == "approve" ? '+' : '-')}`"));
        }
    }

    [TestCase("I'm on PTO until Monday, can someone else take this?", "decline busy")]
    [TestCase("I’m on PTO until Monday, can someone else take this?", "decline busy")]
    [TestCase("I am on vacation next week. Could somebody else have a look?", "decline busy")]
    [TestCase("I'm swamped at the moment, sorry.", "decline busy")]
    [TestCase("Sorry, I have no time for this.", "decline busy")]
    [TestCase("I'll be away until the 7th.", "decline busy")]
    [TestCase("I don't have the bandwidth for this one.", "decline busy")]
    [TestCase("I have a conflict here, I wrote half of it", "decline conflict")]
    [TestCase("I have a conflict of interest here.", "decline conflict")]
    [TestCase("This is my own patch, so someone else should review it.", "decline conflict")]
    [TestCase("I should recuse myself.", "decline conflict")]
    [TestCase("Can someone else take this one?", "decline")]
    [TestCase("I can't review this, please find somebody else.", "decline")]
    [TestCase("I'm not the right person for this.", "decline")]
    [TestCase("I'm on PTO until Monday and will look at it then.", null)]
    [TestCase("I'm busy today but I'll review it tomorrow.", null)]
    [TestCase("I was on PTO, looking at it now.", null)]
    [TestCase("Bob is on PTO until Monday.", null)]
    [TestCase("Enjoy your vacation!", null)]
    [TestCase("There is a merge conflict in the patch.", null)]
    [TestCase("I have a merge conflict locally.", null)]
    [TestCase("Does the busy indicator count as interaction data?", null)]
    [TestCase("The PTO calendar is counted, too, isn't it?", null)]
    [TestCase("How busy is the server?", null)]
    [TestCase("Question 3 says that the user is away; what is counted then?", null)]
    [TestCase("Who else has time? I mean for the analysis.", null)]
    [TestCase("Thank you, I'm reading it.", null)]
    public void Who_seems_unable_is_offered_the_way_out_once(string text, string? command)
    {
        var (outcome, answer) = Table.After(Table.Maren, text, bmo);
        Assert.That(outcome, Is.EqualTo(command is null ? "silence" : "offered"));
        if (command is not null)
        {
            Assert.That(answer, Does.Contain($"`reviewbot: {command}`"));
        }
    }

    [Test]
    public void Nobody_is_answered_but_the_steward_who_is_asked(
        [Values(Table.Ines, Table.Rhea, Table.Outsider)] string who, [Values("r+", "I'm on PTO until Monday, can someone else take this?")] string text) =>
        Assert.That(Table.After(who, text, bmo), Is.EqualTo(("silence", "")));

    [Test]
    public void Who_says_it_again_is_not_answered_again()
    {
        var bug = Table.Asked().Say(Table.Maren, "I'm on PTO until Monday.");
        bug.Apply(Table.Decide(bug, Table.Policy(bmo))).Say(Table.Maren, "I'm really on PTO.").Say(Table.Maren, "r+");
        Assert.That(Table.Decide(bug, Table.Policy(bmo)).IsEmpty, Is.True);
    }

    [Test]
    public void Who_sets_the_flag_meanwhile_is_not_asked()
    {
        var bug = Table.Asked().Say(Table.Maren, "r+").Decide(13, Table.Maren, FlagStatus.Granted);
        Assert.That(Table.Decide(bug, Table.Policy(bmo)).Steps.Select(s => s.Word), Has.None.EqualTo("verdict-asked"));
    }
}
