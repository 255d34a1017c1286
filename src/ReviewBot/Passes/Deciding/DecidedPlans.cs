using System.Collections.Immutable;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Which;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Knowledge;

namespace ReviewBot.Passes.Deciding;

/// <summary>What should be done.</summary>
/// <param name="Folded">What it was decided on.</param>
/// <param name="World">What was known of everything else.</param>
/// <param name="Plans">A plan for each case, in the order of deciding.</param>
/// <param name="Own">How many writes they take.</param>
internal sealed record DecidedPlans(FoldedCases Folded, World World, ImmutableArray<(ReviewCase Case, Plan Plan)> Plans, int Own)
{
    /// <summary>The pass.</summary>
    public PassContext Pass => Folded.Pass;

    /// <summary>How many are allowed.</summary>
    public int Cap => Pass.MostWrites;

    /// <summary>How many writes the whole pass takes, as far as that is known: what was counted beforehand, or more where bugs changed since.</summary>
    public int Planned => Math.Max(Others.Counted, Others.Planned + Own);

    /// <summary>What is known of all bugs of the pass when it goes on with others.</summary>
    public OtherBugs Then(OtherBugs all) => all.After(Plans.OrderBy(p => p.Case.FirstAsked).Select(p => p.Plan), Own);

    private OtherBugs Others => Folded.Facts.Others;

    /// <summary>Whether the cap keeps the whole pass from writing.</summary>
    public bool Stopped => Pass.Writes && Planned > Cap;
}
