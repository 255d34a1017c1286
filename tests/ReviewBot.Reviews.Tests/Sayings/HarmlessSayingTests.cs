namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>What is meant is understood where it is harmless, and no answer misleads.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class HarmlessSayingTests(bool bmo)
{
    [TestCase("reviewbot decline")]
    [TestCase("reviewbot please reassign")]
    [TestCase("reviewbot, please reassign")]
    [TestCase("Hey reviewbot, could you reassign this please?")]
    [TestCase("@reviewbot can you please reassign?")]
    [TestCase("@reviewbot please find somebody else, thanks")]
    [TestCase("`reviewbot: reassign`")]
    [TestCase("\"reviewbot: reassign\"")]
    [TestCase("- “reviewbot: reassign”")]
    [TestCase("„reviewbot: reassign“")]
    [TestCase("- reviewbot: reassign")]
    [TestCase("* `reviewbot: reassign`")]
    [TestCase("1. reviewbot: reassign")]
    [TestCase("• reviewbot: reassign")]
    [TestCase("**reviewbot: reassign**")]
    [TestCase("reviewbot: `reassign`")]
    [TestCase("reviewbot: decline conflict of interest")]
    [TestCase("reviewbot: decline, I'm on PTO")]
    [TestCase("reviewbot: decline I am swamped this week")]
    [TestCase("reviewbot: pass on this please")]
    [TestCase("reviewbot: decline - I wrote half of it")]
    [TestCase("reviewbot: I'm on vacation until Monday")]
    [TestCase("reviewbot: I can't take this one, sorry")]
    [TestCase("reviewbot: sorry, decline")]
    [TestCase("@reviewbot decline busy")]
    [TestCase("reviewbot decline busy")]
    [TestCase("Hi Rhea,\n\nsorry, I have no time for it.\n\nreviewbot: decline\n\nMaren")]
    public void Somebody_else_is_asked(string text) => Assert.That(Table.After(Table.Maren, text, bmo).Outcome, Is.EqualTo("asks tomas").Or.EqualTo("asks ines"));

    [TestCase("reviewbot: take")]
    [TestCase("reviewbot: take it")]
    [TestCase("reviewbot: claim")]
    [TestCase("reviewbot: mine")]
    [TestCase("reviewbot: mine!")]
    [TestCase("reviewbot: I'll take this")]
    [TestCase("reviewbot: I’ll take this one")]
    [TestCase("reviewbot I'll take this")]
    [TestCase("@reviewbot I will review this, thanks")]
    [TestCase("reviewbot: assign to myself")]
    [TestCase("reviewbot: please assign this to me")]
    public void Who_takes_it_is_asked(string text) => Assert.That(Table.After(Table.Ines, text, bmo).Outcome, Is.EqualTo("asks ines"));

    [TestCase("reviewbot: assign Tomas")]
    [TestCase("reviewbot: assign tomas")]
    [TestCase("reviewbot: assign Tomas Berg")]
    [TestCase("reviewbot: assign to Tomas please")]
    [TestCase("reviewbot: assign this to Tomas, thanks!")]
    [TestCase("reviewbot: give it to Tomas")]
    [TestCase("reviewbot assign Tomas")]
    public void A_unique_name_is_enough(string text) => Assert.That(Table.After(Table.Rhea, text, bmo).Outcome, Is.EqualTo("asks tomas"));

    [TestCase("reviewbot: assign Wolfgang")]
    [TestCase("reviewbot: assign Tomas and Ines")]
    public void A_name_that_is_nobodys_or_two_is_asked_back(string text) => Assert.That(Table.After(Table.Rhea, text, bmo).Outcome, Is.EqualTo("refused").Or.EqualTo("not-understood"));

    // It is said on 2026-11-16, a Monday.
    [TestCase("reviewbot: snooze until 2027-01-10", "2027-01-10")]
    [TestCase("reviewbot: snooze until Jan 10, 2027", "2027-01-10")]
    [TestCase("reviewbot: snooze until January 10th", "2027-01-10")]
    [TestCase("reviewbot: remind on 10 January", "2027-01-10")]
    [TestCase("reviewbot: remind in January", "2027-01-01")]
    [TestCase("reviewbot: snooze 1w", "2026-11-23")]
    [TestCase("reviewbot: snooze for 3 days", "2026-11-19")]
    [TestCase("reviewbot: snooze for 3d", "2026-11-19")]
    [TestCase("reviewbot: for 3 days", null)]
    [TestCase("reviewbot: remind in two weeks", "2026-11-30")]
    [TestCase("reviewbot: remind me again in a couple of weeks please", "2026-11-30")]
    [TestCase("reviewbot: remind me in a month", "2026-12-16")]
    [TestCase("reviewbot: remind me on Friday", "2026-11-20")]
    [TestCase("reviewbot: remind me next Monday", "2026-11-23")]
    [TestCase("reviewbot: snooze till tomorrow", "2026-11-17")]
    [TestCase("reviewbot snooze 2 weeks", "2026-11-30")]
    [TestCase("reviewbot: postpone until 2026-12-01", "2026-12-01")]
    [TestCase("reviewbot: snooze until 2025-01-01", null)]
    [TestCase("reviewbot: snooze until 2029-01-01", null)]
    [TestCase("reviewbot: snooze until it rains", null)]
    public void Reminders_wait_as_long_as_was_said(string text, string? until)
    {
        var (outcome, answer) = Table.After(Table.Rhea, text, bmo);
        Assert.That(outcome, Is.EqualTo(until is null ? "not-understood" : $"waits until {until}"));
        Assert.That(answer, until is null ? Does.Not.Contain("Noted") : Does.StartWith("Noted: no reminder here"));
    }

    [TestCase("reviewbot: LGTM", "`reviewbot: approve`")]
    [TestCase("reviewbot: looks good to me", "`reviewbot: approve`")]
    [TestCase("reviewbot: ship it", "`reviewbot: approve`")]
    [TestCase("reviewbot: r+", "`reviewbot: approve`")]
    [TestCase("reviewbot: approved", "`reviewbot: approve`")]
    [TestCase("reviewbot: I approve", "`reviewbot: approve`")]
    [TestCase("reviewbot approve", "`reviewbot: approve`")]
    [TestCase("reviewbot, could you please approve?", "`reviewbot: approve`")]
    [TestCase("@reviewbot can you approve this", "`reviewbot: approve`")]
    [TestCase("/approve", "`reviewbot: approve`")]
    [TestCase("reviewbot: reject it collects addresses", "`reviewbot: deny it collects addresses`")]
    [TestCase("reviewbot: reject", "`reviewbot: deny ")]
    [TestCase("reviewbot: decline the opt-out is missing", "`deny`")]
    [TestCase("reviewbot: withdraw", "clearing `data-review?`")]
    [TestCase("reviewbot: cancel this request", "clearing `data-review?`")]
    [TestCase("reviewbot: please cancel", "clearing `data-review?`")]
    [TestCase("reviewbot: deny", "`reviewbot: deny ")]
    [TestCase("reviewbot: deny if question 9 isn't answered", "`reviewbot: deny ")]
    [TestCase("reviewbot: approve once question 9 is clear", "condition")]
    [TestCase("reviewbot: approve questions 1 to 8", "condition")]
    [TestCase("reviewbot: approve?", "`reviewbot: approve`")]
    [TestCase("reviewbot: asign me", "`reviewbot: assign me`")]
    public void One_line_names_what_would_do_it(string text, string line)
    {
        var (outcome, answer) = Table.After(Table.Maren, text, bmo);
        Assert.That(outcome, Is.EqualTo("not-understood").Or.EqualTo("hint").Or.EqualTo("asked-back"));
        Assert.That(answer, Does.Contain(line).And.Not.Contain("\n"));
    }

    [TestCase("reviewbot: who reviews this?")]
    [TestCase("reviewbot: who is reviewing this")]
    [TestCase("@reviewbot who reviews this")]
    [TestCase("reviewbot: ping")]
    [TestCase("reviewbot: any news?")]
    [TestCase("reviewbot: what's missing?")]
    [TestCase("reviewbot: status?")]
    [TestCase("reviewbot status")]
    public void Who_asks_how_it_stands_is_told(string text)
    {
        var (outcome, answer) = Table.After(Table.Rhea, text, bmo);
        Assert.That(outcome, Is.EqualTo("explained"));
        Assert.That(answer, Does.Contain(":maren is asked"));
    }

    [TestCase("reviewbot: don't approve")]
    [TestCase("reviewbot: do not approve yet")]
    [TestCase("reviewbot: don't reassign")]
    [TestCase("reviewbot: never assign me")]
    public void What_is_not_to_be_done_brings_no_nonsense(string text)
    {
        var (outcome, answer) = Table.After(Table.Maren, text, bmo);
        Assert.That(outcome, Is.EqualTo("hint"));
        Assert.That(answer, Does.Not.Contain("hold approve").And.Not.Contain("mean"));
    }

    [TestCase("Thanks, reviewbot!")]
    [TestCase("reviewbot: thanks!")]
    [TestCase("reviewbot: thank you very much")]
    [TestCase("@reviewbot well done")]
    [TestCase("reviewbot: good bot")]
    [TestCase("reviewbot: ok")]
    [TestCase("reviewbot: never mind")]
    [TestCase("The reviewbot asked me whether I decline.")]
    [TestCase("reviewbot is great")]
    [TestCase("reviewbot has assigned this to me.")]
    [TestCase("reviewbot reassign doesn't work for me, it says nobody is left")]
    [TestCase("reviewbot help is too long.")]
    [TestCase("You can write reviewbot: reassign to get another steward.")]
    [TestCase("I used reviewbot: help and it told me nothing.")]
    [TestCase("Write `reviewbot: approve` when you are done.")]
    [TestCase("To decide, type reviewbot: approve on a line of its own.")]
    [TestCase("~~reviewbot: approve~~")]
    [TestCase("| approve | reviewbot: approve |")]
    [TestCase("[^1]: reviewbot: approve")]
    [TestCase("> reviewbot: approve")]
    [TestCase("```\nreviewbot: approve\n```")]
    [TestCase("<!-- reviewbot: approve -->")]
    [TestCase("The bot's reminders are useful.")]
    public void Talk_about_the_bot_is_left_alone(string text) => Assert.That(Table.After(Table.Maren, text, bmo), Is.EqualTo(("silence", "")));
}
