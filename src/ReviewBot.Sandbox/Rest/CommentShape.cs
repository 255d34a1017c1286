using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Comments as the servers show them.</summary>
internal static class CommentShape
{
    public static JsonArray All(Call call, Bug bug, IEnumerable<Comment> comments, FieldFilter fields) =>
        Shapes.Array(comments.Where(call.CanSee).Select(c => (JsonNode?)One(call, bug, c, fields)));

    public static JsonObject One(Call call, Bug bug, Comment comment, FieldFilter fields)
    {
        var shown = new NarrowedObject(fields);
        shown.Put("id", () => comment.Id);
        shown.Put("bug_id", () => bug.Id);
        shown.Put("count", () => comment.Count);
        shown.Put("creator", () => comment.Author.Login);
        shown.Put("time", () => Clock.Write(comment.When));
        shown.Put("creation_time", () => Clock.Write(comment.When));
        shown.Put("text", () => bug.TextOf(comment));
        shown.Put("is_private", () => comment.IsPrivate);
        shown.Put("attachment_id", () => comment.AttachmentId);
        shown.Put("tags", () => Shapes.Array(comment.Tags.OrderBy(t => t, StringComparer.Ordinal)));
        if (call.IsBmo)
        {
            shown.Put("author", () => comment.Author.Login);
            shown.Put("raw_text", () => comment.RawText);
            shown.Put("reactions", () => new JsonObject());
            if (call.User?.In(SystemGroups.EditBugs) ?? false)
            {
                shown.Put("edit_count", () => comment.Edits);
                shown.Put("last_change_time", () => comment.Edited is { } edited ? Clock.Write(edited) : null);
            }
        }

        return shown.Json;
    }
}
