using ReviewBot.Reviews.Calendar;

namespace ReviewBot.Reviews.Knowledge;

/// <summary>Something that must be so before an embargoed bug may be opened: one of the closed set below.</summary>
public abstract record LiftCondition
{
    private LiftCondition()
    {
    }

    /// <summary>For people, as it stands in our comments; of characters that neither ping, link nor command.</summary>
    public abstract string Text { get; }

    /// <summary>The answer for this kind of condition: whoever asks has one for each.</summary>
    public abstract T Match<T>(
        Func<Date, T> date, Func<BugFixed, T> bugFixed, Func<VersionReleased, T> versionReleased, Func<OnGitHub, T> onGitHub, Func<Landed, T> landed, Func<SaidSo, T> saidSo);

    /// <summary>The day has begun, in the zone of <see cref="StaffedTime"/>.</summary>
    /// <param name="Day">The first day on which the bug may be opened.</param>
    public sealed record Date(DateOnly Day) : LiftCondition
    {
        /// <inheritdoc/>
        public override string Text => string.Create(null, $"not before {Day:yyyy-MM-dd}");

        /// <inheritdoc/>
        public override T Match<T>(
            Func<Date, T> date, Func<BugFixed, T> bugFixed, Func<VersionReleased, T> versionReleased, Func<OnGitHub, T> onGitHub, Func<Landed, T> landed, Func<SaidSo, T> saidSo) => date(this);
    }

    /// <summary>A bug is resolved as FIXED. Any other resolution isn't that.</summary>
    /// <param name="Bug">Its number.</param>
    public sealed record BugFixed(int Bug) : LiftCondition
    {
        /// <inheritdoc/>
        public override string Text => string.Create(null, $"bug {Bug} fixed");

        /// <inheritdoc/>
        public override T Match<T>(
            Func<Date, T> date, Func<BugFixed, T> bugFixed, Func<VersionReleased, T> versionReleased, Func<OnGitHub, T> onGitHub, Func<Landed, T> landed, Func<SaidSo, T> saidSo) => bugFixed(this);
    }

    /// <summary>A version is released, by the release calendar.</summary>
    /// <param name="Product">Which Thunderbird.</param>
    /// <param name="Version">Its major version.</param>
    public sealed record VersionReleased(ReleasedProduct Product, int Version) : LiftCondition
    {
        /// <inheritdoc/>
        public override string Text => string.Create(null, $"{(Product == ReleasedProduct.Android ? "Thunderbird for Android" : "Thunderbird")} {Version} released");

        /// <inheritdoc/>
        public override T Match<T>(
            Func<Date, T> date, Func<BugFixed, T> bugFixed, Func<VersionReleased, T> versionReleased, Func<OnGitHub, T> onGitHub, Func<Landed, T> landed, Func<SaidSo, T> saidSo) => versionReleased(this);
    }

    /// <summary>Something has happened on GitHub.</summary>
    public abstract record OnGitHub : LiftCondition
    {
        private protected OnGitHub()
        {
        }

        /// <inheritdoc/>
        public sealed override T Match<T>(
            Func<Date, T> date, Func<BugFixed, T> bugFixed, Func<VersionReleased, T> versionReleased, Func<OnGitHub, T> onGitHub, Func<Landed, T> landed, Func<SaidSo, T> saidSo) => onGitHub(this);

        /// <summary>The answer for what has happened there.</summary>
        public abstract T Match<T>(Func<PullRequestMerged, T> pullRequestMerged, Func<ReleasePublished, T> releasePublished);
    }

    /// <summary>A pull request on GitHub is merged.</summary>
    /// <param name="Repository"><c>owner/name</c>.</param>
    /// <param name="Number">Its number.</param>
    public sealed record PullRequestMerged(string Repository, int Number) : OnGitHub
    {
        /// <inheritdoc/>
        public override string Text => string.Create(null, $"pull request {Number} of {Repository} merged");

        /// <inheritdoc/>
        public override T Match<T>(Func<PullRequestMerged, T> pullRequestMerged, Func<ReleasePublished, T> releasePublished) => pullRequestMerged(this);
    }

    /// <summary>A release on GitHub is published.</summary>
    /// <param name="Repository"><c>owner/name</c>.</param>
    /// <param name="Tag">Its tag.</param>
    public sealed record ReleasePublished(string Repository, string Tag) : OnGitHub
    {
        /// <inheritdoc/>
        public override string Text => $"release {Tag} of {Repository} published";

        /// <inheritdoc/>
        public override T Match<T>(Func<PullRequestMerged, T> pullRequestMerged, Func<ReleasePublished, T> releasePublished) => releasePublished(this);
    }

    /// <summary>The collection has landed in public source. That is told, and opens nothing by itself: a person says so, by <c>embargo lift</c>.</summary>
    public sealed record Landed : LiftCondition
    {
        /// <inheritdoc/>
        public override string Text => "the collection has landed in public code";

        /// <inheritdoc/>
        public override T Match<T>(
            Func<Date, T> date, Func<BugFixed, T> bugFixed, Func<VersionReleased, T> versionReleased, Func<OnGitHub, T> onGitHub, Func<Landed, T> landed, Func<SaidSo, T> saidSo) => landed(this);
    }

    /// <summary>A person says so, by <c>embargo lift</c>: for an event that can't be read anywhere.</summary>
    /// <param name="Event">What has to happen, in quotation marks and fit to be repeated; null where nothing was named.</param>
    public sealed record SaidSo(string? Event = null) : LiftCondition
    {
        /// <inheritdoc/>
        public override string Text => Event is null ? "a person says that it has happened" : $"a person says that this has happened: {Event}";

        /// <inheritdoc/>
        public override T Match<T>(
            Func<Date, T> date, Func<BugFixed, T> bugFixed, Func<VersionReleased, T> versionReleased, Func<OnGitHub, T> onGitHub, Func<Landed, T> landed, Func<SaidSo, T> saidSo) => saidSo(this);
    }
}

/// <summary>Products that have release calendars.</summary>
public enum ReleasedProduct
{
    /// <summary>Thunderbird on the desktop.</summary>
    Desktop,

    /// <summary>Thunderbird for Android, with versions of its own.</summary>
    Android,
}
