using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Answers;

/// <summary>A form in which some questions were left open, the bot's list of them, and what people say below it.</summary>
internal static class Asked
{
    private static readonly Dictionary<int, string> Given = new()
    {
        [2] = "To decide whether the button stays in the toolbar.",
        [3] = "A survey, which reaches too few people.",
        [4] = "\nNo.\n\n5)",
        [5] = "| clicks on the snooze button | Category 2 \"Interaction data\" | 1990001 |",
        [6] = "This collection is documented in the Glean Dictionary at https://dictionary.telemetry.mozilla.org/",
        [7] = Texts.Months,
        [8] = "All channels, countries and locales. No filters.",
        [9] = "It is default on; Settings, Privacy & Security, Data Collection.",
        [10] = "A dashboard with weekly counts.",
        [11] = "In the team's report.",
    };

    /// <summary>The form with these questions open.</summary>
    public static string Form(params int[] open) => open.Aggregate(Texts.Complete, (form, n) =>
        n == 12 ? form[..(form.LastIndexOf("No.", StringComparison.Ordinal))] : form.Replace(Given[n], n == 4 ? "\n\n5)" : n == 3 ? "TODO" : "", StringComparison.Ordinal));

    /// <summary>A bug with that form on attachment 13, and the bot's list in comment 2.</summary>
    public static BugBuilder Bug(params int[] open)
    {
        var bug = new BugBuilder().Attach(13, Form(open)).Ask(13);
        var plan = Decide(bug);
        Assert.That(Words(plan), Is.EqualTo(new[] { "findings" }));
        return bug.Apply(plan);
    }

    public static ReviewRequest Fold(BugBuilder bug) => CaseFold.Fold(bug.Build(), Policy).Requests[0];

    /// <summary>What a comment of the requester's was read as: the numbers of the questions that it answers, <c>?</c> where that can't be told, <c>-</c> for talk.</summary>
    public static string After(string comment, params int[] open)
    {
        var request = Fold(Bug(open).Say(BugBuilder.Requester, comment));
        var answered = request.Answers.SelectMany(a => a.Topics).Select(t => Topics.OfRequest.IndexOf(t) + 1).Order().Select(n => n.ToString(CultureInfo.InvariantCulture));
        return string.Join(' ', [.. answered, .. request.UnclearAnswer is null ? Array.Empty<string>() : ["?"]]) is { Length: > 0 } read ? read : "-";
    }
}
