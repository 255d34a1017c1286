using System.Collections.Immutable;

namespace ReviewBot.Reviews.Collections;

/// <summary>What was read of the reviews that definitions cite. Whatever is missing here is unknown, and nobody is accused of it.</summary>
/// <param name="Server">The address of our server.</param>
public sealed record KnownReviews(Uri Server)
{
    /// <summary>Bugs by number.</summary>
    public ImmutableDictionary<int, ReviewedBug> Bugs { get; init; } = ImmutableDictionary<int, ReviewedBug>.Empty;

    /// <summary>Numbers of bugs by alias; null where there is no bug of that name.</summary>
    public ImmutableDictionary<string, int?> Aliases { get; init; } = ImmutableDictionary<string, int?>.Empty;

    /// <summary>The bugs of attachments; null where there is no attachment of that number.</summary>
    public ImmutableDictionary<long, int?> Attachments { get; init; } = ImmutableDictionary<long, int?>.Empty;

    /// <summary>Attachments that not everybody may see.</summary>
    public ImmutableHashSet<long> Hidden { get; init; } = [];

    /// <summary>The server that ours only plays: what was decided there can't be asked here.</summary>
    public Uri? Played { get; init; }

    /// <summary>The link to a bug, or to a comment of it.</summary>
    public string LinkTo(int bug, int? comment = null) =>
        string.Create(null, $"{Server.AbsoluteUri.TrimEnd('/')}/show_bug.cgi?id={bug}{(comment is { } number ? string.Create(null, $"#c{number}") : "")}");

    /// <summary>Where an entry of a definition leads, and what is known of it.</summary>
    public Citation Cited(string entry) => ReviewLinkReader.Read(entry, Server).Match(
        toBug: link => Of(link, link.Bug.Alias is { } alias ? Found(Aliases, alias) : (true, link.Bug.Id)),
        toAttachment: link => Hidden.Contains(link.Attachment) ? new Citation(link, ReviewState.Restricted) : Of(link, Found(Attachments, link.Attachment)),
        placeholder: link => IsRestricted(link.Bug) ? new Citation(link, ReviewState.Restricted) : new Citation(link, ReviewState.Placeholder) { Bug = link.Bug },
        elsewhere: link => new Citation(link, CanBeTold(link) ? ReviewState.None : ReviewState.Unknown));

    // Not of a list of bugs, say.
    private bool CanBeTold(ReviewLink.Elsewhere link) => !link.Host.Equals(Server.Host, StringComparison.OrdinalIgnoreCase)
        && !(Played is { } played && ReviewLinkReader.Read(link.Text, played) is not ReviewLink.Elsewhere);

    private bool IsRestricted(int? bug) => bug is { } number && Bugs.GetValueOrDefault(number)?.Standing == BugStanding.Restricted;

    private Citation Of(ReviewLink link, (bool Known, int? Bug) found)
    {
        if (found.Bug is not { } number || !Bugs.TryGetValue(number, out var bug))
        {
            return new Citation(link, found is { Known: true, Bug: null } ? ReviewState.None : ReviewState.Unknown) { Bug = found.Bug };
        }

        return bug.Standing switch
        {
            BugStanding.Restricted => new Citation(link, ReviewState.Restricted),
            BugStanding.Missing => new Citation(link, ReviewState.None) { Bug = number, IsMissing = true },
            BugStanding.Public => Of(link, bug),
        };
    }

    private static Citation Of(ReviewLink link, ReviewedBug bug)
    {
        var meant = Meant(link, bug.Requests);

        // What was denied first and granted in the end is granted: the older comment is the worse place to cite, and no offence.
        var granted = meant.Where(r => r.State == ReviewState.Granted).ToImmutableArray();
        granted = granted.IsEmpty && !meant.Exists(r => r.State == ReviewState.Pending) ? [.. bug.Requests.Where(r => r.State == ReviewState.Granted)] : granted;
        var state = !granted.IsEmpty ? ReviewState.Granted
            : meant.Exists(r => r.State == ReviewState.Pending) ? ReviewState.Pending
            : meant.Exists(r => r.State == ReviewState.Unknown) ? ReviewState.Unknown
            : meant.Exists(r => r.State == ReviewState.Denied) ? ReviewState.Denied
            : ReviewState.None;
        return new Citation(link, state) { Bug = bug.Bug, ReviewedElsewhere = bug.ReviewedElsewhere, Granted = granted, LastComment = bug.LastComment };
    }

    // The comment or the attachment tells which request of the bug is meant; if it doesn't, any may be.
    private static List<ReviewedRequest> Meant(ReviewLink link, ImmutableArray<ReviewedRequest> requests)
    {
        var meant = link.Match<Func<ReviewedRequest, bool>>(
            toBug: bug => r => bug.Comment is { } comment && r.Comments.Contains(comment),
            toAttachment: attachment => r => r.Attachment == attachment.Attachment,
            placeholder: _ => _ => false,
            elsewhere: _ => _ => false);
        return requests.Any(meant) ? [.. requests.Where(meant)] : [.. requests];
    }

    private static (bool Known, int? Value) Found<TKey>(ImmutableDictionary<TKey, int?> among, TKey key)
        where TKey : notnull => (among.TryGetValue(key, out var value), value);
}

/// <summary>A review that a definition cites.</summary>
/// <param name="Link">How it is cited.</param>
/// <param name="State">What is known of it.</param>
public sealed record Citation(ReviewLink Link, ReviewState State)
{
    /// <summary>The bug; null where there is none, where it isn't known, and where nobody may know.</summary>
    public int? Bug { get; init; }

    /// <summary>The line of the file on which it stands.</summary>
    public int Line { get; init; }

    /// <summary>The comment that the link names; null where nobody may know.</summary>
    public int? Comment => State != ReviewState.Restricted && Link is ReviewLink.ToBug link ? link.Comment : null;

    /// <summary>The requests that were granted.</summary>
    public ImmutableArray<ReviewedRequest> Granted { get; init; } = [];

    /// <summary>Whether code is reviewed there by other means than this server.</summary>
    public bool ReviewedElsewhere { get; init; }

    /// <summary>Whether there is no bug of that number.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The number of the bug's last comment; null where that isn't known.</summary>
    public int? LastComment { get; init; }

    /// <summary>Whether the link names the bug's description, and nobody decided there.</summary>
    public bool IsOfDescription => Comment == 0 && Granted.All(g => g.Comment != 0);

    /// <summary>Whether the link names a comment that isn't there.</summary>
    public bool IsOfNoComment => Comment > LastComment;
}
