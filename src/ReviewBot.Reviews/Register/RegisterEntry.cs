using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Register;

/// <summary>One decision in the public register. Only ever made of a bug that everybody can see.</summary>
public sealed record RegisterEntry
{
    /// <summary>The bug.</summary>
    public required int Bug { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its product.</summary>
    public required string Product { get; init; }

    /// <summary>The attachment that was decided about.</summary>
    public required long Attachment { get; init; }

    /// <summary><c>+</c> or <c>-</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>Categories of the measurements, ascending.</summary>
    public ImmutableArray<int> Categories { get; init; } = [];

    /// <summary>Whether the collection is on by default; null where the form doesn't say.</summary>
    public bool? DefaultOn { get; init; }

    /// <summary>How long data is collected, in words; null where the form doesn't say.</summary>
    public string? Duration { get; init; }

    /// <summary>The day on which the collection ends, where it is known.</summary>
    public DateOnly? Expiry { get; init; }

    /// <summary>The steward by nick or by the roster's name; never a login.</summary>
    public required string Steward { get; init; }

    /// <summary>Link to the comment to cite in <c>data_reviews</c>; the bug where it was decided without a comment.</summary>
    public required string Cite { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>Takes the register's entries out of a case.</summary>
public static class RegisterEntries
{
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
            };
        }
    }

    // Only what is known: a day that the calendar estimates would be cited as a promise.
    private static DateOnly? Expiry(FormDuration? duration, ReleaseCalendar calendar) =>
        duration?.Until ?? (calendar.Find(duration?.Version) is { IsEstimate: false } expiry ? expiry.Days.Release : null);
}
