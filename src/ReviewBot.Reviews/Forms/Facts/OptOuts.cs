using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Polarity;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads how a user opts out.</summary>
internal static partial class OptOuts
{
    private static readonly WordList Ways = WordList.Of("opt-outs");

    /// <summary>Whether an answer tells a way, not only that there is one.</summary>
    public static bool NamesWay(string text)
    {
        var tokens = Tokens.Of(text);
        var stances = new Stances(tokens);
        var ways = Ways.In(tokens).Where(w => w.Value == "way").ToList();
        if (ways.Exists(w => stances.Of(w.First, w.Next) is not Stance.Denied) || (ways.Count > 0 && NotSentBefore().IsMatch(text)) || Path().IsMatch(text))
        {
            return !Denied().IsMatch(text) || ways.Count > 1;
        }

        return NotOn().IsMatch(text)
            || (ways.Count == 0 && !(Placeholders.IsBlank(text) || YesNo.BareYes(text) || YesNo.No(text) || Generic().IsMatch(text) || Denied().IsMatch(text)));
    }

    /// <summary>Whether a steward's answer on the control mechanism tells a way.</summary>
    public static bool StewardNamesWay(string text) =>
        !YesNo.No(text) && NamesWay(text) && (YesNo.Yes(text) || !Missing().IsMatch(text));

    // "Settings > Privacy", "by not signing in", "a switch of the dialog"
    [GeneratedRegex(@"[>\u2192\u00bb]|https?:|\bby (?:not )?\w+ing\b|\bdata collection (?:and use|choices)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    // "Nothing is sent before one accepts the banner."
    [GeneratedRegex(@"\b(?:nothing|no data|none|not|n't)\b[^.;:]{0,30}\b(?:sent|collected|recorded|measured|reported|submitted|gathered|stored|transmitted|leaves)\b[^.;:]{0,20}\b(?:before|until|till|unless|without)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotSentBefore();

    [GeneratedRegex(@"not (?:be )?default[\s-]on|\bnot on by default", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotOn();

    [GeneratedRegex(@"\b(?:no|not be an?|isn.t an?|is not an?|without an?)\s+(?:\w+\s+)?(?:mechanism|way to (?:opt|turn|switch|disable))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    // That one can, without where.
    [GeneratedRegex(@"\b(?:opt(?:ed|s|ing)?[\s-]?out|turn(?:ed|s)?(?: \w+){0,3} off|switch(?:ed|es)?(?: \w+){0,3} off|disabled?|available|possible|exists?|there is|can(?:'t|not)?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Generic();

    [GeneratedRegex(@"\b(?:blank|suppose|please|missing|unclear|unanswered|no answer|not said|not told|not answered|which)\b|\?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Missing();
}
