using ReviewBot.Calendars;
using ReviewBot.Reviews.Calendar;

namespace ReviewBot.Tests.Calendars;

/// <summary>Which events of a calendar have somebody out of office, and on which days.</summary>
public sealed class AwayDaysTests
{
    private const string Whole = "DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261204";
    private const string Three = "2026-12-01..2026-12-03";

    [TestCase("SUMMARY:Busy\nX-MICROSOFT-CDO-BUSYSTATUS:OOF")]
    [TestCase("SUMMARY:Busy\nX-GOOGLE-EVENT-TYPE:outOfOffice")]
    [TestCase("SUMMARY:Abwesend\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY")]
    [TestCase("SUMMARY:Private\nCATEGORIES:Personal,Out of office")]
    [TestCase("SUMMARY:OOO")]
    [TestCase("SUMMARY:Out of the office")]
    [TestCase("SUMMARY:out-of-office (dentist)")]
    [TestCase("SUMMARY:Vacation in Italy")]
    [TestCase("SUMMARY:PTO")]
    [TestCase("SUMMARY:Annual leave")]
    [TestCase("SUMMARY:On leave")]
    [TestCase("SUMMARY:Sick")]
    [TestCase("SUMMARY:Days off")]
    [TestCase("SUMMARY:Urlaub")]
    [TestCase("SUMMARY:Vacances d'hiver")]
    public void These_are_out_of_office(string says) => Assert.That(Days(Event(Whole, says)), Is.EqualTo(Three));

    [TestCase("SUMMARY:Release week")]
    [TestCase("SUMMARY:OOO\nTRANSP:TRANSPARENT")]
    [TestCase("SUMMARY:OOO\nSTATUS:CANCELLED")]
    [TestCase("SUMMARY:Busy\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\nTRANSP:TRANSPARENT")]
    [TestCase("SUMMARY:Busy\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\nSTATUS:CANCELLED")]
    [TestCase("SUMMARY:Vacation\nX-MICROSOFT-CDO-BUSYSTATUS:FREE")]
    [TestCase("SUMMARY:Away in the other building\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE")]
    [TestCase("SUMMARY:Focus\nX-GOOGLE-EVENT-TYPE:focusTime")]
    [TestCase("SUMMARY:Back from vacation")]
    [TestCase("SUMMARY:Not OOO after all")]
    [TestCase("SUMMARY:Vacation planning")]
    [TestCase("SUMMARY:Holiday party")]
    [TestCase("SUMMARY:PTO requests are due")]
    [TestCase("SUMMARY:Sickbay refit")]
    [TestCase("DESCRIPTION:I am OOO")]
    public void These_are_not(string says) => Assert.That(Days(Event(Whole, says)), Is.Empty);

    [TestCase("DTSTART:20261201T090000\nDTEND:20261201T170000", "2026-12-01..2026-12-01")]
    [TestCase("DTSTART:20261201T130000\nDTEND:20261201T170000", "2026-12-01..2026-12-01")]
    [TestCase("DTSTART:20261201T130000\nDURATION:PT4H", "2026-12-01..2026-12-01")]
    [TestCase("DTSTART:20261201T130100\nDTEND:20261201T170000", "")]
    [TestCase("DTSTART:20261201T180000\nDTEND:20261201T230000", "")]
    [TestCase("DTSTART:20261201T150000\nDTEND:20261203T100000", "2026-12-02..2026-12-02")]
    [TestCase("DTSTART;VALUE=DATE:20261201", "2026-12-01..2026-12-01")]
    [TestCase("DTSTART;VALUE=DATE:20261130\nDTEND;VALUE=DATE:99991231", "2026-11-30..2027-12-31")]
    [TestCase("DTSTART;VALUE=DATE:20260820\nDTEND;VALUE=DATE:20261003", "2026-09-01..2026-10-02")]
    public void A_day_counts_if_half_of_its_working_hours_are_taken(string when, string days) => Assert.That(Days(Event(when, "SUMMARY:OOO")), Is.EqualTo(days));

    [Test]
    public void Several_events_of_a_day_add_up_and_none_counts_twice()
    {
        var morning = Event("DTSTART:20261201T090000\nDTEND:20261201T110000", "SUMMARY:OOO");
        var afternoon = Event("DTSTART:20261201T150000\nDTEND:20261201T170000", "SUMMARY:Sick");

        Assert.That(Days(morning, afternoon), Is.EqualTo("2026-12-01..2026-12-01"));
        Assert.That(Days(morning, morning), Is.Empty);
    }

    [TestCase("Asia/Tokyo", "2026-12-02..2026-12-02")]
    [TestCase("America/Los_Angeles", "")]
    [TestCase("UTC", "")]
    public void Hours_are_those_where_the_person_is(string zone, string days) =>
        Assert.That(In(zone, Event("DTSTART:20261201T230000Z\nDTEND:20261202T080000Z", "SUMMARY:OOO")), Is.EqualTo(days));

