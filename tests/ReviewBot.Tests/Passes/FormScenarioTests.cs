using System.Text.RegularExpressions;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>The scenarios of the process that turn on what stands in a form, by their numbers.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed partial class FormScenarioTests(SandboxFlavour flavour)
{
    private const string Months = "* I want this data to be collected for 6 months initially (potentially renewable).";
    private const string Dictionary = "This collection is documented in the Glean Dictionary at https://dictionary.telemetry.mozilla.org/";
    private const string Measurement = "| clicks on the snooze button | Category 2 \"Interaction data\" | 1990001 |";

    [Test]
    public async Task Scenario_2_exactly_the_open_questions_are_named()
    {
        var comment = await OnlyCommentAsync(Forms.MoreIncomplete, "steward1");

        Assert.That(Named(comment), Is.EquivalentTo(new[] { 3, 10 }));
    }

    [Test]
    public async Task Scenario_3_the_examples_of_the_form_are_no_answer()
    {
        var comment = await OnlyCommentAsync(Forms.Corpus("030"));

        Assert.That(Named(comment), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task Scenario_4_what_glean_parser_left_open_is_named_and_what_it_filled_in_is_not()
    {
        var comment = await OnlyCommentAsync(Forms.Corpus("019"));

        Assert.That(Named(comment), Is.EquivalentTo(new[] { 1, 2, 3, 4, 10, 11 }));
    }

    // Where the process and the design differ, the design stands: a question that this version doesn't have is no finding.
    [Test]
    public async Task Scenario_5_an_older_form_is_asked_for_none_of_the_newer_questions()
    {
        Assert.That(await OnlyCommentAsync(Forms.Corpus("079")), Does.Contain("will review").And.Not.Contain("missing").And.Not.Contain("open"));
        Assert.That(Named(await OnlyCommentAsync(Forms.Corpus("077"))), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Scenario_7_a_renewal_is_held_to_its_three_questions()
    {
        Assert.That(await OnlyCommentAsync(Forms.Corpus("101")), Does.Contain("will review the renewal request"));

        var comment = await OnlyCommentAsync(Forms.Corpus("103"));
        Assert.That(Named(comment), Is.EqualTo(new[] { 1 }));
        Assert.That(comment, Does.Contain("renewal request"));
    }

    [Test]
    public async Task Scenario_13_a_corrected_form_without_a_flag_is_pointed_to()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Incomplete);
        await stage.OnceAsync();
        var second = Replace(stage, bug, attachment, Forms.Complete, ask: false);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1], Does.Contain($"attachment {second}").And.Contain("data-review?"));
    }

    [Test]
    public async Task A_correction_says_what_is_solved_and_what_still_lacks()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.MoreIncomplete);
        await stage.OnceAsync();
        Replace(stage, bug, attachment, Forms.Incomplete);

        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1], Does.Contain("1 of 2 solved; question 10 still lacks an answer."));
        Assert.That(Named(stage.Comments(bug)[1]), Is.EqualTo(new[] { 10 }));
        Assert.That(stage.Needinfos(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_correction_that_answers_everything_gets_a_steward_and_a_word_of_thanks()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.MoreIncomplete);
        await stage.OnceAsync();
        var second = Replace(stage, bug, attachment, Forms.Complete);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1], Does.Contain("Both open questions are answered now, thank you."));
        Assert.That(stage.Requestee(second), Is.Not.Null);
        Assert.That(stage.Needinfos(bug), Is.Empty);
    }

    [Test]
    public async Task Scenario_79_the_same_fault_again_gets_no_second_comment_of_its_kind_but_a_steward()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Incomplete);
        await stage.OnceAsync();
        var second = Replace(stage, bug, attachment, Forms.Incomplete + "\n");

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(second), Is.Not.Null);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1], Does.Contain("will review").And.Contain("Question 10"));
    }

    [Test]
    public async Task Scenario_79_the_same_fault_again_with_a_named_steward_is_left_to_that_steward()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Incomplete, "steward1");
        await stage.OnceAsync();
        Replace(stage, bug, attachment, Forms.Incomplete + "\n", requestee: "steward1");

        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_form_in_a_comment_is_asked_about_once_and_its_correction_read_in_a_newer_comment()
    {
        await using var stage = new Stage(flavour);
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things");
        var patch = person.Attach(bug, "probe.patch", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", "patch", "text/x-patch");
        person.Comment(bug, Forms.MoreIncomplete);
        person.Ask(patch);
        await stage.OnceAsync();
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
        Assert.That(Named(stage.Comments(bug)[0]), Is.EquivalentTo(new[] { 3, 10 }));
        Assert.That(stage.Comments(bug)[0], Does.Contain("new comment"));

        person.Comment(bug, Forms.Incomplete);
        await stage.OnceAsync();
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1], Does.Contain("1 of 2 solved; question 10 still lacks an answer."));
        Assert.That(stage.Needinfos(bug), Has.Count.EqualTo(1));

        person.Comment(bug, Forms.Complete);
        await stage.OnceAsync();
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(3));
        Assert.That(stage.Comments(bug)[2], Does.Contain("The open question is answered now, thank you.").And.Contain("will review"));
        Assert.That(stage.Requestee(patch), Is.Not.Null);
        Assert.That(stage.Needinfos(bug), Is.Empty);
    }

    [Test]
    public async Task Scenario_26_the_review_form_is_prefilled_on_request_only()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Is.Empty);

        stage.Person("steward1").Comment(bug, "reviewbot: prefill");
        await stage.OnceAsync();
        await stage.OnceAsync();

        var comment = stage.Comments(bug).Single();
        Assert.That(comment, Does.Contain("1) Is there or will there be documentation").And.Contain("8) Does the data collection").And.Contain("Category 2").And.Contain("Result: data-review\n"));
        stage.Wait(TimeSpan.FromDays(2));
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1), "the bot takes no verdict from its own form");
    }

    [Test]
    public async Task Scenario_27_one_row_of_stored_content_makes_the_whole_category_3()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.With(Measurement, Measurement + "\n| version | Category 1 | 1990001 |\n| tags of opened messages | Category 3 \"Stored Content & Communications\" | 1990001 |"));
        await stage.OnceAsync();
        stage.Person("steward1").Comment(bug, "reviewbot: prefill");
        await stage.OnceAsync();

        var comments = stage.Comments(bug);
        Assert.That(comments[^1], Does.Contain("Category 3 ").And.Contain("Data_Collection#Step_3"));
        Assert.That(comments[0], Does.Contain("Data_Collection#Step_3"));
    }

    [Test]
    public async Task Scenario_28_a_hash_of_an_identifier_is_pointed_at()
    {
        var comment = await OnlyCommentAsync(Forms.With(Measurement, "| sha256 of the account id | Category 2 | 1990001 |"));

        Assert.That(Advice(comment), Does.Contain("identifier").IgnoreCase);
    }

    [Test]
    public async Task Scenario_29_a_tool_that_is_named_elsewhere_contradicts_the_no()
    {
        var comment = await OnlyCommentAsync(Forms.With("A dashboard with weekly counts.", "A dashboard in PostHog."));

        Assert.That(Advice(comment), Does.Contain("PostHog"));
    }

    [Test]
    public async Task Scenario_30_permanent_with_a_group_address_asks_for_a_person_once_and_blocks_nothing()
    {
        await using var stage = new Stage(flavour);
        var form = Forms.With(Months, "* I want to permanently monitor this data. (telemetry-client-dev@example.org)");
        var (bug, attachment) = stage.Request(form);
        var (named, _) = stage.Request(form, "steward1");

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        foreach (var comment in new[] { stage.Comments(bug).Single(), stage.Comments(named).Single() })
        {
            Assert.That(Advice(comment), Does.Contain("person"));
            Assert.That(comment, Does.Not.Contain("telemetry-client-dev").And.Not.Contain("@"));
        }
    }

    [Test]
    public async Task Scenario_31_retention_in_place_of_duration_is_pointed_at()
    {
        var comment = await OnlyCommentAsync(Forms.With(Months, "We retain the data for 1 year."));

        Assert.That(Advice(comment), Does.Contain("kept"));
    }

    [Test]
    public async Task Scenario_32_a_document_behind_a_login_is_pointed_at_and_the_dictionary_is_fine()
    {
        Assert.That(Advice(await OnlyCommentAsync(Forms.With(Dictionary, "https://docs.google.com/document/d/abc/edit"))), Does.Contain("public"));
        Assert.That(await OnlyCommentAsync(Forms.Complete), Does.Not.Contain("steward's eye"));
    }

    [Test]
    public async Task Scenario_33_a_version_is_shown_with_both_its_days()
    {
        var comment = await OnlyCommentAsync(Forms.With(Months, "* I want this data to be collected until Thunderbird 140."));

        Assert.That(comment.Words(), Does.Contain("until version 140 (Daily 2025-04-29, release 2025-07-02; last collecting version 139)"));
        Assert.That(Advice(comment), Does.Contain("2025-07-02 already"));
    }

    [Test]
    public async Task Scenario_34_a_low_version_on_the_desktop_is_asked_about()
    {
        var comment = await OnlyCommentAsync(Forms.With(Months, "* I want this data to be collected until Thunderbird 20."));

        Assert.That(Advice(comment), Does.Contain("which one is meant"));
    }

    [TestCase("2026-10-01", "past")]
    [TestCase("2029-01-01", "730 days")]
    public async Task Scenario_35_a_date_in_the_past_or_far_ahead_is_mentioned(string date, string expected)
    {
        var comment = await OnlyCommentAsync(Forms.With(Months, $"* I want this data to be collected until {date}."));

        Assert.That(Advice(comment), Does.Contain(date).And.Contain(expected));
    }

    [Test]
    public async Task Scenario_36_a_date_is_month_first_and_echoed_unmistakably()
    {
        var comment = await OnlyCommentAsync(Forms.With(Months, "* I want this data to be collected until 05-06-2027."));

        Assert.That(comment, Does.Contain("until 2027-05-06"));
    }

    [TestCase("No.")]
    [TestCase("N/A")]
    [TestCase("the only way")]
    [TestCase("none")]
    public async Task Scenario_81_in_doubt_it_is_an_answer(string answer)
    {
        var comment = await OnlyCommentAsync(Forms.With("A survey, which reaches too few people.", answer));

        Assert.That(comment, Does.Contain("will review").And.Not.Contain("open;"));
    }

    private Task<string> OnlyCommentAsync(string form, string? requestee = null) => OnlyCommentAsync(System.Text.Encoding.UTF8.GetBytes(form), requestee);

    private async Task<string> OnlyCommentAsync(byte[] form, string? requestee = null)
    {
        await using var stage = new Stage(flavour);
        var person = stage.Person("requester");
        var bug = person.File("Thunderbird", "Count the things");
        stage.Wait();
        var attachment = person.Attach(bug, "request.txt", form, "request", "text/plain");
        stage.Wait();
        person.Ask(attachment, requestee is null ? null : Stage.Login(requestee));
        await stage.OnceAsync();
        await stage.OnceAsync();
        return stage.Comments(bug).Single();
    }

    private static int Replace(Stage stage, int bug, int attachment, string form, bool ask = true, string? requestee = null)
    {
        var person = stage.Person("requester");
        stage.Wait(TimeSpan.FromHours(3));
        person.Obsolete(attachment);
        stage.Wait();
        var second = person.Attach(bug, "request-2.txt", form);
        stage.Wait();
        if (ask)
        {
            person.Ask(second, requestee is null ? null : Stage.Login(requestee));
        }

        return second;
    }

    private static int[] Named(string comment) =>
        [.. QuestionLines().Matches(comment).Select(m => int.Parse(m.Groups[1].Value, null))];

    private static string Advice(string comment)
    {
        var start = comment.IndexOf("For the steward's eye:", StringComparison.Ordinal);
        Assert.That(start, Is.Positive, comment);
        return comment[start..];
    }

    [GeneratedRegex(@"^- Question (\d+)", RegexOptions.Multiline)]
    private static partial Regex QuestionLines();
}
