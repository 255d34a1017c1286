// Every sentence that the bot says about requests. Few, short, warm, precise; written as Markdown, which PlainText
// takes off where the server shows comments as they are. What a bug's text contributes passes through Defanged.
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Wording;

/// <summary>The wording of the bot's comments.</summary>
public sealed class CommentText(ReviewPolicy policy, World world, DateTimeOffset now)
{
    private const string RequestForm = "https://github.com/mozilla/data-review/blob/main/request.md";

    private string Flag => $"`{policy.FlagName}?`";

    private DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>The whole comment for one bug: greeting, paragraphs, how to get help, and the reference line.</summary>
    public string Compose(ReviewCase @case, IReadOnlyCollection<Step> steps)
    {
        var text = new StringBuilder();
        var greeting = Greeting(steps);
        if (greeting is not null)
        {
            text.Append(greeting).Append(",\n\n");
        }

        foreach (var paragraph in steps.Where(s => s.Text is not null).Select(s => s.Text!.Trim()).Distinct())
        {
            // One that greets by itself need not greet again.
            var greeted = greeting is not null && paragraph.StartsWith($"{greeting}, ", StringComparison.Ordinal);
            text.Append(greeted ? Capital(paragraph[(greeting!.Length + 2)..]) : paragraph).Append("\n\n");
        }

        // Whoever has just been told it all needn't be told how to be told.
        var more = steps.All(s => s.Word == HelpText.Word) ? "" : $"; `{policy.Name}: help` on a line of its own tells what I understand";
        text.Append(CultureInfo.InvariantCulture, $"I am a bot{more}.\n{Pages(@case.Bug)}\n");
        var said = policy.Markdown ? text.ToString() : PlainText.Of(text.ToString());
        return said + Mark.Render(@case.Bug.Id, steps.SelectMany(s => s.Marks), policy.Markdown);
    }

    private string? Greeting(IReadOnlyCollection<Step> steps)
    {
        var greeted = steps.Select(s => s.Greets).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var names = greeted.Select(g => world.Display(g, policy.Roster, "")).Where(n => n.Length > 0).ToList();
        return greeted.Count == 0 ? null : names.Count == 0 ? "Hello" : $"Hello {FormText.And(names)}";
    }

    // A restricted bug has no page.
    private string Pages(BugSnapshot bug) => policy.PagesUrl is not { } pages ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{(bug.IsRestricted ? "" : $"What I see in this bug, and why: {pages}bugs/{bug.Id}\n")}How all of this goes: {pages}help\n");

