using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using ReviewBot.Health;
using ReviewBot.Settings;
using ReviewBot.WakeUps;

namespace ReviewBot.Web;

/// <summary>
/// What Bugzilla posts when a bug changes. Only the bug's number is taken from it, and that only has the bug looked at: nothing is believed that
/// stands there. Whoever can't prove by the secret to be that server is answered as if there were nothing here, unread.
/// </summary>
internal sealed partial class Webhook(SettingsStore settings, Gathering gathering, Deliveries deliveries, TimeProvider time, ILogger<Webhook> logger)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/webhooks/bugzilla";

    /// <summary>The header that holds the secret.</summary>
    public const string Header = "X-Api-Key";

    // A message holds a comment at most, of 65,535 characters.
    private const int Longest = 1024 * 1024;

    // What is longer is read to its end, or the server would take it for refused and in the end switch the webhook off.
    private const long LongestHeard = 256L * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromHours(1);
    private long warned;

    /// <summary>Maps it.</summary>
    public static void Map(WebApplication app) => app.MapPost(Path, (HttpContext context, Webhook webhook) => webhook.TakeAsync(context));

    /// <summary>Takes one message.</summary>
    public async Task TakeAsync(HttpContext context)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        if (settings.Current.WebhookSecret is not { } secret || !IsProved(context.Request.Headers[Header].ToString(), secret))
        {
            Refuse(context);
            return;
        }

        var bug = await BugAsync(context);
        deliveries.Came(bug is null ? "no_bug" : "woke");
        if (bug is { } id)
        {
            gathering.Add(id);
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    // Digests are of one length: how long it takes tells nothing.
    private static bool IsProved(string given, string secret) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private void Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.Headers.Connection = "close";
        if (settings.Current.WebhookSecret is null)
        {
            return;
        }

        deliveries.Refused();
        var now = time.GetUtcNow().UtcTicks;
        var before = Interlocked.Read(ref warned);
        if (now - before > BetweenWarnings.Ticks && Interlocked.CompareExchange(ref warned, now, before) == before)
        {
            Log.Refused(logger, Header);
        }
    }

    private static async Task<int?> BugAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            return Number(await ReadAsync(context.Request.Body, patience.Token));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // Whoever breaks off sends it again, or a poll finds it.
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        long length = 0;
        int read;
        while (length <= LongestHeard && (read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            length += read;
            if (length <= Longest)
            {
                kept.Write(buffer, 0, read);
            }
        }

        return length <= Longest ? kept.GetBuffer().AsMemory(0, (int)kept.Length) : ReadOnlyMemory<byte>.Empty;
    }

    private static int? Number(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var message = JsonDocument.Parse(body);
            return message.RootElement.ValueKind == JsonValueKind.Object
                && message.RootElement.TryGetProperty("bug", out var bug) && bug.ValueKind == JsonValueKind.Object
                && bug.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number
                && id.TryGetInt32(out var number) && number > 0 ? number : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody posted to the webhook without the secret in the header {Header}; told at most once an hour. If it is your Bugzilla, the header's value there is another than Web:WebhookSecret.")]
        public static partial void Refused(ILogger logger, string header);
    }
}
