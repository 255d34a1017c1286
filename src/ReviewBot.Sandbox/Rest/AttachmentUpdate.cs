using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Changes attachments: first they and their flags, then, in a second transaction, comment, CC and bug flags.</summary>
internal static class AttachmentUpdate
{
    private static readonly HashSet<string> Known =
    [
        "ids", "flags", "bug_flags", "comment", "summary", "file_name", "content_type", "is_patch", "is_private", "is_obsolete",
        "is_markdown", "Bugzilla_api_key", "api_key", "minor_update", "include_fields", "exclude_fields",
    ];

    public static JsonNode Apply(Call call)
    {
        var user = call.Login();
        var args = call.Args;
        if (args.Body.Select(p => p.Key).FirstOrDefault(k => !Known.Contains(k) || (k == "bug_flags" && !call.IsBmo)) is { } unknown)
        {
            throw new BugzillaException(67399, $"The requested method 'Bugzilla::Attachment::set_{unknown}' was not found.");
        }

        var answer = new JsonArray();
        var second = new List<Action>();
        foreach (var (bug, attachment) in Editable(call, user))
        {
            var edit = new Edit(call, bug);
            var rules = new FlagRules(call, bug, attachment);
            var before = attachment.Flags.ToList();
            rules.Apply(args.Node("flags"));
            Fields(call, edit, attachment, before);
            var asked = rules.Asked.ToList();
            answer.Add(new JsonObject
            {
                ["id"] = attachment.Id,
                ["last_change_time"] = Clock.Write(attachment.Changed),
                ["changes"] = Shapes.Changes(edit.Changes),
            });
            second.Add(() => Rest(call, bug, attachment, asked));
        }

        if (call.Breakdown != Breakdown.HalfStored)
        {
            second.ForEach(write => write());
        }

        return new JsonObject { ["attachments"] = answer };
    }

    private static List<(Bug Bug, Attachment Attachment)> Editable(Call call, User user)
    {
        var found = new List<(Bug, Attachment)>();
        foreach (var text in call.Args.Texts("ids"))
        {
            if (!int.TryParse(text, out var id) || call.State.FindAttachment(id) is not var (bug, attachment))
            {
                throw BugzillaException.User($"The attachment id {text} is invalid.");
            }

            if (!call.CanSee(bug))
            {
                throw BugzillaException.User($"You are not authorized to edit attachments on bug {bug.Id}.");
            }

            if (!MayEdit(call, user, attachment))
            {
                throw BugzillaException.User($"You are not authorized to edit attachment {id}.");
            }

            found.Add((bug, attachment));
        }

        return found;
    }

    // Without editbugs one edits one's own; the setter or requestee of a flag may change that flag, and nothing else.
    private static bool MayEdit(Call call, User user, Attachment attachment) =>
        call.CanSee(attachment)
        && (user.In(SystemGroups.EditBugs)
            || attachment.Creator == user
            || (call.Args.Body.All(p => p.Key is "flags" or "comment" or "ids" or "Bugzilla_api_key" or "api_key" or "is_markdown")
                && call.Args.Node("flags") is JsonArray { Count: > 0 } flags
                && flags.All(e => Args.PerlText(e?["id"]) is { } id
                    && attachment.Flags.Exists(f => $"{f.Id}" == id && (f.Setter == user || f.Requestee == user)))));

    private static void Fields(Call call, Edit edit, Attachment attachment, List<Flag> flagsBefore)
    {
        var args = call.Args;
        var pending = new List<(string Field, string Answer, string Before, string After)>();
        void Text(string name, string field, string before, Action<string> set)
        {
            if (args.Has(name) && args.Text(name) is { } after && after != before)
            {
                set(after);
                pending.Add((field, name, before, after));
            }
        }

        void Bit(string name, string field, bool before, Action<bool> set)
        {
            if (args.Has(name) && args.IsTrue(name) != before)
            {
                set(!before);
                pending.Add((field, name, before ? "1" : "0", before ? "0" : "1"));
            }
        }

        Text("summary", "attachments.description", attachment.Summary, v => attachment.Summary = v);
        Text("file_name", "attachments.filename", attachment.FileName, v => attachment.FileName = v);
        Text("content_type", "attachments.mimetype", attachment.ContentType, v => attachment.ContentType = ContentTypes.Check(call, v, attachment.Data));
        Bit("is_patch", "attachments.ispatch", attachment.IsPatch, v => attachment.IsPatch = v);
        if (args.Has("is_private") && args.IsTrue("is_private") != attachment.IsPrivate && !call.IsInsider)
        {
            throw new BugzillaException(113, "Sorry, but you are not allowed to (un)mark comments or attachments as private.");
        }

        Bit("is_private", "attachments.isprivate", attachment.IsPrivate, v => attachment.IsPrivate = v);
        Bit("is_obsolete", "attachments.isobsolete", attachment.IsObsolete, v => attachment.IsObsolete = v);
        if (pending.Exists(p => p.Answer == "is_obsolete") && attachment.IsObsolete)
        {
            new FlagRules(call, edit.Bug, attachment).DropRequests();
        }

        var (removed, added) = FlagRules.Difference(flagsBefore, attachment.Flags);
        edit.Record("flagtypes.name", removed, added, attachment.Id);
        foreach (var (field, name, before, after) in pending)
        {
            edit.Record(field, before, after, attachment.Id, name);
        }

        if (edit.Changes.Count > 0)
        {
            attachment.Changed = call.Now;
        }
    }

    private static void Rest(Call call, Bug bug, Attachment attachment, List<User> asked)
    {
        var edit = new Edit(call, bug);
        var rules = new FlagRules(call, bug, null);
        var (removed, added) = rules.Apply(call.Args.Node("bug_flags"));
        if (call.Args.Has("comment"))
        {
            // An object (right for a bug) is stored as the text that Perl makes of it.
            edit.AddComment(call.Args.Text("comment") ?? "", attachment.IsPrivate, CommentKind.AttachmentUpdated, attachment.Id);
        }

        edit.ChangeCc([.. asked, .. rules.Asked], []);
        edit.Record("flagtypes.name", removed, added);
    }
}
