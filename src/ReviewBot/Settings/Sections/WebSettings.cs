namespace ReviewBot.Settings.Sections;

/// <summary>The pages.</summary>
public sealed record WebSettings
{
    /// <summary>Where to listen.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Where people reach the pages, such as <c>https://reviews.example.org/</c>; comments then link to them.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The webhook's secret; without one there is no webhook.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"Web at {Url}";
}
