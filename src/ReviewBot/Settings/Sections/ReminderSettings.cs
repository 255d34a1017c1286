namespace ReviewBot.Settings.Sections;

/// <summary>The ladder of reminders, in working days of the person who is waited for.</summary>
public sealed record ReminderSettings
{
    /// <summary>First reminder to the steward.</summary>
    public int First { get; init; } = 3;

    /// <summary>Second reminder; the requester hears whom else to ask.</summary>
    public int Second { get; init; } = 7;

    /// <summary>The request is offered to another steward.</summary>
    public int Offer { get; init; } = 10;

    /// <summary>The owners are told.</summary>
    public int Owner { get; init; } = 15;

    /// <summary>Calendar days without any movement after which one closing question is asked.</summary>
    public int Closing { get; init; } = 90;

    /// <summary>Calendar days after which Trust or Legal are asked for their answer.</summary>
    public int Escalated { get; init; } = 14;

    /// <summary>Calendar days after which the Council is: it meets monthly, discusses for three days and votes within seven.</summary>
    public int Council { get; init; } = 42;

    /// <summary>A human comment within so many working days postpones a reminder.</summary>
    public int PostponedBy { get; init; } = 3;

    /// <summary>Periods without reminders, each year, as <c>MM-DD</c> to <c>MM-DD</c>.</summary>
    public IReadOnlyList<QuietPeriodSettings> QuietPeriods { get; init; } = [new QuietPeriodSettings { From = "12-24", To = "01-02" }];
}

/// <summary>A period of each year.</summary>
public sealed record QuietPeriodSettings
{
    /// <summary>First day as <c>MM-DD</c>.</summary>
    public string From { get; init; } = "";

    /// <summary>Last day as <c>MM-DD</c>.</summary>
    public string To { get; init; } = "";
}
