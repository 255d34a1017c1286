using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>A question that is asked again each month.</summary>
/// <param name="Step">The step in the reference line; its state counts.</param>
/// <param name="Word">The word in summaries.</param>
/// <param name="Reason">Why it is asked.</param>
internal sealed record MonthlyQuestion(string Step, string Word, string Reason);

/// <summary>How something about an embargo is said in the bug, asked there, or told to the owners.</summary>
internal sealed class EmbargoSpeech(ReviewPolicy policy, DateTimeOffset now)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public Outcome Say(ReviewCase @case, MarkItem mark, string word, string reason, string text, string? whom = null) => new(new Step
    {
        Capability = Capabilities.Embargo,
        Word = word,
        Reason = reason,
        Text = text,
        Marks = [mark],
        Effects = whom is null || policy.NeedinfoFlag is null ? [] : [new Effect.AskNeedinfo(whom)],
    }, reason);

    public Outcome? Monthly(ReviewCase @case, MonthlyQuestion question, DateTimeOffset since, string whom, Func<string> text)
    {
        var said = @case.Said.Where(s => s.Item.Subject == EmbargoSteps.Subject && s.Item.Step == question.Step).ToList();
        var last = Later(since, said.Count == 0 ? default : said[^1].Comment.Time);
        var due = policy.Calendar.AddWorkingDays(Later(last + Month, @case.LastHumanActivity + TimeSpan.FromDays(7)) - TimeSpan.FromDays(1), 1);
        if (@case.Standing.Quiet || @case.Bug.Whiteboard.Contains("[no-nag]", StringComparison.OrdinalIgnoreCase))
        {
            return Outcome.Nothing("nobody is asked here: `quiet` or [no-nag]");
        }

        return now < due
            ? Outcome.Nothing($"asks when a month is over: {question.Reason}", due)
            : Say(@case, new MarkItem(EmbargoSteps.Subject, question.Step, (said.Count + 1).ToString(CultureInfo.InvariantCulture)), question.Word, question.Reason, text(), whom);
    }

    public static Outcome Tell(string key, ReviewCase @case, string text, string reason) => new(new Step
    {
        Capability = Capabilities.Embargo,
        Word = "noticed",
        Reason = reason,
        Notices = [new Notice(key, @case.Bug.Id, text)],
    }, reason);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
