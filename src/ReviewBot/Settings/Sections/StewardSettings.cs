namespace ReviewBot.Settings.Sections;

/// <summary>A steward.</summary>
public sealed record StewardSettings
{
    /// <summary>Login on the server.</summary>
    public string Login { get; init; } = "";

    /// <summary>Name for comments where no nick is known.</summary>
    public string? Name { get; init; }

    /// <summary>Pools that the steward serves; empty for all.</summary>
    public IReadOnlyList<string> Pools { get; init; } = [];

    /// <summary>Share of the work.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Most requests waiting at a time.</summary>
    public int? MaxOpen { get; init; }

    /// <summary>Shortest time between two assignments.</summary>
    public TimeSpan MinInterval { get; init; }

    /// <summary>The steward's zone, for example <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Days away.</summary>
    public IReadOnlyList<AwaySettings> Away { get; init; } = [];

    /// <summary>
    /// A calendar (ICS) whose out-of-office events count as days away: the address that the calendar gives out for reading (<c>https://</c>, <c>webcal://</c>), or
    /// a file. What counts: events that Outlook or Google mark as out of office, or whose title or category says so ("OOO", "Vacation", "Sick leave", …), unless
    /// they are cancelled or shown as free; and of the days, those of which such events take at least half of the time from 9 to 17 o'clock. Read every half
    /// hour; of what stands in it, only the days are kept. The address is a secret: whoever knows it reads the calendar.
    /// </summary>
    public string? Calendar { get; init; }

    /// <summary>The steward's country as two letters (ISO 3166), for its public holidays: no reminder comes on them. Only national ones.</summary>
    public string? Country { get; init; }

    /// <summary>False for somebody who wants no reminders.</summary>
    public bool Remind { get; init; } = true;

    /// <summary>Where reminders go by mail, where <see cref="MailSettings.Host"/> is set; without it, the login if that is an address.</summary>
    public string? Mail { get; init; }

    /// <summary>Logins of people whose requests this steward never gets.</summary>
    public IReadOnlyList<string> InvolvedWith { get; init; } = [];
}

/// <summary>Days away, both included.</summary>
public sealed record AwaySettings
{
    /// <summary>First day.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly To { get; init; }
}
