using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>When a requester is asked for what a form lacks, and what for.</summary>
internal sealed class AskingRequesterTests
{
    private static readonly string Open = Texts.Complete.With((Texts.Months, ""));
    private static readonly string Two = Texts.Complete.With((Texts.Months, ""), (Texts.Dashboard, ""));
    private static readonly string Other = Open.Replace("snooze", "archive", StringComparison.Ordinal);

    [Test]
    public void What_can_not_be_read_is_asked_for_as_text_and_a_form_beside_it_is_pointed_to()
    {
        var alone = Decide(Pdf());
        Assert.That(alone.Steps.Single(), Has.Property("Word").EqualTo("unusable").And.Property("Reason").EqualTo("the attachment can't be read as a form"));
        Assert.That(alone.Effects, Is.EqualTo(new Effect[] { new Effect.AskNeedinfo(BugBuilder.Requester) }));

        var beside = Decide(new BugBuilder().Attach(12, Texts.Complete, by: Maren).Attach(13, "%PDF-1.7 x", type: "application/pdf").Ask(13));
        Assert.That(beside.Steps.Single(), Has.Property("Word").EqualTo("unusable").And.Property("Reason").EqualTo("the form is on another attachment"));
        Assert.That(beside.Comment, Does.Contain("attachment 12"));
        Assert.That(alone.Comment, Does.Not.Contain("attachment 12"));
    }

    [Test]
    public void Where_there_are_no_needinfos_the_comment_is_all() =>
        Assert.That(Decide(Asked(Open), policy: Policy with { NeedinfoFlag = null }), Has.Property("Effects").Empty.And.Property("Comment").Not.Null);

    [Test]
    public void A_newer_form_in_a_comment_is_compared_with_what_was_asked_of_the_older_one()
    {
        var bug = Spoken(Asked(Two)).Say(BugBuilder.Requester, Open);

        Assert.That(Previous(bug), Has.Length.EqualTo(2));
        Assert.That(Decide(bug).Comment, Does.Contain("1 of 2 solved"));
        Assert.That(Previous(Spoken(Asked(Two))), Is.Empty, "the form is the one that was asked about");
    }

    [Test]
    public void A_form_that_was_there_at_the_very_moment_of_the_question_was_not_asked_about_before()
    {
        var bug = Spoken(Asked(Two));

        Assert.That(Previous(bug.At(bug.Now.AddMinutes(-1)).Say(BugBuilder.Requester, Open)), Is.Empty);
    }

    [Test]
    public void What_was_asked_in_the_round_before_or_of_a_request_that_is_over_is_what_the_new_form_answers()
    {
        Assert.That(Previous(Spoken(Asked(Two)).Clear(13).Ask(13)), Has.Length.EqualTo(2));
        Assert.That(Previous(Spoken(Asked(Two)).Obsolete(13).Attach(14, Open).Ask(14), 14), Has.Length.EqualTo(2));
        Assert.That(Previous(Spoken(Asked(Two)).Attach(14, Other, by: Maren).Ask(14, by: Maren), 14), Is.Empty, "another that waits still");
        Assert.That(Previous(Asked(Open)), Is.Empty);
        Assert.That(Previous(Spoken(new BugBuilder().Attach(13, Open).Ask(13).Attach(14, Texts.Complete).Ask(14)), 13), Is.Empty, "nothing was asked before");
    }

    [Test]
    public void Of_several_older_questions_the_latest_counts_and_of_those_that_came_later_none()
    {
        var bug = Spoken(Asked(Open)).Obsolete(13).Attach(14, Two.Replace("snooze", "archive", StringComparison.Ordinal)).Ask(14);
        bug = bug.Mention("14.1", Steps.Findings, "a,b,c").Obsolete(14).Attach(15, Open).Ask(15);
        Assert.That(Previous(bug, 15), Is.EqualTo(new[] { "a", "b", "c" }));

        var earlier = new BugBuilder().Attach(13, "x").Ask(13).Clear(13).Attach(14, Open).Ask(14).Mention("13.1", Steps.Findings, "a,b");
        Assert.That(Previous(earlier, 14), Is.Empty, "it was said after this was asked");

        var together = new BugBuilder().Attach(13, "x").Ask(13).Clear(13).Attach(14, Open).Ask(14);
        Assert.That(Previous(together.At(together.Now.AddMinutes(-1)).Mention("13.1", Steps.Findings, "a,b"), 14), Is.EqualTo(new[] { "a", "b" }), "at the moment of asking");
    }

    [Test]
    public void The_same_questions_as_before_are_not_repeated_for_some_days_to_a_named_steward()
    {
        var bug = Spoken(Asked(Open)).Obsolete(13).Attach(14, Open).Ask(14, requestee: Maren);
        var asked = CaseFold.Fold(bug.Build(), Policy).Requests[0].Round.LastSaid(Steps.Findings)!.Comment.Time;
        var until = Policy.Calendar.AddWorkingDays(asked, Policy.AssignAnywayAfterWorkingDays);

        Assert.That(Words(Decide(bug, until.AddSeconds(-1))), Has.No.Member("findings"));
        Assert.That(Decide(bug, until.AddSeconds(-1)).NextLook, Is.EqualTo(until));
        Assert.That(Words(Decide(bug, until)), Has.Member("findings"));
        Assert.That(Words(Decide(Spoken(Asked(Two)).Obsolete(13).Attach(14, Open).Ask(14, requestee: Maren))), Has.Member("findings"), "others than before");
    }

