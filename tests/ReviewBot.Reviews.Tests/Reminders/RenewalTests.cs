using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Findings.Reviews;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Reminders.Desk;

namespace ReviewBot.Reviews.Tests.Reminders;

/// <summary>Collections that end. The grant is of Monday, 2026-11-16.</summary>
public sealed class RenewalTests
{
    private static readonly DateOnly Decided = new(2026, 1, 20);

    private static IEnumerable<TestCaseData> Ends()
    {
        yield return new TestCaseData(new FormDuration(DurationKind.UntilDate, new DateOnly(2027, 5, 1)), "2027-05-01").SetName("A_date_is_the_end");
        yield return new TestCaseData(new FormDuration(DurationKind.Months, Months: 6), "2026-08-24 estimate").SetName("Scenario_64_months_count_from_the_release_after_the_grant");
        yield return new TestCaseData(new FormDuration(DurationKind.Months, new DateOnly(2026, 9, 1), Months: 6), "2026-09-01").SetName("Months_that_name_their_day_end_with_it");
        yield return new TestCaseData(new FormDuration(DurationKind.Months, Months: 1), "2026-03-24 estimate").SetName("A_month_is_the_least");
        yield return new TestCaseData(new FormDuration(DurationKind.Months, Months: 0), "").SetName("No_months_are_no_end");
        yield return new TestCaseData(new FormDuration(DurationKind.Months, Months: 999), "2109-05-24 estimate").SetName("As_many_months_as_somebody_could_mean");
        yield return new TestCaseData(new FormDuration(DurationKind.Months, Months: 1000), "").SetName("More_months_than_anybody_could_mean_are_no_end");
        yield return new TestCaseData(new FormDuration(DurationKind.UntilDate), "").SetName("A_date_that_was_not_read_is_no_end");
        yield return new TestCaseData(new FormDuration(DurationKind.UntilVersion, Version: "152"), "2026-06-16").SetName("Scenario_33_a_version_ends_with_its_release");
        yield return new TestCaseData(new FormDuration(DurationKind.UntilVersion, Version: "155"), "2026-09-15 estimate").SetName("A_version_to_come_is_an_estimate");
        yield return new TestCaseData(new FormDuration(DurationKind.UntilVersion, Version: "20"), "").SetName("Scenario_34_a_version_of_android_is_none_of_the_desktop");
        yield return new TestCaseData(new FormDuration(DurationKind.Permanent), "").SetName("Scenario_63_permanent_has_no_end");
        yield return new TestCaseData(new FormDuration(DurationKind.Varies), "").SetName("Different_ends_are_none_that_could_be_told");
    }

    [TestCaseSource(nameof(Ends))]
    public void The_end_follows_from_the_duration(FormDuration duration, string end)
    {
        var found = CollectionEnd.Of(new FormReading { Kind = FormKind.Request, Duration = duration }, Decided, ReleaseCalendar.Default);

        Assert.That(found is null ? "" : $"{found.Day:yyyy-MM-dd}{(found.IsEstimate ? " estimate" : "")}", Is.EqualTo(end));
    }

    [Test]
    public void Scenario_65_what_ends_with_a_version_moves_with_its_release()
    {
        var form = new FormReading { Kind = FormKind.Request, Duration = new FormDuration(DurationKind.UntilVersion, Version: "155") };
        var slipped = ReleaseCalendar.Default with { Versions = ReleaseCalendar.Default.Versions.SetItem(155, new VersionDays(null, null, new DateOnly(2026, 9, 29))) };

        Assert.That(CollectionEnd.Of(form, Decided, slipped), Is.EqualTo(new CollectionEnd(new DateOnly(2026, 9, 29), IsEstimate: false)));
    }

    [TestCase("2027-03-01", "2027-03-01")]
    [TestCase("version 150", "2026-04-21")]
    [TestCase("never", null)]
    [TestCase(null, null)]
    public void The_end_of_a_renewal_is_what_it_asks_for(string? expiry, string? end)
    {
        var form = new FormReading { Kind = FormKind.Renewal, Renewals = [new Renewal(null, [], expiry, "because")] };

        Assert.That(CollectionEnd.Of(form, Decided, ReleaseCalendar.Default)?.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(end));
    }

    [Test]
    public void Of_several_renewals_the_first_end_counts()
    {
        var form = new FormReading { Kind = FormKind.Renewal, Renewals = [new Renewal(null, [], "2027-03-01", ""), new Renewal(null, [], "2027-02-01", ""), new Renewal(null, [], "never", "")] };

        Assert.That(CollectionEnd.Of(form, Decided, ReleaseCalendar.Default)?.Day, Is.EqualTo(new DateOnly(2027, 2, 1)));
    }

