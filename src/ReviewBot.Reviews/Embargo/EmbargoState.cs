using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>How the requests of a bug were answered, as far as opening it goes.</summary>
public enum ReviewOutcome
{
    /// <summary>Something still waits.</summary>
    Pending,

    /// <summary>The last decision is <c>+</c>, and nothing waits.</summary>
    Granted,

    /// <summary>The last decision is <c>-</c>.</summary>
    Denied,

    /// <summary>The request, or a decision on it, was taken back.</summary>
    Withdrawn,
}

/// <summary>An embargoed bug as the bot understands it: every condition and check with its state. A function of what was read alone.</summary>
public sealed record EmbargoState
{
    /// <summary>What the opening waits for.</summary>
    public required EmbargoTerms Terms { get; init; }

    /// <summary>Every condition and check. The bug may be opened only if all are met.</summary>
    public required ImmutableArray<EmbargoCheck> Checks { get; init; }

    /// <summary>The warning that stands, or null.</summary>
    public Warning? Warning { get; init; }

    /// <summary>How the requests were answered.</summary>
    public ReviewOutcome Review { get; init; }

    /// <summary>When <see cref="Review"/> became so; the epoch while something waits.</summary>
    public DateTimeOffset ReviewedAt { get; init; }

    /// <summary>Embargo groups that the bug is in.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Whether a group, a keyword or the product keeps it in human hands.</summary>
    public bool NeedsHuman => !IsMet(CheckKind.OtherGroups) || !IsMet(CheckKind.Keywords) || !IsMet(CheckKind.Scope);

    /// <summary>The latest of the days that conditions name; null where there is none.</summary>
    public DateTimeOffset? TimeSet => Conditions.Max(c => c.MetAt);

    /// <summary>The lift conditions.</summary>
    public IEnumerable<EmbargoCheck> Conditions => Checks.Where(c => c.Kind == CheckKind.Condition);

    /// <summary>Whether conditions and decision hold, but for what comes with time alone.</summary>
    public bool AllButTime => Terms.AreSet && IsMet(CheckKind.Granted) && Conditions.All(c => c.IsMet || c.MetAt is not null);

    /// <summary>Whether the bug may be opened now.</summary>
    public bool MayOpen => Checks.All(c => c.IsMet);

    /// <summary>Whether all checks of a kind hold.</summary>
    public bool IsMet(CheckKind kind) => Checks.Where(c => c.Kind == kind).All(c => c.IsMet);
}

/// <summary>Looks at embargoed bugs.</summary>
public static class Embargoes
{
    // Long enough to outlast an outage right after an opening.
    private static readonly TimeSpan Watched = TimeSpan.FromDays(30);

    private static readonly string[] SecurityKeywords = ["sec-", "csectype-", "wsec-", "opsec-"];

    /// <summary>The state of one bug.</summary>
    /// <param name="case">The bug.</param>
    /// <param name="policy">Settings.</param>
    /// <param name="facts">What was read beyond the bug.</param>
    /// <param name="now">The server's time.</param>
    public static EmbargoState Look(ReviewCase @case, ReviewPolicy policy, EmbargoFacts facts, DateTimeOffset now)
    {
        var bug = @case.Bug;
        var history = GroupHistory.Of(bug, policy.IsSelf);
        var terms = EmbargoTerms.Of(@case, policy, history);
        var warning = Warning.Standing(@case, terms);
        var (review, reviewedAt) = Reviewed(@case);
        var own = bug.Groups.Where(g => policy.Embargo.Groups.Contains(g)).ToImmutableArray();
        var checks = ImmutableArray.CreateBuilder<EmbargoCheck>();
        checks.Add(Check(CheckKind.Terms, terms.AreSet, "somebody has said when it may be opened", terms.SaidIn is null ? "not yet" : $"what comment {terms.SaidIn.Count} says can't be used"));
        checks.AddRange(terms.Conditions.Select(new ConditionCheck(bug, policy, facts, now).Of));
        checks.Add(Check(CheckKind.Granted, review == ReviewOutcome.Granted, $"the request has `{policy.FlagName}+`", review switch
        {
            ReviewOutcome.Denied => "it was denied",
            ReviewOutcome.Withdrawn => "it was taken back",
            ReviewOutcome.Pending or ReviewOutcome.Granted => "it is still open",
        }));
        checks.Add(Check(CheckKind.Hold, @case.Standing.Hold is null, "nobody has put it on hold", $"on hold since comment {@case.Standing.Hold?.CommentCount}"));
        checks.Add(Check(CheckKind.EmbargoGroup, !own.IsEmpty, "it is in a group that I may take off", policy.Embargo.Groups.IsEmpty ? "opening bugs is not set up for me" : "it is in none"));
        checks.Add(Check(CheckKind.OtherGroups, bug.Groups.Length == own.Length, "it is in no other group", "it is"));
        checks.Add(Check(CheckKind.Keywords, !bug.Keywords.Any(IsAboutSecurity), "it has no security keyword", "it has"));
        checks.Add(Check(CheckKind.Scope, policy.Covers(bug.Product, bug.Component), "product and component are in my care", "they are not"));
        checks.Add(Check(CheckKind.NotReclosed, history.OpenedByUs is null, "nobody has restricted it again after I opened it", "somebody has"));
        checks.Add(facts.ClockSkew is { } skew
            ? Check(CheckKind.Clock, skew.Duration() <= EmbargoPolicy.ClockTolerance, "the server's clock and mine agree", "they don't")
            : new EmbargoCheck(CheckKind.Clock, CheckState.Unknown, "the server's clock and mine agree", "the server's time wasn't read"));
        checks.Add(Notice(warning, policy, now));
        checks.Add(policy.Embargo.Staffed.IsStaffed(now)
            ? new EmbargoCheck(CheckKind.Staffed, CheckState.Met, "it is a time at which people are there")
            : new EmbargoCheck(CheckKind.Staffed, CheckState.NotMet, "it is a time at which people are there", null, policy.Embargo.Staffed.NextStaffed(now)));
        return new EmbargoState
        {
            Terms = terms,
            Checks = checks.ToImmutable(),
            Warning = warning,
            Review = review,
            ReviewedAt = reviewedAt,
            Groups = own,
        };
    }

