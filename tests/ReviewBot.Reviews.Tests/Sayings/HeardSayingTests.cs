namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>Sayings that were written down with what a person would expect, before any was tried and by words that no list was made from.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class HeardSayingTests(bool bmo)
{
    [TestCaseSource(typeof(Heard), nameof(Heard.Sayings))]
    public void What_a_person_would_expect_comes_of_it(string who, string expected, string text)
    {
        var (outcome, answer) = Table.After(who, text, bmo);

        Assert.That(Expectation.Met(expected, outcome, answer), Is.True, $"expected {expected}, but: {outcome}. {answer}");
    }
}
