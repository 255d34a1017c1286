// Every sentence that the bot says about requests. Few, short, warm, precise; reads well as Markdown (BMO) and as
// plain text (upstream). What a bug's text contributes passes through FormSummary, which takes its teeth out.
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Wording;

/// <summary>The wording of the bot's comments.</summary>
public sealed class CommentText(ReviewPolicy policy, World world)
{
    private const string FormUrl = "https://github.com/mozilla/data-review/blob/main/request.md";

    private string Flag => $"`{policy.FlagName}?`";

    private string WayPast =>
        $"If you think the form is fine as it is, write `{policy.Name}: assign` on a line of its own, or name a steward in the flag: a person will look at it then.";

    /// <summary>The whole comment for one bug: the paragraphs, how to get help, and the reference line.</summary>
    public string Compose(ReviewCase @case, IReadOnlyCollection<Step> steps)
    {
        var text = new StringBuilder();
        foreach (var paragraph in steps.Where(s => s.Text is not null).Select(s => s.Text!).Distinct())
        {
            text.Append(paragraph.Trim()).Append("\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"I am a bot; `{policy.Name}: help` on a line of its own tells what I understand.\n\n");
        text.Append(Mark.Render(@case.Bug.Id, steps.SelectMany(s => s.Marks), policy.Markdown));
        return text.ToString();
    }

    /// <summary>A steward was assigned.</summary>
    public string Assigned(ReviewCase @case, ReviewRequest request, string steward, IReadOnlyCollection<string> before)
    {
        var who = world.Display(steward, policy.Roster, "a data steward");
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Greeting(request)}{who} will review the data collection request in {Name(request)}.");
        if (request.Obstacle is Obstacle.NotRecognized or Obstacle.Binary)
        {
            text.Append(CultureInfo.InvariantCulture, $" I couldn't read this as the form, so {who} has to look at it without my summary. (The form is at {FormUrl}.)");
            return text.ToString();
        }

        if (request.Obstacle != Obstacle.None)
        {
            text.Append(" There is no form as text, and no answer came; please decide together how to go on.");
            return text.ToString();
        }

        if (request.Reading.Complete == false)
        {
            text.Append(" These points of the form were still open:\n\n").Append(FormText.Findings(request.Reading));
        }
        else if (before.Count > 0)
        {
            text.Append(' ').Append(FormText.Correction(before, request.Reading));
        }

        text.Append("\n\n").Append(FormSummary.Table(request.Reading)).Append('\n');
        if (FormSummary.Advice(request.Reading) is { Length: > 0 } advice)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nFor the steward's eye:\n\n{advice}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nNext, {who} answers the review form in a comment and sets `{policy.FlagName}+` or `{policy.FlagName}-`.");
        if (@case.Bug.Resolution.Equals("FIXED", StringComparison.OrdinalIgnoreCase))
        {
            text.Append(" (This bug is already resolved as FIXED; the review is still open.)");
        }

        return text.ToString();
    }

    /// <summary>The form lacks answers.</summary>
    public string Findings(ReviewCase @case, ReviewRequest request, IReadOnlyCollection<string> before)
    {
        var text = new StringBuilder(Greeting(request));
        if (before.Count > 0)
        {
            text.Append(FormText.Correction(before, request.Reading)).Append('\n');
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"thank you for the data collection request in {Name(request)}. A steward can answer it when these questions have an answer:\n");
        }

        text.Append('\n').Append(FormText.Findings(request.Reading)).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Please attach the completed form, mark this one as obsolete and set {Flag} on the new one. {WayPast}");
        return text.ToString();
    }

    /// <summary>What stands there can't be read as a form.</summary>
    public string Unusable(ReviewRequest request)
    {
        var what = request.Obstacle switch
        {
            Obstacle.Pdf => "is a PDF document",
            Obstacle.Image => "is a picture or other medium",
            Obstacle.Link => "is a link",
            Obstacle.Patch => "is a patch",
            Obstacle.Empty => "is empty",
            Obstacle.StewardForm => "is the form that the data steward answers",
            _ => "is not the request form",
        };
        return $"{Greeting(request)}{Name(request)} {what}. For a data review we need the request form, filled in and attached as a plain text file (`.txt`): {FormUrl}. Please attach it and set {Flag} on it. {WayPast}";
    }

