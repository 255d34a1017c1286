using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Reminders;

/// <summary>The wording of reminders. None says why or until when somebody is away, and each names the way to stop them.</summary>
public sealed class ReminderText(ReviewPolicy policy, World world)
{
    private const int MostPlaces = 5;

    private string Stop =>
        $"(`{policy.Name}: remind in 7 days` puts this off; `{policy.Name}: quiet`, or `{Waiting.NoNag}` in the whiteboard, ends the reminders on this bug.)";

    /// <summary>The steward's first reminder.</summary>
    public string First(ReviewRequest request, Waiting waiting) =>
        $"{Steward(waiting.Person)}, the data review of attachment {request.Attachment.Id} has waited for you since {Day(waiting.Since)}. Could you have a look? If you can't, `{policy.Name}: decline` on a line of its own passes it on, without questions.\n\n{Stop}";

    /// <summary>The second: the requester hears whom else to ask.</summary>
    /// <param name="request">The request.</param>
    /// <param name="waiting">Since when it waits.</param>
    /// <param name="other">Login of the steward who could be asked instead, or null.</param>
    /// <param name="nameSteward">Whether the steward is spoken to, too.</param>
    public string Second(ReviewRequest request, Waiting waiting, string? other, bool nameSteward)
    {
        var steward = nameSteward ? $"{Steward(waiting.Person)}, the" : "The";
        var advice = other is null
            ? "the people who run the reviews can be asked; no other steward is free just now"
            : $"you could ask {Steward(other)} instead: name them in the flag";
        return $"{steward} data review of attachment {request.Attachment.Id} is still open; the last word on it is of {Day(waiting.Since)}. {Requester(request)}, if it is urgent, {advice}.\n\n{Stop}";
    }

    /// <summary>Another steward is offered the request.</summary>
    public string Offer(ReviewRequest request, Waiting waiting, string other) =>
        $"{Steward(other)}, the data review of attachment {request.Attachment.Id} has waited since {Day(waiting.Since)}. Could you take it? This line, on its own in a comment, makes it yours:\n\n`{policy.Name}: assign me`\n\nIf not, nothing is to be done.\n\n{Stop}";

    /// <summary>An escalation has had its time.</summary>
    public string Escalation(ReviewCase @case, ReviewRequest request, Waiting waiting)
    {
        var whom = waiting.Person is { } contact ? world.Display(contact, policy.Roster, "") : "";
        return $"{(whom.Length > 0 ? $"{whom}, is" : "Is")} there an answer to the question about attachment {request.Attachment.Id}, which was passed on or last spoken of on {Day(waiting.Since)}? Once it is here, `{policy.Name}: resolved` on a line of its own records it.\n\n{Stop}";
    }

    /// <summary>A denied request was not followed by a corrected one.</summary>
    public string Correction(ReviewRequest request, Waiting waiting) =>
        $"{Requester(request)}, attachment {request.Attachment.Id} has `{policy.FlagName}-`, and nothing has followed since {Day(waiting.Since)}. If the data is still wanted, please attach a corrected form and set `{policy.FlagName}?` on it. If not, nothing is to be done, and I won't ask again.";

    /// <summary>A collection ends soon; the renewal form is prefilled with what is known.</summary>
    public string Renewal(ReviewCase @case, ReviewRequest request, string person)
    {
        var decision = request.Round.Decision!;
        var end = CollectionEnd.Of(request.Reading, DateOnly.FromDateTime(decision.At.UtcDateTime), policy.ReleasesOf(@case.Bug))!;
        var (_, comment) = DecidedBy.Of(@case, request.Round, decision, policy);
        var link = string.Create(CultureInfo.InvariantCulture, $"{policy.BaseUrl}show_bug.cgi?id={@case.Bug.Id}{(comment is null ? "" : $"#c{comment.Count}")}");
        var day = string.Create(CultureInfo.InvariantCulture, $"{(end.IsEstimate ? "about " : "")}{end.Day:yyyy-MM-dd}{(end.IsEstimate ? " (an estimate by the release calendar)" : "")}");
        var who = Capital(world.Display(person, policy.Roster, "whoever is responsible here now"));
        return $"{who}, the collection of attachment {request.Attachment.Id} was granted until {day}.{Standing(request)} If it is to go on, please attach this form, completed, as a text file with `{policy.FlagName}?`. If it ends then, or was removed already, nothing is to be done.\n\n"
            + $"Request for Data Collection Renewal\n\n1) Provide a link to the initial Data Collection Review Request for this collection.\n\n{link}\n\n2) When will this collection now expire?\n\n3) Why was the initial period of collection insufficient?\n\n{Stop}";
    }

    // What stands in the code, by name and file, so that nobody has to look for it.
    private string Standing(ReviewRequest request) => world.Landed.GetValueOrDefault(request.Attachment.Id)?.Standing is { IsEmpty: false } standing
        ? $" In the code it stands as {string.Join(", ", standing.Take(MostPlaces).Select(p => $"`{Defanged.Inline(p.Name)}` ({Defanged.Inline(p.File)})"))}{(standing.Length > MostPlaces ? $" and {standing.Length - MostPlaces} more" : "")}."
        : "";

    /// <summary>The one closing question.</summary>
    public string Closing(ReviewRequest request, int days) =>
        string.Create(CultureInfo.InvariantCulture, $"{Requester(request)}, nothing has moved here for {days} days. Is the data review of attachment {request.Attachment.Id} still wanted? A comment is enough to set it going again; if it isn't, please clear the flag. I won't ask any more.");

    private string Steward(string? login) => Capital(world.Display(login ?? "", policy.Roster, "a data steward"));

    private string Requester(ReviewRequest request) => Capital(world.Display(request.Round.Requester, policy.Roster, "the requester"));

    private static string Capital(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
