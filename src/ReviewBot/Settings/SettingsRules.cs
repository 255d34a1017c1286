using System.Globalization;
using Microsoft.Data.Sqlite;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>What must hold between settings, as far as it can be told without asking the server.</summary>
internal static class SettingsRules
{
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public static void Check(LoadedSettings loaded, string? key, List<string> errors, List<string> warnings)
    {
        var s = loaded.Values;
        Server(loaded, s.Bugzilla, key, errors);
        NonEmpty("Bugzilla:Products", s.Bugzilla.Products, "at least one product, for example \"Thunderbird\"");
        Require(s.Bugzilla.FlagName.Length > 0, "Bugzilla:FlagName: must be the flag type's name, for example data-review");
        Require(s.Bugzilla.RequestsPerSecond is > 0 and <= 100, "Bugzilla:RequestsPerSecond: must be above 0 and at most 100");
        Require(s.Bugzilla.Concurrency is >= 1 and <= 16, "Bugzilla:Concurrency: must be from 1 to 16");
        Require(loaded.Interval >= TimeSpan.FromSeconds(1), "Polling:Interval: must be at least 00:00:01");
        if (IsBmo(s.Bugzilla.BaseUrl) && loaded.Interval < TimeSpan.FromMinutes(5))
        {
            errors.Add("Polling:Interval: must be at least 00:05:00 on bugzilla.mozilla.org, by that server's rules");
        }

        Require(s.Polling.SweepInterval >= TimeSpan.FromMinutes(1), "Polling:SweepInterval: must be at least 00:01:00");
        Stewards(s, errors);
        Reminders(s.Reminders, errors);
        Embargo(s.Embargo, errors, warnings);
        for (var i = 0; i < s.Owners.Count; i++)
        {
            Require(s.Owners[i].Login.Length > 0 || s.Owners[i].Mail is { Length: > 0 }, $"Owners:{i}:Login: must be a login (or give Mail)");
            Require(s.Owners[i].Mail is not { Length: > 0 } mail || mail.Contains('@', StringComparison.Ordinal), $"Owners:{i}:Mail: must be a mail address");
        }

        Require(s.Mail.Port is > 0 and < 65536, "Mail:Port: must be from 1 to 65535");
        Require(s.Mail.Host is not { Length: > 0 } || s.Mail.From is { Length: > 0 }, "Mail:From: must be the sender's address where Mail:Host is set");
        Require(Uri.TryCreate(s.GitHub.BaseUrl, UriKind.Absolute, out var github) && github.Scheme is "https" or "http", "GitHub:BaseUrl: must be an address such as https://api.github.com/");
        Require(CanBeListenedOn(s.Web.Url), "Web:Url: must be an address of this machine to listen on, such as http://127.0.0.1:5080");
        Require(s.Web.WebhookSecret is not { Length: > 0 } secret || secret.Length >= 16, "Web:WebhookSecret: must be at least 16 characters long");
        Require(s.Safety.MaxWritesPerPass is >= 1 and <= 10000, "Safety:MaxWritesPerPass: must be from 1 to 10000");
        Require(s.Safety.TripAfter >= 1, "Safety:TripAfter: must be at least 1");
        if (s.Storage.ConnectionString is { Length: > 0 } connection)
        {
            try
            {
                _ = new SqliteConnectionStringBuilder(connection);
            }
            catch (ArgumentException)
            {
                errors.Add("Storage:ConnectionString: must be a SQLite connection string such as \"Data Source=reviewbot.db\"");
                return;
            }

            // Whom the server shuts out must know it after a restart, too.
            Require(loaded.IsSandbox || loaded.Database is not null, "Storage:ConnectionString: must name a file, such as \"Data Source=reviewbot.db\"; memory is for the sandbox only");
        }

        void Require(bool holds, string error)
        {
            if (!holds)
            {
                errors.Add(error);
            }
        }

        void NonEmpty(string name, IReadOnlyList<string> list, string expected)
        {
            if (list.Count == 0 || list.Any(string.IsNullOrWhiteSpace))
            {
                errors.Add($"{name}: must name {expected}");
            }
        }
    }

