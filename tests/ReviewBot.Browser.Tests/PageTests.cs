using Microsoft.AspNetCore.Components;
using ReviewBot.Browser.Tests.Support;
using ReviewBot.Hosting;
using ReviewBot.Sandbox;

namespace ReviewBot.Browser.Tests;

/// <summary>What holds for each page: anybody can read it and work it, and it asks nothing of the world.</summary>
public sealed class PageTests
{
    // A page leaves nothing behind (no cookies, no script that keeps anything), so that one window does for all of them: with script, or without.
    private readonly Dictionary<bool, Window> windows = [];

    private static IReadOnlyList<Site> All => Sites.All;

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        foreach (var window in windows.Values)
        {
            await window.DisposeAsync();
        }
    }

    [Test]
    public void Every_page_is_looked_at()
    {
        var pages = new[] { typeof(SandboxBugzilla).Assembly, typeof(Bot).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => typeof(IComponent).IsAssignableFrom(t) && t.Name.EndsWith("Page", StringComparison.Ordinal))
            .Select(t => t.FullName!["ReviewBot.".Length..]);

        Assert.That(All.Select(s => s.Component).Distinct(), Is.EquivalentTo(pages));
    }

    [TestCaseSource(nameof(All))]
    public async Task Axe_finds_nothing_in_light_dark_on_a_phone_and_without_script(Site site)
    {
        var window = await GoAsync(site, Way.Light);
        await Axe.BringAsync(window.Page);
        await Axe.AssertNothingFoundAsync(window.Page, Way.Light);
        await window.LookAsync(Way.Dark);
        await Axe.AssertNothingFoundAsync(window.Page, Way.Dark);
        await window.LookAsync(Way.Phone);
        await Axe.AssertNothingFoundAsync(window.Page, Way.Phone);
        AssertQuiet(window, site);

        var plain = await GoAsync(site, Way.WithoutScript);
        AssertQuiet(plain, site);
        await window.LookAsync(Way.Light);
        await ShowAsItStandsAsync(plain.Page, window.Page);
        await Axe.BringAsync(window.Page);
        await Axe.AssertNothingFoundAsync(window.Page, Way.WithoutScript);
    }

    [TestCaseSource(nameof(All))]
    public async Task Nothing_scrolls_sideways_on_the_narrowest_phone(Site site)
    {
        var window = await GoAsync(site, Way.Narrow);
        await window.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var wide = await window.Page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
                : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.outerHTML.slice(0, 200))
            """);
        Assert.That(wide, Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public async Task The_keyboard_reaches_everything_in_order_and_shows_where_it_is(Site site)
    {
        var window = await GoAsync(site, Way.Light);
        await window.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var there = await window.Page.EvaluateAsync<string[]>(Keyboard.Reachable);
        var reached = new List<string>();
        for (var i = 0; i < there.Length; i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            reached.Add(await window.Page.EvaluateAsync<string>(Keyboard.Focused));
        }

        Assert.That(there, Has.Length.GreaterThan(3));
        Assert.That(reached, Is.EqualTo(there));
    }

    private async Task<Window> GoAsync(Site site, Way way)
    {
        if (!windows.TryGetValue(way.Script, out var window))
        {
            windows[way.Script] = window = await Window.OpenAsync(way);
        }

        window.Faults.Clear();
        await window.LookAsync(way);
        var answer = await window.Page.GotoAsync(site.Address(Chrome.House));
        Assert.That(answer!.Status, Is.EqualTo(site.Status));
        if (site.Then is { } then)
        {
            await then(window.Page);
        }

        return window;
    }

    // Axe itself is a script: it is given what stood there without any.
    private static async Task ShowAsItStandsAsync(IPage plain, IPage page)
    {
        var (address, content) = (plain.Url, await plain.ContentAsync());
        await page.RouteAsync(address, route => route.FulfillAsync(new RouteFulfillOptions { Body = content, ContentType = "text/html; charset=utf-8" }));
        await page.GotoAsync(address);
        await page.UnrouteAsync(address);
    }

    // A browser says on its console that a page came with 404 and the like; that is what was asked for.
    private static void AssertQuiet(Window window, Site site) =>
        Assert.That(window.Faults.Where(f => !f.Contains("the server responded with a status of", StringComparison.Ordinal)), Is.Empty, site.Name);
}
