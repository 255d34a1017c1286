using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>Finds a question that is named by its place in our list: "the second one: …", "b) …", "the latter: …".</summary>
internal static partial class OrdinalHeads
{
    /// <summary>The question that a line begins with, and what follows; null if it begins with none.</summary>
    /// <param name="line">Without what leads over to it.</param>
    public static QuestionHead? Of(string line)
    {
        if (Lettered().Match(line) is { Success: true } lettered)
        {
            return new([new QuestionRef.InOrder(char.ToLowerInvariant(lettered.Groups["letter"].Value[0]) - 'a' + 1)], Rest(lettered));
        }

        return Spoken().Match(line) is { Success: true } spoken ? new([new QuestionRef.InOrder(PlaceOf(spoken.Groups["place"].Value.ToLowerInvariant()))], Rest(spoken)) : null;
    }

    private static int PlaceOf(string word) => word switch
    {
        "former" => 1,
        "latter" => 2,
        "last" => -1,
        _ => char.IsAsciiDigit(word[0]) ? word[0] - '0' : NumberWords.Ordinal(word) ?? 0,
    };

    private static string Rest(Match match) => match.Groups["rest"].Value.Trim();

    [GeneratedRegex(@"^\(?(?<letter>[a-hA-H])\)[.:]?\s+(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();

    // A comma ends the name only where it is a name: "First, thanks" counts nothing.
    [GeneratedRegex(@"^(?:the\s+|your\s+)?(?<place>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last|former|latter|1st|2nd|3rd|[4-9]th)(?:(?:\s+(?:open\s+|missing\s+)?(?:one|question|point|item|thing|part|remark|finding)|\s+of\s+(?:them|these|the two|your questions))\s*(?:[:,=\u2013\u2014]|\s-\s|\bis\s+that\b|\bis\b:?)|\s*[:=\u2013\u2014]|\s+-\s)\s*(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();
}
