using System.Globalization;
using ReviewBot.Calendars;
using ReviewBot.Policies;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Settings;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.CommandLine;

/// <summary>Who would be next: from settings and ledger, without asking the server.</summary>
internal static class RotationCommand
{
    public static Task<int> PreviewAsync(CommonOptions options, int count, DateOnly? from, int weeks, TimeProvider time)
    {
        var settings = Start.Settings(options);
        using var ledger = LedgerOf(settings);
        var preview = Turns.Preview(settings.Values, ledger, Moment(from, time), count, weeks);
        if (options.Json)
        {
            Print.Json(RotationView.Of(preview), RotationJson.Default.RotationView);
        }
        else
        {
            Write(preview, PolicyFactory.Roster(settings.Values), known: ledger is not null);
            foreach (var (setting, steward) in CalendarSource.Calendars(settings))
            {
                Console.WriteLine(ledger is not null && KeptAbsences.Of(ledger, steward) is { } kept
                    ? $"{setting}: as it was read {kept.ReadAt:yyyy-MM-dd HH:mm}Z."
                    : $"{setting}: not read yet; the service reads it, and `check-config --online` tries it.");
            }
        }

        return Task.FromResult(preview.HasGap ? 1 : 0);
    }

    /// <summary>What the settings in the file of the options would change for those that are in force without it.</summary>
    public static Task<int> DiffAsync(CommonOptions options, int count, DateOnly? from, int weeks, TimeProvider time)
    {
        var (now, other) = (Start.Settings(options with { Config = null }), Start.Settings(options));
        using var ledger = LedgerOf(now);
        var moment = Moment(from, time);
        var diff = new RotationDiff(
            RotationView.Of(Turns.Preview(now.Values, ledger, moment, count, weeks)),
            RotationView.Of(Turns.Preview(other.Values, ledger, moment, count, weeks)));
        if (options.Json)
        {
            Print.Json(diff, RotationJson.Default.RotationDiff);
            return Task.FromResult(0);
        }

        Console.WriteLine($"From {moment:yyyy-MM-dd HH:mm}Z, with the roster of {other.File} instead of that of {now.File}{(ledger is null ? "; there is no ledger yet" : "")}");
        foreach (var change in diff.Changes.DefaultIfEmpty("nothing changes"))
        {
            Console.WriteLine($"  {change}");
        }

        return Task.FromResult(0);
    }

    private static DateTimeOffset Moment(DateOnly? from, TimeProvider time) =>
        from is { } day && day != DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) ? new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) : time.GetUtcNow();

    private static Ledger? LedgerOf(LoadedSettings settings) => settings.Database is { } database ? Ledger.OpenToRead(database) : null;

    private static void Write(RotationPreview preview, Roster roster, bool known)
    {
        Console.WriteLine($"From {preview.From:yyyy-MM-dd HH:mm}Z, by the settings and {(known ? "the ledger" : "an empty history: there is no ledger yet")}. Who says to be away on the server, or refuses requests, is known online only.");
        foreach (var area in preview.Areas)
        {
            Write(area);
        }

        Console.WriteLine();
        Console.WriteLine(preview.AbsencesKnownUntil is { } until ? $"Absences are entered up to {until:yyyy-MM-dd}; later days look free." : "No absences are entered; all days look free.");
        WriteHolidays(roster);
        WriteShares(preview);
    }

    private static void Write(PreviewArea area)
    {
        Console.WriteLine();
        Console.WriteLine(area.Name == "all" ? "Next" : $"Next for {area.Name}");
        foreach (var (turn, i) in area.Next.Select((t, i) => (t, i)))
        {
            Console.WriteLine($"  {i + 1}. {turn.Steward}: {turn.Reason}");
        }

        if (area.Next.IsEmpty)
        {
            Console.WriteLine("  nobody");
        }

        foreach (var (steward, against) in area.Out)
        {
            Console.WriteLine($"  not in the running: {steward} {Unfitness.Sentence(against)}");
        }

        foreach (var week in area.Weeks)
        {
            Console.WriteLine($"  week of {week.Monday:yyyy-MM-dd}: {(week.Available.IsEmpty ? "nobody for all of it" : string.Join(", ", week.Available))}{(week.Partly.IsEmpty ? "" : $"; partly {string.Join(", ", week.Partly)}")}");
        }

        foreach (var gap in area.Gaps)
        {
            Console.WriteLine($"  GAP: nobody is available {RotationDiff.Days(gap)}");
        }
    }

    private static void WriteHolidays(Roster roster) => Console.WriteLine(roster.Stewards.Any(s => !s.Holidays.IsEmpty)
        ? $"Public holidays, on which nobody is reminded, are known up to {Holidays.KnownUntil:yyyy-MM-dd}{(roster.Stewards.Any(s => s.Holidays.IsEmpty) ? ", for stewards with a Country alone" : "")}."
        : "No public holidays are known: no steward has a Country.");

    private static void WriteShares(RotationPreview preview)
    {
        Console.WriteLine("Asked in the last 365 days");
        foreach (var f in preview.Figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {f.Steward}: {f.Assignments} ({f.Named} by name), weight {f.Weight:0.##}, {f.PerWeight:0.##} per weight, {f.Open} waiting"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  largest difference per weight: {preview.Spread:0.##}"));
        Console.WriteLine($"  {Turns.AboutShares}");
    }
}
