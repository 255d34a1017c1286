using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;
using ReviewBot.Telemetry;
using ReviewBot.Views;

namespace ReviewBot.Passes.Remembering;

/// <summary>Measures what passes do, and what is waited for after them; a pass that only looks counts for nothing.</summary>
internal sealed class MeasurePass(Instruments measures, Answers answers, Outbox outbox, Failures failures, WaitingRequests requests, Notices notices, LedgerKeeper ledger)
{
    /// <summary>Measures what became of some bugs.</summary>
    public void Measure(ActedPass acted, PassReport report)
    {
        if (acted.Pass.Options.PlanOnly)
        {
            return;
        }

        foreach (var bug in report.Bugs)
        {
            measures.Bugs.Add(1, bug.Outcome);
        }

        foreach (var (_, plan) in report.Plans)
        {
            Count(plan, acted.Reports.GetValueOrDefault(plan.BugId)?.Outcome, report.DryRun);
        }

        answers.Measure(acted.Decided.Folded);
    }

    /// <summary>Shows how a pass left everything that came to its end.</summary>
    public void Show(PassContext pass, PassReport report)
    {
        if (!pass.Options.PlanOnly)
        {
            Show(report);
            ShowWaiting(report);
        }
    }

    private void Count(Plan plan, string? outcome, bool dryRun)
    {
        if (plan.IsEmpty)
        {
            measures.Plans.Add(1, "nothing");
            return;
        }

        foreach (var capability in plan.Steps.Where(s => s.Text is not null || !s.Effects.IsEmpty).Select(s => Word(s.Capability)).Distinct())
        {
            measures.Plans.Add(1, capability);
        }

        var became = outcome == "changed" ? dryRun ? "would" : "done" : outcome;
        foreach (var effect in plan.Effects.Select(e => e.Word).Concat(plan.Comment is null ? [] : ["comment"]))
        {
            measures.Effects.Add(1, effect, became);
        }
    }

    private void Show(PassReport report)
    {
        measures.DryRun.Set(report.DryRun);
        measures.Withheld.Set(report.StoppedByCap ?? 0);
        measures.ClockSkew.Set(report.ClockSkew.TotalSeconds);
        measures.OverdueOpenings.Set(report.Overdue);
        measures.Notices.Set(notices.Count());
        measures.LedgerSize.Set(ledger.Current.Size);
        foreach (var capability in Enum.GetValues<Capabilities>().Where(c => int.PopCount((int)c) == 1))
        {
            measures.SwitchedOff.Set(report.Off.HasFlag(capability), Word(capability));
        }
    }

    private void ShowWaiting(PassReport report)
    {
        var (now, (shown, unseen)) = (report.Now, requests.After(report));
        var waiting = shown.ToLookup(w => w.On);
        foreach (var on in Enum.GetValues<Clock>())
        {
            var state = Word(on);
            measures.QueueRequests.Set(waiting[on].Count(), state);
            measures.QueueOverdue.Set(waiting[on].Count(w => w.OverdueFrom <= now), state);
            measures.QueueOldest.Set(waiting[on].Select(w => (now - w.Since).TotalSeconds).DefaultIfEmpty(0).Max(), state);
        }

        measures.QueueRequests.Set(unseen, "restricted");
        var open = outbox.Open();
        measures.Outbox.Set(open.Count(w => w.AttemptedAt is null), "planned");
        measures.Outbox.Set(open.Count(w => w.AttemptedAt is not null && !w.Answered), "unanswered");
        measures.Outbox.Set(open.Count(w => w.Answered), "unclear");
        measures.Outbox.Set(failures.TriedAgain(), "retried");
        measures.Outbox.Set(failures.Dead().Count, "given_up");
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
