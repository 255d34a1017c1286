using System.Globalization;

namespace ReviewBot.Reviews.Collections;

/// <summary>What <c>expires</c> says.</summary>
public abstract record LandedExpiry
{
    private LandedExpiry()
    {
    }

    /// <summary>As it stands there.</summary>
    public abstract string Text { get; }

    /// <summary>The answer for this kind: whoever asks has one for each.</summary>
    public abstract T Match<T>(Func<T> never, Func<T> expired, Func<DateOnly, T> day, Func<int, T> version);

    /// <summary>Reads it; null for what Glean's schema doesn't know.</summary>
    public static LandedExpiry? Read(string text) =>
        text == "never" ? new Never()
        : text == "expired" ? new Expired()
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new OnDay(day)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? new InVersion(version)
        : null;

    /// <summary>It doesn't end.</summary>
    public sealed record Never : LandedExpiry
    {
        /// <inheritdoc/>
        public override string Text => "never";

        /// <inheritdoc/>
        public override T Match<T>(Func<T> never, Func<T> expired, Func<DateOnly, T> day, Func<int, T> version) => never();
    }

    /// <summary>Somebody has ended it by hand.</summary>
    public sealed record Expired : LandedExpiry
    {
        /// <inheritdoc/>
        public override string Text => "expired";

        /// <inheritdoc/>
        public override T Match<T>(Func<T> never, Func<T> expired, Func<DateOnly, T> day, Func<int, T> version) => expired();
    }

    /// <summary>A day.</summary>
    /// <param name="Day">The first day without it.</param>
    public sealed record OnDay(DateOnly Day) : LandedExpiry
    {
        /// <inheritdoc/>
        public override string Text => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        /// <inheritdoc/>
        public override T Match<T>(Func<T> never, Func<T> expired, Func<DateOnly, T> day, Func<int, T> version) => day(Day);
    }

    /// <summary>A major version.</summary>
    /// <param name="Version">The first that doesn't collect any more.</param>
    public sealed record InVersion(int Version) : LandedExpiry
    {
        /// <inheritdoc/>
        public override string Text => Version.ToString(CultureInfo.InvariantCulture);

        /// <inheritdoc/>
        public override T Match<T>(Func<T> never, Func<T> expired, Func<DateOnly, T> day, Func<int, T> version) => version(Version);
    }
}
