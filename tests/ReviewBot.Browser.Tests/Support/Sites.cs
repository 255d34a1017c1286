using System.Text;

namespace ReviewBot.Browser.Tests.Support;

/// <summary>A page to be looked at.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Component">The component that makes it.</param>
/// <param name="Address">Where it is.</param>
public sealed record Site(string Name, string Component, Func<House, string> Address)
{
    /// <summary>What makes it a page of its own beyond its address: a form that is sent.</summary>
    public Func<IPage, Task>? Then { get; init; }

    /// <summary>The status that it comes with.</summary>
    public int Status { get; init; } = 200;

    public override string ToString() => Name;
}

/// <summary>All pages, of the service and of the sandbox. A page that isn't here fails a test.</summary>
internal static class Sites
{
    public static readonly IReadOnlyList<Site> All =
    [
        new("service: what waits", "Web.QueuePage", h => $"{h.ServiceUrl}/"),
        new("service: a bug", "Web.BugPage", h => $"{h.ServiceUrl}/bugs/{h.Story["incomplete, a steward is named"]}"),
        new("service: register", "Web.RegisterListPage", h => $"{h.ServiceUrl}/register"),
        new("service: a decision", "Web.DecisionPage", h => $"{h.ServiceUrl}/register/{h.AttachmentOf("granted")}"),
        new("service: charts", "Web.ChartsPage", h => $"{h.ServiceUrl}/register/charts"),
        new("service: rotation", "Web.RotationPage", h => $"{h.ServiceUrl}/rotation"),
        new("service: rotation, with another roster", "Web.RotationPage", h => $"{h.ServiceUrl}/rotation") { Then = page => UploadAsync(page, "{\"Stewards\":[{\"Login\":\"nova@example.org\",\"Name\":\"Nova\",\"Weight\":2}]}") },
        new("service: rotation, with a roster that can't be", "Web.RotationPage", h => $"{h.ServiceUrl}/rotation") { Then = page => UploadAsync(page, "{\"Stewards\":[{\"Login\":\"nova@example.org\",\"Wieght\":2}]}") },
        new("service: what landed", "Web.CollectionsPage", h => $"{h.ServiceUrl}/collections"),
        new("service: check", "Web.CheckPage", h => $"{h.ServiceUrl}/check"),
        new("service: check, what was found", "Web.CheckPage", h => $"{h.ServiceUrl}/check")
        {
            Then = async page =>
            {
                await page.GetByLabel("Paste the text").FillAsync(Chrome.House.TextOf("glean with TODOs"));
                await Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Check" }));
            },
        },
        new("service: check, definitions", "Web.RequestPage", h => $"{h.ServiceUrl}/check")
        {
            Then = async page =>
            {
                await page.GetByLabel("Paste the text").FillAsync("$schema: moz://mozilla.org/schemas/glean/metrics/2-0-0\nmail:\n  opened: { type: counter, expires: never, notification_emails: [robin@example.org] }\n");
                await Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Check" }));
            },
        },
        new("service: fill in a request", "Web.RequestPage", h => $"{h.ServiceUrl}/check/request"),
        new("service: fill in a request, what lacks", "Web.RequestPage", h => $"{h.ServiceUrl}/check/request")
        {
            Then = async page =>
            {
                await page.Locator("textarea").First.FillAsync("How often people open the thing.");
                await Window.SendAsync(page, page.GetByRole(AriaRole.Button).First);
            },
        },
        new("service: help", "Web.HelpPage", h => $"{h.ServiceUrl}/help"),
        new("service: nothing here", "Web.TroublePage", h => $"{h.ServiceUrl}/no/such/page") { Status = 404 },

        new("sandbox: bugs", "Sandbox.Pages.ListPage", h => $"{h.SandboxUrl}/"),
        new("sandbox: bugs, to somebody", "Sandbox.Pages.ListPage", h => $"{h.SandboxUrl}/?as=maren"),
        new("sandbox: file a bug, to nobody", "Sandbox.Pages.NewBugPage", h => $"{h.SandboxUrl}/enter_bug.cgi"),
        new("sandbox: file a bug", "Sandbox.Pages.NewBugPage", h => $"{h.SandboxUrl}/enter_bug.cgi?as=robin"),
        new("sandbox: a bug, to nobody", "Sandbox.Pages.BugPage", h => $"{h.SandboxUrl}/show_bug.cgi?id={h.Story["granted"]}"),
        new("sandbox: a bug, to a steward", "Sandbox.Pages.BugPage", h => $"{h.SandboxUrl}/show_bug.cgi?id={h.Story["incomplete, a steward is named"]}&as=maren"),
        new("sandbox: a new attachment", "Sandbox.Pages.BugPage", h => $"{h.SandboxUrl}/attachment.cgi?bugid={h.Story["complete"]}&action=enter&as=robin"),
        new("sandbox: a restricted bug", "Sandbox.Pages.BugPage", h => $"{h.SandboxUrl}/show_bug.cgi?id={h.Story["restricted"]}&as=robin"),
        new("sandbox: a bug, answered", "Sandbox.Pages.BugPage", h => $"{h.SandboxUrl}/show_bug.cgi?id={h.Story["complete"]}&as=robin&since=1-0"),
        new("sandbox: a form that isn't taken", "Sandbox.Pages.BugPage", h => $"{h.SandboxUrl}/show_bug.cgi?id={h.Story["granted"]}&as=robin")
        {
            Then = page => Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Comment" })),
        },
        new("sandbox: not for you", "Sandbox.Pages.TroublePage", h => $"{h.SandboxUrl}/show_bug.cgi?id={h.Story["restricted"]}&as=pat") { Status = 403 },
    ];

    private static async Task UploadAsync(IPage page, string roster)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "roster.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(roster) });
        await Window.SendAsync(page, page.GetByRole(AriaRole.Button).Last);
    }
}
