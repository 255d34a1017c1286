using System.Collections.Immutable;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>A definition beside what is known of it.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Known">What was read of reviews.</param>
/// <param name="Today">The day.</param>
/// <param name="Calendar">The product's releases.</param>
public sealed record Compared(Definition Definition, KnownReviews Known, DateOnly Today, ReleaseCalendar Calendar)
{
    private const int ShownOfCommit = 12;

    /// <summary>Its past.</summary>
    public LandedHistory History { get; init; } = LandedHistory.Unknown;

    /// <summary>The reviews that it cites.</summary>
    public ImmutableArray<Citation> Reviews { get; } = [.. Definition.Reviews.Select((review, at) => Known.Cited(review) with { Line = Definition.LineOfReview(at) })];

    /// <summary>Whether it stands in the source now.</summary>
    internal bool Stands => History.GoneIn is null;

    /// <summary>What those that were granted allow; null if none was.</summary>
    internal Approval? Approval { get; } = Approval.Of(Definition, [.. Definition.Reviews.Select(Known.Cited).SelectMany(r => r.Granted.Select(g => (r.Bug!.Value, g)))], Calendar);

    /// <summary>A commit as people write it.</summary>
    internal static string Short(string commit) => commit[..Math.Min(ShownOfCommit, commit.Length)];

    /// <summary>The line for <c>data_reviews</c> that cites a decision.</summary>
    internal string Line(int bug, int? comment) => $"- {Known.LinkTo(bug, comment)}";

    /// <summary>The reviews in one state, unless the definition is gone: nothing more is asked of it then.</summary>
    internal IEnumerable<Citation> In(ReviewState state) => Stands ? Reviews.Where(r => r.State == state) : [];

    /// <summary>The line of a review that is cited.</summary>
    internal static string Of(Citation review) => review.Bug is { } bug ? string.Create(null, $"bug {bug}{(review.Comment is { } comment ? string.Create(null, $", comment {comment}") : "")}") : "the review that it cites";
}
