using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads how a user opts out.</summary>
internal static partial class OptOuts
{
    /// <summary>Whether an answer tells a way, not only that there is one.</summary>
    public static bool NamesWay(string text) => !Denied().IsMatch(text) && (Way().IsMatch(text) || !(Placeholders.IsBlank(text) || YesNo.BareYes(text) || YesNo.No(text) || Generic().IsMatch(text)));

    /// <summary>Whether a steward's answer on the control mechanism tells a way.</summary>
    public static bool StewardNamesWay(string text) =>
        !YesNo.No(text) && NamesWay(text) && (YesNo.Yes(text) || !Missing().IsMatch(text));

    [GeneratedRegex(@"settings?\b|preferenc\w*|\bprefs?\b|\bswitch(?!ed off by|es off by)|check[\s-]?box|\btoggle|\bboxe?s?\b|\boptions?\b|\bmenus?\b|\bcontrols?\b|\bpanels?\b|\bpages?\b|\bprivacy\b|\btelemetry\b|\babout:|datareporting|\buninstall|\bremov|\bdelet|add-?on|\bsign(?:ing|s)? out|\blog(?:ging|s)? out|\bleav(?:e|ing)|\bopt[\s-]?in|\bdefault[\s-]+off|\boff by default|not (?:be )?default[\s-]on|\bnot on by default|\bbuttons?\b|[>\u2192\u00bb]|\bpolic(?:y|ies)\b|do not track|\bstandard\b|\busual\b|\bnormal\b|\bgeneral\b|\bsame\b|\blike all\b|\bas (?:for|with) (?:all|any|every)|\bflag\b|https?:|\bdialog\b|\bbanner\b|\bcommand[\s-]line\b|\benv\w* variable|crash (?:ping|report)|\bdisabling\b|\bby (?:not )?\w+ing\b|\bunchecks?\b|\buntick|\bunsubscrib|\bonboarding\b|\bdata collection (?:and use|choices)|\bdata choices\b|\bglobal\b|\bexisting\b|\bmechanism\b|\bvia\b|\bthrough\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Way();

    [GeneratedRegex(@"\b(?:no|not be an?|isn.t an?|is not an?|without an?)\s+(?:\w+\s+)?(?:mechanism|way to (?:opt|turn|switch|disable))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    // That one can, without where.
    [GeneratedRegex(@"\b(?:opt(?:ed|s|ing)?[\s-]?out|turn(?:ed|s)?(?: \w+){0,3} off|switch(?:ed|es)?(?: \w+){0,3} off|disabled?|available|possible|exists?|there is|can\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Generic();

    [GeneratedRegex(@"\b(?:blank|suppose|please|missing|unclear|unanswered|no answer|not said|not told|not answered|which)\b|\?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Missing();
}
