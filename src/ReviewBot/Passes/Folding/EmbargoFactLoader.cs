using System.Collections.Immutable;
using ReviewBot.GitHub;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Folding;

/// <summary>Reads what embargoed bugs wait for. What can't be read is left out, and nothing is opened on it.</summary>
internal sealed class EmbargoFactLoader(Server server, GitHubReader gitHub, Landings landings)
{
    /// <summary>The facts for some bugs; in one batch for those that they refer to.</summary>
    /// <param name="cases">The bugs.</param>
    /// <param name="policy">Settings.</param>
    /// <param name="skew">The server's clock against ours.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<EmbargoFacts> LoadAsync(IReadOnlyCollection<ReviewCase> cases, ReviewPolicy policy, TimeSpan skew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var needs = cases.Where(c => Gate.Closed(c, policy) is null).Select(c => (Bug: c.Bug.Id, Needs: Embargoes.Needs(c, policy, now))).ToList();
        var facts = new EmbargoFacts { ClockSkew = skew, Landed = cases.Any(c => c.Bug.IsRestricted) ? landings.Words.Restricted : ImmutableDictionary<int, LandedPlace>.Empty };
        if (needs.SelectMany(n => n.Needs.Bugs).ToList() is { Count: > 0 } bugs)
        {
            facts = facts with { Bugs = await server.ReferredAsync(bugs, cancellationToken) };
        }

        foreach (var (condition, so) in await Task.WhenAll(needs.SelectMany(n => n.Needs.GitHub).Distinct().Select(async c => (c, await AskGitHubAsync(c, cancellationToken)))))
        {
            if (so is { } known)
            {
                facts = facts with { GitHub = facts.GitHub.SetItem(condition, known) };
            }
        }

        foreach (var bug in needs.Where(n => n.Needs.Visibility).Select(n => n.Bug))
        {
            facts = facts with { Visibility = facts.Visibility.SetItem(bug, await server.VisibilityAsync(bug, cancellationToken)) };
        }

        return facts;
    }

    private Task<bool?> AskGitHubAsync(LiftCondition condition, CancellationToken cancellationToken) => condition.Match(
        date: _ => Nothing,
        bugFixed: _ => Nothing,
        versionReleased: _ => Nothing,
        onGitHub: on => on.Match(
            pullRequestMerged: pull => pull.Repository.Split('/') is [var owner, var name] ? gitHub.PullRequestMergedAsync(owner, name, pull.Number, cancellationToken) : Nothing,
            releasePublished: release => release.Repository.Split('/') is [var owner, var name] ? gitHub.ReleaseExistsAsync(owner, name, release.Tag, cancellationToken) : Nothing),
        landed: _ => Nothing,
        saidSo: _ => Nothing);

    private static Task<bool?> Nothing => Task.FromResult<bool?>(null);
}
