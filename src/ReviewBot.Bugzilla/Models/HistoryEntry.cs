using System.Text.Json.Serialization;

namespace ReviewBot.Bugzilla.Models;

/// <summary>What one person changed on a bug within one second.</summary>
public sealed record HistoryEntry
{
    /// <summary>The time of the change (UTC, whole seconds).</summary>
    public DateTimeOffset When { get; init; }

    /// <summary>The login of who changed it.</summary>
    public string Who { get; init; } = "";

    /// <summary>The changes.</summary>
    public IReadOnlyList<HistoryChange> Changes { get; init; } = [];
}

/// <summary>One field's change. Several in the same second are glued, with a stray blank: <c>"data-review?, data-review? "</c>.</summary>
public sealed record HistoryChange
{
    /// <summary>For example <c>flagtypes.name</c>, <c>cc</c>, <c>groups</c> or <c>attachments.isobsolete</c>.</summary>
    public string FieldName { get; init; } = "";

    /// <summary>What was there, joined by <c>", "</c>.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string Removed { get; init; } = "";

    /// <summary>What is there now, joined by <c>", "</c>.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string Added { get; init; } = "";

    /// <summary>The attachment, if it is about one.</summary>
    public long? AttachmentId { get; init; }
}
