using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ReviewBot.Tests.Support;

/// <summary>A PostgreSQL server of one's own: made in a temporary folder, on a free port of this machine, and gone when it is disposed.</summary>
internal sealed class Cluster : IDisposable
{
    private const string Installed = "/usr/lib/postgresql";
    private const string User = "reviewbot";
    private const string Password = "correct-horse-battery";

    private readonly string folder = Directory.CreateTempSubdirectory("reviewbot-postgresql-").FullName;
    private int databases;

    private Cluster()
    {
        Port = FreePort();
        if (IsRoot)
        {
            Run("chown", "postgres", folder);
        }

        var password = Path.Combine(folder, "password");
        File.WriteAllText(password, Password);
        AsPostgres("initdb", "-D", Data, "-U", User, "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", $"--pwfile={password}", "--no-sync");
        Begin();
        File.Delete(password);
    }

    /// <summary>Where Debian's package has put the programs; null where there is none.</summary>
    public static string? Programs => Directory.Exists(Installed)
        ? Directory.GetDirectories(Installed).Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).OrderByDescending(d => d.Length).ThenByDescending(d => d, StringComparer.Ordinal).FirstOrDefault()
        : null;

    /// <summary>Where it listens, on loopback.</summary>
    public int Port { get; }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(folder, "data");

    /// <summary>Makes and starts one.</summary>
    public static Cluster Start() => new();

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>How to connect to a database.</summary>
    public string ConnectionString(string database, int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Database = database,
        Username = User,
        Password = Password,
    }.ConnectionString;

    /// <summary>A new database; empty, or a copy of another.</summary>
    public string NewDatabase(string template = "template0")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"ledger{Interlocked.Increment(ref databases)}");
        Ask($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy");
        return name;
    }

    /// <summary>Runs a statement as the owner of everything.</summary>
    public void Ask(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
#pragma warning disable CA2100 // Statements of tests.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Starts it, again.</summary>
    public void Begin() => AsPostgres(
        "pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(folder, "log"), "-o",
        $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=200 -c shared_buffers=64MB", "start");

    /// <summary>Stops it as if the machine had lost its power.</summary>
    public void Crash() => AsPostgres("pg_ctl", "-D", Data, "-w", "-s", "-m", "immediate", "stop");

    public void Dispose()
    {
        try
        {
            Crash();
        }
        catch (InvalidOperationException)
        {
            // It was stopped before.
        }

        Directory.Delete(folder, recursive: true);
    }

    private static void AsPostgres(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? throw new InvalidOperationException("PostgreSQL is not installed."), program);
        if (IsRoot)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    // What is started goes on and keeps what it is given: so it is given no pipe of ours.
    private static void Run(string program, params string[] arguments)
    {
        var command = string.Join(' ', new[] { program }.Concat(arguments).Select(a => $"'{a}'"));
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"cd / && exec {command} > /dev/null 2>&1 < /dev/null"]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
        }
    }
}
