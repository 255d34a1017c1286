using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ReviewBot.Storage;

/// <summary>How values are stored that not every database has a type for: SQLite gets times and days as text that sorts.</summary>
internal static class StoredTypes
{
    /// <summary>Tells Dapper, once for the process.</summary>
    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.RemoveTypeMap(typeof(string));
        SqlMapper.AddTypeHandler(new Times());
        SqlMapper.AddTypeHandler(new Days());
        SqlMapper.AddTypeHandler(new Texts());
        SqlMapper.ConnectionStringComparer = new Alike();
    }

    // All ledgers in one kind of database have the same tables: what Dapper compiles for a statement in one of them does for the others.
    private sealed class Alike : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => IsSqlite(x) == IsSqlite(y);

        public int GetHashCode(string obj) => IsSqlite(obj) ? 1 : 0;

        private static bool IsSqlite(string? connectionString) => connectionString?.StartsWith("Data Source=", StringComparison.Ordinal) == true;
    }

    private sealed class Times : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = parameter is SqliteParameter ? Ledger.Text(value) : Ledger.Time(Ledger.Text(value));

        public override DateTimeOffset Parse(object value) => value switch
        {
            string text => Ledger.Time(text),
            DateTime time => new DateTimeOffset(time, TimeSpan.Zero),
            _ => (DateTimeOffset)value,
        };
    }

    private sealed class Days : SqlMapper.TypeHandler<DateOnly>
    {
        private const string Format = "yyyy-MM-dd";

        public override void SetValue(IDbDataParameter parameter, DateOnly value) =>
            parameter.Value = parameter is SqliteParameter ? value.ToString(Format, CultureInfo.InvariantCulture) : value;

        public override DateOnly Parse(object value) => value switch
        {
            string text => DateOnly.ParseExact(text, Format, CultureInfo.InvariantCulture),
            DateTime day => DateOnly.FromDateTime(day),
            _ => (DateOnly)value,
        };
    }

    // PostgreSQL refuses what is no text; nothing that is read of a bug may keep a pass from its end.
    private sealed class Texts : SqlMapper.TypeHandler<string>
    {
        public override void SetValue(IDbDataParameter parameter, string? value) => parameter.Value = parameter is SqliteParameter || value is null || IsText(value) ? value : Text(value);

        public override string Parse(object value) => (string)value;

        private static bool IsText(string value) => !value.Contains('\0', StringComparison.Ordinal) && !value.Any(char.IsSurrogate);

        private static string Text(string value) => string.Concat(value.EnumerateRunes().Where(rune => rune.Value != 0));
    }
}
