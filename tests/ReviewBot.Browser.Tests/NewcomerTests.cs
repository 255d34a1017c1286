using ReviewBot.Browser.Tests.Support;

namespace ReviewBot.Browser.Tests;

/// <summary>A newcomer starts the program, opens the first address and wants to see what this is.</summary>
public sealed class NewcomerTests
{
    [Test]
    public async Task A_newcomer_files_a_bug_and_is_answered_and_a_steward_decides()
    {
        await using var window = await Window.OpenAsync(Way.WithoutScript);
        var page = window.Page;
        await page.GotoAsync(Chrome.House.SandboxUrl);
        await Window.SendAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "file a bug", Exact = true }));
        await page.GetByLabel("Summary").FillAsync("Count the newcomers");
        await page.GetByLabel("A text that is there").SelectOptionAsync("A request with unanswered questions");
        await Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "File it" }));

        await Assertions.Expect(page.GetByText("ReviewBot has answered")).ToBeVisibleAsync();
        var answer = page.Locator("article.bot");
        await Assertions.Expect(answer).ToContainTextAsync("2");
        await page.GetByText("Attach a form").ClickAsync();
        await page.GetByRole(AriaRole.Form, new() { Name = "Attach a form" }).GetByLabel("A text that is there").SelectOptionAsync("A complete request");
        await Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Attach it" }));
        await Assertions.Expect(page.GetByText("ReviewBot has answered")).ToBeVisibleAsync();

        var asked = page.Locator(".chip.asked", new() { HasText = "data-review? of" }).Last;
        var steward = (await asked.TextContentAsync())!.Split(" of ")[1].Trim();
        await page.GetByLabel("You are").SelectOptionAsync(new SelectOptionValue { Label = $"{steward}, data steward" });
        await Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Be that one" }));
        await page.GetByText("Set or clear the flag").Last.ClickAsync();
        var flag = page.GetByRole(AriaRole.Form, new() { NameRegex = new("Flag of attachment") }).Last;
        await flag.GetByLabel("data-review").SelectOptionAsync("+ (go ahead)");
        await flag.GetByLabel("Comment").FillAsync("Fine.");
        await Window.SendAsync(page, flag.GetByRole(AriaRole.Button));
        await Assertions.Expect(page.Locator(".chip.yes")).ToHaveTextAsync("data-review+");
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task A_form_that_is_filled_in_here_is_attached_there_and_answered()
    {
        await using var window = await Window.OpenAsync(Way.WithoutScript);
        var page = window.Page;
        await page.GotoAsync($"{Chrome.House.ServiceUrl}/check/request");
        string[] answers =
        [
            "How often people open the thing.", "To decide whether it stays.", "A survey, which reaches too few.", "No.", "openings of the thing | 2 | 1990001",
            "In the Glean Dictionary.", "6 months", "All channels, countries and locales.", "Settings > Privacy & Security", "A dashboard.", "Only in the team.", "No.",
        ];
        foreach (var (place, answer) in answers.Index())
        {
            await page.Locator("textarea").Nth(place).FillAsync(answer);
        }

        await page.GetByLabel("The bug that it is for").FillAsync($"{Chrome.House.Story["granted"]}");
        await Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Check" }));
        var form = await page.GetByRole(AriaRole.Textbox, new() { Name = "The finished text" }).InputValueAsync();
        await Window.SendAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Open the page for a new attachment" }));
        await page.GotoAsync($"{page.Url}&as=juno");

        await page.GetByLabel("Paste it here").FillAsync(form);
        await Window.SendAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Attach it" }));
        await Assertions.Expect(page.GetByText("ReviewBot has answered")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("article.bot").Last).Not.ToContainTextAsync("open");
        await Assertions.Expect(page.Locator(".chip.asked", new() { HasText = "data-review? of" })).ToBeVisibleAsync();
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task A_bug_is_filed_with_the_keyboard_alone()
    {
        await using var window = await Window.OpenAsync(Way.Phone);
        var page = window.Page;
        await page.GotoAsync(Chrome.House.SandboxUrl);
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "File a bug", Exact = true }).First);
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, page.GetByLabel("A text that is there"));
        await page.Keyboard.TypeAsync("No form");
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "File it" }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("since=", StringComparison.Ordinal));

        await Assertions.Expect(page.GetByText("ReviewBot has answered")).ToBeVisibleAsync();
        Assert.That(window.Faults, Is.Empty);
    }

    private static async Task TabToAsync(IPage page, ILocator wanted)
    {
        await wanted.WaitForAsync();
        for (var i = 0; i < 100 && !await wanted.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(wanted).ToBeFocusedAsync();
    }
}
