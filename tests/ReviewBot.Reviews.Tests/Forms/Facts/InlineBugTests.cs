
namespace ReviewBot.Reviews.Tests.Forms.Facts;

/// <summary>Bugs that stand beside what is measured without the word.</summary>
internal sealed class InlineBugTests
{
    [TestCase("Opened, category 2, 1990001; failed, category 1, 1990002", "1990001 1990002")]
    [TestCase("Opened / category 2 / 1990001\nFailed / category 1 / 1990002", "1990001 1990002")]
    [TestCase("\"Opened – category 2 – 1990001; failed – category 1 – 1990002\",", "1990001 1990002")]
    [TestCase("Opened, category 2, bug-1990001; failed, category 1, bug 1990002", "1990001 1990002")]
    [TestCase("opened.reader — 1 — 1990001\nclosed.reader — 2 — 1990002", "1990001 1990002")]
    [TestCase("Opened (at most 1000000 times), category 2; failed, category 1", "")]
    [TestCase("Measured: | What | Category | Bug |\n|---|---|---|\n| Opened | 2 | 1990001 |", "1990001")]
    public void A_long_number_that_stands_alone_beside_a_category_is_a_bug(string answer, string bugs) =>
        Assert.That(string.Join(' ', SampleForm.Reading(5, answer).Measurements.SelectMany(m => m.Bugs).Distinct().Order()), Is.EqualTo(bugs));
}
