using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Cases;

namespace ReviewBot.Views;

/// <summary>An attachment with the flag.</summary>
internal sealed record RequestView(long Attachment, string Form, IReadOnlyList<RoundView> Rounds, IReadOnlyList<StewardView> Stewards)
{
    /// <summary>Whose turn it is; null where nobody's.</summary>
    public WaitView? Waits { get; init; }

    /// <summary>What was read in the form; null where there is none, or where it isn't for everybody.</summary>
    public FormView? Reading { get; init; }

    /// <summary>The comment that holds the form, where it isn't the attachment.</summary>
    public int? FormComment { get; init; }

    public static RequestView Of(ReviewCase @case, ReviewRequest request, PassReport report)
    {
        var people = new People(report.World, report.Policy!);
        return new RequestView(request.Attachment.Id, FormOf(request), [.. request.Rounds.Select(r => RoundView.Of(@case, r, people, report.Policy!))], request.IsPending && report.World is { } world ? StewardView.For(@case, request, report, world, people) : [])
        {
            Waits = WaitView.Of(@case, request, report, people),
            Reading = FormView.Of(@case.Bug, request),
            FormComment = request.FormComment?.Count,
        };
    }

    private static string FormOf(ReviewRequest request) => request switch
    {
        // It isn't even read.
        { IsPending: false, Round.Decision: null } => "nothing; the request was withdrawn",
        _ => FormOf(request, request.Obstacle),
    };

    private static string FormOf(ReviewRequest request, Obstacle obstacle) => obstacle switch
    {
        Obstacle.None => $"{(request.Reading.Kind == Reviews.Forms.FormKind.Renewal ? "renewal form" : "request form")}, {(request.Reading.Complete == false ? "incomplete" : "complete")}",
        Obstacle.NotRecognized => "text that is not recognised as the form",
        Obstacle.StewardForm => "the steward's form instead of the requester's",
        Obstacle.Empty => "empty",
        Obstacle.Link => "a link instead of the form",
        Obstacle.Patch => "a patch instead of the form",
        Obstacle.Pdf => "a PDF instead of text",
        Obstacle.Image => "a picture, sound or film instead of text",
        Obstacle.Binary => "no text, private, or too large for a form",
    };
}
