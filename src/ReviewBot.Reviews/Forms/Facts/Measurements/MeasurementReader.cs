using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts.Measurements;

/// <summary>What the answer on measurements says.</summary>
/// <param name="Items">One for each row, point or thing named.</param>
/// <param name="Categories">Distinct categories.</param>
/// <param name="Bugs">All tracking bugs, also those that a sentence names for all.</param>
/// <param name="Unsure">Whether a category is left open.</param>
/// <param name="Missing">Whether a measurement has no category.</param>
/// <param name="Elsewhere">Whether the list stands in another document.</param>
/// <param name="HasTicket">Whether a row names a ticket that is no bug.</param>
/// <param name="Stated">The category that a sentence states for all, besides a table.</param>
internal sealed record MeasurementsFound(
    ImmutableArray<Measurement> Items, ImmutableArray<int> Categories, ImmutableArray<int> Bugs, bool Unsure, bool Missing, bool Elsewhere, bool HasTicket, int? Stated)
{
    /// <summary>Nothing.</summary>
    public static MeasurementsFound None { get; } = new([], [], [], false, false, false, false, null);
}

/// <summary>Reads the measurements: a table, a list of keys, a list of points, or a sentence.</summary>
internal static partial class MeasurementReader
{
    private const int MostProse = 20_000;
    private const int MostKeys = 12;

    /// <summary>Reads an answer.</summary>
    public static MeasurementsFound Read(Answer answer)
    {
        var lines = InlineList.Apart(answer.Lines.Where(l => !IsKeyWithoutValue(l.Text)));
        var tables = MeasurementTable.Read(SeparatedValues.Read(lines));
        var prose = string.Join('\n', tables.Others.Select(l => l.Text));
        prose = prose.Length > MostProse ? prose[..MostProse] : prose;
        var spoken = Categories.OfProse(Url().Replace(prose, " "));
        var named = BugNumbers.OfSentence(prose, tables.Others.SelectMany(l => l.Links)).ToImmutableArray();
        if (tables.Rows.Count > 0)
        {
            var items = tables.Rows.Select(r => Item(r.Name, r.Found.Numbers, r.Bugs)).ToImmutableArray();
            var unsure = tables.Rows.Any(r => r.Found.Unsure);
            return Sum(items, spoken, named, unsure, tables.Rows.Any(r => r.HasTicket));
        }

        if (GleanSnippet.Read(tables.Others) is { Length: > 0 } metrics)
        {
            return Sum(metrics, spoken, named, false, false);
        }

        if (Keyed(lines) is { Length: > 0 } keyed)
        {
            return Sum(keyed, spoken, named, false, false);
        }

        var points = Points(tables.Others);
        var elsewhere = points.IsEmpty && prose.Length > 0 && ElsewhereWords().IsMatch(prose)
            && (tables.Others.SelectMany(l => l.Links).Any(link => !link.Contains("bugzil", StringComparison.OrdinalIgnoreCase)) || SeeDocument().IsMatch(prose));
        if (elsewhere)
        {
            return new MeasurementsFound([], spoken.Numbers, named, false, false, true, false, null);
        }

        points = points.IsEmpty ? Sentence(prose, spoken, named) : points;
        return Sum(points, spoken, named, spoken.Unsure && points.All(p => p.Categories.IsEmpty), false);
    }

    /// <summary>Reads a sentence of another answer that this one refers to.</summary>
    public static MeasurementsFound ReadElsewhere(Answer answer)
    {
        var spoken = Categories.OfProse(answer.Head);
        var named = BugNumbers.OfProse(answer.Head, answer.Lines.SelectMany(l => l.Links)).ToImmutableArray();
        return spoken.Numbers.IsEmpty && named.IsEmpty ? MeasurementsFound.None : Sum(Sentence(answer.Head, spoken, named), spoken, named, false, false);
    }

    private static MeasurementsFound Sum(ImmutableArray<Measurement> items, Categories.Found spoken, ImmutableArray<int> named, bool unsure, bool ticket)
    {
        var own = items.SelectMany(i => i.Categories).Distinct().Order().ToImmutableArray();
        var bugs = items.SelectMany(i => i.Bugs).Distinct().ToImmutableArray();
        if (own.IsEmpty && !spoken.Numbers.IsEmpty)
        {
            items = [.. items.Select(i => i with { Categories = spoken.Numbers, Category = spoken.Numbers[^1] })];
        }

        if (bugs.IsEmpty && !named.IsEmpty)
        {
            items = [.. items.Select(i => i with { Bugs = named })];
        }

        var missing = !items.IsEmpty && (own.IsEmpty ? spoken.Numbers.IsEmpty : spoken.Numbers.IsEmpty && items.Any(i => i.Categories.IsEmpty));
        return new MeasurementsFound(
            items, own.IsEmpty ? spoken.Numbers : own, bugs.IsEmpty ? named : bugs, unsure, missing, false, ticket, own.IsEmpty || spoken.Numbers.IsEmpty ? null : spoken.Numbers[^1]);
    }

