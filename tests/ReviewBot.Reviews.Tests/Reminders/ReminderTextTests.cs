using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Reminders;

/// <summary>What reminders say in which case.</summary>
internal sealed class ReminderTextTests
{
    private const string Contact = "legal@example.org";

    [Test]
    public void The_second_names_another_steward_where_one_is_free()
    {
        Assert.That(Text().Second(Request(), Waits(Maren), Tomas, nameSteward: true), Does.Contain("you could ask Tomas instead").And.Not.Contain("no other steward is free"));
        Assert.That(Text().Second(Request(), Waits(Maren), null, nameSteward: false), Does.Contain("no other steward is free just now").And.Contain("The requester, if it is urgent"));
    }

    [Test]
    public void An_escalation_speaks_to_its_contact_where_a_name_is_known()
    {
        var known = Meeting.World with { Accounts = ImmutableDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase).Add(Contact, new Account(Contact, "Lee", "lee")) };

        Assert.That(Text(known).Escalation(Fold(Asked()), Request(), Waits(Contact)), Does.StartWith(":lee, is there an answer"));
        Assert.That(Text().Escalation(Fold(Asked()), Request(), Waits(Contact)), Does.StartWith("Is there an answer"));
        Assert.That(Text().Escalation(Fold(Asked()), Request(), Waits(null)), Does.StartWith("Is there an answer"));
    }

    [TestCase("Until 2027-05-03.", "until 2027-05-03.", "about")]
    [TestCase("For 6 months.", "until about 2027-06-", null)]
    public void A_renewal_says_whether_its_day_is_an_estimate(string duration, string told, string? not)
    {
        var text = Renewal(Asked(duration).Decide(13, Maren, FlagStatus.Granted));

        Assert.That(text, Does.Contain(told));
        Assert.That(text.Contains("an estimate by the release calendar", StringComparison.Ordinal), Is.EqualTo(not is null));
        Assert.That(not is null || !text.Contains($"until {not}", StringComparison.Ordinal));
    }

    [Test]
    public void A_renewal_links_to_the_comment_that_decided_where_there_is_one()
    {
        Assert.That(Renewal(Asked().Decide(13, Maren, FlagStatus.Granted)), Does.Contain("show_bug.cgi?id=12\n"));
        Assert.That(Renewal(Asked().Say(Maren, "Fine.").Decide(13, Maren, FlagStatus.Granted)), Does.Contain("show_bug.cgi?id=12#c2\n"));
    }

    [Test]
    public void Who_has_no_name_is_spoken_to_with_a_capital() =>
        Assert.That(Text().First(Request(), Waits("nameless@example.org")), Does.StartWith("A data steward, the data review"));

    private static BugBuilder Asked(string duration = "Until 2027-05-03.") => new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, duration))).Ask(13, requestee: Maren);

    private static ReviewCase Fold(BugBuilder bug) => CaseFold.Fold(bug.Build(), Policy);

    private static ReviewRequest Request() => Fold(Asked()).Requests[0];

    private static Waiting Waits(string? person) => new(Awaited.Steward, person, new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero), "");

    private static ReminderText Text(World? world = null) => new(Policy, world ?? Meeting.World);

    private static string Renewal(BugBuilder bug) => Text().Renewal(Fold(bug), Fold(bug).Requests[0], BugBuilder.Requester);
}
