// One pass: server time, which bugs, load what differs, fold, decide, act, remember. Everything that the bot does to
// the world goes through here.
using System.Collections.Immutable;
using System.Diagnostics;
using ReviewBot.Bugzilla;
using ReviewBot.GitHub;
using ReviewBot.Mail;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Register;
using ReviewBot.Storage;

namespace ReviewBot.Passes;

/// <summary>How a pass is to go.</summary>
internal sealed record PassOptions
{
    /// <summary>Decide only: nothing is written, nothing is remembered.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>Look at these bugs only; empty for all that the search finds.</summary>
    public ImmutableArray<int> Bugs { get; init; } = [];

    /// <summary>Raises the cap of planned writes for this pass.</summary>
    public int? AllowWrites { get; init; }

    /// <summary>Whether the client refuses to write.</summary>
    public bool DryRun { get; init; }

    /// <summary>Look at all bugs, not only at changed ones.</summary>
    public bool Sweep { get; init; }
}

/// <summary>What a pass needs to know from the settings; taken anew for each.</summary>
internal sealed record PassSettings
{
    /// <summary>Policy without what only the server can tell.</summary>
    public required Func<ServerDescription, ReviewPolicy> Policy { get; init; }

    /// <summary>What is odd between settings and server, a line each.</summary>
    public required Func<ServerDescription, IEnumerable<string>> Odd { get; init; }

    /// <summary>Where to look, and for what.</summary>
    public required ServerScope Scope { get; init; }

    /// <summary>Differs when any setting differs: then everything is decided anew.</summary>
    public required string Digest { get; init; }

    /// <summary>Most writes that a pass may plan.</summary>
    public required int MaxWritesPerPass { get; init; }

    /// <summary>Unexpected outcomes in a row after which a capability is switched off until the next start.</summary>
    public required int TripAfter { get; init; }

    /// <summary>How long an unanswered write may still land.</summary>
    public required TimeSpan SettleAfter { get; init; }

    /// <summary>Longest time between two looks at everything.</summary>
    public required TimeSpan SweepInterval { get; init; }
}

/// <summary>Runs passes over one server with one ledger.</summary>
internal sealed partial class PassRunner(Server server, Ledger ledger, Func<PassSettings> settings, TimeProvider time, ILogger<PassRunner> logger, MailRoom? mail = null, GitHubReader? gitHub = null)
{
    private const int MaxDecisionsPerBug = 12;

    private readonly Outbox outbox = new(ledger);
    private readonly BugCache cache = new(ledger);
    private readonly Failures failures = new(ledger);
    private readonly Notices notices = new(ledger);
    private readonly Refusals refusals = new(ledger);
    private static readonly TimeSpan AgainAfterNothing = TimeSpan.FromHours(1);

    private readonly Reminded reminded = new(ledger);
    private readonly EmbargoFactLoader embargoFacts = new(server, gitHub);
    private readonly Dictionary<int, DateTimeOffset> overdue = [];
    private readonly HashSet<string> shown = [];
    private ServerDescription? told;
    private DateTimeOffset described;
    private readonly Trips trips = new();
    private int passes;
    private int drifted;
    private DateTimeOffset serverTime;
    private long serverTimeRead;

    /// <summary>How much the server's clock was ahead of ours in the last pass.</summary>
    public TimeSpan ClockSkew { get; private set; }

    // By the server's clock, as everything in the ledger that is compared with a time of the server's: ours may be set wrong.
    private DateTimeOffset ServerNow => serverTime + time.GetElapsedTime(serverTimeRead);

    /// <summary>How many bugs should have been opened and were not yet.</summary>
    public int Overdue => overdue.Count;

