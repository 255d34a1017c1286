using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads yes and no, on and off.</summary>
internal static partial class YesNo
{
    /// <summary>Whether an answer begins with a yes, in words or as a mark.</summary>
    public static bool Yes(string text) => YesWord().IsMatch(text);

    /// <summary>Whether an answer begins with a no, or says that there is nothing.</summary>
    public static bool No(string text) => NoWord().IsMatch(text);

    /// <summary>Whether an answer is a yes and nothing else.</summary>
    public static bool BareYes(string text) => YesWord().Match(text) is { Success: true } yes && Placeholders.IsBlank(text.AsSpan(yes.Length));

    /// <summary>Whether collection is on or off by default, where a text says so; null also where it says both.</summary>
    public static bool? DefaultOn(string text)
    {
        var off = Off().IsMatch(text);
        var on = On().IsMatch(Off().Replace(text, " "));
        return on == off ? null : on;
    }

    [GeneratedRegex(@"^\W{0,4}(?:(?:a|answer|response)\s*:\W{0,4})?(?:yes|yep|yeah|yup|correct|:white_check_mark:|:heavy_check_mark:|:\+1:|\u2705|\u2714|\u2713)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YesWord();

    [GeneratedRegex(@"^\W{0,4}(?:(?:a|answer|response)\s*:\W{0,4})?(?:no(?:ne|pe|thing)?|non(?!-)|nein|nee|nej|aucune?|ningun[oa]|nessun[oa]|keine?|n/?a|n\.a\.?|not|never|neither|there (?:is|are|will be) (?:no|none|not)|(?:it |this |we |they )?(?:do|does|is|are|will)(?:n.t| not)|we won.t|:x:|:negative_squared_cross_mark:|:no_entry\w*:|\u274c|\u2717|\u2718|\u2715|\u2716)(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoWord();

    [GeneratedRegex(@"(?<!\b(?:if|were|whether) (?:\w+ ){0,2})\b(?:(?:not|never|isn.t|is not) (?:be )?(?:default[\s-]+on|(?:on|enabled|active) by default|default[\s-]enabled)|default(?:ed)?[\s-]+(?:is |to )?off|(?:off|disabled|inactive) by default|by default (?:it is |it's )?(?:off|disabled)|opt(?:s|ed|ing)?[\s-]+in)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Off();

    [GeneratedRegex(@"(?<!\b(?:if|were|whether|when) (?:\w+ ){0,2})\b(?:default(?:ed)?[\s-]+(?:is |to )?on|(?:on|enabled|active|activated) by default|by default (?:it is |it's )?(?:on|enabled))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex On();
}
