using System.Collections.Immutable;
using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Forms;
using static ReviewBot.Reviews.Tests.Collections.Landing;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>How long something may be collected, when it is over, and how both are said.</summary>
public sealed class ApprovedEndTests
{
    private const string Second = "https://bugzilla.example.org/show_bug.cgi?id=4800#c6";

    [TestCase("155", "2026-05-18", true)]
    [TestCase("155", "2026-05-19", false, Description = "an estimated day may be wrong by two releases")]
    [TestCase("154", "2026-07-28", true)]
    [TestCase("154", "2026-07-29", false, Description = "the first day of its beta, which is known")]
    public void A_version_ends_later_than_a_day_if_it_certainly_begins_after_it(string expires, string until, bool later) =>
        Assert.That(
            Codes(Landed with { Expires = LandedExpiry.Read(expires) }, Known(Until(new ReviewedTerm { Until = Day(until) }))).Contains("expires-later-than-approved"),
            Is.EqualTo(later));

    [Test]
    public void The_end_of_the_fix_is_the_latest_that_was_approved()
    {
        Assert.That(Fix(Term("2027-06-01"), Term("2027-01-01")), Is.EqualTo("expires: 2027-06-01"));
        Assert.That(Fix(Term("2027-01-01"), Term("2027-06-01")), Is.EqualTo("expires: 2027-06-01"));
        Assert.That(Fix(new ReviewedTerm { Version = 170 }, Term("2027-01-01")), Is.EqualTo("expires: 170"), "which is released in November 2027");
        Assert.That(Fix(new ReviewedTerm { Version = 156 }, Term("2027-01-01")), Is.EqualTo("expires: 2027-01-01"), "after the version's release");
        Assert.That(Fix(new ReviewedTerm { Version = 900 }, new ReviewedTerm { Version = 901 }), Is.EqualTo("expires: 901"), "of which no calendar knows");
    }

    [TestCase(6, "(6 months)")]
    [TestCase(1, "(1 month)")]
    public void Months_that_were_approved_are_said_as_months(int months, string says) =>
        Assert.That(Findings(known: Known(Until(new ReviewedTerm { Months = months }))).Single().Message, Does.Contain(says));

    [Test]
    public void Months_beside_a_day_are_said_as_the_day_on_which_it_ends() =>
        Assert.That(Never(new ReviewedTerm { Months = 6 }, Term("2027-06-01")).Message, Does.Contain("(on 2027-06-01)"));

    [Test]
    public void More_months_than_dates_hold_are_an_end_without_a_day()
    {
        var finding = Findings(known: Known(Until(new ReviewedTerm { Months = 1_000_000 }))).Single();

        Assert.That((finding.Code, finding.Fix), Is.EqualTo(("never-but-limited", (string?)null)));
        Assert.That(Codes(Landed with { Expires = LandedExpiry.Read("2099-01-01") }, Known(Until(new ReviewedTerm { Months = 1_000_000 }))), Is.Empty);
    }

    [TestCase("expired", "It has expired and")]
    [TestCase("2026-11-28", "It has expired (on 2026-11-28) and")]
    [TestCase("120", "It has expired (in version 120) and")]
    public void What_has_expired_is_said_with_its_end_unless_somebody_ended_it(string expires, string says) =>
        Assert.That(Findings(Landed with { Expires = LandedExpiry.Read(expires) }).Single().Message, Does.StartWith(says));

    [TestCase("160", true, Description = "released today")]
    [TestCase("161", false, Description = "to be released tomorrow")]
    [TestCase("158", true, Description = "before a version that is released")]
    [TestCase("163", false, Description = "before a version that is yet to come")]
    [TestCase("400", false, Description = "beyond all that is known")]
    public void A_version_has_expired_from_its_release_on(string expires, bool expired)
    {
        var calendar = new ReleaseCalendar(ImmutableSortedDictionary<int, VersionDays>.Empty
            .Add(160, new(null, null, Today)).Add(161, new(null, null, Today.AddDays(1))).Add(165, new(null, null, Today.AddDays(100))));

        Assert.That(Findings(Landed with { Expires = LandedExpiry.Read(expires) }, calendar: calendar).Select(f => f.Code), Is.EqualTo(expired ? ["expired"] : Array.Empty<string>()));
    }

    [Test]
    public void Who_extended_it_is_not_told_where_its_past_ends_before_that()
    {
        var known = Known(Until(Term("2027-06-01")));
        var (before, now) = (Landed with { Expires = LandedExpiry.Read("2027-06-01") }, Landed with { Expires = LandedExpiry.Read("2028-06-01") });

        Assert.That(Findings(now, known, History((1, before))).Single().Message, Does.Not.Contain("extended"));
    }

    [TestCase("never", "never")]
    [TestCase("expired", "expired")]
    [TestCase("2027-06-01", "2027-06-01")]
    [TestCase("170", "170")]
    [TestCase("1", "1")]
    [TestCase("0", null)]
    [TestCase("-1", null)]
    [TestCase("170.0", null)]
    [TestCase("soon", null)]
    [TestCase("2027-6-1", null)]
    public void An_end_is_read_as_the_schema_has_it(string text, string? read) => Assert.That(LandedExpiry.Read(text)?.Text, Is.EqualTo(read));

    private static string? Fix(ReviewedTerm one, ReviewedTerm other) => Never(one, other).Fix;

    private static Reviews.Collections.Findings.CollectionFinding Never(ReviewedTerm one, ReviewedTerm other) => Findings(
        Citing(Link, Second),
        Known(new ReviewedBug(Bug, BugStanding.Public) { Requests = [Until(one)] }, new ReviewedBug(4800, BugStanding.Public) { Requests = [Until(other)] })).Single();

    private static ReviewedTerm Term(string until) => new() { Until = Day(until) };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
