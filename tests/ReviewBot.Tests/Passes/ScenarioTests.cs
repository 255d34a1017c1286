using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>The acceptance scenarios of the process, by their numbers, driven from outside.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class ScenarioTests(SandboxFlavour flavour)
{
    [Test]
    public async Task Scenario_1_a_complete_form_with_a_named_steward_gets_silence()
    {
        await using var stage = new Stage(flavour);
        foreach (var product in new[] { "Thunderbird", "MailNews Core", "Calendar", "Chat Core" })
        {
            var (bug, _) = stage.Request(Forms.Complete, "steward1", product: product);
            var before = stage.Picture(bug);

            await stage.OnceAsync();

            Assert.That(stage.Picture(bug), Is.EqualTo(before), product);
        }
    }

    [Test]
    public async Task A_correction_whose_flag_was_lost_keeps_the_question_open_until_it_is_set_and_no_longer()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.MoreIncomplete);
        await stage.OnceAsync();
        var requester = stage.Person("requester");
        var newer = requester.Attach(bug, "request-2.txt", Forms.Complete);
        requester.Obsolete(attachment);
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That((string?)stage.Needinfos(bug).Single()["requestee"], Is.EqualTo(Stage.Login("requester")));

        requester.Ask(newer);
        var report = await stage.OnceAsync();

        Assert.That(stage.Requestee(newer), Is.Not.Null);
        Assert.That(stage.Needinfos(bug), Is.Empty);
        Assert.That((await stage.OnceAsync()).Writes, Is.Zero);
        Assert.That(report.Writes, Is.EqualTo(flavour == SandboxFlavour.Bmo ? 1 : 2), "flag of the attachment, flag of the bug");
    }

    [Test]
    public async Task Scenario_2_open_questions_are_named_with_their_text_and_the_flag_stays()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.MoreIncomplete, "steward1");

        await stage.OnceAsync();

        var comment = stage.Comments(bug).Single();
        Assert.That(comment, Does.Contain("3").And.Contain("10").And.Contain(":robin"));
        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward1")));
        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("?"));
        Assert.That(stage.Needinfos(bug).Select(n => (string?)n["requestee"]), Is.EqualTo(new[] { Stage.Login("requester") }));
    }

    [Test]
    public async Task Scenario_6_the_stewards_form_is_answered_with_a_pointer_to_the_request_form()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.StewardForm);

        await stage.OnceAsync();

        Assert.That(stage.Comments(bug).Single(), Does.Contain("data steward").And.Contain("https://github.com/mozilla/data-review/blob/main/request.md"));
        Assert.That(stage.Requestee(attachment), Is.Null);
    }

    [TestCase("application/pdf", "%PDF-1.7 something")]
    [TestCase("image/png", "PNG")]
    [TestCase("text/x-google-doc", "https://docs.google.com/document/d/abc/edit")]
    public async Task Scenario_8_what_is_no_text_is_asked_for_as_text_once(string type, string content)
    {
        await using var stage = new Stage(flavour);
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things");
        var attachment = person.Attach(bug, "request", Encoding.UTF8.GetBytes(content), "request", type);
        person.Ask(attachment);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
        Assert.That(stage.Comments(bug)[0], Does.Contain(".txt"));
        Assert.That(stage.Requestee(attachment), Is.Null);
    }

    [Test]
    public async Task Scenario_9_a_markdown_attachment_is_checked_as_usual()
    {
        await using var stage = new Stage(flavour);
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things");
        var attachment = person.Attach(bug, "request.md", Forms.Complete, contentType: "text/markdown");
        person.Ask(attachment);

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
    }

    [Test]
    public async Task Scenario_10_the_flag_on_a_patch_is_pointed_to_the_form()
    {
        await using var stage = new Stage(flavour);
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things");
        var form = person.Attach(bug, "request.txt", Forms.Complete);
        var patch = person.Attach(bug, "probe.patch", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", "patch", "text/x-patch");
        person.Ask(patch);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug).Single(), Does.Contain($"attachment {form}"));
        Assert.That(stage.Flag(form), Is.Null);
        Assert.That(stage.Requestee(patch), Is.Null);
    }

    [Test]
    public async Task Scenario_11_no_form_anywhere_gets_one_pointer_and_no_thanks_afterwards()
    {
        await using var stage = new Stage(flavour);
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things");
        var patch = person.Attach(bug, "probe.patch", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", "patch", "text/x-patch");
        person.Ask(patch);
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug).Single(), Does.Contain("request.md"));

        person.SetFlag(patch, "data-review", "X");
        stage.Wait();
        var form = person.Attach(bug, "request.txt", Forms.Complete);
        person.Ask(form, Stage.Login("steward1"));
        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
        Assert.That(stage.Needinfos(bug), Is.Empty);
    }

    [Test]
    public async Task Scenario_14_two_forms_on_one_bug_are_two_reviews_with_one_comment()
    {
        await using var stage = new Stage(flavour);
        var (bug, first) = stage.Request(Forms.Complete);
        var person = stage.Person("requester");
        var second = person.Attach(bug, "request-2.txt", Forms.Complete);
        person.Ask(second);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(first), Is.Not.Null);
        Assert.That(stage.Requestee(second), Is.Not.Null);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
        Assert.That(stage.Comments(bug)[0], Does.Contain($"attachment {first}").And.Contain($"attachment {second}"));
    }

    [Test]
    public async Task Scenario_15_a_bug_that_moved_to_another_product_is_left_silently()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Incomplete);
        await stage.OnceAsync();
        stage.Person("admin").Change(bug, new JsonObject { ["product"] = "Firefox", ["component"] = "General", ["version"] = "unspecified" });
        stage.Wait();
        var before = stage.Picture(bug);

        stage.Wait(TimeSpan.FromDays(30));
        await stage.OnceAsync();

        Assert.That(stage.Picture(bug), Is.EqualTo(before));
    }

    [Test]
    public async Task Scenario_16_and_17_a_bug_without_the_flag_is_left_alone()
    {
        await using var stage = new Stage(flavour);
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Add a probe");
        person.Attach(bug, "probe.patch", "diff --git a/x b/x\n", "patch", "text/x-patch");
        var before = stage.Picture(bug);

        await stage.OnceAsync();

        Assert.That(stage.Picture(bug), Is.EqualTo(before));
    }

    [Test]
    public async Task Scenario_18_nobody_asked_takes_turns()
    {
        await using var stage = new Stage(flavour);
        var asked = new List<string?>();
        for (var i = 0; i < 6; i++)
        {
            var (_, attachment) = stage.Request(Forms.Complete);
            await stage.OnceAsync();
            asked.Add(stage.Requestee(attachment));
        }

        Assert.That(asked.GroupBy(a => a).Select(g => g.Count()), Is.EqualTo(new[] { 2, 2, 2 }));
    }

    [Test]
    public async Task Scenario_18_requests_of_one_pass_count_for_each_other()
    {
        await using var stage = new Stage(flavour);
        var attachments = Enumerable.Range(0, 6).Select(_ => stage.Request(Forms.Complete).Attachment).ToList();

        await stage.OnceAsync();

        Assert.That(attachments.Select(stage.Requestee).GroupBy(a => a).Select(g => g.Count()), Is.EqualTo(new[] { 2, 2, 2 }));
    }

    [Test]
    public async Task Scenario_19_and_20_a_named_person_off_the_roster_is_respected()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "security");
        var before = stage.Picture(bug);

        await stage.OnceAsync();

        Assert.That(stage.Picture(bug), Is.EqualTo(before));
        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("security")));
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Bug), Does.Contain(bug));
    }

    [Test]
    public async Task Scenario_21_a_steward_never_gets_their_own_request()
    {
        await using var stage = new Stage(flavour);
        for (var i = 0; i < 4; i++)
        {
            var (_, attachment) = stage.Request(Forms.Complete, by: "steward1");
            await stage.OnceAsync();
            Assert.That(stage.Requestee(attachment), Is.Not.Null.And.Not.EqualTo(Stage.Login("steward1")));
        }
    }

    [Test]
    public async Task Scenario_21_a_steward_who_asked_themself_hears_of_another()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1", by: "steward1");

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward1")));
    }

    [Test]
    public async Task Scenario_22_all_away_tells_the_owner_and_says_so_once()
    {
        await using var stage = new Stage(flavour, more: [.. Enumerable.Range(0, 3).SelectMany(i => new (string, string?)[] { ($"Stewards:{i}:Away:0:From", "2026-11-01"), ($"Stewards:{i}:Away:0:To", "2026-12-31") })]);
        var (bug, attachment) = stage.Request(Forms.Complete);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Null);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
        Assert.That(stage.Comments(bug)[0], Does.Not.Contain("away").IgnoreCase.And.Not.Contain("2026"));
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Bug), Is.EqualTo(new[] { bug }));
    }

    [Test]
    public async Task Scenario_23_a_refused_steward_leads_to_the_next()
    {
        await using var stage = new Stage(flavour, more: [("Stewards:0:Login", Stage.Login("blocked")), ("Stewards:1:Login", Stage.Login("steward2")), ("Stewards:2:Login", Stage.Login("steward3"))]);
        var (bug, attachment) = stage.Request(Forms.Complete);

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.AnyOf(Stage.Login("steward2"), Stage.Login("steward3")));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Scenario_23_a_restricted_bug_goes_to_a_steward_who_can_see_it()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, groups: "data-review-embargo");

        await stage.OnceAsync();

        // Of the stewards only the first is in the group; the server refuses the others.
        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward1")));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Scenario_24_a_humans_choice_after_ours_stands_for_good()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        await stage.OnceAsync();
        var other = stage.Requestee(attachment) == Stage.Login("steward2") ? "steward3" : "steward2";
        stage.Person("requester").SetFlag(attachment, "data-review", "?", Stage.Login(other));

        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login(other)));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Scenario_24_a_steward_taken_off_by_a_human_is_not_set_again()
    {
        await using var stage = new Stage(flavour);
        var (_, attachment) = stage.Request(Forms.Complete);
        await stage.OnceAsync();
        stage.Person("requester").SetFlag(attachment, "data-review", "?");
        Assert.That(stage.Requestee(attachment), Is.Null);

        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Null);
    }

    [Test]
    public async Task Scenario_42_a_granted_form_that_is_replaced_is_told_to_the_steward_once()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        stage.Wait();
        await stage.OnceAsync();
        stage.Person("requester").Obsolete(attachment);
        stage.Wait();
        stage.Person("requester").Attach(bug, "request-2.txt", Forms.Complete);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Scenario_43_a_withdrawn_request_is_forgotten_silently()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Incomplete);
        await stage.OnceAsync();
        stage.Person("requester").SetFlag(attachment, "data-review", "X");

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
        Assert.That(stage.Needinfos(bug), Is.Empty, "our question has no object any more");
    }

    [Test]
    public async Task Scenario_44_a_grant_by_one_of_two_requestees_completes_the_request()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("requester").Send("PUT", $"/rest/bug/attachment/{attachment}", new JsonObject
        {
            ["flags"] = new JsonArray(new JsonObject { ["name"] = "data-review", ["status"] = "?", ["requestee"] = Stage.Login("steward2"), ["new"] = true }),
        });
        stage.Wait();
        var before = stage.Comments(bug).Count;
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Scenario_78_several_faults_are_one_short_comment()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.MoreIncomplete);

        await stage.OnceAsync();

        Assert.That(stage.Comments(bug).Single().Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.LessThanOrEqualTo(12));
    }

    [Test]
    public async Task Scenario_81_no_and_not_applicable_count_as_answers()
    {
        await using var stage = new Stage(flavour);
        var form = Forms.Complete.Replace("A survey, which reaches too few people.", "N/A, it is the only way", StringComparison.Ordinal);
        var (_, attachment) = stage.Request(form);

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
    }
}
