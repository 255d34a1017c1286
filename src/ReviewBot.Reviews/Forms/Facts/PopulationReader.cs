using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads whose data is collected: what is said about channels, countries and locales, each by itself.</summary>
internal static partial class PopulationReader
{
    private const int MostBefore = 60;

    private enum Part
    {
        Channels,
        Countries,
        Locales,
        Filters,
    }

    /// <summary>Reads an answer; null where nothing is clear.</summary>
    public static Populations? Read(Answer answer)
    {
        var labelled = new Dictionary<Part, string>();
        var free = new List<string>();
        Part? current = null;
        foreach (var line in answer.Lines.SelectMany(Labels))
        {
            if (line.Aside is { } aside && PartOf(aside) is { } asked)
            {
                Add(asked, line.Text);
                current = asked;
            }
            else if (Labelled().Match(line.Text) is { Success: true } label && PartOf(label.Groups["what"].Value) is { } part)
            {
                current = part;
                Add(part, label.Groups["value"].Value);
            }
            else if (current is { } open && line.Aside is null && (line.Unit.Indent > 0 || !line.Unit.NewParagraph || labelled.GetValueOrDefault(open, "").Length == 0))
            {
                Add(open, line.Text);
            }
            else
            {
                current = null;
                free.Add(line.Text);
            }
        }

        // What stands below the last sub-question may be the answer to all of them.
        if (labelled.Count == 1 && labelled.TryGetValue(Part.Filters, out var filters) && (Channel().IsMatch(filters) || AllRun().IsMatch(filters) || Everything().IsMatch(filters)))
        {
            free.Add(filters);
            labelled.Clear();
        }

        if (labelled.Count == 0 && InOrder(answer) is { } ordered)
        {
            labelled = ordered;
            free.Clear();
        }

        // "Release    All    All": what each of them means is not said.
        if (labelled.Count == 0 && answer.Lines.All(l => l.Unit.Cell is not null) && answer.Lines.Select(l => l.Unit.Cell!.Value.Column).Distinct().Count() > 1)
        {
            return null;
        }

        var text = string.Join('\n', free);
        text = Url().Replace(text.Length > Answer.Facts ? text[..Answer.Facts] : text, " ");
        if (NoMatter().IsMatch(text))
        {
            return null;
        }

        var channels = labelled.TryGetValue(Part.Channels, out var said) ? Channels(said) : Channels(text, true);
        var countries = labelled.TryGetValue(Part.Countries, out said) ? Listed(said, Part.Countries) : FreeCountries(text);
        var locales = labelled.TryGetValue(Part.Locales, out said) ? Listed(said, Part.Locales) : FreeLocales(text);
        if (Everything().IsMatch(text) && labelled.Count == 0)
        {
            return new Populations(All, All, All);
        }

        return channels is null && countries is null && locales is null ? null : new Populations(channels, countries, locales);

        void Add(Part part, string value)
        {
            var before = labelled.GetValueOrDefault(part, "");
            if (before.Length < Answer.Facts)
            {
                labelled[part] = before.Length > 0 ? before + "\n" + value : value.Trim();
            }
        }
    }

    /// <summary>Whether a line is one of the form's sub-questions in short, with nothing behind it.</summary>
    public static bool IsLabelOnly(string text) => Labelled().Match(text) is { Success: true } label && Placeholders.IsBlank(label.Groups["value"].ValueSpan);

    // "Channels: all. Countries: all.": each label begins a line.
    private static IEnumerable<AnswerLine> Labels(AnswerLine line) =>
        line.Text.Length > Answer.Facts ? [line] : NextLabel().Split(line.Text).Select(part => line with { Text = part });

    // A row below a head of three labels, or three or four numbered answers: they follow the order of the sub-questions.
    private static Dictionary<Part, string>? InOrder(Answer answer)
    {
        var rows = answer.Lines.Where(l => l.Unit.Cell is not null).GroupBy(l => l.Unit.Cell!.Value.Row).ToList();
        if (rows.Count == 2 && rows[0].All(l => PartOf(l.Text) is not null))
        {
            var heads = rows[0].ToDictionary(l => l.Unit.Cell!.Value.Column, l => PartOf(l.Text)!.Value);
            return rows[1].Where(l => heads.ContainsKey(l.Unit.Cell!.Value.Column)).GroupBy(l => heads[l.Unit.Cell!.Value.Column]).ToDictionary(g => g.Key, g => g.First().Text);
        }

        var numbered = answer.Lines.Where(l => l.Unit.Number is not null && PartOf(l.Text) is null).ToList();
        return numbered.Count is 3 or 4 && numbered.Count == answer.Lines.Count && numbered.Select((l, i) => l.Unit.Number == i + 1).All(b => b)
            ? numbered.Zip(Enum.GetValues<Part>()).ToDictionary(p => p.Second, p => p.First.Text)
            : null;
    }

