using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>The scenarios of verdicts, reminders and renewals, by their numbers, driven from outside. Monday is 2026-11-16.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class ReminderScenarioTests(SandboxFlavour flavour)
{
    private static string RenewalOf(int first, Uri server) => $"""
        1) Provide a link to the initial Data Collection Review Request for this collection.

        {server}show_bug.cgi?id={first}

        2) When will this collection now expire?

        2027-11-01

        3) Why was the initial period of collection insufficient?

        Adoption was slower than we thought.
        """;

    [Test]
    public async Task Scenario_46_and_47_three_working_days_of_silence_bring_one_reminder()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        await Days(stage, 2);
        Assert.That(stage.Comments(bug), Is.Empty);

        await Days(stage, 2);

        Assert.That(stage.Comments(bug).Single(), Does.Contain(":maren").And.Contain("reviewbot: quiet").And.Contain("[no-nag]"));
        Assert.That(stage.Needinfos(bug).Select(n => (string?)n["requestee"]), Is.EqualTo(new[] { Stage.Login("steward1") }));
    }

    [Test]
    public async Task Scenario_48_and_49_the_ladder_goes_on_to_the_requester_another_steward_and_the_owner()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1");

        await Days(stage, 25);

        var comments = stage.Comments(bug);
        Assert.That(comments, Has.Count.EqualTo(3));
        Assert.That(comments[1], Does.Contain(":robin").And.Match(":(tomas|ines)"));
        Assert.That(comments[2], Does.Contain("reviewbot: assign me").And.Match(":(tomas|ines)"));
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Bug), Is.EqualTo(new[] { bug }));
    }

    [Test]
    public async Task Reminders_are_not_repeated_without_the_ledger()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        await Days(stage, 4);
        var before = stage.Comments(bug);

        await stage.ForgetEverythingAsync();
        await Days(stage, 1);

        Assert.That(stage.Comments(bug), Is.EqualTo(before));
    }

    [Test]
    public async Task One_reminder_a_person_and_day_over_all_bugs_also_without_the_ledger()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var bugs = Enumerable.Range(0, 4).Select(_ => stage.Request(Forms.Complete, "steward1").Bug).ToList();
        await Days(stage, 3);
        stage.Wait(TimeSpan.FromHours(2));
        await stage.OnceAsync();
        Assert.That(bugs.Sum(b => stage.Comments(b).Count), Is.EqualTo(1), "Friday");

        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();
        Assert.That(bugs.Sum(b => stage.Comments(b).Count), Is.EqualTo(1));

        await Days(stage, 12);
        Assert.That(bugs.Sum(b => stage.Comments(b).Count), Is.GreaterThanOrEqualTo(4));
        Assert.That(ReminderDays(stage, bugs), Is.Unique);
    }

    [Test]
    public async Task Scenario_50_the_years_end_counts_for_nobody()
    {
        await using var stage = new Stage(flavour);
        stage.Wait(new DateTimeOffset(2026, 12, 22, 10, 0, 0, TimeSpan.Zero) - stage.Time.GetUtcNow());
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1");

        await Days(stage, 12);
        Assert.That(stage.Comments(bug), Is.Empty);

        await Days(stage, 3);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Scenario_56_after_fifty_days_down_there_is_one_word_a_person()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var bugs = Enumerable.Range(0, 5).Select(i => stage.Request(Forms.Complete, "steward1").Bug).ToList();
        await stage.OnceAsync();
        stage.Wait(TimeSpan.FromDays(50));

        await stage.OnceAsync();
        await stage.OnceAsync();

        var reminded = bugs.SelectMany(stage.Needinfos).Select(n => (string?)n["requestee"]).ToList();
        Assert.That(reminded, Is.Unique);
        Assert.That(bugs.Sum(b => stage.Comments(b).Count), Is.InRange(1, 3));
    }

    [Test]
    public async Task A_first_start_on_an_old_backlog_reminds_of_nothing_old()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        stage.Wait(TimeSpan.FromDays(35));

        await Days(stage, 10);

        Assert.That(stage.Comments(bug), Is.Empty);
    }

    [Test]
    public async Task Scenario_82_no_nag_and_quiet_are_respected([Values] bool whiteboard)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        if (whiteboard)
        {
            stage.Person("admin").Change(bug, new JsonObject { ["whiteboard"] = "[no-nag]" });
        }
        else
        {
            stage.Person("steward2").Comment(bug, "reviewbot: quiet");
        }

        await stage.OnceAsync();
        var before = stage.Comments(bug).Count;
        await Days(stage, 60);

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Scenario_40_and_41_a_denial_turns_the_clock_to_the_requester()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").SetFlag(attachment, "data-review", "-", comment: "Question 9 names no way out.");

        await Days(stage, 27);
        Assert.That(stage.Comments(bug), Is.Empty);

        await Days(stage, 100);
        Assert.That(stage.Comments(bug).Single(), Does.Contain(":robin"));
    }

    [Test]
    public async Task Scenario_12_a_form_without_a_flag_gets_one_hint_after_two_working_days()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things");
        var attachment = person.Attach(bug, "data-review.txt", Forms.Complete);
        await Days(stage, 1);
        Assert.That(stage.Comments(bug), Is.Empty);

        await Days(stage, 20);

        Assert.That(stage.Comments(bug).Single(), Does.Contain($"attachment {attachment}").IgnoreCase.And.Contain("data-review?"));
        Assert.That(stage.Flag(attachment), Is.Null);
    }

    [Test]
    public async Task Scenario_12_old_forms_and_other_attachments_are_left_alone()
    {
        await using var stage = new Stage(flavour);
        var person = stage.Person("requester");
        var old = person.File("Thunderbird", "Count the things");
        person.Attach(old, "data-review.txt", Forms.Complete);
        await stage.OnceAsync();
        var other = person.File("Thunderbird", "Count the things");
        person.Attach(other, "notes on data review.txt", Forms.NotAForm);

        await Days(stage, 10);

        Assert.That(stage.Comments(old).Concat(stage.Comments(other)), Is.Empty);
    }

    [Test]
    public async Task Scenario_37_a_grant_stops_reminders_and_is_told_with_its_link_where_we_had_a_part()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        await Days(stage, 4);
        stage.Person("steward1").SetFlag(attachment, "data-review", "+", comment: "Looks good.");
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug)[^1], Does.Contain($"show_bug.cgi?id={bug}#c"));
        Assert.That(stage.Needinfos(bug), Is.Empty);

        var before = stage.Comments(bug).Count;
        await Days(stage, 60);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Scenario_38_a_written_verdict_is_asked_about_after_a_working_day_and_never_set()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").Comment(bug, Forms.Review);
        stage.Wait();
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Is.Empty);

        await Days(stage, 2);

        Assert.That(stage.Comments(bug).Single(), Does.Contain(":maren"));
        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("?"));
    }

    [TestCase("security")]
    [TestCase("steward1")]
    public async Task Scenario_39_a_grant_by_a_stranger_or_oneself_is_told_to_the_owner_alone(string who)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward2", by: who == "steward1" ? "steward1" : "requester");
        stage.Person("admin").SetFlag(attachment, "data-review", "?");
        stage.Person(who).SetFlag(attachment, "data-review", "+");
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Is.Empty);
        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("+"));
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Bug), Does.Contain(bug));
    }

    [TestCase("Yes, in the Glean Dictionary.", "No.", 1)]
    [TestCase("Category 2, interaction data.", "Yes, when home activity gets opened", 1)]
    [TestCase("Category 2, interaction data.", "Category 2, interaction data.", 0)]
    public async Task Scenario_45_a_review_whose_answers_lead_elsewhere_gets_one_gentle_question(string answer, string instead, int comments)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").SetFlag(attachment, "data-review", "+", comment: Forms.Review.Replace(answer, instead, StringComparison.Ordinal));

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(comments));
        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("+"));
    }

    [Test]
    public async Task Scenario_59_a_renewal_is_spoken_of_six_weeks_ahead()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete.Replace("6 months initially (potentially renewable)", "until 05-03-2027", StringComparison.Ordinal).Replace("I want this data to be collected for until", "I want this data to be collected until", StringComparison.Ordinal), "steward1");
        stage.Person("steward1").SetFlag(attachment, "data-review", "+", comment: "Good.");
        await stage.OnceAsync();
        await stage.OnceAsync();
        stage.Wait(new DateTimeOffset(2027, 3, 20, 10, 0, 0, TimeSpan.Zero) - stage.Time.GetUtcNow());
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Is.Empty);

        await Days(stage, 10);
        await stage.ForgetEverythingAsync();
        await Days(stage, 5);

        Assert.That(stage.Comments(bug).Single(), Does.Contain(":robin").And.Contain("2027-05-03").And.Contain("1) Provide a link to the initial"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_renewal_goes_to_the_steward_of_the_first_review_unless_that_is_hidden(bool restricted)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (first, attachment) = stage.Request(Forms.Complete, "steward1", groups: restricted ? ["data-review-embargo"] : []);
        stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        await stage.OnceAsync();

        var (_, renewal) = stage.Request(RenewalOf(first, stage.Sandbox.BaseUrl));
        await stage.OnceAsync();

        Assert.That(stage.Requestee(renewal), restricted ? Is.Not.EqualTo(Stage.Login("steward1")) : Is.EqualTo(Stage.Login("steward1")));
    }

    [TestCase("-", false, false, true)]
    [TestCase("?", false, false, true)]
    [TestCase("+", false, false, false)]
    [TestCase("-", true, false, false)]
    [TestCase("-", false, true, false)]
    public async Task Scenario_62_a_renewal_of_what_was_never_granted_is_pointed_out_to_the_steward(string first, bool restricted, bool elsewhere, bool told)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1", groups: restricted ? ["data-review-embargo"] : []);
        if (first != "?")
        {
            stage.Person("steward1").SetFlag(attachment, "data-review", first);
        }

        await stage.OnceAsync();
        var renewal = RenewalOf(bug, elsewhere ? new Uri("https://bugzilla.mozilla.org/") : stage.Sandbox.BaseUrl);
        var (chosen, _) = stage.Request(renewal);
        var (named, _) = stage.Request(renewal, "steward2");
        await stage.OnceAsync();

        var words = $"Bug {bug}, which the renewal names for the first review, has no data-review+";
        Assert.That(stage.Comments(chosen).Single().Words(), told ? Does.Contain(words) : Does.Not.Contain("for the first review, has no"));
        Assert.That(stage.Comments(named).Count(c => c.Words().Contains(words, StringComparison.Ordinal)), Is.EqualTo(told ? 1 : 0));
    }

    [Test]
    public async Task Scenario_80_who_has_been_through_it_often_hears_the_facts_alone()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var before = stage.Request(Forms.Complete).Bug;
        for (var i = 0; i < 5; i++)
        {
            stage.Person("steward1").SetFlag(stage.Request(Forms.Complete, "steward1").Attachment, "data-review", "+");
        }

        await stage.OnceAsync();
        await stage.OnceAsync();
        var after = stage.Request(Forms.Complete).Bug;
        var another = stage.Request(Forms.Complete, by: "requester2").Bug;
        await stage.OnceAsync();

        Assert.That(stage.Comments(after).Single(), Does.Contain("Default  ").And.Not.Contain("Next, "));
        Assert.That(stage.Comments(another).Single(), Does.Contain("Default  ").And.Contain("Next, "));
        Assert.That(stage.Comments(before), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Scenario_42_a_granted_form_that_is_only_made_obsolete_is_told_once([Values] bool revoked)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        stage.Wait();
        await stage.OnceAsync();
        if (revoked)
        {
            stage.Person("steward2").SetFlag(attachment, "data-review", "X");
        }
        else
        {
            stage.Person("requester").Obsolete(attachment);
        }

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug).Single(), Does.Contain(":maren"));
    }

    [Test]
    public async Task Scenario_55_a_bug_that_is_fixed_while_the_review_is_open_gets_one_neutral_note()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        await stage.OnceAsync();
        stage.Person("admin").Change(bug, new JsonObject { ["status"] = "RESOLVED", ["resolution"] = "FIXED" });

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug).Single(), Does.Contain("still open"));
    }

    [Test]
    public async Task A_named_steward_who_is_away_is_respected_with_one_word_that_tells_no_reason()
    {
        await using var stage = new Stage(flavour, more: [("Stewards:0:Away:0:From", "2026-11-10"), ("Stewards:0:Away:0:To", "2026-12-20")]);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward1")));
        Assert.That(stage.Comments(bug).Single(), Does.Not.Contain("away").IgnoreCase.And.Not.Contain("2026").And.Contain("reviewbot: assign"));

        stage.Person("requester").Comment(bug, "reviewbot: assign");
        await stage.OnceAsync();
        Assert.That(stage.Requestee(attachment), Is.AnyOf(Stage.Login("steward2"), Stage.Login("steward3")));
    }

    [Test]
    public async Task Scenario_52_what_puts_reminders_off_is_acknowledged_once_and_works()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").Comment(bug, "reviewbot: remind in 9 days");
        await Days(stage, 8);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));

        await Days(stage, 2);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Scenario_54_an_escalation_asks_its_contact_and_discloses_no_restricted_bug()
    {
        await using var stage = new Stage(flavour, more: [("Escalation:Legal", Stage.Login("outsider"))]);
        await stage.OnceAsync();
        var (open, _) = stage.Request(Forms.Complete, "steward1");
        var (restricted, _) = stage.Request(Forms.Complete, "steward1", groups: "data-review-embargo");
        stage.Person("steward1").Comment(open, "reviewbot: escalate legal a third party gets the data");
        stage.Person("steward1").Comment(restricted, "reviewbot: escalate legal a third party gets the data");

        await stage.OnceAsync();

        Assert.That(stage.Needinfos(open).Select(n => (string?)n["requestee"]), Is.EqualTo(new[] { Stage.Login("outsider") }));
        Assert.That(stage.Needinfos(restricted), Is.Empty);
        Assert.That(stage.Picture(restricted), Does.Not.Contain(Stage.Login("outsider")));
        Assert.That(stage.Comments(restricted), Has.Count.EqualTo(1));

        stage.Person("steward1").Comment(open, "reviewbot: resolved they agree");
        await stage.OnceAsync();
        Assert.That(stage.Needinfos(open), Is.Empty);
        Assert.That(stage.Comments(open)[^1], Does.Contain($"show_bug.cgi?id={open}#c"));
    }

    [Test]
    public async Task A_setting_lets_a_contact_in_on_a_restricted_bug()
    {
        await using var stage = new Stage(flavour, more: [("Escalation:Legal", Stage.Login("outsider")), ("Safety:CcOnRestrictedBugs", "true")]);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1", groups: "data-review-embargo");
        stage.Person("steward1").Comment(bug, "reviewbot: escalate legal a third party gets the data");

        await stage.OnceAsync();

        Assert.That(stage.Picture(bug), Does.Contain(Stage.Login("outsider")));
    }

    private static async Task Days(Stage stage, int days)
    {
        for (var i = 0; i < days * 2; i++)
        {
            stage.Wait(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(2));
            await stage.OnceAsync();
        }
    }

    // Who was asked by needinfo or spoken to, with the day; the names are those of comments.
    private static List<(string Who, DateTime Day)> ReminderDays(Stage stage, IEnumerable<int> bugs) =>
        [.. bugs.SelectMany(bug => stage.Person("admin").Get($"/rest/bug/{bug}/comment")["bugs"]![$"{bug}"]!["comments"]!.AsArray()
            .Where(c => (string?)c!["creator"] == Stage.Login("bot") && ((string)c["text"]!).Contains("reminded=", StringComparison.Ordinal))
            .Select(c => (((string)c!["text"]!).Split(',')[0], DateTimeOffset.Parse((string)c["creation_time"]!, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime.Date)))];
}
