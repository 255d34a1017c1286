using System.Collections.Immutable;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Knowledge;

namespace ReviewBot.Passes.Deciding;

/// <summary>What should be done.</summary>
/// <param name="Folded">What it was decided on.</param>
/// <param name="World">What was known of everything else.</param>
/// <param name="Plans">A plan for each case, in the order of deciding.</param>
/// <param name="Planned">How many writes they take.</param>
/// <param name="Cap">How many are allowed.</param>
internal sealed record DecidedPlans(FoldedCases Folded, World World, ImmutableArray<(ReviewCase Case, Plan Plan)> Plans, int Planned, int Cap)
{
    /// <summary>The pass.</summary>
    public PassContext Pass => Folded.Pass;

    /// <summary>Whether the cap keeps the whole pass from writing.</summary>
    public bool Stopped => Pass.Writes && Planned > Cap;
}
