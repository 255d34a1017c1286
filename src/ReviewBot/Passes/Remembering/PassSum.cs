using System.Collections.Immutable;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Reports;
using ReviewBot.Passes.Which;
using ReviewBot.Reviews.Plans;

namespace ReviewBot.Passes.Remembering;

/// <summary>What a pass has done so far.</summary>
/// <param name="Left">How many portions of its bugs are still to come.</param>
/// <param name="Found">How many bugs the search found.</param>
/// <param name="Report">How it went.</param>
/// <param name="Letters">Reminders that go out by mail.</param>
/// <param name="Read">What is kept of each bug, as it was read last.</param>
internal sealed record PassSum(int Left, int Found, PassReport Report, ImmutableArray<Letter> Letters, OtherBugs Read)
{
    /// <summary>Nothing yet.</summary>
    public static PassSum Of(Survey survey, int found) => new(survey.Portions.Length, found, new PassReport { Bugs = survey.Skipped }, [], survey.Others);

    /// <summary>The sum with a portion, by its report.</summary>
    public PassSum With(ActedPass acted, PassReport report)
    {
        var facts = acted.Decided.Folded.Facts;
        return this with
        {
            Left = Left - 1,
            Report = Report.And(report, acted.Pass.Options.PlanOnly),
            Letters = [.. Letters, .. acted.Letters],
            Read = Read with { Facts = Read.Facts.SetItems(acted.Cases.Select(c => KeyValuePair.Create(c.Bug.Id, PassFacts.Of(c, facts.Policy, facts.Now)))) },
        };
    }
}
