namespace ReviewBot.Reviews.Tests.Answers;

/// <summary>Answers and talk in words that the lists were not made from.</summary>
public sealed class OtherWordsTests
{
    [TestCase("ad 3: we thought about asking on the mailing list\nad 10: counts per week, in Redash", "3 10")]
    [TestCase("- Q3 => user interviews (too slow)\n- Q10 => a histogram per channel", "3 10")]
    [TestCase("As for question 3: nothing else was considered.\nAs for question 10: a small dashboard will do.", "3 10")]
    [TestCase("The answer to question 10 is that we'll plot it monthly.", "10")]
    [TestCase("## Question 3\nBug reports, which are too few.\n\n## Question 10\nWe sum it up by hand.", "3 10")]
    [TestCase("#10 Looker dashboard, refreshed weekly", "10")]
    [TestCase("> Question 10 (\"Please provide a general description…\") has no answer yet. A sentence on how you will look at the data is enough.\n\nOh, forgot that. It goes into our monthly usage report as one more line.", "10")]
    [TestCase("How you will analyze this data: a query in Redash.", "10")]
    [TestCase("(In reply to Review Bot [:reviewbot] from comment #2)\n> 1. Question 3 (\"What alternative methods did you…\"): only a placeholder stands there.\n\nThere is no alternative.\n\n> 2. Question 10 (\"Please provide a general description…\") has no answer yet.\n\nWe'll compare the two weeks before and after the release.", "3 10")]
    [TestCase("question three: none\nquestion ten: a chart", "3 10")]
    [TestCase("3) none 10) a chart", "3 10")]
    [TestCase("Ok.\n\n10 - A dashboard\n\nFor 3 I have to ask our researcher, please wait.", "10")]
    public void Of_two_questions_these_are_answered(string comment, string expected) => Assert.That(Asked.After(comment, 3, 10), Is.EqualTo(expected));

    [TestCase(10, "Good question! Basically one bar chart, refreshed every night.", "10")]
    [TestCase(10, "We don't plan any deep analysis, just a look at the totals once a release.", "10")]
    [TestCase(10, "Answer: a notebook that one of us runs by hand", "10")]
    [TestCase(3, "Asking people on Connect, but only the loud ones answer there.", "3")]
    [TestCase(3, "I can't think of any.", "3")]
    [TestCase(7, "Half a year should be enough for us.", "7")]
    [TestCase(7, "We would like to keep it for good; I'll be responsible (rhea).", "7")]
    [TestCase(7, "until the end of 2027", "7")]
    [TestCase(11, "Only among ourselves.", "11")]
    [TestCase(2, "Without it we'd be guessing whether to keep the button.", "2")]
    [TestCase(12, "Nope, Glean only.", "12")]
    [TestCase(9, "Preferences > Privacy > untick telemetry", "9")]
    public void The_one_that_is_open_is_answered(int open, string comment, string expected) => Assert.That(Asked.After(comment, open), Is.EqualTo(expected));

    [TestCase("Cheers, I'll have that for you by Thursday.")]
    [TestCase("Right, on it!")]
    [TestCase("Oh dear, I overlooked those. Give me a day or two.")]
    [TestCase("Out until the 14th, will reply when I'm back.")]
    [TestCase("Understood - thanks for the quick look.")]
    [TestCase("Let me talk to Anna first.")]
    [TestCase("Pushed a new revision to Phabricator.")]
    [TestCase("Sure, no problem, will fill that in tonight.")]
    [TestCase("Adding Bob to CC.")]
    [TestCase("hmm ok")]
    [TestCase("Is there anybody who can review this soon?")]
    [TestCase("I'm swamped this week, sorry.")]
    public void Talk_is_no_answer(string comment)
    {
        Assert.That(Asked.After(comment, 10), Is.EqualTo("-"));
        Assert.That(Asked.After(comment, 3, 10), Is.EqualTo("-"));
    }

    [TestCase("Isn't that in the design doc?", 10)]
    [TestCase("No idea what to write there.", 10)]
    [TestCase("I think we agreed on something in the meeting with legal, it's in the notes.", 3, 10)]
    [TestCase("Both are covered by the description of this bug.", 3, 10)]
    [TestCase("Updated the doc.", 10)]
    public void A_person_has_to_look(string comment, params int[] open) => Assert.That(Asked.After(comment, open), Is.EqualTo("?"));
}
