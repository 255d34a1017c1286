using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReviewBot.Storage;

/// <summary>How values are stored that not every database has a type for: SQLite gets times and days as text that sorts.</summary>
internal static class Stored
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Whether a column can be such a value.</summary>
    public static bool Knows(Type type) =>
        Plain(type) is var plain && (plain == typeof(int) || plain == typeof(long) || plain == typeof(bool) || plain == typeof(string) || plain == typeof(DateTimeOffset) || plain == typeof(DateOnly));

    /// <summary>A value as a type.</summary>
    public static object Read(object value, Type type) => Plain(type) switch
    {
        var plain when plain == value.GetType() => value,
        var plain when plain == typeof(DateTimeOffset) => value switch
        {
            string text => Ledger.Time(text),
            DateTime time => new DateTimeOffset(time, TimeSpan.Zero),
            _ => (DateTimeOffset)value,
        },
        var plain when plain == typeof(DateOnly) => value switch
        {
            string text => DateOnly.ParseExact(text, Day, CultureInfo.InvariantCulture),
            DateTime day => DateOnly.FromDateTime(day),
            _ => (DateOnly)value,
        },
        var plain => Convert.ChangeType(value, plain, CultureInfo.InvariantCulture),
    };

    /// <summary>Gives a parameter a value of a type.</summary>
    public static void Write(DbParameter parameter, Type type, object? value)
    {
        var sqlite = parameter is SqliteParameter;
        if (!sqlite)
        {
            var plain = Plain(type);
            if (plain == typeof(int))
            {
                parameter.DbType = DbType.Int32;
            }
            else if (plain == typeof(long))
            {
                parameter.DbType = DbType.Int64;
            }
            else if (plain == typeof(bool))
            {
                parameter.DbType = DbType.Boolean;
            }
        }

        parameter.Value = value switch
        {
            null => DBNull.Value,
            DateTimeOffset time => sqlite ? Ledger.Text(time) : Ledger.Time(Ledger.Text(time)),
            DateOnly day => sqlite ? day.ToString(Day, CultureInfo.InvariantCulture) : day,
            string text => sqlite || IsText(text) ? text : Text(text),
            _ => value,
        };
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    // PostgreSQL refuses what is no text; nothing that is read of a bug may keep a pass from its end.
    private static bool IsText(string value) => !value.Contains('\0', StringComparison.Ordinal) && !value.Any(char.IsSurrogate);

    private static string Text(string value) => string.Concat(value.EnumerateRunes().Where(rune => rune.Value != 0));
}
