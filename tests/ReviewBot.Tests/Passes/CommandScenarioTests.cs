using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Commands by comments alone: each once, whatever is forgotten or undone afterwards.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class CommandScenarioTests(SandboxFlavour flavour)
{
    private static IEnumerable<TestCaseData> Commands()
    {
        yield return new TestCaseData("steward1", "reviewbot: decline busy").SetArgDisplayNames("decline");
        yield return new TestCaseData("steward2", "reviewbot: reassign").SetArgDisplayNames("reassign");
        yield return new TestCaseData("steward2", "reviewbot: assign me").SetArgDisplayNames("assign me");
        yield return new TestCaseData("requester", "reviewbot: assign :ines").SetArgDisplayNames("assign :ines");
        yield return new TestCaseData("steward1", "reviewbot: approve").SetArgDisplayNames("approve");
        yield return new TestCaseData("steward1", "reviewbot: deny there is no opt-out").SetArgDisplayNames("deny");
        yield return new TestCaseData("requester", "reviewbot: approve").SetArgDisplayNames("approve by the requester");
        yield return new TestCaseData("requester", "reviewbot: help").SetArgDisplayNames("help");
        yield return new TestCaseData("requester", "reviewbot: explain").SetArgDisplayNames("explain");
        yield return new TestCaseData("requester", "reviewbot: aprove").SetArgDisplayNames("a misspelling");
        yield return new TestCaseData("steward1", "I'd say reviewbot: approve, but later").SetArgDisplayNames("within a sentence");
        yield return new TestCaseData("steward1", "reviewbot: prefill").SetArgDisplayNames("prefill");
        yield return new TestCaseData("steward1", "reviewbot: recheck").SetArgDisplayNames("recheck");
        yield return new TestCaseData("steward1", "reviewbot: escalate legal a third party gets the data").SetArgDisplayNames("escalate");
        yield return new TestCaseData("steward1", "reviewbot: resolved").SetArgDisplayNames("resolved, with nothing escalated");
        yield return new TestCaseData("steward1", "reviewbot: quiet").SetArgDisplayNames("quiet");
        yield return new TestCaseData("steward1", "reviewbot: remind in 3 days").SetArgDisplayNames("remind");
        yield return new TestCaseData("requester", "reviewbot: hold").SetArgDisplayNames("hold");
    }

    [TestCaseSource(nameof(Commands))]
    public async Task A_command_has_one_answer_and_is_carried_out_once_whatever_is_forgotten(string who, string text)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person(who).Comment(bug, text);

        await stage.OnceAsync();
        var answers = stage.Comments(bug);
        var flag = stage.Flag(attachment)?.ToJsonString();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(answers, Has.Count.EqualTo(1));
        Assert.That(stage.Comments(bug), Is.EqualTo(answers));
        Assert.That(stage.Flag(attachment)?.ToJsonString(), Is.EqualTo(flag));
    }

    [TestCase("steward1", "reviewbot: decline")]
    [TestCase("steward2", "reviewbot: assign me")]
    [TestCase("steward1", "reviewbot: approve")]
    public async Task What_a_human_undid_is_not_done_again(string who, string text)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person(who).Comment(bug, text);
        await stage.OnceAsync();
        var answers = stage.Comments(bug);
        stage.Person("admin").SetFlag(attachment, "data-review", "?", Stage.Login("steward1"));

        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward1")));
        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("?"));
        Assert.That(stage.Comments(bug).Take(answers.Count), Is.EqualTo(answers));
        Assert.That(stage.Comments(bug).Skip(answers.Count).Where(c => c.Contains("done", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_request_that_comes_again_goes_to_the_steward_whose_word_decided_it()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward3");
        stage.Person("steward3").Comment(bug, "reviewbot: approve");
        await stage.OnceAsync();
        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("+"));
        stage.Person("requester").SetFlag(attachment, "data-review", "?");

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward3")));
    }

    [TestCase("steward1", "reviewbot: approve")]
    [TestCase("steward2", "reviewbot: assign me")]
    public async Task What_a_human_did_after_a_command_stands(string who, string text)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person(who).Comment(bug, text);
        stage.Wait();
        stage.Person("requester").SetFlag(attachment, "data-review", "?", Stage.Login("steward3"));

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("?"));
        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward3")));
    }

    [TestCase("council", "steward2")]
    [TestCase("legal", "steward3")]
    public async Task Scenario_25_who_answers_the_escalation_does_not_review_it_too(string to, string next)
    {
        await using var stage = new Stage(flavour, more: ("Escalation:Council", Stage.Login("steward3")));
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").Comment(bug, $"reviewbot: escalate {to} the data of a partner is concerned");
        await stage.OnceAsync();
        stage.Person("steward1").Comment(bug, "reviewbot: reassign");

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login(next)));
    }

    [Test]
    public async Task Nothing_is_said_while_somebody_is_at_it()
    {
        await using var stage = new Stage(flavour, more: ("Polling:Quiet", "00:10:00"));
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete);

        var first = (await stage.OnceAsync()).Writes;
        stage.Person("requester").Comment(bug, "One more thing: the numbers are rounded.");
        stage.Wait(TimeSpan.FromMinutes(7));
        var second = (await stage.OnceAsync()).Writes;
        stage.Wait(TimeSpan.FromMinutes(3));
        var third = (await stage.OnceAsync()).Writes;

        Assert.That((first, second, third), Is.EqualTo((0, 0, 1)));
    }

    [Test]
    public async Task Two_commands_in_one_comment_have_one_answer()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").Comment(bug, "reviewbot: decline\nreviewbot: explain");

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.EqualTo(Stage.Login("steward1")));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_outsider_is_not_answered()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("outsider").Comment(bug, "reviewbot: approve");
        stage.Person("outsider").Comment(bug, "reviewbot: reassign");

        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Is.Empty);
        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward1")));
    }

    [Test]
    public async Task Whoever_holds_may_resume_and_hears_so()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        stage.Person("requester").Comment(bug, "reviewbot: hold");
        await stage.OnceAsync();
        stage.Person("requester").Comment(bug, "reviewbot: resume");
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1], Does.Contain("go on"));
    }

    [Test]
    public async Task Ignore_is_answered_by_silence()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Incomplete, "steward1");
        stage.Person("steward1").Comment(bug, "reviewbot: ignore");
        var before = stage.Picture(bug);

        await stage.OnceAsync();

        Assert.That(stage.Picture(bug), Is.EqualTo(before));
    }
}
