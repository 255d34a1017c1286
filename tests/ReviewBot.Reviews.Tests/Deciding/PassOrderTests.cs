using ReviewBot.Reviews.Tests.Reminders;
using ReviewBot.Reviews.Tests.Support;
using static ReviewBot.Reviews.Tests.Reminders.Desk;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What comes first where a pass can't do everything.</summary>
public sealed class PassOrderTests
{
    [Test]
    public void Reminders_go_to_who_has_waited_longest()
    {
        var desk = new Desk();
        desk.Bugs.Add(Asked(1, Start.AddHours(3)));
        desk.Bugs.Add(Asked(2, Start));

        desk.Until(Start.AddDays(3).AddHours(6));

        Assert.That(desk.Said.Select(s => s.Bug), Is.EqualTo(new[] { 2 }), "both are due, and one a day is enough");
    }

    private static BugBuilder Asked(int bug, DateTimeOffset at) =>
        new BugBuilder(bug).At(at).Attach(Attachment(bug), Form).Ask(Attachment(bug), requestee: Maren);
}
