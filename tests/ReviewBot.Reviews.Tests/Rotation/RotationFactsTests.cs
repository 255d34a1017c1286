using ReviewBot.Reviews.Knowledge;

namespace ReviewBot.Reviews.Tests.Rotation;

/// <summary>Who was asked what, in the order in which it counts.</summary>
internal sealed class RotationFactsTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Assignments_come_oldest_first_and_of_one_moment_by_bug_and_attachment()
    {
        AssignmentFact[] inOrder = [Fact(9, 90, hours: 0), Fact(2, 21, hours: 1), Fact(2, 22, hours: 1), Fact(3, 5, hours: 1), Fact(1, 1, hours: 2)];

        Assert.That(RotationFacts.From([inOrder[3], inOrder[2], inOrder[4], inOrder[0], inOrder[1]], []).Assignments, Is.EqualTo(inOrder));
    }

    [Test]
    public void An_assignment_that_was_read_twice_counts_once() =>
        Assert.That(RotationFacts.From([Fact(1, 1), Fact(1, 1)], []).Assignments, Has.Exactly(1).Items);

    [Test]
    public void A_choice_of_this_pass_comes_last_and_waits_like_the_others()
    {
        var facts = RotationFacts.From([Fact(1, 1)], ["lena@example.org"]).With([Fact(2, 2), Fact(3, 3) with { Steward = "noor@example.org" }]);

        Assert.That(facts.Assignments.Select(a => a.BugId), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That((facts.Open["LENA@example.org"], facts.Open["noor@example.org"]), Is.EqualTo((2, 1)));
    }

    private static AssignmentFact Fact(int bug, long attachment, int hours = 0) => new("lena@example.org", Now.AddHours(hours), bug, attachment, 1, false);
}
