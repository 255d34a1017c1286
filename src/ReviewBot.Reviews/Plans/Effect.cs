using System.Collections.Immutable;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Plans;

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
