using System.Collections.Concurrent;
using ReviewBot.Reviews.Plans;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Telemetry;

namespace ReviewBot.Calendars;

/// <summary>
/// Reads the stewards' calendars now and then. One that can't be read leaves the last good copy in force; the owners are told once, when there is no
/// copy, or it is a day old. Used from the pass's flow of control.
/// </summary>
internal sealed partial class CalendarSource(CalendarFetch fetch, Instruments measures, TimeProvider time, ILogger<CalendarSource> logger)
{
    /// <summary>Time between two readings.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);

    // What has not changed is read anew all the same: the days ahead move on.
    private static readonly TimeSpan ParseAgain = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, string> problems = new();
    private DateTimeOffset? readAt;
    private string readFor = "";

    /// <summary>What is wrong with calendars now, a line each that begins with the setting's name.</summary>
    public IReadOnlyList<string> Problems => [.. problems.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}: {p.Value}")];

    /// <summary>Reads those that are due.</summary>
    public async Task RefreshAsync(LoadedSettings settings, Ledger ledger, CancellationToken cancellationToken)
    {
        var calendars = Calendars(settings).ToList();
        var asked = string.Join('\n', calendars.Select(c => $"{c.Steward.Login} {c.Steward.TimeZone} {c.Steward.Calendar}"));
        var now = time.GetUtcNow();
        if (asked == readFor && now - readAt < Every)
        {
            return;
        }

        (readAt, readFor) = (now, asked);
        var read = await Task.WhenAll(calendars.Select(async c =>
        {
            var kept = KeptAbsences.Of(ledger, c.Steward);
            var etag = kept is not null && now - kept.ParsedAt < ParseAgain ? kept.ETag : null;
            return (c.Setting, c.Steward, Kept: kept, Came: await fetch.GetAsync(c.Steward.Calendar!, settings.Folder, etag, cancellationToken));
        }));
        problems.Clear();
        foreach (var (setting, steward, kept, came) in read)
        {
            Take(ledger, setting, steward, kept, came);
        }

        measures.Calendars.Set(read.Length - problems.Count, "read");
        measures.Calendars.Set(problems.Count, "unread");
    }

    /// <summary>Tries one, and keeps nothing.</summary>
    /// <returns>On how many days it has the steward away, or why it could not be read.</returns>
    public async Task<(int Days, string? Problem)> TryAsync(StewardSettings steward, string folder, CancellationToken cancellationToken)
    {
        var came = await fetch.GetAsync(steward.Calendar!, folder, null, cancellationToken);
        var (_, problem, kept) = Parse(steward, came, null);
        return (kept?.Away.Sum(a => a.To.DayNumber - a.From.DayNumber + 1) ?? 0, problem);
    }

    /// <summary>The calendars of the settings, each with the setting's full name.</summary>
    public static IEnumerable<(string Setting, StewardSettings Steward)> Calendars(LoadedSettings settings) =>
        settings.Values.Stewards.Select((s, i) => ($"Stewards:{i}:{nameof(StewardSettings.Calendar)}", s)).Where(s => s.s.Calendar is { Length: > 0 });

    private void Take(Ledger ledger, string setting, StewardSettings steward, KeptAbsence? kept, FetchedCalendar came)
    {
        var (_, problem, now) = Parse(steward, came, kept);
        if (now is not null)
        {
            KeptAbsences.Put(ledger, steward, now);
            return;
        }

        problems[setting] = $"{problem}{(kept is null ? "; nothing is known from it" : $"; the days of {kept.ReadAt:yyyy-MM-dd HH:mm}Z are in force")}";
        Log.NotRead(logger, setting, problem!);
        if (kept is null || time.GetUtcNow() - kept.ReadAt > StaleAfter)
        {
            new Notices(ledger).Tell(
                new Notice($"calendar {setting} {(kept is null ? "never" : Ledger.Text(kept.ReadAt))}", null, $"{setting}: this steward's calendar can't be read: {problems[setting]}. Until it can, tell absences in Away."),
                time.GetUtcNow());
        }
    }

    private (bool Changed, string? Problem, KeptAbsence? Kept) Parse(StewardSettings steward, FetchedCalendar came, KeptAbsence? kept)
    {
        var now = time.GetUtcNow();
        if (came.Problem is { } problem)
        {
            return (false, problem, null);
        }

        if (came.Text is null)
        {
            return kept is null ? (false, "the server says that it has not changed, and it was never read", null) : (false, null, kept with { ReadAt = now });
        }

        // By months, so that the days are the same from one day to the next while the calendar is.
        var month = new DateOnly(now.Year, now.Month, 1);
        return AwayDays.Read(came.Text, SettingsWords.Zone(steward.TimeZone)!, month.AddMonths(-2), month.AddMonths(14)) is { } away
            ? (true, null, new KeptAbsence(now, now, came.ETag, away))
            : (false, "what came is no calendar", null);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Setting}: the calendar could not be read: {Problem}")]
        public static partial void NotRead(ILogger logger, string setting, string problem);
    }
}
