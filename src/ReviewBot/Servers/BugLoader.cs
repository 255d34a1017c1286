using System.Collections.Immutable;
using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Servers;

/// <summary>What was loaded.</summary>
/// <typeparam name="T">What was taken from each bug.</typeparam>
internal sealed record Load<T>(
    ImmutableArray<T> Bugs,
    ImmutableArray<int> Hidden,
    ImmutableArray<(int Id, DateTimeOffset Changed)> OfNoInterest,
    ImmutableDictionary<string, Account> Accounts);

/// <summary>Reads bugs whole, as snapshots.</summary>
internal sealed class BugLoader(BugzillaClient client, Server server)
{
    // A form is a few kilobytes; what is larger is looked at by a human.
    private const long LargestForm = 1024 * 1024;

    // So many bytes of attachments are held at a time: what was taken from a bug stays, its attachments' content goes.
    private const long MostContent = 8 * LargestForm;

    private static readonly string[] Fields =
    [
        "id", "product", "component", "summary", "status", "resolution", "creator", "assigned_to", "whiteboard", "groups", "cc", "keywords",
        "is_cc_accessible", "creation_time", "last_change_time", "flags",
    ];

    /// <summary>Loads bugs whole. At most one request for each kind of thing and hundred bugs.</summary>
    /// <param name="ids">The bugs.</param>
    /// <param name="scope">What is looked for in them.</param>
    /// <param name="take">Takes from a bug what is to be held of it; called for several bugs at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Load<T>> LoadAsync<T>(IReadOnlyCollection<int> ids, ServerScope scope, Func<BugSnapshot, T> take, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Load<T>([], [], [], ImmutableDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase));
        }

        var bugs = server.Flavour is Flavour.Bmo
            ? await LoadFromPrimaryAsync(ids, cancellationToken)
            : await LoadInPartsAsync(ids, scope, cancellationToken);
        var relevant = bugs.Keys.Where(id => IsOfInterest(bugs[id].Attachments!, bugs[id].History!, scope.FlagName)).ToList();
        var visible = relevant.Where(id => bugs[id].Comments is not null).ToList();
        var people = visible.SelectMany(id => bugs[id].Attachments!
                .Where(a => a.Flags.Any(f => Same(f.Name, scope.FlagName)) || IsWanted(a, scope.FlagName))
                .SelectMany(a => a.Flags.SelectMany(f => new[] { f.Setter, f.Requestee ?? "" }).Append(a.Creator)))
            .Concat(scope.People)
            .Where(login => login.Length > 0);
        var (lookingUp, taking) = (server.AccountsAsync(people, cancellationToken), TakeAsync(visible.ConvertAll(id => bugs[id]), scope, take, cancellationToken));
        await Task.WhenAll(lookingUp, taking);
        var unseen = relevant.Except(visible).ToHashSet();
        return new Load<T>(
            await taking,
            [.. ids.Where(id => !bugs.ContainsKey(id) || unseen.Contains(id))],
            [.. bugs.Keys.Except(relevant).Select(id => ((int)id, bugs[id].LastChangeTime))],
            await lookingUp);
    }

    private async Task<ImmutableArray<T>> TakeAsync<T>(List<Bug> bugs, ServerScope scope, Func<BugSnapshot, T> take, CancellationToken cancellationToken)
    {
        var (taken, before) = (new T[bugs.Count], 0);
        foreach (var some in AtATime(bugs, scope.FlagName))
        {
            var (data, first) = (await ContentAsync(some, scope, cancellationToken), before);
            Parallel.For(0, some.Count, i =>
            {
                var bug = some[i];
                taken[first + i] = take(Mapping.ToSnapshot(bug, bug.Attachments!, data, bug.Comments!, bug.History!));
            });
            before += some.Count;
        }

        return [.. taken];
    }

    private static IEnumerable<List<Bug>> AtATime(IEnumerable<Bug> bugs, string flagName)
    {
        var (some, content) = (new List<Bug>(), 0L);
        foreach (var bug in bugs)
        {
            var more = bug.Attachments!.Where(a => IsWanted(a, flagName)).Sum(a => a.Size);
            if (content + more > MostContent)
            {
                yield return some;
                (some, content) = ([], 0);
            }

            some.Add(bug);
            content += more;
        }

        yield return some;
    }

    private async Task<IReadOnlyDictionary<long, ReadOnlyMemory<byte>>> ContentAsync(List<Bug> bugs, ServerScope scope, CancellationToken cancellationToken)
    {
        var wanted = bugs.SelectMany(bug => bug.Attachments!).Where(a => IsWanted(a, scope.FlagName));
        return (await client.Attachments.GetAttachmentDataAsync(wanted, cancellationToken)).Found
            .Where(a => a.Value.Data is not null)
            .ToDictionary(a => a.Key, a => a.Value.Data!.Value);
    }

    // Otherwise comments and history would come from a replica that lags behind, and show the half of what happened.
    private async Task<IReadOnlyDictionary<long, Bug>> LoadFromPrimaryAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        (await client.Bugs.GetWholeBugsAsync(ids.Select(i => (long)i), Fields, cancellationToken)).Found
            .Where(b => b.Value is { Attachments: not null, History: not null })
            .ToDictionary();

    private async Task<IReadOnlyDictionary<long, Bug>> LoadInPartsAsync(IReadOnlyCollection<int> ids, ServerScope scope, CancellationToken cancellationToken)
    {
        var bugs = await client.Bugs.GetBugsAsync(ids.Select(i => (long)i), Fields, cancellationToken);
        var (readingAttachments, readingHistory) = (client.Attachments.GetAttachmentsAsync(bugs.Found.Keys, cancellationToken), client.Bugs.GetHistoryAsync(bugs.Found.Keys, cancellationToken));
        await Task.WhenAll(readingAttachments, readingHistory);
        var (attachments, history) = (await readingAttachments, await readingHistory);
        var seen = history.Found.Keys.Where(attachments.Found.ContainsKey).ToList();
        var relevant = seen.Where(id => IsOfInterest(attachments.Found[id], history.Found[id], scope.FlagName)).ToList();
        var comments = await client.Bugs.GetCommentsAsync(relevant, cancellationToken);
        return seen.ToDictionary(id => id, id => bugs.Found[id] with
        {
            Attachments = attachments.Found[id],
            History = history.Found[id],
            Comments = comments.Found.GetValueOrDefault(id),
        });
    }

    private static bool IsOfInterest(IReadOnlyList<BugAttachment> attachments, IReadOnlyList<Bugzilla.Models.HistoryEntry> history, string flagName) =>
        attachments.Any(a => a.Flags.Any(f => Same(f.Name, flagName)) || (IsNamedLikeForm(a) && IsWanted(a, flagName)))
        || history.Any(h => h.Changes.Any(c => c.FieldName == "flagtypes.name"
            && (c.Added.Contains(flagName, StringComparison.OrdinalIgnoreCase) || c.Removed.Contains(flagName, StringComparison.OrdinalIgnoreCase))));

    // The names that the process gives to forms; only then is a bug without any flag read whole.
    private static bool IsNamedLikeForm(BugAttachment attachment)
    {
        var name = $"{attachment.FileName} {attachment.Summary}";
        return name.Contains("data", StringComparison.OrdinalIgnoreCase)
            && (name.Contains("review", StringComparison.OrdinalIgnoreCase) || name.Contains("collection", StringComparison.OrdinalIgnoreCase));
    }

    // The flag's own attachment, and whatever else could be the form.
    private static bool IsWanted(BugAttachment attachment, string flagName) =>
        !attachment.IsPrivate && attachment.Size <= LargestForm
        && (attachment.Flags.Any(f => Same(f.Name, flagName))
            || (!attachment.IsObsolete && !attachment.IsPatch && attachment.ContentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
