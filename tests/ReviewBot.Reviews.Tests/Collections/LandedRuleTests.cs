using System.Collections.Immutable;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>What follows in bugs from what landed.</summary>
public sealed class LandedRuleTests
{
    private const long Form = 90;

    private static readonly LandedPlace Place = new("mail.snooze", "mail/metrics.yaml", 14);
    private static readonly LandedRemark Remark = new("abc123", "mail.snooze (mail/metrics.yaml, line 14): It never expires, but was approved with an end.", null, "expires: 2027-05-17");

    [Test]
    public void What_differs_is_asked_in_the_bug_once_and_only_if_the_settings_say_so()
    {
        var bug = Granted();
        var landed = Landed(new LandedFact { Standing = [Place], Remarks = [Remark] });
        Assert.That(Plan(bug, landed, comment: false).Steps.Select(x => x.Word), Has.None.EqualTo("differs"));

        var plan = Plan(bug, landed, comment: true);
        Assert.That(Said(plan), Does.Contain("mail.snooze").And.Contain("Is that meant?"));
        Assert.That(plan.Steps.Where(x => x.Word == "differs").SelectMany(x => x.Effects).OfType<Effect.AskNeedinfo>(), Is.Empty, "nobody is asked who did not land it");

        bug.Apply(plan);
        Assert.That(Plan(bug, landed, comment: true).Steps.Select(x => x.Word), Has.None.EqualTo("differs"));
    }

    [Test]
    public void The_line_as_it_was_granted_can_be_copied_and_nothing_else_passes_for_one()
    {
        string Asked(string fix) => Said(Plan(Granted(), Landed(new LandedFact { Standing = [Place], Remarks = [Remark with { Fix = fix }] }), comment: true));

        Assert.That(Asked("data_sensitivity: [technical, interaction]"), Does.Contain(" As granted, it would be `data_sensitivity: [technical, interaction]`."));
        Assert.That(Asked("expires: `never` @everybody"), Does.Not.Contain("As granted"));
    }

    [Test]
    public void Where_silence_is_wanted_or_not_everybody_may_see_it_nothing_is_asked()
    {
        var landed = Landed(new LandedFact { Standing = [Place], Remarks = [Remark] });

        Assert.That(Differs(Plan(Granted().Say(Maren, "reviewbot: quiet"), landed, comment: true)), Is.False);
        Assert.That(Differs(Plan(Granted().Restrict("security"), landed, comment: true)), Is.False);
        Assert.That(Differs(Plan(new BugBuilder().Attach(Form, Texts.Complete, isPrivate: true).Ask(Form, requestee: Maren).Decide(Form, Maren, FlagStatus.Granted), landed, comment: true)), Is.False);
        Assert.That(Differs(Plan(new BugBuilder().Attach(Form, Texts.Complete).Ask(Form, requestee: Maren).Decide(Form, Maren, FlagStatus.Denied), landed, comment: true)), Is.False, "what was not granted can't differ from it");
    }

    [Test]
    public void Each_thing_is_asked_once_and_another_one_all_the_same()
    {
        var bug = Granted().Mention($"{Form}.1", Steps.Differs, Remark.Key);

        Assert.That(Differs(Plan(bug, Landed(new LandedFact { Standing = [Place], Remarks = [Remark] }), comment: true)), Is.False);
        var plan = Plan(bug, Landed(new LandedFact { Standing = [Place], Remarks = [Remark, Remark with { Key = "def456", Text = "Another thing." }] }), comment: true);
        Assert.That(Said(plan), Does.Contain("Another thing.").And.Not.Contain("It never expires"));
        Assert.That(Differs(Plan(Granted().Mention($"{Form}.1", Steps.Advice, Remark.Key), Landed(new LandedFact { Standing = [Place], Remarks = [Remark] }), comment: true)), Is.True, "another word of that name says nothing of it");
    }

    [Test]
    public void Whoever_is_asked_something_already_or_can_not_be_asked_gets_no_needinfo()
    {
        var landed = Landed(new LandedFact { Standing = [Place], Remarks = [Remark with { By = BugBuilder.Requester }] });

        Assert.That(Asks(Plan(Granted().AskNeedinfo(Owner, BugBuilder.Requester), landed, comment: true)), Is.Empty);
        Assert.That(Asks(Plan(Granted().AskNeedinfo(Owner, Tomas), landed, comment: true)), Is.EqualTo(new[] { BugBuilder.Requester }));
        Assert.That(Asks(Decide(Granted(), Granted().Now, Policy with { CommentsOnLanded = true, NeedinfoFlag = null }, landed)), Is.Empty);

        static IEnumerable<string> Asks(Plan plan) => plan.Steps.Where(x => x.Word == "differs").SelectMany(x => x.Effects).OfType<Effect.AskNeedinfo>().Select(e => e.Login);
    }

