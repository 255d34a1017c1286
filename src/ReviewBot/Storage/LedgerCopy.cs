using System.Globalization;

namespace ReviewBot.Storage;

/// <summary>Copies all that a ledger holds into another, of whatever kind the two are.</summary>
internal static class LedgerCopy
{
    // What a database makes of the other rows by itself.
    private static readonly string[] Made = ["register_counts", "register_words", "SchemaVersions", "sqlite_"];

    /// <summary>How many rows each table has; what a new ledger holds by itself counts for none.</summary>
    private static Dictionary<string, long> Count(Ledger ledger) => Tables().ToDictionary(
        table => table,
        table => ledger.Scalar<long>($"SELECT count(*) FROM {table}{(table == "meta" ? " WHERE name NOT IN ('server', 'notices')" : "")}"));

    /// <summary>Copies everything into an empty ledger, all or nothing, as it is in one moment; returns how many rows that were.</summary>
    /// <exception cref="LedgerException">The other one isn't empty, or holds other rows in the end.</exception>
    public static long Copy(Ledger from, Ledger to)
    {
        long rows = 0;
        from.InSnapshot(() => to.InTransaction(() =>
        {
            if (Count(to).Values.Sum() > 0)
            {
                throw new LedgerException("The ledger that is to be filled is not empty: nothing was changed. Name an empty database.");
            }

            foreach (var table in Tables())
            {
                Copy(table, from, to);
            }

            to.Provider.Filled(to);
            var copied = Count(to);
            rows = copied.Values.Sum();
            if (Count(from).FirstOrDefault(t => copied[t.Key] != t.Value) is { Key: { } lacking } lacks)
            {
                throw new LedgerException($"Of {lacks.Value} rows in {lacking}, {copied[lacking]} arrived: nothing was changed. Please report this.");
            }
        }));
        return rows;
    }

    // Every value as text, which each database reads as the type of its own column.
    private static void Copy(string table, Ledger from, Ledger to)
    {
        var types = to.Provider.Columns(to, table);
        var columns = from.Provider.Columns(from, table).Keys.Where(types.ContainsKey).ToList();
        var names = string.Join(", ", columns);
        var values = string.Join(", ", columns.Select(c => $"CAST(@{c} AS {types[c]})"));
        var known = table == "meta" ? " ON CONFLICT (name) DO UPDATE SET value = @value" : "";
        foreach (var some in from.Rows($"SELECT {names} FROM {table}").Chunk(Ledger.Most))
        {
            to.Execute($"INSERT INTO {table} ({names}) VALUES ({values}){known}", some.Select(row => row.ToDictionary(c => c.Key, c => (object?)Text(c.Value))));
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "1" : "0",
        DateTime time => Ledger.Text(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name),
    };

    // As SQLite's scripts make them; the others' have the same names.
    private static List<string> Tables()
    {
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        return ledger.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").FindAll(name => !Made.Any(m => name.StartsWith(m, StringComparison.Ordinal)));
    }
}
