using System.Collections.Immutable;
using ReviewBot.GitHub;
using ReviewBot.Reviews.Collections;

namespace ReviewBot.Collections;

/// <summary>The past of definitions while versions of their files are put into it, oldest first.</summary>
internal sealed class LandedPast(IEnumerable<KeyValuePair<string, LandedHistory>> known)
{
    private readonly Dictionary<string, LandedHistory> histories = known.ToDictionary(StringComparer.Ordinal);

    /// <summary>All that is known, by name.</summary>
    public ImmutableSortedDictionary<string, LandedHistory> All => histories.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Whether later versions of a name than this are known.</summary>
    public bool IsBefore(string name, DateTimeOffset at) => histories.GetValueOrDefault(name) is { Versions: [.., var last] } && at < last.At;

    /// <summary>Forgets what was only ever seen in one file, whose past is read from its beginning now.</summary>
    public void Forget(string file)
    {
        foreach (var name in histories.Where(h => h.Value.Versions.All(v => v.Definition.File == file)).Select(h => h.Key).ToList())
        {
            histories.Remove(name);
        }
    }

    /// <summary>Puts a version of a file in.</summary>
    /// <param name="definitions">What it defines.</param>
    /// <param name="commit">Its commit.</param>
    /// <param name="complete">Whether nothing that stands in it can have been there before without having been seen.</param>
    public void Add(IEnumerable<Definition> definitions, SourceCommit commit, bool complete)
    {
        foreach (var definition in definitions)
        {
            var before = histories.GetValueOrDefault(definition.Name);
            if (before is not { Versions: [.., var last] })
            {
                histories[definition.Name] = new LandedHistory([new LandedVersion(definition, commit.Sha, commit.At, commit.By)]) { FromTheBeginning = complete };
            }
            else if (!IsSame(last.Definition, definition))
            {
                histories[definition.Name] = before with { Versions = before.Versions.Add(new LandedVersion(definition, commit.Sha, commit.At, commit.By)), GoneIn = null };
            }
            else
            {
                histories[definition.Name] = before with { GoneIn = null };
            }
        }
    }

    /// <summary>Marks as gone what one file defined and no file defines any more.</summary>
    /// <param name="file">The file.</param>
    /// <param name="stands">Whether a name is still defined.</param>
    /// <param name="commit">The commit in which it is gone.</param>
    public void Gone(string file, Func<string, bool> stands, string commit)
    {
        foreach (var (name, history) in histories.Where(h => h.Value is { GoneIn: null, Versions: [.., var last] } && last.Definition.File == file && !stands(h.Key)).ToList())
        {
            histories[name] = history with { GoneIn = commit };
        }
    }

    // Where it stands and how it is described is no change of what it collects.
    private static bool IsSame(Definition a, Definition b) =>
        a.File == b.File && a.Type == b.Type && a.Expires == b.Expires && a.Disabled == b.Disabled && a.Lifetime == b.Lifetime
        && a.Sensitivity.SequenceEqual(b.Sensitivity) && a.Reviews.SequenceEqual(b.Reviews) && a.Pings.SequenceEqual(b.Pings)
        && a.ExtraKeys.SequenceEqual(b.ExtraKeys) && a.Labels.SequenceEqual(b.Labels);
}
