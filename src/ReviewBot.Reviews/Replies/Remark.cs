namespace ReviewBot.Reviews.Replies;

/// <summary>What a comment says that isn't addressed to the bot and yet concerns a request, if the steward who is asked wrote it.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="To">Who is to do it instead; null if nobody is named.</param>
public sealed record Remark(RemarkKind Kind, Person? To = null);

/// <summary>The kinds of remarks.</summary>
public enum RemarkKind
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
