using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Polarity;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts.Dates;

/// <summary>What kind of thing tells how long.</summary>
internal enum DurationClue
{
    /// <summary>That there is no end.</summary>
    Permanent,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A version.</summary>
    Version,

    /// <summary>A number of months.</summary>
    Months,
}

/// <summary>One thing that an answer says of how long.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Value">Months, or the version's number.</param>
/// <param name="Text">The version as written.</param>
/// <param name="Day">The day, where it is one.</param>
/// <param name="Start">Where it begins in its clause.</param>
/// <param name="Clause">Counts the clauses.</param>
internal sealed record DurationFact(DurationClue Kind, int Value, string Text, DateOnly? Day, int Start, int Clause = 0)
{
    /// <summary>Whether day and month could be meant the other way round.</summary>
    public bool CouldBeOther { get; init; }
}

/// <summary>All that an answer says of how long, clause by clause.</summary>
internal sealed partial class DurationFacts
{
    private static readonly WordList Lexicon = WordList.Of("durations");

    private readonly List<string> _clauses;
    private readonly List<DurationFact> _facts;

    /// <summary>Reads a text.</summary>
    public DurationFacts(string text)
    {
        _clauses = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(line => SentenceEnd().Split(line).Where(c => c.Length > 0))];
        _facts = [.. _clauses.SelectMany((clause, i) => In(clause).Select(f => f with { Clause = i }))];
    }

    /// <summary>Whether it begins with months, and goes on that there is no end.</summary>
    public bool BeginsWithMonths => _facts.MinBy(f => (f.Clause, f.Start)) is { Kind: DurationClue.Months } && Permanent is not null;

    /// <summary>The first thing said that is no number of months.</summary>
    public DurationFact? First => _facts.Find(f => f.Kind != DurationClue.Months);

    /// <summary>That there is no end.</summary>
    public DurationFact? Permanent => _facts.Find(f => f.Kind == DurationClue.Permanent);

    /// <summary>The version with which it ends.</summary>
    public DurationFact? Version => _facts.Find(f => f.Kind == DurationClue.Version);

    /// <summary>The days.</summary>
    public IReadOnlyList<DurationFact> Days => _facts.FindAll(f => f.Kind == DurationClue.Date);

    /// <summary>The numbers of months.</summary>
    public IReadOnlyList<DurationFact> Months => _facts.FindAll(f => f.Kind == DurationClue.Months);

    /// <summary>Whether a day or a version is named.</summary>
    public bool HaveEnd => _facts.Exists(f => f.Kind is DurationClue.Date or DurationClue.Version);

    /// <summary>The last of the days.</summary>
    public DurationFact? LastDay => Days.Where(f => f.Day is not null).MaxBy(f => f.Day) ?? (Days.Count > 0 ? Days[0] : null);

    /// <summary>The number of months, if only one is named.</summary>
    public int? OnlyMonths => Months.Select(f => f.Value).Distinct().ToList() is [var months] ? months : null;

    /// <summary>Takes what is said of no end for a thought.</summary>
    public void ForgetPermanent() => _facts.RemoveAll(f => f.Kind == DurationClue.Permanent);

    /// <summary>Whether different things are said of different measurements: each with its label, or in so many words.</summary>
    /// <param name="text">The text.</param>
    public bool Vary(string text)
    {
        var distinct = _facts.Select(f => (f.Kind, f.Value, f.Text, f.Day)).Distinct().Count();
        if (distinct < 2)
        {
            return false;
        }

        if (Differ().IsMatch(text) && _facts.Select(f => f.Kind).Distinct().Count() + (distinct > 2 ? 1 : 0) > 1)
        {
            return true;
        }

        var ends = _facts.Where(f => f.Kind is DurationClue.Date or DurationClue.Version).Select(f => (f.Kind, f.Text, f.Day)).Distinct().Count();
        if (ends > 1 && Until().Count(text) >= ends)
        {
            return true;
        }

        var labelled = _facts.Where(f => Label().IsMatch(_clauses[f.Clause])).GroupBy(f => f.Clause).Select(g => (g.First().Kind, g.First().Value, g.First().Text, g.First().Day)).ToList();
        return labelled.Count > 1 && labelled.Distinct().Count() > 1;
    }

    private static IEnumerable<DurationFact> In(string clause)
    {
        // What stands behind "retained" is how long data are kept.
        var kept = DurationReader.RetentionIn(clause) ?? int.MaxValue;
        var dates = DateReader.In(clause);
        foreach (var date in dates.Where(d => d.Start < kept))
        {
            yield return new DurationFact(DurationClue.Date, 0, "", date.Day, date.Start) { CouldBeOther = date.CouldBeOther };
        }

        foreach (var period in PeriodReader.In(clause).Where(p => p.Start < kept && !dates.Exists(d => d.Start < p.End && p.Start < d.End) && IsLength(clause, p.Start, p.End)))
        {
            yield return new DurationFact(DurationClue.Months, period.Months, "", null, period.Start);
        }

        foreach (var version in VersionReader.In(clause, dates))
        {
            yield return new DurationFact(DurationClue.Version, version.Number, version.Text, null, version.Start);
        }

        if (Permanence(clause) is { } start && start < kept)
        {
            yield return new DurationFact(DurationClue.Permanent, 0, "", null, start);
        }
    }

    // "every 2 months" and "6 months ago" are no length.
    private static bool IsLength(string clause, int start, int end) => !Cadence().IsMatch(clause[..start]) && !Past().IsMatch(clause[end..]);

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

    [GeneratedRegex(@"(?<=[^\d.][.!;])\s+(?=\p{Lu}|`)|;\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(?:every|each|per|once|twice|times|last|past|after|within|(?:review|check|look)\w*\s+(?:\w+\s+){0,3}in)\s+(?:(?:about|the|another)\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cadence();

    [GeneratedRegex(@"^\s*(?:ago|old|earlier)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Past();

    [GeneratedRegex(@"\bnever(?= expires?| ends?|\W*$| ?[.,;:(#/\u2013\u2014]| - | [@\p{Lu}])|^\W*always\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Never();

    [GeneratedRegex(@"\bdifferent (?:times|durations|dates|versions|expir\w+)|\bdiffer(?:s|ent|ently)?\b|\brespectively\b|\bexcept\b|\bthe (?:rest|others?|remaining)\b|\bvar(?:y|ies)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Differ();

    [GeneratedRegex(@"\b(?:until|till|expir\w+|ends?|ending)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    [GeneratedRegex(@"^\W{0,3}[^:\n]{1,70}?(?::\s| [\u2013\u2014-] )", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
