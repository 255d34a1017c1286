using System.Text.Json;
using ReviewBot.Reviews.Collections;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Collections;

/// <summary>Looks at what landed once a day and after a decision, keeps what pages show of it, and has the owners told.</summary>
internal sealed class CollectionsDesk(CollectionsRun run, Landings landings, LedgerKeeper ledger, CollectionNotices notices, BugCache cache, TimeProvider time)
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
        var decided = new DecisionRegister(ledger.Current).Page(RegisterSearch.All, null, 1).Entries is [var newest, ..] ? Ledger.Text(newest.DecidedAt) : "";
        var news = landings.Get(Decided) is { } last && last != decided;
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
        var (before, words) = (landings.Words, Landed.Words(found, now));
        landings.Keep(JsonSerializer.Serialize(Landed.Look(found, now), CollectionsJson.Default.CollectionsLook), words);
        Wake(before, words, found, now);
        notices.Tell(found, now);
        return true;
    }

    // Whatever follows in a bug follows from the next look at it.
    private void Wake(LandedWords before, LandedWords now, CheckedCollections found, DateTimeOffset at)
    {
        var news = now.Facts.Where(f => !f.Value.Remarks.All(r => before.Facts.GetValueOrDefault(f.Key)?.Remarks.Any(b => b.Key == r.Key) == true)).Select(f => f.Key).ToHashSet();
        var bugs = found.Compared.SelectMany(c => c.Compared.Reviews).Where(r => r.Granted.Any(g => news.Contains(g.Attachment))).Select(r => r.Bug!.Value)
            .Concat(now.Restricted.Keys.Except(before.Restricted.Keys));
        cache.MarkDue(bugs.Distinct(), at);
    }

    private static bool HasExpired(IEnumerable<ReadSource> sources, DateTimeOffset since, DateTimeOffset now) => sources.SelectMany(s => s.Source.Reading.Definitions)
        .Any(d => d.Expires is LandedExpiry.OnDay { Day: var day } && day > DateOnly.FromDateTime(since.UtcDateTime) && day <= DateOnly.FromDateTime(now.UtcDateTime));
}
