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
    public async Task The_public_finds_a_decision_and_cites_it()
    {
        await using var window = await Window.OpenAsync(Way.WithoutScript);
        var page = window.Page;
        await page.GotoAsync(Chrome.House.ServiceUrl);
        await Window.SendAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Register", Exact = true }));
        await page.GetByLabel("Words").FillAsync("spaces");
        await Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Search" }));
        await Window.SendAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Count which spaces are opened" }));

        var cite = (await page.Locator("pre").TextContentAsync())!.Split("- ")[1].Trim();
        await page.GotoAsync(cite);
        await Expect(page.Locator($"#{new Uri(cite).Fragment.TrimStart('#')}")).ToContainTextAsync("data-review+");
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task An_admin_sees_a_wrong_absence()
    {
        await using var window = await Window.OpenAsync(Way.Light);
        var page = window.Page;
        await page.GotoAsync(Chrome.House.ServiceUrl);
        await Window.SendAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Rotation", Exact = true }));

        var weeks = page.Locator("table.weeks").First;
        await Expect(weeks.Locator("caption")).ToContainTextAsync($"absences are entered up to {House.WronglyAwayUntil:yyyy-MM-dd}");
        var place = (await weeks.Locator("thead th").AllTextContentsAsync()).ToList().FindIndex(name => name.Trim() == "Tomas");
        var his = await weeks.Locator($"tbody tr > :nth-child({place + 1})").AllTextContentsAsync();
        Assert.That(his[0], Is.EqualTo("there"));
        Assert.That(his.Skip(3), Is.Not.Empty.And.All.EqualTo("away"));
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
