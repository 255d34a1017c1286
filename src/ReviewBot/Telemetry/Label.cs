using System.Collections.Immutable;
using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Errors;

namespace ReviewBot.Telemetry;

/// <summary>
/// A label of measurements: its name, and the only values that it can have. Whatever else it is given becomes <see cref="Other"/>, so that no
/// bug, no person and no endless list can get into a metric.
/// </summary>
internal sealed class Label
{
    /// <summary>What stands for any value that isn't one of a label's own, by the semantic conventions.</summary>
    public const string Other = "_OTHER";

    /// <summary>What woke a pass: the schedule, or somebody who named bugs.</summary>
    public static readonly Label Trigger = new("reviewbot.pass.trigger", Stages.Poll, Stages.Wake);

    /// <summary>A stage of a pass.</summary>
    public static readonly Label Stage = new("reviewbot.pass.stage", "begin", "which", "load", "fold", "decide", "act", "remember");

    /// <summary>What became of a bug in a pass.</summary>
    public static readonly Label Outcome = new("reviewbot.bug.outcome", "changed", "unchanged", "skipped", "failed");

    /// <summary>The kind of a failure; absent from what went well.</summary>
    public static readonly Label Error = new("error.type", [.. Failures(), "LedgerException", "TimeoutRejectedException", "OperationCanceledException", "TaskCanceledException"]);

    /// <summary>A request's method.</summary>
    public static readonly Label Method = new("http.request.method", "GET", "PUT", "POST");

    /// <summary>A request's end point, with names instead of numbers.</summary>
    public static readonly Label Template = new("url.template", [.. CallTemplates.All]);

    /// <summary>What a plan is about, by the switch that it needs.</summary>
    public static readonly Label Plan = new("reviewbot.plan.kind", "nothing", "assign", "comment", "remind", "commands", "embargo");

    /// <summary>Something that is switched off by itself after too many unexpected outcomes.</summary>
    public static readonly Label Capability = new("reviewbot.capability", "assign", "comment", "remind", "commands", "embargo");

    /// <summary>Something that is done in a bug.</summary>
    public static readonly Label Effect = new("reviewbot.effect.kind", "comment", "assigned", "granted", "denied", "needinfo", "needinfo-cleared", "cc", "opened");

    /// <summary>What became of an effect; <c>would</c> in a dry run.</summary>
    public static readonly Label Done = new("reviewbot.effect.outcome", "done", "would", "skipped", "failed");

    /// <summary>On whose clock a request is; of restricted bugs only that they wait.</summary>
    public static readonly Label Queue = new("reviewbot.queue.state", "steward", "requester", "trust", "legal", "council", "human", "nobody", "restricted");

    /// <summary>How far a write is: not sent yet, without an answer, with one that tells nothing; of bugs: tried again, given up.</summary>
    public static readonly Label Outbox = new("reviewbot.outbox.state", "planned", "unanswered", "unclear", "retried", "given_up");

    /// <summary>How a request was decided.</summary>
    public static readonly Label Decision = new("reviewbot.decision", "granted", "denied");

    /// <summary>What was done with what came by the webhook.</summary>
    public static readonly Label Delivery = new("reviewbot.webhook.result", "woke", "no_bug", "refused");

    /// <summary>Whether a calendar could be read.</summary>
    public static readonly Label Calendar = new("reviewbot.calendar.state", "read", "unread");

    private Label(string name, params ImmutableArray<string> values) => (Name, Values) = (name, values);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>All that it can be.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>The label with a value.</summary>
    public KeyValuePair<string, object?> Is(string value) => new(Name, Values.Contains(value) ? value : Other);

    private static IEnumerable<string> Failures() =>
        typeof(BugzillaException).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(BugzillaException))).Select(t => t.Name).Order(StringComparer.Ordinal);
}