    /// <summary>Runs one pass.</summary>
    public async Task<PassReport> RunAsync(PassOptions options, CancellationToken cancellationToken)
    {
        using var pass = logger.BeginScope(new Dictionary<string, object> { ["Pass"] = ++passes });
        var began = time.GetTimestamp();
        var current = settings();
        var description = await DescribeAsync(current, cancellationToken);
        var policy = current.Policy(description);
        policy = policy with { Enabled = policy.Enabled & ~trips.Off };
        var clock = await server.TimeAsync(cancellationToken);
        var now = clock.Database;
        (serverTime, serverTimeRead) = (now, time.GetTimestamp());
        ClockSkew = Clock.Skew(clock);
        var held = cache.All();
        var changedSettings = ledger.Get("settings") is { } before && before != current.Digest;
        var sweep = options.Sweep || changedSettings || options.PlanOnly || options.DryRun || LastSweep() is not { } last || now - last >= current.SweepInterval;

        var unsettled = outbox.Open();
        var resting = unsettled.Where(w => w.AttemptedAt is { } at && !w.Answered && at + current.SettleAfter > now).Select(w => w.BugId).ToHashSet();
        var (candidates, found) = options.Bugs.IsEmpty
            ? await CandidatesAsync(current.Scope, held, unsettled, now, sweep, changedSettings, cancellationToken)
            : ([.. options.Bugs], options.Bugs.Length);
        var waiting = candidates.Where(id => failures.WaitsUntil(id) is { } until && until > now).ToHashSet();

        var reports = new SortedDictionary<int, BugReport>();
        foreach (var id in candidates.Where(resting.Contains))
        {
            reports[id] = new BugReport(id, "skipped", [], "a write of ours had no answer: left alone until Bugzilla:SettleAfter has passed");
        }

        foreach (var id in waiting)
        {
            reports[id] = new BugReport(id, "skipped", [], failures.IsDead(id) ? "given up after repeated failures: see `reviewbot outbox list`" : "failed before: waits for the next try");
        }

        var load = await server.LoadAsync([.. candidates.Where(id => !resting.Contains(id) && !waiting.Contains(id))], current.Scope, cancellationToken);
        foreach (var id in load.Hidden)
        {
            cache.Forget(id);
            overdue.Remove(id);
            reports[id] = new BugReport(id, "skipped", [], "not visible to our account");
        }

        foreach (var (id, changed) in load.OfNoInterest)
        {
            cache.Put(new CachedBug(id, changed, now, null, true), new BugFacts([], [], []));
        }

        var cases = load.Bugs.Select(b => CaseFold.Fold(b, policy)).ToList();
        SettleByReading(unsettled, resting, cases, now);

        var facts = new PassFacts(policy, cache.FactsOfOthers(cases.Select(c => c.Bug.Id).ToHashSet()), load.Accounts, refusals.All(), await embargoFacts.LoadAsync(cases, policy, ClockSkew, now, cancellationToken)) { Reminders = reminded.All(now), Began = Began(now), Now = now };
        var plans = Decider.Decide(cases, policy, facts.World(cases), now);
        var byId = cases.ToDictionary(c => c.Bug.Id);
        foreach (var plan in plans)
        {
            Tell(plan, facts.Began, now, aloud: !options.DryRun && !options.PlanOnly);
            Watch(plan, options.DryRun, now);
        }

        var planned = plans.Sum(p => Writes.From(p, policy).Length);
        var cap = Math.Max(current.MaxWritesPerPass, options.AllowWrites ?? 0);
        var stopped = !options.PlanOnly && !options.DryRun && planned > cap;
        if (stopped)
        {
            Log.OverTheCap(logger, planned, cap);
        }

        // Should this pass end early, the next one has to find them again.
        foreach (var plan in plans.Where(p => !p.IsEmpty && !options.PlanOnly && !options.DryRun && !stopped))
        {
            cache.MarkDue(plan.BugId, now);
        }

        var writes = 0;
        var letters = new List<Letter>();
        foreach (var plan in plans.OrderBy(p => FirstAsked(byId[p.BugId])).ThenBy(p => p.BugId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = logger.BeginScope(new Dictionary<string, object> { ["Bug"] = plan.BugId });
            var @case = byId[plan.BugId];
            if (plan.IsEmpty || options.PlanOnly || stopped)
            {
                reports[plan.BugId] = Report(plan, stopped && !plan.IsEmpty ? "skipped" : plan.IsEmpty ? "unchanged" : "changed", stopped && !plan.IsEmpty ? $"over the cap: {planned} writes are planned, Safety:MaxWritesPerPass is {cap}; `reviewbot once --allow-writes {planned}` lets them through" : null);
                if (plan.IsEmpty && !options.PlanOnly && !options.DryRun && !stopped)
                {
                    Remember(@case, plan, policy, facts, now);
                    failures.Clear(plan.BugId);
                    if (plan.Letters.Any() && await server.IsUnchangedAsync(@case.Bug, cancellationToken))
                    {
                        letters.AddRange(plan.Letters);
                    }
                }
            }
            else if (options.DryRun && !shown.Add(plan.Key))
            {
                // Shown in an earlier pass, and still so.
                reports[plan.BugId] = Report(plan, "changed", null);
            }
            else if ((Trips.Of(plan) & trips.Off) != 0)
            {
                reports[plan.BugId] = Report(plan, "skipped", $"{trips.Off} was switched off after too many unexpected outcomes");
            }
            else
            {
                var result = await ActAsync(@case, plan, policy, current, facts, cases, plans, now, cancellationToken);
                writes += result.Writes;
                letters.AddRange(result.Letters);
                reports[plan.BugId] = result.Report;
                if (result.Report.Outcome == "changed")
                {
                    Log.Changed(logger, plan.BugId, options.DryRun ? "would be " : "", string.Join(", ", result.Report.Effects));
                }
            }
        }

        if (mail is not null && !options.PlanOnly && !options.DryRun && !stopped && options.Bugs.IsEmpty)
        {
            await mail.DeliverAsync(
                new MailBag([.. letters], facts.Waits(cases), policy, facts.World(cases), now, () => server.AccountsAsync(current.Scope.People, cancellationToken)),
                cancellationToken);
        }

        if (!options.PlanOnly && !options.DryRun && !stopped && options.Bugs.IsEmpty)
        {
            ledger.Set("settings", current.Digest);
            ledger.Set("cursor", Ledger.Text(now));

            // An error may come as an empty search result: such a look at everything is made again soon.
            if (sweep)
            {
                ledger.Set("swept", Ledger.Text(found > 0 ? now : now - current.SweepInterval + AgainAfterNothing));
            }
        }

        return new PassReport
        {
            Bugs = [.. reports.Values],
            Requests = server.TakeRequestCounts(),
            Writes = writes,
            Failed = reports.Values.Count(r => r.Outcome == "failed"),
            DryRun = options.DryRun,
            ElapsedMs = (long)time.GetElapsedTime(began).TotalMilliseconds,
            StoppedByCap = stopped ? planned : null,
            SwitchedOff = trips.Off == 0 ? null : trips.Off.ToString(),
            Drifted = drifted,
            World = facts.World(cases),
            Policy = policy,
            Now = now,
            Plans = [.. plans.Select(p => (byId[p.BugId], p))],
        };
    }

    private async Task<ServerDescription> DescribeAsync(PassSettings current, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - described >= current.SweepInterval)
        {
            server.Forget();
        }

        var description = await server.DescribeAsync(current.Scope, cancellationToken);
        if (description != told)
        {
            (told, described) = (description, time.GetUtcNow());
            foreach (var odd in current.Odd(description))
            {
                Log.Odd(logger, odd);
            }
        }

        return description;
    }

