namespace ReviewBot.Storage;

/// <summary>PostgreSQL's way: stems in a <c>tsvector</c> beside each decision, and filters in it as words that begin with a sign.</summary>
internal sealed class PostgreSqlWords : RegisterWords
{
    /// <inheritdoc/>
    public override string From => "register_entries e";

    /// <inheritdoc/>
    public override string Matches => "e.words @@ register_search(@words)";

    /// <inheritdoc/>
    public override string Found => $"{From} WHERE {Matches}";

    /// <inheritdoc/>
    public override string Id => "e.id";

    /// <inheritdoc/>
    public override string? Expression(RegisterSearch search)
    {
        var lines = new List<string>();
        lines.AddRange(Words(search).Select(w => $"w{w}"));
        lines.AddRange(Facets(search).Select(f => $"f={f}"));
        if (search.Months().ToList() is { Count: > 0 } months)
        {
            lines.Add($"f{string.Join('\t', months.Select(m => $"=x{m}"))}");
        }

        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static IEnumerable<string> Facets(RegisterSearch search)
    {
        (char Kind, string? Value)[] facets = [('d', search.Decision), ('p', search.Product), ('s', search.Steward), ('c', Category(search))];

        // No line or tab of whoever asks makes two of one.
        return facets.Where(f => f.Value is not null).Select(f => f.Kind + f.Value!.Replace('\n', ' ').Replace('\t', ' '));
    }
}
