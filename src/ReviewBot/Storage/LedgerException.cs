using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ReviewBot.Storage;

/// <summary>The ledger can't be used; the message names the setting and says what to do.</summary>
internal class LedgerException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it may be usable in a moment, without anybody's doing.</summary>
    public bool IsAway => InnerException is DbException e && PostgreSqlProvider.IsAway(e);

    /// <summary>What the database's error means to an admin.</summary>
    public static LedgerException From(string database, DbException e) =>
        new($"Storage:ConnectionString: the database {database} {(e is SqliteException sqlite ? SqliteProvider.Problem(sqlite) : PostgreSqlProvider.Problem(e))}.", e);
}
