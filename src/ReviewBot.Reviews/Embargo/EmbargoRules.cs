// What the bot does about a bug that is restricted for a time: ask until when, answer, announce, open, look whether it is open.
using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>Decides about embargoes.</summary>
internal sealed class EmbargoRules(ReviewPolicy policy, World world, DateTimeOffset now)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    // So that the notice has run when the day begins, and not a pass later.
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    private readonly EmbargoSpeech speech = new(policy, now);

    private EmbargoText Text => new(policy, world);

    public IEnumerable<Outcome> Decide(ReviewCase @case)
    {
        if (@case.Requests.All(r => Gate.IsOldBacklog(@case, r, policy)))
        {
            return [];
        }

        if (!@case.Bug.IsRestricted)
        {
            return new AfterOpening(policy, world, now).Decide(@case) is { } seen ? [seen] : [];
        }

        var state = Embargoes.Look(@case, policy, world.Facts, now);
        var course = Course(@case, state).ToList();
        var answers = new EmbargoAnswers(policy, Text).Decide(@case, state, Earliest(state)).ToList();

        // A warning says all that an answer to the conditions would say, and in more detail.
        if (policy.Enabled.HasFlag(Capabilities.Embargo) && course.FindIndex(o => o.Step?.Word == "warned") is >= 0 and var at)
        {
            var covered = answers.FindAll(o => o.Step!.Word is "embargo-noted" or "resumed");
            answers.RemoveAll(covered.Contains);
            var warning = course[at].Step!;
            course[at] = course[at] with { Step = warning with { Marks = [.. warning.Marks, .. covered.SelectMany(o => o.Step!.Marks)] } };
        }

        return answers.Concat(course);
    }

    /// <summary>Whom questions about the bug go to.</summary>
    public static string RequesterOf(ReviewCase @case) => @case.Requests.OrderBy(r => r.Round.AskedAt).Select(r => r.Round.Requester).LastOrDefault() ?? @case.Bug.Creator;

    /// <summary>A bug with conditions has left our products: nothing is written there, but somebody has to know.</summary>
    public static IEnumerable<Step> Moved(ReviewCase @case, ReviewPolicy policy) =>
        !policy.Covers(@case.Bug.Product, @case.Bug.Component) && @case.Bug.Groups.Any(g => policy.Embargo.Groups.Contains(g))
            && @case.Said.Any(s => s.Item.Subject == EmbargoSteps.Subject)
            && policy.Enabled.HasFlag(Capabilities.Embargo)
            ? [EmbargoSpeech.Tell(HumanKey(@case), @case, HumanText(@case), "needs a human: it is not for us to open").Step!]
            : [];

    private static string HumanKey(ReviewCase @case) => $"embargo-human {@case.Bug.Id}";

    private static string HumanText(ReviewCase @case) =>
        $"Bug {@case.Bug.Id} needs a human: a group, a keyword or its product keeps me from ever opening it. `reviewbot explain {@case.Bug.Id}` tells which.";

    private IEnumerable<Outcome> Course(ReviewCase @case, EmbargoState state)
    {
        if (!state.IsMet(CheckKind.NotReclosed))
        {
            yield return new AfterOpening(policy, world, now).StandDown(@case);
            yield break;
        }

        if (state.Groups.IsEmpty)
        {
            yield break;
        }

        if (state.NeedsHuman)
        {
            yield return EmbargoSpeech.Tell(HumanKey(@case), @case, HumanText(@case), "needs a human: it is not for us to open");
            yield break;
        }

        if (!state.IsMet(CheckKind.Clock))
        {
            yield return Due(state, Outcome.Nothing("the server's clock and ours don't agree, or it wasn't read", now));
            yield break;
        }

        if (world.Facts.Landed.TryGetValue(@case.Bug.Id, out var place) && @case.LastSaid(EmbargoSteps.Subject, EmbargoSteps.Landed) is null)
        {
            yield return speech.Say(@case, new MarkItem(EmbargoSteps.Subject, EmbargoSteps.Landed), "embargo-landed", "what the bug is about has landed in public code", Text.Landed(@case, place));
            yield break;
        }

        if (@case.Standing.Hold is { } hold)
        {
            yield return speech.Monthly(@case, new(EmbargoSteps.HoldAsked, "hold-asked", "a hold has stood for a month"), hold.At, hold.By, () => Text.AskHold(hold)) ?? Outcome.Nothing("on hold");
            yield break;
        }

        yield return !state.Terms.AreSet ? WithoutTerms(@case, state)
            : state.Review is ReviewOutcome.Denied or ReviewOutcome.Withdrawn ? NotGranted(@case, state)
            : state.Warning is { } warning ? Announced(@case, state, warning)
            : Unannounced(@case, state);
    }

    private Outcome WithoutTerms(ReviewCase @case, EmbargoState state)
    {
        if (state.Review is ReviewOutcome.Denied or ReviewOutcome.Withdrawn)
        {
            return Outcome.Nothing("restricted, without a request that waits or was granted");
        }

        var proposals = Proposals.Of(@case, policy.Embargo.Staffed.DayOf(now));
        if (state.Terms.SaidIn is null && @case.LastSaid(EmbargoSteps.Subject, EmbargoSteps.Asked) is null)
        {
            return speech.Say(@case, new MarkItem(EmbargoSteps.Subject, EmbargoSteps.Asked, "1"), "embargo-asked", "nobody has said when the bug may be opened", Text.Ask(@case, proposals, again: false), RequesterOf(@case));
        }

        return speech.Monthly(@case, new(EmbargoSteps.Asked, "embargo-asked", "nobody has said for a month when the bug may be opened"), state.Terms.SaidIn?.Time ?? DateTimeOffset.MinValue, RequesterOf(@case), () => Text.Ask(@case, proposals, again: true))
            ?? Outcome.Nothing("nobody has said when the bug may be opened");
    }

    // The process promises nothing for a collection that never begins.
    private Outcome NotGranted(ReviewCase @case, EmbargoState state)
    {
        if (state.Conditions.Any(c => !c.IsMet))
        {
            return Outcome.Nothing("restricted; the request was not granted", state.TimeSet);
        }

        var at = state.ReviewedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        if (@case.Said.Any(s => s.Item is { Subject: EmbargoSteps.Subject, Step: EmbargoSteps.HumanAsked } && s.Item.State == at))
        {
            return Outcome.Nothing("needs a human: the request was not granted");
        }

        var outcome = speech.Say(@case, new MarkItem(EmbargoSteps.Subject, EmbargoSteps.HumanAsked, at), "embargo-human-asked", "the conditions hold, but the request was not granted", Text.AskHuman(state));
        return outcome with { Step = outcome.Step! with { Notices = [new Notice($"embargo-not-granted {@case.Bug.Id} {at}", @case.Bug.Id, $"The conditions for opening bug {@case.Bug.Id} hold, but its request was denied or taken back, so it stays restricted. Please decide what becomes of it.")] } };
    }

    private Outcome Unannounced(ReviewCase @case, EmbargoState state)
    {
        if (!state.AllButTime && state.TimeSet is null)
        {
            return Waits(@case, state);
        }

        if (Earliest(state) is not { } moment)
        {
            return Outcome.Nothing("no staffed hours within two years");
        }

        if (state.TimeSet is { } day && policy.Embargo.Staffed.NextStaffed(day) - policy.Embargo.FirstWarning - Ahead is { } warnAt && now < warnAt)
        {
            return Waits(@case, state) is { Step: not null } asks ? asks : Outcome.Nothing("the day is not near yet", Sooner(warnAt, NextAsk(@case, state)));
        }

        // The moment is named to the minute, so it is one.
        moment = policy.Embargo.Staffed.NextStaffed(UpToMinute(moment)) ?? moment;
        return speech.Say(@case, new MarkItem(EmbargoSteps.Subject, EmbargoSteps.Warned, Warning.State(moment, @case, state.Terms)), "warned", "the opening is announced", Text.Warn(@case, state, moment), RequesterOf(@case));
    }

    private Outcome Announced(ReviewCase @case, EmbargoState state, Warning warning)
    {
        if (state.MayOpen)
        {
            return Due(state, Open(@case, state, warning));
        }

        if (now < warning.Announced)
        {
            var eve = policy.Embargo.Staffed.DayBefore(warning.Announced);
            var last = @case.LastSaid(EmbargoSteps.Subject, EmbargoSteps.WarnedAgain);
            var said = last is not null && last.Comment.Count > warning.Said.Count;
            if (now >= eve && !said && warning.Said.Time < eve)
            {
                return speech.Say(@case, new MarkItem(EmbargoSteps.Subject, EmbargoSteps.WarnedAgain, Stamp(warning.Announced)), "warned-again", "the opening is near", Text.WarnAgain(@case, state), RequesterOf(@case));
            }

            return Outcome.Nothing("announced; waits for the moment", now < eve && !said ? eve : warning.Announced);
        }

        var open = state.Checks.Where(c => c.Kind is CheckKind.Condition or CheckKind.Granted && !c.IsMet).ToList();
        if (open.Exists(c => c.State == CheckState.NotMet))
        {
            var missed = speech.Say(@case, new MarkItem(EmbargoSteps.Subject, EmbargoSteps.Missed, Stamp(warning.Announced)), "embargo-missed", "the announced moment has come, but not everything holds", Text.Missed(state));
            return missed with { Step = missed.Step! with { Notices = [new Notice($"embargo-missed {@case.Bug.Id} {Stamp(warning.Announced)}", @case.Bug.Id, $"Bug {@case.Bug.Id} was announced to be opened, but not everything holds yet, so it stays restricted. `reviewbot explain {@case.Bug.Id}` shows what.")] } };
        }

        return Due(state, open.Count > 0
            ? Outcome.Nothing("due, but a condition can't be read", now)
            : Outcome.Nothing("due at the next staffed hour", state.Checks.Where(c => !c.IsMet).Max(c => c.MetAt)));
    }

    private Outcome Open(ReviewCase @case, EmbargoState state, Warning warning)
    {
        // After a write that the server stored by half the comment is there, and the group too.
        var said = @case.Said.Any(s => s.Item.Step == EmbargoSteps.Opened && s.Item.State == Stamp(warning.Announced));
        return new(new Step
        {
            Capability = Capabilities.Embargo,
            Word = "opened",
            Reason = "all conditions hold, and it was announced in time",
            Text = said ? null : Text.Opened(state),
            Marks = said ? [] : [new MarkItem(EmbargoSteps.Subject, EmbargoSteps.Opened, Stamp(warning.Announced))],
            Effects = [new Effect.RemoveGroups(state.Groups), .. @case.Bug.Flags.Where(policy.IsOurQuestion).Select(f => new Effect.ClearNeedinfo(f.Id))],
        }, "due to be opened", now);
    }

    // What can't be read is asked about, so that nobody has to remember it; what can is looked at often enough.
    private Outcome Waits(ReviewCase @case, EmbargoState state)
    {
        var dark = state.Conditions.Where(c => !c.IsMet && c.MetAt is null).ToList();
        if (state.IsMet(CheckKind.Granted) && dark.Count > 0
            && speech.Monthly(@case, new(EmbargoSteps.EventAsked, "embargo-event-asked", "it was not said for a month whether a condition holds"), Later(state.Terms.SaidIn!.Time, state.ReviewedAt), state.Terms.SaidIn.Creator, () => Text.AskEvent(state)) is { Step: not null } asks)
        {
            return asks;
        }

        return Outcome.Nothing(dark.Count > 0 ? "waits for its conditions" : "waits for the decision", Sooner(NextAsk(@case, state), dark.Exists(c => c.Condition is not (LiftCondition.SaidSo or LiftCondition.VersionReleased)) ? now : null));
    }

    private DateTimeOffset? NextAsk(ReviewCase @case, EmbargoState state) =>
        state.Conditions.Any(c => !c.IsMet && c.MetAt is null)
            ? Later(Later(state.Terms.SaidIn!.Time, state.ReviewedAt), @case.LastSaid(EmbargoSteps.Subject, EmbargoSteps.EventAsked)?.Comment.Time ?? default) + Month
            : null;

    /// <summary>The earliest moment at which the bug could be opened, as things stand; null if that can't be told.</summary>
    private DateTimeOffset? Earliest(EmbargoState state) =>
        state.Terms.AreSet && state.Conditions.All(c => c.IsMet || c.MetAt is not null)
            ? policy.Embargo.Staffed.NextStaffed(Later(now + policy.Embargo.NoticePeriod, state.TimeSet ?? now))
            : state.TimeSet is { } day ? policy.Embargo.Staffed.NextStaffed(Later(now + policy.Embargo.NoticePeriod, day)) : null;

    // An opening that is due and doesn't come is shown to who watches the service.
    private Outcome Due(EmbargoState state, Outcome outcome)
    {
        if (state.Warning is not { } warning || state.Checks.Any(c => c.State == CheckState.NotMet && c.Kind is not (CheckKind.Clock or CheckKind.Staffed)))
        {
            return outcome;
        }

        var due = policy.Embargo.Staffed.NextStaffed(Later(warning.Announced, warning.Said.Time + policy.Embargo.NoticePeriod));
        return due is { } since && since <= now ? outcome with { DueSince = since, OverdueSince = now - since > Late ? since : null } : outcome;
    }

    private static string Stamp(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset UpToMinute(DateTimeOffset moment) =>
        moment.Ticks % TimeSpan.TicksPerMinute is > 0 and var rest ? moment.AddTicks(TimeSpan.TicksPerMinute - rest) : moment;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset? Sooner(DateTimeOffset? a, DateTimeOffset? b) => b is null || a < b ? a : b;
}
