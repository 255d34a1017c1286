using System.Xml.Linq;
using ReviewBot.Charts;

namespace ReviewBot.Tests.Charts;

/// <summary>A chart stands in a page that allows no style and no script, and can be read by who doesn't see it.</summary>
public sealed class ChartSvgTests
{
    private static readonly BarChart Months = new("months", "Decisions a month", "Most in <March> & April", "Month", ["Granted", "Denied"],
        [.. Enumerable.Range(1, 60).Select(i => new Bar($"2026-{i:00}", [i, i % 3]))]) { Upright = true };

    private static readonly BarChart Categories = new("categories", "Categories", "Most are of category 2", "Category", ["Decisions"], [new Bar("1 (technical)", [4]), new Bar("2 <b>", [9])]);

    [Test]
    public void It_says_what_it_shows()
    {
        var svg = XElement.Parse(ChartSvg.Of(Months));

        Assert.That(svg.Attribute("role")!.Value, Is.EqualTo("img"));
        Assert.That(svg.Elements().Take(2).Select(e => (e.Name.LocalName, e.Value)), Is.EqualTo(new[] { ("title", "Decisions a month"), ("desc", "Most in <March> & April") }));
        Assert.That(svg.Attribute("aria-labelledby")!.Value.Split(' '), Is.EqualTo(svg.Elements().Take(2).Select(e => e.Attribute("id")!.Value)));
    }

    [Test]
    public void It_needs_nothing_that_a_page_forbids()
    {
        foreach (var chart in (BarChart[])[Months, Categories])
        {
            var svg = XElement.Parse(ChartSvg.Of(chart));

            Assert.That(svg.DescendantsAndSelf().Select(e => e.Name.LocalName).Distinct(), Is.SubsetOf((string[])["svg", "title", "desc", "g", "rect", "line", "polyline", "polygon", "path", "text", "tspan", "defs", "clipPath"]));
            Assert.That(svg.DescendantsAndSelf().Attributes().Select(a => a.Name.LocalName).Where(n => n is "style" or "href" || n.StartsWith("on", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    public void Its_bars_are_as_long_as_their_values_and_its_text_has_the_colour_of_the_page()
    {
        var svg = XElement.Parse(ChartSvg.Of(Categories));
        var bars = svg.Descendants().Where(e => e.Name.LocalName == "rect" && e.Attribute("fill")?.Value == "rgb(47,126,191)").Select(e => (double)e.Attribute("width")!).ToList();

        Assert.That(bars, Has.Count.EqualTo(2));
        Assert.That(bars[1] / bars[0], Is.EqualTo(9 / 4d).Within(0.01));
        Assert.That(svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Attribute("fill")?.Value), Is.All.EqualTo("currentColor"));
        Assert.That(svg.Value, Does.Contain("2 <b>"));
    }
}
