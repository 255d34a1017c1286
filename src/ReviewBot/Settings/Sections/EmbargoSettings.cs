namespace ReviewBot.Settings.Sections;

/// <summary>When and what is opened.</summary>
public sealed record EmbargoSettings
{
    /// <summary>Groups that mean an embargo; empty: nothing is ever opened.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Further groups that the account may be in.</summary>
    public IReadOnlyList<string> ToleratedGroups { get; init; } = [];

    /// <summary>Time between the warning and the opening.</summary>
    public TimeSpan NoticePeriod { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Hours in which bugs are opened, as <c>HH:mm-HH:mm</c>.</summary>
    public string StaffedHours { get; init; } = "09:00-17:00";

    /// <summary>Days on which bugs are opened, as <c>Mon-Fri</c> or <c>Mon,Wed,Fri</c>.</summary>
    public string StaffedDays { get; init; } = "Mon-Fri";

    /// <summary>Days on which nothing is opened.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>The zone of dates and staffed hours.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Release days that the built-in calendar does not know or has otherwise. An estimated day opens nothing.</summary>
    public IReadOnlyList<ReleaseSettings> Releases { get; init; } = [];
}

/// <summary>The release of a version.</summary>
public sealed record ReleaseSettings
{
    /// <summary>The major version.</summary>
    public int Version { get; init; }

    /// <summary>The day of its release.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Whether it is one of Thunderbird for Android.</summary>
    public bool Android { get; init; }
}
