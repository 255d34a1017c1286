using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Corrections as people make them, over REST.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class CorrectionScenarioTests(SandboxFlavour flavour)
{
    [Test]
    public async Task Who_has_a_needinfo_of_somebody_else_gets_the_questions_and_no_second_one()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Incomplete);
        stage.Person("steward1").Change(bug, new JsonObject { ["flags"] = new JsonArray(new JsonObject { ["name"] = "needinfo", ["status"] = "?", ["requestee"] = Stage.Login("requester"), ["new"] = true }) });

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug).Single(), Does.Contain("Question 10"));
        Assert.That(stage.Needinfos(bug).Select(n => (string?)n["setter"]), Is.EqualTo(new[] { Stage.Login("steward1") }));
    }

    [Test]
    public async Task An_answer_in_a_comment_goes_on_at_once_and_is_what_everybody_reads_from_then_on()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.MoreIncomplete);
        await stage.OnceAsync();
        stage.Person("requester").Comment(bug, "3) Interviews, which take too long.\n\n10) A chart of the weekly counts.");

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(stage.Needinfos(bug), Is.Empty);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1], Does.Contain("Both open questions are answered now").And.Contain("The answers to questions 3 and 10 stand in comment 3."));
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));

        stage.Person("requester").Comment(bug, "reviewbot: recheck");
        stage.Person("steward1").Comment(bug, "reviewbot: prefill");
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug)[^1], Does.Contain("the form is complete with the answers in comment 3").And.Contain("also in comment 3"));
    }

    [Test]
    public async Task The_register_tells_what_was_answered_in_a_comment()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.With("* I want this data to be collected for 6 months initially (potentially renewable).", ""));
        await stage.OnceAsync();
        stage.Person("requester").Comment(bug, "Until 2027-05-01.");
        await stage.OnceAsync();
        stage.Person("steward1").SetFlag(attachment, "data-review", "+", comment: Forms.Review);
        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(new DecisionRegister(stage.Bot.Ledger).All(RegisterSearch.All).Single().Duration, Is.EqualTo("until 2027-05-01"));
    }

    [Test]
    public async Task Half_an_answer_gets_what_is_left_once()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.MoreIncomplete);
        await stage.OnceAsync();
        stage.Person("requester").Comment(bug, "Question 10: a chart of the weekly counts");

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1], Does.Contain("1 of 2 solved; question 3 still lacks an answer.").And.Not.Contain("10"));
        Assert.That(stage.Needinfos(bug), Has.Count.EqualTo(1));
        Assert.That(stage.Requestee(attachment), Is.Null);
    }

    [Test]
    public async Task Small_talk_leaves_the_question_open_and_what_is_unclear_goes_to_a_person()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.MoreIncomplete);
        await stage.OnceAsync();
        stage.Person("requester").Comment(bug, "Thanks, will do tomorrow.");
        await stage.OnceAsync();
        Assert.That((stage.Comments(bug).Count, stage.Needinfos(bug).Count, stage.Requestee(attachment)), Is.EqualTo((1, 1, (string?)null)));

        stage.Person("requester").Comment(bug, "It's mostly that nobody has ever looked into it.");
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug)[1], Does.Contain("please read comment 4 beside the form; I couldn't tell what it answers."));
        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(stage.Needinfos(bug), Is.Empty);
    }

    [TestCase("steward2")]
    [TestCase("outsider")]
    public async Task An_answer_by_somebody_else_is_none(string who)
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Incomplete);
        await stage.OnceAsync();
        stage.Person(who).Comment(bug, "10) A chart of the weekly counts.");

        await stage.OnceAsync();

        Assert.That((stage.Comments(bug).Count, stage.Needinfos(bug).Count, stage.Requestee(attachment)), Is.EqualTo((1, 1, (string?)null)));
    }

    [Test]
    public async Task A_newer_form_takes_the_place_of_the_one_that_nobody_marked_as_obsolete()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.MoreIncomplete);
        await stage.OnceAsync();
        var person = stage.Person("requester");
        var second = person.Attach(bug, "request-2.txt", Forms.Complete);
        person.Ask(second);

        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        stage.Wait(TimeSpan.FromDays(20));
        await stage.OnceAsync();

        Assert.That(stage.Requestee(second), Is.Not.Null);
        Assert.That((stage.Requestee(attachment), (string?)stage.Flag(attachment)?["status"]), Is.EqualTo(((string?)null, "?")));
        Assert.That(stage.Needinfos(bug).Select(n => (string?)n["requestee"]), Has.None.EqualTo(Stage.Login("requester")));
        Assert.That(stage.Comments(bug)[1], Does.Contain($"mark attachment {attachment} as obsolete").And.Contain("Both open questions are answered now"));

        person.Comment(bug, "These are two different requests, please.");
        await stage.OnceAsync();
        Assert.That(stage.Requestee(attachment), Is.Not.Null);
    }

    [TestCase("reviewbot: decline busy", true)]
    [TestCase("reviewbot: decline, I'm on PTO", true)]
    [TestCase("reviewbot: decline conflict", false)]
    public async Task Whoever_declines_as_busy_gets_nothing_new_for_five_working_days(string words, bool rests)
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        await stage.OnceAsync();
        var busy = stage.Requestee(attachment)!;
        stage.Sandbox.As(busy).Comment(bug, words);
        await stage.OnceAsync();
        Assert.That(stage.Requestee(attachment), Is.Not.EqualTo(busy));

        List<string?> asked = [];
        for (var i = 0; i < 4; i++)
        {
            var (_, next) = stage.Request(Forms.Complete);
            await stage.OnceAsync();
            asked.Add(stage.Requestee(next));
        }

        Assert.That(asked, rests ? Has.None.EqualTo(busy) : Has.Member(busy));
        await stage.ForgetEverythingAsync();
        stage.Wait(TimeSpan.FromDays(8));
        for (var i = 0; i < 3; i++)
        {
            var (_, next) = stage.Request(Forms.Complete);
            await stage.OnceAsync();
            asked.Add(stage.Requestee(next));
        }

        Assert.That(asked.TakeLast(3), Is.Unique, "nobody has to catch up");
    }
}
