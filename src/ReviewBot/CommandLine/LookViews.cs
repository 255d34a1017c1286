// What `plan` and `explain` show, for people and for machines alike. People are named as an anonymous reader of the bug
// sees them.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.CommandLine;

/// <summary>How to name people on the command line.</summary>
internal sealed class People(World? world, ReviewPolicy policy)
{
    public string Name(string login) =>
        policy.IsSelf(login) ? "us" : world?.Display(login, policy.Roster, RosterName(login)) ?? RosterName(login);

    /// <summary>The roster's name of a steward, or the setting that holds the steward's login.</summary>
    public static string Name(Roster roster, string login) =>
        roster.Find(login) is { } steward ? steward.Name is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"Stewards:{roster.Stewards.IndexOf(steward)}") : "somebody";

    private string RosterName(string login) => Name(policy.Roster, login);
}

/// <summary>What a pass would do.</summary>
internal sealed record PlansView(string Server, IReadOnlyList<PlanView> Plans, IReadOnlyList<BugReport> Others);

/// <summary>What a pass would do about a bug.</summary>
internal sealed record PlanView(int Bug, IReadOnlyList<string> Steps, IReadOnlyList<string> Reasons, IReadOnlyList<string> Effects, string? Comment)
{
    public static PlanView Of(Plan plan, PassReport report)
    {
        var people = new People(report.World, report.Policy!);
        return new PlanView(plan.BugId, StepsOf(plan), ReasonsOf(plan), [.. plan.Effects.Select(e => e.Sentence(people.Name)), .. plan.Letters.Select(l => $"reminds {people.Name(l.Person)} by mail")], plan.Comment);
    }

    public static IReadOnlyList<string> StepsOf(Plan plan) => plan.IsEmpty ? [] : [.. plan.Steps.Select(s => s.Word).Distinct()];

    public static IReadOnlyList<string> ReasonsOf(Plan plan) => [.. plan.Steps.Select(s => s.Reason).Concat(plan.Reasons).Distinct()];
}

/// <summary>What the bot sees in a bug.</summary>
internal sealed record BugView(int Bug)
{
    /// <summary>Why there is nothing to see; else null.</summary>
    public string? Nothing { get; init; }

    public string Product { get; init; } = "";

    public string Component { get; init; } = "";

    public string Status { get; init; } = "";

    public IReadOnlyList<string> Restricted { get; init; } = [];

    /// <summary>What opening a restricted bug depends on.</summary>
    public IReadOnlyList<CheckView> Embargo { get; init; } = [];

    public IReadOnlyList<RequestView> Requests { get; init; } = [];

    /// <summary>What became of each comment that addresses us.</summary>
    public IReadOnlyList<string> Heard { get; init; } = [];

    public IReadOnlyList<string> WouldDo { get; init; } = [];

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public DateTimeOffset? NextLook { get; init; }

    public static BugView Of(int bug, PassReport report)
    {
        if (report.Plans is not [var (@case, plan), ..])
        {
            return new BugView(bug) { Nothing = report.Bugs is [var only] ? $"{only.Outcome}: {only.Reason}" : "no request for a data review was ever made in it" };
        }

        return new BugView(bug)
        {
            Product = @case.Bug.Product,
            Component = @case.Bug.Component,
            Status = $"{@case.Bug.Status} {@case.Bug.Resolution}".TrimEnd(),
            Restricted = @case.Bug.Groups,
            Embargo = @case.Bug.IsRestricted && report is { World: { } world, Policy: { } policy }
                ? [.. Embargoes.Look(@case, policy, world.Facts, report.Now).Checks.Select(CheckView.Of)]
                : [],
            Requests = [.. @case.Requests.Select(r => RequestView.Of(@case, r, report))],
            Heard = [.. @case.Heard.Select(h => string.Create(CultureInfo.InvariantCulture, $"comment {h.Comment.Count}: {Conversation.OutcomeOf(@case, h, report.Policy!)}"))],
            WouldDo = PlanView.StepsOf(plan),
            Reasons = PlanView.ReasonsOf(plan),
            NextLook = plan.NextLook,
        };
    }
}

