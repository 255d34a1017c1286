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

    /// <summary>What it changes and nothing else, for <see cref="Plan.Key"/>.</summary>
    /// <param name="stored">How a login is kept.</param>
    public abstract string Key(Func<string, string> stored);

    /// <summary>For people, who look at a plan before it is carried out.</summary>
    /// <param name="name">How a login is named.</param>
    public abstract string Sentence(Func<string, string> name);

    /// <summary>Makes a steward the requestee of a pending flag.</summary>
    /// <param name="AttachmentId">The attachment.</param>
    /// <param name="FlagId">The flag.</param>
    /// <param name="Steward">Login of the steward.</param>
    public sealed record Assign(long AttachmentId, long FlagId, string Steward) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "assigned";

        /// <inheritdoc/>
        public override string Key(Func<string, string> stored) => $"assign {AttachmentId}/{FlagId} {stored(Steward)}";

        /// <inheritdoc/>
        public override string Sentence(Func<string, string> name) => $"asks {name(Steward)} on attachment {AttachmentId}";
    }

    /// <summary>Sets a decision that a steward has spoken, or restores one that we overwrote.</summary>
    /// <param name="AttachmentId">The attachment.</param>
    /// <param name="FlagId">The flag.</param>
    /// <param name="Status">Granted or denied.</param>
    public sealed record SetVerdict(long AttachmentId, long FlagId, FlagStatus Status) : Effect
    {
        /// <inheritdoc/>
        public override string Word => Status == FlagStatus.Granted ? "granted" : "denied";

        /// <inheritdoc/>
        public override string Key(Func<string, string> stored) => $"verdict {AttachmentId}/{FlagId} {Status}";

        /// <inheritdoc/>
        public override string Sentence(Func<string, string> name) => $"sets {(Status == FlagStatus.Granted ? "+" : "-")} on attachment {AttachmentId}";
    }

    /// <summary>Asks a person by needinfo; dropped where the server refuses that.</summary>
    /// <param name="Login">Whom.</param>
    public sealed record AskNeedinfo(string Login) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "needinfo";

        /// <inheritdoc/>
        public override string Key(Func<string, string> stored) => $"needinfo {stored(Login)}";

        /// <inheritdoc/>
        public override string Sentence(Func<string, string> name) => $"needinfo for {name(Login)}";
    }

    /// <summary>Clears a needinfo of ours.</summary>
    /// <param name="FlagId">The flag.</param>
    public sealed record ClearNeedinfo(long FlagId) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "needinfo-cleared";

        /// <inheritdoc/>
        public override string Key(Func<string, string> stored) => $"clear {FlagId}";

        /// <inheritdoc/>
        public override string Sentence(Func<string, string> name) => $"clears needinfo {FlagId}";
    }

    /// <summary>Puts somebody on the CC list.</summary>
    /// <param name="Login">Whom.</param>
    public sealed record AddCc(string Login) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "cc";

        /// <inheritdoc/>
        public override string Key(Func<string, string> stored) => $"cc {stored(Login)}";

        /// <inheritdoc/>
        public override string Sentence(Func<string, string> name) => $"adds {name(Login)} to CC";
    }

    /// <summary>Opens the bug: takes exactly these groups off.</summary>
    /// <param name="Groups">The groups.</param>
    public sealed record RemoveGroups(ImmutableArray<string> Groups) : Effect
    {
        /// <inheritdoc/>
        public override string Word => "opened";

        /// <inheritdoc/>
        public override string Key(Func<string, string> stored) => $"open {string.Join(',', Groups)}";

        /// <inheritdoc/>
        public override string Sentence(Func<string, string> name) => $"opens the bug: takes off {string.Join(", ", Groups)}";
    }
}
