using System.Collections.Immutable;
using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Servers;

/// <summary>What a write's answer told.</summary>
/// <param name="RemovedFlags">The flags that ended, as text; empty where it told none.</param>
/// <param name="AddedFlags">The flags that began, as text.</param>
/// <param name="RemovedGroups">The groups that were taken off.</param>
internal sealed record WriteAnswer(string RemovedFlags, string AddedFlags, string RemovedGroups);

/// <summary>Reads a bug right before a write, and sends writes.</summary>
internal sealed class BugWriter(BugzillaClient client, FreshBugs fresh)
{
    /// <summary>The last read before a write: whether the bug still is what was decided about.</summary>
    public async Task<bool> IsUnchangedAsync(BugSnapshot bug, CancellationToken cancellationToken) =>
        IsSame(bug, await fresh.ReadAsync(bug.Id, cancellationToken));

    /// <summary>
    /// The last read before a bug is opened, or before a write to one that changed a moment ago: as
    /// <see cref="IsUnchangedAsync"/>, and its flags and comments one by one, since the servers' times are whole seconds
    /// and an edited comment moves none of them.
    /// </summary>
    public async Task<bool> IsWhollyUnchangedAsync(BugSnapshot bug, CancellationToken cancellationToken)
    {
        var now = await client.Bugs.GetBugForWriteAsync(bug.Id, cancellationToken);
        if (!IsSame(bug, now) || !now.Keywords.ToHashSet().SetEquals(bug.Keywords))
        {
            return false;
        }

        if (now.Attachments is null && (await client.Attachments.GetAttachmentsAsync([bug.Id], cancellationToken)).Found.GetValueOrDefault(bug.Id) is var attachments
            && (attachments is null || !SameFlags(bug, attachments)))
        {
            return false;
        }

        var comments = now.Comments ?? (await client.Bugs.GetCommentsAsync([bug.Id], cancellationToken)).Found.GetValueOrDefault(bug.Id);
        return comments is not null && comments.OrderBy(c => c.Count).Select(c => (c.Id, c.Body)).SequenceEqual(bug.Comments.Select(c => (c.Id, c.Body)));
    }

    /// <summary>Sends one write; where it has to leave by a time, then or not at all.</summary>
    public async Task<WriteAnswer> WriteAsync(PlannedWrite write, Departure? departure, CancellationToken cancellationToken)
    {
        var result = write.AttachmentId is { } attachment
            ? await client.Writes.UpdateAttachmentAsync(
                attachment,
                new AttachmentUpdate { Flags = ToWire(write.Flags), BugFlags = ToWire(write.BugFlags), Comment = write.Comment },
                write.Restricted,
                departure,
                cancellationToken)
            : await client.Writes.UpdateBugAsync(
                write.BugId,
                new BugUpdate
                {
                    Flags = ToWire(write.Flags),
                    Comment = write.Comment is { } text ? new CommentText(text) : null,
                    Cc = write.CcAdd.IsEmpty ? null : new ListChange(Add: write.CcAdd),
                    Groups = write.GroupsRemove.IsEmpty ? null : new ListChange(Remove: write.GroupsRemove),
                },
                write.Restricted,
                departure,
                cancellationToken);
        var flags = result.Changes.GetValueOrDefault("flagtypes.name");
        return new WriteAnswer(flags?.Removed ?? "", flags?.Added ?? "", result.Changes.GetValueOrDefault("groups")?.Removed ?? "");
    }

    private static bool IsSame(BugSnapshot bug, Bug now) => now.LastChangeTime == bug.LastChangeTime
        && now.Product == bug.Product
        && now.Component == bug.Component
        && now.Whiteboard == bug.Whiteboard
        && now.Groups.ToHashSet().SetEquals(bug.Groups)
        && (now.Comments is null || now.Comments.Count == bug.Comments.Length)
        && (now.Attachments is null || SameFlags(bug, now.Attachments));

    private static bool SameFlags(BugSnapshot bug, IEnumerable<BugAttachment> now) =>
        now.OrderBy(a => a.Id).SelectMany(a => a.Flags).Select(f => (f.Id, f.Status, f.Requestee ?? ""))
            .SequenceEqual(bug.Attachments.SelectMany(a => a.Flags).Select(f => (f.Id, Sign(f.Status), f.Requestee ?? "")));

    private static IReadOnlyList<Bugzilla.Models.FlagChange>? ToWire(ImmutableArray<FlagWrite> flags) => flags.IsEmpty ? null :
        [.. flags.Select(f => new Bugzilla.Models.FlagChange { Id = f.Id, TypeId = f.Type?.Id, Name = f.Type is { Id: null, Name: var name } ? name : null, Status = f.Status, Requestee = f.Requestee, New = f.Id is null ? true : null })];

    private static string Sign(FlagStatus status) => status switch
    {
        FlagStatus.Granted => "+",
        FlagStatus.Denied => "-",
        FlagStatus.Requested => "?",
    };
}
