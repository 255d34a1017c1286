using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>The scenarios of verdicts, reminders and renewals, by their numbers, driven from outside. Monday is 2026-11-16.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class ReminderScenarioTests(SandboxFlavour flavour)
{
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