    /// <summary>What has to be read for deciding about a bug.</summary>
    /// <param name="case">The bug.</param>
    /// <param name="policy">Settings.</param>
    /// <param name="now">The server's time.</param>
    public static FactNeeds Needs(ReviewCase @case, ReviewPolicy policy, DateTimeOffset now)
    {
        if (!@case.Bug.IsRestricted)
        {
            return new FactNeeds([], [], GroupHistory.Of(@case.Bug, policy.IsSelf).OpenedByUs + Watched > now);
        }

        var conditions = EmbargoTerms.Of(@case, policy, GroupHistory.Of(@case.Bug, policy.IsSelf)).Conditions;
        return new FactNeeds(
            [.. conditions.OfType<LiftCondition.BugFixed>().Select(c => c.Bug)],
            [.. conditions.Where(c => c is LiftCondition.PullRequestMerged or LiftCondition.ReleasePublished)],
            false);
    }

    private static EmbargoCheck Check(CheckKind kind, bool met, string text, string? otherwise = null) =>
        new(kind, met ? CheckState.Met : CheckState.NotMet, text, met ? null : otherwise);

    private static bool IsAboutSecurity(string keyword) =>
        keyword.Equals("security", StringComparison.OrdinalIgnoreCase) || SecurityKeywords.Any(k => keyword.StartsWith(k, StringComparison.OrdinalIgnoreCase));

    private static EmbargoCheck Notice(Warning? warning, ReviewPolicy policy, DateTimeOffset now)
    {
        const string Text = "it was announced in time";
        if (warning is null)
        {
            return new EmbargoCheck(CheckKind.Notice, CheckState.NotMet, Text, "not yet");
        }

        var over = warning.Said.Time + policy.Embargo.NoticePeriod;
        over = over > warning.Announced ? over : warning.Announced;
        return over <= now
            ? new EmbargoCheck(CheckKind.Notice, CheckState.Met, Text, $"in comment {warning.Said.Count}")
            : new EmbargoCheck(CheckKind.Notice, CheckState.NotMet, Text, $"in comment {warning.Said.Count}; the notice still runs", over);
    }

    // The last word on any of the bug's requests counts; an earlier form's denial is answered by a later form's grant.
    private static (ReviewOutcome Outcome, DateTimeOffset At) Reviewed(ReviewCase @case)
    {
        if (@case.Requests.Any(r => !r.Pending.IsEmpty || r.Round.LostDecision is not null))
        {
            return (ReviewOutcome.Pending, DateTimeOffset.UnixEpoch);
        }

        var last = @case.Requests
            .Select(r => r.Round.Decision is { } decision && r.Flags.Any(f => f.Status == decision.Status)
                ? (Outcome: decision.Status == FlagStatus.Granted ? ReviewOutcome.Granted : ReviewOutcome.Denied, decision.At)
                : (Outcome: ReviewOutcome.Withdrawn, At: r.Round.WithdrawnAt ?? r.Round.AskedAt))
            .Where(x => x.Outcome != ReviewOutcome.Withdrawn || @case.Requests.All(r => r.Round.Decision is null) || IsRevocation(@case, x.At))
            .OrderBy(x => x.At).ThenBy(x => x.Outcome)
            .LastOrDefault((Outcome: ReviewOutcome.Withdrawn, At: DateTimeOffset.UnixEpoch));
        return last;
    }

    // A request that was replaced by another form is no withdrawal; a grant that was taken back is.
    private static bool IsRevocation(ReviewCase @case, DateTimeOffset at) =>
        @case.Requests.Any(r => r.Changes.Any(c => c.When == at && c.Removed.Any(f => f.Status != FlagStatus.Requested)));
}
