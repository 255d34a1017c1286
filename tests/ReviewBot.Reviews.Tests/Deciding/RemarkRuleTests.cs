using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>Whose words that are addressed to nobody are taken up, and when.</summary>
internal sealed class RemarkRuleTests
{
    private const string Grant = "LGTM, r+";

    [Test]
    public void A_remark_of_the_steward_who_is_asked_is_taken_up_and_nobody_elses()
    {
        Assert.That(Words(Decide(Asked().Say(Maren, Grant))), Is.EqualTo(new[] { "verdict-asked" }));
        Assert.That(Words(Decide(Asked().Say(Maren, "I'm swamped at the moment, sorry."))), Is.EqualTo(new[] { "offered" }));
        Assert.That(Words(Decide(Asked().Say(Tomas, Grant))), Is.Empty);
        var own = new BugBuilder().Attach(13, Texts.Complete).Ask(13, by: Maren, requestee: Maren).Mention("13.1", Steps.OwnRequest);
        Assert.That(Words(Decide(own.Say(Maren, Grant))), Is.Empty, "on the own request");
    }

    [Test]
    public void What_was_remarked_and_written_while_we_were_silent_is_asked_about_once()
    {
        var both = Asked().Say(Maren, Grant).Say(Maren, Texts.Review + "\n\n## Result\n\ndata-review+");
        Assert.That(Words(Decide(both, both.Now.AddDays(3))), Is.EqualTo(new[] { "verdict-asked" }));

        var twice = Asked().Say(Maren, "I'm swamped at the moment, sorry.").Say(Maren, "I have a conflict here, I wrote half of it.");
        Assert.That(Words(Decide(twice)), Is.EqualTo(new[] { "offered" }));
    }

    [Test]
    public void What_the_steward_decides_in_the_end_settles_what_was_said_before()
    {
        var bug = Asked().Say(Maren, Grant).Say(Maren, Texts.Review + "\n\n## Result\n\ndata-review+").Say(Maren, "reviewbot: approve");

        Assert.That(Words(Decide(bug, bug.Now.AddDays(3))), Has.None.AnyOf("verdict-asked", "offered"));
    }

    [Test]
    public void On_a_bug_that_is_held_or_was_given_up_no_remark_is_taken_up()
    {
        Assert.That(Words(Decide(Asked().Say(Maren, "reviewbot: hold").Say(Maren, Grant))), Has.No.Member("verdict-asked"));
        Assert.That(Words(Decide(Asked().Say(Maren, Grant).Resolve("WONTFIX"))), Is.Empty);
    }

    [Test]
    public void A_remark_from_before_the_naming_is_none_and_one_of_its_moment_is()
    {
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Say(Maren, Grant).Ask(13, requestee: Maren))), Is.Empty, "before it was asked");
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Tomas).Say(Maren, Grant).Retarget(13, Owner, Maren))), Is.Empty, "while somebody else was asked");
        Assert.That(Words(Decide(Back(Asked()).Say(Maren, Grant))), Is.EqualTo(new[] { "verdict-asked" }));
    }

    [Test]
    public void A_remark_from_before_our_time_is_none_and_one_of_its_beginning_is()
    {
        var bug = Asked().Say(Maren, Grant);

        Assert.That(Words(Decide(bug, world: Meeting.World with { Began = bug.Now })), Is.EqualTo(new[] { "verdict-asked" }));
        Assert.That(Words(Decide(bug, world: Meeting.World with { Began = bug.Now.AddSeconds(1) })), Is.Empty);
    }

    [Test]
    public void A_change_of_the_flag_after_the_remark_takes_it_away_and_one_of_its_moment_does_not()
    {
        Assert.That(Words(Decide(Asked().Say(Maren, Grant).Ask(13, by: Owner, requestee: Tomas))), Is.Empty);
        Assert.That(Words(Decide(Back(Asked().Say(Maren, Grant)).Ask(13, by: Owner, requestee: Tomas))), Is.EqualTo(new[] { "verdict-asked" }));
    }

    [TestCase(Steps.VerdictAsked, false)]
    [TestCase(Steps.Offered, false)]
    [TestCase(Steps.Advice, true)]
    public void A_steward_who_was_made_an_offer_is_made_no_other(string step, bool taken) =>
        Assert.That(Words(Decide(Asked().Mention("13.1", step).Say(Maren, Grant))).Contains("verdict-asked"), Is.EqualTo(taken));

    [Test]
    public void An_offer_to_the_steward_before_is_none_to_this_one()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Tomas).Mention("13.1", Steps.Offered).Retarget(13, Owner, Maren);
        Assert.That(Words(Decide(bug.Say(Maren, Grant))), Is.EqualTo(new[] { "verdict-asked" }));

        var together = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Tomas).Retarget(13, Owner, Maren);
        Assert.That(Words(Decide(Back(together).Mention("13.1", Steps.Offered).Say(Maren, Grant))), Is.Empty, "of the moment of naming");
    }

    [Test]
    public void Who_was_asked_once_and_is_no_more_is_not_taken_up() =>
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Tomas).Retarget(13, Owner, Maren).Say(Tomas, Grant))), Is.Empty);

    [Test]
    public void That_another_is_asked_beside_them_makes_no_second_offer_to_a_steward() =>
        Assert.That(Words(Decide(Asked().Mention("13.1", Steps.Offered).Ask(13, by: Owner, requestee: Tomas).Say(Maren, Grant))), Is.Empty);

    [TestCase("Tomas, could you take this one?", "offered")]
    [TestCase("Rhea, could you take this one?", null)]
    public void A_request_is_handed_over_to_stewards_alone(string words, string? step) =>
        Assert.That(Words(Decide(Asked().Say(Maren, words), world: Meeting.World with { Accounts = Meeting.World.Accounts.Add(BugBuilder.Requester, new Account(BugBuilder.Requester, "Rhea", "rhea")) })), step is null ? Is.Empty : Is.EqualTo(new[] { step }));

    [TestCase(Grant)]
    [TestCase("This is r-.")]
    public void A_written_review_is_no_remark(string verdict)
    {
        Assert.That(Words(Decide(Asked().Say(Maren, verdict))), Is.EqualTo(new[] { "verdict-asked" }));
        Assert.That(Words(Decide(Asked().Say(Maren, $"{Texts.Review}\n\n{verdict}"))), Is.Empty);
    }

    private static BugBuilder Asked() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);
}
