using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Reminders;

/// <summary>Whom our comments in a bug reminded.</summary>
internal sealed class ReminderFactTests
{
    private static readonly ReviewPolicy Known = Policy with { EscalationContacts = Policy.EscalationContacts.Add("legal", "legal@example.org").Add("trust", "trust@example.org") };

    [TestCase("first.1", new[] { Maren })]
    [TestCase("second.2", new[] { Maren, BugBuilder.Requester })]
    [TestCase("closing.3", new[] { BugBuilder.Requester })]
    [TestCase("correction.1", new[] { BugBuilder.Requester })]
    [TestCase("renewal.1", new[] { BugBuilder.Requester })]
    [TestCase("offer.3", new string[0])]
    [TestCase("responsible.1", new string[0])]
    [TestCase("owner.1", new string[0])]
    [TestCase("unheard-of.1", new string[0])]
    public void Each_rung_reminds_its_own_people(string state, string[] people) =>
        Assert.That(Reminded(Asked().Mention("13.1", Steps.Reminded, state)), Is.EqualTo(people));

    [Test]
    public void A_reminder_bears_its_moment_its_round_and_its_rung()
    {
        var bug = Asked().Mention("13.1", Steps.Reminded, "first.1");

        Assert.That(Facts(bug).Single(), Is.EqualTo(new Reviews.Knowledge.ReminderFact(Maren, bug.Now, "13.1", "first")));
    }

    [Test]
    public void Another_word_of_ours_reminds_nobody() => Assert.That(Reminded(Asked().Mention("13.1", Steps.Findings, "first.1")), Is.Empty);

    [Test]
    public void A_reminder_of_a_round_that_is_not_known_reminds_nobody() => Assert.That(Reminded(Asked().Mention("14.1", Steps.Reminded, "first.1")), Is.Empty);

    [Test]
    public void The_steward_of_that_time_was_reminded()
    {
        Assert.That(Reminded(Asked().Mention("13.1", Steps.Reminded, "first.1").Retarget(13, Owner, Tomas)), Is.EqualTo(new[] { Maren }));
        Assert.That(Reminded(Asked().Retarget(13, Owner, Tomas).Mention("13.1", Steps.Reminded, "first.1")), Is.EqualTo(new[] { Tomas }));
        Assert.That(Reminded(Back(Asked()).Mention("13.1", Steps.Reminded, "first.1")), Is.EqualTo(new[] { Maren }), "of the moment of naming");
        Assert.That(Reminded(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Mention("13.1", Steps.Reminded, "first.1")), Is.Empty, "nobody was asked");
    }

    [Test]
    public void The_contact_of_the_escalation_of_that_time_was_reminded()
    {
        var bug = Asked().Mention("13.1", Steps.Escalated, "legal").Mention("13.1", Steps.Reminded, "escalation.1").Mention("13.1", Steps.Escalated, "trust");
        Assert.That(Reminded(bug), Is.EqualTo(new[] { "legal@example.org" }));

        Assert.That(Reminded(Back(Asked().Mention("13.1", Steps.Reminded, "escalation.1")).Mention("13.1", Steps.Escalated, "trust")), Is.EqualTo(new[] { "trust@example.org" }), "of the same moment");
        Assert.That(Reminded(Asked().Mention("13.1", Steps.Escalated, "council").Mention("13.1", Steps.Reminded, "escalation.1")), Is.Empty, "no contact is known");
        Assert.That(Reminded(Asked().Mention("13.1", Steps.Resolved, "legal").Mention("13.1", Steps.Reminded, "escalation.1")), Is.Empty);
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public void Whom_we_asked_by_needinfo_within_a_minute_of_it_was_reminded_too(int minutes, bool reminded)
    {
        var bug = Asked().Mention("13.1", Steps.Reminded, "offer.1").Wait(TimeSpan.FromMinutes(minutes)).AskNeedinfo(BugBuilder.Bot, Ines);

        Assert.That(Reminded(bug), reminded ? Is.EqualTo(new[] { Ines }) : Is.Empty);
        Assert.That(Reminded(bug, Known with { NeedinfoFlag = null }), Is.Empty);
    }

    [Test]
    public void Whom_a_human_asked_in_that_minute_was_not_reminded_by_us() =>
        Assert.That(Reminded(Asked().Mention("13.1", Steps.Reminded, "offer.1").AskNeedinfo(Owner, Ines)), Is.Empty);

    [Test]
    public void Nobody_counts_twice_for_one_reminder() =>
        Assert.That(Reminded(Asked().Mention("13.1", Steps.Reminded, "first.1").AskNeedinfo(BugBuilder.Bot, Maren.ToUpperInvariant())), Is.EqualTo(new[] { Maren }));

    [TestCase("offer.1", true)]
    [TestCase("responsible.1", true)]
    [TestCase("first.1", false)]
    public void An_offer_without_a_new_needinfo_reminds_whoever_had_not_answered_one_yet(string state, bool reminded)
    {
        var bug = Asked().AskNeedinfo(BugBuilder.Bot, Ines).ClearNeedinfo(Ines).AskNeedinfo(Owner, Tomas).Wait(TimeSpan.FromDays(1)).Mention("13.1", Steps.Reminded, state).Wait(TimeSpan.FromDays(1)).AskNeedinfo(BugBuilder.Bot, Owner);

        Assert.That(Reminded(bug).Contains(Tomas), Is.EqualTo(reminded));
        Assert.That(Reminded(bug), Has.No.Member(Ines).And.No.Member(Owner));
    }

    [Test]
    public void An_offer_with_a_new_needinfo_reminds_nobody_else_and_one_without_all_who_have_not_answered()
    {
        Assert.That(Reminded(Asked().AskNeedinfo(Owner, Tomas).Wait(TimeSpan.FromDays(1)).Mention("13.1", Steps.Reminded, "offer.1").AskNeedinfo(BugBuilder.Bot, Ines)), Is.EqualTo(new[] { Ines }));
        Assert.That(Reminded(Asked().AskNeedinfo(Owner, Ines).AskNeedinfo(Owner, Tomas).ClearNeedinfo(Tomas).Wait(TimeSpan.FromDays(1)).Mention("13.1", Steps.Reminded, "offer.1")), Is.EqualTo(new[] { Ines }));
    }

    [Test]
    public void A_needinfo_to_nobody_in_particular_reminds_nobody() =>
        Assert.That(Reminded(Asked().Mention("13.1", Steps.Reminded, "offer.1").AskNeedinfo(BugBuilder.Bot, "")), Is.Empty);

    [Test]
    public void A_needinfo_of_the_moment_of_an_offer_stood_already()
    {
        var bug = Asked().AskNeedinfo(Owner, Tomas);

        Assert.That(Reminded(Back(bug).Mention("13.1", Steps.Reminded, "offer.1")), Is.EqualTo(new[] { Tomas }));
    }

    [Test]
    public void A_word_without_a_rung_has_none() => Assert.That(ReminderFacts.RungOf(new OurWord(new MarkItem("13.1", Steps.Reminded), new Comment(1, 1, BugBuilder.Bot, default, ""))), Is.Empty);

    private static BugBuilder Asked() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);

    private static IEnumerable<Reviews.Knowledge.ReminderFact> Facts(BugBuilder bug, ReviewPolicy? policy = null) => ReminderFacts.Of(CaseFold.Fold(bug.Build(), policy ?? Known), policy ?? Known);

    private static IEnumerable<string> Reminded(BugBuilder bug, ReviewPolicy? policy = null) => [.. Facts(bug, policy).Select(f => f.Person)];
}
