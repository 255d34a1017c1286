namespace ReviewBot.Settings.Sections;

/// <summary>What commands may do.</summary>
public sealed record ReplySettings
{
    /// <summary>Whether the bot sets <c>+</c> or <c>-</c> on a steward's command.</summary>
    public SetVerdict SetVerdict { get; init; } = SetVerdict.OnCommand;

    /// <summary>Working days for which a steward who declined as busy is asked for nothing new, unless nobody else is left.</summary>
    public int RestAfterBusy { get; init; } = 5;

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
