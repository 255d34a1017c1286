using Microsoft.AspNetCore.Http.Extensions;
using System.Text.Json;
using ReviewBot.Health;
using ReviewBot.Hosting;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Web;

/// <summary>Looks up what waits.</summary>
internal sealed class Queue(LedgerToRead ledger, PageFrame frame, HealthState health, Deliveries deliveries, Bot bot)
{
    /// <summary>Everything that waits, the latest first: overdue ones, then by how long they wait.</summary>
    public QueueView Look()
    {
        var trails = new Trails(ledger.Ledger);
        var ready = health.Report(bot);
        var failures = new Failures(ledger.Ledger);
        return new QueueView(
            frame.Server,
            frame.DryRun,
            frame.AsOf,
            [
                .. trails.Waiting().SelectMany(q => JsonSerializer.Deserialize(q, QueueJson.Default.IReadOnlyListQueueEntry)!)
                    .Select(e => new WaitingView(e, e.IsOverdue(frame.Now)))
                    .OrderByDescending(w => w.Overdue).ThenBy(w => w.Request.Waits.Since).ThenBy(w => w.Request.Bug).ThenBy(w => w.Request.Attachment),
            ],
            trails.WaitingUnseen(),
            new AdminView(ready.Problem, ready.Settings, failures.TriedAgain(), failures.Dead().Count, ready.Notices, ready.OverdueOpenings, deliveries.Problem(bot.Settings.Current)));
    }
}

/// <summary>Which part of the queue somebody wants to see; it stands in the address.</summary>
/// <param name="Steward">Somebody who is asked, by the name that is shown; null for anybody.</param>
/// <param name="Product">A product; null for all.</param>
/// <param name="State">On whose clock it is, or <c>overdue</c>; null for all.</param>
internal sealed record QueueFilter(string? Steward, string? Product, string? State)
{
    /// <summary>The word for what is late.</summary>
    public const string Overdue = "overdue";

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEmpty => Steward is null && Product is null && State is null;

    /// <summary>As an address gives it: what is empty is not asked for.</summary>
    public static QueueFilter Of(string? steward, string? product, string? state) => new(NullIfEmpty(steward), NullIfEmpty(product), NullIfEmpty(state));

    /// <summary>It as the end of an address; empty where nothing is left out.</summary>
    public string Query => new QueryBuilder(
        new Dictionary<string, string?> { ["steward"] = Steward, ["product"] = Product, ["state"] = State }.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value!))).ToString();

    /// <summary>The part that is asked for.</summary>
    public QueueView Of(QueueView all) => all with { Waiting = [.. all.Waiting.Where(Takes)] };

    private bool Takes(WaitingView waiting) =>
        (Steward is null || waiting.Request.Waits.Names.Contains(Steward, StringComparer.OrdinalIgnoreCase))
        && (Product is null || Product.Equals(waiting.Request.Product, StringComparison.OrdinalIgnoreCase))
        && (State is null || (State == Overdue ? waiting.Overdue : State.Equals(waiting.Request.Waits.On.ToString(), StringComparison.OrdinalIgnoreCase)));

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The queue as its page shows it.</summary>
/// <param name="Shown">The part that is asked for.</param>
/// <param name="Filter">What is asked for.</param>
/// <param name="All">Everything that waits, for what can be chosen.</param>
internal sealed record QueueModel(QueueView Shown, QueueFilter Filter, QueueView All);
