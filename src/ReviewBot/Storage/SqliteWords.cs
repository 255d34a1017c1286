using System.Globalization;
using System.Text;

namespace ReviewBot.Storage;

/// <summary>How SQLite finds decisions by words: its FTS5, in which filters are words as well. Another kind of database has a class like this one.</summary>
internal static class SqliteWords
{
    /// <summary>Most words of a search that are looked for.</summary>
    private const int Most = 12;

    /// <summary>Where decisions are read from by words: the index is walked along, in the register's own order.</summary>
    public const string From = "register_words CROSS JOIN register_entries e ON e.id = register_words.rowid";

    /// <summary>The condition; its value is <c>@words</c>.</summary>
    public const string Matches = "register_words MATCH @words";

    /// <summary>What words find, without the decisions themselves.</summary>
    public const string Found = $"register_words WHERE {Matches}";

    /// <summary>What the order goes by.</summary>
    public const string Id = "register_words.rowid";

    /// <summary>A search as the index understands it; null if it names nothing to look for.</summary>
    public static string? Expression(RegisterSearch search)
    {
        var all = new List<string>();
        var words = (search.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(HasLetters).Take(Most).ToList();
        all.AddRange(words.Select(w => $"- facets : {Quote(w)}"));
        all.AddRange(Facets(search).Select(f => $"facets : {Quote(f)}"));
        if (search.Months().ToList() is { Count: > 0 } months)
        {
            all.Add($"facets : ({string.Join(" OR ", months.Select(m => Quote($"x{m}")))})");
        }

        return all.Count == 0 ? null : string.Join(" AND ", all.Select(a => $"({a})"));
    }

    private static IEnumerable<string> Facets(RegisterSearch search)
    {
        if (search.Decision is { } decision)
        {
            yield return decision == "+" ? "granted0" : "denied0";
        }

        if (search.Product is { } product)
        {
            yield return $"p{Hex(product)}0";
        }

        if (search.Steward is { } steward)
        {
            yield return $"s{Hex(steward)}0";
        }

        if (search.Category is { } category)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"c{category}");
        }
    }

    // As the column of the table makes it.
    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    // A word of signs only is none to the index, and would find nothing.
    private static bool HasLetters(string word) => word.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static string Quote(string word) => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}\"";
}
