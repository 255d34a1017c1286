using ReviewBot.Reviews.Replies.Commands;

namespace ReviewBot.Reviews.Cases;

/// <summary>Finds who declined a request for want of time.</summary>
public static class Declining
{
    /// <summary>When the steward of an assignment declined it as busy; null if that didn't happen.</summary>
    public static DateTimeOffset? BusyAt(ReviewCase @case, Round round, Assignment assignment)
    {
        // Until the stay ended: a decline later on is of another request.
        var taken = round.Removed.Where(r => Same(r.Steward, assignment.Steward) && r.At >= assignment.At).Select(r => (DateTimeOffset?)r.At).FirstOrDefault();
        return @case.Heard.Where(h => Same(h.Comment.Creator, assignment.Steward) && h.Comment.Time >= assignment.At && (taken is null || h.Comment.Time <= taken)
                && h.Reading.Commands.OfType<DeclineCommand>().Any(c => c.Reason == DeclineReason.Busy))
            .Select(h => (DateTimeOffset?)h.Comment.Time).FirstOrDefault();
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
