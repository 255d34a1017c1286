namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>How ends are said.</summary>
internal static class Expiries
{
    public static string InWords(LandedExpiry expiry) => expiry.Match(
        never: () => "never",
        expired: () => "by hand",
        day: _ => $"on {expiry.Text}",
        version: _ => $"in version {expiry.Text}");

    /// <summary>The end that was approved.</summary>
    public static string Approved(Approval approval) =>
        approval.Terms.All(t => t.Term.Months is not null) && approval.Terms.Max(t => t.Term.Months) is { } months ? string.Create(null, $"{months} month{(months == 1 ? "" : "s")}")
        : approval.End is { } end ? InWords(end)
        : "not named";

    /// <summary>The line that says it.</summary>
    public static string? Line(Approval approval) => approval.End is { } end ? $"expires: {end.Text}" : null;
}
