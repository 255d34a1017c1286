using System.Collections.Immutable;
using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Passes.Given;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Policies;
using ReviewBot.Servers;

namespace ReviewBot.Collections;

/// <summary>What was read of reviews.</summary>
/// <param name="Reviews">What is known; what is missing in it could not be read.</param>
/// <param name="Policy">What the bot goes by; null where the server could not even be asked what it is.</param>
/// <param name="Trouble">Why not everything could be read, or null.</param>
internal sealed record ReadReviews(KnownReviews Reviews, ReviewPolicy? Policy, BugzillaException? Trouble);

/// <summary>Reads the bugs that definitions cite: a few requests for each hundred of them, and nothing twice.</summary>
internal sealed class ReviewReader(BeginPass begin, BugzillaClient client, BugLoader loader)
{
    private const int PerBatch = 100;
    private const int MostBugs = 2000;
    private const int MostAttachments = 500;
    private const int MostAliases = 20;

    /// <summary>Reads them; what the server refuses stays unknown.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="known">The server, of which nothing is known yet.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ReadReviews> ReadAsync(IReadOnlyCollection<Definition> definitions, KnownReviews known, CancellationToken cancellationToken)
    {
        ReviewPolicy? policy = null;
        try
        {
            var pass = await begin.RunAsync(new PassOptions { PlanOnly = true, DryRun = true }, cancellationToken);
            policy = pass.Policy;
            var links = definitions.SelectMany(d => d.Reviews.IsEmpty ? d.Bugs : d.Reviews).Select(l => ReviewLinkReader.Read(l, known.Server)).ToList();
            known = await AliasesAsync(known, links, cancellationToken);
            known = await AttachmentsAsync(known, links, cancellationToken);
            int[] bugs =
            [
                .. links.Select(l => l.Match(b => b.Bug.Id, _ => null, p => p.Bug, _ => null)).OfType<int>()
                    .Concat(known.Aliases.Values.OfType<int>()).Concat(known.Attachments.Values.OfType<int>())
                    .Distinct().Order().Take(MostBugs),
            ];
            return new ReadReviews(await BugsAsync(known, bugs, pass, cancellationToken), policy, null);
        }
        catch (BugzillaException e)
        {
            return new ReadReviews(known, policy, e);
        }
    }

    private async Task<KnownReviews> AliasesAsync(KnownReviews known, IEnumerable<ReviewLink> links, CancellationToken cancellationToken)
    {
        foreach (var alias in links.OfType<ReviewLink.ToBug>().Select(l => l.Bug.Alias).OfType<string>().Distinct().Take(MostAliases))
        {
            var found = await client.Bugs.SearchAsync(new BugQuery { Charts = [Chart.Of("alias", "equals", alias)], Fields = ["id"] }, cancellationToken);
            known = known with { Aliases = known.Aliases.SetItem(alias, found is [var bug, ..] ? (int)bug.Id : null) };
        }

        return known;
    }

    private async Task<KnownReviews> AttachmentsAsync(KnownReviews known, IEnumerable<ReviewLink> links, CancellationToken cancellationToken)
    {
        var wanted = links.OfType<ReviewLink.ToAttachment>().Select(l => l.Attachment).Distinct().Take(MostAttachments);
        var read = await client.Attachments.GetAttachmentsByIdAsync(wanted, cancellationToken);
        return known with
        {
            Attachments = read.Found.Select(f => KeyValuePair.Create(f.Key, (int?)f.Value.BugId))
                .Concat(read.Unavailable.Where(u => u.Value == Unavailability.Missing).Select(u => KeyValuePair.Create(u.Key, (int?)null)))
                .ToImmutableDictionary(),
            Hidden = [.. read.Unavailable.Where(u => u.Value != Unavailability.Missing).Select(u => u.Key)],
        };
    }

    private async Task<KnownReviews> BugsAsync(KnownReviews known, int[] bugs, PassContext pass, CancellationToken cancellationToken)
    {
        var seen = await client.Bugs.GetBugsAsync(bugs.Select(b => (long)b), ["id", "groups"], cancellationToken);
        known = known with
        {
            Bugs = seen.Unavailable.Select(u => new ReviewedBug((int)u.Key, u.Value == Unavailability.Missing ? BugStanding.Missing : BugStanding.Restricted))
                .Concat(seen.Found.Where(f => f.Value.Groups.Count > 0).Select(f => new ReviewedBug((int)f.Key, BugStanding.Restricted)))
                .ToImmutableDictionary(b => b.Bug),
        };
        foreach (var batch in seen.Found.Where(f => f.Value.Groups.Count == 0).Select(f => (int)f.Key).Chunk(PerBatch))
        {
            known = known with { Bugs = known.Bugs.AddRange((await WholeAsync(batch, pass, cancellationToken)).Select(b => KeyValuePair.Create(b.Bug, b))) };
        }

        return known;
    }

    private async Task<IEnumerable<ReviewedBug>> WholeAsync(int[] bugs, PassContext pass, CancellationToken cancellationToken)
    {
        var loaded = await loader.LoadAsync(bugs, pass.Settings.Scope, b => ReviewedBugs.Of(CaseFold.Fold(b, pass.Policy), pass.Policy), cancellationToken);

        // Whoever reviewed without the flag did so in a comment.
        long[] others = [.. loaded.OfNoInterest.Select(b => (long)b.Id)];
        var comments = await client.Bugs.GetCommentsAsync(others, cancellationToken);
        var attachments = await client.Attachments.GetAttachmentsAsync(others, cancellationToken);
        return loaded.Bugs.Concat(others.Where(comments.Found.ContainsKey).Select(id => ReviewedBugs.Of(
            (int)id,
            attachments.Found.GetValueOrDefault(id, []).Select(Mapping.ToAttachment),
            comments.Found[id].Select(Mapping.ToComment),
            pass.Policy)));
    }
}
