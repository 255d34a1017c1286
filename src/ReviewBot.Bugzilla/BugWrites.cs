using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;

namespace ReviewBot.Bugzilla;

/// <summary>Everything that changes something.</summary>
public sealed class BugWrites
{
    private readonly Session _session;

    internal BugWrites(Session session) => _session = session;

    /// <summary>Changes an attachment: flags, and a comment with them. The server does so in two steps, and may be found between them.</summary>
    /// <param name="id">The attachment.</param>
    /// <param name="update">What to change.</param>
    /// <param name="restricted">The bug is restricted: in dry run only the length of what was not sent is logged.</param>
    /// <param name="departure">Until when it may leave; null for any time.</param>
    /// <param name="cancellationToken">Stops it before it is sent, not after.</param>
    public async Task<WriteResult> UpdateAttachmentAsync(long id, AttachmentUpdate update, bool restricted, Departure? departure = null, CancellationToken cancellationToken = default)
    {
        var doing = $"changing attachment {Batches.Text([id])}";
        if (update.BugFlags is not null && (await _session.ConnectAsync(cancellationToken)).Flavour is Flavour.Upstream)
        {
            throw new ArgumentException("Upstream takes no flags of the bug in a change of an attachment.", nameof(update));
        }

        var call = new BugzillaCall(doing) { IsRestricted = restricted, Departure = departure, People = PeopleOf(update.Flags, update.BugFlags) };
        var answer = await _session.WriteAsync(call, sent => _session.Api.UpdateAttachment(id, update, sent), cancellationToken);
        return Single(answer.Attachments, id, doing);
    }

    /// <summary>Changes a bug: all of it or nothing.</summary>
    /// <param name="id">The bug.</param>
    /// <param name="update">What to change.</param>
    /// <param name="restricted">The bug is restricted: in dry run only the length of what was not sent is logged.</param>
    /// <param name="departure">Until when it may leave; null for any time.</param>
    /// <param name="cancellationToken">Stops it before it is sent, not after.</param>
    public async Task<WriteResult> UpdateBugAsync(long id, BugUpdate update, bool restricted, Departure? departure = null, CancellationToken cancellationToken = default)
    {
        var doing = $"changing bug {Batches.Text([id])}";
        var call = new BugzillaCall(doing) { IsRestricted = restricted, Departure = departure, People = [.. PeopleOf(update.Flags), .. update.Cc?.Add ?? []] };
        var answer = await _session.WriteAsync(call, sent => _session.Api.UpdateBug(id, update, sent), cancellationToken);
        return Single(answer.Bugs, id, doing);
    }

    /// <summary>Posts a comment. Its id isn't told: BMO's answer may hold somebody else's.</summary>
    /// <param name="bugId">The bug.</param>
    /// <param name="text">At most 65,535 characters, not blank.</param>
    /// <param name="restricted">The bug is restricted: in dry run only the length of what was not sent is logged.</param>
    /// <param name="cancellationToken">Stops it before it is sent, not after.</param>
    public Task PostCommentAsync(long bugId, string text, bool restricted, CancellationToken cancellationToken = default) =>
        _session.WriteAsync($"commenting on bug {Batches.Text([bugId])}", restricted, [], call => _session.Api.PostComment(bugId, new NewComment(text), call), cancellationToken);

    /// <summary>Adds and removes a comment's tags; gives all that it has then. An unknown comment has none, without an error.</summary>
    public Task<IReadOnlyList<string>> SetCommentTagsAsync(
        long commentId, IReadOnlyList<string> add, IReadOnlyList<string> remove, CancellationToken cancellationToken = default) =>
        _session.WriteAsync($"tagging comment {Batches.Text([commentId])}", false, [], call => _session.Api.ChangeTags(commentId, new TagChange(add, remove), call), cancellationToken);

    /// <summary>Files a bug and gives its number.</summary>
    public async Task<long> CreateBugAsync(NewBug bug, CancellationToken cancellationToken = default) =>
        (await _session.WriteAsync("filing a bug", bug.Groups is { Count: > 0 }, bug.Cc ?? [], call => _session.Api.CreateBug(bug, call), cancellationToken)).Id;

    /// <summary>Attaches a file and gives the attachment's number.</summary>
    /// <param name="bugId">The bug.</param>
    /// <param name="attachment">The file.</param>
    /// <param name="restricted">The bug is restricted: in dry run only the length of what was not sent is logged.</param>
    /// <param name="cancellationToken">Stops it before it is sent, not after.</param>
    public async Task<long> CreateAttachmentAsync(long bugId, NewAttachment attachment, bool restricted, CancellationToken cancellationToken = default)
    {
        var doing = $"attaching to bug {Batches.Text([bugId])}";
        var answer = await _session.WriteAsync(doing, restricted, PeopleOf(attachment.Flags), call => _session.Api.CreateAttachment(bugId, attachment, call), cancellationToken);
        return (answer.Ids ?? [.. answer.Attachments?.Keys ?? []]) is [var id] ? id : throw Unsettled(doing);
    }

    private static WriteResult Single(IReadOnlyList<WriteResult> results, long id, string doing) =>
        results is [var result] && result.Id == id ? result : throw Unsettled(doing);

    private static WriteUnsettledException Unsettled(string doing) =>
        new(new UnexpectedAnswerException(new Failure(doing, 200), "what was written is not in the answer"));

    private static IReadOnlyList<string> PeopleOf(params IEnumerable<IReadOnlyList<FlagChange>?> flags) =>
        [.. flags.SelectMany(list => list ?? []).Select(flag => flag.Requestee).OfType<string>()];
}
