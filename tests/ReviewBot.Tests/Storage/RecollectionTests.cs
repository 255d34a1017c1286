using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>Of the past exactly what a decision rests on is remembered.</summary>
public sealed class RecollectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);
    private static readonly Roster Roster = new([new Steward { Login = "ann@example.org", Name = "Ann" }]);

    [Test]
    public void Where_nothing_is_to_be_decided_nothing_is_asked()
    {
        using var ledger = Known();

        var world = World(ledger, new WorldNeeds { Rotation = true, Requesters = ["robin@example.org"] });

        Assert.That((world.Reminders.Length, world.Grants.Count, world.Refusals.Length), Is.EqualTo((0, 0, 0)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Who_was_asked_is_told_only_where_a_steward_may_have_to_be_chosen(bool rotation)
    {
        using var ledger = Known();

        Assert.That(World(ledger, new WorldNeeds { Rotation = rotation, Subjects = ["70.1"] }).Rotation.Open.GetValueOrDefault("ann@example.org"), Is.EqualTo(rotation ? 1 : 0));
    }

    [Test]
    public void Reminders_of_the_last_two_days_and_of_the_rounds_at_hand_are_told()
    {
        using var ledger = Known();

        var world = World(ledger, new WorldNeeds { Subjects = ["70.1"], Requesters = ["robin@example.org"] });

        Assert.That(world.Reminders.Select(r => r.Subject), Is.EquivalentTo(new[] { "70.1", "90.1" }));
        Assert.That(world.Grants["robin@example.org"], Is.EqualTo(1));
    }

    [Test]
    public void A_choice_rests_on_the_last_year_on_each_stewards_last_time_and_on_the_bugs_of_first_reviews()
    {
        AssignmentFact Asked(string steward, int bug, int days) => new(steward, Now.AddDays(-days), bug, bug * 10, 1, false);
        AssignmentFact[] counts = [Asked("former@example.org", 1, 700), Asked("ann@example.org", 2, 400), Asked("former@example.org", 3, 300)];
        using var ledger = Ledger.InMemory(Decisions.Server);
        foreach (var fact in counts.Append(Asked("ann@example.org", 4, 500)).Append(Asked("former@example.org", 5, 600)))
        {
            new BugCache(ledger).Put(new CachedBug(fact.BugId, Now, Now, null, false), new BugFacts(fact.BugId) { Assignments = [fact] });
        }

        Assert.That(Recollection.Rotation(new Recollection(ledger).History([]), [1], Roster, Now).Assignments, Is.EqualTo(counts));
    }

    private static World World(Ledger ledger, WorldNeeds needs)
    {
        var recollection = new Recollection(ledger);
        return recollection.World(recollection.History([]), needs, Roster, Now);
    }

    private static Ledger Known()
    {
        var ledger = Ledger.InMemory(Decisions.Server);
        ReminderFact Reminder(string subject, int hours) => new("ann@example.org", Now.AddHours(-hours), subject, "first");
        new BugCache(ledger).Put(new CachedBug(7, Now, Now, null, false), new BugFacts(7)
        {
            Open = ["ann@example.org"],
            Reminders = [Reminder("70.1", 24 * 30), Reminder("80.1", 49), Reminder("90.1", 47)],
            GrantedTo = ["robin@example.org"],
        });
        return ledger;
    }
}
