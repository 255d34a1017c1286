using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>History, in the grouping and with the glue of the servers.</summary>
internal static class Histories
{
    public static JsonArray Write(Call call, Bug bug, DateTimeOffset? after)
    {
        var entries = new JsonArray();
        Activity? last = null;
        (string Field, int? Attachment, string Removed, string Added, JsonObject Json)? change = null;
        JsonArray? changes = null;

        // Rows are numbered as they come; a stable sort by second keeps that order.
        foreach (var row in bug.History.Where(r => IsVisible(call, bug, r) && (after is null || r.When > after)).OrderBy(r => r.When))
        {
            if (last is null || last.When != row.When || last.Who != row.Who)
            {
                changes = [];
                entries.Add(new JsonObject { ["when"] = Clock.Write(row.When), ["who"] = row.Who.Login, ["changes"] = changes });
                change = null;
            }

            if (change is { } c && c.Field == row.Field && c.Attachment == row.AttachmentId && row.CommentId is null)
            {
                var removed = Glue(row.Field, c.Removed, row.Removed);
                var added = Glue(row.Field, c.Added, row.Added);
                c.Json["removed"] = removed;
                c.Json["added"] = added;
                change = c with { Removed = removed, Added = added };
            }
            else
            {
                var json = new JsonObject { ["field_name"] = row.Field, ["removed"] = row.Removed, ["added"] = row.Added };
                if (row.AttachmentId is { } attachment)
                {
                    json["attachment_id"] = attachment;
                }

                if (row.CommentId is { } id && call.IsBmo)
                {
                    json["comment_id"] = id;
                    json["comment_count"] = bug.Comments.Find(x => x.Id == id)?.Count;
                }

                changes!.Add(json);
                change = (row.Field, row.AttachmentId, row.Removed, row.Added, json);
            }

            last = row;
        }

        return entries;
    }

    /// <summary>Whether the caller may see what the row is about.</summary>
    public static bool IsVisible(Call call, Bug bug, Activity row) =>
        (row.AttachmentId is not { } attachment || bug.Attachments.Find(a => a.Id == attachment) is not { } found || call.CanSee(found))
        && (row.CommentId is not { } comment || bug.Comments.Find(c => c.Id == comment) is not { } text || call.CanSee(text));

    // A second change of the same thing in the same second is appended, with a blank even before nothing.
    private static string Glue(string field, string before, string next) =>
        before.Length == 0 ? next
        : next.StartsWith(',') || next.StartsWith(' ') ? before + next
        : field is "depends_on" or "blocks" or "see_also" ? $"{before}, {next}"
        : $"{before} {next}";
}
