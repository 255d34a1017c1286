using System.Globalization;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Push;

/// <summary>What BMO posts to a webhook for what was done to a bug, one message for each kind of event; of a private bug little more than its number.</summary>
internal static class Pushes
{
    /// <summary>The messages for a bug that was changed.</summary>
    /// <param name="before">The bug before that; null for a new one.</param>
    /// <param name="now">The bug.</param>
    public static IEnumerable<JsonObject> Of(Bug? before, Bug now)
    {
        foreach (var comment in now.Comments.Skip(before?.Comments.Count ?? 0))
        {
            yield return Message(now, "comment", Comment(comment, now), "create", comment.Author, comment.When);
        }

        if (before is null)
        {
            yield return Message(now, "bug", [], "create", now.Creator, now.Created);
        }

        foreach (var attachment in now.Attachments.Skip(before?.Attachments.Count ?? 0))
        {
            yield return Message(now, "attachment", Attachment(attachment, now), "create", attachment.Creator, attachment.Created);
        }

        foreach (var change in now.History.Skip(before?.History.Count ?? 0).GroupBy(a => (a.AttachmentId, a.Who, a.When)))
        {
            var attachment = now.Attachments.Find(a => a.Id == change.Key.AttachmentId);
            var message = Message(now, attachment is null ? "bug" : "attachment", attachment is null ? [] : Attachment(attachment, now), "modify", change.Key.Who, change.Key.When);
            var told = message["event"]!.AsObject();
            told["routing_key"] = $"{told["routing_key"]}:{string.Join('+', change.Select(Field).Distinct())}";
            if (now.Groups.Count == 0)
            {
                told["changes"] = new JsonArray([.. change.Select(a => new JsonObject { ["added"] = a.Added, ["field"] = Field(a), ["removed"] = a.Removed })]);
            }

            yield return message;
        }
    }

    private static string Field(Activity activity) => activity.Field == "flagtypes.name"
        ? $"flag.{(activity.Added.Length > 0 ? activity.Added : activity.Removed).Split('?', '+', '(')[0].TrimEnd('-')}"
        : activity.Field;

    private static JsonObject Message(Bug bug, string target, JsonObject about, string action, User who, DateTimeOffset when)
    {
        var isPrivate = bug.Groups.Count > 0;
        var told = new JsonObject { ["id"] = bug.Id, ["is_private"] = isPrivate };
        if (!isPrivate)
        {
            told["classification"] = "Client Software";
            told["component"] = bug.Component;
            told["creation_time"] = Text(bug.Created);
            told["creator"] = bug.Creator.Login;
            told["last_change_time"] = Text(bug.Changed);
            told["product"] = bug.Product.Name;
            told["resolution"] = bug.Resolution;
            told["status"] = bug.Status;
            told["summary"] = bug.Summary;
            told["whiteboard"] = bug.Whiteboard;
        }

        if (!isPrivate || about.Count > 0)
        {
            told[target] = about;
        }

        return new JsonObject
        {
            ["bug"] = told,
            ["event"] = new JsonObject
            {
                ["action"] = action,
                ["routing_key"] = $"{target}.{action}",
                ["target"] = target,
                ["time"] = Text(when),
                ["user"] = new JsonObject { ["id"] = who.Id, ["login"] = who.Login, ["real_name"] = who.RealName },
            },
            ["webhook_id"] = 1,
            ["webhook_name"] = "reviewbot",
        };
    }

    private static JsonObject Comment(Comment comment, Bug bug)
    {
        var isPrivate = comment.IsPrivate || bug.Groups.Count > 0;
        var told = new JsonObject { ["id"] = comment.Id, ["is_private"] = isPrivate };
        if (!isPrivate)
        {
            told["body"] = bug.TextOf(comment);
            told["creation_time"] = Text(comment.When);
            told["number"] = comment.Count;
        }

        return told;
    }

    private static JsonObject Attachment(Attachment attachment, Bug bug)
    {
        var isPrivate = attachment.IsPrivate || bug.Groups.Count > 0;
        var told = new JsonObject { ["id"] = attachment.Id, ["is_private"] = isPrivate };
        if (!isPrivate)
        {
            told["content_type"] = attachment.ContentType;
            told["description"] = attachment.Summary;
            told["file_name"] = attachment.FileName;
            told["is_obsolete"] = attachment.IsObsolete;
            told["last_change_time"] = Text(attachment.Changed);
        }

        return told;
    }

    // Without a zone, as the server sends it.
    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
