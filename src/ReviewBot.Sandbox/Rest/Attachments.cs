using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Attachments: reading, adding, changing.</summary>
internal static class Attachments
{
    private const int MaxBytes = 1000 * 1024;

    private static readonly HashSet<string> Known =
    [
        "ids", "flags", "bug_flags", "comment", "summary", "file_name", "content_type", "is_patch", "is_private", "is_obsolete",
        "is_markdown", "Bugzilla_api_key", "api_key", "minor_update", "include_fields", "exclude_fields",
    ];

    public static JsonNode OfBugs(Call call)
    {
        var bugs = new JsonObject();
        foreach (var bug in call.VisibleBugs())
        {
            bugs[$"{bug.Id}"] = Shapes.Attachments(call, bug, call.Fields);
        }

        return new JsonObject { ["bugs"] = bugs, ["attachments"] = new JsonObject() };
    }

    public static JsonNode ById(Call call)
    {
        var found = new JsonObject();
        foreach (var id in call.Args.Ids("attachment_ids").Select(t => Args.Number(t, "Bugzilla::Attachment::new_from_list")))
        {
            if (call.State.FindAttachment(id) is not var (bug, attachment))
            {
                continue;
            }

            call.Visible($"{bug.Id}");
            if (!call.CanSee(attachment))
            {
                throw new BugzillaException(304, $"Sorry, you are not authorized to access attachment #{id}.");
            }

            found[$"{id}"] = Shapes.Attachment(call, attachment, call.Fields);
        }

        return new JsonObject { ["attachments"] = found, ["bugs"] = new JsonObject() };
    }

    public static JsonNode Create(Call call)
    {
        var args = call.Args;
        var user = call.Login();
        var bugs = call.VisibleBugs();
        if (!args.Has("data"))
        {
            throw BugzillaException.Required("", "data");
        }

        var data = Decode(args.Text("data") ?? "");
        if (data.Length == 0)
        {
            throw new BugzillaException(606, "The file you are trying to attach is empty, does not exist, or you don't have permission to read it.");
        }

        if (data.Length > MaxBytes)
        {
            throw new BugzillaException(600, $"The file you are trying to attach is {Math.Round(data.Length / 1024.0)} kilobytes (KB) in size. Attachments cannot be more than 1000 KB. We recommend that you store your attachment elsewhere and then paste the URL to this file on the attachment creation page.");
        }

        var fileName = args.Text("file_name") is { Length: > 0 } f ? f : throw new BugzillaException(603, "You did not specify a file to attach.");
        var summary = args.Text("summary")?.Trim() is { Length: > 0 } s ? s : throw new BugzillaException(604, "You must enter a description for the attachment.");
        var isPatch = args.IsTrue("is_patch");
        var contentType = ContentType(call, isPatch ? "text/plain" : args.Text("content_type") ?? "", data);
        var isPrivate = args.IsTrue("is_private");
        if (isPrivate && !call.IsInsider)
        {
            throw new BugzillaException(113, "Sorry, but you are not allowed to (un)mark comments or attachments as private.");
        }

        var created = new List<Attachment>();
        foreach (var bug in bugs)
        {
            var edit = new Edit(call, bug);
            var attachment = new Attachment
            {
                Id = call.State.NextAttachment++,
                BugId = bug.Id,
                Creator = user,
                Created = call.Now,
                Changed = call.Now,
                FileName = fileName,
                Summary = summary,
                ContentType = contentType,
                Data = data,
                IsPatch = isPatch,
                IsPrivate = isPrivate,
                IsObsolete = args.IsTrue("is_obsolete"),
            };
            call.State.Add(bug, attachment);
            var rules = new FlagRules(call, bug, attachment);
            var (removed, added) = rules.Apply(args.Node("flags"));
            edit.AddComment(args.Text("comment") ?? "", isPrivate, CommentKind.AttachmentCreated, attachment.Id);
            edit.Record("flagtypes.name", removed, added, attachment.Id);
            edit.ChangeCc(rules.Asked, []);
            bug.Changed = call.Now;
            created.Add(attachment);
        }

        call.Status = 201;
        if (!call.IsBmo)
        {
            return new JsonObject { ["ids"] = Shapes.Array(created.Select(a => (JsonNode?)a.Id)) };
        }

        var shown = new JsonObject();
        foreach (var attachment in created)
        {
            var json = Shapes.Attachment(call, attachment, call.Fields);

            // The dates of flags in this answer are wrong on the real server too: midnight of the day.
            json["flags"] = Shapes.Array(attachment.Flags.Select(x => (JsonNode?)Shapes.Flag(x, new DateTimeOffset(call.Now.Date, TimeSpan.Zero))));
            shown[$"{attachment.Id}"] = json;
        }

        return new JsonObject { ["attachments"] = shown };
    }

    /// <summary>Changes attachments: first they and their flags, then, in a second transaction, comment, CC and bug flags.</summary>
    public static JsonNode Update(Call call, bool half)
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

        if (!half)
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
        Text("content_type", "attachments.mimetype", attachment.ContentType, v => attachment.ContentType = ContentType(call, v, attachment.Data));
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

    private static string ContentType(Call call, string type, byte[] data)
    {
        string[] families = call.IsBmo
            ? ["application", "audio", "font", "image", "message", "model", "multipart", "text", "video"]
            : ["application", "audio", "image", "message", "model", "multipart", "text", "video"];
        if (call.IsBmo && type == "text/x-phabricator-request" && call.User?.Login != World.PhabricatorBot)
        {
            type = "";
        }

        var slash = type.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || !families.Contains(type[..slash]) || type.Length == slash + 1)
        {
            throw new BugzillaException(601, $"The content type {(type.Length == 0 ? "" : type + " ")}is invalid. Valid types must be of the form foo/bar where foo is one of {string.Join(", ", families)} and bar must not contain any special characters (such as \"=\", \"?\", ...).");
        }

        return call.IsBmo && type == "text/plain" && data.Length <= 256 ? LinkType(Encoding.UTF8.GetString(data).Trim()) ?? type : type;
    }

    private static string? LinkType(string text) =>
        text.Any(char.IsWhiteSpace) ? null
        : text.StartsWith("https://github.com/", StringComparison.Ordinal) && text.Contains("/pull/", StringComparison.Ordinal) ? "text/x-github-pull-request"
        : text.StartsWith("https://docs.google.com/", StringComparison.Ordinal) ? "text/x-google-doc"
        : null;

    // As far as it goes, without an error.
    private static byte[] Decode(string text)
    {
        var clean = new string([.. text.TakeWhile(c => c != '=').Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/')]);
        if (clean.Length % 4 == 1)
        {
            clean = clean[..^1];
        }

        return Convert.FromBase64String(clean.PadRight((clean.Length + 3) / 4 * 4, '='));
    }
}