    /// <summary>A steward was assigned.</summary>
    /// <param name="case">The bug.</param>
    /// <param name="request">The request.</param>
    /// <param name="steward">Login of the steward.</param>
    /// <param name="before">Topics that we had asked for, if this form is the answer.</param>
    public string Assigned(ReviewCase @case, ReviewRequest request, string steward, IReadOnlyCollection<string> before)
    {
        var who = world.Display(steward, policy.Roster, "a data steward");
        var text = new StringBuilder();
        if (before.Count > 0 && request is { Obstacle: Obstacle.None, Reading.Complete: true })
        {
            text.Append(FormText.Correction(before, request.Reading)).Append(' ');
        }

        text.Append(CultureInfo.InvariantCulture, $"{Capital(who)} will review the {Kind(request)} request in {Name(request)}.");
        if (AnswersText.Places(request) is { Length: > 0 } places)
        {
            text.Append(' ').Append(places);
        }

        text.Append(Beside(@case, request, steward));
        if (request.Obstacle is Obstacle.NotRecognized or Obstacle.Binary)
        {
            text.Append(CultureInfo.InvariantCulture, $" I couldn't read this as the form, so there is no summary of it. (The form is at {RequestForm}.)");
        }
        else if (request.Obstacle != Obstacle.None)
        {
            text.Append(" There is no form as text; please decide together how to go on.");
        }
        else
        {
            if (request.Reading.Complete == false)
            {
                text.Append(" These points of the form are open; the steward decides how to go on:\n\n").Append(FormText.Findings(request.Reading));
            }

            text.Append("\n\n").Append(FormSummary.Table(request.Reading, policy.ReleasesOf(@case.Bug)));
            if (Advice(@case, request) is { Length: > 0 } advice)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n\nFor the steward's eye:\n\n{advice}");
            }

            if (!world.KnowsTheProcess(request.Round.Requester))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n\nNext, {who} answers the review form in a comment and sets `{policy.FlagName}+` or `{policy.FlagName}-`. (`{policy.Name}: prefill` on a line of its own gets that form with these facts filled in.)");
            }
        }

        if (@case.Bug.Resolution.Equals("FIXED", StringComparison.OrdinalIgnoreCase))
        {
            text.Append(" The bug is resolved as FIXED already; the review is still open.");
        }

        return text.ToString();
    }

    // What else there is to the form: an older one that waits, too, or a comment that may be meant as an answer.
    private string? Beside(ReviewCase @case, ReviewRequest request, string steward)
    {
        if (request is { Obstacle: Obstacle.None, Reading.Complete: true })
        {
            return Replacing.Doubled(@case, request, policy) is { } older ? $" The form in {Place(older)} waits, too; if this one replaces it, please mark it as obsolete." : null;
        }

        if (request.UnclearAnswer is not { } unclear)
        {
            return null;
        }

        var (comment, form) = (AnswersText.Name(unclear), request.Obstacle == Obstacle.None ? "form" : "attachment");
        return world.Display(steward, policy.Roster, "") is { Length: > 0 } name
            ? $" {name}, please read {comment} beside the {form}; I couldn't tell what it answers."
            : $" I couldn't tell what {comment} answers, so the steward should read it beside the {form}.";
    }

    /// <summary>The form lacks answers.</summary>
    /// <param name="request">The request.</param>
    /// <param name="before">Topics that we had asked for, if this form is the answer.</param>
    public string Findings(ReviewRequest request, IReadOnlyCollection<string> before)
    {
        var open = FormText.Lacking(request.Reading).Count();
        var text = new StringBuilder();
        if (open > 1 && !request.Reading.Answers.Any(a => a.Answered))
        {
            return $"Thank you. The form in {Place(request)} seems to be the blank one still: none of its questions has an answer yet. {NextForm(request)}";
        }

        text.Append(before.Count > 0
            ? $"Thank you for the {(request.Answers is [.., var last] ? $"answer in {AnswersText.Name(last.Comment)}" : $"new form in {Place(request)}")}. {FormText.Correction(before, request.Reading)}"
            : $"Thank you for the {Kind(request)} request in {Place(request)}. {(open == 1 ? "One question is" : string.Create(CultureInfo.InvariantCulture, $"{open} questions are"))} still open; with {(open == 1 ? "an answer to it" : "answers to them")}, a steward can review it:");
        return text.Append("\n\n").Append(FormText.Findings(request.Reading)).Append("\n\n")
            .Append(NextForm(request, open == 1 ? "Please answer in a comment, or " : "Please answer in a comment, each question by its number, or ")).ToString();
    }

    /// <summary>What stands there can't be read as a form.</summary>
    public string Unusable(ReviewRequest request)
    {
        var what = request.Obstacle switch
        {
            Obstacle.Pdf => "is a PDF document",
            Obstacle.Image => "is a picture, sound or film",
            Obstacle.Link => "is a link to something elsewhere",
            Obstacle.Patch => "is a patch",
            Obstacle.Empty => "is empty",
            Obstacle.StewardForm => "is the form that the data steward fills in",
            Obstacle.None or Obstacle.NotRecognized or Obstacle.Binary => "is not the request form",
        };
        return $"Thank you for the request; {Name(request)} {what}, though. For a data review we need the request form, filled in and attached as a plain text file (`.txt`), so that everybody can read it right in the bug: {RequestForm}. Please set {Flag} on that attachment. If it can't be done that way, {AskForPerson(request)}.";
    }

    /// <summary>The flag stands on a patch or the like while a form is attached without one.</summary>
    public string FormIsElsewhere(ReviewRequest request, Attachment form) =>
        $"The request form seems to be attachment {form.Id}, but {Flag} stands on {Name(request)}. Please set {Flag} on attachment {form.Id} and clear it on the other. If it is meant as it is, {AskForPerson(request)}.";

    /// <summary>A named steward is told that the text wasn't recognised.</summary>
    public string UnreadableForNamed(ReviewRequest request) =>
        $"{(Asked(request) is { } who ? $"{who}, " : "")}I couldn't read {Name(request)} as the request form, so there is no summary of it; please look at it yourself. (The form is at {RequestForm}.)";

    /// <summary>What a named steward should know of a complete form, or null if there is nothing.</summary>
    public string? AdviceForNamed(ReviewCase @case, ReviewRequest request) =>
        (AdviceText.HasWeight(request.Reading, Today, policy.ReleasesOf(@case.Bug)) || UngrantedFirst(@case, request).Any()) && Advice(@case, request) is { Length: > 0 } advice
            ? $"The form in {Place(request)} is complete. For the steward's eye:\n\n{advice}"
            : null;

    /// <summary>The requester asked themself.</summary>
    public string OwnRequest(ReviewRequest request) =>
        $"Nobody reviews their own request, so {Name(request)} needs another steward. To have one chosen, write `{policy.Name}: reassign` on a line of its own.";

    /// <summary>The steward whom a human named may take long. Says neither why nor until when.</summary>
    public string MayTakeLonger(ReviewRequest request, string steward) =>
        $"It may take a while until {world.Display(steward, policy.Roster, "the steward who is asked")} can look at {Name(request)}. If that is fine, nothing is to be done. If not, name another steward in the flag, or write `{policy.Name}: assign` on a line of its own: then somebody else is asked.";

    /// <summary>The bug is fixed while the review is open.</summary>
    public string Landed(ReviewRequest request) =>
        $"For the record: this bug is resolved as FIXED, and the data review of {Name(request)} is still open. It goes on as usual.";

    /// <summary>A form is there on which nobody asked for a review.</summary>
    public string FlagForgotten(Attachment form) =>
        $"Attachment {form.Id} looks like a data collection request, but nobody is asked to review it. If you want a review, please set {Flag} on it; if not, nothing is to be done.";

    /// <summary>No steward can be found.</summary>
    public string Nobody(ReviewRequest request) =>
        $"The request in {Name(request)} has arrived, but none of the data stewards can take it just now. The people who run the reviews have been told. You can also name a steward in the flag yourself.";

    /// <summary>A steward can't be asked, for a reason that lies with us or the server.</summary>
    public string GivenUp(ReviewRequest request) =>
        $"I could not ask a data steward for {Name(request)}: something goes wrong whenever I try. The people who run the reviews have been told. Please name a steward in the flag yourself.";

    /// <summary>The newer form has no flag.</summary>
    public string LostFlag(Attachment form) =>
        $"The new form in attachment {form.Id} bears no flag yet: marking the old one as obsolete took the request with it. Please set {Flag} on attachment {form.Id}, and the review goes on.";

    /// <summary>A newer form takes the place of one that nobody marked as obsolete.</summary>
    public string Replaced(ReviewRequest request, Replacement newer)
    {
        var old = Name(request);
        var off = request.Obstacle == Obstacle.Patch ? $"clear {Flag} on {old}" : $"mark {old} as obsolete";
        var another = $"If {old} is a request of its own, please say so in a comment.";
        return newer.IsAsked
            ? $"Attachment {newer.Attachment.Id} takes the place of {old}, for which nobody is asked any more; please {off}. {another}"
            : $"The new form in attachment {newer.Attachment.Id} bears no flag yet. Please set {Flag} on it and {off}, and the review goes on with the new form. {another}";
    }

    /// <summary>A decision that our own write had overwritten is put right.</summary>
    public string Restored(ReviewRequest request, Decision lost) =>
        $"{Capital(world.Display(lost.By, policy.Roster, "a steward"))} had set `{policy.FlagName}{(lost.Status == FlagStatus.Granted ? '+' : '-')}` on {Name(request)} in the same moment as I changed the flag. I am sorry: the decision stands, and I have set the flag again in that person's name.";

    /// <summary>A decision that our own write had overwritten, and that a human asked for again: whose word is wanted now.</summary>
    public string Overtaken(ReviewRequest request, Overtaking overtaking)
    {
        var steward = Capital(world.Display(overtaking.Lost.By, policy.Roster, "a steward"));
        return $"{steward} had set `{policy.FlagName}{(overtaking.Lost.Status == FlagStatus.Granted ? '+' : '-')}` on {Name(request)} in the same moment as I changed the flag. I am sorry. It has been asked for again since, so I leave the flag as it is: {steward}, if your decision stands, please set it once more.";
    }

    /// <summary>A human's choice of a steward, which our own write had overwritten, is put right.</summary>
    public string RestoredChoice(ReviewRequest request, string chosen) =>
        $"{Capital(world.Display(chosen, policy.Roster, "somebody else"))} was asked for {Name(request)} in the same moment as I chose a steward. The choice made by a person stands; I have set it again.";

    private string Advice(ReviewCase @case, ReviewRequest request) => string.Join('\n',
        UngrantedFirst(@case, request)
            .Select(b => string.Create(CultureInfo.InvariantCulture, $"- Bug {b}, which the renewal names for the first review, has no `{policy.FlagName}+`."))
            .Append(FormSummary.Advice(request.Reading, Today, policy.ReleasesOf(@case.Bug)))
            .Where(line => line is not null));

    // What is renewed must have been granted (process, scenario 62). Of bugs that we don't know, nothing is said.
    private IEnumerable<int> UngrantedFirst(ReviewCase @case, ReviewRequest request) => request.FirstReviews(policy)
        .Where(b => b != @case.Bug.Id && world.WithoutGrant.Contains(b));

    private string NextForm(ReviewRequest request, string answer = "Please ") => (request.FormComment is null
        ? $"{answer}attach the completed form as a text file, mark this one as obsolete and set {Flag} on the new one."
        : $"{answer}post the completed form in a new comment on {Name(request)}; the flag can stay as it is.")
        + $" If you think that the form is fine, {AskForPerson(request)}.";

    // Who is asked already needs no other way to a person.
    private string AskForPerson(ReviewRequest request) => request.Requestees.Any()
        ? $"say so in a comment, and {Asked(request) ?? "the steward who is asked"} decides how to go on"
        : $"write `{policy.Name}: assign` on a line of its own, or name a steward in the flag, and a person will look at it as it is";

    // By nick or name; null where none is known.
    private string? Asked(ReviewRequest request) =>
        request.Requestees.Select(r => world.Display(r, policy.Roster, "")).FirstOrDefault(name => name.Length > 0);

    private static string Kind(ReviewRequest request) => request.Reading.Kind == FormKind.Renewal ? "renewal" : "data collection";

    private static string Name(ReviewRequest request) => string.Create(CultureInfo.InvariantCulture, $"attachment {request.Attachment.Id}");

    private static string Place(ReviewRequest request) => request.FormComment is { } comment ? string.Create(CultureInfo.InvariantCulture, $"comment {comment.Count}") : Name(request);

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
