using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Register;

/// <summary>Takes the register's entries out of a case.</summary>
public static class RegisterEntries
{
    /// <summary>Most characters of <see cref="RegisterEntry.Collected"/>.</summary>
    public const int MostWords = 800;

    /// <summary>
    /// One entry for each attachment whose request is decided; none of a bug that is restricted, or that we opened and that
    /// was looked for in vain as nobody.
    /// </summary>
    public static IEnumerable<RegisterEntry> Of(ReviewCase @case, ReviewPolicy policy, World world)
    {
        if (@case.Bug.IsRestricted || world.Facts.Visibility.GetValueOrDefault(@case.Bug.Id, Visibility.Public) == Visibility.Hidden || !policy.Covers(@case.Bug.Product, @case.Bug.Component))
        {
            yield break;
        }

        foreach (var request in @case.Requests)
        {
            if (request.IsPending || request.Attachment.IsPrivate || request.Round.Decision is not { } decision)
            {
                continue;
            }

            var (steward, comment) = DecidedBy.Of(@case, request.Round, decision, policy);
            var link = string.Create(CultureInfo.InvariantCulture, $"{policy.BaseUrl}show_bug.cgi?id={@case.Bug.Id}{(comment is null or { IsPrivate: true } ? "" : $"#c{comment.Count}")}");
            var form = request.Obstacle == Obstacle.None ? request.Reading : null;
            yield return new RegisterEntry
            {
                Bug = @case.Bug.Id,
                Title = Redaction.Title(@case.Bug),
                Product = @case.Bug.Product,
                Attachment = request.Attachment.Id,
                Decision = decision.Status == FlagStatus.Granted ? "+" : "-",
                Categories = form is null ? [] : [.. form.Categories],
                DefaultOn = form?.DefaultOn,
                Duration = form is null ? null : FormSummary.Duration(form, policy.ReleasesOf(@case.Bug)),
                Expiry = Expiry(form?.Duration, policy.ReleasesOf(@case.Bug)),
                Steward = world.Display(steward, policy.Roster, "a steward"),
                Cite = link,
                AskedAt = request.Round.AskedAt,
                DecidedAt = decision.At,
                FirstAnswerAt = FirstAnswer(@case, request, decision, policy),
                Form = Form(form),
                Collected = form is null ? null : Collected(form),
            };
        }
    }

    // Only what is known: a day that the calendar estimates would be cited as a promise.
    private static DateOnly? Expiry(FormDuration? duration, ReleaseCalendar calendar) =>
        duration?.Until ?? (calendar.Find(duration?.Version) is { IsEstimate: false } expiry ? expiry.Days.Release : null);

    private static RegisteredForm Form(FormReading? form) => form?.Kind switch
    {
        FormKind.Request => RegisteredForm.Request,
        FormKind.Renewal => RegisteredForm.Renewal,
        FormKind.Review or FormKind.RenewalReview or FormKind.Unrecognized or null => RegisteredForm.Unread,
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    // Whoever was asked, decided or is on the roster answers for the stewards; what the requester says is no answer.
    private static DateTimeOffset FirstAnswer(ReviewCase @case, ReviewRequest request, Decision decision, ReviewPolicy policy)
    {
        var round = request.Round;
        var stewards = round.Assignments.Select(a => a.Steward).Append(decision.By).Concat(policy.Roster.Stewards.Select(s => s.Login)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        stewards.ExceptWith([round.Requester, request.Attachment.Creator, policy.Self]);
        return @case.Bug.Comments
            .Where(c => !c.IsPrivate && c.Time > round.AskedAt && stewards.Contains(c.Creator))
            .Select(c => c.Time).Append(decision.At).Min();
    }

    // A line for each thing that is collected; what a table doesn't tell apart, as it stands.
    private static string? Collected(FormReading form)
    {
        var answer = (form.Answers.FirstOrDefault(a => a.Topic == Topics.Measurements && a.Answered) ?? form.Answers.FirstOrDefault(a => a.Topic == Topics.Purpose && a.Answered))?.Text ?? "";
        var lines = form.Kind == FormKind.Renewal ? form.Renewals.Select(r => r.Subject)
            : form.Measurements is [_, _, ..] or [{ Categories.IsEmpty: false } or { Bugs.IsEmpty: false }] ? form.Measurements.Select(Line)
            : [answer];
        var said = string.Join('\n', lines.Select(line => Defanged.Inline(line, MostWords)).Where(line => line.Length > 0));
        return said.Length == 0 ? null
            : said.Length <= MostWords ? said
            : said.LastIndexOf('\n', MostWords - 2) is > 0 and var end ? $"{said[..end]}\n…" : said[..MostWords];
    }

    private static string Line(Measurement measurement)
    {
        var categories = measurement.Categories.IsEmpty ? "" : $"category {string.Join(", ", measurement.Categories)}";
        var bugs = measurement.Bugs.IsEmpty ? "" : $"bug {string.Join(", ", measurement.Bugs)}";
        return categories.Length + bugs.Length == 0 ? measurement.Name : $"{measurement.Name} ({string.Join("; ", new[] { categories, bugs }.Where(part => part.Length > 0))})";
    }
}
