using System.Collections.Frozen;

namespace ReviewBot.Reviews.Collections;

/// <summary>The words of <c>data_sensitivity</c> and the categories of the process.</summary>
public static class Sensitivities
{
    private static readonly FrozenDictionary<string, int> Categories = new Dictionary<string, int>
    {
        ["technical"] = 1,
        ["interaction"] = 2,
        ["stored_content"] = 3,
        ["web_activity"] = 3,
        ["highly_sensitive"] = 4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The category of a word; null if it is none of them.</summary>
    public static int? Category(string word) => Categories.TryGetValue(word, out var category) ? category : null;

    /// <summary>The word for a category as Glean spells it today.</summary>
    public static string Word(int category) => Categories.OrderBy(c => c.Key, StringComparer.Ordinal).First(c => c.Value == category).Key;
}
