using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Tests.Forms.Lines;

/// <summary>Numbers before questions, in every script that people count in.</summary>
internal sealed class CountingMarksTests
{
    [TestCase("7) How long", 7, "How long")]
    [TestCase("7. How long", 7, "How long")]
    [TestCase("(7) How long", 7, "How long")]
    [TestCase("[7] How long", 7, "How long")]
    [TestCase("**7)** How long", 7, "How long")]
    [TestCase("**7** How long", 7, "How long")]
    [TestCase("7 - How long", 7, "How long")]
    [TestCase("7\\. How long", 7, "How long")]
    [TestCase("7/12 How long", 7, "How long")]
    [TestCase("7 of 12: How long", 7, "How long")]
    [TestCase("[7 of 12] How long", 7, "How long")]
    [TestCase("Question 7: How long", 7, "How long")]
    [TestCase("[Q7] How long", 7, "How long")]
    [TestCase("(Question 7) How long", 7, "How long")]
    [TestCase("Question 7 of 12 — how long", 7, "how long")]
    [TestCase("**7** duration", 7, "duration")]
    [TestCase("Q7. How long", 7, "How long")]
    [TestCase("No. 7 How long", 7, "How long")]
    [TestCase("Question seven: How long", 7, "How long")]
    [TestCase("Seventh question: How long", 7, "How long")]
    [TestCase("vii) How long", 7, "How long")]
    [TestCase("XII. How long", 12, "How long")]
    [TestCase("⑦ How long", 7, "How long")]
    [TestCase("7️⃣ How long", 7, "How long")]
    [TestCase("🔟 How long", 10, "How long")]
    [TestCase("٧) How long", 7, "How long")]
    public void A_line_may_begin_with_a_number(string line, int number, string rest)
    {
        Assert.That(CountingMarks.TryRead(line, out var read, out var length), Is.True);
        Assert.That((read, line[length..].Trim()), Is.EqualTo((number, rest)));
    }

    [TestCase("7 months")]
    [TestCase("**7** clicks per day")]
    [TestCase("7 of 12 people answered")]
    [TestCase("1.5 years")]
    [TestCase("2027-06-30")]
    [TestCase("2027/06/30")]
    [TestCase("1/2 of the users")]
    [TestCase("7/12/2027")]
    [TestCase("100) How long")]
    [TestCase("0) How long")]
    [TestCase("(7 How long")]
    [TestCase("I want this data")]
    [TestCase("mix) How long")]
    [TestCase("one of them")]
    [TestCase("")]
    [TestCase("****7) How long")]
    public void Or_with_something_else(string line) => Assert.That(CountingMarks.TryRead(line, out _, out _), Is.False);

    [TestCase("7", ExpectedResult = 7)]
    [TestCase("7.", ExpectedResult = 7)]
    [TestCase("**7**", ExpectedResult = null)]
    [TestCase("(7)", ExpectedResult = 7)]
    [TestCase("7/12", ExpectedResult = 7)]
    [TestCase("vii.", ExpectedResult = 7)]
    [TestCase("1990", ExpectedResult = null)]
    [TestCase("7 months", ExpectedResult = null)]
    [TestCase("", ExpectedResult = null)]
    public int? A_text_may_hold_nothing_else(string text) => CountingMarks.NumberOf(text);
}
