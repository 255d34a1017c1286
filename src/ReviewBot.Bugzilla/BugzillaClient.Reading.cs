using System.Globalization;

namespace ReviewBot.Bugzilla;

public sealed partial class BugzillaClient
{
    /// <summary>Bytes of attachments in one answer: they come as text, a third longer, and stand in memory more than once.</summary>
    private const long LargestDataBatch = 8 * 1024 * 1024;

    /// <summary>All bugs that match, ascending, page by page until a short one.</summary>
    /// <exception cref="ArgumentException">The query has no condition: the server would give every bug it has.</exception>
    public async Task<IReadOnlyList<Bug>> SearchAsync(BugQuery query, CancellationToken cancellationToken = default)
    {
        if (query.IsEmpty)
        {
            throw new ArgumentException("A search without conditions finds every bug.", nameof(query));
        }

        // limit=0 means "as many as the server gives" and drops the offset.
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.PageSize);
        var charts = query.NumberedCharts();
        var ids = query.Ids is [] ? null : string.Join(',', query.Ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        var since = query.ChangedSince is { } time ? UtcTimeConverter.Format(time) : null;
        var found = new Dictionary<long, Bug>();
        for (var offset = 0; ; offset += query.PageSize)
        {
            var page = await ReadAsync(
                "searching",
                call => _api.Search(
                    query.Products, query.Components, ids, since, charts, string.Join(',', query.Fields), "bug_id", query.PageSize, offset, call, cancellationToken),
                cancellationToken);
            var before = found.Count;
            foreach (var bug in page.Bugs)
            {
                // A bug that begins to match between two pages pushes another one into the next page once more.
                found[bug.Id] = bug;
            }

            if (page.Bugs.Count < query.PageSize)
            {
                return [.. found.Values.OrderBy(bug => bug.Id)];
            }

            if (found.Count == before)
            {
                throw new UnexpectedAnswerException(new Failure("searching"), "the server gives the same page again and again");
            }
        }
    }

    /// <summary>Bugs by number. On BMO from the primary database.</summary>
    /// <param name="ids">The bugs.</param>
    /// <param name="fields">The fields, <c>id</c> among them; null for the server's default.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Many<Bug>> GetBugsAsync(IEnumerable<long> ids, IReadOnlyList<string>? fields = null, CancellationToken cancellationToken = default) =>
        GetBugsAsync(ids, fields, null, cancellationToken);

    /// <summary>
    /// Bugs with their <see cref="Bug.Attachments"/> (without content), <see cref="Bug.Comments"/> and <see cref="Bug.History"/>. BMO only, which otherwise takes comments and
    /// history from a replica that lags behind.
    /// </summary>
    /// <param name="ids">The bugs.</param>
    /// <param name="fields">The fields besides, <c>id</c> among them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Many<Bug>> GetWholeBugsAsync(IEnumerable<long> ids, IReadOnlyList<string> fields, CancellationToken cancellationToken = default) =>
        GetBugsAsync(ids, [.. fields, "attachments", "comments", "history"], "attachments.data", cancellationToken);

    private async Task<Many<Bug>> GetBugsAsync(IEnumerable<long> ids, IReadOnlyList<string>? fields, string? without, CancellationToken cancellationToken)
    {
        int? permissive = (await ConnectAsync(cancellationToken)).Flavour is Flavour.Bmo ? 1 : null;
        var faults = new Dictionary<long, Unavailability>();
        var many = await Batches.ReadAsync<Bug>(ids, async batch =>
        {
            var answer = await ReadAsync(
                $"reading bug {Batches.Text(batch)}",
                call => _api.GetBugs(batch[0], [.. batch.Skip(1)], fields is null ? null : string.Join(',', fields), without, permissive, call, cancellationToken),
                cancellationToken);
            foreach (var fault in answer.Faults ?? [])
            {
                if (fault.Id is { } id)
                {
                    faults[id] = fault.FaultCode == 101 ? Unavailability.Missing : Unavailability.Hidden;
                }
            }

            return answer.Bugs.DistinctBy(bug => bug.Id).ToDictionary(bug => bug.Id);
        });
        return many with { Unavailable = many.Unavailable.ToDictionary(one => one.Key, one => faults.GetValueOrDefault(one.Key, one.Value)) };
    }

