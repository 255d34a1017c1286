using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Puts days, versions, names and the like into wordings.</summary>
internal static class Fill
{
    /// <summary>The feature that a form is about stays the same throughout.</summary>
    public static string In(FormDraft draft, string wording, DateOnly day = default, int version = 0)
    {
        var feature = draft.Feature.Split('|');
        return new Regex(@"\{(\w+)\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Replace(wording, match => match.Groups[1].Value switch
        {
            "f" => feature[0],
            "t" => match.Index == 0 ? char.ToUpperInvariant(feature[1][0]) + feature[1][1..] : feature[1],
            "v" => version.ToString(CultureInfo.InvariantCulture),
            "v0" => (version - draft.Luck.Between(3, 13)).ToString(CultureInfo.InvariantCulture),
            "iso" => Luck.Iso(day),
            "us" => Day("MM-dd-yyyy"),
            "mon" => Day("MMMM"),
            "abbr" => Day("MMM"),
            "y" => Day("yyyy"),
            "mm" => Day("MM"),
            "dd" => Day("dd"),
            "d" => Day("%d"),
            "dth" => Day("%d") + (day.Day is 21 or 31 ? "st" : day.Day is 22 ? "nd" : day.Day is 23 ? "rd" : "th"),
            "bug" => draft.Luck.Between(1990001, 1999999).ToString(CultureInfo.InvariantCulture),
            "n" => draft.Luck.Between(2, 41).ToString(CultureInfo.InvariantCulture),
            var unknown => throw new InvalidOperationException($"No such thing to fill in: {unknown}"),
        });

        string Day(string format) => day.ToString(format, CultureInfo.InvariantCulture);
    }
}
