using System.Text;

namespace ReviewBot.Storage;

/// <summary>SQLite's way: its FTS5, in which filters are words as well. The index is walked along, in the register's own order.</summary>
internal sealed class SqliteWords : RegisterWords
{
    /// <inheritdoc/>
    public override string From => "register_words CROSS JOIN register_entries e ON e.id = register_words.rowid";

    /// <inheritdoc/>
    public override string Matches => "register_words MATCH @words";

    /// <inheritdoc/>
    public override string Found => $"register_words WHERE {Matches}";

    /// <inheritdoc/>
    public override string Id => "register_words.rowid";

    /// <inheritdoc/>
    public override string? Expression(RegisterSearch search)
    {
        var all = new List<string>();
        all.AddRange(Words(search).Select(w => $"- facets : {Quote(w)}"));
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

        if (Category(search) is { } category)
        {
            yield return $"c{category}";
        }
    }

    // As the column of the table makes it.
    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    private static string Quote(string word) => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}\"";
}
