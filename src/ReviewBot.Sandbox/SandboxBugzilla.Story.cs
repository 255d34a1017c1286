using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Story;

namespace ReviewBot.Sandbox;

public sealed partial class SandboxBugzilla
{
    /// <summary>
    /// Fills the server with the story: a bug for each kind of request. Its dates count back from now.
    /// To be called once, before the first request.
    /// </summary>
    /// <returns>The numbers of the bugs by what they tell, for example <c>complete</c> or <c>restricted</c>.</returns>
    public IReadOnlyDictionary<string, int> SeedStory()
    {
        var bugs = new Dictionary<string, int>();
        var start = Now;
        void Tell(double daysAgo, string name, Func<int> happens)
        {
            At(start - TimeSpan.FromDays(daysAgo));
            bugs.Add(name, happens());
        }

        var robin = As(World.Requester);
        var juno = As(World.Requester2);
        int Request(SandboxPerson who, string product, string summary, object form, string? steward = null, string component = "General", string file = "request.txt")
        {
            var bug = who.File(product, summary, "We would like to collect this; the request is attached.", component);
            Later(TimeSpan.FromMinutes(7));
            who.Ask(who.Attach(bug, file, form.ToString()!), steward);
            return bug;
        }

        Tell(12.4, "granted", () => Granted(robin));
        Tell(9.2, "complete, a steward is named", () => Request(juno, "Calendar", "Count answers to invitations by place", Texts.Invitations, World.Steward2));
        Tell(8.6, "flag lost by obsoleting", () => LostFlag(juno));
        Tell(7.8, "incomplete, a steward is named", () => Request(robin, "Chat Core", "Count joined Matrix rooms", Texts.ChatRooms, World.Steward1, "Matrix"));
        Tell(6.9, "not recognised, a steward is named", () => Request(robin, "Thunderbird", "Usage of message templates", Texts.Notes, World.Steward3, file: "notes.txt"));
        Tell(5.7, "another product", () => Request(juno, World.OtherProduct, "Count settings searches without a result", Texts.OtherProduct, component: "Settings UI"));
        Tell(5.1, "renewal", () => Request(robin, "Thunderbird", "Renew the account setup funnel", Texts.Renewal, component: "Account Manager", file: "renewal_request.md"));
        Tell(4.3, "asked outside the roster", () => Request(juno, "Thunderbird", "Count changes of the unified toolbar", Texts.UnifiedToolbar, World.Outsider));
        Tell(3.9, "restricted", () => Restricted(robin));
        Tell(3.2, "requester is a steward", () => Request(As(World.Steward3), "MailNews Core", "Sizes of attachments at sending", Texts.Attachments));
        Tell(2.8, "glean with TODOs", () => Request(juno, "Thunderbird", "Count saved searches", Texts.Glean, component: "Search", file: "data-review.txt"));
        Tell(2.2, "phabricator beside the form", () => Phabricator(robin));
        Tell(1.9, "incomplete", () => Request(juno, "MailNews Core", "Count folder repairs", Texts.FolderRepair, component: "Database"));
        Tell(1.6, "not recognised", () => Request(robin, "Thunderbird", "Count \"Mark folder read\"", Texts.NotAForm, file: "counter.txt"));
        Tell(1.3, "pdf", () => Document(juno, "Reading time of newsletters", "request.pdf", "application/pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n", null));
        Tell(1.0, "link", () => Document(robin, "Usage of the global search", "request-link.txt", "text/x-google-doc", "https://docs.google.com/document/d/invented-document/edit", World.Steward2));
        Tell(0.7, "patch", () => Document(juno, "Count compose formats", "compose-format.patch", "patch", Texts.Patch, null));
        Tell(0.4, "the steward's form", () => Request(robin, "Calendar", "Time to load remote calendars", Texts.StewardsForm, component: "Provider: CalDAV", file: "review.md"));
        Tell(0.1, "complete", () => Request(robin, "Thunderbird", "Count the buttons of the quick filter bar", Texts.QuickFilter, component: "Message Reader UI"));
        At(null);
        return bugs;
    }

    private void Later(TimeSpan time) => At(Now + time);

    private int Granted(SandboxPerson requester)
    {
        var bug = requester.File("Thunderbird", "Count which spaces are opened", "The spaces bar needs tidying; we would like to know what is used.");
        var form = requester.Attach(bug, "request.txt", Texts.SpacesBar.ToString());
        requester.Ask(form, World.Steward2);
        Later(TimeSpan.FromHours(30));
        As(World.Steward2).SetFlag(form, World.Flag, "+", comment: Texts.Review);
        return bug;
    }

    private int LostFlag(SandboxPerson requester)
    {
        var bug = requester.File("Thunderbird", "Count imports by source program", "Which importers are still needed?");
        var first = requester.Attach(bug, "request.txt", Texts.ImportFirst.ToString());
        requester.Ask(first);
        Later(TimeSpan.FromHours(50));
        requester.Attach(bug, "request-2.txt", Texts.ImportSecond.ToString(), comment: "Questions 7 and 10 are answered now.");
        Later(TimeSpan.FromMinutes(1));
        requester.Obsolete(first);
        return bug;
    }

    private int Restricted(SandboxPerson requester)
    {
        var bug = requester.File("Thunderbird", "Adoption of a provider that is not announced yet", "Please keep this closed until the announcement.", "Account Manager", World.EmbargoGroup);
        Later(TimeSpan.FromMinutes(4));
        requester.Ask(requester.Attach(bug, "request.txt", Texts.Partner.ToString()));
        return bug;
    }

    private int Phabricator(SandboxPerson requester)
    {
        var bug = requester.File("Thunderbird", "Count the buttons of the message header", "Patch and data review.");
        As(World.PhabricatorBot).Attach(
            bug, "phabricator-D990021-url.txt", "https://phabricator.services.mozilla.com/D990021", "Bug - Count header buttons. r=#thunderbird-reviewers", "text/x-phabricator-request");
        Later(TimeSpan.FromMinutes(20));
        var form = Texts.QuickFilter with
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
}
