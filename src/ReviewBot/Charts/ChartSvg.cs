using System.Globalization;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace ReviewBot.Charts;

/// <summary>Draws charts as SVG that stands in a page: no style of its own, no script, a title and a description, the colour of the text around it.</summary>
internal static class ChartSvg
{
    /// <summary>Width of each chart, in its own units.</summary>
    public const int Width = 480;

    private const int LeastHeight = 160;
    private const int HeightOfBar = 30;
    private const int UprightHeight = 240;
    private const int MostLabels = 6;
    private const double TextSize = 14;
    private const double WidthOfLetter = 7;
    private const int LongestLine = 20;
    private const string Bars = "bars";
    private const string Numbers = "numbers";

    // Stands for the colour of the text around, which the library has no word for.
    private static readonly OxyColor Ink = OxyColor.FromRgb(1, 1, 1);

    // Enough against white and against black.
    private static readonly OxyColor[] Colours = [OxyColor.FromRgb(0x2f, 0x7e, 0xbf), OxyColor.FromRgb(0xc4, 0x61, 0x1d)];

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The chart.</summary>
    public static string Of(BarChart chart)
    {
        var height = chart.Upright ? UprightHeight : Math.Max(LeastHeight, 70 + (HeightOfBar * chart.Bars.Length));
        var drawn = XElement.Parse(new SvgExporter { Width = Width, Height = height, IsDocument = false }.ExportToString(Model(chart)));

        // Nothing reaches beyond the picture, and such a reference would mean the first picture of a page that has several.
        drawn.Descendants().Where(e => e.Name.LocalName == "defs").Remove();
        drawn.DescendantsAndSelf().Attributes("clip-path").Remove();
        foreach (var element in drawn.DescendantsAndSelf())
        {
            Unstyle(element);
        }

        drawn.ReplaceAttributes(
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {height}")),
            new XAttribute("class", "chart"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{chart.Name}-title {chart.Name}-desc"),
            new XAttribute("color", "#767676"));
        drawn.AddFirst(
            new XElement(Svg + "title", new XAttribute("id", $"{chart.Name}-title"), chart.Title),
            new XElement(Svg + "desc", new XAttribute("id", $"{chart.Name}-desc"), chart.Summary));
        return drawn.ToString(SaveOptions.DisableFormatting);
    }

    private static PlotModel Model(BarChart chart)
    {
        var model = new PlotModel { PlotAreaBorderThickness = new OxyThickness(0), Background = OxyColors.Transparent, TextColor = Ink, DefaultFontSize = TextSize, DefaultFont = "sans-serif", PlotMargins = Margins(chart) };
        var labels = new CategoryAxis
        {
            Key = Bars, Position = chart.Upright ? AxisPosition.Bottom : AxisPosition.Left, StartPosition = chart.Upright ? 0 : 1, EndPosition = chart.Upright ? 1 : 0,
            AxislineStyle = LineStyle.Solid, AxislineColor = Ink, TicklineColor = OxyColors.Transparent, GapWidth = 0.4, IsTickCentered = true,
        };

        // Of many labels a few are enough; the table has them all.
        var every = chart.Upright ? Math.Max(1, (chart.Bars.Length + MostLabels - 1) / MostLabels) : 1;
        labels.Labels.AddRange(chart.Bars.Select((b, i) => (chart.Bars.Length - 1 - i) % every == 0 ? Wrapped(b.Label) : ""));
        model.Axes.Add(labels);
        model.Axes.Add(new LinearAxis
        {
            Key = Numbers, Position = chart.Upright ? AxisPosition.Left : AxisPosition.Bottom, AbsoluteMinimum = 0, Minimum = 0, MinimumMajorStep = 1, MinimumMinorStep = 1, MaximumPadding = 0.05,
            TicklineColor = Ink, MajorGridlineStyle = LineStyle.Dot, MajorGridlineColor = Ink, MajorGridlineThickness = 0.3, MinorTickSize = 0, StringFormat = "0", IntervalLength = 70,
        });
        for (var i = 0; i < chart.Series.Length; i++)
        {
            var series = new BarSeries { Title = chart.Series[i], IsStacked = true, FillColor = Colours[i], StrokeThickness = 0, XAxisKey = Numbers, YAxisKey = Bars };
            series.Items.AddRange(chart.Bars.Select(b => new BarItem(b.Values[i])));
            model.Series.Add(series);
        }

        if (chart.Series.Length > 1)
        {
            model.Legends.Add(new OxyPlot.Legends.Legend
            {
                LegendPlacement = OxyPlot.Legends.LegendPlacement.Outside, LegendPosition = OxyPlot.Legends.LegendPosition.TopLeft, LegendOrientation = OxyPlot.Legends.LegendOrientation.Horizontal,
                LegendTextColor = Ink, LegendFontSize = TextSize,
            });
        }

        return model;
    }

    // The library does not know how wide letters are in the reader's font.
    private static OxyThickness Margins(BarChart chart) =>
        new(20 + (WidthOfLetter * (chart.Upright ? 6 : chart.Bars.SelectMany(b => Wrapped(b.Label).Split('\n')).Select(l => l.Length).DefaultIfEmpty().Max())), double.NaN, 30, 36);

    private static string Wrapped(string label)
    {
        var at = label.Length > LongestLine ? label.LastIndexOf(' ', Math.Min(LongestLine, label.Length - 1)) : -1;
        return at < 0 ? label : $"{label[..at]}\n{label[(at + 1)..]}";
    }

    // What the library writes as style a page's policy would not let count; as attributes it says the same.
    private static void Unstyle(XElement element)
    {
        element.Name = Svg + element.Name.LocalName;
        if (element.Attribute("style") is { } style)
        {
            style.Remove();
            foreach (var (name, value) in style.Value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(':', 2)).Where(s => s.Length == 2).Select(s => (s[0].Trim(), s[1].Trim())))
            {
                element.SetAttributeValue(name, value);
            }
        }

        foreach (var attribute in element.Attributes().Where(a => a.Value is "rgb(1,1,1)" or "#010101"))
        {
            attribute.Value = "currentColor";
        }
    }
}