    private static PopulationSet All { get; } = new(true, []);

    private static Part? PartOf(string label) =>
        label.Contains("channel", StringComparison.OrdinalIgnoreCase) || label.Contains("release", StringComparison.OrdinalIgnoreCase) ? Part.Channels
        : label.Contains("countr", StringComparison.OrdinalIgnoreCase) || label.Contains("region", StringComparison.OrdinalIgnoreCase) ? Part.Countries
        : label.Contains("locale", StringComparison.OrdinalIgnoreCase) || label.Contains("language", StringComparison.OrdinalIgnoreCase) ? Part.Locales
        : label.Contains("filter", StringComparison.OrdinalIgnoreCase) ? Part.Filters
        : null;

    private static PopulationSet? Channels(string text, bool free = false)
    {
        text = Later().Replace(text, " ");
        if (AllOf(text, Part.Channels) || (!free && Any().IsMatch(text)))
        {
            if (Channel().Matches(text).Any(m => IsExcepted(text, m)))
            {
                return null;
            }

            return All;
        }

        var named = Channel().Matches(text).Where(m => !IsExcepted(text, m)).Select(m => m.Value.ToLowerInvariant()).Distinct().ToImmutableArray();
        return named.IsEmpty ? null : new PopulationSet(false, named);
    }

    private static PopulationSet? Listed(string value, Part part)
    {
        if (Except().IsMatch(value))
        {
            return null;
        }

        if (AllOf(value, part) || Any().IsMatch(value))
        {
            return All;
        }

        if (Placeholders.IsNotApplicable(value))
        {
            return null;
        }

        var sentence = EndOfSentence().Split(value)[0];
        var items = new List<string>();
        foreach (var piece in Separator().Split(sentence))
        {
            var item = Filler().Replace(piece, "").Trim(' ', '.', '(', ')', '`', '"', '\'', '*');
            if (item.Length == 0)
            {
                continue;
            }

            if (!IsItem(item, part))
            {
                break;
            }

            items.Add(item);
        }

        return items.Count == 0 ? null : new PopulationSet(false, [.. items.Distinct(StringComparer.Ordinal)]);
    }

    private static bool IsItem(string item, Part part) =>
        !Placeholders.Is(item) && !Placeholders.IsNotApplicable(item) && item.AsSpan().Count(' ') < 3
        && (part == Part.Locales ? Locale().IsMatch(item) || char.IsUpper(item[0]) : char.IsUpper(item[0]) || Country().IsMatch(item));

    private static PopulationSet? FreeCountries(string text)
    {
        var excepted = Country().Matches(text).Any(m => IsExcepted(text, m));
        if (excepted)
        {
            return null;
        }

        if (AllOf(text, Part.Countries) || Unlimited().Matches(text).Any(m => m.Value.Contains("countr", StringComparison.OrdinalIgnoreCase) || m.Value.Contains("region", StringComparison.OrdinalIgnoreCase)) || World().IsMatch(text))
        {
            return All;
        }

        var named = Country().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return named.IsEmpty ? null : new PopulationSet(false, named);
    }

