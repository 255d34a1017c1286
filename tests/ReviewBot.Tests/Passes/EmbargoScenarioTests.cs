using System.Text.Json.Nodes;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>The acceptance scenarios about private reviews, by their numbers, and what else can happen around an opening.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class EmbargoScenarioTests(SandboxFlavour flavour)
{
    private const string Group = "data-review-embargo";
    private const string OtherGroup = "data-review-partners";
    private const string SecurityGroup = "mail-core-security";

    [Test]
    public async Task Scenario_66_setting_a_date_is_answered_with_what_will_happen_when_and_how_to_stop_it()
    {
        await using var stage = NewStage();
        var bug = await GrantedAsync(stage);

        stage.Person("requester").Comment(bug, "reviewbot: embargo until 2027-03-01");
        await stage.OnceAsync();
        await stage.OnceAsync();

        var comment = stage.Comments(bug)[^1];
        Assert.That(comment.Words(), Does.Contain("2027-03-01").And.Contain(Group).And.Contain("Monday 2027-03-01 at 09:00 (UTC)").And.Contain("reviewbot: hold"));
        Assert.That(stage.Comments(bug).Count(c => c.Contains("Noted", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(IsPublic(stage, bug), Is.False);
    }

    [Test]
    public async Task Scenarios_67_and_68_two_warnings_then_the_group_goes_in_one_write()
    {
        await using var stage = NewStage();
        var bug = await GrantedAsync(stage);
        stage.Person("requester").Comment(bug, "reviewbot: embargo until 2027-02-27");
        await stage.OnceAsync();
        var before = stage.Comments(bug).Count;

        // A Saturday: Monday is the first staffed day, and a week before it is the first warning.
        await RunUntilAsync(stage, At("2027-02-22 07:55"));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(before));
        await RunUntilAsync(stage, At("2027-02-22 08:10"));
        var warning = stage.Comments(bug)[^1];
        Assert.That(warning.Words(), Does.Contain("Monday 2027-03-01 at 09:00 (UTC)").And.Contain("What it depends on State").And.Contain("reviewbot: hold").And.Contain("earlier titles"));
        Assert.That(stage.Needinfos(bug).Select(n => (string?)n["requestee"]), Is.EqualTo(new[] { Stage.Login("requester") }));

        await RunUntilAsync(stage, At("2027-02-26 09:10"));
        Assert.That(stage.Comments(bug)[^1], Does.Contain("a last word"));
        await RunUntilAsync(stage, At("2027-03-01 08:57"));
        Assert.That(IsPublic(stage, bug), Is.False);
        await RunUntilAsync(stage, At("2027-03-01 09:10"));

        Assert.That(IsPublic(stage, bug), Is.True);
        var opening = stage.Comments(bug)[^1];
        Assert.That(opening.Words(), Does.Contain($"I have removed the group {Group}").And.Not.Contain("public"));
        Assert.That(stage.Needinfos(bug), Is.Empty);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(before + 3));

        await stage.OnceAsync();
        var changes = History(stage, bug).Where(h => h.Field is "groups" or "bug_group").ToList();
        Assert.That(changes.Select(c => (c.Who, c.Removed, c.Added)), Is.EqualTo(new[] { (Stage.Login("bot"), Group, "") }));
        Assert.That(new DecisionRegister(stage.Bot.Ledger).All(RegisterSearch.All).Select(e => e.Bug), Does.Contain(bug));
    }

    [TestCase("reviewbot: hold the partner isn't ready")]
    [TestCase("reviewbot hold")]
    [TestCase("Please, ReviewBot, hold this until I have talked to them.")]
    public async Task Scenario_69_a_hold_by_anybody_stops_it_and_is_asked_about_monthly(string words)
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Person("admin").Change(bug, new JsonObject { ["cc"] = new JsonObject { ["add"] = new JsonArray(Stage.Login("outsider")) } });
        stage.Wait();
        stage.Person("outsider").Comment(bug, words);
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug)[^1], Does.Contain("On hold since comment"));
        Assert.That(stage.Comments(bug).Count(c => c.Contains("If that was meant for me", StringComparison.Ordinal)), Is.Zero);
        var said = stage.Comments(bug).Count;

        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(33), TimeSpan.FromHours(4));
        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(said + 1));
        Assert.That(stage.Comments(bug)[^1], Does.Contain("Is that still needed?"));

        // Ended by the holder: the notice runs anew.
        stage.Person("outsider").Comment(bug, "reviewbot: resume");
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug)[^1], Does.Contain("I will open this bug on"));
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(6), TimeSpan.FromHours(4));
        Assert.That(IsPublic(stage, bug), Is.False);
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(5), TimeSpan.FromHours(4));
        Assert.That(IsPublic(stage, bug), Is.True);
    }

    [Test]
    public async Task Scenario_69_another_date_by_a_steward_replaces_the_first()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Person("steward1").Comment(bug, "reviewbot: embargo until 2027-06-01");
        await RunUntilAsync(stage, At("2027-05-24 12:00"), TimeSpan.FromHours(6));
        Assert.That(IsPublic(stage, bug), Is.False);
        await RunUntilAsync(stage, At("2027-06-02 12:00"), TimeSpan.FromHours(2));
        Assert.That(IsPublic(stage, bug), Is.True);
    }

    [TestCase(OtherGroup)]
    [TestCase(SecurityGroup)]
    public async Task Scenario_70_a_bug_in_another_group_too_stays_closed_and_the_owner_hears_of_it_once(string other)
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Person("admin").Change(bug, new JsonObject
        {
            ["groups"] = new JsonObject { ["add"] = new JsonArray(other) },
            ["cc"] = new JsonObject { ["add"] = new JsonArray(Stage.Login("bot")) },
        });

        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(20), TimeSpan.FromHours(3));

        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(Groups(stage, bug), Is.EquivalentTo(new[] { Group, other }));
        var told = new Notices(stage.Bot.Ledger).All().Where(n => n.Bug == bug && n.Text.Contains("needs a human", StringComparison.Ordinal)).ToList();
        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0].Text, Does.Not.Contain(other));
    }

    [Test]
    public async Task A_security_keyword_keeps_it_in_human_hands()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Person("admin").Change(bug, new JsonObject { ["keywords"] = new JsonObject { ["add"] = new JsonArray("sec-high") } });

        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(20), TimeSpan.FromHours(3));

        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(new Notices(stage.Bot.Ledger).All().Count(n => n.Text.Contains("needs a human", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Scenario_71_without_any_condition_one_is_asked_for_once_and_then_monthly()
    {
        await using var stage = NewStage();
        var bug = await GrantedAsync(stage);
        Assert.That(stage.Comments(bug)[0], Does.Contain("When may I open this one?").And.Contain("reviewbot: embargo until bug 1990001 fixed").Or.Contain("reviewbot: embargo until 2027-03-01"));

        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(70), TimeSpan.FromHours(6));

        Assert.That(stage.Comments(bug).Count(c => c.Contains("nobody has said until when", StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(IsPublic(stage, bug), Is.False);
    }

    [Test]
    public async Task Scenario_72_an_event_is_asked_about_monthly_and_opens_only_on_a_persons_word()
    {
        await using var stage = NewStage();
        var bug = await GrantedAsync(stage);
        stage.Person("requester").Comment(bug, "reviewbot: embargo until the partnership is announced");
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(70), TimeSpan.FromHours(6));
        Assert.That(stage.Comments(bug).Count(c => c.Contains("If that is so by now", StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(IsPublic(stage, bug), Is.False);

        stage.Person("requester").Comment(bug, "reviewbot: embargo lift");
        await stage.OnceAsync();
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(6.5), TimeSpan.FromHours(3));
        Assert.That(IsPublic(stage, bug), Is.False, "lifting doesn't shorten the notice");
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(4), TimeSpan.FromHours(1));
        Assert.That(IsPublic(stage, bug), Is.True);
    }

    [TestCase("?")]
    [TestCase("-")]
    public async Task Scenario_73_the_day_has_come_but_the_request_is_not_granted(string status)
    {
        await using var stage = NewStage();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1", groups: Group);
        stage.Person("requester").Comment(bug, "reviewbot: embargo until 2026-12-10");
        if (status == "-")
        {
            stage.Wait();
            stage.Person("steward1").SetFlag(attachment, "data-review", "-");
        }

        await RunUntilAsync(stage, At("2026-12-20 12:00"), TimeSpan.FromHours(2));

        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(stage.Comments(bug).Count(c => c.Contains("people who run the reviews have been told", StringComparison.Ordinal) || c.Contains("those who run the reviews have been told", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(new Notices(stage.Bot.Ledger).All().Count(n => n.Bug == bug && n.Text.Contains("stays restricted", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Scenario_74_a_human_who_opens_it_early_cancels_everything_silently()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["remove"] = new JsonArray(Group) } });
        stage.Wait();
        var said = stage.Comments(bug).Count;

        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(20), TimeSpan.FromHours(6));

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(said));
        Assert.That(stage.Needinfos(bug), Is.Empty);

        // Closed again by hand, the old conditions are void: nothing is opened before somebody says something.
        stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(Group) } });
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(20), TimeSpan.FromHours(6));
        Assert.That(IsPublic(stage, bug), Is.False);
    }

    [Test]
    public async Task Scenario_75_a_bug_that_can_not_be_seen_any_more_is_forgotten()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        await stage.OnceAsync();
        stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(SecurityGroup) } });

        await stage.OnceAsync(new PassOptions { Wanted = Wanted.Only(bug) });

        Assert.That(new BugCache(stage.Bot.Ledger).Held([bug]), Is.Empty);
    }

    [Test]
    public async Task Scenario_77_in_a_dry_run_the_owner_alone_hears_of_it()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        var picture = stage.Picture(bug);
        stage.Set("Safety:DryRun", "true");
        await stage.ForgetEverythingAsync();

        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(12), TimeSpan.FromHours(3));

        Assert.That(stage.Picture(bug), Is.EqualTo(picture));
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Text), Has.One.Contains("would be opened now"));
    }

    [Test]
    public async Task A_past_date_is_refused_with_what_was_meant()
    {
        await using var stage = NewStage();
        var bug = await GrantedAsync(stage);
        stage.Person("requester").Comment(bug, "reviewbot: embargo until 2026-03-01");
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug)[^1].Words(), Does.Contain("did you mean reviewbot: embargo until 2027-03-01 ? To open now: reviewbot: embargo lift"));
    }

    [TestCase("reviewbot: embargo until 2027-13-45")]
    [TestCase("reviewbot embargo until 2028-01-01")]
    public async Task A_word_about_conditions_that_can_not_be_used_suspends_the_opening(string words)
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Person("requester").Comment(bug, words);
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(20), TimeSpan.FromHours(3));
        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(stage.Comments(bug).Count(c => c.Contains("I can't use what comment", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Somebody_without_a_role_sets_no_conditions()
    {
        await using var stage = NewStage();
        var bug = await GrantedAsync(stage);
        stage.Person("admin").Change(bug, new JsonObject { ["cc"] = new JsonObject { ["add"] = new JsonArray(Stage.Login("outsider")) } });
        stage.Wait();
        stage.Person("outsider").Comment(bug, "reviewbot: embargo lift");
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(20), TimeSpan.FromHours(6));
        Assert.That(IsPublic(stage, bug), Is.False);
    }

    [Test]
    public async Task Embargo_explain_tells_every_condition_and_check_once()
    {
        await using var stage = NewStage();
        var bug = await GrantedAsync(stage);
        stage.Person("requester").Comment(bug, "reviewbot: embargo until 2027-03-01 and bug 999999 fixed");
        await stage.OnceAsync();
        stage.Person("steward1").Comment(bug, "reviewbot: embargo explain");
        await stage.OnceAsync();
        await stage.OnceAsync();

        var answers = stage.Comments(bug).Where(c => c.Contains("This is what opening this bug waits for", StringComparison.Ordinal)).ToList();
        Assert.That(answers, Has.Count.EqualTo(1));
        Assert.That(answers[0].Words(), Does.Contain("not before 2027-03-01 no: from Monday 2027-03-01 at 00:00 (UTC)").And.Contain("bug 999999 fixed not known: I can't see that bug").And.Contain("nobody has put it on hold yes"));
    }

    [Test]
    public async Task A_bug_as_condition_opens_only_when_it_is_fixed()
    {
        await using var stage = NewStage();
        var awaited = stage.Person("requester").File("Thunderbird", "Implement it");
        var bug = await GrantedAsync(stage);
        stage.Person("requester").Comment(bug, $"reviewbot: embargo until bug {awaited} fixed");
        await stage.OnceAsync();
        stage.Person("admin").Change(awaited, new JsonObject { ["status"] = "RESOLVED", ["resolution"] = "WONTFIX" });
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(12), TimeSpan.FromHours(3));
        Assert.That(stage.Comments(bug).Any(c => c.Contains("I will open", StringComparison.Ordinal)), Is.False, "it merely looked fixed");

        stage.Person("admin").Change(awaited, new JsonObject { ["resolution"] = "FIXED" });
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug)[^1], Does.Contain("I will open this bug on"));
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(11), TimeSpan.FromHours(1));
        Assert.That(IsPublic(stage, bug), Is.True);
    }

    [Test]
    public async Task Downtime_delays_an_opening_to_the_next_staffed_hour_and_no_longer()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Time.Advance(At("2027-01-16 12:00") - stage.Time.GetUtcNow());
        Assert.That((await stage.OnceAsync()).Overdue, Is.EqualTo(1));
        Assert.That(IsPublic(stage, bug), Is.False, "a Saturday");
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Text), Has.One.Contains("should have been opened at"));

        stage.Time.Advance(At("2027-01-18 09:01") - stage.Time.GetUtcNow());
        Assert.That((await stage.OnceAsync()).Overdue, Is.Zero);
        Assert.That(IsPublic(stage, bug), Is.True);
    }

    [Test]
    public async Task An_opening_that_is_given_up_was_told_at_its_first_miss_and_is_told_no_more()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        var misses = 0;
        stage.Sandbox.Before = request =>
        {
            if (request.Method != "PUT" || !System.Text.Encoding.UTF8.GetString(request.Body.Span).Contains("\"groups\"", StringComparison.Ordinal))
            {
                return null;
            }

            for (misses++; misses < 8; misses++)
            {
                new Failures(stage.Bot.Ledger).Add(bug, "before", stage.Time.GetUtcNow());
            }

            return SandboxResponse.OfJson(400, """{"error":true,"code":50,"message":"Not now."}""");
        };

        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(9), TimeSpan.FromHours(1));

        Assert.That(misses, Is.GreaterThanOrEqualTo(8), "as often as anything is tried");
        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(new Notices(stage.Bot.Ledger).All().Where(n => n.Bug == bug).Select(n => n.Text), Has.One.Contains("should have been opened at").And.None.Contains("was given up"));
    }

    [Test]
    public async Task Somebody_who_closes_it_again_is_heard_for_good()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(11), TimeSpan.FromHours(1));
        Assert.That(IsPublic(stage, bug), Is.True);
        stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(Group) } });

        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(15), TimeSpan.FromHours(3));
        stage.Person("requester").Comment(bug, "reviewbot: embargo lift");
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(15), TimeSpan.FromHours(3));

        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(stage.Comments(bug).Count(c => c.Contains("I won't open it by myself again", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(stage.Comments(bug)[^1], Does.Contain("somebody restricted it again"));
        Assert.That(new DecisionRegister(stage.Bot.Ledger).All(RegisterSearch.All).Select(e => e.Bug), Does.Not.Contain(bug));
    }

    [TestCase("between the two reads")]
    [TestCase("after the last read of groups")]
    public async Task A_hold_stored_before_the_last_read_began_counts(string when)
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Time.Advance(TimeSpan.FromDays(13));
        var gets = 0;
        stage.AfterEach = (request, response) =>
        {
            if (request.Method == "GET" && request.Path == $"/rest/bug/{bug}" && ++gets == (when[0] == 'b' ? 1 : LastRead(stage)))
            {
                stage.Person("requester").Comment(bug, "reviewbot: hold");
            }

            return response;
        };

        await stage.OnceAsync();
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(1), TimeSpan.FromHours(2));

        Assert.That(IsPublic(stage, bug), Is.False);
    }

    [Test]
    public async Task Group_already_gone_is_settled_by_reading()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Time.Advance(TimeSpan.FromDays(13));
        var done = false;
        stage.Sandbox.Before = request =>
        {
            if (request.Method == "PUT" && !done)
            {
                done = true;
                stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["remove"] = new JsonArray(Group) } });
            }

            return null;
        };
        var said = stage.Comments(bug).Count;

        var report = await stage.OnceAsync();

        Assert.That(report.Failed, Is.Zero);
        Assert.That(IsPublic(stage, bug), Is.True);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(said));
    }

    [Test]
    public async Task An_account_outside_the_group_is_refused_and_says_so_in_plain_words()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Person("admin").Change(bug, new JsonObject { ["cc"] = new JsonObject { ["add"] = new JsonArray(Stage.Login("bot")) } });
        stage.Sandbox.SetMembership(Stage.Login("bot"), Group, false);
        stage.Time.Advance(TimeSpan.FromDays(13));

        var report = await stage.OnceAsync();

        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(report.Bugs.Single(b => b.Bug == bug).Reason, Does.Contain("has to be a member"));
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Text), Has.One.Contains("Please ask for membership"));
        Assert.That(stage.Requests.Count(r => r.Method == "PUT"), Is.EqualTo(2), "once, and once more after reading");
    }

    [Test]
    public async Task A_group_that_the_account_should_not_be_in_keeps_everything_closed()
    {
        await using var stage = NewStage(("Embargo:ToleratedGroups:0", "none"));
        var bug = await GrantedAsync(stage);
        stage.Person("requester").Comment(bug, "reviewbot: embargo lift");
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(20), TimeSpan.FromHours(6));
        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(stage.Comments(bug).Any(c => c.Contains("opening is switched off", StringComparison.Ordinal)), Is.True);
    }

    [Test]
    public async Task Without_embargo_groups_nothing_is_asked_and_nothing_is_opened()
    {
        await using var stage = NewStage(("Embargo:Groups:0", null), ("Embargo:ToleratedGroups:1", Group));
        var bug = await GrantedAsync(stage);
        stage.Person("requester").Comment(bug, "reviewbot: embargo lift");
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddDays(20), TimeSpan.FromHours(6));
        Assert.That(IsPublic(stage, bug), Is.False);
        Assert.That(stage.Comments(bug)[0], Does.Not.Contain("When may I open"));
        Assert.That(stage.Comments(bug).Any(c => c.Contains("opening bugs is not set up for me", StringComparison.Ordinal)), Is.True);
    }

    [Test]
    public async Task A_bug_that_nobody_sees_though_it_is_open_is_told_after_ten_minutes()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Time.Advance(TimeSpan.FromDays(13));
        stage.AfterEach = (request, response) => IsAnonymous(request, bug)
            ? SandboxResponse.OfJson(401, """{"error":true,"code":102,"message":"You are not authorized to access bug."}""")
            : response;
        await stage.OnceAsync();
        Assert.That(IsPublic(stage, bug), Is.True);
        var said = stage.Comments(bug).Count;
        await stage.OnceAsync();
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(said));
        Assert.That(new DecisionRegister(stage.Bot.Ledger).All(RegisterSearch.All).Select(e => e.Bug), Does.Not.Contain(bug));

        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddMinutes(20));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(said + 1));
        Assert.That(stage.Comments(bug)[^1], Does.Contain("can't be read without an account"));
        Assert.That(new Notices(stage.Bot.Ledger).All().Count(n => n.Text.Contains("without an account", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Where_the_site_wants_a_login_the_look_is_skipped_and_that_is_said()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Time.Advance(TimeSpan.FromDays(13));
        stage.AfterEach = (request, response) => IsAnonymous(request, bug)
            ? SandboxResponse.OfJson(401, """{"error":true,"code":410,"message":"You must log in before using this part of Bugzilla."}""")
            : response;
        await RunUntilAsync(stage, stage.Time.GetUtcNow().AddMinutes(30));
        Assert.That(IsPublic(stage, bug), Is.True);
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Text), Has.One.Contains("shows nothing without an account"));
        Assert.That(stage.Comments(bug).Any(c => c.Contains("without an account", StringComparison.Ordinal)), Is.False);
    }

    [Test]
    public async Task With_an_empty_ledger_nothing_is_said_or_opened_twice()
    {
        await using var stage = NewStage();
        var bug = await GrantedAsync(stage);
        stage.Person("requester").Comment(bug, "reviewbot: embargo lift");
        var end = stage.Time.GetUtcNow().AddDays(12);
        while (stage.Time.GetUtcNow() < end)
        {
            await stage.ForgetEverythingAsync();
            await stage.OnceAsync();
            stage.Wait(TimeSpan.FromHours(5));
        }

        Assert.That(IsPublic(stage, bug), Is.True);
        Assert.That(stage.Comments(bug), Is.Unique);
        Assert.That(stage.Comments(bug).Count(c => c.Contains("I have removed", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_clock_that_disagrees_keeps_it_closed()
    {
        await using var stage = NewStage();
        var bug = await WarnedAsync(stage);
        stage.Time.Advance(TimeSpan.FromDays(13));
        stage.AfterEach = (request, response) => request.Path == "/rest/time" ? Shifted(response, TimeSpan.FromSeconds(90)) : response;
        await stage.OnceAsync();
        Assert.That(IsPublic(stage, bug), Is.False);

        stage.AfterEach = null;
        await stage.OnceAsync();
        Assert.That(IsPublic(stage, bug), Is.True);
    }

    [Test]
    public async Task A_steward_whom_the_server_refuses_leaves_the_requester_asked()
    {
        await using var stage = NewStage();
        stage.Sandbox.SetMembership(Stage.Login("steward3"), Group, isMember: true);
        var (bug, attachment) = stage.Request(Forms.Complete, groups: Group);
        string? refused = null;
        stage.Sandbox.Before = request =>
        {
            if (refused is null && IsAssignment(request))
            {
                refused = (string)JsonNode.Parse(request.Body.Span)!["flags"]![0]!["requestee"]!;
                stage.Sandbox.SetMembership(refused, Group, isMember: false);
            }

            return null;
        };

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(refused, Is.Not.Null);
        Assert.That(stage.Requestee(attachment), Is.Not.Null.And.Not.EqualTo(refused));
        IsAskedOnce(stage, bug);
    }

    [TestCase(1)]
    [TestCase(15)]
    public async Task A_death_before_the_assignment_leaves_the_requester_asked(int minutes)
    {
        await using var stage = NewStage();
        var (bug, attachment) = stage.Request(Forms.Complete, groups: Group);
        stage.Sandbox.Before = request => IsAssignment(request) ? throw new HttpRequestException(HttpRequestError.ConnectionError) : null;
        await Assert.ThatAsync(() => stage.OnceAsync(), Throws.InstanceOf<Bugzilla.Errors.BugzillaException>());
        stage.Sandbox.Before = null;
        await stage.ForgetEverythingAsync();
        stage.Wait(TimeSpan.FromMinutes(minutes));

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        IsAskedOnce(stage, bug);
    }

    private static bool IsAssignment(SandboxRequest request) => request.Method == "PUT" && request.Path.StartsWith("/rest/bug/attachment/", StringComparison.Ordinal);

    private static void IsAskedOnce(Stage stage, int bug)
    {
        Assert.That(stage.Comments(bug).Single(), Does.Contain("When may I open this one?"));
        Assert.That(stage.Needinfos(bug).Select(n => (string?)n["requestee"]), Is.EqualTo(new[] { Stage.Login("requester") }));
        Assert.That(History(stage, bug).Where(h => h.Removed!.Contains("needinfo", StringComparison.Ordinal)), Is.Empty);
    }

    private static SandboxResponse Shifted(SandboxResponse response, TimeSpan by)
    {
        var json = response.Json!.AsObject();
        foreach (var name in new[] { "web_time", "db_time" })
        {
            json[name] = DateTimeOffset.Parse((string)json[name]!, null).Add(by).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        }

        return SandboxResponse.OfJson(200, json.ToJsonString());
    }

    private Stage NewStage(params (string, string?)[] more) =>
        new(flavour, more: [("Embargo:Groups:0", Group), ("Embargo:ToleratedGroups:0", OtherGroup), ("Polling:SweepInterval", "7.00:00:00"), .. more]);

    // An embargoed bug, asked of a steward who is in the group, and granted.
    private static async Task<int> GrantedAsync(Stage stage)
    {
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1", groups: Group);
        await stage.OnceAsync();
        stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        await stage.OnceAsync();
        return bug;
    }

    private static async Task<int> WarnedAsync(Stage stage)
    {
        var bug = await GrantedAsync(stage);
        stage.Person("requester").Comment(bug, "reviewbot: embargo lift");
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug)[^1], Does.Contain("I will open this bug on"));
        return bug;
    }

    private static async Task RunUntilAsync(Stage stage, DateTimeOffset until, TimeSpan? every = null)
    {
        var last = until - TimeSpan.FromMinutes(10);
        while (stage.Time.GetUtcNow() < last)
        {
            var step = every ?? TimeSpan.FromHours(12);
            stage.Time.Advance(stage.Time.GetUtcNow() + step > last ? last - stage.Time.GetUtcNow() : step);
            await stage.OnceAsync();
        }

        while (stage.Time.GetUtcNow() < until)
        {
            await stage.OnceAsync();
        }
    }

    // Upstream's last read of the bug is followed by its attachments and comments; BMO's is all in one, so there it is the reload's.
    private int LastRead(Stage stage) => flavour == SandboxFlavour.Upstream ? 3 : 2;

    private static bool IsAnonymous(SandboxRequest request, int bug) =>
        request.Path == $"/rest/bug/{bug}" && !request.PathAndQuery.Contains("api_key", StringComparison.Ordinal) && !request.Headers.Keys.Any(k => k.Contains("API-KEY", StringComparison.OrdinalIgnoreCase));

    private static bool IsPublic(Stage stage, int bug) => Groups(stage, bug).Count == 0;

    private static List<string?> Groups(Stage stage, int bug) =>
        [.. stage.Person("admin").Get($"/rest/bug/{bug}?include_fields=groups")["bugs"]![0]!["groups"]!.AsArray().Select(g => (string?)g)];

    private static List<(string? Who, string Field, string? Removed, string? Added)> History(Stage stage, int bug) =>
        [.. stage.Person("admin").Get($"/rest/bug/{bug}/history")["bugs"]![0]!["history"]!.AsArray()
            .SelectMany(h => h!["changes"]!.AsArray().Select(c => ((string?)h["who"], (string)c!["field_name"]!, (string?)c["removed"], (string?)c["added"])))];

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
