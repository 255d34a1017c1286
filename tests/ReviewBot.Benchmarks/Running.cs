using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>The built program as its users start it, and what the system says of it.</summary>
internal sealed class Running : IDisposable
{
    private readonly Process process;
    private TimeSpan cpu;

    public Running(string folder, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        // The process becomes the program; what it prints is not read.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" > /dev/null", "sh", .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Error += line.Data + "\n";
        process.BeginErrorReadLine();
    }

    /// <summary>Starts reviewbot.</summary>
    public static Running Ours(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(folder, environment, [Environment.GetEnvironmentVariable("REVIEWBOT_MEASURED") ?? Path.Combine(AppContext.BaseDirectory, "reviewbot"), .. arguments]);

    /// <summary>Starts the service, as `deploy/` does.</summary>
    public static Running Service(string folder, IReadOnlyDictionary<string, string> environment) =>
        Ours(folder, Published.AsService.SetItems(environment), "run");

    public string Error { get; private set; } = "";

    public bool HasEnded => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>The CPU that it had taken when it was last found running.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            try
            {
                cpu = process.TotalProcessorTime;
            }
            catch (Exception e) when (e is Win32Exception or InvalidOperationException)
            {
                // It ended this moment.
            }

            return cpu;
        }
    }

    /// <summary>Resident memory in MB.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    /// <summary>Memory in MB that is nobody's but the process's own.</summary>
    public long Anonymous => Rollup("Anonymous:");

    /// <summary>Memory in MB that was touched since <see cref="Untouched"/>; the system may take the rest away unnoticed where somebody else needs it.</summary>
    public long Touched => Rollup("Referenced:");

    /// <summary>Begins to count anew what is touched.</summary>
    public void Untouched() => File.WriteAllText($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/clear_refs", "1");

    /// <summary>Of what its memory is made up.</summary>
    public IReadOnlyList<Mapping> Mappings => Mapping.Parse(File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/smaps"));

    /// <summary>The most memory that was ever resident, in MB; null once the process has ended.</summary>
    public double? PeakMemory => Status("VmHWM:");

    public async Task EndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    // As the system's smaps_rollup tells.
    private long Rollup(string field) => File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/smaps_rollup")
        .Where(l => l.StartsWith(field, StringComparison.Ordinal))
        .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10)
        .Single();

    private double? Status(string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal));
            return line is null ? null : double.Parse(line.AsSpan(field.Length, line.Length - field.Length - "kB".Length), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
