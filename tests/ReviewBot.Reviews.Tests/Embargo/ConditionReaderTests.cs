using ReviewBot.Reviews.Embargo;

namespace ReviewBot.Reviews.Tests.Embargo;

public sealed class ConditionReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [TestCase("2027-03-01", "not before 2027-03-01")]
    [TestCase("2026-11-25", "not before 2026-11-25")]
    [TestCase("until 2027-03-01.", "not before 2027-03-01")]
    [TestCase("bug 1800123 fixed", "bug 1800123 fixed")]
    [TestCase("bug 1800123 is fixed", "bug 1800123 fixed")]
    [TestCase("Bug #1800123", "bug 1800123 fixed")]
    [TestCase("Thunderbird 152 released", "Thunderbird 152 released")]
    [TestCase("thunderbird 152.0 is out", "Thunderbird 152 released")]
    [TestCase("Thunderbird for Android 20 released", "Thunderbird for Android 20 released")]
    [TestCase("owner/repo#123 merged", "pull request 123 of owner/repo merged")]
    [TestCase("https://github.com/owner/repo/pull/123 merged", "pull request 123 of owner/repo merged")]
    [TestCase("owner/repo@v1.2 released", "release v1.2 of owner/repo published")]
    [TestCase("I say so", "a person says that it has happened")]
    [TestCase("the partnership is announced", "a person says that this has happened: \"the partnership is announced\"")]
    [TestCase("until the partner has announced it", "a person says that this has happened: \"the partner has announced it\"")]
    [TestCase("somebody says so", "a person says that it has happened")]
    [TestCase("the talk is over and the post is out", "a person says that this has happened: \"the talk is over and the post is out\"")]
    [TestCase("*our* [post](javascript:x) is out", "a person says that this has happened: \"our (post)(javascript: x) is out\"")]
    [TestCase("2027-03-01 and bug 7 fixed, Thunderbird 152 released", "not before 2027-03-01; bug 7 fixed; Thunderbird 152 released")]
    [TestCase("2027-03-01 and I say so", "not before 2027-03-01; a person says that it has happened")]
    [TestCase("2036-11-25", "not before 2036-11-25", TestName = "A_day_ten_years_ahead_is_read")]
    [TestCase("2027-03-01,, bug 7 fixed", "not before 2027-03-01; bug 7 fixed", TestName = "Nothing_between_two_commas_is_no_condition")]
    [TestCase("IPO", "a person says that this has happened: \"IPO\"", TestName = "Three_letters_name_an_event")]
    public void What_is_one_of_the_known_forms_is_read(string text, string conditions)
    {
        var reading = ConditionReader.Read(text, Today, "reviewbot");
        Assert.That(reading.Problem, Is.Null);
        Assert.That(string.Join("; ", reading.Conditions.Select(c => c.Text)), Is.EqualTo(conditions));
    }

    [TestCase("2026-11-24", "in the past: did you mean `reviewbot: embargo until 2027-11-24`? To open now: `reviewbot: embargo lift`")]
    [TestCase("2025-12-24", "did you mean `reviewbot: embargo until 2026-12-24`?")]
    [TestCase("2024-02-29", "did you mean `reviewbot: embargo until 2027-02-28`?")]
    [TestCase("2207-03-01", "more than 10 years ahead")]
    [TestCase("March 1 2027", "did you mean `reviewbot: embargo until 2027-03-01`?")]
    [TestCase("2027-3-1", "did you mean `reviewbot: embargo until 2027-03-01`?")]
    [TestCase("2027-02-30", "I know a date")]
    [TestCase("01-02-2027", "I know a date")]
    [TestCase("tomorrow", "I know a date")]
    [TestCase("next release", "I know a date")]
    [TestCase("", "I know a date")]
    [TestCase("2027-03-01 or bug 7 fixed", "not for one of several")]
    [TestCase("Thunderbird 152.1 released", "I know a date")]
    [TestCase("bug 99999999999 fixed", "I know a date")]
    [TestCase("https://evil.example.org/owner/repo/pull/1", "I know a date")]
    [TestCase("2025-11-25", "did you mean `reviewbot: embargo until 2026-11-25`?", TestName = "The_day_of_a_past_year_that_is_today_is_meant_for_today")]
    [TestCase("2036-11-26", "more than 10 years ahead", TestName = "A_day_more_than_ten_years_ahead_is_refused")]
    [TestCase(",", "I know a date", TestName = "Commas_alone_are_refused")]
    [TestCase("ok", "I know a date", TestName = "Two_letters_name_no_event")]
    [TestCase("the launch/announcement", "I know a date", TestName = "A_slash_names_no_event")]
    [TestCase("the launch @ home", "I know a date", TestName = "An_at_sign_names_no_event")]
    [TestCase("the launch # it", "I know a date", TestName = "A_hash_names_no_event")]
    [TestCase("the `launch`", "I know a date", TestName = "Code_names_no_event")]
    [TestCase("bug 0 fixed", "I know a date", TestName = "There_is_no_bug_zero")]
    public void What_is_not_is_refused_with_what_would_be_accepted(string text, string problem)
    {
        var reading = ConditionReader.Read(text, Today, "reviewbot");
        Assert.That(reading.Conditions, Is.Empty);
        Assert.That(reading.Problem, Does.Contain(problem));
    }

    [TestCase(500, true)]
    [TestCase(501, false)]
    public void An_event_may_have_five_hundred_letters(int letters, bool read) =>
        Assert.That(ConditionReader.Read(new string('a', letters), Today, "reviewbot").Problem is null, Is.EqualTo(read));

    [TestCase(10, true)]
    [TestCase(11, false)]
    public void There_may_be_ten_conditions(int count, bool read) =>
        Assert.That(ConditionReader.Read(string.Join(" and ", Enumerable.Range(1, count).Select(i => $"bug {i} fixed")), Today, "reviewbot").Problem is null, Is.EqualTo(read));
}
