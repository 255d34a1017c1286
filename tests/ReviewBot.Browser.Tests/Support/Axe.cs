using System.Globalization;
using Deque.AxeCore.Commons;

namespace ReviewBot.Browser.Tests.Support;

/// <summary>
/// Axe in a page that stays as it is while it is looked at in one way after the other. Deque's own call for Playwright puts the script in anew each
/// time, and opens a second page to add up what frames say; ours have none, and it takes eight times as long.
/// </summary>
internal static class Axe
{
    private const string Run =
        """
        async () => {
            const found = await axe.run(document, { resultTypes: ['violations'] });
            return [`${found.passes.length}`, ...found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html}`))];
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Puts axe into a page, until another is there.</summary>
    public static async Task BringAsync(IPage page) => await page.EvaluateAsync(Script);

    public static async Task AssertNothingFoundAsync(IPage page, Way way)
    {
        var said = await page.EvaluateAsync<string[]>(Run);
        Assert.That(said.Skip(1), Is.Empty, way.Name);
        Assert.That(int.Parse(said[0], CultureInfo.InvariantCulture), Is.GreaterThan(10), "axe has looked at something");
    }
}
