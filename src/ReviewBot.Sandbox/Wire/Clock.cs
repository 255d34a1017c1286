using System.Globalization;

namespace ReviewBot.Sandbox.Wire;

/// <summary>Times as the servers write and read them: UTC, whole seconds.</summary>
internal static class Clock
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss'Z'", "yyyy-MM-dd",
    ];

    public static DateTimeOffset WholeSeconds(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);

    public static string Write(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Takes ISO with Z, a fraction (cut off), an offset, a blank for the T, or the date alone.</summary>
    /// <exception cref="BugzillaException">56: anything else, relative times too.</exception>
    public static DateTimeOffset Read(string text)
    {
        var trimmed = text.Trim();
        var dot = trimmed.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0)
        {
            var end = dot + 1;
            while (end < trimmed.Length && char.IsAsciiDigit(trimmed[end]))
            {
                end++;
            }

            trimmed = trimmed[..dot] + trimmed[end..];
        }

        // An unescaped plus arrives as a blank.
        if (trimmed.Length > 20 && trimmed[^6] == ' ')
        {
            trimmed = trimmed[..^6] + "+" + trimmed[^5..];
        }

        return DateTimeOffset.TryParseExact(
            trimmed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new BugzillaException(56, $"'{text}' is not a legal date.");
    }
}
