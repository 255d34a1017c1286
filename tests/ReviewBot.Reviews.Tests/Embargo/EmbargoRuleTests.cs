using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Embargo.ClosedBug;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>What the rules of embargoes find by themselves.</summary>
internal sealed class EmbargoRuleTests
{
    [Test]
    public void A_closed_bug_whose_requests_are_all_of_the_backlog_is_left_alone()
    {
        var policy = Closed with { IgnoreRequestsBefore = Day(11, 24, 9) };
        var bug = Granted();
        Assert.That(Rules(bug, bug.Now, policy), Is.Empty);

        bug.At(Day(11, 25, 9)).Attach(14, "x", by: BugBuilder.Bot).Ask(14, by: BugBuilder.Bot, requestee: Maren);
        Assert.That(Rules(bug, bug.Now, policy), Is.Not.Empty, "one is new, though no human was here since");
    }

    [Test]
    public void A_bug_that_is_closed_for_another_reason_is_none_of_ours() =>
        Assert.That(Rules(Granted().Restrict("security"), Day(11, 24, 9)), Is.Empty);

    [Test]
    public void A_bug_that_was_closed_again_gets_one_word_and_no_other()
    {
        var (bug, _) = Opened();
        bug.ChangeGroups(Maren, [Group], []);

        Assert.That(Rules(bug, bug.Now).Select(o => o.Step?.Word), Is.EqualTo(new[] { "embargo-stood-down" }));
    }

    [Test]
    public void A_bug_that_needs_a_human_gets_one_word_and_no_other() =>
        Assert.That(Rules(Granted().Keyword("security"), Day(11, 24, 9)).Select(o => o.Step?.Word), Is.EqualTo(new[] { "noticed" }));

    [Test]
    public void While_the_clocks_do_not_agree_nobody_is_asked_anything() =>
        Assert.That(Rules(Granted(), Day(11, 24, 9), facts: new EmbargoFacts()).Select(o => o.Step), Is.All.Null);

    [Test]
    public void Of_several_requesters_the_one_who_asked_last_is_spoken_to()
    {
        var bug = new BugBuilder().Restrict(Group).Attach(14, "x").Ask(14, by: "first@example.org").Attach(13, "x").Ask(13, by: "last@example.org");

        Assert.That(EmbargoRules.RequesterOf(Fold(bug)), Is.EqualTo("last@example.org"));
        Assert.That(EmbargoRules.RequesterOf(Fold(new BugBuilder(reporter: "reporter@example.org").Restrict(Group).Attach(13, "x").Ask(13))), Is.EqualTo(BugBuilder.Requester));
    }

    [TestCase(EmbargoSteps.Asked, true)]
    [TestCase(EmbargoSteps.Warned, true)]
    [TestCase(EmbargoSteps.WarnedAgain, true)]
    [TestCase(EmbargoSteps.HoldAsked, true)]
    [TestCase(EmbargoSteps.EventAsked, true)]
    [TestCase(EmbargoSteps.Answered, false)]
    public void A_needinfo_asks_about_the_embargo_if_it_came_with_one_of_its_questions(string step, bool asks) =>
        Assert.That(StillAsks(Mention(Asked(), step, "1")), Is.EqualTo(asks));

    [TestCase(1, true)]
    [TestCase(2, true)]
    [TestCase(3, false)]
    public void A_needinfo_belongs_to_the_question_of_two_minutes_around_it(int minutes, bool belongs) =>
        Assert.That(StillAsks(Mention(Asked(), EmbargoSteps.Asked, "1").Wait(TimeSpan.FromMinutes(minutes - 1))), Is.EqualTo(belongs));

    [Test]
    public void A_question_about_something_else_is_none_about_the_embargo() =>
        Assert.That(StillAsks(Mention(Asked(), EmbargoSteps.Asked, "1", subject: "13.1")), Is.False);

    [Test]
    public void What_was_never_asked_about_the_embargo_does_not_still_ask()
    {
        Assert.That(StillAsks(Asked()), Is.False);
        Assert.That(StillAsks(Asked().Say(Maren, "reviewbot: quiet")), Is.False);
    }

