using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Facts.Dates;

/// <summary>What an answer says about how long.</summary>
/// <param name="Duration">How long.</param>
/// <param name="Retention">Whether it tells how long data are kept, which is another question.</param>
/// <param name="Relative">Whether it counts from an event and names no day.</param>
internal readonly record struct DurationFound(FormDuration Duration, bool Retention = false, bool Relative = false)
{
    /// <summary>Whether day and month could be meant the other way round.</summary>
    public bool CouldBeOther { get; init; }
}

/// <summary>Reads how long data is collected: the form's three choices and all the ways in which people say something else.</summary>
internal static partial class DurationReader
{
    /// <summary>Reads an answer.</summary>
    public static DurationFound Read(string answer)
    {
        var text = Blanks().Replace(Url().Replace(answer, " "), " ").Trim();
        var facts = new DurationFacts(text);
        if (LastsAsEvent().IsMatch(text) && !facts.HaveEnd && (facts.Months.Count == 0 || Guess().IsMatch(text)))
        {
            return new DurationFound(new FormDuration(DurationKind.Unknown), Relative: true);
        }

        // "6 months, then permanently if it is useful" promises months.
        if (facts.Vary(text) || (facts.BeginsWithMonths && !Perhaps().IsMatch(text)))
        {
            return new DurationFound(new FormDuration(DurationKind.Varies, Owners: OwnerReader.Read(answer)));
        }

        if (facts.BeginsWithMonths)
        {
            facts.ForgetPermanent();
        }

        return Extended(text, facts) is { } extended ? new DurationFound(extended, Relative: true)
            : facts.Permanent is { } permanent && (facts.First == permanent || !facts.HaveEnd) ? new DurationFound(new FormDuration(DurationKind.Permanent, Owners: OwnerReader.Read(answer)))
            : Ending(text, facts);
    }

    /// <summary>Where a clause begins to tell how long data are kept; null where it doesn't.</summary>
    public static int? RetentionIn(string clause) => Retained().Match(clause) is { Success: true } retained ? retained.Index : null;

    private static DurationFound Ending(string text, DurationFacts facts)
    {
        var relative = FromEvent().IsMatch(text);
        var (day, version, months) = (facts.LastDay, facts.Version, facts.OnlyMonths);
        if (day is not null && (version is null || facts.First!.Kind == DurationClue.Date))
        {
            return new DurationFound(new FormDuration(DurationKind.UntilDate, day.Day, months)) { CouldBeOther = day.CouldBeOther };
        }

        if (version is not null)
        {
            return new DurationFound(new FormDuration(DurationKind.UntilVersion, day?.Day, months, version.Text));
        }

        if (months is not null)
        {
            return new DurationFound(new FormDuration(DurationKind.Months, Months: months), Relative: relative);
        }

        var retention = RetentionIn(text) is not null;
        return new DurationFound(new FormDuration(DurationKind.Unknown), retention, !retention && relative);
    }

    // "Current expiry is 2027-03-31 and we ask for one year more": the day in the text is the old one.
    private static FormDuration? Extended(string text, DurationFacts facts) =>
        facts is { Days: [{ Day: { } day }], Months: [var more] } && Old().IsMatch(text) && More().IsMatch(text)
            ? new FormDuration(DurationKind.UntilDate, day.AddMonths(more.Value), more.Value)
            : null;

    // "For the extent of the experiment": an end that nobody knows, whatever is guessed beside it.
    [GeneratedRegex(@"^\W*(?:\w+ ){0,6}?(?:for|during|throughout|over|within)\s+(?:the )?(?:whole |full |entire |complete )?(?:extent|length|duration|course|span|run|period|time)\s+of\s+(?:the|our|this|that|an?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastsAsEvent();

    [GeneratedRegex(@"\b(?:probably|maybe|perhaps|about|around|roughly|likely|approximately|approx|possibly|we (?:think|guess|expect|hope)|range|ca\.|estimated?|no (?:hard|fixed|set|firm|definite|real))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Guess();

    [GeneratedRegex(@"https?://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"[ \t\u00a0]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b(?:retain|retention|retained|kept for|(?:is|are|be|data|pings?) kept|keep (?:the |this )?data|stored for|deleted after|delete\w* after|store[sd]? (?:the |this )?(?:data )?for)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Retained();

    [GeneratedRegex(@"\b(?:from the (?:day|date|time|moment|release|launch|start)|from (?:release|launch|landing)|after (?:the |its |we |it )?(?:\w+ )?(?:launch|release|roll-?out|landing|lands?|merge[ds]?|shipp\w+|ships?|starts?|begins?|goes|general availability|(?:\w+ )?(?:is |was |gets |has been )?(?:deployed|released|launched|enabled|live|landed|shipped|merged|started))|once (?:the|it|we|this)|when (?:the|it|we|this)|as soon as|following the|(?:until|till) (?:the |we |it |all |our )(?!end of)\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FromEvent();

    [GeneratedRegex(@"\b(?:if|whether|then|later|would|could|may|might|decide|possibly|potentially|afterwards|perhaps)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Perhaps();

    [GeneratedRegex(@"\b(?:current|currently|present|old|previous|existing|original|now)\s+(?:\w+ ){0,2}?(?:expir\w+|ends?|end date|until)|\bfrom (?:the )?(?:current|old|previous)|\b(?:expires|ends) (?:on )?\S+(?: now)?,? (?:and|but)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Old();

    [GeneratedRegex(@"\b(?:more|another|further|additional|longer|extend(?:ed)? by|extension|on top|from then|from there|later)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More();
}
