using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Markup;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Comments and their tags.</summary>
internal static class Comments
{
    public static JsonNode OfBugs(Call call)
    {
        var after = call.Args.Text("new_since") is { Length: > 0 } since ? Clock.Read(since) : DateTimeOffset.MinValue;
        var bugs = new JsonObject();
        foreach (var bug in call.VisibleBugs())
        {
            bugs[$"{bug.Id}"] = new JsonObject
            {
                ["comments"] = CommentShape.All(call, bug, bug.Comments.Where(c => c.When > after), call.Fields),
            };
        }

        return new JsonObject { ["bugs"] = bugs, ["comments"] = new JsonObject() };
    }

    public static JsonNode ById(Call call)
    {
        var found = new JsonObject();
        foreach (var text in call.Args.Ids("comment_ids"))
        {
            var (bug, comment) = Find(call, text) ?? throw new BugzillaException(111, $"{text} is not a valid comment id.");
            call.Visible($"{bug.Id}");
            if (comment.IsPrivate && !call.IsInsider)
            {
                throw new BugzillaException(110, $"Comment id {text} is private.");
            }

            found[text] = CommentShape.One(call, bug, comment, call.Fields);
        }

        return new JsonObject { ["comments"] = found, ["bugs"] = new JsonObject() };
    }

    public static JsonNode Create(Call call)
    {
        call.Login();
        var args = call.Args;
        var bug = call.Visible(args.Text("id") ?? "");
        var text = args.Text("comment") ?? "";
        if (string.IsNullOrWhiteSpace(text))
        {
            throw BugzillaException.Required("", "comment");
        }

        var comment = new Edit(call, bug).AddComment(text, args.IsTrue("is_private"))!;
        call.Status = 201;

        // BMO answers with the number of whatever was stored last: with tags, the tag's.
        return new JsonObject { ["id"] = call.IsBmo && TagQuietly(call, bug, comment) ? call.State.NextTag : comment.Id };
    }

    public static JsonNode Tag(Call call)
    {
        var user = call.Login();
        var group = call.IsBmo ? SystemGroups.EditBugs : SystemGroups.Taggers;
        if (!user.In(group))
        {
            throw new BugzillaException(304, $"Sorry, you aren't a member of the '{group}' group, and so you are not authorized to comment tags.");
        }

        if (Find(call, call.Args.Text("comment_id") ?? "") is not var (bug, comment))
        {
            return new JsonArray();
        }

        call.Visible($"{bug.Id}");
        var add = List(call.Args.Node("add")).Select(Check).ToList();
        var remove = List(call.Args.Node("remove"));
        var tags = comment.Tags.Where(t => !remove.Contains(t, StringComparer.OrdinalIgnoreCase)).ToList();
        var added = add.Where(t => !tags.Contains(t, StringComparer.OrdinalIgnoreCase)).ToList();
        Store(call, bug, comment, [.. tags, .. added], [.. comment.Tags.Except(tags)], added);
        return Shapes.Array(tags.Concat(added).Order(StringComparer.Ordinal));
    }

    /// <summary>BMO: tags beside a new comment; ignored where the caller may not set them.</summary>
    public static bool TagQuietly(Call call, Bug bug, Comment comment)
    {
        var tags = call.Args.Texts("comment_tags").Where(t => t.Length > 0).ToList();
        if (tags.Count == 0 || !call.Login().In(SystemGroups.EditBugs))
        {
            return false;
        }

        Store(call, bug, comment, [.. tags.Select(Check)], [], tags);
        return true;
    }

    public static JsonNode Edit(Call call)
    {
        var user = call.Login();
        var (bug, comment) = Find(call, call.Args.Text("comment_id") ?? "")
            ?? throw new BugzillaException(111, $"{call.Args.Text("comment_id")} is not a valid comment id.");
        call.Visible($"{bug.Id}");
        if (!user.In(SystemGroups.EditBugs) || (comment.Author != user && comment.Count != 0))
        {
            throw new BugzillaException(304, "Sorry, you are not authorized to edit comments.");
        }

        var text = Rest.Edit.Clean(call.Args.Text("new_comment") ?? "");
        if (text == comment.RawText)
        {
            throw new BugzillaException(68000, "Invalid parameter new_comment passed to EditComments.update_comment: It must be different from the current value.");
        }

        // No history, no mail, and the bug's time stays.
        call.State.Touch(bug);
        bug.Comments[bug.Comments.IndexOf(comment)] = comment with { RawText = text, Edits = comment.Edits + 1, Edited = call.Now };
        return new JsonObject { ["text"] = text, ["html"] = Markdown.ToHtml(text), ["count"] = comment.Edits + 1 };
    }

    public static JsonNode Render(Call call) => new JsonObject { ["html"] = Markdown.ToHtml(call.Args.Text("text") ?? "") };

    public static JsonNode SearchTags(Call call) => Shapes.Array(
        call.State.Bugs.Where(call.CanSee)
            .SelectMany(b => b.Comments)
            .SelectMany(c => c.Tags)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(t => t.Contains(call.Args.InPath("part")!, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Take(int.TryParse(call.Args.Text("limit"), out var limit) ? limit : 7));

    private static (Bug Bug, Comment Comment)? Find(Call call, string id) =>
        int.TryParse(id, out var number) ? call.State.FindComment(number) : null;

    // A tag leaves the bug's time as it is; history notes it all the same.
    private static void Store(Call call, Bug bug, Comment comment, IReadOnlyList<string> tags, IReadOnlyList<string> removed, IReadOnlyList<string> added)
    {
        call.State.Touch(bug);
        bug.Comments[bug.Comments.IndexOf(comment)] = comment with { Tags = tags };
        foreach (var (old, next) in removed.Select(t => (t, "")).Concat(added.Select(t => ("", t))))
        {
            call.State.NextTag++;
            if (call.IsBmo)
            {
                bug.History.Add(new Activity(call.Now, call.Login(), "comment_tag", old, next) { CommentId = comment.Id });
            }
        }
    }

    private static IReadOnlyList<string> List(JsonNode? node) => node switch
    {
        null => [],
        JsonArray => Args.PerlList(node),
        _ => throw new BugzillaException(
            BugzillaException.Internal,
            $"Can't use string (\"{Args.PerlText(node)}\") as an ARRAY ref while \"strict refs\" in use at Bugzilla/WebService/Bug.pm line 1160.\n"),
    };

    private static string Check(string tag) =>
        tag.Length < 3 ? throw new BugzillaException(128, "Comment tags must be at least 3 characters.")
        : tag.Length > 24 ? throw new BugzillaException(127, "Comment tags cannot be longer than 24 characters.")
        : tag.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-') ? tag
        : throw new BugzillaException(126, $"The comment tag \"{tag}\" contains invalid characters or words.");
}
