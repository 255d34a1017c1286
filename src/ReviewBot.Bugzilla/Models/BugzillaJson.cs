using System.Text.Json.Serialization;

namespace ReviewBot.Bugzilla.Models;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(TimeAnswer))]
[JsonSerializable(typeof(ValidLoginAnswer))]
[JsonSerializable(typeof(BugzillaUser))]
[JsonSerializable(typeof(UsersAnswer))]
[JsonSerializable(typeof(FlagTypes))]
[JsonSerializable(typeof(ConfigurationAnswer))]
[JsonSerializable(typeof(ParametersAnswer))]
[JsonSerializable(typeof(BugsAnswer))]
[JsonSerializable(typeof(AttachmentsOfBugsAnswer))]
[JsonSerializable(typeof(AttachmentsAnswer))]
[JsonSerializable(typeof(CommentsAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(IdAnswer))]
[JsonSerializable(typeof(NewAttachmentAnswer))]
[JsonSerializable(typeof(BugWriteAnswer))]
[JsonSerializable(typeof(AttachmentWriteAnswer))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(NewComment))]
[JsonSerializable(typeof(TagChange))]
[JsonSerializable(typeof(AttachmentUpdate))]
[JsonSerializable(typeof(BugUpdate))]
[JsonSerializable(typeof(NewBug))]
[JsonSerializable(typeof(NewAttachment))]
internal sealed partial class BugzillaJson : JsonSerializerContext;
