using System.Collections.Immutable;
using System.Text;
using ReviewBot.Definitions;
using ReviewBot.GitHub;
using ReviewBot.Reviews.Collections;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Collections;

/// <summary>A source as it was read.</summary>
/// <param name="Source">What stands in it.</param>
/// <param name="Changed">Whether anything is new.</param>
internal sealed record ReadSource(LandedSource Source, bool Changed);

/// <summary>
/// Reads a source: one conditional request while nothing is new, else the tree and the files of definitions that changed. What can't be read keeps the last good copy.
/// </summary>
internal sealed class SourceReader(GitHubRepositories gitHub, SourceShelf shelf, SourcePast past, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    public async Task<ReadSource> ReadAsync(SourceSettings settings, CancellationToken cancellationToken)
    {
        var held = shelf.Of(settings.Repository);
        var patterns = string.Join('\n', [settings.Branch ?? "", .. settings.Files]);
        var (head, missing, answer) = await gitHub.HeadAsync(settings.Repository, settings.Branch, patterns == held.Patterns ? held.Head : null, cancellationToken);
        if (head is null)
        {
            return new ReadSource(Landed(settings, held) with { Trouble = missing ? "there is no such repository or branch, or GitHub:Token may not see it" : gitHub.Trouble }, false);
        }

        if (head.Sha == held.Commit && patterns == held.Patterns)
        {
            if (answer is not null && answer != held.Head)
            {
                shelf.Put(settings.Repository, held with { Head = answer });
            }

            return new ReadSource(Landed(settings, held), false);
        }

        var (state, whole) = await FilesAsync(settings, head, held, cancellationToken);
        if (state is null)
        {
            return new ReadSource(Landed(settings, held) with { Trouble = gitHub.Trouble }, false);
        }

        // What could not be read whole is tried again at the next look.
        state = await past.LookBackAsync(settings, head, state with { ReadAt = time.GetUtcNow(), Commit = whole ? head.Sha : held.Commit, Patterns = patterns, Head = answer }, cancellationToken);
        shelf.Put(settings.Repository, state);
        return new ReadSource(Landed(settings, state) with { Trouble = whole ? null : gitHub.Trouble }, true);
    }

    /// <summary>A source as it was read last; nothing is asked for.</summary>
    public LandedSource Last(SourceSettings settings) => Landed(settings, shelf.Of(settings.Repository));

    private async Task<(SourceState? State, bool Whole)> FilesAsync(SourceSettings settings, SourceCommit head, SourceState held, CancellationToken cancellationToken)
    {
        if (await gitHub.FilesAsync(settings.Repository, head.Tree, cancellationToken) is not { } all)
        {
            return (null, false);
        }

        var names = all.ToDictionary(f => f.Path, f => f.Sha, StringComparer.Ordinal);
        var files = ImmutableSortedDictionary.CreateBuilder<string, HeldFile>(StringComparer.Ordinal);
        var whole = true;
        foreach (var path in DefinitionFiles.Of(names.Keys, [.. settings.Files]))
        {
            var before = held.Files.GetValueOrDefault(path);
            if (before?.Sha == names[path])
            {
                files[path] = before;
            }
            else if (await gitHub.ContentAsync(settings.Repository, names[path], cancellationToken) is { } bytes)
            {
                files[path] = File(settings, path, names[path], bytes, before);
            }
            else
            {
                whole = false;
                if (before is not null)
                {
                    files[path] = before;
                }
            }
        }

        return (held with { Files = files.ToImmutable() }, whole);
    }

    private static HeldFile File(SourceSettings settings, string path, string sha, byte[] bytes, HeldFile? before)
    {
        var failed = DefinitionReader.Read(bytes, settings.Repository, path).Failed;
        return new HeldFile(sha, bytes.Length > DefinitionReader.Largest ? "" : Encoding.UTF8.GetString(bytes), failed ? before?.Good ?? before?.Text : null, before?.LookedBack);
    }

    private static LandedSource Landed(SourceSettings settings, SourceState state)
    {
        var definitions = ImmutableArray.CreateBuilder<Definition>();
        var unreadable = ImmutableArray.CreateBuilder<Unreadable>();
        foreach (var (path, file) in state.Files)
        {
            var reading = DefinitionReader.Read(Encoding.UTF8.GetBytes(file.Text), settings.Repository, path);
            unreadable.AddRange(reading.Unreadable);
            definitions.AddRange(reading.Failed && file.Good is { } good ? DefinitionReader.Read(Encoding.UTF8.GetBytes(good), settings.Repository, path).Definitions : reading.Definitions);
        }

        return new LandedSource(settings.Repository, settings.Product, new DefinitionReading(definitions.ToImmutable(), unreadable.ToImmutable())) { Past = state.Past.ToImmutableDictionary() };
    }
}
