using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Tests.Wording;

public sealed class FormTextTests
{
    [Test]
    public void The_correction_counts_what_is_solved_and_names_what_is_open()
    {
        var before = new[] { Topics.Measurements, Topics.Duration, Topics.Analysis, Topics.Sharing };

        Assert.That(FormText.Correction(before, Lacking(Topics.Duration)), Is.EqualTo("3 of 4 solved; question 7 still lacks a date."));
        Assert.That(FormText.Correction(before, Lacking(Topics.Duration, Topics.Analysis)), Is.EqualTo("2 of 4 solved; questions 7 and 10 are still open."));
        Assert.That(FormText.Correction(before, Lacking(Topics.Duration, Topics.OptOut)), Is.EqualTo("3 of 4 solved; question 7 still lacks a date. New is that question 9 lacks a way to opt out."));
        Assert.That(FormText.Correction([Topics.Duration], Lacking(Topics.Duration)), Is.EqualTo("Question 7 still lacks a date."));
        Assert.That(FormText.Correction([Topics.Duration], Lacking(Topics.OptOut, Topics.Need)), Is.EqualTo("The question that was open is answered, thank you. New is that questions 9 and 2 lack an answer."));
        Assert.That(FormText.Correction(before, Readings.Complete), Is.EqualTo("All 4 open questions are answered now, thank you."));
        Assert.That(FormText.Correction([Topics.Duration], Readings.Complete), Is.EqualTo("The open question is answered now, thank you."));
    }

    [Test]
    public void A_question_without_a_number_is_named_by_what_it_asks()
    {
        var reading = Readings.Complete.Lacking((Topics.Documentation, FindingCode.MissingQuestion));

        Assert.That(FormText.Findings(reading), Does.StartWith("- The question on documentation is not in the text any more."));
        Assert.That(FormText.Correction([Topics.Documentation], reading), Is.EqualTo("The question on documentation still lacks a link."));
    }

    [Test]
    public void However_much_is_open_the_list_is_short_and_names_all()
    {
        for (var count = 0; count <= Topics.OfRequest.Length; count++)
        {
            var text = FormText.Findings(Lacking([.. Topics.OfRequest.Take(count)]));
            Assert.That(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(Math.Min(count, 9)));
            for (var number = 1; number <= count; number++)
            {
                Assert.That(text, Does.Match($"[Qq]uestions? (\\d+(, | and ))*{number}\\b"));
            }
        }
    }

    [Test]
    public void The_same_question_in_several_renewals_is_named_once()
    {
        var reading = Readings.Renewal with { Complete = false, Findings = [.. Enumerable.Repeat(new FormFinding(Topics.Expiry, 2, FindingCode.Unanswered, "x"), 7)] };

        Assert.That(FormText.Findings(reading).Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void Durations_are_told_without_anybodys_name()
    {
        Assert.That(Duration(new(DurationKind.Permanent, Owners: ["Robin Example"])), Is.EqualTo("permanent; a person is named"));
        Assert.That(Duration(new(DurationKind.Permanent, Owners: ["a@example.org", "b@example.org"])), Is.EqualTo("permanent; 2 people are named"));
        Assert.That(Duration(new(DurationKind.Permanent)), Is.EqualTo("permanent; nobody is named"));
        Assert.That(FormSummary.Duration(Readings.Sensitive), Is.EqualTo("permanent; a group is named, no person"));
        Assert.That(Duration(new(DurationKind.UntilDate, new DateOnly(2027, 5, 6))), Is.EqualTo("until 2027-05-06"));
        Assert.That(Duration(new(DurationKind.Months, Months: 1)), Is.EqualTo("1 month"));
        Assert.That(Duration(new(DurationKind.Months, new DateOnly(2027, 5, 6), 6)), Is.EqualTo("6 months, until 2027-05-06"));
        Assert.That(Duration(new(DurationKind.Varies)), Is.EqualTo("different for different measurements"));
        Assert.That(FormSummary.Duration(Readings.Renewal), Is.Null);
    }

    [TestCase("2026-11-16", "is past")]
    [TestCase("2026-11-17", null)]
    [TestCase("2028-11-16", null)]
    [TestCase("2028-11-17", "more than 730 days")]
    public void A_date_in_the_past_or_far_away_is_mentioned(string until, string? expected)
    {
        var advice = FormSummary.Advice(Readings.Complete with { Duration = new(DurationKind.UntilDate, DateOnly.Parse(until, null)) }, new DateOnly(2026, 11, 17));

        Assert.That(advice, expected is null ? Is.Null : Does.Contain(expected));
    }

    [Test]
    public void On_Android_versions_are_counted_apart()
    {
        var policy = new ReviewBot.Reviews.Policies.ReviewPolicy { Self = "bot@example.org", Roster = new([], []) };
        var reading = Readings.Complete with { Duration = new(DurationKind.UntilVersion, Version: "20") };

        Assert.That(FormSummary.Duration(reading, policy.ReleasesOf(new BugBuilder(component: "Android").Build())), Is.EqualTo("until version 20 (release 2026-06-22; last collecting version 19)"));
        Assert.That(FormSummary.Duration(reading, policy.ReleasesOf(new BugBuilder().Build())), Is.EqualTo("until version 20"));
    }

    [Test]
    public void What_the_skeleton_repeats_of_the_request_is_no_answer_of_the_stewards()
    {
        var reading = FormReader.Read(ReviewSkeleton.Prefill(Readings.Sensitive));

        Assert.That(reading.Kind, Is.EqualTo(FormKind.Review));
        Assert.That(reading.Answers.Single(a => a.Topic == Topics.Documentation).Answered, Is.False);
        Assert.That(reading.Answers.Single(a => a.Topic == Topics.Control).Answered, Is.False);
    }

    [Test]
    public void The_skeleton_names_the_highest_category_and_links_the_sensitive_step()
    {
        var text = ReviewSkeleton.Prefill(Readings.Sensitive);

        Assert.That(text, Does.Contain("Category 3 ").And.Contain("#Step_3").And.Contain("1, 2 and 3"));
        Assert.That(ReviewSkeleton.Prefill(Readings.Complete), Does.Not.Contain("#Step_3"));
        Assert.That(text.Split('\n')[^1], Is.EqualTo("Result: data-review"));
    }

    private static FormReading Lacking(params string[] topics) => Readings.Complete.Lacking([.. topics.Select(t => (t, FindingCode.Unanswered))]);

    private static string? Duration(FormDuration duration) => FormSummary.Duration(Readings.Complete with { Duration = duration });
}
