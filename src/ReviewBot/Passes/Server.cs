// The one place between the client's wire types and the domain: what is read for a pass, and how a plan's writes go out.
using System.Collections.Immutable;
using ReviewBot.Bugzilla;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Passes;

/// <summary>What the server is and lets us do.</summary>
internal sealed record ServerDescription
{
    public required Flavour Flavour { get; init; }

    public required string Version { get; init; }

    /// <summary>Our own login, as the server knows it.</summary>
    public required string Login { get; init; }

    /// <summary>Groups that we are in.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Products that have the flag type.</summary>
    public ImmutableArray<string> ProductsWithFlag { get; init; } = [];

    /// <summary>Products that have no such flag type, or don't exist.</summary>
    public ImmutableArray<string> ProductsWithoutFlag { get; init; } = [];

    /// <summary>Whether the bug flag for questions exists.</summary>
    public bool HasNeedinfo { get; init; }

    /// <summary>Whether the server lets us set <c>+</c> and <c>-</c>.</summary>
    public bool MayDecide { get; init; }
}

/// <summary>What was loaded.</summary>
internal sealed record Load(
    ImmutableArray<BugSnapshot> Bugs,
    ImmutableArray<int> Hidden,
    ImmutableArray<(int Id, DateTimeOffset Changed)> OfNoInterest,
    ImmutableDictionary<string, Account> Accounts);

/// <summary>What a write's answer told.</summary>
/// <param name="RemovedFlags">The flags that ended, as text; empty where it told none.</param>
/// <param name="AddedFlags">The flags that began, as text.</param>
/// <param name="RemovedGroups">The groups that were taken off.</param>
internal sealed record WriteAnswer(string RemovedFlags, string AddedFlags, string RemovedGroups);

/// <summary>What the pass needs to know of the settings to talk to the server.</summary>
internal sealed record ServerScope(ImmutableArray<string> Products, ImmutableArray<string> Components, string FlagName, string NeedinfoFlag, ImmutableArray<string> People);

/// <summary>Reads bugs as snapshots and sends planned writes.</summary>
internal sealed class Server(BugzillaClient client)
{
    // A form is a few kilobytes; what is larger is looked at by a human.
    private const long LargestForm = 1024 * 1024;

    private static readonly string[] Fields =
    [
        "id", "product", "component", "summary", "status", "resolution", "creator", "assigned_to", "whiteboard", "groups", "cc", "keywords",
        "is_cc_accessible", "creation_time", "last_change_time", "flags",
    ];

    private ServerDescription? description;
    private (BugzillaConnection Connection, string Scope) describedFor;
    private SentRequests counted = new(0, 0, 0);

    /// <summary>How far back a search has to reach behind the last: whole seconds upstream, and on BMO a replica that lags.</summary>
    public TimeSpan Overlap => Flavour is Bugzilla.Flavour.Bmo ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(2);

    /// <summary>What the server is, once that is known.</summary>
    public Flavour? Flavour => description?.Flavour;

    /// <summary>Asks anew at the next <see cref="DescribeAsync"/>: groups and flag types change, too.</summary>
    public void Forget() => description = null;

    /// <summary>Finds out what the server is; asks it only once while our account and what we look after stay the same.</summary>
    public async Task<ServerDescription> DescribeAsync(ServerScope scope, CancellationToken cancellationToken)
    {
        var connection = await client.ConnectAsync(cancellationToken);
        var about = string.Join('\n', [scope.FlagName, scope.NeedinfoFlag, .. scope.Products]);
        if (description is { } known && describedFor == (connection, about))
        {
            return known;
        }

        var identity = await client.IdentifyAsync(cancellationToken);
        var with = new List<string>();
        var without = new List<string>();
        var needinfo = false;
        var decide = true;
        foreach (var product in scope.Products)
        {
            try
            {
                var types = await client.GetFlagTypesAsync(product, null, cancellationToken);
                needinfo |= types.Bug.Any(t => t.IsActive && Same(t.Name, scope.NeedinfoFlag));
                if (types.Attachment.FirstOrDefault(t => t.IsActive && Same(t.Name, scope.FlagName)) is { } type)
                {
                    with.Add(product);
                    decide &= type.Values.Contains("+");
                }
                else
                {
                    without.Add(product);
                }
            }
            catch (BugzillaException e) when (e is NotFoundException or NotAllowedException or InvalidInputException)
            {
                without.Add(product);
            }
        }

        describedFor = (connection, about);
        return description = new ServerDescription
        {
            Flavour = connection.Flavour,
            Version = connection.Version,
            Login = identity.Login,
            Groups = [.. identity.Groups],
            ProductsWithFlag = [.. with],
            ProductsWithoutFlag = [.. without],
            HasNeedinfo = needinfo,
            MayDecide = decide,
        };
    }

