using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Collections.Findings;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Collections;

/// <summary>Says of each decision what landed of it.</summary>
internal static class Landed
{
    private const int MostNames = 3;

    // Who was granted something longer ago and has not landed it in a file of definitions may have landed it otherwise.
    private static readonly TimeSpan Expected = TimeSpan.FromDays(365);

    /// <summary>For the register.</summary>
    public static LandedWords Words(CheckedCollections found, DateTimeOffset now) => new()
    {
        Decisions = found.Compared
            .SelectMany(c => Attachments(c.Compared), (c, attachment) => (attachment, c.Compared, c.Findings))
            .GroupBy(c => c.attachment)
            .ToImmutableDictionary(g => g.Key, g => Of([.. g.Select(c => (c.Compared, c.Findings))])),
        Facts = found.Compared
            .SelectMany(c => Attachments(c.Compared), (c, attachment) => (attachment, c.Compared, c.Findings))
            .GroupBy(c => c.attachment)
            .ToImmutableDictionary(g => g.Key, g => Fact([.. g.Select(c => (c.Compared, c.Findings))])),
        Restricted = found.Closed.GroupBy(c => c.Bug).ToImmutableDictionary(g => g.Key, g => Place(g.First().Definition)),
        Expected = found.Sources.Where(s => s is { Product: not null, Trouble: null }).Select(s => s.Product!).ToImmutableDictionary(p => p, _ => now - Expected),
    };

    /// <summary>For pages.</summary>
    public static CollectionsLook Look(CheckedCollections found, DateTimeOffset now) =>
        new(now, found.View, [.. found.Sources.Select(s => new SourceLook(s.Name, s.Product, s.Reading.Definitions.Length, s.Trouble))]);

    private static IEnumerable<long> Attachments(Compared compared) => compared.Reviews.SelectMany(r => r.Granted).Select(g => g.Attachment).Where(a => a > 0).Distinct();

    private static LandedPlace Place(Definition definition) => new(definition.Name, definition.File, definition.Line);

    private static LandedFact Fact(IReadOnlyList<(Compared Compared, IReadOnlyList<CollectionFinding> Findings)> landed) => new()
    {
        Standing = [.. landed.Where(l => l.Compared.History.GoneIn is null).Select(l => Place(l.Compared.Definition))],
        Remarks =
        [
            .. from l in landed
            from finding in l.Findings
            where finding.Differs
            select new LandedRemark(Key(finding), string.Create(CultureInfo.InvariantCulture, $"{finding.Definition.Name} ({finding.Definition.File}, line {finding.Line}): {finding.Message}"), l.Compared.History.Versions is [.., var last] ? last.By : null, finding.Fix),
        ],
    };

    // The same finding at the same definition is said once, wherever it moves to.
    private static string Key(CollectionFinding finding) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Definition.Name} {finding.Code}")))[..12];

    private static string Of(IReadOnlyList<(Compared Compared, IReadOnlyList<CollectionFinding> Findings)> landed)
    {
        var standing = landed.Where(l => l.Compared.History.GoneIn is null).ToList();
        if (standing.Count == 0)
        {
            return "removed";
        }

        var names = standing.Select(l => l.Compared.Definition.Name).Distinct().ToList();
        var said = names.Count > MostNames ? $"{string.Join(", ", names.Take(MostNames - 1))} and {names.Count - MostNames + 1} others" : string.Join(", ", names);
        var since = standing.Select(l => l.Compared.History.Since).Min() is { } at && standing.TrueForAll(l => l.Compared.History.Since is not null) ? $" since {at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)}" : "";
        return $"landed as {said}{since}{(standing.Exists(l => l.Findings.Any(f => f.Differs)) ? "; differs" : "")}";
    }
}
