using System.Text;
using ReviewBot.Definitions;
using ReviewBot.GitHub;
using ReviewBot.Reviews.Collections;
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
        var read = new List<ReadVersion>();
        foreach (var (path, file) in state.Files)
        {
            var walked = left > 0 ? await FileAsync(settings.Repository, head, path, file, left, cancellationToken) : Walked.Nothing;
            left -= walked.Used;
            read.AddRange(walked.Versions);
            if (file.LookedBack is null && walked.Versions.Count > 0)
            {
                past.Forget(path);
            }

            var fails = DefinitionReader.Read(Encoding.UTF8.GetBytes(file.Text), settings.Repository, path).Failed;
            files = files.SetItem(path, file with { LookedBack = walked.Looked ?? file.LookedBack, Good = fails ? file.Good ?? walked.Good : null });
        }

        // In the order of time: what moved from one file to another has one past.
        foreach (var version in read.OrderBy(v => v.Commit.At))
        {
            past.Add(version.Definitions.Where(d => !past.IsBefore(d.Name, version.Commit.At)), version.Commit, version.Complete);
            var names = version.Definitions.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
            past.Gone(version.Path, names.Contains, version.Commit.Sha);
        }

        var stands = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, file) in files)
        {
            var now = DefinitionReader.Read(Encoding.UTF8.GetBytes(file.Good ?? file.Text), settings.Repository, path).Definitions;
            past.Add(now, head, complete: false);
            stands.UnionWith(now.Select(d => d.Name));
        }

        foreach (var file in past.All.Values.Select(h => h.Versions[^1].Definition.File).Distinct().ToList())
        {
            past.Gone(file, stands.Contains, head.Sha);
        }

        return state with { Files = files, Past = past.All };
    }

    private async Task<Walked> FileAsync(string repository, SourceCommit head, string path, HeldFile file, int most, CancellationToken cancellationToken)
    {
        if (await StepsAsync(repository, head, path, file, most, cancellationToken) is not { } steps)
        {
            return Walked.Nothing;
        }

        DateTimeOffset? looked = null;
        var (used, good) = (steps.Asked, (string?)null);
        var versions = new List<ReadVersion>();
        foreach (var (commit, name) in steps.Latest.Take(most).Reverse())
        {
            used++;
            if (await gitHub.FileAsync(repository, commit.Sha, name, cancellationToken) is not { } bytes)
            {
                return new Walked(looked, used, good, versions);
            }

            // Clocks differ; a file's commits come one after the other all the same.
            var at = looked > commit.At ? looked.Value : commit.At;
            if (DefinitionReader.Read(bytes, repository, name) is { Failed: false } reading)
            {
                // Of what stands in the oldest version that was read it can only be told when it landed if there is no older one.
                versions.Add(new ReadVersion(commit with { At = at }, name, reading.Definitions, steps.Complete || looked is not null || file.LookedBack is not null));
                good = Encoding.UTF8.GetString(bytes);
            }

            looked = at;
        }

        return new Walked(looked ?? head.At, used, good, versions);
    }

    // A file's commits, latest first, and those of the names that it had before.
    private async Task<Steps?> StepsAsync(string repository, SourceCommit head, string path, HeldFile file, int most, CancellationToken cancellationToken)
    {
        var latest = new List<(SourceCommit Commit, string Path)>();
        var (from, name) = (head.Sha, path);
        for (var asked = 0; ; asked += 2)
        {
            if (await gitHub.CommitsAsync(repository, from, name, file.LookedBack?.AddSeconds(1), cancellationToken) is not { } commits)
            {
                return asked == 0 ? null : new Steps(latest, asked, false);
            }

            latest.AddRange(commits.Where(c => asked == 0 || c.Sha != from).Select(c => (c, name)));
            if (file.LookedBack is not null || commits is not [.., var oldest] || commits.Count >= GitHubRepositories.CommitsAtOnce || latest.Count + asked > most)
            {
                return new Steps(latest, asked, false);
            }

            var (known, before) = await gitHub.MovedFromAsync(repository, oldest.Sha, name, cancellationToken);
            if (before is null || before == name)
            {
                return new Steps(latest, asked + 1, known);
            }

            (from, name) = (oldest.Sha, before);
        }
    }

    private sealed record Steps(IReadOnlyList<(SourceCommit Commit, string Path)> Latest, int Asked, bool Complete);

    private sealed record ReadVersion(SourceCommit Commit, string Path, IReadOnlyList<Definition> Definitions, bool Complete);

    private sealed record Walked(DateTimeOffset? Looked, int Used, string? Good, IReadOnlyList<ReadVersion> Versions)
    {
        public static readonly Walked Nothing = new(null, 0, null, []);
    }
}