    /// <summary>The server's clock, with what is needed to compare it with ours.</summary>
    public Task<ServerTime> TimeAsync(CancellationToken cancellationToken) => client.GetTimeAsync(cancellationToken);

    /// <summary>Who the server says the accounts are; unknown logins are left out.</summary>
    public async Task<ImmutableDictionary<string, Account>> AccountsAsync(IEnumerable<string> logins, CancellationToken cancellationToken)
    {
        var lookup = await client.GetUsersAsync(logins, cancellationToken);
        return lookup.Found.Values.Select(Mapping.ToAccount)
            .Concat(lookup.Unknown.Select(login => new Account(login, CanLogin: false)))
            .ToImmutableDictionary(a => a.Login, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Bugs in our products: those that changed since <paramref name="since"/>, or (null) all that have or lately had the
    /// flag, and all on which we said something.
    /// </summary>
    public async Task<List<(int Id, DateTimeOffset Changed)>> SearchAsync(ServerScope scope, DateTimeOffset? since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lately = now - TimeSpan.FromDays(30);
        var found = await client.SearchAsync(new BugQuery
        {
            Products = scope.Products,
            Components = scope.Components,
            ChangedSince = since,
            Charts = since is not null ? [] :
            [
                Chart.AnyOf(
                    Chart.Of("flagtypes.name", "substring", scope.FlagName),
                    Chart.Of("commenter", "equals", description!.Login),
                    Chart.Of("flagtypes.name", "changedafter", lately.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
            ],
        }, cancellationToken);
        return [.. found.Select(b => ((int)b.Id, b.LastChangeTime))];
    }

    /// <summary>Loads bugs whole. At most one request for each kind of thing and hundred bugs.</summary>
    public async Task<Load> LoadAsync(IReadOnlyCollection<int> ids, ServerScope scope, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Load([], [], [], ImmutableDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase));
        }

        var bugs = description?.Flavour == Bugzilla.Flavour.Bmo
            ? await LoadFromPrimaryAsync(ids, cancellationToken)
            : await LoadInPartsAsync(ids, scope, cancellationToken);
        var relevant = bugs.Keys.Where(id => IsOfInterest(bugs[id].Attachments!, bugs[id].History!, scope.FlagName)).ToList();
        var visible = relevant.Where(id => bugs[id].Comments is not null).ToList();
        var wanted = visible.SelectMany(id => bugs[id].Attachments!).Where(a => IsWanted(a, scope.FlagName)).ToList();
        var data = wanted.Count == 0
            ? new Dictionary<long, ReadOnlyMemory<byte>>()
            : (await client.GetAttachmentDataAsync(wanted, cancellationToken)).Found
                .Where(a => a.Value.Data is not null)
                .ToDictionary(a => a.Key, a => a.Value.Data!.Value);

        var people = visible.SelectMany(id => bugs[id].Attachments!
                .Where(a => a.Flags.Any(f => Same(f.Name, scope.FlagName)) || wanted.Contains(a))
                .SelectMany(a => a.Flags.SelectMany(f => new[] { f.Setter, f.Requestee ?? "" }).Append(a.Creator)))
            .Concat(scope.People)
            .Where(login => login.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new Load(
            [.. visible.Select(id => Mapping.ToSnapshot(bugs[id], bugs[id].Attachments!, data, bugs[id].Comments!, bugs[id].History!))],
            [.. ids.Where(id => !bugs.ContainsKey(id) || (relevant.Contains(id) && !visible.Contains(id)))],
            [.. bugs.Keys.Except(relevant).Select(id => ((int)id, bugs[id].LastChangeTime))],
            people.Count == 0 ? ImmutableDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase) : await AccountsAsync(people, cancellationToken));
    }

    /// <summary>The one read right before a write: whether the bug still is what was decided about.</summary>
    public async Task<bool> IsUnchangedAsync(BugSnapshot bug, CancellationToken cancellationToken) =>
        IsSame(bug, await client.GetBugForWriteAsync(bug.Id, cancellationToken));

    /// <summary>Sends one write.</summary>
    public async Task<WriteAnswer> WriteAsync(PlannedWrite write, CancellationToken cancellationToken)
    {
        var result = write.AttachmentId is { } attachment
            ? await client.UpdateAttachmentAsync(
                attachment,
                new AttachmentUpdate { Flags = ToWire(write.Flags), BugFlags = ToWire(write.BugFlags), Comment = write.Comment },
                write.Restricted,
                cancellationToken)
            : await client.UpdateBugAsync(
                write.BugId,
                new BugUpdate
                {
                    Flags = ToWire(write.Flags),
                    Comment = write.Comment is { } text ? new CommentText(text) : null,
                    Cc = write.CcAdd.IsEmpty ? null : new ListChange(Add: write.CcAdd),
                    Groups = write.GroupsRemove.IsEmpty ? null : new ListChange(Remove: write.GroupsRemove),
                },
                write.Restricted,
                cancellationToken);
        var flags = result.Changes.GetValueOrDefault("flagtypes.name");
        return new WriteAnswer(flags?.Removed ?? "", flags?.Added ?? "", result.Changes.GetValueOrDefault("groups")?.Removed ?? "");
    }

    /// <summary>
    /// The last read before a bug is opened, or before a write to one that changed a moment ago: as
    /// <see cref="IsUnchangedAsync"/>, and its flags and comments one by one, since the servers' times are whole seconds
    /// and an edited comment moves none of them.
    /// </summary>
    public async Task<bool> IsWhollyUnchangedAsync(BugSnapshot bug, CancellationToken cancellationToken)
    {
        var now = await client.GetBugForWriteAsync(bug.Id, cancellationToken);
        if (!IsSame(bug, now) || !now.Keywords.ToHashSet().SetEquals(bug.Keywords))
        {
            return false;
        }

        if (now.Attachments is null && (await client.GetAttachmentsAsync([bug.Id], cancellationToken)).Found.GetValueOrDefault(bug.Id) is var attachments
            && (attachments is null || !SameFlags(bug, attachments)))
        {
            return false;
        }

        var comments = now.Comments ?? (await client.GetCommentsAsync([bug.Id], null, cancellationToken)).Found.GetValueOrDefault(bug.Id);
        return comments is not null && comments.OrderBy(c => c.Count).Select(c => (c.Id, c.Body)).SequenceEqual(bug.Comments.Select(c => (c.Id, c.Body)));
    }

    /// <summary>What somebody without an account sees of a bug.</summary>
    public async Task<Visibility> VisibilityAsync(int bug, CancellationToken cancellationToken) => await client.CanAnonymousSeeAsync(bug, cancellationToken) switch
    {
        true => Visibility.Public,
        false => Visibility.Hidden,
        null => Visibility.LoginRequired,
    };

    /// <summary>Status of bugs that others refer to, as far as we see them.</summary>
    public async Task<ImmutableDictionary<int, ReferredBug>> ReferredAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        var bugs = await client.GetBugsAsync(ids.Select(i => (long)i), ["id", "status", "resolution", "groups"], cancellationToken);
        return bugs.Found.ToImmutableDictionary(b => (int)b.Key, b => new ReferredBug(b.Value.Status, b.Value.Resolution, b.Value.Groups.Count > 0));
    }

    /// <summary>Requests sent since this was asked last.</summary>
    public SentRequests TakeRequestCounts()
    {
        var total = client.Requests;
        var since = new SentRequests(total.Get - counted.Get, total.Put - counted.Put, total.Post - counted.Post);
        counted = new SentRequests(total.Get, total.Put, total.Post);
        return since;
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

    // Otherwise comments and history would come from a replica that lags behind, and show the half of what happened.
    private async Task<IReadOnlyDictionary<long, Bug>> LoadFromPrimaryAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        (await client.GetWholeBugsAsync(ids.Select(i => (long)i), Fields, cancellationToken)).Found
            .Where(b => b.Value is { Attachments: not null, History: not null })
            .ToDictionary();

    private async Task<IReadOnlyDictionary<long, Bug>> LoadInPartsAsync(IReadOnlyCollection<int> ids, ServerScope scope, CancellationToken cancellationToken)
    {
        var bugs = await client.GetBugsAsync(ids.Select(i => (long)i), Fields, cancellationToken);
        var attachments = await client.GetAttachmentsAsync(bugs.Found.Keys, cancellationToken);
        var history = await client.GetHistoryAsync(attachments.Found.Keys, null, cancellationToken);
        var relevant = history.Found.Keys.Where(id => IsOfInterest(attachments.Found[id], history.Found[id], scope.FlagName)).ToList();
        var comments = relevant.Count == 0 ? null : await client.GetCommentsAsync(relevant, null, cancellationToken);
        return history.Found.Keys.ToDictionary(id => id, id => bugs.Found[id] with
        {
            Attachments = attachments.Found[id],
            History = history.Found[id],
            Comments = comments?.Found.GetValueOrDefault(id),
        });
    }

    private static bool IsOfInterest(IReadOnlyList<BugAttachment> attachments, IReadOnlyList<Bugzilla.HistoryEntry> history, string flagName) =>
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

    private static IReadOnlyList<Bugzilla.FlagChange>? ToWire(ImmutableArray<FlagWrite> flags) => flags.IsEmpty ? null :
        [.. flags.Select(f => new Bugzilla.FlagChange { Id = f.Id, Name = f.Name, Status = f.Status, Requestee = f.Requestee, New = f.Id is null ? true : null })];

    private static string Sign(FlagStatus status) => status switch
    {
        FlagStatus.Granted => "+",
        FlagStatus.Denied => "-",
        _ => "?",
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
