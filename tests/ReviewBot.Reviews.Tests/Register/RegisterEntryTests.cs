using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Register;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Register;

/// <summary>What the public register says of a decision.</summary>
public sealed class RegisterEntryTests
{
    private static readonly DateOnly Released = new(2026, 12, 1);

    [Test]
    public void The_release_day_of_a_version_is_cited_as_an_expiry() => Assert.That(Entry("150").Expiry, Is.EqualTo(Released));

    [Test]
    public void An_estimated_release_day_is_never_cited_as_an_expiry()
    {
        var entry = Entry("151");

        Assert.That(entry.Duration, Does.Contain("estimate"));
        Assert.That(entry.Expiry, Is.Null);
    }

    private static RegisterEntry Entry(string version)
    {
        var policy = Policy with { Releases = new ReleaseCalendar(ImmutableSortedDictionary<int, VersionDays>.Empty.Add(150, new(null, null, Released))) };
        var bug = new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, $"Until Thunderbird {version}"))).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted);
        return RegisterEntries.Of(CaseFold.Fold(bug.Build(), policy), policy, World).Single();
    }
}