    [Test]
    public void Whoever_asked_for_it_and_landed_it_is_asked_by_name()
    {
        var plan = Plan(Granted(), Landed(new LandedFact { Standing = [Place], Remarks = [Remark with { By = BugBuilder.Requester }] }), comment: true);

        Assert.That(plan.Steps.Where(x => x.Word == "differs").SelectMany(x => x.Effects).OfType<Effect.AskNeedinfo>().Single().Login, Is.EqualTo(BugBuilder.Requester));
    }

    [Test]
    public void A_restricted_bug_is_told_once_that_its_collection_has_landed_and_nothing_is_opened()
    {
        var policy = Policy with { Embargo = Policy.Embargo with { Groups = ["data-review-embargo"] } };
        var bug = Granted().Restrict("data-review-embargo").Say(Maren, "reviewbot: embargo until landed");
        var landed = Meeting.World with { Facts = new EmbargoFacts { ClockSkew = TimeSpan.Zero, Landed = ImmutableDictionary<int, LandedPlace>.Empty.Add(12, Place) } };
        var nothing = Meeting.World with { Facts = new EmbargoFacts { ClockSkew = TimeSpan.Zero } };
        Assert.That(Words(Decide(bug, bug.Now, policy, nothing)), Has.None.EqualTo("embargo-landed"));

        var plan = Decide(bug, bug.Now, policy, landed);

        Assert.That(Said(plan), Does.Contain("mail.snooze").And.Contain("reviewbot: embargo lift"));
        Assert.That(plan.Steps.SelectMany(x => x.Effects).OfType<Effect.RemoveGroups>(), Is.Empty);
        bug.Apply(plan);
        Assert.That(Words(Decide(bug, bug.Now, policy, landed)), Has.None.EqualTo("embargo-landed"), "once");
        Assert.That(Words(Decide(bug, bug.Now.AddDays(400), policy, landed)), Has.None.EqualTo("opened").And.None.EqualTo("warned"), "it never opens by itself");
    }

    [Test]
    public void A_renewal_names_what_stands_in_the_code_and_nobody_renews_what_is_gone()
    {
        var bug = Granted(Texts.Complete.With((Texts.Months, "Until 2027-03-01")));
        var late = new DateTimeOffset(2027, 1, 25, 10, 0, 0, TimeSpan.Zero);

        var stands = Decide(bug, late, Policy, Landed(new LandedFact { Standing = [Place] }));
        var gone = Decide(bug, late, Policy, Landed(new LandedFact()));

        Assert.That(Said(stands), Does.Contain("`mail.snooze` (mail/metrics.yaml)"));
        Assert.That(Words(gone), Has.None.EqualTo("reminded"));
        Assert.That(Words(Decide(bug, late, Policy, Meeting.World)), Has.Some.EqualTo("reminded"), "without any knowledge of the code it is as it was");
    }

    [TestCase(5, "`mail.c5` (mail/metrics.yaml). If it is")]
    [TestCase(7, "`mail.c5` (mail/metrics.yaml) and 2 more. If it is")]
    public void A_renewal_names_five_places_and_counts_the_others(int places, string names)
    {
        var late = new DateTimeOffset(2027, 1, 25, 10, 0, 0, TimeSpan.Zero);
        var standing = Enumerable.Range(1, places).Select(i => Place with { Name = $"mail.c{i}" });

        Assert.That(Said(Decide(Granted(Texts.Complete.With((Texts.Months, "Until 2027-03-01"))), late, Policy, Landed(new LandedFact { Standing = [.. standing] }))), Does.Contain(names));
    }

    [TestCase("landed")]
    [TestCase("it lands")]
    [TestCase("the code has landed")]
    [TestCase("the collection lands in public code")]
    [TestCase("landed and 2027-03-01")]
    public void Until_landed_is_a_condition(string said) =>
        Assert.That(ConditionReader.Read(said, new DateOnly(2026, 11, 28), "reviewbot").Conditions, Has.Some.TypeOf<LiftCondition.Landed>());

    [TestCase("the plane has landed a deal")]
    [TestCase("bug 1800123 lands")]
    [TestCase("owner/repo#12 landed")]
    public void What_only_sounds_like_it_is_none(string said) =>
        Assert.That(ConditionReader.Read(said, new DateOnly(2026, 11, 28), "reviewbot").Conditions, Has.None.TypeOf<LiftCondition.Landed>());

    private static BugBuilder Granted(string? form = null) => new BugBuilder().Attach(Form, form ?? Texts.Complete).Ask(Form, requestee: Maren).Decide(Form, Maren, FlagStatus.Granted);

    private static World Landed(LandedFact fact) => Meeting.World with { Landed = ImmutableDictionary<long, LandedFact>.Empty.Add(Form, fact) };

    private static Plan Plan(BugBuilder bug, World world, bool comment) => Decide(bug, bug.Now, Policy with { CommentsOnLanded = comment }, world);

    private static bool Differs(Plan plan) => plan.Steps.Any(x => x.Word == "differs");

    private static string Said(Plan plan) => string.Join('\n', plan.Steps.Select(x => x.Text));
}