    [Test]
    public void The_same_questions_as_before_get_a_steward_who_looks()
    {
        Assert.That(Words(Decide(Spoken(Asked(Open)).Obsolete(13).Attach(14, Open).Ask(14))), Has.Member("assigned"));
        Assert.That(Words(Decide(Spoken(Asked(Open)).Obsolete(13).Attach(14, Open).Ask(14).Mention("14.1", Steps.Findings, "some"))), Has.No.Member("assigned"), "it was asked about by itself");
    }

    [Test]
    public void A_form_that_lacks_what_was_spoken_of_is_no_progress_whether_it_is_newer_or_not()
    {
        Assert.That(IsProgress(Spoken(Asked(Open)), Steps.Findings), Is.False);
        Assert.That(IsProgress(Spoken(Asked(Open)).Say(BugBuilder.Requester, Other), Steps.Findings), Is.False);
    }

    [Test]
    public void A_newer_form_that_lacks_something_else_or_can_be_read_at_last_is_progress()
    {
        Assert.That(IsProgress(Asked(Two).Mention("13.1", Steps.Findings, "a,b").Say(BugBuilder.Requester, Open), Steps.Findings), Is.True);
        Assert.That(IsProgress(Pdf().Mention("13.1", Steps.Unusable, "pdf").Say(BugBuilder.Requester, Open), Steps.Unusable), Is.True);
        Assert.That(IsProgress(Asked(Two).Mention("13.1", Steps.Findings, "a,b"), Steps.Findings), Is.False, "the form is older than the question");
        var bug = Asked(Two).Mention("13.1", Steps.Findings, "a,b");
        Assert.That(IsProgress(bug.At(bug.Now.AddMinutes(-1)).Say(BugBuilder.Requester, Open), Steps.Findings), Is.False, "of the same moment");
    }

    [Test]
    public void A_form_with_progress_is_asked_about_anew_and_one_without_gets_a_steward()
    {
        Assert.That(Words(Decide(Spoken(Asked(Two)).Say(BugBuilder.Requester, Open))), Has.Member("findings").And.No.Member("assigned"));
        Assert.That(Words(Decide(Spoken(Asked(Open)).Say(BugBuilder.Requester, Other))), Has.Member("assigned"));
    }

    [Test]
    public void Of_two_forms_in_comments_the_newer_is_asked_about_only_if_it_lacks_something_else()
    {
        var bug = Spoken(Pdf().Say(BugBuilder.Requester, Two));

        Assert.That(Words(Decide(bug.Say(BugBuilder.Requester, Open))), Has.Member("findings").And.No.Member("assigned"));
        var same = Spoken(Pdf().Say(BugBuilder.Requester, Open)).Say(BugBuilder.Requester, Other);
        Assert.That(IsProgress(same, Steps.Findings), Is.False);
        Assert.That(Words(Decide(same)), Has.Member("assigned").And.No.Member("findings"));
    }

    [Test]
    public void What_was_asked_for_is_kept_without_advice()
    {
        var advised = Texts.Complete.With((Texts.Months, "* I want to permanently monitor this data. (team@lists.example.org)"), (Texts.Dashboard, ""));
        Assert.That(CaseFold.Fold(Asked(advised).Build(), Policy).Requests[0].Reading.Findings.Select(f => f.MakesIncomplete), Is.EquivalentTo(new[] { true, false }));

        Assert.That(Decide(Asked(advised)).Steps.Single().Marks.Single(m => m.Step == Steps.Findings).State, Is.EqualTo("analysis"));
    }

    [Test]
    public void A_form_of_the_very_moment_of_the_question_is_no_answer_to_it_and_the_requester_is_waited_for()
    {
        var bug = Spoken(Asked(Two));

        Assert.That(Words(Decide(Back(bug).Say(BugBuilder.Requester, Open))), Is.Empty);
    }

    [Test]
    public void A_requester_who_does_not_answer_gets_a_steward_after_five_working_days()
    {
        foreach (var bug in new[] { Spoken(Asked(Open)), Spoken(Pdf()) })
        {
            var until = Policy.Calendar.AddWorkingDays(bug.Comments[^1].Time, 5);

            Assert.That(Words(Decide(bug, until.AddSeconds(-1))), Has.No.Member("assigned"));
            Assert.That(Decide(bug, until.AddSeconds(-1)).NextLook, Is.EqualTo(until));
            Assert.That(Words(Decide(bug, until)), Has.Member("assigned"));
        }
    }

    private static BugBuilder Asked(string form) => new BugBuilder().Attach(13, form).Ask(13);

    private static BugBuilder Pdf() => new BugBuilder().Attach(13, "%PDF-1.7 x", type: "application/pdf").Ask(13);

    private static BugBuilder Spoken(BugBuilder bug) => bug.Apply(Decide(bug));

    private static ReviewRequest Fold(BugBuilder bug, long attachment = 13) => CaseFold.Fold(bug.Build(), Policy).Requests.Single(r => r.Attachment.Id == attachment);

    private static bool IsProgress(BugBuilder bug, string step) => AskingRequester.IsProgress(Fold(bug), Fold(bug).Round.LastSaid(step)!);

    private static string[] Previous(BugBuilder bug, long attachment = 13)
    {
        var @case = CaseFold.Fold(bug.Build(), Policy);
        return AskingRequester.Previous(@case, @case.Requests.Single(r => r.Attachment.Id == attachment)).ToArray();
    }
}
