using System.Collections.Immutable;
using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Servers;

/// <summary>What the server is, what time it has, who its accounts are, and what it finds.</summary>
internal sealed class Server(BugzillaClient client)
{
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

        // Alone: a key that is refused by now is tried once, not once for each product.
        var identity = await client.Server.IdentifyAsync(cancellationToken);
        var products = await Task.WhenAll(scope.Products.Select(product => FlagsOfAsync(product, scope, cancellationToken)));
        describedFor = (connection, about);
        return description = new ServerDescription
        {
            Flavour = connection.Flavour,
            Version = connection.Version,
            Login = identity.Login,
            Groups = [.. identity.Groups],
            Products = [.. products],
        };
    }

    /// <summary>Whether any of the products has a component of this name.</summary>
    public async Task<bool> HasComponentAsync(ServerDescription server, string component, CancellationToken cancellationToken)
    {
        foreach (var product in server.Products.Where(p => p.Exists))
        {
            try
            {
                await client.Server.GetFlagTypesAsync(product.Product, component, cancellationToken);
                return true;
            }
            catch (BugzillaException e) when (e is NotFoundException or NotAllowedException or InvalidInputException)
            {
                // Perhaps the next one has it.
            }
        }

        return false;
    }

    /// <summary>Those of some accounts that are in a group; only of groups that we are in ourselves.</summary>
    public Task<IReadOnlyList<string>> MembersAsync(string group, IReadOnlyCollection<string> logins, CancellationToken cancellationToken) =>
        client.Server.GetMembersAsync(group, logins, cancellationToken);

    /// <summary>The server's clock, with what is needed to compare it with ours.</summary>
    public Task<ServerTime> TimeAsync(CancellationToken cancellationToken) => client.Server.GetTimeAsync(cancellationToken);

    /// <summary>Who the server says the accounts are; unknown logins are left out.</summary>
    public async Task<ImmutableDictionary<string, Account>> AccountsAsync(IEnumerable<string> logins, CancellationToken cancellationToken)
    {
        var lookup = await client.Server.GetUsersAsync(logins, cancellationToken);
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
        var found = await client.Bugs.SearchAsync(new BugQuery
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

    /// <summary>Bugs in our products in which something was granted or denied and which are in no group, so far as the search tells.</summary>
    /// <param name="scope">Where to look.</param>
    /// <param name="since">Only those whose flags changed on this day or later; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<List<(int Id, DateTimeOffset Changed)>> DecidedAsync(ServerScope scope, DateOnly? since, CancellationToken cancellationToken)
    {
        const string Flags = "flagtypes.name";
        Chart[] late = since is { } day ? [Chart.Of(Flags, "changedafter", day.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))] : [];
        var found = await client.Bugs.SearchAsync(new BugQuery
        {
            Products = scope.Products,
            Components = scope.Components,
            Fields = ["id", "last_change_time", "groups"],
            Charts = [Chart.AnyOf(Chart.Of(Flags, "equals", $"{scope.FlagName}+"), Chart.Of(Flags, "equals", $"{scope.FlagName}-")), .. late],
        }, cancellationToken);
        return [.. found.Where(b => b.Groups.Count == 0).Select(b => ((int)b.Id, b.LastChangeTime))];
    }

    /// <summary>What somebody without an account sees of a bug.</summary>
    public async Task<Visibility> VisibilityAsync(int bug, CancellationToken cancellationToken) => await client.Bugs.CanAnonymousSeeAsync(bug, cancellationToken) switch
    {
        true => Visibility.Public,
        false => Visibility.Hidden,
        null => Visibility.LoginRequired,
    };

    /// <summary>Those of these bugs that our account sees now; one request for as many as fit into an address.</summary>
    public async Task<IReadOnlySet<int>> WhichAreSeenAsync(IReadOnlyCollection<int> bugs, CancellationToken cancellationToken)
    {
        var found = await client.Bugs.SearchAsync(new BugQuery { Ids = [.. bugs.Select(b => (long)b)] }, cancellationToken);
        return found.Select(b => (int)b.Id).ToHashSet();
    }

    /// <summary>Status of bugs that others refer to, as far as we see them.</summary>
    public async Task<ImmutableDictionary<int, ReferredBug>> ReferredAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        var bugs = await client.Bugs.GetBugsAsync(ids.Select(i => (long)i), ["id", "status", "resolution", "groups"], cancellationToken);
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

    private async Task<ProductFlags> FlagsOfAsync(string product, ServerScope scope, CancellationToken cancellationToken)
    {
        try
        {
            var types = await client.Server.GetFlagTypesAsync(product, null, cancellationToken);
            return new ProductFlags(product)
            {
                Review = [.. types.Attachment.Where(t => Same(t.Name, scope.FlagName))],
                Needinfo = [.. types.Bug.Where(t => Same(t.Name, scope.NeedinfoFlag))],
            };
        }
        catch (BugzillaException e) when (e is NotFoundException or NotAllowedException or InvalidInputException)
        {
            return new ProductFlags(product) { Exists = false };
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
