using System.Collections.Immutable;
using ReviewBot.Passes.Reports;
using ReviewBot.Passes.Which;

namespace ReviewBot.Passes.Folding;

/// <summary>How a pass goes through its bugs.</summary>
/// <param name="Portions">The bugs that are held at a time, those first that are decided about first.</param>
/// <param name="Others">What is known of all of them beforehand, where there are several portions.</param>
/// <param name="Skipped">The bugs that are not looked at, and why, as far as no portion says so.</param>
internal sealed record Survey(ImmutableArray<Selection> Portions, OtherBugs Others, ImmutableArray<BugReport> Skipped)
{
    /// <summary>All at once.</summary>
    public static Survey Of(Selection selection) => new([selection], OtherBugs.None, []);

    /// <summary>Whether the writes have to be counted beforehand, since they are not all decided on at once.</summary>
    public bool HasToCount => Portions.Length > 1 && Portions[0].Pass.Writes;
}
