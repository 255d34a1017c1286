using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;
using SmtpServer.Protocol;

namespace ReviewBot.Tests.Mail;

/// <summary>Mail through a real SMTP server on loopback. The first day is Tuesday, 2026-11-17.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class MailTests(SandboxFlavour flavour)
{
    [Test]
    public async Task Scenario_47_one_mail_a_person_lists_all_that_waits_and_the_bug_stays_silent()
    {
        await using var office = new PostOffice();
        await using var stage = new Stage(flavour, more: office.Settings);
        await stage.OnceAsync();
        var bugs = Enumerable.Range(0, 3).Select(_ => stage.Request(Forms.Complete, "steward1").Bug).ToList();

        await Days(stage, 4);

        var mail = office.To(Stage.Login("steward1")).First();
        Assert.That(bugs.Select(b => mail.TextBody!.Contains($"id={b} ", StringComparison.Ordinal)), Is.All.True);
        Assert.That(mail.Subject, Is.EqualTo("3 data reviews wait for you"));
        Assert.That(mail.TextBody!.ReplaceLineEndings("\n"), Does.Contain("\n  reviewbot: quiet\n").And.Contain("\n  reviewbot: decline\n").And.Not.Contain("`"), "to be copied as it stands");
        Assert.That(bugs.SelectMany(stage.Comments), Is.Empty);
        Assert.That(office.To(Stage.Login("steward1")).Select(m => m.Date.Date), Is.Unique, "one a day");
    }

    [Test]
    public async Task A_mail_is_sent_once_also_by_a_process_that_remembers_nothing()
    {
        await using var office = new PostOffice();
        await using var stage = new Stage(flavour, more: office.Settings);
        await stage.OnceAsync();
        stage.Request(Forms.Complete, "steward1");
        await Days(stage, 4);
        Assert.That(office.Mails, Has.Count.EqualTo(1));

        await stage.ForgetEverythingAsync();
        await Days(stage, 1);

        Assert.That(office.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_restricted_bug_is_told_by_number_to_those_alone_who_see_it_and_by_title_to_nobody()
    {
        await using var office = new PostOffice();
        await using var stage = new Stage(flavour, more: office.Settings);
        await stage.OnceAsync();
        var (known, _) = stage.Request(Forms.Complete, "steward1", groups: "data-review-embargo");
        var (hidden, _) = stage.Request(Forms.Complete, "steward1");
        await stage.OnceAsync();
        stage.Person("admin").Change(hidden, new JsonObject
        {
            ["groups"] = new JsonObject { ["add"] = new JsonArray("data-review-embargo") },
            ["cc"] = new JsonObject { ["remove"] = new JsonArray(Stage.Login("steward1")) },
        });

        await Days(stage, 5);

        var text = string.Join('\n', office.To(Stage.Login("steward1")).Select(m => m.TextBody));
        Assert.That(text, Does.Contain($"id={known},").And.Not.Contain("Count the things").And.Not.Contain($"id={hidden}"));
        Assert.That(text, Does.Contain("in restricted bugs"));
    }

    [Test]
    public async Task A_letter_about_a_bug_goes_out_only_if_the_bug_has_not_changed_since_it_was_read()
    {
        await using var office = new PostOffice();
        await using var stage = new Stage(flavour, more: office.Settings);
        await stage.OnceAsync();
        var (_, attachment) = stage.Request(Forms.Complete, "steward1");
        await Days(stage, 3);
        Assert.That(office.Mails, Is.Empty, "the three working days are not over");
        stage.AfterEach = (request, response) =>
        {
            // The last that is read before it decides.
            if (request.Path == "/rest/user")
            {
                stage.AfterEach = null;
                stage.Person("steward1").SetFlag(attachment, "data-review", "+");
            }

            return response;
        };

        stage.Wait(TimeSpan.FromHours(1));
        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("+"));
        Assert.That(office.Mails, Is.Empty);
    }

    [Test]
    public async Task The_owners_get_what_they_are_told_privately_once()
    {
        await using var office = new PostOffice();
        await using var stage = new Stage(flavour, more: office.Settings);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "security");

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(office.To("owner-mail@example.org").Single().TextBody, Does.Contain($"bug {bug}"));
        Assert.That(new Notices(stage.Bot.Ledger).All(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Scenario_76_the_owners_week_counts_private_reviews_without_naming_them()
    {
        await using var office = new PostOffice();
        await using var stage = new Stage(flavour, more: office.Settings);
        await stage.OnceAsync();
        var (open, _) = stage.Request(Forms.Complete, "steward2");
        var (restricted, _) = stage.Request(Forms.Complete, "steward1", groups: "data-review-embargo");

        await Days(stage, 14);

        var digests = office.To("owner-mail@example.org").Where(m => m.Subject == "Data reviews: the week").ToList();
        Assert.That(digests.Select(m => m.Date.Date), Is.EqualTo(new[] { new DateTime(2026, 11, 23), new DateTime(2026, 11, 30) }));
        Assert.That(digests[0].TextBody, Does.Contain("2 requests wait").And.Contain($"id={open} ").And.Contain("1 private review").And.Contain(":tomas"));
        Assert.That(digests[0].TextBody, Does.Not.Contain($"id={restricted}"));
    }

    [Test]
    public async Task A_mail_that_the_server_refuses_is_tried_again_and_one_that_it_took_is_not()
    {
        await using var office = new PostOffice();
        await using var stage = new Stage(flavour, more: office.Settings);
        await stage.OnceAsync();
        stage.Request(Forms.Complete, "steward1");
        office.Refuses = SmtpResponse.TransactionFailed;
        await Days(stage, 3);
        stage.Wait(TimeSpan.FromHours(3));
        await stage.OnceAsync();
        Assert.That(office.Mails, Is.Empty);
        office.Refuses = null;

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(office.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_mail_server_that_is_down_stops_nothing_else()
    {
        await using var stage = new Stage(flavour, more: [("Mail:Host", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:From", "reviewbot@example.org"), ("Owners:0:Mail", "owner-mail@example.org")]);
        await stage.OnceAsync();
        var (_, attachment) = stage.Request(Forms.Complete);
        stage.Request(Forms.Complete, "security");

        var report = await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(report.Failed, Is.Zero);
        Assert.That(new Notices(stage.Bot.Ledger).Untold(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_dry_run_mails_nothing()
    {
        await using var office = new PostOffice();
        await using var stage = new Stage(flavour, dryRun: true, more: office.Settings);
        await stage.OnceAsync();
        stage.Request(Forms.Complete, "steward1");
        stage.Request(Forms.Complete, "security");

        await Days(stage, 10);

        Assert.That(office.Mails, Is.Empty);
    }

    private static async Task Days(Stage stage, int days)
    {
        for (var i = 0; i < days * 2; i++)
        {
            stage.Wait(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(2));
            await stage.OnceAsync();
        }
    }
}
