using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;

namespace ReviewBot.Bugzilla;

/// <summary>Attachments and their content.</summary>
public sealed class AttachmentReads
{
    /// <summary>Bytes of attachments in one answer: they come as text, a third longer, and stand in memory more than once.</summary>
    private const long LargestDataBatch = 8 * 1024 * 1024;

    private readonly Session _session;

    internal AttachmentReads(Session session) => _session = session;

    /// <summary>All attachments of bugs, obsolete ones too, without their content. Private ones are left out for those who aren't insiders.</summary>
    public Task<Many<IReadOnlyList<BugAttachment>>> GetAttachmentsAsync(IEnumerable<long> bugIds, CancellationToken cancellationToken = default) =>
        Batches.ReadAsync(bugIds, async batch =>
            (await _session.ReadAsync(
                $"reading the attachments of bug {Batches.Text(batch)}",
                call => _session.Api.GetAttachmentsOfBugs(batch[0], [.. batch.Skip(1)], "data", call, cancellationToken),
                cancellationToken)).Bugs);

    /// <summary>Attachments by their own numbers, without content. On BMO from the primary database.</summary>
    public Task<Many<BugAttachment>> GetAttachmentsByIdAsync(IEnumerable<long> attachmentIds, CancellationToken cancellationToken = default) =>
        Batches.ReadAsync(attachmentIds, batch => ReadAttachmentsAsync(batch, "data", cancellationToken));

    /// <summary>The same attachments with <see cref="BugAttachment.Data"/>, few at a time where they are large.</summary>
    /// <param name="attachments">Which; their <see cref="BugAttachment.Size"/> decides how many are read at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Many<BugAttachment>> GetAttachmentDataAsync(IEnumerable<BugAttachment> attachments, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<long, BugAttachment>();
        var unavailable = new Dictionary<long, Unavailability>();
        var batch = new List<long>();
        var size = 0L;
        foreach (var attachment in attachments)
        {
            if (size + attachment.Size > LargestDataBatch)
            {
                await ReadBatchAsync();
            }

            batch.Add(attachment.Id);
            size += attachment.Size;
        }

        await ReadBatchAsync();
        return new(found, unavailable);

        async Task ReadBatchAsync()
        {
            var many = await Batches.ReadAsync(batch, part => ReadAttachmentsAsync(part, null, cancellationToken));
            foreach (var (id, attachment) in many.Found)
            {
                found[id] = attachment;
            }

            foreach (var (id, reason) in many.Unavailable)
            {
                unavailable[id] = reason;
            }

            batch.Clear();
            size = 0;
        }
    }

    private async Task<IReadOnlyDictionary<long, BugAttachment>> ReadAttachmentsAsync(IReadOnlyList<long> ids, string? without, CancellationToken cancellationToken) =>
        (await _session.ReadAsync(
            $"reading attachment {Batches.Text(ids)}",
            call => _session.Api.GetAttachments(ids[0], [.. ids.Skip(1)], without, call, cancellationToken),
            cancellationToken)).Attachments;
}
