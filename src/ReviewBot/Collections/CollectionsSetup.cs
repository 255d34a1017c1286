using ReviewBot.Storage;

namespace ReviewBot.Collections;

/// <summary>Registers the comparison of what landed.</summary>
internal static class CollectionsSetup
{
    /// <summary>Adds it for as long as one ledger is in use.</summary>
    public static IServiceCollection AddReviewBotCollections(this IServiceCollection services) => services
        .AddKept(ledger => new SourceShelf(ledger)).AddKept(ledger => new Landings(ledger))
        .AddScoped<ReviewReader>().AddScoped<SourcePast>().AddScoped<SourceReader>().AddScoped<CollectionsRun>().AddScoped<CollectionNotices>().AddScoped<CollectionsDesk>();
}