    private static Measurement Item(string name, ImmutableArray<int> categories, ImmutableArray<int> bugs) =>
        new(name, categories.IsEmpty ? null : categories[^1], categories, bugs);

    /// <summary>Whether a line is a key of the template that nobody gave a value.</summary>
    public static bool IsKeyWithoutValue(string text) => Key().Match(text) is { Success: true } key && Placeholders.IsBlank(key.Groups["value"].ValueSpan);

    // "Annotation description: …", "Data collection category: …", "Tracking bug #: …", again and again.
    private static ImmutableArray<Measurement> Keyed(List<AnswerLine> lines)
    {
        var keys = new MeasurementKeys();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var match = Key().Match(line.Text);
            match = !match.Success && line.Unit.Bullet && i + 1 < lines.Count && lines[i + 1] is { Unit.Bullet: false } next && Key().Match(next.Text).Groups["category"].Success ? AnyKey().Match(line.Text) : match;
            if (!match.Success)
            {
                keys.GoOn(line);
                continue;
            }

            var slot = match.Groups["category"].Success ? MeasurementKeys.Category : match.Groups["bug"].Success ? MeasurementKeys.Bug : MeasurementKeys.Name;
            keys.Add(slot, line.Text[..match.Groups["value"].Index].Trim(' ', '-', '*', ':', '#').ToLowerInvariant(), match.Groups["value"].Value + " " + string.Join(' ', line.Links));
        }

