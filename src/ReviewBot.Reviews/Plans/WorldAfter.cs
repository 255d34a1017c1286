using System.Collections.Immutable;
using ReviewBot.Reviews.Knowledge;

namespace ReviewBot.Reviews.Plans;

/// <summary>What is planned counts for what is planned after it.</summary>
public static class WorldAfter
{
    /// <summary>The world after steps of the same pass: what they assign and whom they remind counts for what follows.</summary>
    public static World After(this World world, params IEnumerable<Step> steps)
    {
        var (assignments, reminders) = (ImmutableArray.CreateBuilder<AssignmentFact>(), ImmutableArray.CreateBuilder<ReminderFact>());
        foreach (var step in steps)
        {
            assignments.AddRange(step.Assignments);
            reminders.AddRange(step.Reminders);
        }

        return assignments.Count + reminders.Count == 0 ? world : world with
        {
            Rotation = world.Rotation.With(assignments.ToImmutable()),
            Reminders = world.Reminders.AddRange(reminders),
        };
    }
}
