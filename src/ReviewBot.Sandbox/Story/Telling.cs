using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Forms;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Story;

/// <summary>The story while it is told.</summary>
internal sealed class Telling(SandboxBugzilla server)
{
    private readonly Dictionary<string, int> _bugs = [];
    private readonly DateTimeOffset _start = server.Now;
    private readonly SandboxPerson _robin = server.As(World.Requester);
    private readonly SandboxPerson _juno = server.As(World.Requester2);

    public IReadOnlyDictionary<string, int> All()
    {
        Tell(12.4, "granted", () => Granted(_robin));
        Tell(9.2, "complete, a steward is named", () => Request(_juno, new("Calendar", "Count answers to invitations by place", Requests.Invitations) { Steward = World.Steward2 }));
        Tell(8.6, "flag lost by obsoleting", () => LostFlag(_juno));
        Tell(7.8, "incomplete, a steward is named", () => Request(_robin, new("Chat Core", "Count joined Matrix rooms", Requests.ChatRooms) { Steward = World.Steward1, Component = "Matrix" }));
        Tell(6.9, "not recognised, a steward is named", () => Request(_robin, new("Thunderbird", "Usage of message templates", Texts.Notes) { Steward = World.Steward3, File = "notes.txt" }));
        Tell(5.7, "another product", () => Request(_juno, new(World.OtherProduct, "Count settings searches without a result", Requests.OtherProduct) { Component = "Settings UI" }));
        Tell(5.1, "renewal", () => Request(_robin, new("Thunderbird", "Renew the account setup funnel", Texts.Renewal) { Component = "Account Manager", File = "renewal_request.md" }));
        Tell(4.3, "asked outside the roster", () => Request(_juno, new("Thunderbird", "Count changes of the unified toolbar", Requests.UnifiedToolbar) { Steward = World.Outsider }));
        Tell(3.9, "restricted", () => Restricted(_robin));
        Tell(3.2, "requester is a steward", () => Request(server.As(World.Steward3), new("MailNews Core", "Sizes of attachments at sending", Requests.Attachments)));
        Tell(2.8, "glean with TODOs", () => Request(_juno, new("Thunderbird", "Count saved searches", Texts.Glean) { Component = "Search", File = "data-review.txt" }));
        Tell(2.2, "phabricator beside the form", () => Phabricator(_robin));
        Tell(1.9, "incomplete", () => Request(_juno, new("MailNews Core", "Count folder repairs", Requests.FolderRepair) { Component = "Database" }));
        Tell(1.6, "not recognised", () => Request(_robin, new("Thunderbird", "Count \"Mark folder read\"", Texts.NotAForm) { File = "counter.txt" }));
        Tell(1.3, "pdf", () => Document(_juno, "Reading time of newsletters", "request.pdf", "application/pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n", null));
        Tell(1.0, "link", () => Document(_robin, "Usage of the global search", "request-link.txt", "text/x-google-doc", "https://docs.google.com/document/d/invented-document/edit", World.Steward2));
        Tell(0.7, "patch", () => Document(_juno, "Count compose formats", "compose-format.patch", "patch", Texts.Patch, null));
        Tell(0.4, "the steward's form", () => Request(_robin, new("Calendar", "Time to load remote calendars", Texts.StewardsForm) { Component = "Provider: CalDAV", File = "review.md" }));
        Tell(0.1, "complete", () => Request(_robin, new("Thunderbird", "Count the buttons of the quick filter bar", Requests.QuickFilter) { Component = "Message Reader UI" }));
        Tell(0.09, "denied", () => Decided(_juno, new("Thunderbird", "Record which space people hover", Requests.Hovering), "-", "Not like this: hovering says more of people than the question needs."));
        Tell(0.085, "granted, off by default", () => Decided(_robin, new("Thunderbird", "Count hidden tips", Requests.Tips), "+", "data-review+"));
        Land();
        server.At(null);
        return _bugs;
    }

    // What landed is there as long as the bug was granted.
    private void Land()
    {
        var cited = new Cited(_bugs["granted"], Comments(_bugs["granted"]), _bugs["denied"], _bugs["complete"], _bugs["restricted"], (_bugs["granted, off by default"], Comments(_bugs["granted, off by default"])));
        var decided = _start - TimeSpan.FromDays(11.1);
        server.Repository.Add(_start - TimeSpan.FromDays(10.5), StoryDefinitions.First(cited, decided));
        server.Repository.Add(_start - TimeSpan.FromDays(3.5), StoryDefinitions.Then(cited, decided));
    }

