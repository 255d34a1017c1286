using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Collections.Findings;
using ReviewBot.Reviews.Plans;
using ReviewBot.Storage;

namespace ReviewBot.Collections;

/// <summary>Tells the owners privately: once a week at most what is wrong, if it is other than the last time; and at once what cites a bug that isn't public.</summary>
internal sealed class CollectionNotices(Notices notices, Landings landings)
{
    private const string Told = "told";
    private const string Digest = "told of";
    private const int MostShown = 10;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Tells them.</summary>
    public void Tell(CheckedCollections found, DateTimeOffset now)
    {
        foreach (var (definition, bug) in Closed(found))
        {
            notices.Tell(
                new Notice($"landed restricted {bug} {definition.Name}", bug, string.Create(CultureInfo.InvariantCulture, $"{definition.Name} landed in public code ({definition.Repository}, {definition.File}:{definition.Line}) and cites bug {bug}, which is not public. Reviews are made public once the collection begins; in the bug, `reviewbot: embargo lift` has it announced and opened. Nothing is opened without that.")),
                now);
        }

        string[] wrong = [.. found.Compared.SelectMany(c => c.Findings).Where(f => f.Severity == FindingSeverity.Error).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Definition.Name} ({f.Code}, {f.Definition.File}:{f.Line})")).Order(StringComparer.Ordinal)];
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', wrong.Select(w => w.Split(',')[0])))))[..16];
        if (wrong.Length == 0 || digest == landings.Get(Digest) || (landings.Get(Told) is { } last && now - Ledger.Time(last) < Week))
        {
            return;
        }

        landings.Set(Told, Ledger.Text(now));
        landings.Set(Digest, digest);
        notices.Tell(
            new Notice($"collections {digest} {Ledger.Text(now)}", null, string.Create(CultureInfo.InvariantCulture, $"What landed is not what was approved, or nothing shows that it was, in {wrong.Length} place{(wrong.Length == 1 ? "" : "s")}: {string.Join("; ", wrong.Take(MostShown))}{(wrong.Length > MostShown ? string.Create(CultureInfo.InvariantCulture, $"; and {wrong.Length - MostShown} more") : "")}. The page /collections and `reviewbot collections` show each with what puts it right.")),
            now);
    }

    /// <summary>Definitions that stand and cite a bug that isn't public, with the bug.</summary>
    private static IEnumerable<(Definition Definition, int Bug)> Closed(CheckedCollections found) =>
        from compared in found.Compared
        where compared.Compared.History.GoneIn is null
        from review in compared.Compared.Reviews
        where review is { State: ReviewState.Restricted, Link: ReviewLink.ToBug { Bug.Id: not null } }
        select (compared.Compared.Definition, ((ReviewLink.ToBug)review.Link).Bug.Id!.Value);
}
