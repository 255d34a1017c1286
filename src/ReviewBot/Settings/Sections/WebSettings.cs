namespace ReviewBot.Settings.Sections;

/// <summary>The pages.</summary>
public sealed record WebSettings
{
    /// <summary>Where to listen.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Where people reach the pages, such as <c>https://reviews.example.org/</c>; comments then link to them.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>
    /// The webhook's secret, 16 to 64 characters; without one there is no webhook. In Bugzilla (BMO: Preferences, Webhooks) the address is that of the
    /// pages with <c>webhooks/bugzilla</c>, the header's name is <c>X-Api-Key</c>, and its value this.
    /// </summary>
    public string? WebhookSecret { get; init; }

    /// <summary>A file that holds the webhook's secret.</summary>
    public string? WebhookSecretFile { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"Web at {Url}";
}
