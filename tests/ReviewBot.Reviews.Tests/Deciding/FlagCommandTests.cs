using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What a word about a request does with its flag.</summary>
internal sealed class FlagCommandTests
{
    private static readonly ReviewPolicy TomasAway = Policy with
    {
        Roster = new Roster([new Steward { Login = Maren, Name = "Maren" }, new Steward { Login = Tomas, Name = "Tomas", Away = [new AwayPeriod(new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 1))] }]),
    };

    [Test]
    public void Whoever_asks_for_anybody_gets_another_where_the_asked_one_is_involved_or_away_and_else_nobody_new()
    {
        Assert.That(Words(After(Asked(Tomas), BugBuilder.Requester, "assign")), Is.EqualTo(new[] { "already-assigned" }));
        Assert.That(Assigned(After(Asked(Tomas), BugBuilder.Requester, "assign", TomasAway)), Is.EqualTo(Maren));
        Assert.That(Assigned(After(Asked(BugBuilder.Requester), BugBuilder.Requester, "assign")), Is.Not.Null);
    }

    [TestCase("Tomas (away until May)", true)]
    [TestCase("Tomas", false)]
    public void Whose_name_says_that_they_are_away_is_not_waited_for(string name, bool another)
    {
        var world = Meeting.World with { Accounts = Meeting.World.Accounts.Add(Tomas, new Account(Tomas, name)) };
        var plan = Decide(Asked(Tomas).Say(BugBuilder.Requester, "reviewbot: assign"), world: world);

        Assert.That(Words(plan).Contains("already-assigned"), Is.EqualTo(!another));
    }

    [Test]
    public void Nobody_is_asked_to_review_what_is_their_own()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete, by: Tomas).Ask(13);

        Assert.That(Words(After(bug, Maren, $"assign {BugBuilder.Requester}")), Is.EqualTo(new[] { "refused" }));
        Assert.That(Words(After(new BugBuilder().Attach(13, Texts.Complete, by: Tomas).Ask(13), Maren, $"assign {Tomas}")), Is.EqualTo(new[] { "refused" }));
        Assert.That(Words(After(new BugBuilder().Attach(13, Texts.Complete).Ask(13, by: Tomas), Maren, $"assign {Tomas}")), Is.EqualTo(new[] { "refused" }));
    }

    [TestCase(Maren, true, TestName = "A_steward_may_have_somebody_asked_who_is_on_no_roster")]
    [TestCase(Owner, true, TestName = "An_owner_may_have_somebody_asked_who_is_on_no_roster")]
    [TestCase(BugBuilder.Requester, false, TestName = "A_requester_may_have_stewards_asked_alone")]
    public void Who_may_have_a_stranger_asked(string speaker, bool asked)
    {
        var world = Meeting.World with { Accounts = Meeting.World.Accounts.Add("pat@example.org", new Account("pat@example.org", "Pat", "pat")) };
        var bug = Asked(Maren).Say(speaker, "reviewbot: assign :pat");

        Assert.That(Decide(bug, world: world).Effects.OfType<Effect.Assign>().Select(a => a.Steward), asked ? Is.EqualTo(new[] { "pat@example.org" }) : Is.Empty);
    }

    [Test]
    public void Who_is_asked_already_is_not_asked_again_though_others_are_too()
    {
        Assert.That(Words(After(Asked(Maren), Owner, $"assign {Maren}")), Is.EqualTo(new[] { "already-assigned" }));
        Assert.That(Words(After(Asked(Maren).Ask(13, requestee: Tomas), Owner, $"assign {Maren}")), Is.EqualTo(new[] { "already-assigned" }));
        Assert.That(Assigned(After(Asked(Maren), Owner, $"assign {Tomas}")), Is.EqualTo(Tomas));
    }

    [Test]
    public void A_first_steward_is_told_as_assigned_and_another_as_asked_instead()
    {
        var first = After(new BugBuilder().Attach(13, Texts.Complete).Ask(13), Owner, $"assign {Tomas}");
        Assert.That(first.Steps[0].Marks[0], Is.EqualTo(new MarkItem("13.1", Steps.Assigned, "1")));
        Assert.That(first.Steps[0].Greets, Is.EqualTo(BugBuilder.Requester));
        Assert.That(first.Comment, Does.Contain("will review the data collection request"));

        var other = After(Asked(Maren), Owner, $"assign {Tomas}");
        Assert.That(other.Steps[0].Marks[0], Is.EqualTo(new MarkItem("13.1", Steps.Reassigned, "1")));
        Assert.That(other.Steps[0].Greets, Is.Null);
        Assert.That(other.Comment, Does.Not.Contain("will review the data collection request"));
    }

    [Test]
    public void Of_two_who_are_asked_the_flag_of_the_first_is_passed_on()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Ask(13, requestee: Maren);
        var plan = After(bug, Owner, $"assign {Tomas}");

        Assert.That(plan.Effects.OfType<Effect.Assign>().Single().FlagId, Is.EqualTo(bug.Get(13).Flags.Single(f => f.Requestee == Maren).Id));
        var unasked = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        Assert.That(After(unasked, Owner, $"assign {Tomas}").Effects.OfType<Effect.Assign>().Single().FlagId, Is.EqualTo(unasked.Get(13).Flags.Single().Id));
    }

    [Test]
    public void A_word_of_a_steward_who_is_not_asked_goes_on_the_first_flag()
    {
        var bug = Asked(Maren);
        var plan = After(bug, Tomas, "approve");

        Assert.That(plan.Effects.OfType<Effect.SetVerdict>().Single(), Is.EqualTo(new Effect.SetVerdict(13, bug.Get(13).Flags.Single().Id, FlagStatus.Granted)));
        Assert.That(Words(plan), Is.EqualTo(new[] { "granted" }));
        Assert.That(Words(After(Asked(Maren), Maren, "deny because it is too much")), Is.EqualTo(new[] { "denied" }));
    }

    [Test]
    public void Where_we_may_set_no_decision_the_steward_is_asked_to()
    {
        var plan = After(Asked(Maren), Maren, "approve", Policy with { MaySetVerdict = false });

        Assert.That(Words(plan), Is.EqualTo(new[] { "refused" }));
        Assert.That(plan.Effects, Is.Empty);
    }

    [Test]
    public void A_steward_whom_a_word_asked_counts_as_chosen_by_us()
    {
        var fact = After(Asked(Maren), Owner, $"assign {Tomas}").Steps[0].Assignments.Single();

        Assert.That(fact, Has.Property("Steward").EqualTo(Tomas).And.Property("Named").False);
    }

    [Test]
    public void Where_nobody_else_is_left_it_is_said_and_the_owners_hear_of_it()
    {
        var plan = After(Asked(Maren), Maren, "decline", TomasAway);

        Assert.That(Words(plan), Is.EqualTo(new[] { "nobody" }));
        Assert.That(plan.Notices, Has.Exactly(1).Items);
        Assert.That(plan.Effects, Is.Empty);
    }

    private static BugBuilder Asked(string steward) => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: steward);

    private static string? Assigned(Plan plan) => plan.Effects.OfType<Effect.Assign>().SingleOrDefault()?.Steward;

    private static Plan After(BugBuilder bug, string speaker, string words, ReviewPolicy? policy = null) => Decide(bug.Say(speaker, $"reviewbot: {words}"), policy: policy);
}
