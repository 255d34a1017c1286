namespace ReviewBot.Simulation;

/// <summary>When the people work: zones, absences and holidays, as the settings say and as the bot is judged by.</summary>
internal sealed class Calendars
{
    /// <summary>How far the days on which somebody was reminded may lie from the decision: an answer is lost, a write lands late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(20);

    private static readonly (string Zone, string Country, string[] Holidays)[] Places =
    [
        ("Europe/Berlin", "DE", ["2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25"]),
        ("America/New_York", "US", ["2026-05-25", "2026-07-03", "2026-09-07", "2026-11-26"]),
        ("Europe/London", "GB", ["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31"]),
    ];

    private readonly Dictionary<string, (TimeZoneInfo Zone, string Country, HashSet<DateOnly> Holidays, List<(DateOnly From, DateOnly To)> Away)> stewards = [];

    public Calendars(Scenario scenario, Cast cast, DateTimeOffset start)
    {
        var random = new Random((scenario.Seed * 7) + 4);
        for (var i = 0; i < cast.Stewards.Count; i++)
        {
            var (zone, country, holidays) = Places[i];
            var away = new List<(DateOnly From, DateOnly To)>();
            for (var n = 0; n < (scenario.Fair ? 0 : random.Next(4)); n++)
            {
                var from = DateOnly.FromDateTime(start.Date).AddDays(random.Next(scenario.Days));
                away.Add((from, from.AddDays(1 + random.Next(20))));
            }

            stewards[cast.Stewards[i]] = (TimeZoneInfo.FindSystemTimeZoneById(zone), country, [.. holidays.Select(h => DateOnly.ParseExact(h, "yyyy-MM-dd", null))], away);
        }
    }

    /// <summary>What the settings say about a steward, each name below the steward's own.</summary>
    public IEnumerable<(string Name, string Value)> SettingsOf(string login)
    {
        if (!stewards.TryGetValue(login, out var steward))
        {
            yield break;
        }

        yield return ("TimeZone", steward.Zone.Id);
        yield return ("Country", steward.Country);
        for (var i = 0; i < steward.Away.Count; i++)
        {
            yield return ($"Away:{i}:From", $"{steward.Away[i].From:yyyy-MM-dd}");
            yield return ($"Away:{i}:To", $"{steward.Away[i].To:yyyy-MM-dd}");
        }
    }

    /// <summary>Whether somebody is away at a moment and was so a while before.</summary>
    public bool IsAway(string login, DateTimeOffset moment) =>
        stewards.TryGetValue(login, out var steward) && Days(login, moment).All(day => steward.Away.Exists(a => a.From <= day && day <= a.To));

    /// <summary>Whether a reminder may not reach somebody then: a weekend, a holiday, an absence, the year's end.</summary>
    public bool IsOff(string login, DateTimeOffset moment) => Days(login, moment).All(day =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day is { Month: 12, Day: >= 24 } or { Month: 1, Day: <= 2 }
        || (stewards.TryGetValue(login, out var steward) && (steward.Holidays.Contains(day) || steward.Away.Exists(a => a.From <= day && day <= a.To))));

    /// <summary>Whether two moments are surely on one day of somebody's.</summary>
    public bool AreOneDay(string login, DateTimeOffset one, DateTimeOffset other) => Days(login, one).Union(Days(login, other)).Count() == 1;

    private IEnumerable<DateOnly> Days(string login, DateTimeOffset moment)
    {
        var zone = stewards.TryGetValue(login, out var steward) ? steward.Zone : TimeZoneInfo.Utc;
        return new[] { moment, moment - Late }.Select(m => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(m, zone).DateTime)).Distinct();
    }
}