        return keys.All();
    }

    // The points of a list: those of the outermost level that name something; where that level only leads in, those below it.
    private static ImmutableArray<Measurement> Points(IReadOnlyList<AnswerLine> lines)
    {
        var marked = Unwrapped(lines);
        if (WithKeysBelow(marked) is { Length: > 0 } keyed)
        {
            return keyed;
        }

        for (var level = 0; level < 3 && marked.Count > 0; level++)
        {
            var indent = marked.Min(l => l.Unit.Indent);
            var outer = marked.Where(l => l.Unit.Indent <= indent + 1).ToList();
            var points = outer.Where(l => !Remark().IsMatch(l.Text)).ToList();
            var inner = marked.Where(l => l.Unit.Indent > indent + 1).ToList();
            if (inner.Count > 0 && points.TrueForAll(l => l.Text.TrimEnd().EndsWith(':') || Categories.IsLabel(l.Text)))
            {
                marked = inner;
                continue;
            }

            var groups = new CategoryGroups(lines);
            return points.Count < 2 && outer.Count < 2 ? []
                : [.. points.Select(l => Item(l.Text, OfPoint(l.Text) is { IsEmpty: false } own ? own : groups.Of(l), [.. BugNumbers.OfPoint(l.Text, l.Links)]))];
        }

        return [];
    }

    // Each point with what of it stands on further lines, where a mail program broke them: "…, bug" and the number below.
    private static List<AnswerLine> Unwrapped(IReadOnlyList<AnswerLine> lines)
    {
        var points = new List<AnswerLine>();
        foreach (var line in lines)
        {
            if (line.Unit.Bullet || line.Unit.Number is not null)
            {
                points.Add(line);
            }
            else if (points.Count > 0 && line.Unit.ContinuesLine && points[^1].Text.Length < Answer.Facts && !Key().IsMatch(line.Text) && !Categories.IsLabel(line.Text))
            {
                points[^1] = points[^1] with { Text = $"{points[^1].Text} {line.Text}", Unit = points[^1].Unit with { Links = [.. points[^1].Unit.Links, .. line.Unit.Links] } };
            }
        }

        return points;
    }

    // "Kind of account — 1 — bug 1990001": a figure alone between marks, where no category is named.
    private static ImmutableArray<int> OfPoint(string text) =>
        Categories.OfProse(text).Numbers is { IsEmpty: false } named ? named
        : Alone().Match(Categories.InFigures(text)) is { Success: true } alone ? Categories.OfCell(alone.Groups["n"].Value).Numbers
        : [];

    // A point is a measurement where its category stands in a point of its own below it.
    private static ImmutableArray<Measurement> WithKeysBelow(List<AnswerLine> marked)
    {
        var points = ImmutableArray.CreateBuilder<Measurement>();
        for (var i = 0; i < marked.Count; i++)
        {
            var own = marked.Skip(i + 1).TakeWhile(l => l.Unit.Indent > marked[i].Unit.Indent + 1).Take(MostKeys)
                .Select(l => (Line: l, Key: Key().Match(l.Text))).TakeWhile(b => b.Key.Success).ToList();
            if (own.Find(b => b.Key.Groups["category"].Success) is { Line: not null } category)
            {
                var bugs = own.Where(b => b.Key.Groups["bug"].Success).SelectMany(b => BugNumbers.OfCell(b.Key.Groups["value"].Value, b.Line.Links)).Distinct();
                points.Add(Item(marked[i].Text, Categories.OfCell(category.Key.Groups["value"].Value).Numbers, [.. bugs]));
                i += own.Count;
            }
        }

        return points.ToImmutable();
    }

    // "Just two counters: a.b and a.c"
    private static ImmutableArray<Measurement> Sentence(string prose, Categories.Found spoken, ImmutableArray<int> bugs)
    {
        if (Placeholders.Is(prose) || YesNo.No(prose))
        {
            return [];
        }

        var lines = prose.Split(['\n', ';']).Where(l => !OfPoint(l).IsEmpty).ToList();
        if (lines.Count > 1)
        {
            return [.. lines.Select(l => Item(l, OfPoint(l), [.. BugNumbers.OfPoint(l, [])]))];
        }

        var names = Identifier().Matches(Url().Replace(prose, " ")).Select(m => m.Value).Where(n => !FileName().IsMatch(n)).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count > 0)
        {
            var numbers = spoken.Numbers.IsEmpty && lines.Count == 1 ? OfPoint(lines[0]) : spoken.Numbers;
            return [.. names.Select(n => Item(n, numbers, bugs))];
        }

        var counts = Number().Matches(prose);
        var count = counts.Count == 0 ? 1 : Math.Min(300, counts.Where((n, i) => i == 0 || Joined().IsMatch(prose[(counts[i - 1].Index + counts[i - 1].Length)..n.Index])).Sum(n => CountOf(n.Groups[1].Value)));
        return [.. Enumerable.Repeat(Item(prose, spoken.Numbers, bugs), count)];
    }

    private static int CountOf(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 300) : NumberWords.Cardinal(word.ToLowerInvariant()) ?? 1;

    [GeneratedRegex(@"^[^.;]{0,40}(?:,|\band|\bplus)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(@"[(\[](?<n>[1-4]|I{1,3}|IV)[)\]]|(?<=[\u2013\u2014:|>,]\s?|\s[-/]\s)(?<n>[1-4]|I{1,3}|IV)(?=\s*(?:[\u2013\u2014|,;]|->|\s?[-/]\s|$))|^\W{0,3}(?<n>[1-4]|I{1,3}|IV)(?=\s*(?:[\u2013\u2014|:]|->|\s-\s))", RegexOptions.CultureInvariant)]
    private static partial Regex Alone();

    [GeneratedRegex(@"https?://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"^\W{0,4}(?:(?<category>sensitivity|(?:data[ _-])?(?:collection[ _-])?category(?: of data(?: collection)?)?)|(?<bug>(?:tracking[ _-])?bugs?(?: number)?)|(?:annotation|measurement|metric|probe|event)?\s?(?:description|name)|(?:annotation|measurement|metric|probe|event|counter|data point|title|what(?: (?:it|we|is) \w+)?))\s*#?\W{0,3}:\W{0,3}(?<value>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Key();

    // "- label: …", where its category is the next key.
    [GeneratedRegex(@"^\W{0,4}\w[\w -]{0,20}:\s+(?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AnyKey();

    [GeneratedRegex(@"^\W*(?:all\b|everything\b|both\b|each\b|these\b|note\b|see\b|categor(?:y|ies)\b|cat\b|bugs?\b|tracking\b|tracked\b|documented\b|the \w+ (?:above|below)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"\b(?:see|list|listed|document|documented|spreadsheet|sheet|too long|here|there|patch|attached|attachment|proposal|linked|link|described|details|elsewhere|found)\b|^\W*https?:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ElsewhereWords();

    [GeneratedRegex(@"\b(?:see|listed in|described in|found in)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:patch|attachment|attached|document|spreadsheet|sheet|list|file|diff|revision|phabricator|\w+\.ya?ml|\w+\.md)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeeDocument();

    [GeneratedRegex(@"(?<![\w/.@-])[a-z][a-zA-Z0-9]*(?:[._][a-zA-Z0-9]+)+(?![\w/@-])", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\.(?:ya?ml|md|json|js|mjs|ts|cpp|h|py|txt|html?|org|com|net|rs|kt|java)$|^(?:i\.e|e\.g)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex(@"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:\w+\s+){0,2}?(?:things|counters?|metrics?|probes?|measurements?|events?|numbers?|values?|histograms?|scalars?|pings?|data points?|points?|annotations?|measures?|booleans?|labels?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
