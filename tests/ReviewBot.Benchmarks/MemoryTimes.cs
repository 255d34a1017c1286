using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>Of what the memory of the published service is made up while nothing happens.</summary>
internal static class MemoryTimes
{
    private const int Largest = 12;
    private const int Polls = 20;

    // Each by how its name or place tells; the first that fits counts.
    private static readonly (string Cause, Func<Mapping, string, bool> Fits)[] Causes =
    [
        ("types, and code compiled while it runs", (m, _) => m.Name.Contains("doublemapper", StringComparison.Ordinal) || (m.Name.Length == 0 && m.Permissions.Contains('x', StringComparison.Ordinal))),
        ("our own libraries", (m, _) => m.File.StartsWith("ReviewBot.", StringComparison.OrdinalIgnoreCase) && m.File.EndsWith(".dll", StringComparison.Ordinal)),
        ("libraries of packages and the framework beside the program", (m, folder) => m.Name.StartsWith(folder, StringComparison.Ordinal) && m.File.EndsWith(".dll", StringComparison.Ordinal)),
        ("libraries of the shared framework", (m, _) => m.File.EndsWith(".dll", StringComparison.Ordinal)),
        ("the runtime", (m, _) => m.File.Contains(".so", StringComparison.Ordinal) && m.Name.Contains("lib", StringComparison.Ordinal) && IsOfRuntime(m.File)),
        ("SQLite", (m, _) => m.File.Contains("sqlite", StringComparison.Ordinal)),
        ("libraries of the system", (m, _) => m.File.Contains(".so", StringComparison.Ordinal)),
        ("the program's own file", (m, folder) => m.Name.StartsWith(folder, StringComparison.Ordinal)),
        ("objects, stacks, and what native code keeps", (_, _) => true),
    ];

    /// <summary>Prints tables for each form that it is published in.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<Published> forms)
    {
        foreach (var form in forms)
        {
            Console.WriteLine(form.Make() is { } program ? await TablesAsync(form, program) : $"{form.Name}: can't be published so\n");
        }

        return 0;
    }

    private static async Task<string> TablesAsync(Published form, string program)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-memory-").FullName;
        try
        {
            await using var sandbox = await OwnSandbox.StartAsync();
            var file = Path.Combine(folder, "reviewbot.db");
            using var service = new Running(folder, form.Environment.SetItems(sandbox.Settings(file, TimeSpan.FromSeconds(2))), program, "run");
            await LedgerSizes.PollsAsync(file, service, 2 * Polls);
            service.Untouched();
            await LedgerSizes.PollsAsync(file, service, Polls);
            var mappings = service.Mappings;
            await service.EndAsync();
            return $"{form.Name}:\n\n{Table(Causes.Select(c => (c.Cause, mappings.Where(m => CauseOf(m, Path.GetDirectoryName(program)!) == c.Cause))).Append(("all", mappings)))}\n"
                + $"its largest files, of {mappings.Select(m => m.File).Where(f => f.EndsWith(".dll", StringComparison.Ordinal)).Distinct().Count()} libraries:\n\n"
                + Table(mappings.Where(m => m.File.Contains(".so", StringComparison.Ordinal) || m.File.EndsWith(".dll", StringComparison.Ordinal)).GroupBy(m => m.File).OrderByDescending(f => f.Sum(m => m.Resident)).Take(Largest).Select(f => (f.Key, f.AsEnumerable())));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string CauseOf(Mapping mapping, string folder) => Causes.First(c => c.Fits(mapping, folder)).Cause;

    private static bool IsOfRuntime(string file) =>
        file.StartsWith("libclr", StringComparison.Ordinal) || file.StartsWith("libcoreclr", StringComparison.Ordinal) || file.StartsWith("libhost", StringComparison.Ordinal) || file.StartsWith("libSystem.", StringComparison.Ordinal);

    private static string Table(IEnumerable<(string Name, IEnumerable<Mapping> Mappings)> rows) =>
        $"| | resident | of it nobody else's, and in no file | touched by {Polls} polls |\n|---|---|---|---|\n"
        + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"| {r.Name} | {Megabytes(r.Mappings.Sum(m => m.Resident))} | {Megabytes(r.Mappings.Sum(m => m.Own))} | {Megabytes(r.Mappings.Sum(m => m.Touched))} |\n")));

    private static string Megabytes(long kilobytes) => string.Create(CultureInfo.InvariantCulture, $"{kilobytes / 1024d:0.0} MB");
}
