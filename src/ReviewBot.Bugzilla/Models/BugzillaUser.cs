using System.Text.Json.Serialization;

namespace ReviewBot.Bugzilla.Models;

/// <summary>An account.</summary>
public sealed record BugzillaUser
{
    /// <summary>The account's number.</summary>
    public long? Id { get; init; }

    /// <summary>The login, which is an address.</summary>
    public string Name { get; init; } = "";

    /// <summary>The handle without the colon (BMO only).</summary>
    public string? Nick { get; init; }

    /// <summary>Free text of the person; on BMO by custom also where absences are announced.</summary>
    public string RealName { get; init; } = "";

    /// <summary>False for a disabled account.</summary>
    public bool CanLogin { get; init; } = true;

    /// <summary>Group names: complete for oneself, else only those that the caller may hand out.</summary>
    [JsonConverter(typeof(GroupNamesConverter))]
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether the person takes requests (BMO only; upstream has no such thing to ask for).</summary>
    public UserRequests? Requests { get; init; }
}

/// <summary>What BMO tells of a person's requests.</summary>
public sealed record UserRequests
{
    /// <summary>Covers review, feedback and data-review.</summary>
    public PendingRequests? Review { get; init; }

    /// <summary>needinfo.</summary>
    public PendingRequests? Needinfo { get; init; }
}

/// <summary>One kind of request.</summary>
/// <param name="Blocked">The person takes none; asking is refused.</param>
/// <param name="Pending">How many are open; code reviews are counted in.</param>
public sealed record PendingRequests(bool Blocked, int Pending);

/// <summary>What a look-up of logins gave.</summary>
/// <param name="Found">By login, without regard to case.</param>
/// <param name="Unknown">Logins that the server has no account for.</param>
public sealed record UserLookup(IReadOnlyDictionary<string, BugzillaUser> Found, IReadOnlyList<string> Unknown);

/// <summary>Who the key makes us.</summary>
/// <param name="Login">Our login.</param>
/// <param name="Id">The account's number.</param>
/// <param name="Groups">Names of all groups that we are in.</param>
public sealed record Identity(string Login, long? Id, IReadOnlyList<string> Groups);