    private async Task<(ImmutableArray<int> Candidates, int Found)> CandidatesAsync(ServerScope scope, Dictionary<int, CachedBug> held, List<OpenWrite> unsettled, DateTimeOffset now, bool sweep, bool all, CancellationToken cancellationToken)
    {
        var overlap = server.Overlap;
        var since = ledger.Get("cursor") is { } cursor ? Ledger.Time(cursor) - overlap : (DateTimeOffset?)null;
        var found = sweep || since is null ? await server.SearchAsync(scope, null, now, cancellationToken) : [];

        // What changed of late may bear no flag yet, and the look at everything would pass over it.
        found = since is null ? found : [.. found.UnionBy(await server.SearchAsync(scope, since, now, cancellationToken), f => f.Id)];
        int[] due = [.. held.Values.Where(b => b.DueAt <= now).Select(b => b.Id), .. unsettled.Select(w => w.BugId), .. failures.Due(now)];
        if (sweep && !all && since is { } seen)
        {
            CountDrift(found, held, [.. due], seen);
        }

        var ids = found.Where(f => all || !held.TryGetValue(f.Id, out var bug) || bug.LastChangeTime != f.Changed || bug.ReadAt - f.Changed < overlap)
            .Select(f => f.Id)
            .Concat(due);
        return ([.. ids.Distinct().Order()], found.Count);
    }

