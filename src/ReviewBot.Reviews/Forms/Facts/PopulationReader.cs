using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads whose data is collected: what is said about channels, countries and locales, each by itself.</summary>
internal static partial class PopulationReader
{
    /// <summary>Reads an answer; null where nothing is clear.</summary>
    public static Populations? Read(Answer answer)
    {
        var parts = new PopulationLabels(answer);
        var text = Url().Replace(parts.Free is { Length: > Answer.Facts } much ? much[..Answer.Facts] : parts.Free, " ");
        if (parts.IsBareRow || NoMatter().IsMatch(text))
        {
            return null;
        }

        if (parts.IsEmpty && PopulationSets.IsEverything(text))
        {
            return new Populations(PopulationSets.All, PopulationSets.All, PopulationSets.All);
        }

        var channels = parts[PopulationPart.Channels] is { } said ? PopulationSets.Channels(said, false) : PopulationSets.Channels(text, true);
        var countries = parts[PopulationPart.Countries] is { } listed ? PopulationSets.Listed(listed, PopulationPart.Countries) : PopulationSets.Countries(text);
        var locales = parts[PopulationPart.Locales] is { } named ? PopulationSets.Listed(named, PopulationPart.Locales) : PopulationSets.Locales(text);
        return channels is null && countries is null && locales is null ? null : new Populations(channels, countries, locales);
    }

    [GeneratedRegex(@"https?://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\b(?:don.?t|doesn.?t|do not|does not) matter\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoMatter();
}
