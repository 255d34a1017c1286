using Npgsql;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests;

/// <summary>The one PostgreSQL server of this test run; started when it is first asked for, and stopped after the last test of this namespace, which is all of them.</summary>
[SetUpFixture]
public sealed class PostgreSql
{
    private static readonly Lock Gate = new();
    private static Cluster? cluster;
    private static string template = "";

    internal static Cluster Cluster
    {
        get
        {
            lock (Gate)
            {
                return cluster ??= Cluster.Start();
            }
        }
    }

    /// <summary>Without a PostgreSQL its tests are skipped, except where the whole gate runs.</summary>
    public static void Require()
    {
        if (Cluster.Programs is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail("no PostgreSQL is installed");
        }

        Assume.That(Cluster.Programs, Is.Not.Null, "no PostgreSQL is installed (Debian: apt-get install postgresql)");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        NpgsqlConnection.ClearAllPools();
        cluster?.Dispose();
    }

    /// <summary>A database whose tables are made.</summary>
    internal static Database NewDatabase()
    {
        lock (Gate)
        {
            if (template.Length == 0)
            {
                template = Cluster.NewDatabase();
                var database = At(template);
                using var connection = PostgreSqlProvider.Instance.Connect(database.ConnectionString);
                connection.Open();
                PostgreSqlProvider.Instance.Prepare(connection, database);
            }

            return At(Cluster.NewDatabase(template));
        }
    }

    /// <summary>A database that nothing was ever done in.</summary>
    internal static Database NewEmptyDatabase() => At(Cluster.NewDatabase());

    private static Database At(string name) => new(StorageProvider.PostgreSql, Cluster.ConnectionString(name));
}
