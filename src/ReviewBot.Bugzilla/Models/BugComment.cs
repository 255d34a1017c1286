using System.Globalization;

namespace ReviewBot.Bugzilla.Models;

/// <summary>A comment on a bug.</summary>
public sealed record BugComment
{
    /// <summary>The comment's id, unique on the server.</summary>
    public required long Id { get; init; }

    /// <summary>The bug it belongs to.</summary>
    public long BugId { get; init; }

    /// <summary>Its number on the bug; 0 is the description. Has gaps where private comments are left out.</summary>
    public int Count { get; init; }

    /// <summary>The writer's login.</summary>
    public string Creator { get; init; } = "";

    /// <summary>When it was written (UTC, whole seconds).</summary>
    public DateTimeOffset CreationTime { get; init; }

    /// <summary>Only insiders see it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The attachment that it came with or is about.</summary>
    public long? AttachmentId { get; init; }

    /// <summary>Tags; anyone with the right may set and remove them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>As shown, with the lines that the server puts before a comment on an attachment.</summary>
    public string Text { get; init; } = "";

    /// <summary>What was written, without those lines (BMO only).</summary>
    public string? RawText { get; init; }

    /// <summary>What the person wrote: <see cref="RawText"/>, else <see cref="Text"/> without the generated lines.</summary>
    public string Body => RawText ?? WithoutGeneratedLines(Text, AttachmentId);

    // "Created attachment 13\n<summary>" or "Comment on attachment 13\n<summary>", then "\n\n<text>" if there is any.
    private static string WithoutGeneratedLines(string text, long? attachment)
    {
        if (attachment is not { } id)
        {
            return text;
        }

        var number = id.ToString(CultureInfo.InvariantCulture);
        if (!text.StartsWith($"Created attachment {number}\n", StringComparison.Ordinal)
            && !text.StartsWith($"Comment on attachment {number}\n", StringComparison.Ordinal))
        {
            return text;
        }

        var summary = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var end = text.IndexOf('\n', summary);
        return end < 0 ? "" : text[(end + 1)..].TrimStart('\n');
    }
}
