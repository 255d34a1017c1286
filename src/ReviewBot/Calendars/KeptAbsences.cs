using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.Calendars;

/// <summary>The last good copy of a steward's calendar: the days alone, and nothing of what is in it.</summary>
/// <param name="ReadAt">When it was read last, changed or not.</param>
/// <param name="ParsedAt">When the days were taken from it.</param>
/// <param name="ETag">What identified that state of it.</param>
/// <param name="Away">The days.</param>
internal sealed record KeptAbsence(DateTimeOffset ReadAt, DateTimeOffset ParsedAt, string? ETag, ImmutableArray<AwayPeriod> Away);

/// <summary>Keeps the last good copies in the ledger. One belongs to an address: another address begins anew.</summary>
internal static class KeptAbsences
{
    /// <summary>The copy of a steward's calendar, or null.</summary>
    public static KeptAbsence? Of(Ledger ledger, StewardSettings steward) =>
        ledger.Get(Name(steward)) is { Length: > 0 } text ? JsonSerializer.Deserialize(text, KeptJson.Default.KeptAbsence) : null;

    /// <summary>Keeps one.</summary>
    public static void Put(Ledger ledger, StewardSettings steward, KeptAbsence kept) => ledger.Set(Name(steward), JsonSerializer.Serialize(kept, KeptJson.Default.KeptAbsence));

    /// <summary>The settings with the days of each steward's calendar among the days away: all that the calendar does follows from that.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="ledger">Where the copies are; null where there is none yet.</param>
    public static ReviewBotSettings With(ReviewBotSettings settings, Ledger? ledger) => ledger is null ? settings : settings with
    {
        Stewards = [.. settings.Stewards.Select(s => s.Calendar is { Length: > 0 } && Of(ledger, s) is { } kept
            ? s with { Away = [.. s.Away, .. kept.Away.Select(a => new AwaySettings { From = a.From, To = a.To })] }
            : s)],
    };

    // The address is a secret, and the zone decides which days there are.
    private static string Name(StewardSettings steward) =>
        $"calendar {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{steward.Login.ToLowerInvariant()}\n{steward.TimeZone}\n{steward.Calendar}")))[..32]}";
}

[JsonSerializable(typeof(KeptAbsence))]
internal sealed partial class KeptJson : JsonSerializerContext;
