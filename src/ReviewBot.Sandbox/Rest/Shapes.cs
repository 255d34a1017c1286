using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Things as the servers show them in JSON.</summary>
internal static class Shapes
{
    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);

    public static JsonObject Bug(Call call, Bug bug, bool fromSearch)
    {
        var fields = call.Fields;
        var json = new JsonObject();
        void Put(string name, Func<JsonNode?> value, bool extra = false)
        {
            if (fields.Wants(name, extra))
            {
                json[name] = value();
            }
        }

        void Person(string name, User user)
        {
            if (fields.Wants(name))
            {
                json[name] = user.Login;
                json[name + "_detail"] = Detail(call, user, fields.Inside(name));
            }
        }

        Put("id", () => bug.Id);
        Put("alias", () => call.IsBmo ? bug.Alias : bug.Alias is null ? new JsonArray() : new JsonArray(bug.Alias));
        Put("product", () => bug.Product.Name);
        Put("component", () => bug.Component);
        Put("classification", () => call.IsBmo ? "Client Software" : "Unclassified");
        Put("version", () => bug.Version);
        Put("summary", () => bug.Summary);
        Put("status", () => bug.Status);
        Put("resolution", () => bug.Resolution);
        Put("dupe_of", () => bug.DupeOf);
        Put("is_open", () => bug.IsOpen);
        Put("is_confirmed", () => bug.Status != "UNCONFIRMED");
        Put("severity", () => bug.Severity);
        Put("priority", () => bug.Priority);
        Put("op_sys", () => bug.OpSys);
        Put("platform", () => bug.Platform);
        Put("target_milestone", () => bug.TargetMilestone);
        Put("url", () => bug.Url);
        Put("whiteboard", () => bug.Whiteboard);
        Put("qa_contact", () => "");
        Put("deadline", () => null);
        Put("keywords", () => Array(bug.Keywords));
        Put("groups", () => Array(bug.Groups));
        Put("see_also", () => Array(bug.SeeAlso));
        Put("depends_on", () => Array(bug.DependsOn.Select(i => (JsonNode?)i)));
        Put("blocks", () => Array(bug.Blocks.Select(i => (JsonNode?)i)));
        Put("creation_time", () => Clock.Write(bug.Created));
        Put("last_change_time", () => Clock.Write(bug.Changed));
        Put("is_cc_accessible", () => bug.IsCcAccessible);
        Put("is_creator_accessible", () => bug.IsCreatorAccessible);
        Put("flags", () => Array(bug.Flags.Select(f => Flag(f))));
        Person("creator", bug.Creator);
        Person("assigned_to", bug.AssignedTo);
        if (fields.Wants("cc"))
        {
            var people = bug.Cc.OrderBy(u => u.Login, StringComparer.Ordinal).ToList();
            json["cc"] = Array(people.Select(u => u.Login));
            json["cc_detail"] = Array(people.Select(u => (JsonNode?)Detail(call, u, fields.Inside("cc"))));
        }

        if (!fromSearch && call.User is not null)
        {
            Put("update_token", () => $"{call.Now.ToUnixTimeSeconds()}-{call.Server.NextToken()}");
        }

        if (call.IsBmo)
        {
            Put("type", () => "task");
            Put("mentors", () => new JsonArray());
            Put("mentors_detail", () => new JsonArray());
            Put("regressed_by", () => new JsonArray());
            Put("regressions", () => new JsonArray());
            Put("duplicates", () => new JsonArray());
            Put("votes", () => 0);
            Put("comment_count", () => bug.Comments.Count);
            Put("attachments", () => Attachments(call, bug, fields.Inside("attachments")), extra: true);
            Put("comments", () => Comments(call, bug, bug.Comments, fields.Inside("comments")), extra: true);
            Put("history", () => Histories.Write(call, bug, null), extra: true);
        }
        else
        {
            Put("tags", () => new JsonArray(), extra: true);
        }

        return json;
    }

    public static JsonArray Attachments(Call call, Bug bug, FieldFilter fields) =>
        Array(bug.Attachments.Where(call.CanSee).Select(a => (JsonNode?)Attachment(call, a, fields)));

    public static JsonObject Attachment(Call call, Attachment attachment, FieldFilter fields)
    {
        var json = new JsonObject();
        void Put(string name, Func<JsonNode?> value)
        {
            if (fields.Wants(name))
            {
                json[name] = value();
            }
        }

        Put("id", () => attachment.Id);
        Put("bug_id", () => attachment.BugId);
        Put("file_name", () => attachment.FileName);
        Put("summary", () => attachment.Summary);
        Put("content_type", () => attachment.ContentType);
        Put("size", () => attachment.Data.Length);
        Put("is_private", () => attachment.IsPrivate ? 1 : 0);
        Put("is_obsolete", () => attachment.IsObsolete ? 1 : 0);
        Put("is_patch", () => attachment.IsPatch ? 1 : 0);
        Put("creator", () => attachment.Creator.Login);
        Put("creation_time", () => Clock.Write(attachment.Created));
        Put("last_change_time", () => Clock.Write(attachment.Changed));
        Put("flags", () => Array(attachment.Flags.Select(f => Flag(f))));
        Put("data", () => Convert.ToBase64String(attachment.Data));
        if (call.IsBmo)
        {
            Put("description", () => attachment.Summary);
            Put("attacher", () => attachment.Creator.Login);
            Put("creator_detail", () => Detail(call, attachment.Creator, fields.Inside("creator_detail")));
        }

        return json;
    }

    public static JsonNode Flag(Flag flag, DateTimeOffset? date = null)
    {
        var json = new JsonObject
        {
            ["id"] = flag.Id,
            ["type_id"] = flag.Type.Id,
            ["name"] = flag.Type.Name,
            ["status"] = flag.Status.ToString(),
            ["setter"] = flag.Setter.Login,
            ["creation_date"] = Clock.Write(date ?? flag.Created),
            ["modification_date"] = Clock.Write(date ?? flag.Modified),
        };
        if (flag.Requestee is not null)
        {
            json["requestee"] = flag.Requestee.Login;
        }

        return json;
    }

    public static JsonArray Comments(Call call, Bug bug, IEnumerable<Comment> comments, FieldFilter fields) =>
        Array(comments.Where(call.CanSee).Select(c => (JsonNode?)Comment(call, bug, c, fields)));

    public static JsonObject Comment(Call call, Bug bug, Comment comment, FieldFilter fields)
    {
        var json = new JsonObject();
        void Put(string name, Func<JsonNode?> value)
        {
            if (fields.Wants(name))
            {
                json[name] = value();
            }
        }

        Put("id", () => comment.Id);
        Put("bug_id", () => bug.Id);
        Put("count", () => comment.Count);
        Put("creator", () => comment.Author.Login);
        Put("time", () => Clock.Write(comment.When));
        Put("creation_time", () => Clock.Write(comment.When));
        Put("text", () => Text(bug, comment));
        Put("is_private", () => comment.IsPrivate);
        Put("attachment_id", () => comment.AttachmentId);
        Put("tags", () => Array(comment.Tags.OrderBy(t => t, StringComparer.Ordinal)));
        if (call.IsBmo)
        {
            Put("author", () => comment.Author.Login);
            Put("raw_text", () => comment.RawText);
            Put("reactions", () => new JsonObject());
            if (call.User?.In(SystemGroups.EditBugs) ?? false)
            {
                Put("edit_count", () => comment.Edits);
                Put("last_change_time", () => comment.Edited is { } edited ? Clock.Write(edited) : null);
            }
        }

        return json;
    }

    /// <summary>The text with the lines that the server puts before a comment on an attachment.</summary>
    public static string Text(Bug bug, Comment comment)
    {
        if (comment.Kind == CommentKind.Normal)
        {
            return comment.RawText;
        }

        var what = comment.Kind == CommentKind.AttachmentCreated ? "Created attachment" : "Comment on attachment";
        var summary = bug.Attachments.Find(a => a.Id == comment.AttachmentId)?.Summary ?? "";
        var prefix = $"{what} {comment.AttachmentId}\n{summary}";
        return comment.RawText.Length == 0 ? prefix : $"{prefix}\n\n{comment.RawText}";
    }

    public static JsonObject Detail(Call call, User user, FieldFilter fields)
    {
        var json = new JsonObject();
        void Put(string name, JsonNode? value)
        {
            if (fields.Wants(name))
            {
                json[name] = value;
            }
        }

        Put("id", user.Id);
        Put("name", user.Login);
        Put("email", user.Login);
        Put("real_name", user.RealName);
        if (call.IsBmo)
        {
            Put("nick", user.Nick);
        }

        return json;
    }

    /// <summary>What a write changed, as the answer of a PUT names it.</summary>
    public static JsonObject Changes(IEnumerable<(string Field, string Removed, string Added)> changes)
    {
        var json = new JsonObject();
        foreach (var (field, removed, added) in changes)
        {
            json[field] = new JsonObject { ["removed"] = removed, ["added"] = added };
        }

        return json;
    }
}