    /// <summary>
    /// The bug as it is now, right before a write. On BMO with <see cref="Bug.Attachments"/>, <see cref="Bug.Comments"/> and <see cref="Bug.History"/>, in one request to the primary database;
    /// upstream without them: its <see cref="Bug.LastChangeTime"/> tells whether they are still the same.
    /// </summary>
    /// <exception cref="BugUnavailableException">It can't be seen (any more).</exception>
    public async Task<Bug> GetBugForWriteAsync(long id, CancellationToken cancellationToken = default)
    {
        var bmo = (await ConnectAsync(cancellationToken)).Flavour is Flavour.Bmo;
        var answer = await ReadAsync(
            $"reading bug {Batches.Text([id])} again",
            call => _api.GetBugs(id, [], bmo ? "_default,attachments,comments,history" : null, bmo ? "attachments.data" : null, null, call, cancellationToken),
            cancellationToken);
        return answer.Bugs is [var bug] && bug.Id == id
            ? bug
            : throw new UnexpectedAnswerException(new Failure($"reading bug {Batches.Text([id])} again"), "the bug is not in the answer");
    }

    /// <summary>
    /// Whether somebody without an account sees the bug; null where the server shows nothing at all without one. Sends no key. BMO answers nobody from a replica,
    /// which may lag behind.
    /// </summary>
    public async Task<bool?> CanAnonymousSeeAsync(long id, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await RunAsync(
                new BugzillaCall($"reading bug {Batches.Text([id])} as nobody"),
                call => _api.GetBugs(id, [], "id", null, null, call, cancellationToken),
                cancellationToken);
            return answer.Bugs is [var bug] && bug.Id == id;
        }
        catch (BugUnavailableException)
        {
            return false;
        }
        catch (NotLoggedInException)
        {
            return null;
        }
    }

    /// <summary>All attachments of bugs, obsolete ones too, without their content. Private ones are left out for those who aren't insiders.</summary>
    public Task<Many<IReadOnlyList<BugAttachment>>> GetAttachmentsAsync(IEnumerable<long> bugIds, CancellationToken cancellationToken = default) =>
        Batches.ReadAsync(bugIds, async batch =>
            (await ReadAsync(
                $"reading the attachments of bug {Batches.Text(batch)}",
                call => _api.GetAttachmentsOfBugs(batch[0], [.. batch.Skip(1)], "data", call, cancellationToken),
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
        foreach (var attachment in attachments.DistinctBy(attachment => attachment.Id))
        {
            if (batch.Count > 0 && size + attachment.Size > LargestDataBatch)
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

    /// <summary>Comments of bugs, ascending.</summary>
    /// <param name="bugIds">The bugs.</param>
    /// <param name="newSince">Only those strictly later (UTC, whole seconds): ask for a second less than what is known, and drop known ids.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Many<IReadOnlyList<BugComment>>> GetCommentsAsync(IEnumerable<long> bugIds, DateTimeOffset? newSince = null, CancellationToken cancellationToken = default) =>
        Batches.ReadAsync<IReadOnlyList<BugComment>>(bugIds, async batch =>
            (await ReadAsync(
                $"reading the comments of bug {Batches.Text(batch)}",
                call => _api.GetComments(batch[0], [.. batch.Skip(1)], newSince is { } time ? UtcTimeConverter.Format(time) : null, call, cancellationToken),
                cancellationToken)).Bugs.ToDictionary(bug => bug.Key, bug => bug.Value.Comments));

    /// <summary>The history of bugs, ascending.</summary>
    /// <param name="bugIds">The bugs.</param>
    /// <param name="newSince">Only what is strictly later (UTC, whole seconds).</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Many<IReadOnlyList<HistoryEntry>>> GetHistoryAsync(IEnumerable<long> bugIds, DateTimeOffset? newSince = null, CancellationToken cancellationToken = default) =>
        Batches.ReadAsync<IReadOnlyList<HistoryEntry>>(bugIds, async batch =>
            (await ReadAsync(
                $"reading the history of bug {Batches.Text(batch)}",
                call => _api.GetHistory(batch[0], [.. batch.Skip(1)], newSince is { } time ? UtcTimeConverter.Format(time) : null, call, cancellationToken),
                cancellationToken)).Bugs.DistinctBy(bug => bug.Id).ToDictionary(bug => bug.Id, bug => bug.History));

    private async Task<IReadOnlyDictionary<long, BugAttachment>> ReadAttachmentsAsync(IReadOnlyList<long> ids, string? without, CancellationToken cancellationToken) =>
        (await ReadAsync(
            $"reading attachment {Batches.Text(ids)}",
            call => _api.GetAttachments(ids[0], [.. ids.Skip(1)], without, call, cancellationToken),
            cancellationToken)).Attachments;
}
