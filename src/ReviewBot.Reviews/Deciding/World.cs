using System.Collections.Immutable;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Deciding;

/// <summary>The server refused a person as requestee of one request; that person is not tried again in that round.</summary>
/// <param name="Subject">The round's subject, as <see cref="Round.Subject"/>.</param>
/// <param name="Steward">Login.</param>
/// <param name="Reason">The kind of refusal, without names.</param>
public sealed record Refusal(string Subject, string Steward, string Reason);

/// <summary>What deciding needs to know beyond the bugs themselves.</summary>
public sealed record World
{
    /// <summary>Accounts by login (without regard to case), as far as they were read.</summary>
    public ImmutableDictionary<string, Account> Accounts { get; init; } = ImmutableDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who was assigned what, over all bugs.</summary>
    public required RotationFacts Rotation { get; init; }

    /// <summary>What embargoed bugs wait for, as far as it was read.</summary>
    public EmbargoFacts Facts { get; init; } = new();

    /// <summary>Refusals by the server.</summary>
    public ImmutableArray<Refusal> Refusals { get; init; } = [];

    /// <summary>
    /// How a person may be named in public: by nick, or by the roster's name; never by login or address.
    /// </summary>
    /// <param name="login">Whom.</param>
    /// <param name="roster">The roster.</param>
    /// <param name="otherwise">What to write where neither is known, for example <c>the requester</c>.</param>
    public string Display(string login, Roster roster, string otherwise)
    {
        if (Accounts.TryGetValue(login, out var account) && account.Nick is { Length: > 0 } nick && nick.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return $":{nick}";
        }

        return roster.Find(login)?.Name is { Length: > 0 } name ? name : otherwise;
    }
}