    /// <summary>The flag stands on a patch or the like while a form is attached without one.</summary>
    public string FormIsElsewhere(ReviewRequest request, Attachment form) =>
        $"{Greeting(request)}the request form seems to be attachment {form.Id}, but {Flag} stands on attachment {request.Attachment.Id}. Please set it on attachment {form.Id} and clear it here. {WayPast}";

    /// <summary>A named steward is told that the text wasn't recognised.</summary>
    public string UnreadableForNamed(ReviewRequest request) =>
        $"I couldn't read {Name(request)} as the request form, so there is no summary of it; please look at it yourself. (The form is at {FormUrl}.)";

    /// <summary>What a named steward should know of a complete form, or null if there is nothing.</summary>
    public string? AdviceForNamed(ReviewRequest request) =>
        FormSummary.Advice(request.Reading) is { Length: > 0 } advice
            ? $"The form in {Name(request)} is complete. For the steward's eye:\n\n{advice}"
            : null;

    /// <summary>The requester asked themself.</summary>
    public string OwnRequest(ReviewRequest request) =>
        $"{Greeting(request)}nobody reviews their own request, so {Name(request)} needs another steward. To have one chosen, write `{policy.Name}: reassign` on a line of its own.";

    /// <summary>The steward whom a human named may take long. Says neither why nor until when.</summary>
    public string MayTakeLonger(ReviewRequest request, string steward) =>
        $"{Greeting(request)}it may take a while until {world.Display(steward, policy.Roster, "the steward who is asked")} can look at {Name(request)}. If that is fine, nothing is to be done. If not, name another steward in the flag, or write `{policy.Name}: assign` on a line of its own: then somebody else is asked.";

    /// <summary>The bug is fixed while the review is open.</summary>
    public string Landed(ReviewRequest request) =>
        $"For the record: this bug is resolved as FIXED, and the data review of {Name(request)} is still open. It goes on as usual.";

    /// <summary>A form is there on which nobody asked for a review.</summary>
    public string FlagForgotten(Attachment form) =>
        $"Attachment {form.Id} looks like a data collection request, but nobody is asked to review it. If you want a review, please set {Flag} on it; if not, nothing is to be done.";

    /// <summary>No steward can be found.</summary>
    public string Nobody(ReviewRequest request) =>
        $"{Greeting(request)}the request in {Name(request)} has arrived, but none of the data stewards can take it just now. The people who run the reviews have been told. You can also name a steward in the flag yourself.";

    /// <summary>The newer form has no flag.</summary>
    public string LostFlag(Attachment form) =>
        $"The new form in attachment {form.Id} bears no flag: marking the old one as obsolete took the request with it. Please set {Flag} on attachment {form.Id}, and the review goes on.";

    /// <summary>A decision that our own write had overwritten is put right.</summary>
    public string Restored(ReviewRequest request, Decision lost) =>
        $"{world.Display(lost.By, policy.Roster, "A steward")} had set `{policy.FlagName}{(lost.Status == FlagStatus.Granted ? '+' : '-')}` on {Name(request)} in the same moment as I changed the flag. I am sorry: the decision stands, and I have set the flag again in that person's name.";

    /// <summary>A human's choice of a steward, which our own write had overwritten, is put right.</summary>
    public string RestoredChoice(ReviewRequest request, string chosen) =>
        $"{world.Display(chosen, policy.Roster, "Somebody else")} was asked for {Name(request)} in the same moment as I chose a steward. The choice made by a person stands; I have set it again.";

    private static string Name(ReviewRequest request) => string.Create(CultureInfo.InvariantCulture, $"attachment {request.Attachment.Id}");

    private string Greeting(ReviewRequest request)
    {
        var who = world.Display(request.Round.Requester, policy.Roster, "");
        return who.Length == 0 ? "Hello, " : $"Hello {who}, ";
    }
}
