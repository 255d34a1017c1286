using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Remembering;
using ReviewBot.Passes.Reports;
using ReviewBot.Passes.Which;
using ReviewBot.Telemetry;

namespace ReviewBot.Passes;

/// <summary>The stages of a pass, in their order. Where there are more bugs than are held at a time, they go through the later ones in portions.</summary>
internal sealed class PassLine(BeginPass begin, WhichBugs which, SurveyBugs survey, PortionLine portions, ActOnPlans act, RememberPass remember)
{
    /// <summary>Goes through them all.</summary>
    public async Task<PassReport> RunAsync(PassOptions options, Stages stages, CancellationToken cancellationToken)
    {
        var pass = await stages.RunAsync("begin", () => begin.RunAsync(options, cancellationToken));
        var selection = await stages.RunAsync("which", () => which.RunAsync(pass, cancellationToken));
        var surveyed = selection.Bugs.Length <= pass.Settings.AtHand ? Survey.Of(selection) : await stages.RunAsync("load", () => survey.RunAsync(selection, cancellationToken));
        var others = surveyed.Others with { Counted = surveyed.HasToCount ? await CountAsync(surveyed, stages, cancellationToken) : 0 };
        var sum = PassSum.Of(surveyed, selection.Found);
        foreach (var portion in surveyed.Portions)
        {
            var decided = await portions.RunAsync(portion, others, stages, cancellationToken);
            others = decided.Then(others);
            var acted = await stages.RunAsync("act", () => act.RunAsync(decided, cancellationToken));
            sum = await stages.RunAsync("remember", () => remember.RunAsync(sum, acted, cancellationToken));
        }

        return sum.Report;
    }

    // What is decided here is decided again when its turn comes: all that is held of it is the number.
    private async Task<int> CountAsync(Survey surveyed, Stages stages, CancellationToken cancellationToken)
    {
        var others = surveyed.Others;
        foreach (var portion in surveyed.Portions)
        {
            others = (await portions.RunAsync(portion, others, stages, cancellationToken)).Then(others);
        }

        return others.Planned;
    }
}
