using ReviewBot.Bugzilla.Errors;
using ReviewBot.Reviews.Collections;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Collections;

/// <summary>Reads what landed and what was approved, and compares them.</summary>
internal sealed class CollectionsRun(ReviewReader reviews, SourceReader reader, SettingsStore settings, Launch launch, TimeProvider time)
{
    /// <summary>Where the story of the sandbox lands.</summary>
    private static readonly SourceSettings Story = new() { Repository = "story/thunderbird", Product = "Thunderbird" };

    /// <summary>The sources of the settings; the sandbox brings one of its own.</summary>
    public IReadOnlyList<SourceSettings> Sources => settings.Current.Values.Collections.Sources is { Count: > 0 } named ? named : launch.IsSandbox ? [Story] : [];

    /// <summary>Compares sources with the decisions that they cite.</summary>
    /// <param name="sources">What landed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was found, and why not everything could be read of the server, or null.</returns>
    public async Task<(CheckedCollections Found, BugzillaException? Trouble)> CompareAsync(IReadOnlyList<LandedSource> sources, CancellationToken cancellationToken)
    {
        var read = await reviews.ReadAsync([.. sources.SelectMany(s => s.All).Select(a => a.Definition)], new KnownReviews(launch.Server) { Played = launch.Played }, cancellationToken);
        return (CollectionsCheck.Of(sources, read, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), read.Trouble);
    }

    /// <summary>What stands in the sources of the settings.</summary>
    /// <param name="only">Only this one; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SettingsException">There is none.</exception>
    public async Task<IReadOnlyList<ReadSource>> SourcesAsync(string? only, CancellationToken cancellationToken)
    {
        var wanted = Sources.Where(s => only is null || s.Repository.Equals(only, StringComparison.OrdinalIgnoreCase)).ToList();
        if (wanted.Count == 0)
        {
            throw new SettingsException([Sources.Count == 0
                ? "Collections:Sources: is empty; name a repository there, or a folder with --folder"
                : "--source: is none of Collections:Sources"]);
        }

        var read = new List<ReadSource>();
        foreach (var source in wanted)
        {
            read.Add(await reader.ReadAsync(source, cancellationToken));
        }

        return read;
    }
}
