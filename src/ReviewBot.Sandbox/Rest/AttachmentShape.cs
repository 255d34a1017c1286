using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Attachments as the servers show them.</summary>
internal static class AttachmentShape
{
    public static JsonArray All(Call call, Bug bug, FieldFilter fields) =>
        Shapes.Array(bug.Attachments.Where(call.CanSee).Select(a => (JsonNode?)One(call, a, fields)));

    public static JsonObject One(Call call, Attachment attachment, FieldFilter fields)
    {
        var shown = new NarrowedObject(fields);
        shown.Put("id", () => attachment.Id);
        shown.Put("bug_id", () => attachment.BugId);
        shown.Put("file_name", () => attachment.FileName);
        shown.Put("summary", () => attachment.Summary);
        shown.Put("content_type", () => attachment.ContentType);
        shown.Put("size", () => attachment.Data.Length);
        shown.Put("is_private", () => attachment.IsPrivate ? 1 : 0);
        shown.Put("is_obsolete", () => attachment.IsObsolete ? 1 : 0);
        shown.Put("is_patch", () => attachment.IsPatch ? 1 : 0);
        shown.Put("creator", () => attachment.Creator.Login);
        shown.Put("creation_time", () => Clock.Write(attachment.Created));
        shown.Put("last_change_time", () => Clock.Write(attachment.Changed));
        shown.Put("flags", () => Shapes.Array(attachment.Flags.Select(f => Shapes.Flag(f))));
        shown.Put("data", () => Convert.ToBase64String(attachment.Data));
        if (call.IsBmo)
        {
            shown.Put("description", () => attachment.Summary);
            shown.Put("attacher", () => attachment.Creator.Login);
            shown.Put("creator_detail", () => Shapes.Detail(call, attachment.Creator, fields.Inside("creator_detail")));
        }

        return shown.Json;
    }
}
