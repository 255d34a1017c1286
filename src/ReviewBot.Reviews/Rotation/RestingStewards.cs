using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Rotation;

/// <summary>Who declined as busy a few working days ago and isn't to be asked for anything new.</summary>
internal sealed class RestingStewards(Roster roster, RotationFacts facts)
{
    private readonly Dictionary<string, List<DateTimeOffset>> declined = facts.Assignments.Where(a => a.BusyAt is not null)
        .GroupBy(a => a.Steward, a => a.BusyAt!.Value, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a steward rests at a moment.</summary>
    public bool Rests(Steward steward, DateTimeOffset moment) =>
        declined.TryGetValue(steward.Login, out var times) && times.Exists(t => t <= moment && moment < steward.WorkingDays.AddWorkingDays(t, roster.RestAfterBusy));
}
