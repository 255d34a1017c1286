using ReviewBot.Passes;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Remembering;
using ReviewBot.Storage;
using ReviewBot.Telemetry;
using ReviewBot.Tests.Support;
using ReviewBot.Tests.Telemetry;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>Each answer is measured once, whoever reads it, and as often as it is read.</summary>
public sealed class AnswersTests
{
    private const string Everything = "an answer, a decision";

    [Test]
    public async Task What_is_read_twice_in_the_same_second_is_measured_once()
    {
        await using var parts = new PassParts();
        parts.Get<Cursor>().Began(parts.Stage.Time.GetUtcNow());
        await AnsweredAsync(parts);
        var folded = await parts.FoldAsync();
        var answers = new Answers(parts.Get<Instruments>());

        Assert.That(Measured(parts, () => answers.Measure(folded)), Is.EqualTo(Everything));
        Assert.That(Measured(parts, () => answers.Measure(folded)), Is.Empty);
    }

    [Test]
    public async Task What_was_there_two_seconds_before_the_bug_was_read_last_is_not_measured_by_a_process_that_begins_later()
    {
        await using var parts = new PassParts();
        parts.Get<Cursor>().Began(parts.Stage.Time.GetUtcNow());
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        await PassAsync(parts);
        parts.Stage.Sandbox.As(parts.Stage.Requestee(attachment)!).SetFlag(attachment, "data-review", "+");
        Assert.That(await MeasuredAsync(parts, () => PassAsync(parts)), Is.EqualTo(Everything));
        var answered = parts.Stage.Time.GetUtcNow();
        parts.Stage.Wait(TimeSpan.FromSeconds(2));
        await PassAsync(parts);
        Assert.That(parts.Get<BugCache>().Held([bug])[bug].ReadAt, Is.EqualTo(answered.AddSeconds(2)));

        Assert.That(await MeasuredAnewAsync(parts, bug), Is.Empty);
    }

    [TestCase("never")]
    [TestCase("in vain")]
    [TestCase("as the ledger began")]
    public async Task What_was_there_before_the_ledger_began_is_measured_by_nobody(string read)
    {
        await using var parts = new PassParts();
        var bug = await AnsweredAsync(parts);
        parts.Stage.Wait(TimeSpan.FromSeconds(1));
        if (read == "in vain")
        {
            parts.Get<BugCache>().MarkDue(bug, parts.Stage.Time.GetUtcNow());
        }
        else if (read != "never")
        {
            await PassAsync(parts);
            await PassAsync(parts);
            Assert.That(parts.Get<BugCache>().Held([bug])[bug].ReadAt, Is.EqualTo(parts.Get<Cursor>().Began(default)));
        }

        Assert.That(await MeasuredAnewAsync(parts, bug), Is.Empty);
    }

    // We say whom we ask, and that person decides at once.
    private static async Task<int> AnsweredAsync(PassParts parts)
    {
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        await parts.Stage.OnceAsync();
        parts.Stage.Sandbox.As(parts.Stage.Requestee(attachment)!).SetFlag(attachment, "data-review", "+");
        return bug;
    }

    private static async Task PassAsync(PassParts parts) => await parts.Get<PassRunner>().RunAsync(new PassOptions(), CancellationToken.None);

    private static async Task<string> MeasuredAnewAsync(PassParts parts, int bug)
    {
        parts.Get<Cursor>().Began(parts.Stage.Time.GetUtcNow());
        parts.Stage.Person("requester").Comment(bug, "Thank you.");
        var folded = await parts.FoldAsync(Wanted.Only(bug));
        return Measured(parts, () => new Answers(parts.Get<Instruments>()).Measure(folded));
    }

    private static string Measured(PassParts parts, Action measure) => MeasuredAsync(parts, () =>
    {
        measure();
        return Task.CompletedTask;
    }).Result;

    private static async Task<string> MeasuredAsync(PassParts parts, Func<Task> measure)
    {
        var measures = parts.Get<Instruments>();
        using var heard = new Heard(measures);
        await measure();
        return string.Join(", ", heard.Of(measures.FirstComment).Select(_ => "an answer").Concat(heard.Of(measures.Decided).Select(_ => "a decision")));
    }
}
