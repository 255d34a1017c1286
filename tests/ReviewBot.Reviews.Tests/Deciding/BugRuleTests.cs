using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What concerns a bug as a whole. The bug is filed on Monday, 2026-11-16, at nine.</summary>
internal sealed class BugRuleTests
{
    [TestCase(18, 9, 0, false)]
    [TestCase(18, 9, 1, true)]
    public void A_form_on_which_nobody_asked_is_spoken_of_after_two_working_days(int day, int hour, int minute, bool spoken)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete);

        var plan = Decide(bug, new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.Zero));

        Assert.That(Words(plan), spoken ? Is.EqualTo(new[] { "flag-forgotten" }) : Is.Empty);
    }

    [TestCase("FIXED")]
    [TestCase("WONTFIX")]
    public void Closing_the_bug_takes_our_question_off_without_a_word(string how)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, ""))).Ask(13);
        bug.Apply(Decide(bug));
        Assert.That(bug.Flags.Select(f => f.Requestee), Is.EqualTo(new[] { BugBuilder.Requester }));

        bug.Wait(TimeSpan.FromHours(1)).Resolve(how);
        var plan = Decide(bug);
        bug.Apply(plan);

        Assert.That(bug.Flags, Is.Empty);
        Assert.That(plan.Comment, Is.Null);
        Assert.That(Decide(bug).IsEmpty, Is.True);
    }

    [Test]
    public void A_question_that_came_after_the_bug_was_closed_stays()
    {
        var bug = new BugBuilder().Resolve("FIXED").Attach(13, Texts.Complete.With((Texts.Months, ""))).Ask(13);
        bug.Apply(Decide(bug));

        bug.Apply(Decide(bug, bug.Now.AddHours(1)));

        Assert.That(bug.Flags, Has.Count.EqualTo(1));
    }

    [TestCase(Owner, true)]
    [TestCase(Owner, false)]
    public void Whoever_is_asked_something_already_gets_no_needinfo_of_ours_beside_it(string by, bool ofRequester)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, ""))).Ask(13).AskNeedinfo(by, ofRequester ? BugBuilder.Requester : Maren);

        var plan = Decide(bug);

        Assert.That(plan.Comment, Does.Contain("Question 7"));
        Assert.That(plan.Effects.Select(e => e.Word), ofRequester ? Is.Empty : Is.EqualTo(new[] { "needinfo" }));
    }

    [Test]
    public void A_form_without_a_flag_after_an_obsolete_one_is_asked_for_it_once()
    {
        var bug = Lost();
        var plan = Decide(bug);
        Assert.That(Words(plan), Is.EqualTo(new[] { "flag-lost" }));
        Assert.That(plan.Effects, Is.EqualTo(new Effect[] { new Effect.AskNeedinfo(BugBuilder.Requester) }));

        Assert.That(Decide(bug.Apply(plan)).IsEmpty, Is.True);
        Assert.That(Decide(bug).Reasons, Has.Some.StartsWith("waits for `data-review?` on the newer form, attachment "));
    }

    [Test]
    public void Whom_we_ask_already_is_not_asked_again_for_the_flag_and_keeps_the_question()
    {
        Assert.That(Decide(Lost().AskNeedinfo(BugBuilder.Bot, BugBuilder.Requester)).Effects, Is.Empty);
        Assert.That(Decide(Lost().AskNeedinfo(BugBuilder.Bot, Maren)).Effects.Select(e => e.Word), Is.EqualTo(new[] { "needinfo", "needinfo-cleared" }), "somebody else's question goes");
        Assert.That(Decide(Lost(), policy: Policy with { NeedinfoFlag = null }).Effects, Is.Empty);
    }

    [Test]
    public void A_flag_is_lost_only_with_a_request_that_was_open_when_its_older_attachment_became_obsolete()
    {
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Clear(13).Attach(14, Texts.Complete))), Has.No.Member("flag-lost"), "it was taken back");
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Denied).Obsolete(13).Attach(14, Texts.Complete))), Has.No.Member("flag-lost"), "it was decided");
        Assert.That(Words(Decide(new BugBuilder().Attach(12, Texts.Complete).Attach(13, Texts.Complete).Ask(13).Obsolete(13))), Has.No.Member("flag-lost"), "the form is the older one");
        Assert.That(Words(Decide(Lost().Attach(15, Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal)).Ask(15, requestee: Maren))), Has.No.Member("flag-lost"), "another request waits");
        Assert.That(Words(Decide(Lost().Resolve("WONTFIX"))), Has.No.Member("flag-lost"), "the bug was given up");
    }

    [Test]
    public void A_private_form_is_not_asked_for_a_flag()
    {
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Ask(13).Obsolete(13).Attach(14, Texts.Complete, isPrivate: true))), Is.Empty);
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete, isPrivate: true), new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero))), Is.Empty);
    }

    [TestCase("", true)]
    [TestCase("quiet", false)]
    [TestCase("hold", false)]
    public void Where_somebody_wants_silence_a_forgotten_flag_is_not_mentioned(string said, bool mentioned)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete);
        bug = said.Length > 0 ? bug.Say(Maren, $"reviewbot: {said}") : bug;

        Assert.That(Words(Decide(bug, new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero))).Contains("flag-forgotten"), Is.EqualTo(mentioned));
    }

    [TestCase("FIXED", true)]
    [TestCase("WONTFIX", false)]
    public void A_forgotten_flag_of_a_bug_that_was_given_up_is_not_mentioned(string how, bool mentioned) =>
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Resolve(how), new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero))).Contains("flag-forgotten"), Is.EqualTo(mentioned));

    [Test]
    public void A_forgotten_flag_is_mentioned_once_and_never_of_a_form_from_before_our_time()
    {
        var late = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
        var bug = new BugBuilder().Attach(13, Texts.Complete);
        var attached = bug.Now;

        Assert.That(Words(Decide(bug, late, world: Meeting.World with { Began = attached })), Is.EqualTo(new[] { "flag-forgotten" }));
        Assert.That(Words(Decide(bug, late, world: Meeting.World with { Began = attached.AddSeconds(1) })), Is.Empty);
        Assert.That(Words(Decide(bug.Mention("13.0", Steps.Nobody), late)), Is.EqualTo(new[] { "flag-forgotten" }), "whatever else was said");
        Assert.That(Words(Decide(bug.Mention("13.0", Steps.FlagForgotten).Attach(14, Texts.Complete), late)), Is.Empty);
    }

    [TestCase(false, false, "this is no question of ours")]
    [TestCase(true, false, null)]
    [TestCase(false, true, null)]
    public void Of_a_question_that_is_not_known_the_owners_hear_its_words_unless_the_form_is_not_for_all(bool restricted, bool isPrivate, string? words)
    {
        var bug = new BugBuilder().Attach(13, "x", isPrivate: isPrivate).Ask(13, requestee: Maren);
        bug = restricted ? bug.Restrict("embargo") : bug;
        var @case = CaseFold.Fold(bug.Build(), Policy);
        var asks = @case with { Requests = [@case.Requests[0] with { Reading = @case.Requests[0].Reading with { UnknownQuestions = ["this is no question of ours"] } }] };

        var notices = BugRules.Decide(asks, Policy, Meeting.World, bug.Now, new HashSet<long>()).SelectMany(o => o.Step?.Notices ?? []).ToList();

        Assert.That(notices, Has.Count.EqualTo(1));
        Assert.That(notices[0].Text, words is null ? Does.EndWith("that the bot doesn't know.") : Does.Contain(words));

        var decided = CaseFold.Fold(bug.Decide(13, Maren, FlagStatus.Granted).Build(), Policy);
        var over = decided with { Requests = [decided.Requests[0] with { Reading = asks.Requests[0].Reading }] };
        Assert.That(BugRules.Decide(over, Policy, Meeting.World, bug.Now, new HashSet<long>()).SelectMany(o => o.Step?.Notices ?? []), Is.Empty, "nobody waits for it any more");
    }

    [Test]
    public void That_the_bug_is_fixed_while_the_review_is_open_is_said_once()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Resolve("FIXED");
        var plan = Decide(bug);

        Assert.That(Words(plan), Has.Member("landed"));
        Assert.That(Words(Decide(bug.Apply(plan))), Has.No.Member("landed"));
    }

    private static BugBuilder Lost() => new BugBuilder().Attach(13, Texts.Complete).Ask(13).Obsolete(13).Attach(14, Texts.Complete);

    private static IEnumerable<TestCaseData> WithoutFlag()
    {
        var other = Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal);
        yield return Case("the older one is asked for", b => b.Ask(13, requestee: Maren).Attach(14, other), true);
        yield return Case("the older one was taken back", b => b.Ask(13).Clear(13).Attach(14, Texts.Complete), true);
        yield return Case("the older one was denied", b => b.Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Denied).Attach(14, Texts.Complete), true);
        yield return Case("the older one was denied and is obsolete", b => b.Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Denied).Obsolete(13).Attach(14, Texts.Complete), true);
        yield return Case("the older one was granted", b => b.Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted).Attach(14, other), false);
        yield return Case("the older one bears none", b => b.Attach(14, other).Ask(14, requestee: Maren), false);
        yield return Case("it was spoken of when the older one went", b => b.Ask(13).Obsolete(13).Attach(14, Texts.Complete).Mention("14.0", Steps.LostFlag), false);
        yield return Case("it was asked for in the end", b => b.Ask(13).Clear(13).Attach(14, Texts.Complete).Ask(14, requestee: Maren), false);

        static TestCaseData Case(string name, Func<BugBuilder, BugBuilder> then, bool told) => new TestCaseData(then, told).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(WithoutFlag))]
    public void A_newer_form_on_which_nobody_is_asked_is_spoken_of_once_in_time(Func<BugBuilder, BugBuilder> then, bool told)
    {
        var bug = then(new BugBuilder().Attach(13, Texts.Complete));

        Assert.That(Words(Decide(bug, bug.Now.AddHours(1))), Has.No.Member("flag-forgotten"));
        var late = bug.At(new DateTimeOffset(2026, 11, 18, 15, 0, 0, TimeSpan.Zero));
        var plan = Decide(late);
        Assert.That(Words(plan).Contains("flag-forgotten"), Is.EqualTo(told));
        Assert.That(Words(Decide(late.Apply(plan).Wait(TimeSpan.FromDays(10)))), Has.No.Member("flag-forgotten"), "once");
    }
}
