using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ReviewBot.Reviews.Rotation;

namespace ReviewBot.Views;

/// <summary>A look ahead at the stewards' turns.</summary>
/// <param name="From">The moment it is for.</param>
/// <param name="Gap">Whether there is a day, or a request, for which nobody is available.</param>
/// <param name="Areas">What lies ahead, for each group of requests that the same stewards serve.</param>
/// <param name="Figures">How the work of the last 365 days was shared.</param>
/// <param name="Spread">The largest difference per unit of weight.</param>
/// <param name="AbsencesKnownUntil">The last day for which an absence is entered, or null.</param>
internal sealed record RotationView(
    DateTimeOffset From, bool Gap, ImmutableArray<RotationAreaView> Areas, ImmutableArray<StewardFigures> Figures, double Spread, DateOnly? AbsencesKnownUntil)
{
    public static RotationView Of(RotationPreview p) => new(
        p.From, p.HasGap, [.. p.Areas.Select(a => new RotationAreaView(a.Name, a.Next, [.. a.Out.Select(o => new OutOfTurnView(o.Steward, Unfitness.Sentence(o.Against)))], a.Weeks, a.Gaps, a.Serving))], p.Figures, p.Spread, p.AbsencesKnownUntil);
}

/// <summary>What lies ahead for one group of requests.</summary>
internal sealed record RotationAreaView(string Name, ImmutableArray<PreviewTurn> Next, ImmutableArray<OutOfTurnView> Out, ImmutableArray<PreviewWeek> Weeks, ImmutableArray<DayRange> Gaps, ImmutableArray<string> Serving);

/// <summary>A steward who is not in the running, and why.</summary>
internal sealed record OutOfTurnView(string Steward, string Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RotationView))]
[JsonSerializable(typeof(RotationDiff))]
internal sealed partial class RotationJson : JsonSerializerContext;
