using System.Text.Json;
using Polly.Timeout;

namespace ReviewBot.Bugzilla;

/// <summary>
/// Bugzilla, upstream 5.2 or BMO. Each method throws one of the sealed subclasses of <see cref="BugzillaException"/>. Reads are repeated while that may help; writes never are.
/// A write that may or may not have been made throws <see cref="WriteUnsettledException"/>, and once on its way it isn't cancelled.
/// </summary>
public sealed partial class BugzillaClient : IDisposable
{
    private readonly IBugzillaApi _api;
    private readonly Func<BugzillaClientOptions> _options;
    private readonly RequestCounter _counter;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _connecting = new(1);
    private Known? _known;

    internal BugzillaClient(IBugzillaApi api, Func<BugzillaClientOptions> options, RequestCounter counter, TimeProvider time) =>
        (_api, _options, _counter, _time) = (api, options, counter, time);

    /// <summary>What has left so far, by method, since the start of the process.</summary>
    public RequestCounts Requests => _counter.Counts;

    /// <summary>
    /// Finds out what the server is and how it takes the key, and makes sure that the key is honoured: upstream ignores the header silently.
    /// Each other method does so by itself at its first use and when login, key or <see cref="BugzillaClientOptions.Authentication"/> have changed.
    /// </summary>
    /// <exception cref="NotLoggedInException">There is no key, or it doesn't make us the configured login.</exception>
    public async Task<BugzillaConnection> ConnectAsync(CancellationToken cancellationToken = default)
    {
        var basis = Basis.Of(_options());
        if (_known is { } known && known.Basis == basis)
        {
            return known.Connection;
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_known is null || _known.Basis != basis)
            {
                _known = new Known(basis, await FindOutAsync(basis, cancellationToken));
            }

            return _known.Connection;
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connecting.Dispose();

    /// <summary>The server's version. Needs no key and sends none.</summary>
    public async Task<string> GetVersionAsync(CancellationToken cancellationToken = default) =>
        (await RunAsync(new BugzillaCall("asking for the server's version"), call => _api.GetVersion(call, cancellationToken), cancellationToken)).Version;

    /// <summary>The server's clocks.</summary>
    public async Task<ServerTime> GetTimeAsync(CancellationToken cancellationToken = default)
    {
        var sent = _time.GetUtcNow();
        BugzillaCall? asked = null;
        var answer = await ReadAsync("asking for the server's time", call => _api.GetTime(asked = call, cancellationToken), cancellationToken);
        return new ServerTime(answer.DbTime, answer.WebTime, sent, _time.GetUtcNow()) { Header = asked?.AnsweredAt };
    }

    /// <summary>Who we are, with all our groups.</summary>
    public async Task<Identity> IdentifyAsync(CancellationToken cancellationToken = default)
    {
        const string Doing = "asking who we are";
        var connection = await ConnectAsync(cancellationToken);
        if (connection.Flavour is Flavour.Bmo)
        {
            var self = await ReadAsync(Doing, call => _api.WhoAmI(call, cancellationToken), cancellationToken);
            return new Identity(self.Name, self.Id, self.Groups);
        }

        var answer = await ReadAsync(Doing, call => _api.GetUsers([connection.Login], "id,name,groups", null, call, cancellationToken), cancellationToken);
        return answer.Users is [var user]
            ? new Identity(connection.Login, user.Id, user.Groups)
            : throw new UnexpectedAnswerException(new Failure(Doing), "our own account is not in the answer");
    }

    /// <summary>The flag types of a product or of one of its components.</summary>
    /// <exception cref="NotFoundException">There is no such product or component.</exception>
    public async Task<FlagTypes> GetFlagTypesAsync(string product, string? component = null, CancellationToken cancellationToken = default)
    {
        var bmo = (await ConnectAsync(cancellationToken)).Flavour is Flavour.Bmo;
        return await ReadAsync($"reading the flag types of {product}", call => (bmo, component) switch
        {
            (true, null) => _api.GetFlagTypes(product, call, cancellationToken),
            (true, { } name) => _api.GetFlagTypes(product, name, call, cancellationToken),
            (false, null) => _api.GetFlagType(product, call, cancellationToken),
            (false, { } name) => _api.GetFlagType(product, name, call, cancellationToken),
        }, cancellationToken);
    }

    /// <summary>The largest attachment (bytes) that the server takes; null if it doesn't say.</summary>
    /// <param name="product">One of its products: BMO's answer is large, and that makes it less so.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<long?> GetMaxAttachmentSizeAsync(string product, CancellationToken cancellationToken = default)
    {
        const string Doing = "asking how large attachments may be";
        if ((await ConnectAsync(cancellationToken)).Flavour is Flavour.Upstream)
        {
            return (await ReadAsync(Doing, call => _api.GetParameters(call, cancellationToken), cancellationToken)).Parameters.MaxAttachmentSize * 1024;
        }

        // Told as kilobytes times 1000, enforced as times 1024.
        return (await ReadAsync(Doing, call => _api.GetConfiguration(product, call, cancellationToken), cancellationToken)).MaxAttachmentSize / 1000 * 1024;
    }

    /// <summary>Looks accounts up; one that doesn't exist doesn't spoil the others.</summary>
    public async Task<UserLookup> GetUsersAsync(IEnumerable<string> logins, CancellationToken cancellationToken = default)
    {
        int? permissive = (await ConnectAsync(cancellationToken)).Flavour is Flavour.Bmo ? 1 : null;
        var found = new Dictionary<string, BugzillaUser>(StringComparer.OrdinalIgnoreCase);
        var unknown = new List<string>();
        var waiting = new Stack<IReadOnlyList<string>>(Batches.OfNames(logins.Distinct(StringComparer.OrdinalIgnoreCase)).Reverse());
        while (waiting.TryPop(out var batch))
        {
            try
            {
                var answer = await ReadAsync(
                    "looking accounts up",
                    call => _api.GetUsers(batch, "id,name,nick,real_name,can_login,groups,requests", permissive, call, cancellationToken),
                    cancellationToken);
                foreach (var user in answer.Users)
                {
                    found[user.Name] = user;
                }

                unknown.AddRange(batch.Where(login => !found.ContainsKey(login)));
            }
            catch (NotFoundException) when (batch is [var login])
            {
                unknown.Add(login);
            }
            catch (NotFoundException)
            {
                var middle = batch.Count / 2;
                waiting.Push([.. batch.Skip(middle)]);
                waiting.Push([.. batch.Take(middle)]);
            }
        }

        return new UserLookup(found, unknown);
    }

    /// <summary>Those of some accounts that are in a group. Each must exist, and we must be in the group ourselves.</summary>
    public async Task<IReadOnlyList<string>> GetMembersAsync(string group, IEnumerable<string> logins, CancellationToken cancellationToken = default)
    {
        var members = new List<string>();
        foreach (var batch in Batches.OfNames(logins.Distinct(StringComparer.OrdinalIgnoreCase)))
        {
            var answer = await ReadAsync("asking who is in a group", call => _api.GetMembers(batch, group, "name", call, cancellationToken), cancellationToken);
            members.AddRange(answer.Users.Select(u => u.Name));
        }

        return members;
    }

    private async Task<BugzillaConnection> FindOutAsync(Basis basis, CancellationToken cancellationToken)
    {
        const string Doing = "finding out how the server knows us";
        var failure = new Failure(Doing);
        if (_options().ApiKey is not { Length: > 0 } key)
        {
            throw new NotLoggedInException(failure, NotLoggedInReason.NoKey);
        }

        if (key.Any(c => c is <= ' ' or > '~'))
        {
            throw new NotLoggedInException(failure, NotLoggedInReason.KeyUnusable);
        }

        var version = await GetVersionAsync(cancellationToken);
        var flavour = Flavours.Of(version) ?? throw new UnexpectedAnswerException(failure, "the version is neither upstream's nor BMO's");
        if (flavour is Flavour.Bmo)
        {
            if (basis.Authentication is Authentication.Query)
            {
                throw new NotLoggedInException(failure, NotLoggedInReason.QueryRefused);
            }

            var self = await RunAsync(new BugzillaCall(Doing) { Place = KeyPlace.Header }, call => _api.WhoAmI(call, cancellationToken), cancellationToken);
            return self.Name.Length > 0 && (basis.Login is not { Length: > 0 } || string.Equals(basis.Login, self.Name, StringComparison.OrdinalIgnoreCase))
                ? new BugzillaConnection(flavour, version, Authentication.Header, self.Name)
                : throw new NotLoggedInException(failure, NotLoggedInReason.OtherAccount);
        }

        // Header first: a later upstream knows it, and then the key needn't stand in addresses.
        foreach (var way in (Authentication[])[Authentication.Header, Authentication.Query])
        {
            if (basis.Login is { Length: > 0 } login && (basis.Authentication is Authentication.Auto || basis.Authentication == way)
                && (await RunAsync(new BugzillaCall(Doing) { Place = PlaceOf(way) }, call => _api.ValidLogin(login, call, cancellationToken), cancellationToken)).Result)
            {
                return new BugzillaConnection(flavour, version, way, login);
            }
        }

        throw new NotLoggedInException(failure, NotLoggedInReason.KeyIgnored);
    }

    private static KeyPlace PlaceOf(Authentication way) => way is Authentication.Header ? KeyPlace.Header : KeyPlace.Query;

    private async Task<T> ReadAsync<T>(string doing, Func<BugzillaCall, Task<T>> read, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        return await RunAsync(new BugzillaCall(doing) { Place = PlaceOf(connection.Authentication) }, read, cancellationToken);
    }

    /// <summary>Turns what else can be thrown on the way into a <see cref="BugzillaException"/>.</summary>
    private static async Task<T> RunAsync<T>(BugzillaCall call, Func<BugzillaCall, Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await send(call);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            throw Settled(call, new ServerDownException(new Failure(call.Doing), "no answer in time"));
        }
        catch (JsonException json)
        {
            throw Settled(call, new UnexpectedAnswerException(new Failure(call.Doing, 200), $"JSON of another shape at {json.Path ?? "$"}"));
        }
    }

    private static BugzillaException Settled(BugzillaCall call, BugzillaException failure) =>
        call.IsWrite ? new WriteUnsettledException(failure) : failure;

    /// <summary>What a connection rests on; a change of it means to find out anew.</summary>
    private sealed record Basis(string? Login, string Key, Authentication Authentication)
    {
        public static Basis Of(BugzillaClientOptions options) => new(options.Login, BlockStore.Digest(options.ApiKey ?? ""), options.Authentication);
    }

    private sealed record Known(Basis Basis, BugzillaConnection Connection);
}
