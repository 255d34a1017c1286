using System.Text;
using System.Threading.Channels;

namespace ReviewBot.Sandbox.Hosting;

/// <summary>Where a webhook is.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Header">The header that proves who sends it.</param>
/// <param name="Secret">The header's value.</param>
public sealed record WebhookTarget(Uri Url, string Header, string Secret);

/// <summary>Posts what a sandbox pushes to a webhook, one after the other; what is refused isn't sent again.</summary>
public sealed class WebhookSender : IAsyncDisposable
{
    private readonly Channel<string> _waiting = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Func<WebhookTarget?> _target;
    private readonly Task _sending;

    /// <param name="sandbox">Whose changes are told.</param>
    /// <param name="target">Asked for each message; null: nobody is told.</param>
    public WebhookSender(SandboxBugzilla sandbox, Func<WebhookTarget?> target)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        _target = target;
        sandbox.Push = message => _waiting.Writer.TryWrite(message);
        _sending = SendAllAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _http.CancelPendingRequests();
        await _sending;
        _http.Dispose();
    }

    private async Task SendAllAsync()
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync())
        {
            if (_target() is { } target)
            {
                await SendAsync(target, message);
            }
        }
    }

    private async Task SendAsync(WebhookTarget target, string message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new StringContent(message, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(target.Header, target.Secret);
        request.Headers.TryAddWithoutValidation("User-Agent", "Bugzilla");
        try
        {
            using var answer = await _http.SendAsync(request);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Nobody listens there; polls find what changed.
        }
    }
}