    // A host name that is no address would be listened to on all of them.
    private static bool CanBeListenedOn(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == "http" && url.PathAndQuery == "/"
        && (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || (url.Host == "localhost" && url.Port > 0));

    /// <summary>Whether an address is the production server, whose rules are stricter.</summary>
    public static bool IsBmo(string baseUrl) =>
        Uri.TryCreate(baseUrl, UriKind.Absolute, out var url) && url.Host.EndsWith("bugzilla.mozilla.org", StringComparison.OrdinalIgnoreCase);

    /// <summary>The hours in <c>HH:mm-HH:mm</c>; the end may be <c>24:00</c>. Null where it isn't that.</summary>
    public static (TimeSpan From, TimeSpan To)? Hours(string text)
    {
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && Hour(parts[0]) is { } from && Hour(parts[1]) is { } to && from < to ? (from, to) : null;
    }

    /// <summary>The days in <c>Mon-Fri</c> or <c>Mon,Wed,Fri</c>; null where it isn't that.</summary>
    public static IReadOnlySet<DayOfWeek>? WeekDays(string text)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries).Select(Day).ToList();
            if (ends.Count is < 1 or > 2 || ends.Contains(-1))
            {
                return null;
            }

            for (var day = ends[0]; ; day = (day + 1) % 7)
            {
                days.Add((DayOfWeek)day);
                if (day == ends[^1])
                {
                    break;
                }
            }
        }

        return days.Count == 0 ? null : days;
    }

    /// <summary>The zone with a name of the tz database, or null.</summary>
    public static TimeZoneInfo? Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static void Server(LoadedSettings loaded, BugzillaSettings s, string? key, List<string> errors)
    {
        if (loaded.IsSandbox)
        {
            if (key is not null)
            {
                errors.Add("Bugzilla:ApiKey: the sandbox has keys of its own; take the key out, or set Bugzilla:BaseUrl to your server");
            }

            return;
        }

        if (string.IsNullOrWhiteSpace(s.BaseUrl))
        {
            errors.Add("Bugzilla:BaseUrl: must be set to the server's address, for example https://bugzilla.example.org/");
        }
        else if (!Uri.TryCreate(s.BaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0 || url.UserInfo.Length > 0)
        {
            errors.Add($"Bugzilla:BaseUrl: must be the server's address, such as https://bugzilla.example.org/, or {SettingsReader.Sandbox}");
        }
        else if (url.Scheme == "http" && !url.IsLoopback)
        {
            errors.Add("Bugzilla:BaseUrl: must be https, or the key would travel in the clear; http is for this machine alone");
        }

        if (key is null)
        {
            errors.Add("Bugzilla:ApiKey: must be set (or Bugzilla:ApiKeyFile); make a key in the account's preferences under API Keys");
        }

        if (string.IsNullOrWhiteSpace(s.Login) && !IsBmo(s.BaseUrl))
        {
            errors.Add("Bugzilla:Login: must be the login of the account that the key belongs to");
        }
    }

    private static void Stewards(ReviewBotSettings s, List<string> errors)
    {
        var pools = s.Pools.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var logins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < s.Pools.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(s.Pools[i].Name))
            {
                errors.Add($"Pools:{i}:Name: must be set");
            }
        }

        for (var i = 0; i < s.Stewards.Count; i++)
        {
            var steward = s.Stewards[i];
            if (string.IsNullOrWhiteSpace(steward.Login))
            {
                errors.Add($"Stewards:{i}:Login: must be the steward's login on the server");
            }
            else if (!logins.Add(steward.Login))
            {
                errors.Add($"Stewards:{i}:Login: stands twice on the roster");
            }

            foreach (var pool in steward.Pools.Where(p => !pools.Contains(p)))
            {
                errors.Add($"Stewards:{i}:Pools: there is no pool \"{pool}\"; {(pools.Count == 0 ? "Pools is empty" : $"there are {string.Join(", ", pools)}")}");
            }

            if (steward.Weight is not (> 0 and <= 100))
            {
                errors.Add($"Stewards:{i}:Weight: must be above 0 and at most 100");
            }

            if (steward.MaxOpen is < 1)
            {
                errors.Add($"Stewards:{i}:MaxOpen: must be at least 1; leave it out for no limit");
            }

            if (Zone(steward.TimeZone) is null)
            {
                errors.Add($"Stewards:{i}:TimeZone: must be a name of the time zone database, such as Europe/Berlin");
            }

            if (steward.Country is { Length: > 0 } country && !Holidays.Knows(country))
            {
                errors.Add($"Stewards:{i}:Country: \"{country}\" is not known; here can stand {string.Join(", ", Holidays.Countries)}, or nothing: then no public holidays count");
            }

            if (steward.Mail is { Length: > 0 } mail && !mail.Contains('@', StringComparison.Ordinal))
            {
                errors.Add($"Stewards:{i}:Mail: must be a mail address");
            }

            for (var j = 0; j < steward.Away.Count; j++)
            {
                if (steward.Away[j].From == default || steward.Away[j].To < steward.Away[j].From)
                {
                    errors.Add($"Stewards:{i}:Away:{j}: must have From and To, both days such as 2026-12-24, To not before From");
                }
            }
        }
    }

    private static void Reminders(ReminderSettings s, List<string> errors)
    {
        if (!(s.First >= 1 && s.First < s.Second && s.Second < s.Offer && s.Offer < s.Owner && s.Owner < s.Closing))
        {
            errors.Add("Reminders: First, Second, Offer, Owner and Closing must be numbers of days that grow in this order");
        }

        if (s.Escalated < 1 || s.Council < s.Escalated || s.Closing <= s.Council * 3 / 2)
        {
            errors.Add("Reminders: Escalated must be at least 1, Council at least as much, and Closing more than one and a half times Council");
        }

        if (s.PostponedBy is < 0 or > 60)
        {
            errors.Add("Reminders:PostponedBy: must be from 0 to 60 working days");
        }

        for (var i = 0; i < s.QuietPeriods.Count; i++)
        {
            if (MonthDay(s.QuietPeriods[i].From) is null || MonthDay(s.QuietPeriods[i].To) is null)
            {
                errors.Add($"Reminders:QuietPeriods:{i}: must have From and To, both as MM-DD, such as 12-24");
            }
        }
    }

    private static void Embargo(EmbargoSettings s, List<string> errors, List<string> warnings)
    {
        if (Hours(s.StaffedHours) is null)
        {
            errors.Add("Embargo:StaffedHours: must be two times of day such as 09:00-17:00; the end may be 24:00");
        }

        if (WeekDays(s.StaffedDays) is null)
        {
            errors.Add("Embargo:StaffedDays: must be days such as Mon-Fri or Mon,Wed,Fri");
        }

        if (Zone(s.TimeZone) is null)
        {
            errors.Add("Embargo:TimeZone: must be a name of the time zone database, such as Europe/Berlin");
        }

        for (var i = 0; i < s.Releases.Count; i++)
        {
            if (s.Releases[i].Version < 1 || s.Releases[i].Day == default)
            {
                errors.Add($"Embargo:Releases:{i}: must have Version, a major version such as 152, and Day, its release such as 2026-06-16");
            }
        }

        if (s.Groups.Count > 0 && s.NoticePeriod == TimeSpan.Zero)
        {
            warnings.Add("Embargo:NoticePeriod: is zero, so bugs are opened without time for anybody to object");
        }
    }

    /// <summary>The month and day of <c>MM-DD</c>, or null.</summary>
    public static (int Month, int Day)? MonthDay(string text) =>
        DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day.Month, day.Day) : null;

    private static TimeSpan? Hour(string text) =>
        text == "24:00" ? TimeSpan.FromDays(1) : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;

    private static int Day(string text) => Array.FindIndex(Days, d => d.Equals(text, StringComparison.OrdinalIgnoreCase));
}
