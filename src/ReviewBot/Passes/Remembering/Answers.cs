using ReviewBot.Passes.Folding;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Telemetry;

namespace ReviewBot.Passes.Remembering;

/// <summary>Measures how long requests waited, each answer once: in the pass that is the first to read it.</summary>
internal sealed class Answers(Instruments measures)
{
    // The server tells whole seconds: what came in the second of the last reading may be new.
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> measured = [];

    /// <summary>Measures what is new in the bugs that a pass read.</summary>
    public void Measure(FoldedCases folded)
    {
        foreach (var @case in folded.Cases)
        {
            // What was there before the ledger began was measured by whoever was there, or by nobody.
            var began = folded.Facts.Began;
            var read = folded.Loaded.ReadBefore.GetValueOrDefault(@case.Bug.Id);
            var since = read > began ? read - Second : began;
            foreach (var round in @case.Requests.SelectMany(r => r.Rounds))
            {
                Measure(round, since);
            }
        }
    }

    private void Measure(Round round, DateTimeOffset since)
    {
        if (round.Said.Select(s => (DateTimeOffset?)s.Comment.Time).Min() is { } said && said > since && measured.Add($"{round.Subject} said"))
        {
            measures.FirstComment.Record(said - round.AskedAt);
        }

        if (round.Decision is { } decision && decision.At > since && measured.Add($"{round.Subject} {decision.Status}"))
        {
            measures.Decided.Record(decision.At - round.AskedAt, decision.Status == FlagStatus.Granted ? "granted" : "denied");
        }
    }
}
