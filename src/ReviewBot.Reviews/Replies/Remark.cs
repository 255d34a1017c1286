namespace ReviewBot.Reviews.Replies;

/// <summary>What a comment says that isn't addressed to the bot and yet concerns a request, if the steward who is asked wrote it.</summary>
public enum Remark
{
    /// <summary>Reads like <c>+</c>.</summary>
    Granted,

    /// <summary>Reads like <c>-</c>.</summary>
    Denied,

    /// <summary>Has no time.</summary>
    Busy,

    /// <summary>Is involved in the matter.</summary>
    Conflict,

    /// <summary>Would rather have somebody else do it, and doesn't say why.</summary>
    Handover,
}