    private static PopulationSet? FreeLocales(string text)
    {
        if (AllOf(text, Part.Locales) || Unlimited().Matches(text).Any(m => m.Value.Contains("locale", StringComparison.OrdinalIgnoreCase) || m.Value.Contains("language", StringComparison.OrdinalIgnoreCase)))
        {
            return All;
        }

        var named = FreeLocale().Matches(text).SelectMany(m => m.Groups["l"].Captures.Select(c => c.Value)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return named.IsEmpty ? null : new PopulationSet(false, named);
    }

    // "Everybody but X", "not on X": who is left out is not who is measured.
    private static bool IsExcepted(string text, Match name) =>
        Excepting().IsMatch(text.AsSpan(Math.Max(0, name.Index - MostBefore), Math.Min(name.Index, MostBefore))) || Excepted().IsMatch(text.AsSpan(name.Index + name.Length));

    // "all channels, countries and locales": one word for all that follow it.
    private static bool AllOf(string text, Part part)
    {
        foreach (Match run in AllRun().Matches(text))
        {
            var limited = Limits().IsMatch(text.AsSpan(run.Index + run.Length, Math.Min(MostBefore, text.Length - run.Index - run.Length)));
            foreach (Capture noun in run.Groups["noun"].Captures)
            {
                var last = noun.Index + noun.Length == run.Index + run.Length;
                if (PartOf(noun.Value) == part && !(last && limited))
                {
                    return true;
                }
            }
        }

        return false;
    }

    [GeneratedRegex(@"https?://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"^\W{0,4}(?:which |any )?(?<what>(?:release |update )?channels?|releases|countr(?:y|ies)|regions?|locales?|languages?|(?:other )?filters?)\s*(?:\(s\))?\s*[:?=\u2013\u2014-]+(?<value>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<=[.;,])\s+(?=(?:release channels?|channels?|countries|regions?|locales?|languages?|(?:other )?filters?)\s*[:=])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NextLabel();

    [GeneratedRegex(@"\([^()]*\b(?:later|eventually|soon|afterwards|maybe|possibly|perhaps)\b[^()]*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"(?:\b(?:except(?:ing|\s+for)?|excluding|other than|besides|without|apart from|exception of|minus|not|no)\b|\b(?:all|every\w*|any\w*)\b[^.;\n]{0,30}\bbut\b)[^.;:,\n]{0,25}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Excepting();

    [GeneratedRegex(@"^\s*(?:is |are |users )*(?:excepted|excluded|left out|aside)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Excepted();

    [GeneratedRegex(@"^\s*,?\s*(?:but(?! only)|except|excluding|other than|besides|apart from|minus|without|bar|with the exception)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limits();

    [GeneratedRegex(@"\b(?:but|except|excluding|other than|without)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Except();

    [GeneratedRegex(@"\bno (?:countr(?:y|ies)|regions?|locales?|languages?)(?:(?:, | or | and )(?:countr(?:y|ies)|regions?|locales?|languages?))* (?:restrictions?|limits?|limitations?|filters?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unlimited();

    [GeneratedRegex(@"\b(?:don.?t|doesn.?t|do not|does not) matter\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoMatter();

    [GeneratedRegex(@"^\W{0,3}(?:all(?: of (?:them|the above|these))?|everything|any|all (?:three|four)\b.{0,30})\W{0,3}$|^\W{0,3}(?:all (?:three|four)|everything)\W", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Everything();

    [GeneratedRegex(@"^\W{0,6}(?:all|any|every|everything|everywhere|everyone|worldwide|world-wide|global|globally|no (?:restrictions?|limits?|filters?|limitations?))\b(?! (?:but|except|other than))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Any();

    [GeneratedRegex(@"\b(?:worldwide|world-wide|everywhere|globally|all over the world|whole world|around the world)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex World();

    [GeneratedRegex(@"\b(?:all|any|every)\b(?: of)?(?: (?:the|our|available|supported))?(?: release| update)?(?:[ /,&]+(?:and |or |all |any )*(?:(?:release|update) )?(?<noun>channels?|countr(?:y|ies)|locales?|languages?|platforms?|regions?|products?|versions?|os(?:es)?|operating systems?)(?!\w))+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllRun();

    [GeneratedRegex(@"\b(?:daily|nightly|beta|esr|release|monthly|aurora)\b(?!\s+(?:notes?|users? can|of the|\d))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Channel();

    [GeneratedRegex(@"(?<=[^.\s]{2})[.;!]\s|[\n(]", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\s*(?:[,;/&+|]|\band\b|\bor\b|\bplus\b)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(?:only|just|the|for now|initially|at first|locales?|countries|languages?|users?(?: in| from)?|in)\b:?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filler();

    [GeneratedRegex(@"^(?:[a-z]{2,3}(?:[-_](?:[A-Za-z]{2,4}|\d{3}|\*))?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Locale();

    [GeneratedRegex(@"(?<![\w-])(?<l>[a-z]{2,3}-[A-Z]{2})(?![\w-])|\blocales?\b[\s:]+(?:(?:only|just|the)\s+)?(?<l>[a-z]{2}(?:-[A-Z]{2})?)(?:\s*(?:,|and|&|/)\s*(?<l>[a-z]{2}(?:-[A-Z]{2})?))*(?![\w-])|(?:^|[/,;.\n]\s*)(?:only )?(?<l>en|de|fr|ja|es|it|pl|nl|pt|ru|sv|cs|fi|da|hu|ko|tr|uk|zh|he|el|nb)(?:\s*(?:,|and|&)\s*(?<l>[a-z]{2}))*(?=\s*(?:$|[/,;.\n]|only|locales?))", RegexOptions.CultureInvariant)]
    private static partial Regex FreeLocale();

    [GeneratedRegex(@"(?<![\w-])(?:US|USA|U\.S\.|UK|DE|AT|CH|FR|GB|CA|JP|AU|NL|IT|ES|PL|BR|IN|SE|NO|DK|FI|IE|BE|MX|CN|KR|RU|NZ|EU|CZ|PT|United States|United Kingdom|Germany|Austria|Switzerland|France|Canada|Japan|Australia|Netherlands|Italy|Spain|Poland|Brazil|India|Sweden|Norway|Denmark|Finland|Ireland|Belgium|Mexico|China|South Korea|Korea|Russia|New Zealand|Portugal|Czechia|Hungary|Ukraine|Turkey|Greece|Argentina|Chile|Indonesia|Taiwan|Israel|South Africa|Nigeria|Kenya|Egypt|Great Britain|North America|Europe)(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Country();
}
