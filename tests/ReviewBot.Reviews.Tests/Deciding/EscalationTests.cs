using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>Who has to answer first, and how they are reached.</summary>
internal sealed class EscalationTests
{
    private const string Contact = "legal@example.org";

    private static readonly ReviewPolicy Known = Policy with { EscalationContacts = Policy.EscalationContacts.Add("legal", Contact) };

    [Test]
    public void The_contact_is_asked_by_needinfo_and_the_owners_hear_of_it()
    {
        var plan = Escalate(Known);

        Assert.That(Words(plan), Is.EqualTo(new[] { "escalated" }));
        Assert.That(plan.Effects, Is.EqualTo(new Effect[] { new Effect.AskNeedinfo(Contact) }));
        Assert.That(plan.Notices.Single().Text, Is.EqualTo("Bug 12 was escalated to Legal."));
    }

    [Test]
    public void Without_a_contact_nobody_is_asked_and_the_owners_are_asked_to_do_it()
    {
        var plan = Escalate(Policy);

        Assert.That(plan.Effects, Is.Empty);
        Assert.That(plan.Notices.Single().Text, Does.Contain("names no contact"));
    }

    [Test]
    public void Where_there_are_no_needinfos_the_contact_is_put_on_CC_once()
    {
        var policy = Known with { NeedinfoFlag = null };

        Assert.That(Escalate(policy).Effects, Is.EqualTo(new Effect[] { new Effect.AddCc(Contact) }));
        Assert.That(Escalate(policy, cc: Contact.ToUpperInvariant()).Effects, Is.Empty);
    }

    [TestCase(false, "needinfo")]
    [TestCase(true, "cc needinfo")]
    public void A_restricted_bug_is_shown_to_the_contact_only_where_the_settings_say_so(bool cc, string effects) =>
        Assert.That(string.Join(' ', Escalate(Known with { CcOnRestrictedBugs = cc }, restricted: true).Effects.Select(e => e.Word)), Is.EqualTo(effects));

    [Test]
    public void With_the_answer_our_question_to_the_contact_goes_and_no_other()
    {
        var bug = Asked().AskNeedinfo(BugBuilder.Bot, Contact).AskNeedinfo(Owner, Contact).AskNeedinfo(BugBuilder.Bot, BugBuilder.Requester).Mention("13.1", Steps.Escalated, "legal").Say(Maren, "reviewbot: resolve");

        var plan = Decide(bug, policy: Known);

        Assert.That(Words(plan), Is.EqualTo(new[] { "resolved" }));
        Assert.That(plan.Effects, Is.EqualTo(new Effect[] { new Effect.ClearNeedinfo(bug.Flags[0].Id) }));
    }

    [Test]
    public void What_was_never_escalated_can_not_be_answered() =>
        Assert.That(Words(Decide(Asked().Say(Maren, "reviewbot: resolve"), policy: Known)), Is.EqualTo(new[] { "refused" }));

    [Test]
    public void Of_two_requests_that_wait_it_must_be_said_which_one_is_escalated() =>
        Assert.That(Words(Decide(Asked().Attach(14, Texts.Complete).Ask(14, requestee: Tomas).Say(Owner, "reviewbot: escalate legal a third party"), policy: Known)), Is.EqualTo(new[] { "refused" }));

    private static BugBuilder Asked() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);

    private static Plan Escalate(ReviewPolicy policy, bool restricted = false, string? cc = null)
    {
        var bug = Asked().Say(Maren, "reviewbot: escalate legal a third party").Build();
        var seen = bug with { Groups = restricted ? ["embargo"] : [], Cc = cc is null ? [] : [cc] };
        return Reviews.Deciding.Decider.Decide([Cases.CaseFold.Fold(seen, policy)], policy, Meeting.World, seen.LastChangeTime).Single();
    }
}
