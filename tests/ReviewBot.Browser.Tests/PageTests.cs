using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using ReviewBot.Browser.Tests.Support;
using ReviewBot.Hosting;
using ReviewBot.Sandbox;

namespace ReviewBot.Browser.Tests;

/// <summary>What holds for each page: anybody can read it and work it, and it asks nothing of the world.</summary>
public sealed class PageTests
{
    private static IReadOnlyList<Site> All => Sites.All;

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
        await using (var window = await GoAsync(site, Way.Light))
        {
            await AssertNothingFoundAsync(window, Way.Light);
            await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = Way.Dark.Scheme });
            await AssertNothingFoundAsync(window, Way.Dark);
            await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = Way.Phone.Scheme });
            await window.Page.SetViewportSizeAsync(Way.Phone.Width, Window.Height);
            await AssertNothingFoundAsync(window, Way.Phone);
            AssertQuiet(window, site);
        }

        await using var plain = await GoAsync(site, Way.WithoutScript);
        await using var still = await AsItStandsAsync(plain.Page);
        await AssertNothingFoundAsync(still, Way.WithoutScript);
        AssertQuiet(plain, site);
    }

    [TestCaseSource(nameof(All))]
    public async Task Nothing_scrolls_sideways_on_the_narrowest_phone(Site site)
    {
        await using var window = await GoAsync(site, Way.Narrow);
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
        await using var window = await GoAsync(site, Way.Light);
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

    private static async Task<Window> GoAsync(Site site, Way way)
    {
        var window = await Window.OpenAsync(way);
        var answer = await window.Page.GotoAsync(site.Address(Chrome.House));
        Assert.That(answer!.Status, Is.EqualTo(site.Status));
        if (site.Then is { } then)
        {
            await then(window.Page);
        }

        return window;
    }

    private static async Task AssertNothingFoundAsync(Window window, Way way)
    {
        var found = await window.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.That(found.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html}")), Is.Empty, way.Name);
        Assert.That(found.Passes, Has.Length.GreaterThan(10), "axe has looked at something");
    }

    // Axe itself is a script: it is given what stood there without any.
    private static async Task<Window> AsItStandsAsync(IPage page)
    {
        var (address, content) = (page.Url, await page.ContentAsync());
        var window = await Window.OpenAsync(Way.Light);
        await window.Page.RouteAsync(address, route => route.FulfillAsync(new RouteFulfillOptions { Body = content, ContentType = "text/html; charset=utf-8" }));
        await window.Page.GotoAsync(address);
        return window;
    }

    // A browser says on its console that a page came with 404 and the like; that is what was asked for.
    private static void AssertQuiet(Window window, Site site) =>
        Assert.That(window.Faults.Where(f => !f.Contains("the server responded with a status of", StringComparison.Ordinal)), Is.Empty, site.Name);
}
