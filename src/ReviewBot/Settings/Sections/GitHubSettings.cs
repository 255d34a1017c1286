namespace ReviewBot.Settings.Sections;

/// <summary>Reading GitHub.</summary>
public sealed record GitHubSettings
{
    /// <summary>A token that raises the rate limit; none is needed.</summary>
    public string? Token { get; init; }

    /// <summary>The API's address.</summary>
    public string BaseUrl { get; init; } = "https://api.github.com/";

    /// <summary>Whether GitHub is asked at all; true, but on the sandbox false.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Without the token.</summary>
    public override string ToString() => $"GitHub at {BaseUrl}";
}