/// <summary>One condition or check.</summary>
internal sealed record CheckView(string What, string State)
{
    public static CheckView Of(EmbargoCheck check)
    {
        var state = check.State switch
        {
            CheckState.Met => "yes",
            CheckState.Unknown => "not known",
            _ => "no",
        };
        var more = check.Detail ?? (check.MetAt is { } at ? $"from {at.UtcDateTime:yyyy-MM-dd HH:mm}Z" : null);
        return new CheckView(check.Text, more is null ? state : $"{state}: {more}");
    }
}

/// <summary>An attachment with the flag.</summary>
internal sealed record RequestView(long Attachment, string Form, IReadOnlyList<RoundView> Rounds, IReadOnlyList<StewardView> Stewards)
{
    public static RequestView Of(ReviewCase @case, ReviewRequest request, PassReport report)
    {
        var people = new People(report.World, report.Policy!);
        return new RequestView(request.Attachment.Id, FormOf(request), [.. request.Rounds.Select(r => RoundView.Of(r, people))], StewardsFor(@case, request, report, people));
    }

    private static string FormOf(ReviewRequest request) => request.Obstacle switch
    {
        Obstacle.None => $"{(request.Reading.Kind == Reviews.Forms.FormKind.Renewal ? "renewal form" : "request form")}, {(request.Reading.Complete == false ? "incomplete" : "complete")}",
        Obstacle.NotRecognized => "text that is not recognised as the form",
        Obstacle.StewardForm => "the steward's form instead of the requester's",
        Obstacle.Empty => "empty",
        Obstacle.Link => "a link instead of the form",
        Obstacle.Patch => "a patch instead of the form",
        Obstacle.Pdf => "a PDF instead of text",
        Obstacle.Image => "a picture, sound or film instead of text",
        _ => "no text, private, or too large for a form",
    };

    private static IReadOnlyList<StewardView> StewardsFor(ReviewCase @case, ReviewRequest request, PassReport report, People people)
    {
        if (!request.IsPending || report.World is not { } world || report.Policy is not { } policy)
        {
            return [];
        }

        var choice = StewardChoice.Choose(Choosing.RequestFor(@case, request, policy, world), policy.Roster, world.Rotation, report.Now);
        return [.. choice.Candidates.Select(c => new StewardView(
            people.Name(c.Steward.Login),
            c.Against is null,
            c.Against is { } against
                ? $"not in the running: {Unfitness.Sentence(against)}"
                : string.Create(CultureInfo.InvariantCulture, $"in the running: share {c.Share:0.##}, {(c.LastAssigned is { } last ? $"last asked {last.UtcDateTime:yyyy-MM-dd}" : "never asked")}")))];
    }
}

/// <summary>One time that the flag was asked for.</summary>
internal sealed record RoundView(int Number, DateTimeOffset AskedAt, bool Open, IReadOnlyList<HappenedView> Happened)
{
    public static RoundView Of(Round round, People people)
    {
        var happened = round.Assignments.Select(a => new HappenedView(a.At, $"{people.Name(a.Steward)} asked by {people.Name(a.By)}"))
            .Concat(round.Removed.Select(a => new HappenedView(a.At, $"{people.Name(a.Steward)} not asked any more")))
            .Concat(round.Said.Select(s => new HappenedView(s.Comment.Time, $"comment {s.Comment.Count} of ours: {s.Item.Step}")));
        if (round.Decision is { } decision)
        {
            happened = happened.Append(new HappenedView(decision.At, $"{(decision.Status == FlagStatus.Granted ? "granted" : "denied")} by {people.Name(decision.By)}"));
        }
        else if (round.WithdrawnAt is { } withdrawn)
        {
            happened = happened.Append(new HappenedView(withdrawn, "withdrawn"));
        }

        return new RoundView(round.Number, round.AskedAt, round.IsOpen, [.. happened.OrderBy(h => h.At)]);
    }
}

/// <summary>Something that happened in a round.</summary>
internal sealed record HappenedView(DateTimeOffset At, string What);

/// <summary>A steward as a candidate.</summary>
internal sealed record StewardView(string Name, bool InTheRunning, string Standing);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlansView))]
[JsonSerializable(typeof(BugView))]
internal sealed partial class LookJson : JsonSerializerContext;
