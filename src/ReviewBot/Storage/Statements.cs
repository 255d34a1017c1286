using System.Collections;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text;
using Npgsql;

namespace ReviewBot.Storage;

/// <summary>
/// Statements with values by the names of an object's properties. No code is made for them while the program runs: that costs memory
/// and time, and a program that was compiled whole beforehand can't do it.
/// </summary>
internal static class Statements
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = [];

    private readonly record struct Named(string Name, Type Type, object? Value);

    /// <summary>Runs a statement, once for each item where <paramref name="values"/> is a list; returns how many rows it changed.</summary>
    public static int Execute(this DbConnection connection, string sql, object? values = null, DbTransaction? transaction = null)
    {
        if (values is not IEnumerable<object> items || values is IReadOnlyDictionary<string, object?>)
        {
            using var command = Command(connection, sql, values, transaction);
            return command.ExecuteNonQuery();
        }

        var changed = 0;
        DbCommand? again = null;
        try
        {
            foreach (var item in items)
            {
                if (again is null)
                {
                    again = Command(connection, sql, item, transaction);
                }
                else
                {
                    Change(again, item);
                }

                changed += again.ExecuteNonQuery();
            }
        }
        finally
        {
            again?.Dispose();
        }

        return changed;
    }

    /// <summary>The first value of the first row, or null.</summary>
    public static T? Scalar<T>(this DbConnection connection, string sql, object? values = null, DbTransaction? transaction = null)
    {
        using var command = Command(connection, sql, values, transaction);
        return command.ExecuteScalar() is { } value and not DBNull ? (T)Stored.Read(value, typeof(T)) : default;
    }

    /// <summary>The rows, one after the other, as <see cref="RowReader.Of{T}"/> makes something of them.</summary>
    public static IEnumerable<T> Query<T>(this DbConnection connection, string sql, object? values = null, DbTransaction? transaction = null)
    {
        using var command = Command(connection, sql, values, transaction);
        using var reader = command.ExecuteReader();
        var read = RowReader.Of<T>(reader);
        while (reader.Read())
        {
            yield return read(reader);
        }

        // What fails after the last row is told only to who asks on.
        while (reader.NextResult())
        {
        }
    }

    private static DbCommand Command(DbConnection connection, string sql, object? values, DbTransaction? transaction)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var value in ValuesOf(values).Where(v => PlaceOf(v.Name, sql, 0) >= 0))
        {
            if (value.Value is IEnumerable list and not string && connection is not NpgsqlConnection)
            {
                AddEach(command, value.Name, list);
            }
            else
            {
                Add(command, value);
            }
        }

        return command;
    }

    private static IEnumerable<Named> ValuesOf(object? values) => values switch
    {
        null => [],
        IReadOnlyDictionary<string, object?> named => named.Select(v => new Named(v.Key, typeof(string), v.Value)),
        _ => Properties.GetOrAdd(values.GetType(), type => type.GetProperties()).Select(p => new Named(p.Name, p.PropertyType, p.GetValue(values))),
    };

    private static void Add(DbCommand command, Named value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = value.Name;
        Stored.Write(parameter, value.Type, value.Value);
        command.Parameters.Add(parameter);
    }

    private static void Change(DbCommand command, object values)
    {
        foreach (var value in ValuesOf(values).Where(v => command.Parameters.Contains(v.Name)))
        {
            Stored.Write(command.Parameters[value.Name], value.Type, value.Value);
        }
    }

    // A list that the database has no type for: as many values, with its name and a number each.
    private static void AddEach(DbCommand command, string name, IEnumerable list)
    {
        var names = new List<string>();
        foreach (var value in list)
        {
            names.Add(string.Create(CultureInfo.InvariantCulture, $"{name}_{names.Count}"));
            Add(command, new Named(names[^1], value.GetType(), value));
        }

        var (sql, all) = (new StringBuilder(), names.Count == 0 ? "(SELECT NULL WHERE 1 = 0)" : $"({string.Join(", ", names.Select(n => "@" + n))})");
        var from = 0;
        for (var at = PlaceOf(name, command.CommandText, 0); at >= 0; at = PlaceOf(name, command.CommandText, from))
        {
            sql.Append(command.CommandText, from, at - from).Append(all);
            from = at + 1 + name.Length;
        }

        command.CommandText = sql.Append(command.CommandText, from, command.CommandText.Length - from).ToString();
    }

    // Where a statement next says "@name", and not the beginning of a longer one.
    private static int PlaceOf(string name, string sql, int from)
    {
        for (var at = sql.IndexOf(name, from, StringComparison.Ordinal); at >= 0; at = sql.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (at > from && sql[at - 1] == '@' && (end == sql.Length || !(char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_')))
            {
                return at - 1;
            }
        }

        return -1;
    }
}
