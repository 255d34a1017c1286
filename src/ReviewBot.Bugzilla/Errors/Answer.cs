using System.Text;

namespace ReviewBot.Bugzilla.Errors;

/// <summary>An answer as it came, with its body read to the end.</summary>
internal sealed record Answer(int Status, string? MediaType, TimeSpan? RetryAfter, byte[] Body)
{
    public bool IsJson => MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Whether the beginning of a page holds these words.</summary>
    public bool Contains(string words) =>
        Body.AsSpan(0, Math.Min(Body.Length, 2000)).IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
}
