using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Commands;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>Answers to what people say about a restricted bug: each once, the last word of each kind only.</summary>
internal sealed class EmbargoAnswers(ReviewPolicy policy, EmbargoText text)
{
    public IEnumerable<Outcome> Decide(ReviewCase @case, EmbargoState state, DateTimeOffset? earliest)
    {
        if (state.Terms.SaidIn is { } word && !HasSaid(@case, EmbargoSteps.Answered, Id(word)))
        {
            yield return state.Terms.AreSet
                ? Say(EmbargoSteps.Answered, Id(word), "embargo-noted", text.Noted(state, earliest))
                : Say(EmbargoSteps.Answered, Id(word), "embargo-not-usable", text.NotUsable(state.Terms));
        }

        var hold = @case.Standing.Hold;
        if (hold is not null && !state.Groups.IsEmpty && !HasSaid(@case, EmbargoSteps.Held, Number(hold.CommentCount)))
        {
            var held = Say(EmbargoSteps.Held, Number(hold.CommentCount), "held", text.Held(hold));
            yield return held with { Step = held.Step! with { Urgent = true } };
        }

        // Also where the hold was ended while we were answering it.
        if (hold is null && @case.LastSaid(EmbargoSteps.Subject, EmbargoSteps.Held) is not null && Last<ResumeCommand>(@case) is { } resume
            && !HasSaid(@case, EmbargoSteps.Resumed, Id(resume)))
        {
            yield return Say(EmbargoSteps.Resumed, Id(resume), "resumed", text.Resumed(state, earliest));
        }

        if (Last<EmbargoExplainCommand>(@case) is { } asked && !HasSaid(@case, EmbargoSteps.Explained, Id(asked)))
        {
            yield return Say(EmbargoSteps.Explained, Id(asked), "embargo-explained", text.Explain(state, earliest));
        }
    }

    /// <summary>The number of our comment that answers what one says about the embargo; null while none does.</summary>
    public static int? AnswerTo(ReviewCase @case, Comment word) =>
        @case.Said.FirstOrDefault(s => s.Item.Subject == EmbargoSteps.Subject && s.Item.Step == EmbargoSteps.Answered && s.Item.State == Id(word))?.Comment.Count;

    /// <summary>What became of a comment about an embargo, as a part of a sentence without names; null if nothing did, or if it is about something else.</summary>
    public static string? OutcomeOf(ReviewCase @case, Heard heard, ReviewPolicy policy)
    {
        var (word, history) = (heard.Comment, GroupHistory.Of(@case.Bug, policy.IsSelf));
        if (HasSaid(@case, EmbargoSteps.Explained, Id(word)) || HasSaid(@case, EmbargoSteps.Held, Number(word.Count)) || HasSaid(@case, EmbargoSteps.Resumed, Id(word)))
        {
            return "done";
        }

        var last = EmbargoTerms.Of(@case, policy, history);
        var then = last.SaidIn == word ? last : EmbargoTerms.Of(@case with { Heard = [.. @case.Heard.Where(h => h.Comment.Count <= word.Count)] }, policy, history);
        return AnswerTo(@case, word) is null
            ? then.SaidIn == word && last.SaidIn != word ? Replaced(last) : null
            : then.SaidIn != word ? "answered; the bug was public since"
            : then.Problem is not null ? "not usable, and told why"
            : last.SaidIn == word ? "noted" : $"noted, and {Replaced(last)}";
    }

    private static string Replaced(EmbargoTerms by) => $"replaced by what comment {Number(by.SaidIn!.Count)} says";

    private Comment? Last<T>(ReviewCase @case)
        where T : Command =>
        @case.Heard.LastOrDefault(h => h.Reading.Commands.Any(c => c is T
            && CommandTable.MayUse(c, Listening.RolesOf(h.Comment.Creator, @case, policy, new Hold(h.Comment.Creator, default, 0)), @case.Bug.IsRestricted).Allowed))?.Comment;

    private static bool HasSaid(ReviewCase @case, string step, string state) =>
        @case.Said.Any(s => s.Item.Subject == EmbargoSteps.Subject && s.Item.Step == step && s.Item.State == state);

    private static Outcome Say(string step, string state, string word, string said) => new(new Step
    {
        Capability = Capabilities.Commands,
        Word = word,
        Reason = $"a comment to the bot: {word}",
        Text = said,
        Marks = [new MarkItem(EmbargoSteps.Subject, step, state)],
    }, word);

    private static string Id(Comment comment) => string.Create(CultureInfo.InvariantCulture, $"c{comment.Id}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
