using System.Text.RegularExpressions;
using Ical.Net;

namespace ReviewBot.Calendars;

/// <summary>A calendar's text, read as far as it can be.</summary>
internal static partial class CalendarText
{
    /// <summary>What stands in it; null or empty where it is no calendar. An event that makes no sense leaves the others.</summary>
    public static IList<Calendar>? Read(string text) => Load(text) ?? Load(Event().Replace(text, e => Load(Alone(e.Value)) is null ? "" : e.Value));

    private static string Alone(string e) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{e}\r\nEND:VCALENDAR\r\n";

    // The library throws whatever its parts throw.
    private static CalendarCollection? Load(string text)
    {
        try
        {
            return CalendarCollection.Load(text);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^BEGIN:VEVENT\r?$.*?^END:VEVENT\r?$\n?", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Event();
}
