using System.Text.RegularExpressions;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Reviews.Timeline;
using Wire = ReviewBot.Bugzilla.Models;

namespace ReviewBot.Servers;

/// <summary>Turns what the client read into what the domain knows.</summary>
internal static partial class Mapping
{
    public static BugSnapshot ToSnapshot(
        Bug bug,
        IEnumerable<BugAttachment> attachments,
        IReadOnlyDictionary<long, ReadOnlyMemory<byte>> data,
        IEnumerable<BugComment> comments,
        IEnumerable<Wire.HistoryEntry> history) => new()
        {
            Id = (int)bug.Id,
            Product = bug.Product,
            Component = bug.Component,
            Summary = bug.Summary,
            Status = bug.Status,
            Resolution = bug.Resolution,
            Creator = bug.Creator,
            AssignedTo = bug.AssignedTo,
            Whiteboard = bug.Whiteboard,
            Groups = [.. bug.Groups],
            Cc = [.. bug.Cc],
            Keywords = [.. bug.Keywords],
            IsCcAccessible = bug.IsCcAccessible,
            CreationTime = bug.CreationTime,
            LastChangeTime = bug.LastChangeTime,
            Flags = [.. bug.Flags.Select(ToFlag).OfType<Flag>()],
            Attachments = [.. attachments.OrderBy(a => a.Id).Select(a => ToAttachment(a, data))],
            Comments = [.. comments.OrderBy(c => c.Count).Select(ToComment)],
            History = [.. history.OrderBy(h => h.When).Select(ToEntry)],
        };

    public static Account ToAccount(BugzillaUser user) => new(
        user.Name,
        user.RealName,
        user.Nick is { Length: > 0 } nick ? nick : NickInName(user.RealName),
        user.CanLogin,
        user.Requests?.Review?.Blocked,
        user.Requests?.Needinfo?.Blocked);

    public static Comment ToComment(BugComment c) => new(c.Id, c.Count, c.Creator, c.CreationTime, c.Body, c.IsPrivate, c.AttachmentId);

    public static Attachment ToAttachment(BugAttachment attachment) => ToAttachment(attachment, new Dictionary<long, ReadOnlyMemory<byte>>());

    // The convention where the server knows no nicks: "Sam Steward [:sam]", "(:sam)" or "Sam :sam".
    private static string? NickInName(string realName) =>
        Nick().Match(realName) is { Success: true } match ? match.Groups["nick"].Value : null;

    private static Flag? ToFlag(BugzillaFlag flag)
    {
        FlagStatus? status = flag.Status switch
        {
            "?" => FlagStatus.Requested,
            "+" => FlagStatus.Granted,
            "-" => FlagStatus.Denied,
            _ => null,
        };
        return status is { } known
            ? new Flag(flag.Id, flag.Name, known, flag.Setter, flag.Requestee is { Length: > 0 } requestee ? requestee : null, flag.CreationDate, flag.ModificationDate)
            : null;
    }

    private static Attachment ToAttachment(BugAttachment attachment, IReadOnlyDictionary<long, ReadOnlyMemory<byte>> data) => new()
    {
        Id = attachment.Id,
        FileName = attachment.FileName,
        Summary = attachment.Summary,
        ContentType = attachment.ContentType,
        Size = attachment.Size,
        IsPatch = attachment.IsPatch,
        IsObsolete = attachment.IsObsolete,
        IsPrivate = attachment.IsPrivate,
        Creator = attachment.Creator,
        CreationTime = attachment.CreationTime,
        LastChangeTime = attachment.LastChangeTime,
        Flags = [.. attachment.Flags.Select(ToFlag).OfType<Flag>()],
        Data = data.TryGetValue(attachment.Id, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?),
    };

    private static Reviews.Timeline.HistoryEntry ToEntry(Wire.HistoryEntry entry) => new(
        entry.When,
        entry.Who,
        [.. entry.Changes.Select(c => new Reviews.Timeline.FieldChange(c.FieldName, c.Removed, c.Added, c.AttachmentId))]);

    [GeneratedRegex(@"[\[(\s]:(?<nick>[A-Za-z0-9_.-]{1,64})(?:[\])\s,|]|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Nick();
}
