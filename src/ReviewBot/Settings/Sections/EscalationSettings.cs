namespace ReviewBot.Settings.Sections;

/// <summary>Whom an escalation goes to, by login.</summary>
public sealed record EscalationSettings
{
    /// <summary>The Trust team.</summary>
    public string? Trust { get; init; }

    /// <summary>Legal.</summary>
    public string? Legal { get; init; }

    /// <summary>The Council.</summary>
    public string? Council { get; init; }
}
