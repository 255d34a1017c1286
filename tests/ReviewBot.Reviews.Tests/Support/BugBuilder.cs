using System.Collections.Immutable;
using System.Text;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Support;

/// <summary>A bug on which people and the bot act; keeps flags, history and CC as the servers do. Each act takes a minute.</summary>
internal sealed class BugBuilder(int id = 12, string product = "Thunderbird", string component = "General", string reporter = BugBuilder.Requester)
{
    public const string Requester = "rhea@example.org";
    public const string Bot = "bot@example.org";

    private static readonly DateTimeOffset Begin = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly List<Attachment> attachments = [];
    private readonly List<Comment> comments = [new(1, 0, reporter, Begin, "Please add a probe.")];
    private readonly List<HistoryEntry> history = [];
    private readonly List<Flag> flags = [];
    private readonly List<string> cc = [];
    private string resolution = "";
    private string whiteboard = "";
    private ImmutableArray<string> groups = [];
    private ImmutableArray<string> keywords = [];
    private long nextFlag = 100;
    private long nextComment = 2;

    public DateTimeOffset Now { get; private set; } = Begin;

    public string Product { get; set; } = product;

    public BugBuilder At(DateTimeOffset time)
    {
        Now = time;
        return this;
    }

    public BugBuilder Wait(TimeSpan time) => At(Now + time);

    public BugBuilder Resolve(string how)
    {
        resolution = how;
        return Record(Requester, new FieldChange("resolution", "", how));
    }

    public BugBuilder Whiteboard(string text)
    {
        whiteboard = text;
        return Record(Requester, new FieldChange("status_whiteboard", "", text));
    }

    public BugBuilder Restrict(params string[] names)
    {
        groups = [.. names];
        return this;
    }

    public BugBuilder ChangeGroups(string by, string[] add, string[] remove)
    {
        groups = [.. groups.Except(remove).Union(add)];
        return Record(by, new FieldChange("groups", string.Join(", ", remove), string.Join(", ", add)));
    }

    public BugBuilder Keyword(string text)
    {
        keywords = keywords.Add(text);
        return Record(Requester, new FieldChange("keywords", "", text));
    }

    public BugBuilder Attach(long attachment, string text, string by = Requester, string type = "text/plain", bool patch = false, bool isPrivate = false, byte[]? bytes = null)
    {
        Step();
        var data = bytes ?? Encoding.UTF8.GetBytes(text);
        attachments.Add(new Attachment { Id = attachment, Creator = by, ContentType = type, IsPatch = patch, IsPrivate = isPrivate, Data = data, Size = data.Length, CreationTime = Now, LastChangeTime = Now, FileName = $"request-{attachment}.txt" });
        comments.Add(new Comment(nextComment++, comments.Count, by, Now, "", AttachmentId: attachment));
        return this;
    }

    public BugBuilder Ask(long attachment, string by = Requester, string? requestee = null)
    {
        Step();
        Change(attachment, a => a with { Flags = a.Flags.Add(new Flag(nextFlag++, "data-review", FlagStatus.Requested, by, requestee, Now, Now)) });
        return Record(by, FlagChange(attachment, "", Requested(requestee)), still: true);
    }

    public BugBuilder Retarget(long attachment, string by, string? to)
    {
        Step();
        var old = Pending(attachment);
        Replace(attachment, old with { Requestee = to, Modified = Now });
        return Record(by, FlagChange(attachment, Requested(old.Requestee), Requested(to)), still: true);
    }

    public BugBuilder Decide(long attachment, string by, FlagStatus status)
    {
        Step();
        var old = Pending(attachment);
        Replace(attachment, old with { Status = status, Setter = by, Requestee = null, Modified = Now });
        return Record(by, FlagChange(attachment, Requested(old.Requestee), status == FlagStatus.Granted ? "data-review+" : "data-review-"), still: true);
    }

    public BugBuilder AskAgain(long attachment, string by = Requester, string? requestee = null)
    {
        Step();
        var old = Get(attachment).Flags.First(f => f.Name == "data-review");
        Replace(attachment, old with { Status = FlagStatus.Requested, Setter = by, Requestee = requestee, Modified = Now });
        return Record(by, FlagChange(attachment, old.Status == FlagStatus.Granted ? "data-review+" : "data-review-", Requested(requestee)), still: true);
    }

    public BugBuilder Clear(long attachment, string by = Requester)
    {
        Step();
        var old = Get(attachment).Flags.First(f => f.Name == "data-review");
        Change(attachment, a => a with { Flags = a.Flags.Remove(old) });
        return Record(by, FlagChange(attachment, old.Status switch { FlagStatus.Granted => "data-review+", FlagStatus.Denied => "data-review-", _ => Requested(old.Requestee) }, ""), still: true);
    }

