using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Knowledge;
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

    [Test]
    public void What_is_collected_is_told_in_the_requesters_words()
    {
        var entry = Only(Asked(Texts.Complete.With(("clicks on the snooze button", "clicks of rhea@example.org on the `snooze` button, see https://example.org/x"))).Decide(13, Maren, FlagStatus.Granted));

        Assert.That((entry.Form, entry.Decision), Is.EqualTo((RegisteredForm.Request, "+")));
        Assert.That(entry.Collected, Does.Contain("clicks of (address) on the 'snooze' button").And.Not.Contain("example.org"));
    }

    [Test]
    public void Each_measurement_of_a_table_is_a_line()
    {
        const string Row = "| clicks on the snooze button | Category 2 \"Interaction data\" | 1990001 |";
        var entry = Only(Asked(Texts.Complete.With((Row, Row + "\n| number of snoozed events | Category 1 \"Technical data\" | 1990002 |"))).Decide(13, Maren, FlagStatus.Granted));

        Assert.That(entry.Collected!.Split('\n'), Is.EqualTo(new[] { "clicks on the snooze button (category 2; bug 1990001)", "number of snoozed events (category 1; bug 1990002)" }));
    }

    [Test]
    public void So_is_the_only_one_of_a_table_without_the_tables_own_words() =>
        Assert.That(Only(Asked(Texts.Complete).Decide(13, Maren, FlagStatus.Granted)).Collected, Is.EqualTo("clicks on the snooze button (category 2; bug 1990001)"));

    [Test]
    public void A_long_table_ends_with_a_whole_line()
    {
        const string Row = "| clicks on the snooze button | Category 2 \"Interaction data\" | 1990001 |";
        var more = string.Concat(Enumerable.Range(0, 60).Select(i => $"\n| number of things of kind {i} | Category 1 \"Technical data\" | {1990002 + i} |"));
        var lines = Only(Asked(Texts.Complete.With((Row, Row + more))).Decide(13, Maren, FlagStatus.Granted)).Collected!.Split('\n');

        Assert.That(lines[^1], Is.EqualTo("…"));
        Assert.That(lines[..^1], Has.All.Match(@" \(category [12]; bug \d{7}\)$"));
        Assert.That(string.Join('\n', lines), Has.Length.InRange(600, RegisterEntries.MostWords));
    }

    [Test]
    public void A_renewal_tells_what_is_renewed()
    {
        var entry = Only(Asked(Texts.Renewal).Decide(13, Maren, FlagStatus.Denied));

        Assert.That((entry.Form, entry.Decision), Is.EqualTo((RegisteredForm.Renewal, "-")));
    }

    [Test]
    public void A_text_that_is_no_form_is_entered_and_says_so()
    {
        var entry = Only(Asked("Please let me collect things.").Decide(13, Maren, FlagStatus.Granted));

        Assert.That((entry.Form, entry.Collected, entry.Duration), Is.EqualTo((RegisteredForm.Unread, (string?)null, (string?)null)));
    }

    [Test]
    public void However_long_a_form_is_the_register_stays_short()
    {
        var entry = Only(Asked(Texts.Complete.With(("clicks on the snooze button", new string('a', 50) + string.Concat(Enumerable.Repeat(" counts of things", 900))))).Decide(13, Maren, FlagStatus.Granted));

        Assert.That(entry.Collected, Has.Length.InRange(500, RegisterEntries.MostWords));
    }

    [Test]
    public void The_first_answer_is_a_stewards_first_public_word()
    {
        var bug = Asked(Texts.Complete);
        bug.Wait(TimeSpan.FromHours(1)).Say(BugBuilder.Requester, "Any news?");
        bug.Wait(TimeSpan.FromHours(1)).Say(BugBuilder.Bot, "Maren looks at it.");
        bug.Wait(TimeSpan.FromHours(1)).Say("passer@example.org", "I like this.");
        bug.Wait(TimeSpan.FromHours(1)).Say(Tomas, "Which button is it?");
        var answered = bug.Comments[^1].Time;
        bug.Wait(TimeSpan.FromHours(1)).Say(Maren, "Fine.").Decide(13, Maren, FlagStatus.Granted);

        Assert.That(Only(bug).FirstAnswerAt, Is.EqualTo(answered));
    }

    [Test]
    public void What_not_everybody_may_see_or_is_not_ours_or_not_decided_is_not_entered()
    {
        var bug = Asked(Texts.Complete).Decide(13, Maren, FlagStatus.Granted);
        Assert.That(Entries(bug, Meeting.World), Has.Exactly(1).Items);

        Assert.That(Entries(Asked(Texts.Complete).Decide(13, Maren, FlagStatus.Granted).Restrict("security"), Meeting.World), Is.Empty, "a restricted bug");
        Assert.That(Entries(Privately().Decide(13, Maren, FlagStatus.Granted), Meeting.World), Is.Empty, "a private attachment");
        Assert.That(Entries(Asked(Texts.Complete), Meeting.World), Is.Empty);
        Assert.That(Entries(Asked(Texts.Complete).Ask(13, by: Owner, requestee: Tomas).Decide(13, Maren, FlagStatus.Denied), Meeting.World), Is.Empty, "somebody is asked still");
        bug.Product = "Another";
        Assert.That(Entries(bug, Meeting.World), Is.Empty, "a product that is not looked after");

        static BugBuilder Privately() => new BugBuilder().Attach(13, Texts.Complete, isPrivate: true).Ask(13, requestee: Maren);
    }

    [TestCase(Visibility.Public, 1)]
    [TestCase(Visibility.LoginRequired, 1)]
    [TestCase(Visibility.Hidden, 0)]
    public void A_bug_that_nobody_can_see_though_it_is_in_no_group_is_not_entered(Visibility seen, int entries)
    {
        var world = Meeting.World with { Facts = new EmbargoFacts { Visibility = ImmutableDictionary<int, Visibility>.Empty.Add(12, seen) } };

        Assert.That(Entries(Asked(Texts.Complete).Decide(13, Maren, FlagStatus.Granted), world), Has.Exactly(entries).Items);
    }

    [Test]
    public void A_private_comment_is_neither_cited_nor_an_answer()
    {
        var bug = Asked(Texts.Complete).Wait(TimeSpan.FromHours(1)).Say(Maren, $"{Texts.Review}\n\n## Result\n\ndata-review+").Decide(13, Maren, FlagStatus.Granted).Build();
        var open = RegisterEntries.Of(CaseFold.Fold(bug, Policy), Policy, Meeting.World).Single();
        Assert.That(open.Cite, Does.EndWith("id=12#c2"));
        Assert.That(open.FirstAnswerAt, Is.LessThan(open.DecidedAt));

        var hidden = bug with { Comments = [.. bug.Comments.Select(c => c.Creator == Maren ? c with { IsPrivate = true } : c)] };
        var entry = RegisterEntries.Of(CaseFold.Fold(hidden, Policy), Policy, Meeting.World).Single();

        Assert.That(entry.Cite, Does.EndWith("id=12"));
        Assert.That(entry.FirstAnswerAt, Is.EqualTo(entry.DecidedAt));
    }

    [Test]
    public void A_stewards_word_from_before_the_request_is_no_answer_to_it()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Say(Maren, "Ask me.").Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted);

        Assert.That(Only(bug).FirstAnswerAt, Is.EqualTo(Only(bug).DecidedAt));
    }

    [Test]
    public void Without_a_word_before_it_the_decision_is_the_first_answer()
    {
        var entry = Only(Asked(Texts.Complete).Wait(TimeSpan.FromHours(5)).Decide(13, Maren, FlagStatus.Granted));

        Assert.That(entry.FirstAnswerAt, Is.EqualTo(entry.DecidedAt));
    }

    [Test]
    public void A_stewards_word_of_the_very_moment_of_asking_is_no_answer_to_it()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Say(Maren, "Ask me.");

        Assert.That(Only(Back(bug).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted)), Has.Property("FirstAnswerAt").EqualTo(bug.Now));
    }

    [Test]
    public void Whoever_decides_answers_whether_on_the_roster_or_not_and_who_asks_or_attached_it_never_does()
    {
        const string Guest = "guest@example.org";
        var decided = Asked(Texts.Complete).Wait(TimeSpan.FromHours(1)).Say(Guest, "Which button is it?");
        var answered = decided.Now;
        Assert.That(Only(decided.Wait(TimeSpan.FromHours(1)).Decide(13, Guest, FlagStatus.Granted)).FirstAnswerAt, Is.EqualTo(answered));

        var asking = new BugBuilder().Attach(13, Texts.Complete, by: Maren).Ask(13, by: Tomas, requestee: Ines).Wait(TimeSpan.FromHours(1)).Say(Maren, "Any news?").Say(Tomas, "Any news?").Wait(TimeSpan.FromHours(1)).Decide(13, Ines, FlagStatus.Granted);
        Assert.That(Only(asking), Has.Property("FirstAnswerAt").EqualTo(Only(asking).DecidedAt));
    }

    [Test]
    public void What_the_form_says_is_entered_and_of_a_patch_with_the_same_words_nothing_is()
    {
        var read = Only(Asked(Texts.Complete).Decide(13, Maren, FlagStatus.Granted));
        Assert.That((read.Categories.Single(), read.DefaultOn, read.Form), Is.EqualTo((2, (bool?)true, (RegisteredForm?)RegisteredForm.Request)));

        var patch = Only(new BugBuilder().Attach(13, Texts.Complete, patch: true).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted));
        Assert.That((patch.Categories.Length, patch.DefaultOn, patch.Form, patch.Collected), Is.EqualTo((0, (bool?)null, (RegisteredForm?)RegisteredForm.Unread, (string?)null)));
    }

    [Test]
    public void Where_no_measurement_is_told_the_purpose_is_and_a_placeholder_is_neither()
    {
        Assert.That(Collected((Texts.Measurement, "")), Is.EqualTo("How often people use the snooze button."));
        Assert.That(Collected((Texts.Measurement, ""), ("How often people use the snooze button.", "TBD")), Is.Null);

        static string? Collected(params (string, string)[] changes) => Only(Asked(Texts.Complete.With(changes)).Decide(13, Maren, FlagStatus.Granted)).Collected;
    }

    [Test]
    public void A_measurement_is_told_with_what_its_row_says_and_no_more()
    {
        const string Rows = "| clicks | Category 2 | |\n| times | | 1990002 |\n| people | | |";
        var entry = Only(Asked(Texts.Complete.With((Texts.Measurement, Rows))).Decide(13, Maren, FlagStatus.Granted));

        Assert.That(entry.Collected!.Split('\n'), Is.EqualTo(new[] { "clicks (category 2)", "times (bug 1990002)", "people" }));
    }

    [Test]
    public void Of_several_renewals_those_that_name_what_they_renew_are_told()
    {
        static string? Collected(string form) => Only(Asked(form).Decide(13, Maren, FlagStatus.Granted)).Collected;

        Assert.That(Collected($"`mail.snooze`:\n\n{Texts.Renewal}\n\n`mail.opened`:\n\n{Texts.Renewal}"), Is.EqualTo("mail.snooze\nmail.opened"));
        Assert.That(Collected($"{Texts.Renewal}\n\n`mail.opened`:\n\n{Texts.Renewal}"), Is.EqualTo("mail.opened"));
        Assert.That(Collected(Texts.Renewal), Is.Null);
    }

    private static BugBuilder Asked(string form) => new BugBuilder().Attach(13, form).Ask(13, requestee: Maren);

    private static IEnumerable<RegisterEntry> Entries(BugBuilder bug, World world) => RegisterEntries.Of(CaseFold.Fold(bug.Build(), Policy), Policy, world);

    private static RegisterEntry Only(BugBuilder bug) => RegisterEntries.Of(CaseFold.Fold(bug.Build(), Policy), Policy, Meeting.World).Single();

    private static RegisterEntry Entry(string version)
    {
        var policy = Policy with { Releases = new ReleaseCalendar(ImmutableSortedDictionary<int, VersionDays>.Empty.Add(150, new(null, null, Released))) };
        var bug = new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, $"Until Thunderbird {version}"))).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted);
        return RegisterEntries.Of(CaseFold.Fold(bug.Build(), policy), policy, Meeting.World).Single();
    }
}
