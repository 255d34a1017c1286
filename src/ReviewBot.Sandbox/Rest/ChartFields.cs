using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>The fields that can be searched for, and what a bug has in them.</summary>
internal static class ChartFields
{
    private static readonly HashSet<string> Dates = ["delta_ts", "creation_ts"];

    private static readonly Dictionary<string, string> HistoryNames = new(StringComparer.Ordinal)
    {
        ["bug_status"] = "status", ["bug_group"] = "groups", ["status_whiteboard"] = "whiteboard", ["short_desc"] = "summary",
        ["dependson"] = "depends_on", ["blocked"] = "blocks", ["cclist_accessible"] = "is_cc_accessible",
        ["reporter_accessible"] = "is_creator_accessible", ["bug_severity"] = "severity",
    };

    // Of flags: all of them, the bug's and its attachments', whoever may see those.
    private static readonly Dictionary<string, Func<Call, Bug, IReadOnlyList<string>>> Readers = new(StringComparer.Ordinal)
    {
        ["bug_id"] = (_, bug) => [$"{bug.Id}"],
        ["product"] = (_, bug) => [bug.Product.Name],
        ["component"] = (_, bug) => [bug.Component],
        ["version"] = (_, bug) => [bug.Version],
        ["bug_status"] = (_, bug) => [bug.Status],
        ["resolution"] = (_, bug) => [bug.Resolution],
        ["short_desc"] = (_, bug) => [bug.Summary],
        ["status_whiteboard"] = (_, bug) => [bug.Whiteboard],
        ["bug_severity"] = (_, bug) => [bug.Severity],
        ["priority"] = (_, bug) => [bug.Priority],
        ["op_sys"] = (_, bug) => [bug.OpSys],
        ["rep_platform"] = (_, bug) => [bug.Platform],
        ["bug_file_loc"] = (_, bug) => [bug.Url],
        ["alias"] = (_, bug) => bug.Alias is null ? [] : [bug.Alias],
        ["reporter"] = (_, bug) => [bug.Creator.Login],
        ["assigned_to"] = (_, bug) => [bug.AssignedTo.Login],
        ["cc"] = (_, bug) => [.. bug.Cc.Select(u => u.Login)],
        ["bug_group"] = (_, bug) => [.. bug.Groups],
        ["keywords"] = (_, bug) => [.. bug.Keywords],
        ["see_also"] = (_, bug) => bug.SeeAlso,
        ["dependson"] = (_, bug) => [.. bug.DependsOn.Select(i => $"{i}")],
        ["blocked"] = (_, bug) => [.. bug.Blocks.Select(i => $"{i}")],
        ["delta_ts"] = (_, bug) => [Clock.Write(bug.Changed)],
        ["creation_ts"] = (_, bug) => [Clock.Write(bug.Created)],
        ["flagtypes.name"] = (_, bug) => [.. Flags(bug).Select(f => f.Type.Name + f.Status)],
        ["requestees.login_name"] = (_, bug) => [.. Flags(bug).Select(f => f.Requestee?.Login).OfType<string>()],
        ["setters.login_name"] = (_, bug) => [.. Flags(bug).Select(f => f.Setter.Login)],
        ["commenter"] = (call, bug) => [.. Comments(call, bug).Select(c => c.Author.Login)],
        ["comment_tag"] = (call, bug) => [.. Comments(call, bug).SelectMany(c => c.Tags)],
        ["longdesc"] = (call, bug) => [.. Comments(call, bug).Select(c => c.RawText)],
        ["attachments.description"] = (call, bug) => [.. Attachments(call, bug).Select(a => a.Summary)],
        ["attachments.filename"] = (call, bug) => [.. Attachments(call, bug).Select(a => a.FileName)],
        ["attachments.mimetype"] = (call, bug) => [.. Attachments(call, bug).Select(a => a.ContentType)],
        ["attachments.isobsolete"] = (call, bug) => [.. Attachments(call, bug).Select(a => a.IsObsolete ? "1" : "0")],
        ["attachments.ispatch"] = (call, bug) => [.. Attachments(call, bug).Select(a => a.IsPatch ? "1" : "0")],
        ["attachments.isprivate"] = (call, bug) => [.. Attachments(call, bug).Select(a => a.IsPrivate ? "1" : "0")],
        ["attachments.submitter"] = (call, bug) => [.. Attachments(call, bug).Select(a => a.Creator.Login)],
    };

    public static bool IsDate(string field) => Dates.Contains(field);

    /// <summary>The field as history names it.</summary>
    public static string HistoryName(string field) => HistoryNames.GetValueOrDefault(field, field);

    /// <summary>How to read what a bug has in a field.</summary>
    /// <exception cref="BugzillaException">108: there is no such field.</exception>
    public static Func<Bug, IReadOnlyList<string>> Reader(Call call, string field) =>
        Readers.TryGetValue(field, out var read)
            ? bug => read(call, bug)
            : throw new BugzillaException(108, call.IsBmo ? $"Can't use {field} as a field name." : $"Can't use \"{field}\" as a field name.");

    private static IEnumerable<Flag> Flags(Bug bug) => bug.Flags.Concat(bug.Attachments.SelectMany(a => a.Flags));

    private static IEnumerable<Comment> Comments(Call call, Bug bug) => bug.Comments.Where(call.CanSee);

    private static IEnumerable<Attachment> Attachments(Call call, Bug bug) => bug.Attachments.Where(call.CanSee);
}
