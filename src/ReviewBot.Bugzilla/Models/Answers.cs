using System.Text.Json.Serialization;

namespace ReviewBot.Bugzilla.Models;

// The outermost shapes of answers. What an answer must hold to count as one is `required`.

internal sealed record VersionAnswer
{
    public required string Version { get; init; }
}

internal sealed record TimeAnswer
{
    public required DateTimeOffset DbTime { get; init; }

    public required DateTimeOffset WebTime { get; init; }
}

internal sealed record ValidLoginAnswer
{
    public required bool Result { get; init; }
}

internal sealed record BugsAnswer
{
    public required IReadOnlyList<Bug> Bugs { get; init; }

    public IReadOnlyList<BugFault>? Faults { get; init; }
}

internal sealed record BugFault
{
    public long? Id { get; init; }

    [JsonPropertyName("faultCode")]
    public int? FaultCode { get; init; }
}

internal sealed record AttachmentsOfBugsAnswer
{
    public required IReadOnlyDictionary<long, IReadOnlyList<BugAttachment>> Bugs { get; init; }
}

internal sealed record AttachmentsAnswer
{
    public required IReadOnlyDictionary<long, BugAttachment> Attachments { get; init; }
}

internal sealed record CommentsAnswer
{
    public required IReadOnlyDictionary<long, CommentsOfBug> Bugs { get; init; }
}

internal sealed record CommentsOfBug
{
    public required IReadOnlyList<BugComment> Comments { get; init; }
}

internal sealed record HistoryAnswer
{
    public required IReadOnlyList<HistoryOfBug> Bugs { get; init; }
}

internal sealed record HistoryOfBug
{
    public required long Id { get; init; }

    public required IReadOnlyList<HistoryEntry> History { get; init; }
}

internal sealed record UsersAnswer
{
    public required IReadOnlyList<BugzillaUser> Users { get; init; }
}

internal sealed record ConfigurationAnswer
{
    public long? MaxAttachmentSize { get; init; }
}

internal sealed record ParametersAnswer
{
    public required Parameters Parameters { get; init; }
}

internal sealed record Parameters
{
    // Perl writes lower-case names without underscores here, and numbers as text.
    [System.Text.Json.Serialization.JsonPropertyName("maxattachmentsize")]
    public long? MaxAttachmentSize { get; init; }
}

internal sealed record IdAnswer
{
    public required long Id { get; init; }
}

internal sealed record NewAttachmentAnswer
{
    // Upstream gives the ids, BMO the attachments.
    public IReadOnlyList<long>? Ids { get; init; }

    public IReadOnlyDictionary<long, BugAttachment>? Attachments { get; init; }
}

internal sealed record BugWriteAnswer
{
    public required IReadOnlyList<WriteResult> Bugs { get; init; }
}

internal sealed record AttachmentWriteAnswer
{
    public required IReadOnlyList<WriteResult> Attachments { get; init; }
}

internal sealed record NewComment(string Comment);

internal sealed record TagChange(IReadOnlyList<string> Add, IReadOnlyList<string> Remove);
