using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>A newer form that takes the place of one that nobody marked as obsolete.</summary>
public sealed class ReplacedFormTests
{
    private static readonly string Open = Texts.Complete.With((Texts.Months, ""), (Texts.Dashboard, ""));
    private static readonly string Another = Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal);
    private static readonly string HalfOpen = Texts.Complete.With((Texts.Dashboard, ""));

    [Test]
    public void The_newer_form_gets_the_steward_and_the_older_one_none()
    {
        var bug = AskedAbout(Open).Attach(14, Texts.Complete).Ask(14);

        var plan = Decide(bug);

        Assert.That(plan.Effects.OfType<Effect.Assign>().Select(a => a.AttachmentId), Is.EqualTo(new[] { 14L }));
        Assert.That(plan.Effects.OfType<Effect.ClearNeedinfo>().Count(), Is.EqualTo(1));
        Assert.That(plan.Comment, Does.Contain("mark attachment 13 as obsolete").And.Contain("Both open questions are answered now"));
        bug.Apply(plan).Wait(TimeSpan.FromDays(60));
        Assert.That(Decide(bug).Effects.OfType<Effect.Assign>(), Is.Empty);
        Assert.That(CaseFold.Fold(bug.Build(), Policy).Requests[0].ReplacedBy?.Attachment.Id, Is.EqualTo(14));
    }

    [Test]
    public void Of_two_complete_forms_of_one_requester_it_is_asked_whether_the_newer_replaces_the_older()
    {
        const string Asks = "The form in attachment 13 waits, too; if this one replaces it, please mark it as obsolete.";
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        bug.Apply(Decide(bug)).Attach(14, Another).Ask(14);
        Assert.That(bug.Comments[^1].Body, Does.Not.Contain("replaces it"), "there was no other");

        Assert.That(Decide(bug).Comment, Does.Contain("in attachment 14.").And.Contain(Asks));
        Assert.That(Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Attach(14, Another).Ask(14)).Comment!.Split(Asks), Has.Length.EqualTo(2), "both at once");
    }

    [Test]
    public void Of_two_complete_forms_that_are_two_requests_nothing_is_asked()
    {
        const string Asks = "if this one replaces it";
        BugBuilder Bug() => Applied(new BugBuilder().Attach(13, Texts.Complete).Ask(13));

        Assert.That(Decide(Bug().Attach(14, Another).Say(BugBuilder.Requester, "These are two separate requests.").Ask(14)).Comment, Does.Not.Contain(Asks), "it was said");
        Assert.That(Decide(Bug().Attach(14, Another, by: Owner).Ask(14, by: Owner)).Comment, Does.Not.Contain(Asks), "of somebody else");
        Assert.That(Decide(Bug().Decide(13, Maren, FlagStatus.Denied).Attach(14, Another).Ask(14)).Comment, Does.Not.Contain(Asks), "it was decided");
        Assert.That(Decide(Bug().Obsolete(13).Attach(14, Another).Ask(14)).Comment, Does.Not.Contain(Asks), "it is obsolete");
        Assert.That(Decide(Bug().Attach(14, Open).Ask(14, requestee: Maren)).Comment, Does.Not.Contain(Asks), "the newer one isn't complete");

        static BugBuilder Applied(BugBuilder bug) => bug.Apply(Decide(bug));
    }

    [Test]
    public void A_newer_form_with_fewer_open_questions_is_asked_about_and_the_needinfo_stays()
    {
        var bug = AskedAbout(Open).Attach(14, HalfOpen).Ask(14);

        var plan = Decide(bug);
        bug.Apply(plan);

        Assert.That(plan.Comment, Does.Contain("mark attachment 13 as obsolete").And.Contain("1 of 2 solved; question 10 still lacks an answer."));
        Assert.That(plan.Steps.SelectMany(s => s.Marks).Select(m => m.ToString()), Has.No.Member("14.0 flag-lost"), "a review of it was asked for");
        Assert.That(bug.Flags, Has.Count.EqualTo(1));
        Assert.That(Decide(bug).IsEmpty, Is.True);
    }

    [Test]
    public void A_newer_form_without_a_flag_is_asked_for_one_in_the_same_breath()
    {
        var bug = AskedAbout(Open).Attach(14, Texts.Complete);

        var plan = Decide(bug);
        bug.Apply(plan);

        Assert.That(plan.Comment, Does.Contain("Please set data-review? on it and mark attachment 13 as obsolete").Or.Contain("Please set `data-review?` on it and mark attachment 13 as obsolete"));
        Assert.That(bug.Flags, Has.Count.EqualTo(1));
        Assert.That(plan.Steps.SelectMany(s => s.Marks).Select(m => m.ToString()), Has.Member("14.0 flag-lost"));
        Assert.That(Decide(bug.Wait(TimeSpan.FromDays(20))).Effects.OfType<Effect.Assign>(), Is.Empty);
        bug.Ask(14);
        Assert.That(Decide(bug).Effects.Select(e => e.Word), Is.EquivalentTo(new[] { "assigned", "needinfo-cleared" }));
    }

    [Test]
    public void A_steward_who_has_the_older_form_gets_the_newer_one()
    {
        var bug = new BugBuilder().Attach(13, Open).Ask(13, requestee: Tomas);
        bug.Apply(Decide(bug)).Attach(14, Texts.Complete).Ask(14);

        Assert.That(Decide(bug).Effects.OfType<Effect.Assign>().Select(a => a.Steward), Is.EqualTo(new[] { Tomas }));
    }

    [TestCase(BugBuilder.Requester, "Attachment 14 is another request, please review both.")]
    [TestCase(Owner, "These are two different requests.")]
    [TestCase(Maren, "14 does not replace 13.")]
    public void Whoever_says_that_it_is_another_request_gets_a_steward_for_the_older_one(string who, string words)
    {
        var bug = AskedAbout(Open).Attach(14, Texts.Complete).Ask(14);
        bug.Apply(Decide(bug)).Say(who, words);

        Assert.That(Decide(bug).Effects.OfType<Effect.Assign>().Select(a => a.AttachmentId), Is.EqualTo(new[] { 13L }));
    }

    [Test]
    public void Naming_a_steward_for_the_older_one_or_asking_for_one_says_so_too()
    {
        var bug = AskedAbout(Open).Attach(14, Texts.Complete).Ask(14);
        bug.Apply(Decide(bug)).Say(BugBuilder.Requester, "reviewbot: assign");
        Assert.That(Decide(bug).Effects.OfType<Effect.Assign>().Select(a => a.AttachmentId), Is.EqualTo(new[] { 13L }));

        bug.Retarget(13, BugBuilder.Requester, Tomas);
        Assert.That(CaseFold.Fold(bug.Build(), Policy).Requests[0].ReplacedBy, Is.Null);
    }

    [TestCase("It is not another request.")]
    [TestCase("> These are two different requests.\n\nThanks!")]
    [TestCase("Is this another request?")]
    public void Other_words_change_nothing(string words)
    {
        var bug = AskedAbout(Open).Attach(14, Texts.Complete).Ask(14);
        bug.Apply(Decide(bug)).Say(BugBuilder.Requester, words);

        Assert.That(CaseFold.Fold(bug.Build(), Policy).Requests[0].ReplacedBy, Is.Not.Null);
    }

    [Test]
    public void Neither_another_persons_form_nor_an_emptier_one_nor_a_complete_ones_second_replaces_anything()
    {
        Assert.That(ReplacedIn(AskedAbout(Open).Attach(14, Texts.Complete, by: Ines).Ask(14, by: Ines)), Is.False);
        Assert.That(ReplacedIn(AskedAbout(HalfOpen).Attach(14, Open).Ask(14)), Is.False);
        Assert.That(ReplacedIn(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Attach(14, Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal)).Ask(14)), Is.False);
    }

    [Test]
    public void Two_forms_that_come_together_are_one_request_only_if_they_are_about_the_same()
    {
        Assert.That(ReplacedIn(new BugBuilder().Attach(13, Open).Ask(13).Attach(14, Texts.Complete).Ask(14)), Is.True);
        Assert.That(ReplacedIn(new BugBuilder().Attach(13, Open).Ask(13).Attach(14, Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal)).Ask(14)), Is.False);
    }

    [Test]
    public void A_document_that_nobody_could_read_gives_way_to_the_form()
    {
        var bug = new BugBuilder().Attach(13, "%PDF-1.7 x", type: "application/pdf").Ask(13);
        bug.Apply(Decide(bug)).Attach(14, Texts.Complete).Ask(14);

        Assert.That(Decide(bug).Effects.OfType<Effect.Assign>().Select(a => a.AttachmentId), Is.EqualTo(new[] { 14L }));
    }

    private static bool ReplacedIn(BugBuilder bug) => CaseFold.Fold(bug.Build(), Policy).Requests[0].ReplacedBy is not null;

    private static BugBuilder AskedAbout(string form)
    {
        var bug = new BugBuilder().Attach(13, form).Ask(13);
        return bug.Apply(Decide(bug));
    }
}
