using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What is ours to speak of, and what has to be known for it.</summary>
internal sealed class InvolvementTests
{
    [Test]
    public void A_round_is_ours_since_our_first_word_or_assignment_in_it_and_else_since_we_began()
    {
        var world = Meeting.World with { Began = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) };
        DateTimeOffset Since(BugBuilder bug) => world.InvolvedSince(CaseFold.Fold(bug.Build(), Policy).Requests[0].Round, Policy);

        Assert.That(Since(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren)), Is.EqualTo(world.Began), "a human's assignment is none of ours");
        var assigned = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Retarget(13, BugBuilder.Bot, Maren);
        var at = assigned.Now;
        Assert.That(Since(assigned), Is.EqualTo(at));
        Assert.That(Since(assigned.Mention("13.1", Steps.Assigned, "1")), Is.EqualTo(at), "the first of both");
        var said = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Mention("13.1", Steps.Nobody);
        var word = said.Now;
        Assert.That(Since(said.Retarget(13, BugBuilder.Bot, Maren)), Is.EqualTo(word));
    }

    [TestCase(Reviews.Knowledge.World.GrantsOfExperience - 1, false)]
    [TestCase(Reviews.Knowledge.World.GrantsOfExperience, true)]
    public void Who_was_granted_something_often_enough_knows_the_process(int grants, bool knows) =>
        Assert.That((Meeting.World with { Grants = ImmutableDictionary<string, int>.Empty.Add(BugBuilder.Requester, grants) }).KnowsTheProcess(BugBuilder.Requester), Is.EqualTo(knows));

    [Test]
    public void Who_was_asked_has_to_be_known_only_where_something_waits_and_each_thing_once()
    {
        var open = CaseFold.Fold(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Attach(14, "x").Ask(14, by: BugBuilder.Requester.ToUpperInvariant()).Build(), Policy);
        var decided = CaseFold.Fold(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted).Build(), Policy);

        Assert.That(WorldNeeds.Of([decided], Policy).Rotation, Is.False);
        var needs = WorldNeeds.Of([open, open, decided], Policy);
        Assert.That((needs.Rotation, string.Join(" ", needs.Subjects), string.Join(" ", needs.Requesters)), Is.EqualTo((true, "13.1 14.1", BugBuilder.Requester)));
    }

    [TestCase("Thunderbird", "General", true)]
    [TestCase("THUNDERBIRD", "general", true)]
    [TestCase("Thunderbird", "Build", false)]
    [TestCase("Firefox", "General", false)]
    public void A_bug_is_ours_by_its_product_and_by_its_component_if_any_is_named(string product, string component, bool ours)
    {
        Assert.That((Policy with { Products = ["Thunderbird"], Components = ["General"] }).Covers(product, component), Is.EqualTo(ours));
        Assert.That((Policy with { Products = ["Thunderbird"], Components = [] }).Covers(product, component), Is.EqualTo(product != "Firefox"));
    }

    [TestCase("rhea-2_x.y", ":rhea-2_x.y")]
    [TestCase("rhea@example.org", "somebody")]
    [TestCase("rhea](https://example.org)", "somebody")]
    [TestCase("", "somebody")]
    public void Whoever_has_a_plain_nick_is_called_by_it_and_nobody_by_anything_else(string nick, string called) =>
        Assert.That((Meeting.World with { Accounts = ImmutableDictionary<string, Account>.Empty.Add(BugBuilder.Requester, new Account(BugBuilder.Requester, CanLogin: true) { Nick = nick }) })
            .Display(BugBuilder.Requester, Policy.Roster, "somebody"), Is.EqualTo(called));

    [TestCase("needinfo", FlagStatus.Requested, BugBuilder.Bot, true, true)]
    [TestCase("needinfo", FlagStatus.Requested, Owner, true, false)]
    [TestCase("needinfo", FlagStatus.Granted, BugBuilder.Bot, false, false)]
    [TestCase("qe-verify", FlagStatus.Requested, BugBuilder.Bot, false, false)]
    public void Only_a_needinfo_that_waits_is_a_question_and_ours_only_if_we_asked(string name, FlagStatus status, string setter, bool question, bool ours)
    {
        var flag = new Flag(1, name, status, setter, Maren, default, default);

        Assert.That((Policy.IsQuestion(flag), Policy.IsOurQuestion(flag)), Is.EqualTo((question, ours)));
    }

    [TestCase("release.bugs", true)]
    [TestCase("autonag-nomail-bot@mozilla.tld", true)]
    [TestCase(BugBuilder.Bot, true)]
    [TestCase("bugs@example.org", false)]
    public void Robots_are_told_by_their_endings(string login, bool bot) => Assert.That(Policy.IsBot(login), Is.EqualTo(bot));
}
