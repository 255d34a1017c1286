using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Tells text that says something from text that only holds a place.</summary>
internal static partial class Placeholders
{
    private const int FewWords = 10;

    /// <summary>Whether there is nothing to read: no letter, no digit, no symbol that means yes or no.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value != 0xfffd))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a line says that something is still to come.</summary>
    public static bool Is(string text)
    {
        var said = Label().Replace(text, "");
        if (IsBlank(said))
        {
            return true;
        }

        if (said.Length > 160)
        {
            return false;
        }

        return Whole().IsMatch(said)
            || (Begin().IsMatch(said) && !said.Contains("://", StringComparison.Ordinal) && said.AsSpan().Count(' ') < FewWords);
    }

    /// <summary>Whether a line says that the question does not apply: an answer, but one to look at.</summary>
    public static bool IsNotApplicable(string text) => text.Length < 40 && NotApplicable().IsMatch(text);

    // "Answer:" before what is said.
    [GeneratedRegex(@"^\W{0,4}(?:answer|response|reply|a)\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\W*(?:(?:please )?fill (?:this|me|it) in(?: please)?|to be (?:done|determined|decided|defined|filled(?: in)?|added|completed|written|provided|announced)|coming soon|(?:will )?(?:fill|add|follow|answer)(?: this)?(?: in)?(?: later| soon)|to follow|to come|later|no (?:response|answer)(?: provided| given| yet)?|tba|tbc|xxx+|placeholder|lorem ipsum.*|your (?:answer|text|response)(?: here)?|answer(?: goes)? here|insert (?:answer|text|link|name)?\s*here|explain|describe|description|answer|blank|empty|name|link|url|date|category #?|tb-0+|#tb-0+|put someone.?s name here|put name here|measurement\.category\.field)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\W*(?:todo|fixme|wip|t\.?b\.?[dca])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex(@"^\W*(?:n\W?a|not applicable|does not apply|doesn't apply)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotApplicable();
}
