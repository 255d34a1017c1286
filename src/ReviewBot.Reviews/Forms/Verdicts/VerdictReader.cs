using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>Finds a steward's verdict: a line that begins with it or holds nothing else, never a word about one.</summary>
internal static partial class VerdictReader
{
    /// <summary>The verdict of a text, or null where there is none or more than one.</summary>
    /// <param name="units">The text.</param>
    /// <param name="asked">The units of its questions, which give no verdict.</param>
    public static string? Read(IReadOnlyList<FormUnit> units, IEnumerable<int> asked)
    {
        var questions = asked.ToHashSet();
        var (plus, minus) = (false, false);
        var result = false;
        for (var i = 0; i < units.Count; i++)
        {
            if (questions.Contains(i))
            {
                result = false;
                continue;
            }

            var said = Of(units[i], result);
            plus |= said == "+";
            minus |= said == "-";
            result = Heading().IsMatch(units[i].Text) && units[i].Text.Length < 40;
        }

        return plus == minus ? null : plus ? "+" : "-";
    }

    /// <summary>Whether a line gives a verdict, or is the heading above one.</summary>
    public static bool IsVerdictLine(FormUnit unit) => Of(unit, false) is not null || Heading().IsMatch(unit.Text);

    /// <summary>Whether a line speaks of a verdict, given or not.</summary>
    public static bool Speaks(string text) => text.Length < 400 && Word().IsMatch(text);

    private static string? Of(FormUnit unit, bool underResult)
    {
        var text = unit.Text;
        if (unit.Quote > 0 || unit.Code || unit.Checked is not null || unit.Cell is not null || text.Length is < 2 or > 400)
        {
            return null;
        }

        var match = Line().Match(text);
        if (!match.Success)
        {
            match = Prose().Match(text);
            return !match.Success ? null : match.Groups["no"].Success ? "-" : "+";
        }

        var code = text[..(match.Groups["sign"].Index + 1)].Contains('`');
        var labelled = match.Groups["label"].Length > 0;
        var tail = text[(match.Groups["sign"].Index + 1)..];
        if ((code && !labelled && !underResult) || ((unit.Bullet || unit.Number is not null) && !Placeholders.IsBlank(tail) && !underResult))
        {
            return null;
        }

        var sign = match.Groups["sign"].Value is "+" ? "+" : "-";
        return sign == "+" && Condition().IsMatch(tail) ? null : sign;
    }

    // "data-review+", "r-", "Result: datareview+", "In that case, r+:", "data-review r- until …"
    [GeneratedRegex(@"^\W{0,6}(?<label>(?:(?:final |overall )?(?:result|verdict|decision|conclusion|outcome)\s*(?:is\s*)?[:=\u2013\u2014-]?|(?:so|in that case|therefore|then|ok(?:ay)?|great|with that|giving(?: this)?(?: an?)?|this is(?: an?)?|(?:i'm |i\u2019m |i am |i've |i have |i )?set(?:ting)?|looks good)\s*[,:.!\u2013\u2014-]*)[\s*_`""]*)?(?:data[- ]?review(?:\s*[:=]?\s*r)?|r)\s*(?<sign>[+\u2212\u2013-])(?![\w+])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"\bdata-?review\s?[+-](?!\w)|(?<![\w-])r[+-](?![\w+-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\W{0,6}(?:(?:the|this) )?data[- ](?:collection )?review (?:(?:is |was |has been )?(?:approved|granted|passed|accepted)|passes|(?<no>(?:is |was |has been )?(?:denied|rejected|declined|refused|not approved|not granted)|fails))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prose();

    [GeneratedRegex(@"^\W*(?:if|once|when|as soon as|after|provided|assuming|pending|until|unless|conditional|on (?:the )?condition)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"^\W*(?:final |overall )?(?:result|verdict|decision|conclusion|outcome)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