    private async Task<(int Writes, BugReport Report, IEnumerable<Letter> Letters)> ActAsync(ReviewCase @case, Plan plan, ReviewPolicy policy, PassSettings current, PassFacts facts, List<ReviewCase> cases, ImmutableArray<Plan> plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = plan.BugId;
        var scope = current.Scope;
        var sent = 0;
        var done = ImmutableArray.CreateBuilder<string>();
        var withoutNeedinfo = false;
        var readToOpen = false;
        var changing = false;
        var refusedGroup = false;
        try
        {
            for (var attempt = 0; attempt < MaxDecisionsPerBug; attempt++)
            {
                Tell(plan, facts.Began, now, aloud: true);
                if (plan.IsEmpty)
                {
                    Remember(@case, plan, policy, facts, now);
                    failures.Clear(id);
                    return (sent, new BugReport(id, done.Count > 0 ? "changed" : "unchanged", done.ToImmutable(), Reasons(plan)), []);
                }

                if (outbox.WasConfirmed(id, plan.Key, plan.Steps.SelectMany(s => s.Marks).Select(m => m.ToString())))
                {
                    Log.DecidedTwice(logger, id);
                    WentWrong(plan, current, now);
                    Remember(@case, plan, policy, facts, now);
                    failures.Clear(id);
                    return (sent, new BugReport(id, done.Count > 0 ? "changed" : "unchanged", done.ToImmutable(), "was done before and is not done again"), []);
                }

                var opens = plan.Effects.Any(e => e is Effect.RemoveGroups);
                if (opens && !readToOpen)
                {
                    // What can't be undone is decided once more on everything as it is now, the clocks included.
                    readToOpen = true;
                    (@case, plan, facts, now) = await DecideToOpenAsync(@case, policy, scope, facts, cases, plans, cancellationToken);
                    continue;
                }

                if (!(opens || changing ? await server.IsWhollyUnchangedAsync(@case.Bug, cancellationToken) : await server.IsUnchangedAsync(@case.Bug, cancellationToken)))
                {
                    readToOpen = false;
                    changing = true;
                    (@case, plan) = await DecideAnewAsync(@case, policy, scope, facts, cases, plans, now, cancellationToken);
                    continue;
                }

                var outcome = await SendAsync(plan, policy, withoutNeedinfo, now, cancellationToken);
                sent += outcome.Sent;
                switch (outcome.Kind)
                {
                    case SendKind.Done:
                        done.AddRange(Words(plan));
                        failures.Clear(id);
                        trips.WentWell(Trips.Of(plan));
                        if (opens)
                        {
                            overdue.Remove(id);
                        }

                        return (sent, new BugReport(id, "changed", done.ToImmutable(), Reasons(plan)), plan.Letters);
                    case SendKind.DryRun:
                        return (sent, new BugReport(id, "changed", Words(plan), Reasons(plan)), []);
                    case SendKind.NeedinfoRefused:
                        withoutNeedinfo = true;
                        continue;
                    case SendKind.StewardRefused:
                        refusals.Add(new Refusal(outcome.Subject!, outcome.Steward!, outcome.Reason!), now);
                        facts = facts with { Refusals = refusals.All() };
                        plan = DecideAgain(@case, policy, facts, cases, plans, now);
                        continue;
                    case SendKind.Overwrote:
                        done.AddRange(Words(plan));
                        changing = true;
                        (@case, plan) = await DecideAnewAsync(@case, policy, scope, facts, cases, plans, now, cancellationToken);
                        continue;
                    case SendKind.GroupRefused when refusedGroup:
                        overdue.TryAdd(id, now);
                        notices.Tell(new Notice($"embargo-refused {id}", id, $"Bugzilla does not let our account take bug {id} out of its group. The account has to be a member of the group itself; being on CC is not enough. Please ask for membership."), now);
                        return (sent, await FailAsync(@case, plan, policy, facts, "Bugzilla does not let our account take the bug out of its group: the account has to be a member of it", now, cancellationToken), []);
                    case SendKind.GroupRefused:
                        // "Already gone" has the same answer as "not allowed"; reading tells which.
                        refusedGroup = true;
                        readToOpen = false;
                        (@case, plan) = await DecideAnewAsync(@case, policy, scope, facts, cases, plans, now, cancellationToken);
                        continue;
                    case SendKind.WithoutEffect:
                        WentWrong(plan, current, now);
                        goto case SendKind.Changed;
                    case SendKind.Changed:
                        changing = true;
                        (@case, plan) = await DecideAnewAsync(@case, policy, scope, facts, cases, plans, now, cancellationToken);
                        continue;
                    case SendKind.Unsettled:
                        return (sent, new BugReport(id, "failed", done.ToImmutable(), "the server's answer does not tell what happened: settled by reading in a later pass"), []);
                    default:
                        throw new UnreachableException();
                }
            }

            WentWrong(plan, current, now);
            return (sent, await FailAsync(@case, plan, policy, facts, "the bug changes faster than it can be decided about", now, cancellationToken), []);
        }
        catch (BugUnavailableException)
        {
            cache.Forget(id);
            return (sent, new BugReport(id, "skipped", done.ToImmutable(), "not visible to our account any more"), []);
        }
        catch (BugzillaException e) when (!ConcernsAllBugs(e))
        {
            if (e is InvalidInputException or NotAllowedException or NotFoundException or CommentTooLongException)
            {
                WentWrong(plan, current, now);
            }

            return (sent, await FailAsync(@case, plan, policy, facts, e.Message, now, cancellationToken), []);
        }
    }

