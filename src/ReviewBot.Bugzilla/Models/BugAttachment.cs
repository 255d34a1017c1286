using System.Text.Json.Serialization;

namespace ReviewBot.Bugzilla.Models;

/// <summary>An attachment.</summary>
public sealed record BugAttachment
{
    /// <summary>The attachment's number.</summary>
    public required long Id { get; init; }

    /// <summary>The bug it belongs to.</summary>
    public long BugId { get; init; }

    /// <summary>The file's name; may hold any character.</summary>
    public string FileName { get; init; } = "";

    /// <summary>What the attacher calls it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>As declared by whoever attached it: not to be trusted.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Bytes of the content.</summary>
    public long Size { get; init; }

    /// <summary>Only insiders see it.</summary>
    [JsonConverter(typeof(TolerantBooleanConverter))]
    public bool IsPrivate { get; init; }

    /// <summary>Replaced or withdrawn.</summary>
    [JsonConverter(typeof(TolerantBooleanConverter))]
    public bool IsObsolete { get; init; }

    /// <summary>A patch.</summary>
    [JsonConverter(typeof(TolerantBooleanConverter))]
    public bool IsPatch { get; init; }

    /// <summary>Login of the attacher.</summary>
    public string Creator { get; init; } = "";

    /// <summary>When it was attached (UTC, whole seconds).</summary>
    public DateTimeOffset CreationTime { get; init; }

    /// <summary>When it or one of its flags was last changed (UTC, whole seconds).</summary>
    public DateTimeOffset LastChangeTime { get; init; }

    /// <summary>Its flags.</summary>
    public IReadOnlyList<BugzillaFlag> Flags { get; init; } = [];

    /// <summary>The content, if it was asked for.</summary>
    [JsonConverter(typeof(Base64Converter))]
    public ReadOnlyMemory<byte>? Data { get; init; }
}
