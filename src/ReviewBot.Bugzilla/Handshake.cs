using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Pipeline;

namespace ReviewBot.Bugzilla;

/// <summary>What a connection rests on; a change of it means to find out anew.</summary>
internal sealed record ConnectionBasis(string? Login, string Key, Authentication Authentication)
{
    public static ConnectionBasis Of(BugzillaClientOptions options) => new(options.Login, BlockStore.Digest(options.ApiKey ?? ""), options.Authentication);
}

/// <summary>Finds out what the server is and how it knows us.</summary>
internal sealed class Handshake(Session session, ConnectionBasis basis)
{
    private const string Doing = "finding out how the server knows us";

    private readonly Failure _failure = new(Doing);

    public async Task<BugzillaConnection> ShakeAsync(CancellationToken cancellationToken)
    {
        if (session.Key is not { Length: > 0 } key)
        {
            throw new NotLoggedInException(_failure, NotLoggedInReason.NoKey);
        }

        if (key.Any(c => c is <= ' ' or > '~'))
        {
            throw new NotLoggedInException(_failure, NotLoggedInReason.KeyUnusable);
        }

        var version = await session.GetVersionAsync(cancellationToken);
        return Flavours.Of(version) switch
        {
            Flavour.Bmo => await WithBmoAsync(version, cancellationToken),
            Flavour.Upstream => await WithUpstreamAsync(version, cancellationToken),
            null => throw new UnexpectedAnswerException(_failure, "the version is neither upstream's nor BMO's"),
        };
    }

    private async Task<BugzillaConnection> WithBmoAsync(string version, CancellationToken cancellationToken)
    {
        if (basis.Authentication is Authentication.Query)
        {
            throw new NotLoggedInException(_failure, NotLoggedInReason.QueryRefused);
        }

        var self = await Session.RunAsync(new BugzillaCall(Doing) { Place = KeyPlace.Header }, call => session.Api.WhoAmI(call, cancellationToken), cancellationToken);
        return self.Name.Length > 0 && (basis.Login is not { Length: > 0 } || string.Equals(basis.Login, self.Name, StringComparison.OrdinalIgnoreCase))
            ? new BugzillaConnection(Flavour.Bmo, version, Authentication.Header, self.Name)
            : throw new NotLoggedInException(_failure, NotLoggedInReason.OtherAccount);
    }

    private async Task<BugzillaConnection> WithUpstreamAsync(string version, CancellationToken cancellationToken)
    {
        // Header first: a later upstream knows it, and then the key needn't stand in addresses.
        foreach (var way in (Authentication[])[Authentication.Header, Authentication.Query])
        {
            if (basis.Login is { Length: > 0 } login && (basis.Authentication is Authentication.Auto || basis.Authentication == way)
                && (await Session.RunAsync(
                    new BugzillaCall(Doing) { Place = Session.PlaceOf(way) }, call => session.Api.ValidLogin(login, call, cancellationToken), cancellationToken)).Result)
            {
                return new BugzillaConnection(Flavour.Upstream, version, way, login);
            }
        }

        throw new NotLoggedInException(_failure, NotLoggedInReason.KeyIgnored);
    }
}