    private void Watch(Plan plan, bool dryRun, DateTimeOffset now)
    {
        if (plan.OverdueSince is not { } since)
        {
            overdue.Remove(plan.BugId);
        }
        else if (overdue.TryAdd(plan.BugId, since))
        {
            notices.Tell(new Notice($"embargo-overdue {plan.BugId} {Ledger.Text(since)}", plan.BugId, $"Bug {plan.BugId} should have been opened at {since.UtcDateTime:yyyy-MM-dd HH:mm}Z and was not yet. `reviewbot explain {plan.BugId}` tells why."), now);
        }

        if (dryRun && plan.Effects.Any(e => e is Effect.RemoveGroups))
        {
            notices.Tell(new Notice($"embargo-would-open {plan.BugId}", plan.BugId, $"Bug {plan.BugId} would be opened now if this were no dry run."), now);
        }
    }

    // Unreachable, refused, blocked: whatever comes next would fail in the same way.
    private static bool ConcernsAllBugs(BugzillaException e) =>
        e is KeyRefusedException or NotLoggedInException or BlockedException or MaintenanceException or ServerDownException;

    private void Tell(Plan plan, DateTimeOffset began, DateTimeOffset now, bool aloud)
    {
        foreach (var notice in plan.Notices)
        {
            if (notices.Tell(notice, now, began) && aloud && mail is not { CanTellOwners: true })
            {
                Log.NoticeWaits(logger);
            }
        }
    }

    private static string Reasons(Plan plan) => string.Join("; ", plan.Steps.Select(s => s.Reason).Concat(plan.Reasons).Distinct());

    private static BugReport Report(Plan plan, string outcome, string? reason) =>
        new(plan.BugId, outcome, Words(plan), reason ?? Reasons(plan));

    private static ImmutableArray<string> Words(Plan plan) =>
        [.. plan.Steps.Where(s => s.Text is not null || !s.Effects.IsEmpty).Select(s => s.Word).Distinct()];

    private static DateTimeOffset FirstAsked(ReviewCase @case) =>
        @case.Requests.SelectMany(r => r.Pending).Select(f => f.Created).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    private DateTimeOffset Began(DateTimeOffset now)
    {
        if (ledger.Get("began") is { } began)
        {
            return Ledger.Time(began);
        }

        ledger.Set("began", Ledger.Text(now));
        return now;
    }

    private DateTimeOffset? LastSweep() => ledger.Get("swept") is { } text ? Ledger.Time(text) : null;

    private void Remember(ReviewCase @case, Plan plan, ReviewPolicy policy, PassFacts facts, DateTimeOffset now) => cache.Put(
        new CachedBug(@case.Bug.Id, @case.Bug.LastChangeTime, now, plan.NextLook, @case.Bug.IsRestricted),
        PassFacts.Of(@case, policy, now) with { Register = [.. RegisterEntries.Of(@case, policy, facts.World([@case]))] });

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Planned} writes are planned, more than the cap of {Cap}: nothing is written. Look at `reviewbot plan`; `reviewbot once --allow-writes {Planned}` lets them through.")]
        public static partial void OverTheCap(ILogger logger, int planned, int cap);

        [LoggerMessage(2, LogLevel.Error, "Bug {Bug}: what was decided had been done before. It is not done again; please report this.")]
        public static partial void DecidedTwice(ILogger logger, int bug);

        [LoggerMessage(8, LogLevel.Warning, "There is a new private notice for the owners, and no mail is configured for them (Mail:Host, Owners:0:Mail): `reviewbot notices` shows it.")]
        public static partial void NoticeWaits(ILogger logger);

        [LoggerMessage(5, LogLevel.Information, "Bug {Bug}: {Mood}{Effects}")]
        public static partial void Changed(ILogger logger, int bug, string mood, string effects);

        [LoggerMessage(4, LogLevel.Warning, "{Line}")]
        public static partial void Odd(ILogger logger, string line);

        [LoggerMessage(6, LogLevel.Error, "{Capability} is switched off until the next start, after {Count} unexpected outcomes in a row; reading goes on.")]
        public static partial void Tripped(ILogger logger, Capabilities capability, int count);

        [LoggerMessage(7, LogLevel.Warning, "The look at everything found {Count} bugs that the polls had missed; they are dealt with now.")]
        public static partial void Drifted(ILogger logger, int count);

        [LoggerMessage(3, LogLevel.Warning, "Bug {Bug} failed: {Error}")]
        public static partial void BugFailed(ILogger logger, int bug, string error);
    }
}
