namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>A few of the lives; the benchmarks' <c>embargo</c> command runs ten thousand.</summary>
public sealed class EmbargoLifeTests
{
    [Test]
    public void No_life_ends_in_a_violation()
    {
        var totals = new LifeTotals();
        for (var seed = 1; seed <= 150; seed++)
        {
            new EmbargoLife(seed, totals).Run();
        }

        TestContext.Out.WriteLine(totals);
        Assert.That(totals.Violations.Take(10), Is.Empty);
        Assert.That((totals.Opened, totals.Warnings), Is.GreaterThan((10, 40)));
    }
}
