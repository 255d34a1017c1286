using System.Collections.Immutable;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What follows where a human named the steward.</summary>
internal sealed class NamedRuleTests
{
    private const string Stranger = "somebody@example.org";

    private static readonly string Open = Texts.Complete.With((Texts.Months, ""));

    private static readonly ReviewPolicy MarenAway = Policy with
    {
        Roster = new Roster([new Steward { Login = Maren, Name = "Maren", Away = [new AwayPeriod(new DateOnly(2026, 11, 10), new DateOnly(2026, 12, 24))] }, new Steward { Login = Tomas, Name = "Tomas" }]),
    };

    [Test]
    public void Whoever_is_on_no_roster_is_left_alone_and_the_owners_hear_of_it_with_the_time_of_naming()
    {
        var bug = Named(Stranger);
        var asked = bug.Now;

        var plan = Decide(bug);

        Assert.That(plan.Notices.Single(), Has.Property("Key").EqualTo("off-roster-asked 12 13.1").And.Property("Arose").EqualTo(asked));
        Assert.That(plan.IsEmpty, Is.True);
        bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Wait(TimeSpan.FromDays(1)).Retarget(13, Owner, Stranger);
        Assert.That(Decide(bug).Notices.Single().Arose, Is.EqualTo(bug.Now), "the time of naming, and not of the request");
    }

    [Test]
    public void An_owner_who_is_named_is_no_stranger()
    {
        Assert.That(Decide(Named(Owner.ToUpperInvariant())).Notices, Is.Empty);
        Assert.That(Decide(Named(Maren)).Notices, Is.Empty);
    }

    [Test]
    public void What_is_said_beside_a_stranger_is_said_all_the_same()
    {
        var plan = Decide(Named(Stranger, Open));

        Assert.That(Words(plan), Is.EqualTo(new[] { "findings" }));
        Assert.That(plan.Notices, Has.Exactly(1).Items);
    }

    [Test]
    public void That_a_named_steward_is_away_is_said_once_within_a_week_of_the_naming()
    {
        var bug = Named(Maren);
        var plan = Decide(bug, policy: MarenAway);
        Assert.That(plan.Comment, Does.Contain("It may take a while"));
        Assert.That(plan.Steps.Single(), Has.Property("Word").EqualTo("later").And.Property("Greets").EqualTo(BugBuilder.Requester));

        Assert.That(Words(Decide(bug, bug.Now.AddDays(7), MarenAway)), Has.Member("later"));
        Assert.That(Words(Decide(bug, bug.Now.AddDays(7).AddSeconds(1), MarenAway)), Has.No.Member("later"));
        Assert.That(plan.Steps[0].Text, Does.StartWith("It may take a while"));
        Assert.That(Decide(bug.Apply(plan), policy: MarenAway).IsEmpty, Is.True);
        var both = MarenAway with { Roster = new Roster([.. MarenAway.Roster.Stewards.Select(s => s with { Away = MarenAway.Roster.Stewards[0].Away })]) };
        Assert.That(Decide(bug.Retarget(13, Owner, Tomas), policy: both).IsEmpty, Is.True, "once a round, whoever is named next");
    }

    [Test]
    public void That_a_named_steward_is_away_is_said_with_what_is_said_anyway()
    {
        var plan = Decide(Named(Maren, Open), policy: MarenAway);

        Assert.That(Words(plan), Is.EqualTo(new[] { "findings" }));
        Assert.That(plan.Steps[0].Text, Does.Contain("It may take a while").And.Contain("Question 7"));
        Assert.That(plan.Steps[0].Greets, Is.EqualTo(BugBuilder.Requester));
        Assert.That(plan.Steps[0].Marks.Select(m => m.Step), Is.EqualTo(new[] { Steps.Findings, Steps.MayTakeLonger }));
    }

