namespace ReviewBot.Settings.Sections;

/// <summary>When the bot comments.</summary>
public sealed record CommentSettings
{
    /// <summary>Whether a complete form gets a comment when a steward is assigned.</summary>
    public OnComplete OnComplete { get; init; } = OnComplete.WhenAssigned;
}

/// <summary>When a complete form gets a comment.</summary>
public enum OnComplete
{
    /// <summary>With the assignment of a steward.</summary>
    WhenAssigned,

    /// <summary>Not at all: the flag says it.</summary>
    Never,
}
