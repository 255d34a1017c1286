namespace ReviewBot.Reviews.Collections;

/// <summary>What is known of a review that a definition cites.</summary>
public enum ReviewState
{
    /// <summary>It was granted.</summary>
    Granted,

    /// <summary>It was denied.</summary>
    Denied,

    /// <summary>Nobody has decided yet.</summary>
    Pending,

    /// <summary>Nothing was asked and nothing decided there.</summary>
    None,

    /// <summary>There is only the place for a link.</summary>
    Placeholder,

    /// <summary>Not everybody may see it: nothing is told but that.</summary>
    Restricted,

    /// <summary>It could not be read, or what stands there can't be told.</summary>
    Unknown,
}
