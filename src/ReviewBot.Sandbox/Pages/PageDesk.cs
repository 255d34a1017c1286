using System.Text;
using ReviewBot.Sandbox.Forms;
using ReviewBot.Sandbox.Rest;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Pages;

/// <summary>The pages for people: what bugs there are, one bug, filing one; and the forms on them.</summary>
internal sealed class PageDesk(BugzillaState state, Gate gate, Uri? service, DateTimeOffset now)
{
    /// <summary>Serves one request.</summary>
    public SandboxResponse Serve(SandboxRequest request)
    {
        var frame = new Frame(state, new Visitor(null), service, "/", PageRequest.None);
        try
        {
            var asked = PageRequest.Of(request);
            frame = frame with { Visitor = Visitor.Of(state, asked.Text(Visitor.Field)), Asked = asked };
            return asked.IsWrite ? Do(frame) : Show(frame);
        }
        catch (Refusal refusal)
        {
            return Trouble(frame, refusal.Status, refusal.Message);
        }
        catch (BugzillaException error)
        {
            return Trouble(frame, error.Code == 102 ? 403 : 404, error.Message);
        }
    }

    private SandboxResponse Show(Frame frame) => frame.Asked.Path switch
    {
        "/" => PageAnswer.Of<ListPage, ListView>(frame, new ListView([.. state.Bugs.Where(b => Call.CanSee(frame.Visitor.User, b)).OrderByDescending(b => b.Id)])),
        "/enter_bug.cgi" => NewBug(frame),
        "/show_bug.cgi" => Bug(frame, frame.Asked.Text("id")),
        "/attachment.cgi" when frame.Asked.Text("action") == "enter" => Bug(frame, frame.Asked.Text("bugid")),
        "/attachment.cgi" => Download(frame, frame.Asked.Number("id")),
        "/form.txt" when ReadyForms.Find(frame.Asked.Text("name")) is { } form => PageAnswer.Plain(Encoding.UTF8.GetBytes(form.Text)),
        _ => PageAssets.Find(frame.Asked.Path) ?? throw new Refusal(404, "There is no such page."),
    };

    private SandboxResponse Do(Frame frame)
    {
        var form = frame.Asked;
        var acts = new Acts(state, gate, frame.Visitor, now);
        return form.Path switch
        {
            "/enter_bug.cgi" => File(acts, frame),
            "/attach" => Change(frame, form.Number("id"), () => acts.Attach(form.Number("id"), form)),
            "/comment" => Change(frame, form.Number("id"), () => acts.Comment(form.Number("id"), form)),
            "/flag" => Change(frame, form.Number("id"), () => acts.SetFlag(form.Number("attachment"), form)),
            _ => throw new Refusal(404, "There is no such form."),
        };
    }

    private SandboxResponse File(Acts acts, Frame frame)
    {
        int bug;
        try
        {
            bug = acts.File(frame.Asked);
        }
        catch (Refusal refusal)
        {
            return NewBug(frame, refusal);
        }

        return Change(frame, bug, () =>
        {
            if (Acts.Attaches(frame.Asked))
            {
                acts.Attach(bug, frame.Asked);
            }
        });
    }

    // Who is refused finds what was typed where it was typed.
    private SandboxResponse Change(Frame frame, int bug, Action act)
    {
        try
        {
            act();
        }
        catch (Refusal refusal)
        {
            return Bug(frame, $"{bug}", refusal);
        }

        var since = service is not null && state.FindBug(bug) is { } changed ? $"&{Outcome.Field}={Outcome.Mark(changed)}" : "";
        return PageAnswer.GoTo(frame.Bug(bug) + since);
    }

    private static SandboxResponse NewBug(Frame frame, Refusal? refusal = null) =>
        PageAnswer.Of<NewBugPage>(frame with { Path = "/enter_bug.cgi", Refused = refusal?.Message }, refusal?.Status ?? 200);

    private SandboxResponse Bug(Frame frame, string id, Refusal? refusal = null)
    {
        var call = CallOf(frame.Visitor);
        var bug = call.Visible(id);
        var view = new BugView(call, bug);
        view = view with { Outcome = refusal is null ? Outcome.Since(view, frame.Asked.Text(Outcome.Field)) : null };
        var page = PageAnswer.Of<BugPage, BugView>(frame with { Path = "/show_bug.cgi", Id = bug.Id, Refused = refusal?.Message }, view, refusal?.Status ?? 200);
        return view.Outcome is { } outcome ? page with { Awaited = new Awaited(PageAnswer.Known(page), outcome.HasCome) } : page;
    }

    private SandboxResponse Download(Frame frame, int id)
    {
        if (state.FindAttachment(id) is not var (bug, attachment))
        {
            throw new Refusal(404, $"Attachment {id} does not exist.");
        }

        var call = CallOf(frame.Visitor);
        call.Visible($"{bug.Id}");
        return !call.CanSee(attachment) ? throw new Refusal(403, $"You are not authorized to access attachment {id}.")
            : attachment.ContentType.StartsWith("text/", StringComparison.Ordinal) ? PageAnswer.Plain(attachment.Data)
            : PageAnswer.File(attachment.Data);
    }

    private Call CallOf(Visitor visitor) => new(state, visitor.User, Args.Parse("", default)!, now);

    private static SandboxResponse Trouble(Frame frame, int status, string text) =>
        PageAnswer.Of<TroublePage, TroubleView>(frame, new TroubleView(status switch { 403 => "Not for you", 404 => "Nothing here", _ => "That didn't work" }, text), status);
}
