using System.Globalization;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;

namespace ReviewBot.Bugzilla;

/// <summary>Bugs, their comments and history.</summary>
public sealed class BugReads
{
    private readonly Session _session;

    internal BugReads(Session session) => _session = session;

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
        var terms = new SearchTerms
        {
            Products = query.Products,
            Components = query.Components,
            Ids = query.Ids is [] ? null : string.Join(',', query.Ids.Select(id => id.ToString(CultureInfo.InvariantCulture))),
            ChangedSince = query.ChangedSince is { } time ? UtcTimeConverter.Format(time) : null,
            Fields = string.Join(',', query.Fields),
            Limit = query.PageSize,
            Offset = 0,
        };
        var found = new Dictionary<long, Bug>();
        for (var offset = 0; ; offset += query.PageSize)
        {
            var page = await _session.ReadAsync(
                "searching",
                call => _session.Api.Search(terms with { Offset = offset }, charts, call, cancellationToken),
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

    private Task<Many<Bug>> GetBugsAsync(IEnumerable<long> ids, IReadOnlyList<string>? fields, string? without, CancellationToken cancellationToken) =>
        ReadBugsAsync(ids, new Wanted { Fields = fields is null ? null : string.Join(',', fields), Without = without }, cancellationToken);

    private async Task<Many<Bug>> ReadBugsAsync(IEnumerable<long> ids, Wanted fields, CancellationToken cancellationToken)
    {
        // BMO names those that are hidden instead of refusing all.
        var wanted = (await _session.ConnectAsync(cancellationToken)).Flavour is Flavour.Bmo ? fields with { Permissive = 1 } : fields;
        var faults = new Dictionary<long, Unavailability>();
        var many = await Batches.ReadAsync<Bug>(ids, async batch =>
        {
            var answer = await _session.ReadAsync(
                $"reading bug {Batches.Text(batch)}",
                call => _session.Api.GetBugs(batch[0], [.. batch.Skip(1)], wanted, call, cancellationToken),
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
        var doing = $"reading bug {Batches.Text([id])} again";
        var wanted = await WantedForWriteAsync(cancellationToken);
        var answer = await _session.ReadAsync(doing, call => _session.Api.GetBugs(id, [], wanted, call, cancellationToken), cancellationToken);
        return answer.Bugs is [var bug] && bug.Id == id
            ? bug
            : throw new UnexpectedAnswerException(new Failure(doing), "the bug is not in the answer");
    }

    /// <summary>The same of several bugs, at most a hundred a request.</summary>
    /// <param name="ids">The bugs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Many<Bug>> GetBugsForWriteAsync(IEnumerable<long> ids, CancellationToken cancellationToken = default) =>
        await ReadBugsAsync(ids, await WantedForWriteAsync(cancellationToken), cancellationToken);

    private async Task<Wanted> WantedForWriteAsync(CancellationToken cancellationToken) => (await _session.ConnectAsync(cancellationToken)).Flavour is Flavour.Bmo
        ? new Wanted { Fields = "_default,attachments,comments,history", Without = "attachments.data" }
        : new Wanted();

    /// <summary>
    /// Whether somebody without an account sees the bug; null where the server shows nothing at all without one. Sends no key. BMO answers nobody from a replica,
    /// which may lag behind.
    /// </summary>
    public async Task<bool?> CanAnonymousSeeAsync(long id, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await Session.RunAsync(
                new BugzillaCall($"reading bug {Batches.Text([id])} as nobody"),
                call => _session.Api.GetBugs(id, [], new Wanted { Fields = "id" }, call, cancellationToken),
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

    /// <summary>Comments of bugs, ascending.</summary>
    /// <param name="bugIds">The bugs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Many<IReadOnlyList<BugComment>>> GetCommentsAsync(IEnumerable<long> bugIds, CancellationToken cancellationToken = default) =>
        Batches.ReadAsync<IReadOnlyList<BugComment>>(bugIds, async batch =>
            (await _session.ReadAsync(
                $"reading the comments of bug {Batches.Text(batch)}",
                call => _session.Api.GetComments(batch[0], [.. batch.Skip(1)], call, cancellationToken),
                cancellationToken)).Bugs.ToDictionary(bug => bug.Key, bug => bug.Value.Comments));

    /// <summary>The history of bugs, ascending.</summary>
    /// <param name="bugIds">The bugs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Many<IReadOnlyList<HistoryEntry>>> GetHistoryAsync(IEnumerable<long> bugIds, CancellationToken cancellationToken = default) =>
        Batches.ReadAsync<IReadOnlyList<HistoryEntry>>(bugIds, async batch =>
            (await _session.ReadAsync(
                $"reading the history of bug {Batches.Text(batch)}",
                call => _session.Api.GetHistory(batch[0], [.. batch.Skip(1)], call, cancellationToken),
                cancellationToken)).Bugs.DistinctBy(bug => bug.Id).ToDictionary(bug => bug.Id, bug => bug.History));
}
