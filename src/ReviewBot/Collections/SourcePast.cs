using System.Text;
using ReviewBot.Definitions;
using ReviewBot.GitHub;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Collections;

/// <summary>Looks through the commits of files of definitions: once as far back as a few requests reach, then what is new.</summary>
internal sealed class SourcePast(GitHubRepositories gitHub)
{
    // GitHub answers sixty questions an hour to whoever has no token.
    private const int MostVersions = 30;

    /// <summary>Looks at what was changed since the last look; what can't be read is tried again with the next change.</summary>
    public async Task<SourceState> LookBackAsync(SourceSettings settings, SourceCommit head, SourceState state, CancellationToken cancellationToken)
    {
        var past = new LandedPast(state.Past);
        var left = MostVersions;
        var files = state.Files;
        foreach (var (path, file) in state.Files)
        {
            var (looked, used, good) = await FileAsync(new Walk(settings.Repository, head, past), path, file, left, cancellationToken);
            left -= used;
            var fails = DefinitionReader.Read(Encoding.UTF8.GetBytes(file.Text), settings.Repository, path).Failed;
            files = files.SetItem(path, file with { LookedBack = looked ?? file.LookedBack, Good = fails ? file.Good ?? good : null });
        }

        var stands = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, file) in files)
        {
            var now = DefinitionReader.Read(Encoding.UTF8.GetBytes(file.Good ?? file.Text), settings.Repository, path).Definitions;
            past.Add(now, head.Sha, head.At, complete: false);
            stands.UnionWith(now.Select(d => d.Name));
        }

        foreach (var file in past.All.Values.Select(h => h.Versions[^1].Definition.File).Distinct().ToList())
        {
            past.Gone(file, stands.Contains, head.Sha);
        }

        return state with { Files = files, Past = past.All };
    }

    private async Task<(DateTimeOffset? Looked, int Used, string? Good)> FileAsync(Walk walk, string path, HeldFile file, int most, CancellationToken cancellationToken)
    {
        if (most <= 0 || await gitHub.CommitsAsync(walk.Repository, walk.Head.Sha, path, file.LookedBack?.AddSeconds(1), cancellationToken) is not { } commits)
        {
            return (null, 0, null);
        }

        var first = file.LookedBack is null && commits.Count < GitHubRepositories.CommitsAtOnce && commits.Count <= most;
        DateTimeOffset? looked = null;
        var used = 0;
        string? good = null;
        foreach (var commit in commits.Take(most).Reverse())
        {
            used++;
            if (await gitHub.FileAsync(walk.Repository, commit.Sha, path, cancellationToken) is not { } bytes)
            {
                return (looked, used, good);
            }

            if (DefinitionReader.Read(bytes, walk.Repository, path) is { Failed: false } reading)
            {
                // Of what stands in the oldest version that was read it can only be told when it landed if there is no older one.
                walk.Past.Add(reading.Definitions, commit.Sha, commit.At, first || looked is not null || file.LookedBack is not null);
                good = Encoding.UTF8.GetString(bytes);
                var names = reading.Definitions.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
                walk.Past.Gone(path, names.Contains, commit.Sha);
            }

            looked = commit.At;
        }

        return (looked ?? walk.Head.At, used, good);
    }

    private sealed record Walk(string Repository, SourceCommit Head, LandedPast Past);
}
