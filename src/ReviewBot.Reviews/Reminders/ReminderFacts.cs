using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Reminders;

/// <summary>Finds in a bug whom our comments there reminded, so that it needs no memory.</summary>
public static class ReminderFacts
{
    // Flags and comment of one update may be stored in two steps.
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <summary>Everybody whom we reminded in this bug, oldest first.</summary>
    public static ImmutableArray<ReminderFact> Of(ReviewCase @case, ReviewPolicy policy)
    {
        var asked = policy.NeedinfoFlag is { } name ? FlagChanges.OnBug(@case.Bug.History, name).ToList() : [];
        return
        [
            .. @case.Said.Where(s => s.Item.Step == Steps.Reminded).SelectMany(said => Persons(@case, policy, said)
                .Concat(Asked(said, asked, policy))
                .Where(person => person.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(person => new ReminderFact(person, said.Comment.Time, said.Item.Subject, RungOf(said)))),
        ];
    }

    /// <summary>The rung that one of our words stands for.</summary>
    public static string RungOf(OurWord said) => said.Item.State?.Split('.')[0] ?? "";

    // Whom we asked with it. Where nobody was, the person whom only the text names was asked before and has not answered.
    private static List<string> Asked(OurWord said, List<FlagChange> needinfos, ReviewPolicy policy)
    {
        var now = needinfos.Where(c => policy.IsSelf(c.Who) && (c.When - said.Comment.Time).Duration() <= Together).SelectMany(c => c.Added.Select(f => f.Requestee ?? "")).ToList();
        if (now.Count > 0 || RungOf(said) is not (Ladder.Offer or Ladder.Responsible))
        {
            return now;
        }

        foreach (var change in needinfos.Where(c => c.When <= said.Comment.Time))
        {
            now.RemoveAll(p => change.Removed.Any(f => string.Equals(f.Requestee, p, StringComparison.OrdinalIgnoreCase)));
            now.AddRange(change.Added.Select(f => f.Requestee ?? ""));
        }

        return now;
    }

    private static IEnumerable<string> Persons(ReviewCase @case, ReviewPolicy policy, OurWord said)
    {
        var round = @case.Requests.SelectMany(r => r.Rounds).FirstOrDefault(r => r.Subject == said.Item.Subject);
        return round is null ? [] : Ladder.StepOf(RungOf(said)) switch
        {
            ReminderStep.First => Steward(round, said),
            ReminderStep.Second => [.. Steward(round, said), round.Requester],
            ReminderStep.Closing or ReminderStep.Correction or ReminderStep.Renewal => [round.Requester],
            ReminderStep.Escalation => Contact(round, policy, said),
            ReminderStep.Offer or ReminderStep.Responsible or ReminderStep.Owner or null => [],
        };
    }

    private static IEnumerable<string> Steward(Round round, OurWord said) =>
        round.Assignments.LastOrDefault(a => a.At <= said.Comment.Time) is { } assignment ? [assignment.Steward] : [];

    private static IEnumerable<string> Contact(Round round, ReviewPolicy policy, OurWord said) =>
        round.Said.LastOrDefault(s => s.Item.Step == Steps.Escalated && s.Comment.Time <= said.Comment.Time)?.Item.State is { } to
        && policy.EscalationContacts.TryGetValue(to, out var contact) ? [contact] : [];
}
