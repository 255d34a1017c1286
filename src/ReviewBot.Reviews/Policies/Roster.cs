using System.Collections.Immutable;
using ReviewBot.Reviews.Calendar;

namespace ReviewBot.Reviews.Policies;

/// <summary>A data steward.</summary>
public sealed record Steward
{
    /// <summary>Login on the server; compared without regard to case.</summary>
    public required string Login { get; init; }

    /// <summary>How to name the steward in public where no nick is known; null if not given.</summary>
    public string? Name { get; init; }

    /// <summary>Pools that the steward serves; empty for all.</summary>
    public ImmutableArray<string> Pools { get; init; } = [];

    /// <summary>Share of the work: 2 takes twice as much as 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Most requests that may wait for this steward at a time; null for no limit.</summary>
    public int? MaxOpen { get; init; }

    /// <summary>Shortest time between two assignments.</summary>
    public TimeSpan MinInterval { get; init; }

    /// <summary>The steward's own zone.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>When the steward is away.</summary>
    public ImmutableArray<AwayPeriod> Away { get; init; } = [];

    /// <summary>Public holidays in the steward's country; empty where it is not known.</summary>
    public ImmutableHashSet<DateOnly> Holidays { get; init; } = [];

    /// <summary>False for somebody who wants no reminders.</summary>
    public bool Remind { get; init; } = true;

    /// <summary>Logins of people whose requests this steward never gets: too close to judge them.</summary>
    public ImmutableArray<string> InvolvedWith { get; init; } = [];

    /// <summary>The steward's own working days.</summary>
    public BusinessCalendar WorkingDays => BusinessCalendar.Default with { TimeZone = TimeZone, DaysOff = Holidays, Away = Away };

    /// <summary>Whether the steward is away at a moment.</summary>
    public bool IsAway(DateTimeOffset moment)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZone).DateTime);
        return Away.Any(a => a.From <= day && day <= a.To);
    }
}

/// <summary>Which stewards look after which products and components.</summary>
/// <param name="Name">The pool's name, as stewards refer to it.</param>
/// <param name="Products">Products; empty for all.</param>
/// <param name="Components">Components; empty for all.</param>
public sealed record Pool(string Name, ImmutableArray<string> Products, ImmutableArray<string> Components)
{
    /// <summary>Whether a bug of this product and component belongs to the pool.</summary>
    public bool Covers(string product, string component) =>
        (Products.IsEmpty || Products.Contains(product, StringComparer.OrdinalIgnoreCase))
        && (Components.IsEmpty || Components.Contains(component, StringComparer.OrdinalIgnoreCase));
}

/// <summary>The stewards and their pools. Without pools there is one, of everything and everybody.</summary>
public sealed record Roster(ImmutableArray<Steward> Stewards, ImmutableArray<Pool> Pools)
{
    /// <summary>A roster of one pool.</summary>
    public Roster(ImmutableArray<Steward> stewards)
        : this(stewards, [])
    {
    }

    /// <summary>Working days for which somebody who declined as busy is asked for nothing new, unless nobody else is left.</summary>
    public int RestAfterBusy { get; init; } = 5;

    /// <summary>The steward with a login, or null.</summary>
    public Steward? Find(string login) => Stewards.FirstOrDefault(s => string.Equals(s.Login, login, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a steward serves a bug of this product and component.</summary>
    public bool Serves(Steward steward, string product, string component) =>
        steward.Pools.IsEmpty
        || Pools.Any(p => p.Covers(product, component) && steward.Pools.Contains(p.Name, StringComparer.OrdinalIgnoreCase));
}
