using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Collections.Findings;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Policies;
using ReviewBot.Views;

namespace ReviewBot.Collections;

/// <summary>What came of comparing.</summary>
/// <param name="Sources">What was compared.</param>
/// <param name="Compared">Each definition with what is to be said of it.</param>
internal sealed record CheckedCollections(IReadOnlyList<LandedSource> Sources, IReadOnlyList<(Compared Compared, IReadOnlyList<CollectionFinding> Findings)> Compared)
{
    /// <summary>As everybody may see it.</summary>
    public CollectionsView View => CollectionsView.Of(Compared, Sources.SelectMany(s => s.Reading.Unreadable));
}

/// <summary>Compares what landed with what was approved.</summary>
internal static class CollectionsCheck
{
    /// <summary>Compares all of it.</summary>
    public static CheckedCollections Of(IReadOnlyList<LandedSource> sources, ReadReviews reviews, DateOnly today) => new(
        sources,
        [
            .. from source in sources
            let calendar = Calendar(source, reviews.Policy)
            from landed in source.All
            let compared = new Compared(landed.Definition, reviews.Reviews, today, calendar) { History = landed.Past }
            select (compared, (IReadOnlyList<CollectionFinding>)CollectionFindings.In(compared)),
        ]);

    private static ReleaseCalendar Calendar(LandedSource source, ReviewPolicy? policy) =>
        source.Product?.Contains("Android", StringComparison.OrdinalIgnoreCase) == true
            ? policy?.ReleasesOnAndroid ?? ReleaseCalendar.DefaultAndroid
            : policy?.Releases ?? ReleaseCalendar.Default;
}
