using ReviewBot.Reviews.Knowledge;

namespace ReviewBot.Reviews.Plans;

/// <summary>What is planned counts for what is planned after it.</summary>
public static class WorldAfter
{
    /// <summary>The world after steps of the same pass: what they assign and whom they remind counts for what follows.</summary>
    public static World After(this World world, params IEnumerable<Step> steps) => steps.Aggregate(world, (before, step) => before with
    {
        Rotation = step.Assignments.IsEmpty ? before.Rotation : before.Rotation.With(step.Assignments),
        Reminders = before.Reminders.AddRange(step.Reminders),
    });
}
