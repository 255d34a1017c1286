using System.Net;
using System.Text;
using Octokit;

namespace ReviewBot.GitHub;

/// <summary>A commit.</summary>
/// <param name="Sha">Its name.</param>
/// <param name="Tree">The name of its tree.</param>
/// <param name="At">When it was made.</param>
/// <param name="By">The address of who wrote it, as the commit has it.</param>
internal sealed record SourceCommit(string Sha, string Tree, DateTimeOffset At, string? By = null);

/// <summary>The answer to what a branch's last commit is.</summary>
/// <param name="Commit">The commit; null if there is no answer.</param>
/// <param name="Missing">There is no such repository or branch.</param>
/// <param name="Answer">To be kept, so that the next question is a conditional one whoever asks it.</param>
internal sealed record SourceHead(SourceCommit? Commit, bool Missing, KeptAnswer? Answer);

/// <summary>A file in a tree.</summary>
/// <param name="Path">From the root on.</param>
/// <param name="Sha">The name of its content.</param>
internal sealed record SourceFile(string Path, string Sha);

/// <summary>Reads whole repositories: what stands in them now, and what stood there before. Null always means "no answer".</summary>
internal sealed class GitHubRepositories(GitHubReader reader)
{
    /// <summary>The name under which the factory knows our handlers.</summary>
    public const string HttpName = "github repositories";

    /// <summary>As many commits as GitHub tells at once.</summary>
    public const int CommitsAtOnce = 100;

    private const int MostTrees = 400;

    /// <summary>Why there is no answer.</summary>
    public string Trouble => reader.Recess.Told ?? "GitHub isn't asked (GitHub:Enabled), or gave no answer";

    /// <summary>The last commit of a branch; asked for conditionally, and 404 told from no answer.</summary>
    /// <param name="repository"><c>owner/name</c>.</param>
    /// <param name="branch">The branch; null for the repository's own, whatever it is called by now.</param>
    /// <param name="kept">The last answer, if it was kept.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SourceHead> HeadAsync(string repository, string? branch, KeptAnswer? kept, CancellationToken cancellationToken)
    {
        var path = $"repos/{repository}/commits?per_page=1{(branch is null ? "" : $"&sha={Uri.EscapeDataString(branch)}")}";
        if (kept is not null)
        {
            reader.Recall(path, kept);
        }

        var (status, commits) = await reader.AskAsync<List<GitHubCommit>>(path, cancellationToken);
        return new SourceHead(commits?.Select(Commit).FirstOrDefault(), status == HttpStatusCode.NotFound, reader.Kept(path));
    }

    /// <summary>All files of a tree.</summary>
    public async Task<IReadOnlyList<SourceFile>?> FilesAsync(string repository, string tree, CancellationToken cancellationToken)
    {
        var files = new List<SourceFile>();
        var waiting = new Queue<(string Folder, string Sha)>([("", tree)]);
        for (var asked = 0; waiting.TryDequeue(out var next); asked += 2)
        {
            if (asked >= MostTrees || await TreeAsync(repository, next.Sha, deep: true, cancellationToken) is not { } all)
            {
                return null;
            }

            // What is too much for one answer comes folder by folder.
            if (all.Truncated)
            {
                if (await TreeAsync(repository, next.Sha, deep: false, cancellationToken) is not { Truncated: false } flat)
                {
                    return null;
                }

                all = flat;
                foreach (var folder in flat.Tree.Where(t => t.Type == TreeType.Tree))
                {
                    waiting.Enqueue(($"{next.Folder}{folder.Path}/", folder.Sha));
                }
            }

            files.AddRange(all.Tree.Where(t => t.Type == TreeType.Blob).Select(t => new SourceFile(next.Folder + t.Path, t.Sha)));
        }

        return files;
    }

    /// <summary>A content by its name.</summary>
    public async Task<byte[]?> ContentAsync(string repository, string sha, CancellationToken cancellationToken)
    {
        var (_, blob) = await reader.AskAsync<Blob>($"repos/{repository}/git/blobs/{Uri.EscapeDataString(sha)}", cancellationToken, again: false);
        return blob is null ? null : Bytes(blob.Encoding.Value == EncodingType.Base64, blob.Content);
    }

    /// <summary>Commits that touched a file, latest first; at most <see cref="CommitsAtOnce"/>.</summary>
    /// <param name="repository"><c>owner/name</c>.</param>
    /// <param name="head">The commit to begin with.</param>
    /// <param name="path">The file.</param>
    /// <param name="since">Leaves out older ones; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<SourceCommit>?> CommitsAsync(string repository, string head, string path, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var time = since is { } from ? $"&since={Uri.EscapeDataString(from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null))}" : "";
        var (_, commits) = await reader.AskAsync<List<GitHubCommit>>(
            string.Create(null, $"repos/{repository}/commits?per_page={CommitsAtOnce}&sha={Uri.EscapeDataString(head)}&path={Uri.EscapeDataString(path)}{time}"), cancellationToken, again: false);
        return commits?.Select(Commit).OfType<SourceCommit>().ToList();
    }

    /// <summary>What a file was called before a commit that moved it; without a path if the commit made it, and not known where GitHub doesn't say.</summary>
    public async Task<(bool Known, string? Path)> MovedFromAsync(string repository, string commit, string path, CancellationToken cancellationToken)
    {
        var (_, whole) = await reader.AskAsync<GitHubCommit>($"repos/{repository}/commits/{Uri.EscapeDataString(commit)}", cancellationToken, again: false);
        var file = whole?.Files?.FirstOrDefault(f => f.Filename == path);
        return (file is not null, file?.Status == "renamed" ? file.PreviousFileName : null);
    }

    /// <summary>A file as it was at a commit; empty if it wasn't there.</summary>
    public async Task<byte[]?> FileAsync(string repository, string commit, string path, CancellationToken cancellationToken)
    {
        if (!GitHubReader.IsPath(path))
        {
            return null;
        }

        var (status, file) = await reader.AskAsync<RepositoryContent>($"repos/{repository}/contents/{GitHubReader.Escape(path)}?ref={Uri.EscapeDataString(commit)}", cancellationToken, again: false);
        return status == HttpStatusCode.NotFound ? [] : file is null ? null : Bytes(file.Encoding == "base64", file.EncodedContent);
    }

    private async Task<TreeResponse?> TreeAsync(string repository, string sha, bool deep, CancellationToken cancellationToken) =>
        (await reader.AskAsync<TreeResponse>($"repos/{repository}/git/trees/{Uri.EscapeDataString(sha)}{(deep ? "?recursive=1" : "")}", cancellationToken, again: false)).Body is { Tree: not null } tree ? tree : null;

    private static SourceCommit? Commit(GitHubCommit commit) =>
        commit is { Sha: { Length: > 0 } sha, Commit: { Tree.Sha: { Length: > 0 } tree, Committer: { } committer } } ? new SourceCommit(sha, tree, committer.Date, commit.Commit.Author?.Email) : null;

    private static byte[]? Bytes(bool base64, string? content)
    {
        try
        {
            return content is null ? null : base64 ? Convert.FromBase64String(content) : Encoding.UTF8.GetBytes(content);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
