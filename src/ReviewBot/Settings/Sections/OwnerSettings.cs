namespace ReviewBot.Settings.Sections;

/// <summary>Who runs the process.</summary>
public sealed record OwnerSettings
{
    /// <summary>Login on the server.</summary>
    public string Login { get; init; } = "";

    /// <summary>Where notices go, if by mail.</summary>
    public string? Mail { get; init; }
}