    [Test]
    public void A_renewal_that_names_no_end_has_the_one_of_its_duration()
    {
        var form = new FormReading { Kind = FormKind.Renewal, Renewals = [new Renewal(null, [], null, "")], Duration = new FormDuration(DurationKind.UntilDate, new DateOnly(2027, 5, 1)) };

        Assert.That(CollectionEnd.Of(form, Decided, ReleaseCalendar.Default)?.Day, Is.EqualTo(new DateOnly(2027, 5, 1)));
    }

    [Test]
    public void A_review_has_no_end() =>
        Assert.That(CollectionEnd.Of(new FormReading { Kind = FormKind.Review, Duration = new FormDuration(DurationKind.UntilDate, new DateOnly(2027, 5, 1)) }, Decided, ReleaseCalendar.Default), Is.Null);

    [Test]
    public void Scenario_59_six_weeks_ahead_the_requester_gets_the_form_prefilled_and_three_weeks_later_whoever_is_responsible()
    {
        var desk = Granted(new DateOnly(2027, 5, 3));

        desk.Days(400);

        Assert.That(desk.Story, Is.EqualTo("renewal@03-22"), "the bug's assignee is nobody, and its reporter the requester");
        var text = desk.Said.Single(s => !s.Rungs.IsEmpty).Text;
        Assert.That(text, Does.Contain("1) Provide a link to the initial").And.Contain("show_bug.cgi?id=1").And.Contain("2027-05-03").And.Contain("\"reviewbot: quiet\""));
        Assert.That(desk.Bugs[0].Flags.Single().Requestee, Is.EqualTo(BugBuilder.Requester));
    }

    [Test]
    public void Scenario_60_a_renewal_that_was_asked_for_ends_the_clock_silently()
    {
        var desk = Granted(new DateOnly(2027, 5, 3));
        var reads = desk.Reads;
        desk.Reads = r => r.Attachment.Id == 900 ? new FormReading { Kind = FormKind.Renewal, Complete = true } : reads(r);
        desk.Days(30);
        desk.Bugs[0].Attach(900, Form).Ask(900, requestee: Maren).Decide(900, Maren, FlagStatus.Granted);

        desk.Days(300);

        Assert.That(desk.Story, Is.Empty);
    }

    [Test]
    public void A_collection_that_ended_before_we_began_is_not_spoken_of()
    {
        var desk = Granted(new DateOnly(2027, 5, 3));
        desk.Down(150);
        desk.Began = desk.Now;

        desk.Days(300);

        Assert.That(desk.Story, Is.Empty);
    }

    [Test]
    public void Scenario_60_quiet_ends_it_too()
    {
        var desk = Granted(new DateOnly(2027, 5, 3));
        desk.Bugs[0].Say(BugBuilder.Requester, "It was removed.\n\nreviewbot: quiet");

        desk.Days(300);

        Assert.That(desk.Story, Is.Empty);
    }

    [TestCase("No.", true, false, 2)]
    [TestCase("Yes, in metrics.yaml.", true, false, 1)]
    [TestCase("Yes, in metrics.yaml.", false, true, 0)]
    public void Scenario_45_a_reviews_own_answers_are_compared_with_its_verdict(string documentation, bool legal, bool escalated, int hints)
    {
        var review = new FormReading
        {
            Kind = FormKind.Review,
            Verdict = "+",
            Answers = [new FormAnswer(Topics.Documentation, 1, true, 1, documentation), new FormAnswer(Topics.Control, 2, true, 3, "Yes"), new FormAnswer(Topics.Categories, 4, true, 5, "Category 2")],
            Categories = [2],
            Escalate = legal ? [new FormEscalation("legal", "third-party", "a third-party tool")] : [],
        };

        Assert.That(ReviewHints.Of(review, escalated), Has.Length.EqualTo(hints));
    }

    [Test]
    public void Scenario_45_an_answer_about_the_category_that_is_none_gets_a_hint() =>
        Assert.That(ReviewHints.Of(new FormReading { Kind = FormKind.Review, Answers = [new FormAnswer(Topics.Categories, 4, true, 5, "Yes, when home activity gets opened")] }, false).Single(), Does.Contain("category"));

    private static Desk Granted(DateOnly until)
    {
        var desk = new Desk { Reads = _ => new FormReading { Kind = FormKind.Request, Complete = true, Duration = new FormDuration(DurationKind.UntilDate, until) } };
        desk.Request(Maren).Decide(Attachment(1), Maren, FlagStatus.Granted);
        return desk;
    }
}
