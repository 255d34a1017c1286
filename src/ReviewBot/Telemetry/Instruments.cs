using System.Diagnostics.Metrics;

namespace ReviewBot.Telemetry;

/// <summary>
/// Everything that is measured, declared here and nowhere else: name by the semantic conventions, unit, what it tells, and its labels. Times of
/// day are seconds since the Unix epoch, zero for never; what is so or isn't is one or zero.
/// </summary>
internal sealed class Instruments
{
    /// <summary>The name under which all of it is measured.</summary>
    public const string Meter = "ReviewBot";

    private static readonly double[] Quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
    private static readonly double[] Patient = [2, 10, 60, 300, 900, 3600, 4 * 3600, 86400, 2 * 86400, 3 * 86400, 5 * 86400, 7 * 86400, 14 * 86400, 30 * 86400, 90 * 86400];

    private readonly List<Measure> all = [];
    private readonly Meter meter;

    /// <param name="meters">Makes the meter.</param>
    public Instruments(IMeterFactory meters)
    {
        meter = meters.Create(Meter);
        PassDuration = Time("reviewbot.pass.duration", "How long passes took.", Quick, Label.Trigger, Label.Error);
        PassLastGood = Now("reviewbot.pass.last_good.time", "s", "When the last pass over everything that changed came to its end.");
        StageDuration = Time("reviewbot.pass.stage.duration", "How long the stages of passes took.", Quick, Label.Stage);
        Bugs = Count("reviewbot.pass.bugs", "{bug}", "Bugs that passes looked at, by what became of them.", Label.Outcome);
        CallDuration = Time("reviewbot.bugzilla.call.duration", "How long Bugzilla took for a request, without the wait for its turn.", Quick, Label.Method, Label.Template, Label.Error);
        CallWait = Time("reviewbot.bugzilla.call.wait", "How long requests to Bugzilla waited for their turn (Bugzilla:RequestsPerSecond, Bugzilla:Concurrency).", Quick);
        BlockedUntil = Now("reviewbot.bugzilla.blocked_until.time", "s", "Until when Bugzilla has us blocked.");
        KeyRefused = Now("reviewbot.bugzilla.key_refused", "{bool}", "Whether Bugzilla refused our key.");
        ClockSkew = Now("reviewbot.bugzilla.clock_skew", "s", "How far Bugzilla's clock is ahead of ours.");
        Plans = Count("reviewbot.plans", "{plan}", "Plans that were made; one that is about several things counts for each.", Label.Plan);
        Effects = Count("reviewbot.effects", "{effect}", "What was to be done in bugs, by what became of it.", Label.Effect, Label.Done);
        Withheld = Now("reviewbot.writes.withheld", "{write}", "Writes that the last pass had planned and did not do, since they are more than Safety:MaxWritesPerPass.");
        SwitchedOff = Now("reviewbot.capability.switched_off", "{bool}", "Whether something is off after too many unexpected outcomes (Safety:TripAfter).", Label.Capability);
        DryRun = Now("reviewbot.dry_run", "{bool}", "Whether nothing is written.");
        QueueRequests = Now("reviewbot.queue.requests", "{request}", "Requests that wait, by whose turn it is.", Label.Queue);
        QueueOverdue = Now("reviewbot.queue.overdue", "{request}", "Those of them that are late.", Label.Queue);
        QueueOldest = Now("reviewbot.queue.oldest.age", "s", "How long the one that waits longest has waited.", Label.Queue);
        FirstComment = Time("reviewbot.request.first_comment.duration", "From the flag to our first comment about the request.", Patient);
        Decided = Time("reviewbot.request.decision.duration", "From the flag to the decision.", Patient, Label.Decision);
        Drifted = Count("reviewbot.drift", "{bug}", "Bugs that a look at everything found and the polls had missed; each was dealt with then.");
        OverdueOpenings = Now("reviewbot.embargo.overdue", "{bug}", "Bugs that should have been opened and were not yet.");
        Outbox = Now("reviewbot.outbox.writes", "{write}", "Writes that are not settled, and bugs that failed, by how far they are.", Label.Outbox);
        LedgerSize = Now("reviewbot.ledger.size", "By", "How large the ledger is.");
        Deliveries = Count("reviewbot.webhook.deliveries", "{delivery}", "What came by the webhook, by what was done with it.", Label.Delivery);
        DeliveryLast = Now("reviewbot.webhook.last_delivery.time", "s", "When the last message came that the webhook's secret proved.");
        Calendars = Now("reviewbot.calendars", "{calendar}", "Stewards' calendars, by whether they could be read the last time.", Label.Calendar);
        Notices = Now("reviewbot.notices", "{notice}", "What the owners have been told so far.");
    }

    public Timed PassDuration { get; }

    public Gauged PassLastGood { get; }

    public Timed StageDuration { get; }

    public Counted Bugs { get; }

    public Timed CallDuration { get; }

    public Timed CallWait { get; }

    public Gauged BlockedUntil { get; }

    public Gauged KeyRefused { get; }

    public Gauged ClockSkew { get; }

    public Counted Plans { get; }

    public Counted Effects { get; }

    public Gauged Withheld { get; }

    public Gauged SwitchedOff { get; }

    public Gauged DryRun { get; }

    public Gauged QueueRequests { get; }

    public Gauged QueueOverdue { get; }

    public Gauged QueueOldest { get; }

    public Timed FirstComment { get; }

    public Timed Decided { get; }

    public Counted Drifted { get; }

    public Gauged OverdueOpenings { get; }

    public Gauged Outbox { get; }

    public Gauged LedgerSize { get; }

    public Counted Deliveries { get; }

    public Gauged DeliveryLast { get; }

    public Gauged Calendars { get; }

    public Gauged Notices { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Measure> All => all;

    /// <summary>Counts none of everything that is counted, and nothing has happened at any time yet.</summary>
    public void Begin()
    {
        foreach (var gauge in (Gauged[])[PassLastGood, BlockedUntil, DeliveryLast])
        {
            gauge.Set(DateTimeOffset.UnixEpoch);
        }

        foreach (var counted in all.OfType<Counted>())
        {
            counted.Begin();
        }
    }

    private Counted Count(string name, string unit, string tells, params Label[] labels) => With(new Counted(meter.CreateCounter<long>(name, unit, tells), labels));

    private Gauged Now(string name, string unit, string tells, params Label[] labels) => With(new Gauged(meter.CreateGauge<double>(name, unit, tells), labels));

    private Timed Time(string name, string tells, double[] steps, params Label[] labels) =>
        With(new Timed(meter.CreateHistogram(name, "s", tells, [], new InstrumentAdvice<double> { HistogramBucketBoundaries = steps }), labels));

    private T With<T>(T measure)
        where T : Measure
    {
        all.Add(measure);
        return measure;
    }
}