    public BugBuilder Obsolete(long attachment, string by = Requester)
    {
        Step();
        var pending = Get(attachment).Flags.Where(f => f.Status == FlagStatus.Requested).ToList();
        Change(attachment, a => a with { IsObsolete = true, Flags = a.Flags.RemoveRange(pending) });
        return Record(by, [.. pending.Select(f => FlagChange(attachment, Requested(f.Requestee), "")), new FieldChange("attachments.isobsolete", "0", "1", attachment)]);
    }

    public BugBuilder Say(string by, string text, long? on = null)
    {
        Step();
        comments.Add(new Comment(nextComment++, comments.Count, by, Now, text, AttachmentId: on));
        return this;
    }

    /// <summary>A comment of ours with one step in its reference line.</summary>
    public BugBuilder Mention(string subject, string step, string? state = null) =>
        Say(Bot, $"Some words.\n\n{Mark.Render(id, [new MarkItem(subject, step, state)], markdown: false)}");

    public BugBuilder AskNeedinfo(string by, string of)
    {
        Step();
        flags.Add(new Flag(nextFlag++, "needinfo", FlagStatus.Requested, by, of, Now, Now));
        return Record(by, new FieldChange("flagtypes.name", "", $"needinfo?({of})"), still: true);
    }

    public BugBuilder ClearNeedinfo(string by = Requester)
    {
        Step();
        var old = flags[^1];
        flags.Remove(old);
        return Record(by, new FieldChange("flagtypes.name", $"needinfo?({old.Requestee})", ""), still: true);
    }

    public IReadOnlyList<Comment> Comments => comments;

    public IReadOnlyList<Flag> Flags => flags;

    public Attachment Get(long attachment) => attachments.First(a => a.Id == attachment);

    /// <summary>Does what the plan says, as the server would; <paramref name="loseComment"/> is BMO's half-done update.</summary>
    public BugBuilder Apply(Plan plan, bool loseComment = false)
    {
        foreach (var effect in plan.Effects)
        {
            switch (effect)
            {
                case Effect.Assign a:
                    Retarget(a.AttachmentId, Bot, a.Steward);
                    break;
                case Effect.SetVerdict v:
                    Decide(v.AttachmentId, Bot, v.Status);
                    break;
                case Effect.AskNeedinfo n:
                    Step();
                    flags.Add(new Flag(nextFlag++, "needinfo", FlagStatus.Requested, Bot, n.Login, Now, Now));
                    Record(Bot, new FieldChange("flagtypes.name", "", $"needinfo?({n.Login})"), still: true);
                    break;
                case Effect.ClearNeedinfo c:
                    var old = flags.First(f => f.Id == c.FlagId);
                    flags.Remove(old);
                    Record(Bot, new FieldChange("flagtypes.name", $"needinfo?({old.Requestee})", ""));
                    break;
                case Effect.AddCc c:
                    cc.Add(c.Login);
                    break;
                case Effect.RemoveGroups g:
                    Record(Bot, new FieldChange("bug_group", string.Join(", ", g.Groups), ""));
                    groups = groups.RemoveRange(g.Groups);
                    break;
            }
        }

        return plan.Comment is { } text && !loseComment ? Say(Bot, text) : this;
    }

    public BugSnapshot Build() => new()
    {
        Id = id,
        Product = Product,
        Component = component,
        Summary = "Count the things",
        Status = resolution.Length > 0 ? "RESOLVED" : "NEW",
        Resolution = resolution,
        Creator = reporter,
        AssignedTo = "nobody@example.org",
        Whiteboard = whiteboard,
        Groups = groups,
        Keywords = keywords,
        Cc = [.. cc],
        CreationTime = Begin,
        LastChangeTime = Now,
        Flags = [.. flags],
        Attachments = [.. attachments],
        Comments = [.. comments],
        History = [.. history],
    };

    private static string Requested(string? requestee) => requestee is null ? "data-review?" : $"data-review?({requestee})";

    private static FieldChange FlagChange(long attachment, string removed, string added) => new("flagtypes.name", removed, added, attachment);

    private void Step() => Now += TimeSpan.FromMinutes(1);

    private BugBuilder Record(string who, FieldChange change, bool still = false) => Record(who, [change], still);

    private BugBuilder Record(string who, ImmutableArray<FieldChange> changes, bool still = false)
    {
        if (!still)
        {
            Step();
        }

        history.Add(new HistoryEntry(Now, who, changes));
        return this;
    }

    private Flag Pending(long attachment) => Get(attachment).Flags.First(f => f.Status == FlagStatus.Requested);

    private void Replace(long attachment, Flag flag) =>
        Change(attachment, a => a with { Flags = [.. a.Flags.Select(f => f.Id == flag.Id ? flag : f)] });

    private void Change(long attachment, Func<Attachment, Attachment> change)
    {
        var index = attachments.FindIndex(a => a.Id == attachment);
        attachments[index] = change(attachments[index]);
    }
}
