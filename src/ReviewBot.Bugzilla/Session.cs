using System.Text.Json;
using Polly.Timeout;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;

namespace ReviewBot.Bugzilla;

/// <summary>What all calls share: the end points, and as whom they are called. Whatever can be thrown on the way leaves it as a <see cref="BugzillaException"/>.</summary>
internal sealed class Session(IBugzillaApi api, Func<BugzillaClientOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _connecting = new(1);
    private Known? _known;

    public IBugzillaApi Api => api;

    /// <summary>The key as it is now.</summary>
    public string? Key => options().ApiKey;

    public async Task<BugzillaConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var basis = ConnectionBasis.Of(options());
        if (_known is { } known && known.Basis == basis)
        {
            return known.Connection;
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_known is null || _known.Basis != basis)
            {
                _known = new Known(basis, await new Handshake(this, basis).ShakeAsync(cancellationToken));
            }

            return _known.Connection;
        }
        finally
        {
            _connecting.Release();
        }
    }

    public void Dispose() => _connecting.Dispose();

    /// <summary>The server's version. Needs no key and sends none.</summary>
    public async Task<string> GetVersionAsync(CancellationToken cancellationToken) =>
        (await RunAsync(new BugzillaCall("asking for the server's version"), call => api.GetVersion(call, cancellationToken), cancellationToken)).Version;

    public static KeyPlace PlaceOf(Authentication way) => way is Authentication.Header ? KeyPlace.Header : KeyPlace.Query;

    /// <summary>Sends a read as ourselves.</summary>
    /// <param name="doing">What is being done, for messages.</param>
    /// <param name="read">The end point.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<T> ReadAsync<T>(string doing, Func<BugzillaCall, Task<T>> read, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        return await RunAsync(new BugzillaCall(doing) { Place = PlaceOf(connection.Authentication) }, read, cancellationToken);
    }

    /// <summary>Sends a write as ourselves.</summary>
    public Task<T> WriteAsync<T>(string doing, bool restricted, IReadOnlyList<string> people, Func<BugzillaCall, Task<T>> write, CancellationToken cancellationToken) =>
        WriteAsync(new BugzillaCall(doing) { IsRestricted = restricted, People = people }, write, cancellationToken);

    /// <summary>Sends a write as ourselves, as its call says.</summary>
    public async Task<T> WriteAsync<T>(BugzillaCall call, Func<BugzillaCall, Task<T>> write, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return await RunAsync(call with { Place = PlaceOf(connection.Authentication), IsWrite = true }, write, CancellationToken.None);
    }

    /// <summary>Turns what else can be thrown on the way into a <see cref="BugzillaException"/>.</summary>
    public static async Task<T> RunAsync<T>(BugzillaCall call, Func<BugzillaCall, Task<T>> send, CancellationToken cancellationToken)
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

    private sealed record Known(ConnectionBasis Basis, BugzillaConnection Connection);
}
