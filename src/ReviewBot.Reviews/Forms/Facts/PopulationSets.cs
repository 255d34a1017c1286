using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads which channels, countries or locales a text names, or that it means all of them.</summary>
internal static partial class PopulationSets
{
    private const int MostBefore = 60;

    private static readonly Regex Country = new($@"(?<![\w-])(?:{Alternatives("country")})(?![\w-])", RegexOptions.CultureInvariant);

    private static readonly Regex Channel = new($@"\b(?:{Alternatives("channel")})\b(?!\s+(?:notes?|users? can|of the|\d))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Any = new($@"^\W{{0,6}}(?:(?:{Alternatives("any")})\b|no (?:restrictions?|limits?|filters?|limitations?)\b)(?! (?:but|except|other than))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Under the label of channels "Release 62" names one.
    private static readonly Regex LabelledChannel = new($@"\b(?:{Alternatives("channel")})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex FreeLocale = new($@"(?<![\w-])(?<l>[a-z]{{2,3}}-[A-Z]{{2}})(?![\w-])|\blocales?\b[\s:]+(?:(?:only|just|the)\s+)?(?<l>[a-z]{{2}}(?:-[A-Z]{{2}})?)(?:\s*(?:,|and|&|/)\s*(?<l>[a-z]{{2}}(?:-[A-Z]{{2}})?))*(?![\w-])|(?:^|[/,;.\n]\s*)(?:only )?(?<l>{Alternatives("locale")})(?:\s*(?:,|and|&)\s*(?<l>[a-z]{{2}}))*(?=\s*(?:$|[/,;.\n]|only|locales?))", RegexOptions.CultureInvariant);

    /// <summary>All of them.</summary>
    public static PopulationSet All { get; } = new(true, []);

    /// <summary>Whether a text says that everything is measured, and nothing else.</summary>
    public static bool IsEverything(string text) => Everything().IsMatch(text);

    /// <summary>Whether a text says of channels, or of whole runs of things, who is measured.</summary>
    public static bool SpeaksOfAll(string text) => Channel.IsMatch(text) || AllRun().IsMatch(text) || IsEverything(text);

    private static string Alternatives(string kind) => FormData.AnyOf("places", kind);

    /// <summary>The release channels that a text names.</summary>
    /// <param name="text">The text.</param>
    /// <param name="free">Whether it speaks of other things, too.</param>
    public static PopulationSet? Channels(string text, bool free)
    {
        text = Later().Replace(text, " ");
        var channel = free ? Channel : LabelledChannel;
        if (AllOf(text, PopulationPart.Channels) || IsUnlimited(text, PopulationPart.Channels) || (!free && Any.IsMatch(text)))
        {
            if (channel.Matches(text).Any(m => IsExcepted(text, m)))
            {
                return null;
            }

            return All;
        }

        var named = channel.Matches(text).Where(m => !IsExcepted(text, m)).Select(m => m.Value.ToLowerInvariant()).Distinct().ToImmutableArray();
        return named.IsEmpty ? null : new PopulationSet(false, named);
    }

    /// <summary>What stands under the label of a part.</summary>
    public static PopulationSet? Listed(string value, PopulationPart part)
    {
        if (Except().IsMatch(value))
        {
            return null;
        }

        if (AllOf(value, part) || IsUnlimited(value, part) || Any.IsMatch(value))
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

    private static bool IsItem(string item, PopulationPart part) =>
        !Placeholders.Is(item) && !Placeholders.IsNotApplicable(item) && item.AsSpan().Count(' ') < 3
        && (part == PopulationPart.Locales ? Locale().IsMatch(item) || char.IsUpper(item[0]) : char.IsUpper(item[0]) || Country.IsMatch(item));

    /// <summary>The countries that a text names.</summary>
    public static PopulationSet? Countries(string text)
    {
        var excepted = Country.Matches(text).Any(m => IsExcepted(text, m));
        if (excepted)
        {
            return null;
        }

        if (AllOf(text, PopulationPart.Countries) || IsUnlimited(text, PopulationPart.Countries) || World().IsMatch(text))
        {
            return All;
        }

        var named = Country.Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return named.IsEmpty ? null : new PopulationSet(false, named);
    }

    /// <summary>The locales that a text names.</summary>
    public static PopulationSet? Locales(string text)
    {
        if (AllOf(text, PopulationPart.Locales) || IsUnlimited(text, PopulationPart.Locales))
        {
            return All;
        }

        var named = FreeLocale.Matches(text).SelectMany(m => m.Groups["l"].Captures.Select(c => c.Value)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return named.IsEmpty ? null : new PopulationSet(false, named);
    }

    // "No country filter", "no restriction by channel, country or locale"
    private static bool IsUnlimited(string text, PopulationPart part) =>
        Unlimited().Matches(text).Any(m => m.Groups["noun"].Captures.Any(c => PopulationLabels.PartOf(c.Value) == part));

    // "Everybody but X", "not on X": who is left out is not who is measured.
    private static bool IsExcepted(string text, Match name) =>
        Excepting().IsMatch(text.AsSpan(Math.Max(0, name.Index - MostBefore), Math.Min(name.Index, MostBefore))) || Excepted().IsMatch(text.AsSpan(name.Index + name.Length));

    // "all channels, countries and locales": one word for all that follow it.
    private static bool AllOf(string text, PopulationPart part)
    {
        foreach (Match run in AllRun().Matches(text))
        {
            var limited = Limits().IsMatch(text.AsSpan(run.Index + run.Length, Math.Min(MostBefore, text.Length - run.Index - run.Length)));
            foreach (Capture noun in run.Groups["noun"].Captures)
            {
                var last = noun.Index + noun.Length == run.Index + run.Length;
                if (PopulationLabels.PartOf(noun.Value) == part && !(last && limited))
                {
                    return true;
                }
            }
        }

        return false;
    }

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

    [GeneratedRegex(@"\bno (?<noun>channels?|countr(?:y|ies)|regions?|locales?|languages?)(?:(?:, | or | and )(?<noun>channels?|countr(?:y|ies)|regions?|locales?|languages?))* (?:restrictions?|limits?|limitations?|filters?)\b|(?:\bnot|n't|\bnever) (?:filter(?:ed|ing)?|restrict(?:ed|ing)?|limit(?:ed|ing)?)(?: it| this| anything| anybody)? (?:by|on|to|for)\s+(?:the |a |any |certain |particular |specific |one )?(?<noun>channels?|countr(?:y|ies)|regions?|locales?|languages?)(?:(?:,? (?:or|and|nor) |[,/] ?)(?:the |a |any |by )?(?<noun>channels?|countr(?:y|ies)|regions?|locales?|languages?))*|\b(?:no matter|regardless of|irrespective of|independent(?:ly)? of|without regard to|whatever|whichever)\s+(?:which |what |the |their |your )?(?<noun>channels?|countr(?:y|ies)|regions?|locales?|languages?)(?:(?:,? (?:or|and|nor) |[,/] ?)(?:which |what |the |their )?(?<noun>channels?|countr(?:y|ies)|regions?|locales?|languages?))*|\b(?:no|without) (?:restrictions?|limits?|limitations?|filters?|filtering)\s+(?:by|on|of|to|for|in|as to)\s+(?:the |a |any )?(?<noun>channels?|countr(?:y|ies)|regions?|locales?|languages?)(?:(?:,? (?:or|and|nor) |[,/] ?)(?:the |a |any |by |on )?(?<noun>channels?|countr(?:y|ies)|regions?|locales?|languages?))*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unlimited();

    [GeneratedRegex(@"^\W{0,3}(?:all(?: of (?:them|the above|these))?|everything|any|all (?:three|four)\b.{0,30})\W{0,3}$|^\W{0,3}(?:all (?:three|four)|everything)\W", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Everything();

    [GeneratedRegex(@"\b(?:worldwide|world-wide|everywhere|globally|internationally|(?:all over|around|anywhere in|throughout) the (?:world|globe)|whole world|anywhere on earth)\b|\b(?:wherever|no matter where) (?:they|people|users)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex World();

    [GeneratedRegex(@"\b(?:all|any|each|every)\b(?: of)?(?: (?:the|our|available|supported))?(?: release| update)?(?:[ /,&]+(?:and |or |in |all |any |each |every )*(?:(?:release|update) )?(?<noun>channels?|countr(?:y|ies)|locales?|languages?|platforms?|regions?|products?|versions?|os(?:es)?|operating systems?)(?!\w))+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllRun();

    [GeneratedRegex(@"(?<=[^.\s]{2})[.;!]\s|[\n(]", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\s*(?:[,;/&+|]|\band\b|\bor\b|\bplus\b)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(?:only|just|the|for now|initially|at first|locales?|countries|languages?|users?(?: in| from)?|in)\b:?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filler();

    [GeneratedRegex(@"^(?:[a-z]{2,3}(?:[-_](?:[A-Za-z]{2,4}|\d{3}|\*))?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Locale();
}
