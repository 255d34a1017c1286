using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ReviewBot.Reviews.Plans;

/// <summary>What should be done about one bug now, and when to look again.</summary>
public sealed record Plan
{
    /// <summary>The bug.</summary>
    public required int BugId { get; init; }

    /// <summary>The parts; empty if all is as it should be.</summary>
    public ImmutableArray<Step> Steps { get; init; } = [];

    /// <summary>The comment's whole text with greeting, help and reference line, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>Why nothing (or nothing more) is done.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>Told to the owners.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>Reminders by mail.</summary>
    public IEnumerable<Letter> Letters => Steps.SelectMany(s => s.Letters);

    /// <summary>When the bug must be looked at again though nothing in it changes; null if only a change matters.</summary>
    public DateTimeOffset? NextLook { get; init; }

    /// <summary>Since when the bug is to be opened; null if it isn't yet.</summary>
    public DateTimeOffset? DueSince { get; init; }

    /// <summary>Since when the bug should have been opened; null if it shouldn't, or if it is due only for a moment.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    /// <summary>Whether the bug was restricted when this was decided: then its text goes nowhere but into the bug.</summary>
    public bool Restricted { get; init; }

    /// <summary>All effects.</summary>
    public IEnumerable<Effect> Effects => Steps.SelectMany(s => s.Effects);

    /// <summary>Whether anything is to be written.</summary>
    public bool IsEmpty => Comment is null && !Effects.Any();

    /// <summary>
    /// The same for the same intention in every pass: what is said and changed, not when. A key that was confirmed once
    /// never goes out again.
    /// </summary>
    public string Key => string.Create(null, $"{BugId}: ") + string.Join("; ",
        Steps.SelectMany(s => s.Marks.Select(m => m.ToString()).Concat(s.Effects.Select(e => e.Key(Stored)))));

    /// <summary>Its words alone.</summary>
    public override string ToString() => string.Create(null, $"the plan for bug {BugId}: ") + string.Join(", ", Steps);

    // The key is kept, and who is asked in a restricted bug is nobody's business there.
    private string Stored(string login) =>
        Restricted ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(login.ToLowerInvariant())))[..12] : login;
}
