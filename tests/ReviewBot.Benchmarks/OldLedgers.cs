using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.Benchmarks;

/// <summary>How long the first start of this build takes with a ledger of the last build that kept one text a bug (schema 2), after very many decisions.</summary>
internal static class OldLedgers
{
    private const string Server = "http://127.0.0.1:5998/";

    // A decided bug as that build kept it, again and again under another number.
    private const string Fill =
        """
        WITH RECURSIVE n (i) AS (SELECT 1000000 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 1000000 + @bugs)
        INSERT INTO bugs SELECT i, last_change_time, read_at, due_at, restricted,
            replace(replace(replace(replace(facts, '"Bug":1,', '"Bug":' || i || ','), '"BugId":1,', '"BugId":' || i || ','), '"AttachmentId":1,', '"AttachmentId":' || i || ','), '"Attachment":1,', '"Attachment":' || i || ',')
        FROM n JOIN bugs ON bugs.id = 1
        """;

    /// <summary>Prints the table for these numbers of decided bugs.</summary>
    public static int Print(IReadOnlyList<int> sizes)
    {
        Console.WriteLine("| decided bugs | brought up to date in | CPU | ledger before | and after |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("reviewbot-old-").FullName;
            try
            {
                Console.WriteLine(Measure(Path.Combine(folder, "ledger.db"), size));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static string Measure(string file, int size)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Old", "version2.db"), file);
        using (var old = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            old.Open();
            using var fill = old.CreateCommand();
            fill.CommandText = Fill;
            fill.Parameters.AddWithValue("@bugs", size);
            fill.ExecuteNonQuery();
        }

        var before = new FileInfo(file).Length;
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var ledger = Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={file}"), Server);
        var (took, used) = (watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
        var decisions = new RegisterCounts(ledger).All();
        return decisions >= size
            ? string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {took.TotalSeconds:0.0} s | {used.TotalSeconds:0.0} s | {before >> 20:N0} MB | {ledger.Size >> 20:N0} MB |")
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{decisions} decisions are left of {size}"));
    }
}
