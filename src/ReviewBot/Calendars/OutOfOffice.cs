using System.Text.RegularExpressions;
using Ical.Net.CalendarComponents;

namespace ReviewBot.Calendars;

/// <summary>
/// Which events say that somebody is out of office. One that is cancelled, or shown as free (<c>TRANSP:TRANSPARENT</c>), never does. Any other does if
/// Outlook marks it so (<c>X-MICROSOFT-CDO-BUSYSTATUS:OOF</c>), if Google does (<c>X-GOOGLE-EVENT-TYPE:outOfOffice</c>), or if its title or a category
/// says it in words ("OOO", "Vacation", "Sick leave", "Urlaub", …) and Outlook doesn't say that the person works then. Titles are read here and go
/// nowhere from here.
/// </summary>
internal static partial class OutOfOffice
{
    private const string Outlook = "X-MICROSOFT-CDO-BUSYSTATUS";
    private const string Google = "X-GOOGLE-EVENT-TYPE";
    private const string Cancelled = "CANCELLED";
    private const string Free = "TRANSPARENT";

    private static readonly string[] AtWork = ["FREE", "TENTATIVE", "WORKINGELSEWHERE"];

    /// <summary>Whether an event says so.</summary>
    public static bool Says(CalendarEvent e)
    {
        if (Is(e.Status, Cancelled) || Is(e.Transparency, Free))
        {
            return false;
        }

        var outlook = e.Properties.Get<string>(Outlook);
        if (Is(outlook, "OOF") || Is(e.Properties.Get<string>(Google), "outOfOffice"))
        {
            return true;
        }

        return !AtWork.Contains(outlook, StringComparer.OrdinalIgnoreCase)
            && e.Categories.Append(e.Summary).Any(text => text is { Length: > 0 and < 500 } && Away().IsMatch(text) && !Other().IsMatch(text));
    }

    private static bool Is(string? value, string word) => string.Equals(value?.Trim(), word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"\b(?:out[\s-]*of[\s-]*(?:the[\s-]*)?office|ooo|oof|vacations?|holidays?|pto|on[\s-]+leave|(?:annual|sick|parental|maternity|paternity|family|medical|paid|unpaid|bereavement)[\s-]+leave|leave[\s-]+of[\s-]+absence|(?:time|days?)[\s-]+off|away|absent|absence|sick|sabbatical|afk|urlaub|abwesen\w*|krank\w*|elternzeit|ferien|cong[eé]s?|vacances|absente?|vacaciones|ausente|f[eé]rias|ferie|vakantie|afwezig|semester)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Away();

    // It is spoken of, and isn't now.
    [GeneratedRegex(
        @"\b(?:not|no[\s-]+longer|back|return\w*|before|after|plan\w*|request\w*|book|party|deadline|remind\w*|discuss\w*|policy|maybe|until|who(?:['’]s)?|cancell?ed)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
