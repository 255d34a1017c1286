using ReviewBot.Bugzilla.Errors;
using ReviewBot.Settings;

namespace ReviewBot.Collections;

/// <summary>Reads what landed and what was approved, and compares them.</summary>
internal sealed class CollectionsRun(ReviewReader reviews, Launch launch, TimeProvider time)
{
    /// <summary>Compares sources with the decisions that they cite.</summary>
    /// <param name="sources">What landed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was found, and why not everything could be read of the server, or null.</returns>
    public async Task<(CheckedCollections Found, BugzillaException? Trouble)> CompareAsync(IReadOnlyList<LandedSource> sources, CancellationToken cancellationToken)
    {
        var read = await reviews.ReadAsync([.. sources.SelectMany(s => s.All).Select(a => a.Definition)], launch.Server, cancellationToken);
        return (CollectionsCheck.Of(sources, read, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), read.Trouble);
    }

    /// <summary>What stands in the sources of the settings.</summary>
    /// <param name="only">Only this one; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IReadOnlyList<LandedSource>> SourcesAsync(string? only, CancellationToken cancellationToken) => throw new SettingsException(["Collections:Sources: is empty; name a repository there, or a folder with --folder"]);
}
