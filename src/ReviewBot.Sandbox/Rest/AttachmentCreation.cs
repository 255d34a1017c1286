using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Adds attachments.</summary>
internal static class AttachmentCreation
{
    private const int MaxBytes = 1000 * 1024;

    public static JsonNode Create(Call call)
    {
        call.Login();
        var bugs = call.VisibleBugs();
        var added = Added.Of(call);
        var created = bugs.Select(bug => Add(call, bug, added)).ToList();
        call.Status = 201;
        return call.IsBmo
            ? new JsonObject { ["attachments"] = Shown(call, created) }
            : new JsonObject { ["ids"] = Shapes.Array(created.Select(a => (JsonNode?)a.Id)) };
    }

    private static Attachment Add(Call call, Bug bug, Added added)
    {
        var edit = new Edit(call, bug);
        var attachment = new Attachment
        {
            Id = call.State.NextAttachment++,
            BugId = bug.Id,
            Creator = call.Login(),
            Created = call.Now,
            Changed = call.Now,
            FileName = added.FileName,
            Summary = added.Summary,
            ContentType = added.ContentType,
            Data = added.Data,
            IsPatch = call.Args.IsTrue("is_patch"),
            IsPrivate = call.Args.IsTrue("is_private"),
            IsObsolete = call.Args.IsTrue("is_obsolete"),
        };
        call.State.Add(bug, attachment);
        var rules = new FlagRules(call, bug, attachment);
        var (removed, set) = rules.Apply(call.Args.Node("flags"));
        edit.AddComment(call.Args.Text("comment") ?? "", attachment.IsPrivate, CommentKind.AttachmentCreated, attachment.Id);
        edit.Record("flagtypes.name", removed, set, attachment.Id);
        edit.ChangeCc(rules.Asked, []);
        bug.Changed = call.Now;
        return attachment;
    }

    private static JsonObject Shown(Call call, IEnumerable<Attachment> created)
    {
        var shown = new JsonObject();
        foreach (var attachment in created)
        {
            var json = AttachmentShape.One(call, attachment, call.Fields);

            // The dates of flags in this answer are wrong on the real server too: midnight of the day.
            json["flags"] = Shapes.Array(attachment.Flags.Select(x => (JsonNode?)Shapes.Flag(x, new DateTimeOffset(call.Now.Date, TimeSpan.Zero))));
            shown[$"{attachment.Id}"] = json;
        }

        return shown;
    }

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

    /// <summary>What is to be added, checked in the servers' order.</summary>
    private sealed record Added(byte[] Data, string FileName, string Summary, string ContentType)
    {
        public static Added Of(Call call)
        {
            var args = call.Args;
            var data = Bytes(args);
            var fileName = args.Text("file_name") is { Length: > 0 } f ? f : throw new BugzillaException(603, "You did not specify a file to attach.");
            var summary = args.Text("summary")?.Trim() is { Length: > 0 } s ? s : throw new BugzillaException(604, "You must enter a description for the attachment.");
            var contentType = ContentTypes.Check(call, args.IsTrue("is_patch") ? "text/plain" : args.Text("content_type") ?? "", data);
            return args.IsTrue("is_private") && !call.IsInsider
                ? throw new BugzillaException(113, "Sorry, but you are not allowed to (un)mark comments or attachments as private.")
                : new Added(data, fileName, summary, contentType);
        }

        private static byte[] Bytes(Args args)
        {
            if (!args.Has("data"))
            {
                throw BugzillaException.Required("", "data");
            }

            var data = Decode(args.Text("data") ?? "");
            return data.Length switch
            {
                0 => throw new BugzillaException(606, "The file you are trying to attach is empty, does not exist, or you don't have permission to read it."),
                > MaxBytes => throw new BugzillaException(600, $"The file you are trying to attach is {Math.Round(data.Length / 1024.0)} kilobytes (KB) in size. Attachments cannot be more than 1000 KB. We recommend that you store your attachment elsewhere and then paste the URL to this file on the attachment creation page."),
                _ => data,
            };
        }
    }
}