    [TestCase("Europe/Berlin")]
    [TestCase("W. Europe Standard Time")]
    public void Zones_are_known_by_either_of_their_names(string zone) =>
        Assert.That(In("America/New_York", Event($"DTSTART;TZID=\"{zone}\":20261201T150000\nDTEND;TZID=\"{zone}\":20261201T200000", "SUMMARY:OOO")), Is.EqualTo("2026-12-01..2026-12-01"), "9 to 14 o'clock there");

    [Test]
    public void A_zone_that_nobody_knows_is_taken_for_the_persons_own() =>
        Assert.That(In("Asia/Tokyo", Event("DTSTART;TZID=Customized Time Zone:20261201T090000\nDTEND;TZID=Customized Time Zone:20261201T170000", "SUMMARY:OOO")), Is.EqualTo("2026-12-01..2026-12-01"));

    [Test]
    public void What_recurs_for_ever_ends_where_nobody_asks_any_more()
    {
        var fridays = Days(Event("DTSTART;VALUE=DATE:20200103\nDTEND;VALUE=DATE:20200104\nRRULE:FREQ=WEEKLY;BYDAY=FR", "SUMMARY:Day off")).Split(' ');

        Assert.That(fridays, Has.Length.EqualTo(70));
        Assert.That((fridays[0], fridays[^1]), Is.EqualTo(("2026-09-04..2026-09-04", "2027-12-31..2027-12-31")));
    }

    [Test]
    public void Exceptions_of_what_recurs_are_none_and_what_was_moved_is_where_it_was_moved_to()
    {
        var every = Event("UID:w\nDTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261202\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20261208", "SUMMARY:OOO");
        var cancelled = Event("UID:w\nRECURRENCE-ID;VALUE=DATE:20261215\nDTSTART;VALUE=DATE:20261215\nDTEND;VALUE=DATE:20261216\nSTATUS:CANCELLED", "SUMMARY:OOO");
        var moved = Event("UID:w\nRECURRENCE-ID;VALUE=DATE:20261222\nDTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261225", "SUMMARY:OOO");

        Assert.That(Days(every, cancelled, moved), Is.EqualTo("2026-12-01..2026-12-01 2026-12-24..2026-12-24"));
    }

    [TestCase("DTSTART:19700101T000000Z\nDTEND:19700101T000001Z\nRRULE:FREQ=SECONDLY")]
    [TestCase("DTSTART:19700101T000000Z\nDTEND:19700101T235959Z\nRRULE:FREQ=MINUTELY")]
    [TestCase("DTSTART;VALUE=DATE:19700130\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [TestCase("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY;INTERVAL=0")]
    [TestCase("DTSTART;VALUE=DATE:20261301\nDTEND;VALUE=DATE:20261399")]
    [TestCase("DTEND;VALUE=DATE:20261204")]
    [CancelAfter(60_000)]
    public void What_makes_no_sense_costs_little_and_leaves_the_rest(string when) =>
        Assert.That(Days(Event(when, "SUMMARY:OOO"), Event(Whole, "SUMMARY:OOO")), Is.EqualTo(Three));

    [TestCase("")]
    [TestCase("<!DOCTYPE html><html><body>Please log in</body></html>")]
    [TestCase("{\"error\":true}")]
    [TestCase("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD")]
    public void What_is_no_calendar_is_told_from_an_empty_one(string text)
    {
        Assert.That(AwayDays.Read(text, TimeZoneInfo.Utc, new DateOnly(2026, 9, 1), new DateOnly(2027, 12, 31)), Is.Null);
        Assert.That(Days(), Is.Empty);
    }

    internal static string Calendar(params string[] events) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example.org//test//EN\n{string.Concat(events)}END:VCALENDAR\n".ReplaceLineEndings("\r\n");

    internal static string Event(string when, string says) =>
        $"BEGIN:VEVENT\n{(when.StartsWith("UID", StringComparison.Ordinal) ? "" : $"UID:{Math.Abs(StringComparer.Ordinal.GetHashCode(when + says))}\n")}DTSTAMP:20261101T000000Z\n{when}\n{says}\nEND:VEVENT\n";

    private static string Days(params string[] events) => In("UTC", events);

    private static string In(string zone, params string[] events)
    {
        var away = AwayDays.Read(Calendar(events), TimeZoneInfo.FindSystemTimeZoneById(zone), new DateOnly(2026, 9, 1), new DateOnly(2027, 12, 31));
        return string.Join(' ', away!.Value.Select(Shown));

        static string Shown(AwayPeriod p) => $"{p.From:yyyy-MM-dd}..{p.To:yyyy-MM-dd}";
    }
}
