using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>A verdict's name in a text, given or not.</summary>
/// <param name="Granted">Whether it is the positive one.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly partial record struct VerdictMention(bool Granted, int Start, int End)
{
    /// <summary>All of a text. One that is struck out as Jira does it, <c>-r+-</c>, is none.</summary>
    public static List<VerdictMention> In(string text)
    {
        var mentions = new List<VerdictMention>();
        foreach (Match match in Name().Matches(text))
        {
            mentions.Add(new VerdictMention(match.Groups["plus"].Success, match.Index, match.Index + match.Length));
        }

        return mentions;
    }

    /// <summary>Whether a text offers both, as one sign or in one breath.</summary>
    public static bool OffersBoth(string text) => Both().IsMatch(text);

    // "data-review+", "datareview +", "data-review: r+", "r=me", "the data review was approved", "Result: granted"
    [GeneratedRegex(@"(?<![\w+/=-])(?:data[-_ ]?review\s?(?:[:=]\s*)?(?:\s?r\s?)?|d-?r\s?|r\s?)(?:(?<plus>\+)|[\u2212\u2013-](?=$|[\s.,;:!?)\]""'*_`|]))(?![\w+])|(?<![\w-])(?<plus>r\s?=\s?me)\b|\bdata[- ](?:collection )?review (?:(?:is |was |has been )?(?<plus>approved|granted|passed|accepted)|(?<plus>passes)|(?:is |was |has been )?(?:denied|rejected|declined|refused|not approved|not granted)|fails)\b|^\W{0,6}(?:(?:final|overall|my) )?(?:result|verdict|decision|conclusion|outcome)\W{1,6}(?:(?<plus>approved|granted|accepted|positive|passed|\+)|(?:denied|rejected|declined|refused|negative|not approved|not granted|failed))(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:review|\br)\s*[:=]?\s*[\[({<]?\s*(?:\u00b1|\+\s*[/|,]?\s*[\u2212\u2013-](?![\w\s])|\+\s*[/|,]\s*[\u2212\u2013-]|[\u2212\u2013-]\s*[/|,]?\s*\+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Both();
}
