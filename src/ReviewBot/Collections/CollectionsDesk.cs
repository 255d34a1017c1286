using System.Text.Json;
using ReviewBot.Reviews.Collections;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Collections;

/// <summary>Looks at what landed once a day and after a decision, keeps what pages show of it, and has the owners told.</summary>
internal sealed class CollectionsDesk(CollectionsRun run, Landings landings, LedgerKeeper ledger, CollectionNotices notices, TimeProvider time)
{
    private const string Looked = "looked";
    private const string Decided = "decided";
    private const string ComparedAt = "compared";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // What was decided in bugs that no pass looks at.
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Looks, if it is time to; returns whether anything was compared.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var decided = new DecisionRegister(ledger.Current).Page(RegisterSearch.All, null, 1).Entries is [var last, ..] ? Ledger.Text(last.DecidedAt) : "";
        var news = landings.Get(Decided) is { } before && before != decided;
        if (run.Sources.Count == 0 || !(news || landings.Get(Looked) is not { } looked || now - Ledger.Time(looked) >= Day))
        {
            return false;
        }

        landings.Set(Looked, Ledger.Text(now));
        landings.Set(Decided, decided);
        var read = await run.SourcesAsync(null, cancellationToken);
        if (!news && !read.Any(r => r.Changed) && landings.Get(ComparedAt) is { } compared && now - Ledger.Time(compared) < Week && !HasExpired(read, Ledger.Time(compared), now))
        {
            return false;
        }

        var (found, trouble) = await run.CompareAsync([.. read.Select(r => r.Source)], cancellationToken);
        if (trouble is not null)
        {
            // What was found last stays, and an hour later is soon enough.
            landings.Set(Looked, Ledger.Text(now - Day + Hour));
            landings.Set(ComparedAt, Ledger.Text(DateTimeOffset.UnixEpoch));
            return false;
        }

        landings.Set(ComparedAt, Ledger.Text(now));
        landings.Keep(JsonSerializer.Serialize(Landed.Look(found, now), CollectionsJson.Default.CollectionsLook), Landed.Words(found, now));
        notices.Tell(found, now);
        return true;
    }

    private static bool HasExpired(IEnumerable<ReadSource> sources, DateTimeOffset since, DateTimeOffset now) => sources.SelectMany(s => s.Source.Reading.Definitions)
        .Any(d => d.Expires is LandedExpiry.OnDay { Day: var day } && day > DateOnly.FromDateTime(since.UtcDateTime) && day <= DateOnly.FromDateTime(now.UtcDateTime));
}
