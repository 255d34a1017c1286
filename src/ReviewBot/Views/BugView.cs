// What `explain` and a bug's page show, for people and for machines alike.
using System.Globalization;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Views;

/// <summary>What the bot sees in a bug.</summary>
internal sealed record BugView(int Bug)
{
    /// <summary>Why there is nothing to see; else null.</summary>
    public string? Nothing { get; init; }

    /// <summary>The title, unless the bug is restricted.</summary>
    public string Title { get; init; } = "";

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

    /// <summary>What became of what was to be done, one word each; empty while it is only intended.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Who was chosen when, with the reasons for and against everybody then; as far as it was recorded.</summary>
    public IReadOnlyList<ChoiceView> Choices { get; init; } = [];

    /// <summary>When the bug was read.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>The same without what not everybody sees of a bug that everybody sees.</summary>
    public BugView ForEverybody(ReviewCase @case)
    {
        var unseen = @case.Requests.Where(r => r.Attachment.IsPrivate).Select(r => r.Attachment.Id).ToHashSet();
        return this with
        {
            Title = PublicText.Of(Title),
            Requests = [.. Requests.Where(r => !unseen.Contains(r.Attachment))],
            Heard = [.. @case.Heard.Zip(Heard).Where(h => !h.First.Comment.IsPrivate).Select(h => h.Second)],
        };
    }

    /// <summary>Of the only bug that was looked at.</summary>
    public static BugView Of(int bug, PassReport report) => report.Plans is [var (@case, plan), ..]
        ? Of(@case, plan, report)
        : new BugView(bug) { Nothing = report.Bugs is [var only] ? $"{only.Outcome}: {only.Reason}" : "no request for a data review was ever made in it" };

    /// <summary>Of one of the bugs that were looked at.</summary>
    public static BugView Of(ReviewCase @case, Plan plan, PassReport report)
    {
        return new BugView(@case.Bug.Id)
        {
            Title = Redaction.Title(@case.Bug),
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
            ReadAt = report.Now,
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
            CheckState.NotMet => "no",
        };
        var more = check.Detail ?? (check.MetAt is { } at ? $"from {at.UtcDateTime:yyyy-MM-dd HH:mm}Z" : null);
        return new CheckView(check.Text, more is null ? state : $"{state}: {more}");
    }
}
