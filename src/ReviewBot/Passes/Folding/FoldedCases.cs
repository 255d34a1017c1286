using System.Collections.Immutable;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Loading;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;

namespace ReviewBot.Passes.Folding;

/// <summary>The bugs as cases, and what else deciding has to know.</summary>
/// <param name="Loaded">What was read.</param>
/// <param name="Facts">What is known beyond them.</param>
internal sealed record FoldedCases(LoadedBugs Loaded, PassFacts Facts)
{
    /// <summary>A case for each bug.</summary>
    public ImmutableArray<ReviewCase> Cases => Loaded.Cases;

    /// <summary>The pass.</summary>
    public PassContext Pass => Loaded.Selection.Pass;

    /// <summary>Whether everybody may see a bug of ours; of any other, nothing is shown anywhere.</summary>
    public bool Shows(ReviewCase @case) =>
        !@case.Bug.IsRestricted && Facts.Embargo.Visibility.GetValueOrDefault(@case.Bug.Id) != Visibility.Hidden && Pass.Policy.Covers(@case.Bug.Product, @case.Bug.Component);
}
