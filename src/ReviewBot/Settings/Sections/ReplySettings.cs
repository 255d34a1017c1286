namespace ReviewBot.Settings.Sections;

/// <summary>What commands may do.</summary>
public sealed record ReplySettings
{
    /// <summary>Whether the bot sets <c>+</c> or <c>-</c> on a steward's command.</summary>
    public SetVerdict SetVerdict { get; init; } = SetVerdict.OnCommand;

    /// <summary>A further name that the bot answers to.</summary>
    public string? Name { get; init; }
}

/// <summary>Whether the bot sets decisions.</summary>
public enum SetVerdict
{
    /// <summary>On a steward's explicit command.</summary>
    OnCommand,

    /// <summary>Not at all.</summary>
    Never,
}
