using System.Collections.Concurrent;
using System.Collections.Immutable;
using PublicHoliday;

namespace ReviewBot.Settings;

/// <summary>
/// National public holidays by country, computed by the library's rules. Laws change, so they are taken as known to
/// <see cref="KnownUntil"/> only; after that, a holiday is a working day like any other.
/// </summary>
public static class Holidays
{
    private const int FirstYear = 2025;

    private static readonly ConcurrentDictionary<string, ImmutableHashSet<DateOnly>> Known = new(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableSortedDictionary<string, Func<IPublicHolidays>> ByCountry = new Dictionary<string, Func<IPublicHolidays>>
    {
        ["AT"] = () => new AustriaPublicHoliday(),
        ["AU"] = () => new AustraliaPublicHoliday(),
        ["BE"] = () => new BelgiumPublicHoliday(),
        ["BR"] = () => new BrazilPublicHoliday(),
        ["CA"] = () => new CanadaPublicHoliday(""),
        ["CH"] = () => new SwitzerlandPublicHoliday(),
        ["CZ"] = () => new CzechRepublicPublicHoliday(),
        ["DE"] = () => new GermanPublicHoliday(),
        ["DK"] = () => new DenmarkPublicHoliday(),
        ["EE"] = () => new EstoniaPublicHoliday(),
        ["ES"] = () => new SpainPublicHoliday(),
        ["FI"] = () => new FinlandPublicHoliday(),
        ["FR"] = () => new FrancePublicHoliday(),
        ["GB"] = () => new UKBankHoliday(),
        ["GR"] = () => new GreecePublicHoliday(),
        ["HR"] = () => new CroatiaPublicHoliday(),
        ["HU"] = () => new HungaryPublicHoliday(),
        ["IE"] = () => new IrelandPublicHoliday(),
        ["IT"] = () => new ItalyPublicHoliday(),
        ["JP"] = () => new JapanPublicHoliday(),
        ["LT"] = () => new LithuaniaPublicHoliday(),
        ["LU"] = () => new LuxembourgPublicHoliday(),
        ["LV"] = () => new LatviaPublicHoliday(),
        ["MX"] = () => new MexicoPublicHoliday(),
        ["NL"] = () => new DutchPublicHoliday(),
        ["NO"] = () => new NorwayPublicHoliday(),
        ["NZ"] = () => new NewZealandPublicHoliday(),
        ["PL"] = () => new PolandPublicHoliday(),
        ["PT"] = () => new PortugalPublicHoliday(),
        ["RO"] = () => new RomanianPublicHoliday(),
        ["RS"] = () => new SerbianPublicHoliday(),
        ["SE"] = () => new SwedenPublicHoliday(),
        ["SI"] = () => new SloveniaPublicHoliday(),
        ["SK"] = () => new SlovakiaPublicHoliday(),
        ["US"] = () => new USAPublicHoliday(),
        ["ZA"] = () => new SouthAfricaPublicHoliday(),
    }.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last day for which holidays are known.</summary>
    public static DateOnly KnownUntil { get; } = new(2035, 12, 31);

    /// <summary>The countries, as two letters, ascending.</summary>
    public static IEnumerable<string> Countries => ByCountry.Keys;

    /// <summary>Whether the holidays of a country are known.</summary>
    public static bool Knows(string country) => ByCountry.ContainsKey(country);

    /// <summary>All holidays of a country up to <see cref="KnownUntil"/>; empty for none or an unknown one.</summary>
    public static ImmutableHashSet<DateOnly> Of(string? country) => country is { Length: > 0 } && ByCountry.TryGetValue(country, out var make)
        ? Known.GetOrAdd(country, _ => Compute(make()))
        : [];

    private static ImmutableHashSet<DateOnly> Compute(IPublicHolidays holidays)
    {
        var first = new DateTime(FirstYear, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var last = KnownUntil.ToDateTime(TimeOnly.MinValue);
        return [.. holidays.GetHolidaysInDateRange(first, last).SelectMany(h => new[] { h.HolidayDate, h.ObservedDate }).Select(DateOnly.FromDateTime)];
    }
}
