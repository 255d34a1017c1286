using System.Globalization;
using ReviewBot.Reviews.Register;

namespace ReviewBot.Storage;

/// <summary>A row of the register, as statements fill and read it.</summary>
internal sealed class RegisterRow : BugRow
{
    /// <summary>Sorts as decisions do: by second and, within one, by attachment.</summary>
    public long Id => (DecidedAt.ToUnixTimeSeconds() << 31) | (Attachment & int.MaxValue);

    public long Attachment { get; set; }

    public string Title { get; set; } = "";

    public string Product { get; set; } = "";

    public string Decision { get; set; } = "";

    public string Categories { get; set; } = "";

    public bool? DefaultOn { get; set; }

    public string? Duration { get; set; }

    public DateOnly? Expiry { get; set; }

    public string Steward { get; set; } = "";

    public string Cite { get; set; } = "";

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset DecidedAt { get; set; }

    public DateTimeOffset? FirstAnswerAt { get; set; }

    public string? Form { get; set; }

    public string? Collected { get; set; }

    public RegisterEntry ToEntry() => new()
    {
        Bug = Bug,
        Attachment = Attachment,
        Title = Title,
        Product = Product,
        Decision = Decision,
        Categories = [.. Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, CultureInfo.InvariantCulture))],
        DefaultOn = DefaultOn,
        Duration = Duration,
        Expiry = Expiry,
        Steward = Steward,
        Cite = Cite,
        AskedAt = AskedAt,
        DecidedAt = DecidedAt,
        FirstAnswerAt = FirstAnswerAt,
        Form = Form is null ? null : Enum.Parse<RegisteredForm>(Form),
        Collected = Collected,
    };

    public static RegisterRow Of(RegisterEntry entry) => new()
    {
        Bug = entry.Bug,
        Attachment = entry.Attachment,
        Title = entry.Title,
        Product = entry.Product,
        Decision = entry.Decision,
        Categories = string.Join(' ', entry.Categories),
        DefaultOn = entry.DefaultOn,
        Duration = entry.Duration,
        Expiry = entry.Expiry,
        Steward = entry.Steward,
        Cite = entry.Cite,
        AskedAt = entry.AskedAt,
        DecidedAt = entry.DecidedAt,
        FirstAnswerAt = entry.FirstAnswerAt,
        Form = entry.Form?.ToString(),
        Collected = entry.Collected,
    };
}
