using System.Data.Common;
using System.Reflection;

namespace ReviewBot.Storage;

/// <summary>Makes something of rows.</summary>
internal static class RowReader
{
    /// <summary>
    /// What reads each row of an answer: a value of its first column, a pair of texts, all columns by their names, or an object whose properties (or
    /// whose constructor's parameters) are called as the columns are, whatever their case. A column that is null leaves a property as it is.
    /// </summary>
    public static Func<DbDataReader, T> Of<T>(DbDataReader answer)
    {
        var type = typeof(T);
        if (Stored.Knows(type))
        {
            return row => Value(row, 0, type) is { } value ? (T)value : default!;
        }

        if (type == typeof((string, string)))
        {
            return row => (T)(object)(row.GetString(0), row.GetString(1));
        }

        var columns = Enumerable.Range(0, answer.FieldCount).Select(answer.GetName).ToArray();
        return type == typeof(IReadOnlyDictionary<string, object?>) ? row => (T)(object)Named(row, columns)
            : type.GetConstructor(Type.EmptyTypes) is { } empty ? Filled<T>(empty, columns)
            : Made<T>(type.GetConstructors().Single(), columns);
    }

    private static Dictionary<string, object?> Named(DbDataReader row, string[] columns) =>
        Enumerable.Range(0, columns.Length).ToDictionary(at => columns[at], at => row.IsDBNull(at) ? null : row.GetValue(at));

    private static Func<DbDataReader, T> Filled<T>(ConstructorInfo empty, string[] columns)
    {
        var properties = Array.ConvertAll(columns, c => typeof(T).GetProperty(c, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase) ?? throw new InvalidOperationException($"{typeof(T).Name} has no place for {c}"));
        return row =>
        {
            var made = empty.Invoke(null);
            for (var at = 0; at < properties.Length; at++)
            {
                if (Value(row, at, properties[at].PropertyType) is { } value)
                {
                    properties[at].SetValue(made, value);
                }
            }

            return (T)made;
        };
    }

    private static Func<DbDataReader, T> Made<T>(ConstructorInfo whole, string[] columns)
    {
        var parameters = Array.ConvertAll(whole.GetParameters(), p => (At: Array.FindIndex(columns, c => c.Equals(p.Name, StringComparison.OrdinalIgnoreCase)), p.ParameterType));
        return row => (T)whole.Invoke(Array.ConvertAll(parameters, p => Value(row, p.At, p.ParameterType)));
    }

    private static object? Value(DbDataReader row, int column, Type type) => row.IsDBNull(column) ? null : Stored.Read(row.GetValue(column), type);
}
