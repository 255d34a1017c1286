using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Tests.Rotation;

/// <summary>Which steward looks after what.</summary>
internal sealed class RosterTests
{
    private static readonly Pool Everything = new("everything", [], []);
    private static readonly Pool Mail = new("mail", ["Thunderbird", "MailNews Core"], []);
    private static readonly Pool Alarms = new("alarms", ["Calendar"], ["Alarms", "Reminders"]);
    private static readonly Pool Security = new("security", [], ["Security"]);

    private static IEnumerable<TestCaseData> Pools() =>
    [
        new TestCaseData(Everything, "Calendar", "Alarms", true).SetArgDisplayNames("without products and components it covers all"),
        new TestCaseData(Mail, "MailNews Core", "Filters", true).SetArgDisplayNames("any of its products, all of their components"),
        new TestCaseData(Mail, "Calendar", "Filters", false).SetArgDisplayNames("no other product"),
        new TestCaseData(Alarms, "Calendar", "Reminders", true).SetArgDisplayNames("any of its components"),
        new TestCaseData(Alarms, "Calendar", "General", false).SetArgDisplayNames("no other component of its product"),
        new TestCaseData(Alarms, "Thunderbird", "Alarms", false).SetArgDisplayNames("no other product's component of the same name"),
        new TestCaseData(Security, "Thunderbird", "Security", true).SetArgDisplayNames("without products its components in any product"),
        new TestCaseData(Security, "Thunderbird", "General", false).SetArgDisplayNames("without products no other component"),
        new TestCaseData(Alarms, "CALENDAR", "alarms", true).SetArgDisplayNames("in whatever letters"),
    ];

    [TestCaseSource(nameof(Pools))]
    public void A_pool_covers_its_components_in_its_products(Pool pool, string product, string component, bool covers) =>
        Assert.That(pool.Covers(product, component), Is.EqualTo(covers));

    [TestCase("Thunderbird", true)]
    [TestCase("Calendar", false)]
    public void A_steward_serves_what_the_own_pools_cover(string product, bool serves)
    {
        var steward = new Steward { Login = "lena@example.org", Pools = ["MAIL"] };

        Assert.That(new Roster([steward], [Alarms, Mail, Everything]).Serves(steward, product, "General"), Is.EqualTo(serves));
    }

    [Test]
    public void A_steward_without_pools_serves_everything()
    {
        var steward = new Steward { Login = "lena@example.org" };

        Assert.That(new Roster([steward], [Mail]).Serves(steward, "Calendar", "Alarms"), Is.True);
    }

    [Test]
    public void A_steward_is_found_by_login_in_whatever_letters_and_nobody_by_another()
    {
        var steward = new Steward { Login = "lena@example.org" };
        var roster = new Roster([steward]);

        Assert.That(roster.Find("Lena@Example.org"), Is.EqualTo(steward));
        Assert.That(roster.Find("noor@example.org"), Is.Null);
    }

    [Test]
    public void An_absence_ends_with_its_last_day_and_several_count_each()
    {
        var steward = new Steward { Login = "lena@example.org", Away = [new(new(2026, 6, 1), new(2026, 6, 2)), new(new(2026, 6, 5), new(2026, 6, 5))] };

        Assert.That(Enumerable.Range(1, 6).Where(day => steward.IsAway(new DateTimeOffset(2026, 6, day, 12, 0, 0, TimeSpan.Zero))), Is.EqualTo(new[] { 1, 2, 5 }));
    }
}
