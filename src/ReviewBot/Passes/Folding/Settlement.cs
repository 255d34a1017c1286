using System.Collections.Immutable;
using ReviewBot.Passes.Which;
using ReviewBot.Reviews.Cases;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Folding;

/// <summary>
/// What the bug shows settles what a lost answer left open: our mark is there, or it is not and all is decided anew.
/// Only the last write of a plan bears the comment; what the others did shows in the bug itself.
/// </summary>
internal sealed class Settlement(Outbox outbox, BugCache cache, Reminded reminded)
{
    /// <summary>Settles the writes to bugs that were read and don't rest.</summary>
    public void Settle(Selection selection, ImmutableArray<ReviewCase> cases)
    {
        var now = selection.Pass.Now;
        foreach (var write in selection.Unsettled.Where(w => !selection.Resting.Contains(w.BugId)))
        {
            if (write.AttemptedAt is null)
            {
                cache.MarkDue(write.BugId, now);
                outbox.Settle(write.Id, "never sent", now);
                reminded.TakeBack(write);
            }
            else if (cases.FirstOrDefault(c => c.Bug.Id == write.BugId) is { } @case)
            {
                cache.MarkDue(write.BugId, now);
                var isThere = @case.Said.Any(s => write.Marks.Contains(s.Item.ToString()));
                outbox.Settle(write.Id, isThere ? "confirmed" : "lost", now);
                if (!isThere)
                {
                    reminded.TakeBack(write);
                }
            }
        }
    }
}
