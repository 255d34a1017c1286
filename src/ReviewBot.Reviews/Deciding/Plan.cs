using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Something that we want to be true of a bug. All effects of a plan go out in as few writes as the server allows.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>The word for it in summaries and in <c>once --json</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Makes a steward the requestee of a pending flag.</summary>
    /// <param name="AttachmentId">The attachment.</param>
    /// <param name="FlagId">The flag.</param>
    /// <param name="Steward">Login of the steward.</param>
    public sealed record Assign(long AttachmentId, long FlagId, string Steward) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "assigned";
    }

    /// <summary>Sets a decision that a steward has spoken, or restores one that we overwrote.</summary>
    /// <param name="AttachmentId">The attachment.</param>
    /// <param name="FlagId">The flag.</param>
    /// <param name="Status">Granted or denied.</param>
    public sealed record SetVerdict(long AttachmentId, long FlagId, FlagStatus Status) : Effect
    {
        /// <inheritdoc/>
        public override string Word => Status == FlagStatus.Granted ? "granted" : "denied";
    }

    /// <summary>Asks a person by needinfo; dropped where the server refuses that.</summary>
    /// <param name="Login">Whom.</param>
    public sealed record AskNeedinfo(string Login) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "needinfo";
    }

    /// <summary>Clears a needinfo of ours.</summary>
    /// <param name="FlagId">The flag.</param>
    public sealed record ClearNeedinfo(long FlagId) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "needinfo-cleared";
    }

    /// <summary>Puts somebody on the CC list.</summary>
    /// <param name="Login">Whom.</param>
    public sealed record AddCc(string Login) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "cc";
    }

    /// <summary>Opens the bug: takes exactly these groups off.</summary>
    /// <param name="Groups">The groups.</param>
    public sealed record RemoveGroups(ImmutableArray<string> Groups) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "opened";
    }
}

/// <summary>What is to be told to the owners privately; never goes into a bug.</summary>
/// <param name="Key">The same for the same matter, so that it is told once.</param>
/// <param name="BugId">The bug, or null if it is about none.</param>
/// <param name="Text">The text; must not name anything of a restricted bug but its number.</param>
/// <param name="Arose">When the matter arose, where that is not now; what arose before the ledger began is not mailed.</param>
public sealed record Notice(string Key, int? BugId, string Text, DateTimeOffset? Arose = null);

/// <summary>One rule's part of a plan.</summary>
public sealed record Step
{
    /// <summary>What it needs to be allowed.</summary>
    public required Capabilities Capability { get; init; }

    /// <summary>Why, for logs, <c>plan</c> and <c>explain</c>; says nothing of people or of a bug's text.</summary>
    public required string Reason { get; init; }

    /// <summary>The word of this step in summaries.</summary>
    public required string Word { get; init; }

    /// <summary>A paragraph of our comment, or null if nothing is to be said.</summary>
    public string? Text { get; init; }

    /// <summary>Login of whom the paragraph speaks to; the comment greets them once.</summary>
    public string? Greets { get; init; }

    /// <summary>How our comment is found again; empty where the effect itself can be seen in the bug.</summary>
    public ImmutableArray<MarkItem> Marks { get; init; } = [];

    /// <summary>What is to change.</summary>
    public ImmutableArray<Effect> Effects { get; init; } = [];

    /// <summary>Told to the owners.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>True if it may not wait for <see cref="ReviewPolicy.Quiet"/>: a hold.</summary>
    public bool Urgent { get; init; }

    /// <summary>The assignments among the effects, which count for the next choice of the same pass.</summary>
    public ImmutableArray<AssignmentFact> Assignments { get; init; } = [];

    /// <summary>Whom this reminds, so that nobody is reminded twice a day.</summary>
    public ImmutableArray<ReminderFact> Reminders { get; init; } = [];

    /// <summary>Reminders that go out by mail instead of in the bug.</summary>
    public ImmutableArray<Letter> Letters { get; init; } = [];

    /// <summary>Its word alone.</summary>
    public override string ToString() => Word;
}

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

    /// <summary>Since when the bug should have been opened; null if it shouldn't.</summary>
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
        Steps.SelectMany(s => s.Marks.Select(m => m.ToString()).Concat(s.Effects.Select(Describe))));

    /// <summary>Its words alone.</summary>
    public override string ToString() => string.Create(null, $"the plan for bug {BugId}: ") + string.Join(", ", Steps);

    // The key is stored, and who is asked in a restricted bug is nobody's business there.
    private string Describe(Effect effect) => effect switch
    {
        Effect.Assign a => $"assign {a.AttachmentId}/{a.FlagId} {Stored(a.Steward)}",
        Effect.SetVerdict v => $"verdict {v.AttachmentId}/{v.FlagId} {v.Status}",
        Effect.AskNeedinfo n => $"needinfo {Stored(n.Login)}",
        Effect.ClearNeedinfo c => $"clear {c.FlagId}",
        Effect.AddCc c => $"cc {Stored(c.Login)}",
        Effect.RemoveGroups g => $"open {string.Join(',', g.Groups)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Stored(string login) =>
        Restricted ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(login.ToLowerInvariant())))[..12] : login;
}
