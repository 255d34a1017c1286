using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>A decision that is still to be carried out, and what is said on the bug meanwhile.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class SecondThoughtTests(bool bmo)
{
    private static readonly string[] Decisions = ["reviewbot: approve", "reviewbot: deny the opt-out is missing", "Everything is answered.\n\nreviewbot: approve\n\nThanks!", "@reviewbot approve"];

    private static readonly string[] TakenBack =
    [
        "Strike that.", "wrong bug, sorry", "ignore my last comment", "hold on", "never mind", "oops", "Oops!", "wait, question 9 is still open", "Wait", "Hmm.", "Sorry, I meant bug 1990001.", "Not yet, sorry.",
        "Please disregard comment 3.", "That was for the other bug.", "I pressed the button too early.", "Once Legal agrees, that is.", "Given a fixed link in question 1, that is.", "Is question 9 really answered?", "reviewbot: hold", "reviewbot: don't approve",
        "reviewbot: undo", "reviewbot: escalate legal a third party gets the data", "reviewbot: remind in 3 days", "I take it back", "Rhea, what about the retention?", "Scratch comment 2", "Ups, falscher Bug.", "Actually, no.", "(In reply to Maren from comment #2)\n> reviewbot: approve\n\nThat was too quick.",
        "> reviewbot: approve\n\nno", "I spoke too soon", "let me think about it once more", "…", "-", "?", "reviewbot: deny", "I withdraw my decision.",
    ];

    private static readonly string[] Fine =
    [
        "Thanks!", "Thank you for the quick answers, Rhea!", "Everything is answered.", "Looks good to me.", "reviewbot: help", "reviewbot: explain", "No further questions.", "All good 👍", "Cheers,\nMaren",
    ];

    private static readonly string[] Chat = ["Thanks!", "Great, thank you Maren!", "I'll land it tomorrow.", "No objections from me.", "Which Firefox version will this be in?", "Don't forget the documentation, Rhea."];

    private static readonly string[] Objections =
    [
        "Wait, I have found a mistake in question 7.", "Hold on please", "please don't approve this", "Hi Maren, sorry, not yet: the form is outdated.", "I object.", "Stop!", "Oops, that is the wrong form.", "Thanks, but wait for Legal", "I disagree, question 9 is open.", "reviewbot: hold",
    ];

    [Test]
    public void What_its_author_takes_back_in_the_next_comment_is_asked_about_once_and_not_carried_out()
    {
        foreach (var (decision, words) in from d in Decisions from w in TakenBack select (d, w))
        {
            AssertAskedBack(Table.Asked().Say(Table.Maren, decision).Say(Table.Maren, words), $"{decision} / {words}", decision.Contains("deny", StringComparison.Ordinal) ? "reviewbot: deny the opt-out is missing" : "reviewbot: approve");
        }
    }

    [Test]
    public void No_words_that_take_back_within_one_comment_leave_it_standing_in_the_next()
    {
        var adverse = Directory.EnumerateFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Sayings", "Heard"), "adverse-*.txt").SelectMany(File.ReadLines).Where(line => line.StartsWith("after | ", StringComparison.Ordinal)).Select(line => line[8..]).ToList();
        var random = Samples.Random();
        var approvals = Decisions.Where(d => d.Contains("approve", StringComparison.Ordinal)).ToList();
        Assert.That(adverse, Has.Count.GreaterThan(30));
        for (var i = 0; i < 1000; i++)
        {
            var bug = Table.Asked().Say(Table.Maren, Pick(approvals));
            var comments = Enumerable.Range(0, Pick([0, 1, 2])).Select(_ => Pick(Fine)).Append(Pick(Pick([0, 1]) == 0 ? adverse : [.. TakenBack])).Concat(Enumerable.Range(0, Pick([0, 1, 2])).Select(_ => Pick(Fine))).ToList();
            comments.ForEach(words => bug.Say(Pick([0, 1, 2]) == 0 ? Table.Rhea : Table.Maren, words));
            bug.Say(Table.Maren, Pick(adverse));

            Assert.That(Verdict(bug), Is.Null, string.Join(" / ", bug.Comments.Select(c => c.Body)));
        }

        T Pick<T>(IReadOnlyList<T> from) => from[(int)random.Next((uint)from.Count)];
    }

    [Test]
    public void Plain_words_in_the_next_comments_leave_it_standing([ValueSource(nameof(Decisions))] string decision)
    {
        var status = decision.Contains("deny", StringComparison.Ordinal) ? FlagStatus.Denied : FlagStatus.Granted;
        foreach (var words in Fine)
        {
            Assert.That(Verdict(Table.Asked().Say(Table.Maren, decision).Say(Table.Maren, words).Say(Table.Maren, "Bye")), Is.EqualTo(status), words);
        }

        foreach (var words in Chat)
        {
            Assert.That(Verdict(Table.Asked().Say(Table.Maren, decision).Say(Table.Rhea, words).Say(Table.Ines, words)), Is.EqualTo(status), words);
        }
    }

    [Test]
    public void An_objection_of_somebody_with_a_part_in_the_review_is_asked_about_and_a_passers_by_is_not([ValueSource(nameof(Objections))] string words)
    {
        AssertAskedBack(Table.Asked().Say(Table.Maren, "reviewbot: approve").Say(Table.Rhea, words), words, "reviewbot: approve");
        AssertAskedBack(Table.Asked().Say(Table.Maren, "reviewbot: approve").Say(Table.Ines, words), words, "reviewbot: approve");
        Assert.That(Verdict(Table.Asked().Say(Table.Maren, "reviewbot: approve").Say(Table.Outsider, words)), Is.EqualTo(FlagStatus.Granted));
        Assert.That(Verdict(Table.Asked().Say(Table.Rhea, words == "reviewbot: hold" ? "Wait." : words).Say(Table.Maren, "reviewbot: approve")), Is.EqualTo(FlagStatus.Granted), "said before it");
    }

    [Test]
    public void Of_two_decisions_of_one_steward_the_later_counts_by_itself()
    {
        Assert.That(Verdict(Table.Asked().Say(Table.Maren, "reviewbot: approve").Say(Table.Maren, "reviewbot: deny the opt-out is missing")), Is.EqualTo(FlagStatus.Denied));
        Assert.That(Verdict(Table.Asked().Say(Table.Maren, "reviewbot: deny the opt-out is missing").Say(Table.Maren, "reviewbot: approve")), Is.EqualTo(FlagStatus.Granted));
        Assert.That(Verdict(Table.Asked().Say(Table.Maren, "reviewbot: approve").Say(Table.Maren, "Oops.").Say(Table.Maren, "reviewbot: approve")), Is.EqualTo(FlagStatus.Granted));
        Assert.That(Verdict(Table.Asked().Say(Table.Maren, "reviewbot: approve").Say(Table.Maren, "reviewbot: approve")), Is.EqualTo(FlagStatus.Granted));
    }

    [Test]
    public void Who_passes_the_request_on_after_all_decides_nothing()
    {
        var bug = Table.Asked().Say(Table.Maren, "reviewbot: approve").Say(Table.Maren, "reviewbot: reassign");
        var plan = Table.Decide(bug, Table.Policy(bmo));
        Assert.That(plan.Effects.OfType<Effect.Assign>(), Is.Not.Empty);

        Assert.That(Verdict(bug.Apply(plan)), Is.Null);
    }

    [Test]
    public void Of_two_stewards_who_contradict_each_other_neither_decides([Values] bool approvalFirst)
    {
        string[] words = approvalFirst ? ["reviewbot: approve", "reviewbot: deny the opt-out is missing"] : ["reviewbot: deny the opt-out is missing", "reviewbot: approve"];
        var bug = Table.Asked().Say(Table.Tomas, words[0]).Say(Table.Maren, words[1]);
        var plan = Table.Decide(bug, Table.Policy(bmo));

        Assert.That(plan.Effects.OfType<Effect.SetVerdict>(), Is.Empty);
        Assert.That(plan.Comment, Does.Contain("reviewbot: approve").And.Contain("reviewbot: deny the opt-out is missing"));
        Assert.That(Table.Decide(bug.Apply(plan), Table.Policy(bmo)).IsEmpty, Is.True);
        Assert.That(Verdict(bug.Say(Table.Maren, "reviewbot: approve")), Is.EqualTo(FlagStatus.Granted), "said once more, and nobody contradicts");
    }

    private static readonly string[][] Unclear = [["reviewbot: approve once Legal agrees"], ["I would write\n\nreviewbot: approve\n\nonce question 9 is clear."], ["reviewbot: approve", "That was too quick of me."], ["reviewbot: LGTM"], ["reviewbot: deny"], ["reviewbot: deny if question 9 stays as it is"]];

    [Test]
    public void Of_what_somebody_else_decides_at_the_same_time_nobody_is_told_that_nothing_was_changed([ValueSource(nameof(Unclear))] string[] comments, [Values] bool first)
    {
        var bug = Table.Asked();
        Say(first ? comments : []).Say(Table.Maren, "reviewbot: approve");
        Say(first ? [] : comments);
        var plan = Table.Decide(bug, Table.Policy(bmo));

        Assert.That(plan.Effects.OfType<Effect.SetVerdict>().Count(), Is.EqualTo(1));
        Assert.That(plan.Steps.Select(s => s.Word), Is.EqualTo(new[] { "granted" }), plan.Comment);
        Assert.That(Table.Decide(bug.Apply(plan), Table.Policy(bmo)).IsEmpty, Is.True, "nor afterwards");

        BugBuilder Say(string[] words) => words.Aggregate(bug, (b, text) => b.Say(Table.Tomas, text));
    }

    [Test]
    public void Who_says_that_it_not_be_approved_is_no_less_heard_for_telling_us([Values] bool first)
    {
        var bug = first ? Table.Asked().Say(Table.Tomas, "reviewbot: don't approve yet").Say(Table.Maren, "reviewbot: approve") : Table.Asked().Say(Table.Maren, "reviewbot: approve").Say(Table.Tomas, "reviewbot: don't approve yet");
        var plan = Table.Decide(bug, Table.Policy(bmo));

        Assert.That(plan.Steps.Select(s => s.Word), first ? Is.EqualTo(new[] { "granted" }) : Does.Contain("asked-back").And.Not.Contain("granted"), plan.Comment);
    }

    [Test]
    public void What_was_unclear_is_not_asked_about_once_the_flag_is_set([Values] bool another)
    {
        var bug = Two().Say(Table.Tomas, "Once Legal agrees:\n\nreviewbot: approve", on: 13).Decide(another ? 14 : 13, Table.Maren, FlagStatus.Granted);

        Assert.That(Table.Decide(bug, Table.Policy(bmo)).Steps.Count(s => s.Word == "asked-back"), Is.EqualTo(another ? 1 : 0));
    }

    [Test]
    public void What_was_unclear_of_one_request_is_asked_about_where_another_is_decided()
    {
        var bug = Two().Say(Table.Tomas, "Once Legal agrees:\n\nreviewbot: approve", on: 14).Say(Table.Maren, "reviewbot: approve", on: 13);

        Assert.That(Table.Decide(bug, Table.Policy(bmo)).Steps.Select(s => s.Word), Is.EqualTo(new[] { "granted", "asked-back" }));
    }

    private static BugBuilder Two() =>
        new BugBuilder().Attach(13, Wording.Texts.Complete).Ask(13, requestee: Table.Maren).Attach(14, Wording.Texts.Complete.Replace("count", "measure", StringComparison.Ordinal)).Ask(14, requestee: Table.Maren);

    [Test]
    public void A_decision_on_another_request_takes_nothing_back()
    {
        var bug = Two().Say(Table.Maren, "reviewbot: approve", on: 13).Say(Table.Maren, "reviewbot: deny the opt-out is missing", on: 14);
        bug.Apply(Table.Decide(bug, Table.Policy(bmo))).Apply(Table.Decide(bug, Table.Policy(bmo)));

        Assert.That(new[] { 13, 14 }.Select(id => bug.Get(id).Flags.Single().Status), Is.EqualTo(new[] { FlagStatus.Granted, FlagStatus.Denied }));
    }

    [Test]
    public void A_comment_that_ends_open_goes_on_with_the_next()
    {
        Assert.That(Verdict(Table.Asked().Say(Table.Maren, "The line would be:").Say(Table.Maren, "reviewbot: approve")), Is.Null);
        Assert.That(Verdict(Table.Asked().Say(Table.Maren, "I'll approve when Legal has agreed.").Say(Table.Maren, "reviewbot: approve")), Is.EqualTo(FlagStatus.Granted));
        Assert.That(Verdict(Table.Asked().Say(Table.Maren, "The line would be:").Say(Table.Rhea, "Which one?").Say(Table.Maren, "reviewbot: approve")), Is.EqualTo(FlagStatus.Granted));
    }

    [Test]
    public void What_is_said_once_the_flag_is_set_changes_nothing([Values] bool loseComment)
    {
        var bug = Table.Asked().Say(Table.Maren, "reviewbot: approve");
        bug.Apply(Table.Decide(bug, Table.Policy(bmo)), loseComment).Say(Table.Maren, "Strike that.");
        var plan = Table.Decide(bug, Table.Policy(bmo));

        Assert.That(plan.Effects, Is.Empty);
        Assert.That(bug.Get(13).Flags.Single().Status, Is.EqualTo(FlagStatus.Granted));
        Assert.That(plan.Steps.Select(s => s.Word), loseComment ? Is.EqualTo(new[] { "granted" }) : Is.Empty);
    }

    [Test]
    public void A_lift_that_is_taken_back_before_it_is_answered_opens_nothing_and_afterwards_a_hold_is_what_it_takes()
    {
        foreach (var words in TakenBack.Where(w => !w.Contains("hold", StringComparison.Ordinal)))
        {
            var bug = Table.Asked(restricted: true).Say(Table.Maren, "reviewbot: embargo lift").Say(Table.Maren, words);
            Assert.That(Terms(bug).AreSet, Is.False, words);
            var plan = Table.Decide(bug, Table.Policy(bmo));
            Assert.That(plan.Comment, Does.Contain("reviewbot: embargo lift"), words);
            Assert.That(Terms(bug.Apply(plan)).AreSet, Is.False, words);
            Assert.That(Terms(bug.Say(Table.Maren, "reviewbot: embargo lift")).AreSet, Is.True, words);
        }

        var answered = Table.Asked(restricted: true).Say(Table.Maren, "reviewbot: embargo lift").Say(Table.Maren, "Thanks!");
        Assert.That(Terms(answered).AreSet, Is.True);
        answered.Apply(Table.Decide(answered, Table.Policy(bmo)));
        Assert.That(Terms(answered.Say(Table.Maren, "Which other bugs are there?")).AreSet, Is.True);
    }

    private void AssertAskedBack(BugBuilder bug, string what, string line)
    {
        var plan = Table.Decide(bug, Table.Policy(bmo));
        Assert.That(plan.Effects.Where(e => e is Effect.SetVerdict or Effect.Assign), Is.Empty, what);
        Assert.That(plan.Comment, Does.Contain(line), what);
        Assert.That(Table.Decide(bug.Apply(plan), Table.Policy(bmo)).Effects, Is.Empty, $"{what}, once more");
    }

    private FlagStatus? Verdict(BugBuilder bug) => Table.Decide(bug, Table.Policy(bmo)).Effects.OfType<Effect.SetVerdict>().SingleOrDefault()?.Status;

    private EmbargoTerms Terms(BugBuilder bug)
    {
        var @case = Table.Fold(bug, Table.Policy(bmo));
        return Embargoes.Look(@case, Table.Policy(bmo), new EmbargoFacts(), bug.Now.AddMinutes(5)).Terms;
    }
}
