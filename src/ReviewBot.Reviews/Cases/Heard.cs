using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>A comment by a human that says something to the bot.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Reading">What it says.</param>
public sealed record Heard(Comment Comment, ReplyReading Reading)
{
    /// <summary>Whether it says something to us.</summary>
    public bool Addresses => Reading.Items.Count > 0 || Reading.HoldSeen;

    /// <summary>Without any words of it.</summary>
    public override string ToString() => $"what {Comment} says";
}
