using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Views;

/// <summary>One time that the flag was asked for.</summary>
internal sealed record RoundView(int Number, DateTimeOffset AskedAt, bool Open, IReadOnlyList<HappenedView> Happened)
{
    /// <summary>Who asked.</summary>
    public string Requester { get; init; } = "";

    public static RoundView Of(ReviewCase @case, Round round, People people, ReviewPolicy policy)
    {
        var happened = round.Assignments.Select(a => new HappenedView(a.At, $"{people.Name(a.Steward)} asked by {people.Name(a.By)}"))
            .Concat(round.Removed.Select(a => new HappenedView(a.At, $"{people.Name(a.Steward)} not asked any more")))
            .Concat(round.Said.Select(s => new HappenedView(s.Comment.Time, $"comment {s.Comment.Count} of ours: {Said.Of(s.Item.Step)}", s.Comment.Count)));
        if (round.Decision is { } decision)
        {
            var (steward, comment) = DecidedBy.Of(@case, round, decision, policy);
            happened = happened.Append(new HappenedView(
                decision.At, $"{(decision.Status == FlagStatus.Granted ? "granted" : "denied")} by {people.Name(steward)}", comment is { IsPrivate: false } ? comment.Count : null));
        }
        else if (round.WithdrawnAt is { } withdrawn)
        {
            happened = happened.Append(new HappenedView(withdrawn, "withdrawn"));
        }

        return new RoundView(round.Number, round.AskedAt, round.IsOpen, [.. happened.OrderBy(h => h.At)]) { Requester = people.Name(round.Requester) };
    }
}

/// <summary>Something that happened in a round.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, in a few words.</param>
/// <param name="Comment">The comment that says it, by its number in the bug.</param>
internal sealed record HappenedView(DateTimeOffset At, string What, int? Comment = null);