    [Test]
    public void A_word_from_before_the_question_does_not_answer_it() =>
        Assert.That(StillAsks(Mention(Asked().Say(Maren, "reviewbot: embargo until 2027-03-01"), EmbargoSteps.Asked, "1")), Is.True);

    [TestCase("reviewbot: embargo until 2027-03-01", false)]
    [TestCase("reviewbot: embargo lift", false)]
    [TestCase("reviewbot: hold", false)]
    [TestCase("reviewbot: resume", false)]
    [TestCase("reviewbot: embargo until 2025-03-01", true, Description = "in the past")]
    [TestCase("reviewbot: embargo until tomorrow", true)]
    [TestCase("reviewbot: embargo explain", true)]
    [TestCase("reviewbot: deny the opt-out is missing", true)]
    [TestCase("reviewbot: prefill", true)]
    [TestCase("reviewbot: quiet", true)]
    public void A_word_about_the_embargo_that_can_be_used_answers_the_question_and_no_other(string word, bool asks)
    {
        var bug = Mention(Asked(), EmbargoSteps.Asked, "1").AskNeedinfo(BugBuilder.Bot, BugBuilder.Requester).Say(Maren, word);

        Assert.That(EmbargoQuestions.StillAsks(Fold(bug), bug.Flags[^1], Closed), Is.EqualTo(asks));
    }

    [Test]
    public void A_flag_whose_comment_came_late_stands_for_its_question_and_one_of_somebody_else_does_not()
    {
        Assert.That(StillAsksLate(BugBuilder.Requester, EmbargoSteps.Asked), Is.True);
        Assert.That(StillAsksLate(Tomas, EmbargoSteps.Asked), Is.False);
        Assert.That(StillAsksLate(BugBuilder.Requester, EmbargoSteps.HoldAsked), Is.False, "it may go to anybody");

        static bool StillAsksLate(string whom, string step)
        {
            var bug = Asked().AskNeedinfo(BugBuilder.Bot, whom);
            var flag = bug.Flags[^1];
            return EmbargoQuestions.StillAsks(Fold(Mention(bug.Wait(TimeSpan.FromHours(1)), step, "1")), flag, Closed);
        }
    }

