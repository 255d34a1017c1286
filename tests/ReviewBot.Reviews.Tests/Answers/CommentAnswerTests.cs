namespace ReviewBot.Reviews.Tests.Answers;

/// <summary>What comments of a requester answer, by their words.</summary>
public sealed class CommentAnswerTests
{
    [TestCase("3) A survey, which reaches too few people.\n10) We look at weekly counts in a dashboard.", "3 10")]
    [TestCase("3. A survey.\n\n10. A dashboard.", "3 10")]
    [TestCase("3: A survey.\n10: A dashboard.", "3 10")]
    [TestCase("(3) A survey. It reaches too few.\n(10) A dashboard.", "3 10")]
    [TestCase("#3 - A survey.\n#10 - A dashboard.", "3 10")]
    [TestCase("Question 3: A survey.\nQuestion 10: A dashboard.", "3 10")]
    [TestCase("Q3: A survey.\nQ10: A dashboard.", "3 10")]
    [TestCase("Re question 3: a survey\n\nRe question 10: a dashboard", "3 10")]
    [TestCase("**Question 3:** a survey\n\n**Question 10:** a dashboard", "3 10")]
    [TestCase("Hi,\n\nhere are the answers.\n\n3)\nA survey.\n\n10)\nA dashboard.\n\nThanks!", "3 10")]
    [TestCase("1. A survey.\n2. A dashboard.", "3 10", TestName = "By the places of our list")]
    [TestCase("Alternatives: a survey\nAnalysis: a dashboard", "3 10")]
    [TestCase("For question 3, we considered a survey. It reaches too few people. For question 10, we will look at weekly counts.", "3 10")]
    [TestCase("> 1. Question 3 (\"What alternative methods did you…\"): only a placeholder stands there. A sentence is enough; \"none\" is an answer, too.\nA survey.\n\n> 2. Question 10 (\"Please provide a general description…\") has no answer yet.\nA dashboard.", "3 10")]
    [TestCase("> Question 3 \nNone, really.\n> Question 10\nA dashboard", "3 10")]
    [TestCase("3) What alternative methods did you consider to answer these questions? Why were they not sufficient?\n\nA survey.\n\n10) Please provide a general description of how you will analyze this data.\n\nA dashboard.", "3 10")]
    [TestCase("Questions 3 and 10: n/a", "3 10")]
    [TestCase("Both: none", "3 10")]
    [TestCase("3) A survey.", "3")]
    [TestCase("10) A dashboard.\n\nI'll get back to you about the other one.", "10")]
    [TestCase("3) A survey.\n10) will do tomorrow", "3")]
    [TestCase("3) A survey.\n10) What do you mean by that?", "3 ?")]
    public void Of_two_questions_these_are_answered(string comment, string expected) =>
        Assert.That(Asked.After(comment, 3, 10), Is.EqualTo(expected));

    [TestCase(10, "We look at weekly counts in a dashboard.")]
    [TestCase(10, "A dashboard.")]
    [TestCase(10, "Hi ReviewBot,\n\nwe are going to plot the counts each week and compare them.\n\nThanks,\nRhea")]
    [TestCase(10, "(In reply to ReviewBot from comment #2)\n> Please provide a general description\n\nBy hand, mostly.")]
    [TestCase(10, "Sorry, I missed that one. We'll have a look at the numbers in Looker.")]
    [TestCase(10, "10) A dashboard.")]
    [TestCase(10, "1) A dashboard.")]
    [TestCase(3, "We thought of interviews, but they take too long.")]
    [TestCase(3, "None.")]
    [TestCase(3, "n/a")]
    [TestCase(7, "Six months, please.")]
    [TestCase(7, "Until 2027-05-01.")]
    [TestCase(7, "Until Thunderbird 150")]
    [TestCase(7, "Permanently; I am responsible for it.")]
    [TestCase(12, "No.")]
    [TestCase(12, "No third-party tool, it's all Glean.")]
    [TestCase(6, "https://dictionary.telemetry.mozilla.org/apps/thunderbird/metrics/snooze")]
    [TestCase(11, "With the council, in our monthly meeting.")]
    [TestCase(9, "They can switch it off in the settings.")]
    [TestCase(5, "| clicks on the snooze button | Category 2 | 1990001 |")]
    [TestCase(8, "Everyone on release, all locales and countries.")]
    public void Prose_answers_the_one_question_that_is_open(int question, string comment) =>
        Assert.That(Asked.After(comment, question), Is.EqualTo($"{question}"));

    [TestCase("Thanks!")]
    [TestCase("Thanks, will do tomorrow.")]
    [TestCase("thanks, will do tomorrow")]
    [TestCase("I will see to it next week.")]
    [TestCase("Ok, I'll update the form on Monday.")]
    [TestCase("Got it, working on it.")]
    [TestCase("Sorry for the delay, I was on PTO. Will answer this week.")]
    [TestCase("I need to ask Anna about that first.")]
    [TestCase("Let me check with legal and get back to you.")]
    [TestCase("On my list.")]
    [TestCase("ping")]
    [TestCase("Any update?")]
    [TestCase("Can someone take a look?")]
    [TestCase("Rebased the patch.")]
    [TestCase("reviewbot: help")]
    [TestCase("> 1. Question 10 (\"Please provide a general description…\") has no answer yet.\n\nThanks, will do.")]
    [TestCase("👍")]
    [TestCase("+1")]
    [TestCase("10) TBD")]
    [TestCase("10) will follow tomorrow")]
    public void Small_talk_is_no_answer(string comment)
    {
        Assert.That(Asked.After(comment, 10), Is.EqualTo("-"));
        Assert.That(Asked.After(comment, 3, 10), Is.EqualTo("-"));
    }

    [TestCase("We look at it by hand, and nothing else would do.", 3, 10)]
    [TestCase("What do you mean by question 10?", 3, 10)]
    [TestCase("I don't understand question 10.", 10)]
    [TestCase("That's answered already, see the description.", 10)]
    [TestCase("We are not sure yet whether it is worth it.", 7)]
    [TestCase("https://docs.google.com/document/d/invented/edit", 10)]
    [TestCase("Fixed.", 10)]
    [TestCase("2) By hand.", 2, 3)]
    public void Where_it_cannot_be_told_a_person_has_to_look(string comment, params int[] open) =>
        Assert.That(Asked.After(comment, open), Is.EqualTo("?"));
}
