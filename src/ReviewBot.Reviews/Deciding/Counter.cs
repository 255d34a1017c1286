using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Where one comment to the bot is answered: its bug, who wrote it, and what an answer to it looks like.</summary>
internal sealed record Counter(ReviewCase Case, Heard Heard, ReviewPolicy Policy, World World, DateTimeOffset Now)
{
    public Comment Comment => Heard.Comment;

    // Right below it, it needs no name.
    public ReplyText Text => new(Policy, World, Case.Bug.Comments.Any(c => c.Count > Comment.Count) ? Comment : null);

    /// <summary>Whether this was said while the bug was restricted, and somebody has opened it since.</summary>
    public bool IsOpenedSince => !Case.Bug.IsRestricted && GroupHistory.Of(Case.Bug, Policy.IsSelf).LastChange >= Comment.Time;

    /// <summary>What names the comment in our answer, so that it is answered once.</summary>
    public MarkItem Mark(string step) => new(MarkItem.ForComment(Comment.Id), step);

    /// <summary>It was done, and this says so.</summary>
    public Outcome Done(string word, string text) => Say(Steps.Done, word, text);

    /// <summary>It isn't done, for this reason.</summary>
    public Outcome Refused(string text) => Say(Steps.Refused, "refused", text);

    /// <summary>It wasn't understood.</summary>
    public Outcome NotUnderstood(string word, string text) => Say(Steps.NotUnderstood, word, text);

    private Outcome Say(string step, string word, string text) => new(new Step
    {
        Capability = Capabilities.Commands,
        Word = word,
        Reason = $"a comment to the bot: {word}",
        Text = text,
        Marks = [Mark(step)],
    }, word);
}