    [Test]
    public void Of_whom_we_know_nothing_or_who_is_there_nothing_is_said_of_an_absence()
    {
        Assert.That(Words(Decide(Named(Tomas), policy: MarenAway)), Is.Empty);
        Assert.That(Words(Decide(Named(Maren).Ask(13, requestee: Tomas), policy: MarenAway)), Is.Empty, "one of two is there");
        var away = Meeting.World with { Accounts = ImmutableDictionary<string, Account>.Empty.Add(Stranger, new Account(Stranger, "Some Body (away until May)")) };
        Assert.That(Words(Decide(Named(Stranger), world: away)), Has.No.Member("later"), "who is on no roster");
    }

    [Test]
    public void Of_a_naming_from_before_our_time_nothing_is_said()
    {
        var bug = Named(Maren);

        Assert.That(Words(Decide(bug, bug.Now.AddHours(1), MarenAway, Meeting.World with { Began = bug.Now.AddMinutes(1) })), Is.Empty);
        Assert.That(Words(Decide(bug, bug.Now.AddHours(1), MarenAway, Meeting.World with { Began = bug.Now })), Is.EqualTo(new[] { "later" }));
    }

    [Test]
    public void A_choice_that_we_overwrote_is_put_right_before_the_lost_word_is_made_up_for()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        var ours = Decide(bug);
        bug.Retarget(13, Owner, Tomas).Apply(ours);

        Assert.That(Decide(bug).Effects.OfType<Effect.Assign>().Select(a => a.Steward), Is.EqualTo(new[] { Tomas }));
        Assert.That(Decide(bug).Steps.Single().Urgent, Is.True);
    }

    [TestCase(Steps.Findings)]
    [TestCase(Steps.Unusable)]
    [TestCase(Steps.Unreadable)]
    [TestCase(Steps.Advice)]
    [TestCase(Steps.OwnRequest)]
    public void What_was_said_to_a_named_request_is_said_once(string step) =>
        Assert.That(Decide(Named(Maren, Open).Mention("13.1", step, "q99")).IsEmpty, Is.True);

    [TestCase(Steps.Findings, true)]
    [TestCase(Steps.Unusable, true)]
    [TestCase(Steps.Advice, false)]
    public void A_newer_form_is_spoken_of_where_the_older_one_was_asked_about(string step, bool spoken)
    {
        var bug = Named(Maren, "%PDF-1.7 x").Mention("13.1", step, "other").Say(BugBuilder.Requester, Open);

        Assert.That(Words(Decide(bug)), spoken ? Has.Member("findings") : Has.No.Member("findings"));
    }

    [Test]
    public void A_word_about_something_else_leaves_the_findings_to_be_said() =>
        Assert.That(Words(Decide(Named(Maren, Open).Mention("13.1", Steps.Nobody))), Is.EqualTo(new[] { "findings" }));

    [Test]
    public void A_steward_who_asks_oneself_hears_that_somebody_else_should()
    {
        var own = new BugBuilder(reporter: Maren).Attach(13, Texts.Complete, by: Maren).Ask(13, by: Maren, requestee: Maren);
        var plan = Decide(own);
        Assert.That(plan.Steps.Single(), Has.Property("Word").EqualTo("own-request").And.Property("Greets").EqualTo(Maren));

        Assert.That(Words(Decide(own.Ask(13, by: Maren, requestee: Tomas))), Has.No.Member("own-request"), "somebody else is asked, too");
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: BugBuilder.Requester))), Has.No.Member("own-request"), "who is no steward");
        Assert.That(Words(Decide(new BugBuilder(reporter: Maren).Attach(13, Texts.Complete, by: Maren).Ask(13, by: Maren, requestee: Tomas))), Has.No.Member("own-request"));
    }

    [Test]
    public void Who_is_told_that_the_text_is_no_form_is_not_greeted()
    {
        var plan = Decide(Named(Maren, "Only some words."));

        Assert.That(plan.Steps.Single(), Has.Property("Word").EqualTo("unreadable").And.Property("Greets").Null);
    }

    private static BugBuilder Named(string steward, string? form = null) =>
        new BugBuilder().Attach(13, form ?? Texts.Complete, type: form?.StartsWith('%') == true ? "application/pdf" : "text/plain").Ask(13, requestee: steward);
}