    [Test]
    public void The_requesters_word_that_can_not_be_used_leaves_the_question_standing_and_one_that_can_does_not()
    {
        var bug = Act(Asked());
        Assert.That(bug.Flags.Where(f => f.Name == "needinfo").Select(f => f.Requestee), Is.EqualTo(new[] { BugBuilder.Requester }));

        bug = Act(Act(bug.Wait(TimeSpan.FromHours(1)).Say(BugBuilder.Requester, "reviewbot: embargo until tomorrow")));
        Assert.That(bug.Flags.Where(f => f.Name == "needinfo"), Has.One.Items);

        bug = Act(Act(bug.Wait(TimeSpan.FromHours(1)).Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01")));
        Assert.That(bug.Flags.Where(f => f.Name == "needinfo"), Is.Empty);
    }

    [Test]
    public void Of_a_flag_that_stays_for_the_question_that_comes_with_it_nobody_is_told_that_it_was_answered()
    {
        var bug = new BugBuilder().Restrict(Group).At(Day(11, 23, 9)).Attach(13, Texts.Complete).Ask(13).AskNeedinfo(BugBuilder.Bot, BugBuilder.Requester);

        var plan = At(bug, bug.Now);

        Assert.That(Words(plan), Does.Contain("assigned").And.Contain("embargo-asked"));
        Assert.That(plan.Effects.Where(e => e is Effect.AskNeedinfo or Effect.ClearNeedinfo), Is.Empty);
        Assert.That(plan.Steps.Select(s => s.Reason), Has.None.Contains("has its answer"));
    }

    [Test]
    public void An_answer_that_is_followed_by_another_question_at_once_leaves_the_requester_asked()
    {
        var bug = Act(Act(Granted()).Wait(TimeSpan.FromHours(1)).Say(BugBuilder.Requester, "reviewbot: embargo lift"));
        Assert.That(bug.Comments[^1].Body, Does.Contain("I will open this bug"));

        Act(bug.Wait(TimeSpan.FromHours(1)));

        Assert.That(bug.Flags.Where(f => f.Name == "needinfo").Select(f => f.Requestee), Is.EqualTo(new[] { BugBuilder.Requester }));
    }

    [Test]
    public void On_a_bug_that_is_open_no_needinfo_asks_about_the_embargo() =>
        Assert.That(StillAsks(Mention(new BugBuilder().Attach(13, "x").Ask(13), EmbargoSteps.Asked, "1")), Is.False);

    [Test]
    public void A_bug_with_a_word_of_ours_about_its_embargo_that_left_our_products_is_told_to_the_owners()
    {
        var bug = Mention(Mention(Asked(), EmbargoSteps.Asked, "1"), "findings", "q1", subject: "13.1");
        Assert.That(EmbargoRules.Moved(Fold(bug), Closed), Is.Empty, "it is ours");

        bug.Product = "Firefox";
        Assert.That(EmbargoRules.Moved(Fold(bug), Closed), Has.Exactly(1).Items);
        Assert.That(EmbargoRules.Moved(Fold(bug.Restrict(Group, "partners")), Closed), Has.Exactly(1).Items, "whatever other group it is in");
        Assert.That(EmbargoRules.Moved(Fold(bug.Restrict("partners")), Closed), Is.Empty, "it is in no group of an embargo any more");
        Assert.That(EmbargoRules.Moved(Fold(bug.Restrict(Group)), Closed with { Enabled = Capabilities.All & ~Capabilities.Embargo }), Is.Empty, "opening is switched off");

        var other = Mention(Asked(), "findings", "q1", subject: "13.1");
        other.Product = "Firefox";
        Assert.That(EmbargoRules.Moved(Fold(other), Closed), Is.Empty, "nothing was said about its embargo");
    }

    [Test]
    public void A_closed_bug_whose_request_was_denied_is_not_asked_about() =>
        Assert.That(Rules(Asked().Decide(13, Maren, FlagStatus.Denied), Day(11, 24, 9)).Select(o => o.Step), Is.All.Null);

    [Test]
    public void A_month_after_a_word_that_could_not_be_used_it_is_asked_again_in_other_words()
    {
        var bug = Act(Act(Granted()).At(Day(12, 10, 9)).Say(BugBuilder.Requester, "reviewbot: embargo until tomorrow"));
        var said = bug.Comments.Last(c => c.Creator == BugBuilder.Requester).Time;

        Assert.That(Words(At(bug, said.AddDays(30).AddMinutes(-1))), Is.Empty);
        Assert.That(At(bug, said.AddDays(33)).Comment, Does.Contain("still restricted, and nobody has said until when"));
    }

    [Test]
    public void A_second_denial_is_put_to_humans_as_the_first_was()
    {
        var bug = Act(Asked().Decide(13, Maren, FlagStatus.Denied).Say(BugBuilder.Requester, "reviewbot: embargo lift"));
        bug = Act(bug.AskAgain(13, requestee: Maren).Wait(TimeSpan.FromDays(1)).Decide(13, Maren, FlagStatus.Denied));

        Assert.That(bug.Comments.Where(c => c.Creator == BugBuilder.Bot && c.Body.Contains(EmbargoSteps.HumanAsked, StringComparison.Ordinal)), Has.Exactly(2).Items);
    }

    [Test]
    public void A_warning_of_the_moment_at_which_the_second_would_come_needs_none()
    {
        var eve = Day(11, 27, 9);
        var bug = Warn(Until("2026-11-30").At(eve.AddMinutes(-1)), Day(11, 30, 9));
        Assert.That(bug.Now, Is.EqualTo(eve));

        foreach (var now in new[] { eve, eve.AddMinutes(1) })
        {
            Assert.That(Words(At(bug, now)), Has.No.Member("warned-again"));
            Assert.That(Rules(bug, now).Select(o => o.NextLook), Does.Contain(Day(11, 30, 9)), "the moment itself is the next");
        }
    }

    [Test]
    public void Outside_staffed_hours_a_bug_that_is_due_waits_for_the_next_and_nothing_counts_as_missed()
    {
        var bug = Act(Announced().At(Day(2, 26, 9)));

        var plan = At(bug, Day(3, 1, 20));

        Assert.That(Words(plan), Is.Empty);
        Assert.That(plan.NextLook, Is.EqualTo(Day(3, 2, 9)));
        Assert.That(plan.Reasons, Does.Contain("due at the next staffed hour"));
        Assert.That(plan.OverdueSince, Is.EqualTo(Day(3, 1, 9)), "it should have been opened");
    }

    [Test]
    public void What_waits_for_its_notice_and_for_staffed_hours_waits_for_the_later()
    {
        var bug = Mention(Warn(Until("2026-11-23").At(Day(11, 23, 12)), Day(11, 30, 9)), EmbargoSteps.WarnedAgain);

        Assert.That(At(bug, Day(11, 30, 8, 59)).NextLook, Is.EqualTo(Day(11, 30, 9)));
        Assert.That(At(bug, Day(11, 30, 9)).NextLook, Is.EqualTo(Day(11, 30, 12, 1)), "the notice of seven days runs until then");
        Assert.That(At(Warn(Until("2026-11-23").At(Day(11, 24, 12)), Day(11, 30, 9)), Day(11, 30, 20)).NextLook, Is.EqualTo(Day(12, 1, 12, 1)));
    }

    [Test]
    public void While_the_notice_runs_beyond_the_announced_moment_nothing_is_due()
    {
        var bug = Warn(Until("2026-11-23").At(Day(11, 23, 12)), Day(11, 30, 9));

        Assert.That(At(bug, Day(11, 30, 12), facts: new EmbargoFacts()).DueSince, Is.Null);
        Assert.That(At(bug, Day(11, 30, 12, 1), facts: new EmbargoFacts()).DueSince, Is.EqualTo(Day(11, 30, 12, 1)));
    }

    [TestCase(null)]
    [TestCase(61)]
    public void An_opening_is_overdue_too_while_the_clocks_do_not_agree(int? skew)
    {
        var plan = At(Act(Announced().At(Day(2, 26, 9))), Day(3, 1, 10, 1), facts: new EmbargoFacts { ClockSkew = skew is { } seconds ? TimeSpan.FromSeconds(seconds) : null });

        Assert.That(plan.OverdueSince, Is.EqualTo(Day(3, 1, 9)));
    }

    [Test]
    public void What_is_held_is_not_overdue()
    {
        var bug = Warn(Until("2026-11-23").Say(Maren, "reviewbot: hold").At(Day(11, 23, 12)), Day(11, 30, 9));

        Assert.That(At(bug, Day(12, 2, 12), facts: new EmbargoFacts()).OverdueSince, Is.Null);
    }

    [Test]
    public void After_an_opening_whose_comment_alone_was_stored_the_groups_come_off_without_a_second()
    {
        var bug = Act(Announced().At(Day(2, 26, 9)));
        var said = At(bug, Day(3, 1, 9)).Comment!;
        Assert.That(said, Does.Contain("I have removed"));

        var plan = At(bug.At(Day(3, 1, 9)).Say(BugBuilder.Bot, said), Day(3, 1, 9, 2));

        Assert.That(plan.Comment, Is.Null);
        Assert.That(plan.Steps.SelectMany(s => s.Marks), Is.Empty);
        Assert.That(plan.Effects.OfType<Effect.RemoveGroups>(), Has.Exactly(1).Items);
    }

    [Test]
    public void A_comment_about_another_announced_moment_does_not_stand_for_this_opening()
    {
        var bug = Act(Mention(Announced(), EmbargoSteps.Opened, "20270101T090000Z").At(Day(2, 26, 9)));

        Assert.That(At(bug, Day(3, 1, 9)).Comment, Does.Contain("I have removed"));
    }

    [Test]
    public void What_it_waits_for_is_told_the_conditions_before_the_decision()
    {
        Assert.That(At(Asked().Say(Maren, "reviewbot: embargo until bug 7 fixed"), Day(11, 24, 9)).Reasons, Does.Contain("waits for its conditions"));
        Assert.That(At(Asked().Say(Maren, "reviewbot: embargo lift"), Day(11, 24, 9)).Reasons, Does.Contain("waits for the decision"));
    }

    [Test]
    public void An_event_beside_a_day_is_asked_about_a_month_after_the_latest_word_on_it()
    {
        var bug = Act(Granted().Say(Maren, "reviewbot: embargo until 2027-09-01 and I say so"));
        var said = bug.Comments.Last(c => c.Creator == Maren).Time;
        Assert.That(At(bug, Day(11, 24, 9)).NextLook, Is.EqualTo(said.AddDays(30)), "long before the day");

        bug = Act(bug.At(said.AddDays(30)));
        var asked = bug.Comments[^1].Time;

        Assert.That(At(bug, asked.AddDays(1)).NextLook, Is.EqualTo(asked.AddDays(30)));
    }

    [TestCase("2027-03-01", ", not before Monday 2027-03-01 at 09:00")]
    [TestCase("bug 7 fixed", null)]
    [TestCase("2027-03-01 and bug 7 fixed", ", not before Monday 2027-03-01 at 09:00")]
    [TestCase("2026-11-23", "I will open this bug on Monday 2026-11-30 at 09:10")]
    public void The_earliest_moment_is_told_where_there_is_one(string until, string? moment)
    {
        var comment = At(Until(until), Day(11, 23, 9, 10)).Comment;

        Assert.That(comment, moment is null ? Does.Not.Contain("not before Monday") : Does.Contain(moment));
    }

    [Test]
    public void Before_the_terms_are_set_no_moment_is_told()
    {
        var bug = Granted().Say(Maren, "reviewbot: embargo explain");

        Assert.That(At(bug, bug.Now).Comment, Does.Contain("This is what opening this bug waits for").And.Not.Contain("It can't be before"));
    }

    [Test]
    public void A_lost_comment_about_the_opening_is_made_up_for_whatever_else_was_said()
    {
        var bug = Act(Announced().At(Day(2, 26, 9)));
        bug.At(Day(3, 1, 9)).Apply(At(bug, Day(3, 1, 9)), loseComment: true);

        Assert.That(At(bug, bug.Now).Comment, Does.Contain("I have removed this bug's embargo"));
    }

    [Test]
    public void A_word_of_the_very_moment_of_the_opening_was_said_after_it()
    {
        var (bug, opened) = Opened();
        Mention(Mention(bug.At(opened.AddMinutes(-1)), EmbargoSteps.Unseen).At(opened.AddMinutes(-1)), EmbargoSteps.StoodDown);
        Assert.That(bug.Now, Is.EqualTo(opened));

        Assert.That(Rules(bug, opened.AddMinutes(20), facts: Hidden).Select(o => o.Step), Is.All.Null);
        Assert.That(Rules(bug.ChangeGroups(Maren, [Group], []), opened.AddMinutes(20)).Select(o => o.Step), Is.All.Null);
    }

    private static readonly EmbargoFacts Hidden = Facts with { Visibility = System.Collections.Immutable.ImmutableDictionary<int, Visibility>.Empty.Add(12, Visibility.Hidden) };

    private static List<Outcome> Rules(BugBuilder bug, DateTimeOffset now, ReviewPolicy? policy = null, EmbargoFacts? facts = null) =>
        [.. new EmbargoRules(policy ?? Closed, new World { Rotation = RotationFacts.None, Facts = facts ?? Facts }, now).Decide(Fold(bug, policy))];

    // A needinfo of ours on the requester, a minute after what was said.
    private static bool StillAsks(BugBuilder bug)
    {
        bug.AskNeedinfo(BugBuilder.Bot, BugBuilder.Requester);
        return EmbargoQuestions.StillAsks(Fold(bug), bug.Flags[^1], Closed);
    }
}
