using System.Security.Cryptography;
using System.Text;

namespace ReviewBot.Sandbox.Repository;

/// <summary>A commit.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Files">All files by path.</param>
internal sealed record Commit(DateTimeOffset At, IReadOnlyDictionary<string, string> Files);

/// <summary>A repository in memory, with a past. What it answers of GitHub's API is what a reader of definitions asks for.</summary>
public sealed class SandboxRepository
{
    private readonly Func<Uri> _server;
    private readonly List<Commit> _commits = [];

    /// <param name="server">The address of the server beside it: stands in files where they say BASE.</param>
    internal SandboxRepository(Func<Uri> server) => _server = server;

    /// <summary>The commits, oldest first.</summary>
    internal IReadOnlyList<Commit> Commits => [.. _commits.Select(c => c with { Files = c.Files.ToDictionary(f => f.Key, f => f.Value.Replace("BASE", _server().AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)) })];

    /// <summary>Serves an HTTP client in process.</summary>
    public HttpMessageHandler CreateHandler() => new RepositoryHandler(this);

    /// <summary>Makes a commit.</summary>
    /// <param name="at">When.</param>
    /// <param name="files">The files that are other than before, by path; null for those that are gone.</param>
    internal void Add(DateTimeOffset at, IReadOnlyDictionary<string, string?> files)
    {
        var all = _commits is [.., var last] ? last.Files.ToDictionary() : [];
        foreach (var (path, text) in files)
        {
            if (text is null)
            {
                all.Remove(path);
            }
            else
            {
                all[path] = text;
            }
        }

        _commits.Add(new Commit(at, all));
    }

    /// <summary>The name of a content.</summary>
    internal static string Sha(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..40];

    /// <summary>The name of a commit's tree.</summary>
    internal static string Tree(Commit commit) => Sha("tree\n" + string.Join('\n', commit.Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {Sha(f.Value)}")));

    /// <summary>The name of a commit.</summary>
    internal static string Name(Commit commit) => Sha($"commit {commit.At.ToUnixTimeSeconds()}\n{Tree(commit)}");
}
