// What the gap between our read and our write let us overwrite.
using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Puts right what a human did in the gap between our read and our write.</summary>
internal sealed class Restoring(ReviewPolicy policy, World world, DateTimeOffset now)
{
    private CommentText Text => new(policy, world, now);

    /// <summary>A fresh <c>+</c> or <c>-</c>.</summary>
    public Outcome Decision(ReviewRequest request, Decision lost) =>
        new(new Step
        {
            Capability = Capabilities.Assign,
            Word = "restored",
            Urgent = true,
            Reason = "a decision was overwritten by our own write and is put right",
            Text = Text.Restored(request, lost),
            Marks = [NextMark(request.Round)],
            Effects = [new Effect.SetVerdict(request.Attachment.Id, (request.IsPending ? request.Pending : request.Flags)[0].Id, lost.Status)],
        }, "restoring a decision");

    /// <summary>A human's choice of a steward. A plain "assigned" is only ever planned where nobody is asked, so if that change took somebody off, it was by mistake.</summary>
    public Outcome? Choice(ReviewRequest request, Round round, Assignment last)
    {
        if (last.Instead is not { } chosen
            || round.Assignments.LastOrDefault(a => Same(a.Steward, chosen)) is not { } theirs || policy.IsSelf(theirs.By)
            || !TookOffByAccident(round, last))
        {
            return null;
        }

        const string Reason = "a human's choice of the same moment was overwritten and is put right";
        return new(new Step
        {
            Capability = Capabilities.Assign,
            Word = "restored",
            Urgent = true,
            Reason = Reason,
            Text = Text.RestoredChoice(request, chosen),
            Marks = [NextMark(round)],
            Effects = [new Effect.Assign(request.Attachment.Id, request.Pending[0].Id, chosen)],
        }, Reason);
    }

    /// <summary>A decision that we overwrote, and that a human has asked for again since: whose word is wanted now.</summary>
    public Outcome Overtaken(ReviewRequest request, Overtaking overtaking) => new(new Step
    {
        Capability = Capabilities.Comment,
        Word = "overtaken",
        Reason = "a decision was overwritten by our own write, and a human has asked again since",
        Text = Text.Overtaken(request, overtaking),
        Marks = [new MarkItem(request.Round.Subject, Steps.Overtaken)],
    }, "a human has asked again");

    // Each restoration of a round is another one.
    private static MarkItem NextMark(Round round) =>
        new(round.Subject, Steps.Restored, round.Said.Count(s => s.Item.Step == Steps.Restored) is > 0 and var before ? Number(before + 1) : null);

    // A reassignment takes somebody off on purpose; a plain assignment, or the putting right of one, never does.
    private bool TookOffByAccident(Round round, Assignment last) =>
        round.LastSaid(Steps.Assigned)?.Item.State == Number(OurAssignments.LastNumber(round, policy))
        || round.LastSaid(Steps.Restored)?.Comment.Time > last.At - OurAssignments.OneWrite;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
