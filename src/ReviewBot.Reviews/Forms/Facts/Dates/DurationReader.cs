using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Polarity;
using ReviewBot.Reviews.Forms.Words;

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
    private static readonly WordList Lexicon = WordList.Of("durations");

    private enum Fact
    {
        Permanent,
        Date,
        Version,
        Months,
    }

    /// <summary>Reads an answer.</summary>
    public static DurationFound Read(string answer)
    {
        var text = Blanks().Replace(Url().Replace(answer, " "), " ").Trim();
        var clauses = Clauses(text);
        var facts = clauses.SelectMany((clause, i) => Facts(clause).Select(f => f with { Clause = i, Start = f.Start })).ToList();
        if (Varies(text, clauses, facts))
        {
            return new DurationFound(new FormDuration(DurationKind.Varies, Owners: OwnerReader.Read(answer)));
        }

        // "6 months, then permanently if it is useful" promises months.
        if (facts.MinBy(f => (f.Clause, f.Start)) is { Kind: Fact.Months } && facts.Exists(f => f.Kind == Fact.Permanent))
        {
            if (!Perhaps().IsMatch(text))
            {
                return new DurationFound(new FormDuration(DurationKind.Varies, Owners: OwnerReader.Read(answer)));
            }

            facts.RemoveAll(f => f.Kind == Fact.Permanent);
        }

        var relative = FromEvent().IsMatch(text);
        if (Extended(text, facts) is { } extended)
        {
            return new DurationFound(extended, Relative: true);
        }

        var months = facts.Where(f => f.Kind == Fact.Months).Select(f => (int?)f.Value).FirstOrDefault();
        var spread = facts.Where(f => f.Kind == Fact.Months).Select(f => f.Value).Distinct().Count() > 1;
        var first = facts.FirstOrDefault(f => f.Kind != Fact.Months);
        var permanent = facts.Find(f => f.Kind == Fact.Permanent);
        if (permanent is not null && (first == permanent || !facts.Exists(f => f.Kind is Fact.Date or Fact.Version)))
        {
            return new DurationFound(new FormDuration(DurationKind.Permanent, Owners: OwnerReader.Read(answer)));
        }

        var day = EndDay(text, facts);
        var version = facts.Find(f => f.Kind == Fact.Version);
        if (day is not null && (version is null || first!.Kind == Fact.Date))
        {
            return new DurationFound(new FormDuration(DurationKind.UntilDate, day.Day, spread ? null : months)) { CouldBeOther = day.CouldBeOther };
        }

        if (version is not null)
        {
            return new DurationFound(new FormDuration(DurationKind.UntilVersion, day?.Day, spread ? null : months, version.Text));
        }

        if (months is { } period && !spread)
        {
            return new DurationFound(new FormDuration(DurationKind.Months, Months: period), Relative: relative);
        }

        var retention = Retained().IsMatch(text);
        return new DurationFound(new FormDuration(DurationKind.Unknown), retention, !retention && relative);
    }

    private static List<string> Clauses(string text)
    {
        var clauses = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            clauses.AddRange(SentenceEnd().Split(line).Where(c => c.Length > 0));
        }

        return clauses;
    }

    private static IEnumerable<FactFound> Facts(string clause)
    {
        // What stands behind "retained" is how long data are kept.
        var kept = Retained().Match(clause) is { Success: true } retained ? retained.Index : int.MaxValue;
        var dates = DateReader.In(clause);
        foreach (var date in dates.Where(d => d.Start < kept))
        {
            yield return new FactFound(Fact.Date, 0, "", date.Day, date.Start) { CouldBeOther = date.CouldBeOther };
        }

        foreach (var period in PeriodReader.In(clause))
        {
            if (period.Start < kept && !dates.Exists(d => d.Start < period.End && period.Start < d.End) && !Cadence().IsMatch(clause[..period.Start]) && !Past().IsMatch(clause[period.End..]))
            {
                yield return new FactFound(Fact.Months, period.Months, "", null, period.Start);
            }
        }

        foreach (var version in VersionReader.In(clause, dates))
        {
            yield return new FactFound(Fact.Version, version.Number, version.Text, null, version.Start);
        }

        if (Permanence(clause) is { } start && start < kept)
        {
            yield return new FactFound(Fact.Permanent, 0, "", null, start);
        }
    }

    // Where a clause says that there is no end, and does not turn it down: "6 months rather than permanently".
    private static int? Permanence(string clause)
    {
        var tokens = Tokens.Of(clause);
        var stances = new Stances(tokens);
        foreach (var found in Lexicon.In(tokens).Where(f => f.Value == "permanent"))
        {
            if (stances.Of(found.First, found.Next, alone: true) is not (Stance.Denied or Stance.Past))
            {
                return tokens[found.First].Start;
            }
        }

        return Never().Match(clause) is { Success: true } never ? never.Index : null;
    }

    // Different things for different measurements: each with its label, or said in so many words.
    private static bool Varies(string text, List<string> clauses, List<FactFound> facts)
    {
        var distinct = facts.Select(f => (f.Kind, f.Value, f.Text, f.Day)).Distinct().Count();
        if (distinct < 2)
        {
            return false;
        }

        if (Differ().IsMatch(text) && facts.Select(f => f.Kind).Distinct().Count() + (distinct > 2 ? 1 : 0) > 1)
        {
            return true;
        }

        var ends = facts.Where(f => f.Kind is Fact.Date or Fact.Version).Select(f => (f.Kind, f.Text, f.Day)).Distinct().Count();
        if (ends > 1 && Until().Count(text) >= ends)
        {
            return true;
        }

        var labelled = facts.Where(f => Label().IsMatch(clauses[f.Clause])).GroupBy(f => f.Clause).Select(g => (g.First().Kind, g.First().Value, g.First().Text, g.First().Day)).ToList();
        return labelled.Count > 1 && labelled.Distinct().Count() > 1;
    }

    // "Current expiry is 2027-03-31 and we ask for one year more": the day in the text is the old one.
    private static FormDuration? Extended(string text, List<FactFound> facts)
    {
        var days = facts.Where(f => f.Kind == Fact.Date).ToList();
        var months = facts.Where(f => f.Kind == Fact.Months).ToList();
        return days.Count == 1 && months.Count == 1 && days[0].Day is { } day && Old().IsMatch(text) && More().IsMatch(text)
            ? new FormDuration(DurationKind.UntilDate, day.AddMonths(months[0].Value), months[0].Value)
            : null;
    }

    // The end is the day behind "until"; of several the latest.
    private static FactFound? EndDay(string text, List<FactFound> facts)
    {
        var days = facts.Where(f => f.Kind == Fact.Date).ToList();
        return days.Where(f => f.Day is not null).MaxBy(f => f.Day) ?? days.FirstOrDefault();
    }

    private sealed record FactFound(Fact Kind, int Value, string Text, DateOnly? Day, int Start, int Clause = 0)
    {
        public bool CouldBeOther { get; init; }
    }

    [GeneratedRegex(@"https?://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"[ \t\u00a0]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=[^\d.][.!;])\s+(?=\p{Lu}|`)|;\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(?:every|each|per|once|twice|times|last|past|after|within|(?:review|check|look)\w*\s+(?:\w+\s+){0,3}in)\s+(?:(?:about|the|another)\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cadence();

    [GeneratedRegex(@"^\s*(?:ago|old|earlier)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Past();

    [GeneratedRegex(@"\bnever(?= expires?| ends?|\W*$| ?[.,;:(\u2013\u2014]| - | [@\p{Lu}])|^\W*always\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Never();

    [GeneratedRegex(@"\b(?:retain|retention|retained|kept for|keep (?:the |this )?data|stored for|deleted after|delete\w* after|store[sd]? (?:the |this )?(?:data )?for)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Retained();

    [GeneratedRegex(@"\b(?:from the (?:day|date|time|moment|release|launch|start)|from (?:release|launch|landing)|after (?:the |its |we |it )?(?:\w+ )?(?:launch|release|roll-?out|landing|lands?|merge[ds]?|shipp\w+|ships?|starts?|begins?|goes|general availability|(?:\w+ )?(?:is |was |gets |has been )?(?:deployed|released|launched|enabled|live|landed|shipped|merged|started))|once (?:the|it|we|this)|when (?:the|it|we|this)|as soon as|following the|(?:until|till) (?:the |we |it |all |our )(?!end of)\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FromEvent();

    [GeneratedRegex(@"\bdifferent (?:times|durations|dates|versions|expir\w+)|\bdiffer(?:s|ent|ently)?\b|\brespectively\b|\bexcept\b|\bthe (?:rest|others?|remaining)\b|\bvar(?:y|ies)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Differ();

    [GeneratedRegex(@"\b(?:if|whether|then|later|would|could|may|might|decide|possibly|potentially|afterwards|perhaps)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Perhaps();

    [GeneratedRegex(@"\b(?:until|till|expir\w+|ends?|ending)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    [GeneratedRegex(@"^\W{0,3}[^:\n]{1,70}?(?::\s| [\u2013\u2014-] )", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(?:current|currently|present|old|previous|existing|original|now)\s+(?:\w+ ){0,2}?(?:expir\w+|ends?|end date|until)|\bfrom (?:the )?(?:current|old|previous)|\b(?:expires|ends) (?:on )?\S+(?: now)?,? (?:and|but)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Old();

    [GeneratedRegex(@"\b(?:more|another|further|additional|longer|extend(?:ed)? by|extension|on top|from then|from there|later)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More();
}