    private int Comments(int bug) => _robin.Get($"/rest/bug/{bug}/comment")["bugs"]![$"{bug}"]!["comments"]!.AsArray().Count - 1;

    private int Decided(SandboxPerson requester, Asking asking, string status, string words)
    {
        var bug = requester.File(asking.Product, asking.Summary, "We would like to collect this; the request is attached.", asking.Component);
        var form = requester.Attach(bug, asking.File, asking.Form.ToString()!);
        requester.Ask(form, World.Steward3);
        Later(TimeSpan.FromMinutes(2));
        server.As(World.Steward3).SetFlag(form, World.Flag, status, comment: words);
        return bug;
    }

    private void Tell(double daysAgo, string name, Func<int> happens)
    {
        server.At(_start - TimeSpan.FromDays(daysAgo));
        _bugs.Add(name, happens());
    }

    private int Request(SandboxPerson who, Asking asking)
    {
        var bug = who.File(asking.Product, asking.Summary, "We would like to collect this; the request is attached.", asking.Component);
        Later(TimeSpan.FromMinutes(7));
        who.Ask(who.Attach(bug, asking.File, asking.Form.ToString()!), asking.Steward);
        return bug;
    }

    private void Later(TimeSpan time) => server.At(server.Now + time);

    private int Granted(SandboxPerson requester)
    {
        var bug = requester.File("Thunderbird", "Count which spaces are opened", "The spaces bar needs tidying; we would like to know what is used.");
        var form = requester.Attach(bug, "request.txt", Requests.SpacesBar.ToString());
        requester.Ask(form, World.Steward2);
        Later(TimeSpan.FromHours(30));
        server.As(World.Steward2).SetFlag(form, World.Flag, "+", comment: Texts.Review);
        return bug;
    }

    private int LostFlag(SandboxPerson requester)
    {
        var bug = requester.File("Thunderbird", "Count imports by source program", "Which importers are still needed?");
        var first = requester.Attach(bug, "request.txt", Requests.ImportFirst.ToString());
        requester.Ask(first);
        Later(TimeSpan.FromHours(50));
        requester.Attach(bug, "request-2.txt", Requests.ImportSecond.ToString(), comment: "Questions 7 and 10 are answered now.");
        Later(TimeSpan.FromMinutes(1));
        requester.Obsolete(first);
        return bug;
    }

    private int Restricted(SandboxPerson requester)
    {
        var bug = requester.File("Thunderbird", "Adoption of a provider that is not announced yet", "Please keep this closed until the announcement.", "Account Manager", World.EmbargoGroup);
        Later(TimeSpan.FromMinutes(4));
        requester.Ask(requester.Attach(bug, "request.txt", Requests.Partner.ToString()));
        return bug;
    }

    private int Phabricator(SandboxPerson requester)
    {
        var bug = requester.File("Thunderbird", "Count the buttons of the message header", "Patch and data review.");
        server.As(World.PhabricatorBot).Attach(
            bug, "phabricator-D990021-url.txt", "https://phabricator.services.mozilla.com/D990021", "Bug - Count header buttons. r=#thunderbird-reviewers", "text/x-phabricator-request");
        Later(TimeSpan.FromMinutes(20));
        var form = Requests.QuickFilter with
        {
            Purpose = "Which buttons of the message header people press.",
            Measurements = [("Header button pressed, by button", "Category 2", 1990199)],
        };
        requester.Ask(requester.Attach(bug, "data-review-request.txt", form.ToString()));
        return bug;
    }

    private int Document(SandboxPerson requester, string summary, string file, string type, string content, string? steward)
    {
        var bug = requester.File("Thunderbird", summary, "Data review, please.");
        Later(TimeSpan.FromMinutes(3));
        var answer = requester.Send("POST", $"/rest/bug/{bug}/attachment", new JsonObject
        {
            ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)),
            ["file_name"] = file,
            ["summary"] = "data collection request",
            ["content_type"] = type == "patch" ? "text/plain" : type,
            ["is_patch"] = type == "patch",
        });
        requester.Ask(SandboxPerson.AttachmentOf(answer!), steward);
        return bug;
    }

    private sealed record Asking(string Product, string Summary, object Form)
    {
        public string? Steward { get; init; }
        public string Component { get; init; } = "General";
        public string File { get; init; } = "request.txt";
    }
}
