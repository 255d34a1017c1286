using ReviewBot.Settings;
using ReviewBot.Telemetry;

namespace ReviewBot.Health;

/// <summary>What came by the webhook since the process began.</summary>
internal sealed class Deliveries(TimeProvider time, Instruments measures)
{
    /// <summary>How long none may come before that is odd: in a product in which people work, something changes every day.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromDays(1);

    private readonly DateTimeOffset began = time.GetUtcNow();
    private long last;

    /// <summary>When the last one came that the secret proved; null if none did.</summary>
    public DateTimeOffset? Last => Interlocked.Read(ref last) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>One came that the secret proved.</summary>
    /// <param name="result">What was done with it: one of <see cref="Label.Delivery"/>.</param>
    public void Came(string result)
    {
        var now = time.GetUtcNow();
        Interlocked.Exchange(ref last, now.UtcTicks);
        measures.DeliveryLast.Set(now);
        measures.Deliveries.Add(1, result);
    }

    /// <summary>One came that it did not prove.</summary>
    public void Refused() => measures.Deliveries.Add(1, "refused");

    /// <summary>What is odd, or null.</summary>
    public string? Problem(LoadedSettings settings) => settings.WebhookSecret is not null && time.GetUtcNow() - (Last ?? began) > Long
        ? $"the webhook has brought nothing since {Last ?? began:yyyy-MM-dd HH:mm}Z; is it still enabled in Bugzilla's preferences, and its header's value the secret? Until then changes are found by polls"
        : null;

    /// <summary>How it is, for whoever looks.</summary>
    public string Told(LoadedSettings settings) => settings.WebhookSecret is null ? "off"
        : Last is { } at ? $"last delivery {at:yyyy-MM-dd HH:mm:ss}Z"
        : "no delivery yet";
}
