namespace ReviewBot.Settings.Sections;

/// <summary>Mail by SMTP; none without a host.</summary>
public sealed record MailSettings
{
    /// <summary>The SMTP server.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>The sender's address.</summary>
    public string? From { get; init; }

    /// <summary>User name, if the server wants one.</summary>
    public string? User { get; init; }

    /// <summary>A file that holds the password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Whether the connection must be encrypted.</summary>
    public bool RequireTls { get; init; } = true;
}
