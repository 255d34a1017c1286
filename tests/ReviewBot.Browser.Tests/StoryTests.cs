using ReviewBot.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ReviewBot.Browser.Tests;

/// <summary>What people come for, and whether they find it.</summary>
public sealed class StoryTests
{
    [Test]
    public async Task A_requester_finds_out_why_nothing_happens()
    {
        await using var window = await Window.OpenAsync(Way.Phone);
        var page = window.Page;
        await page.GotoAsync(Chrome.House.ServiceUrl);
        await Window.SendAsync(page, page.GetByRole(AriaRole.Link, new() { Name = $"{Chrome.House.Story["glean with TODOs"]}", Exact = true }));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("saved searches");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("The requester's turn");
        await page.GetByText("The form, and what was read in it").ClickAsync();
        await Expect(page.GetByText("TODO: Fill this in.").First).ToBeVisibleAsync();

        await Window.SendAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "The bug itself" }));
        await Expect(page.Locator("article.bot")).ToContainTextAsync("What alternative methods did you");
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task A_steward_finds_what_waits_for_her()
    {
        await using var window = await Window.OpenAsync(Way.Light);
        var page = window.Page;
        await page.GotoAsync(Chrome.House.ServiceUrl);
        var all = await page.Locator("main article").CountAsync();
        await page.GetByText("Show only some").ClickAsync();
        await page.GetByLabel("Asked").SelectOptionAsync(":ines");
        await page.GetByLabel("Whose turn").SelectOptionAsync(new SelectOptionValue { Label = "The steward's turn" });
        await Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Show" }));

        var hers = page.Locator("main article");
        Assert.That(await hers.CountAsync(), Is.Positive.And.LessThan(all));
        Assert.That(await hers.AllTextContentsAsync(), Has.All.Contain("The steward's turn").And.All.Contain(":ines"));
        Assert.That(page.Url, Does.Contain("steward=%3Aines"), "an address to keep");
        await Window.SendAsync(page, hers.First.GetByRole(AriaRole.Link));
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(":ines");
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task An_admin_sees_that_a_bug_failed()
    {
        await using var window = await Window.OpenAsync(Way.Dark);
        await window.Page.GotoAsync(Chrome.House.ServiceUrl);

        await Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "For those who run it" })).ToContainTextAsync("1 bug failed and is tried again");
        Assert.That(window.Faults, Is.Empty);
    }
}
