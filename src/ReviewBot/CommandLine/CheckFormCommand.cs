using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Views;

namespace ReviewBot.CommandLine;

/// <summary>Where <c>check-form</c> and <c>check-review</c> read and write.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Color">Whether standard output is a terminal that shows colours.</param>
/// <param name="Time">The clock, for dates in the past.</param>
internal sealed record Terminal(Stream In, TextWriter Out, TextWriter Error, bool Color, TimeProvider Time)
{
    /// <summary>The process's own; colours unless <c>NO_COLOR</c> is set (no-color.org).</summary>
    public static Terminal OfProcess() => new(
        Console.OpenStandardInput(),
        Console.Out,
        Console.Error,
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 } && Environment.GetEnvironmentVariable("TERM") != "dumb",
        TimeProvider.System);
}

/// <summary>Reads forms as the bot would. Exit code: the worst of 0 complete, 1 findings, 2 not readable as a form.</summary>
internal static class CheckFormCommand
{
    private const int LargestMegabytes = 16;

    /// <summary>Checks each file; one that can't be read keeps no other from being read.</summary>
    /// <param name="files">Names; <c>-</c> is standard input.</param>
    /// <param name="review">Whether stewards' forms are expected.</param>
    /// <param name="json">For machines: an object a file.</param>
    /// <param name="terminal">Where to read and write.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> files, bool review, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = new FormReport(terminal.Out, terminal.Color, DateOnly.FromDateTime(terminal.Time.GetUtcNow().UtcDateTime));
        var worst = 0;
        var first = true;
        foreach (var file in files)
        {
            var name = file == "-" ? "standard input" : Shown(file);
            var (bytes, problem) = await ReadAsync(file, terminal.In, cancellationToken);
            if (problem is not null)
            {
                await terminal.Error.WriteLineAsync($"{name}: {problem}");
                worst = 2;
                continue;
            }

            var reading = FormReader.Read(bytes);
            worst = Math.Max(worst, reading.Complete switch { true => 0, false => 1, null => 2 });
            if (json)
            {
                await terminal.Out.WriteLineAsync(FormJson.Line(reading, files.Count > 1 ? file : null));
                continue;
            }

            if (!first)
            {
                await terminal.Out.WriteLineAsync();
            }

            first = false;
            report.Write(name, reading, review);
        }

        return worst;
    }

    private static async Task<(byte[] Bytes, string? Problem)> ReadAsync(string file, Stream stdin, CancellationToken cancellationToken)
    {
        try
        {
            if (file == "-")
            {
                return await BoundedAsync(stdin, cancellationToken);
            }

            if (Directory.Exists(file))
            {
                return ([], "is a folder; name the file in it");
            }

            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.Asynchronous);
            return await BoundedAsync(stream, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return ([], "there is no such file; is the name right?");
        }
        catch (UnauthorizedAccessException)
        {
            return ([], "can't be read; may you read it?");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return ([], "can't be read; is it a file, and on a disk that works?");
        }
    }

    private static async Task<(byte[] Bytes, string? Problem)> BoundedAsync(Stream stream, CancellationToken cancellationToken)
    {
        const int Most = LargestMegabytes * 1024 * 1024;
        using var held = new MemoryStream();
        var buffer = new byte[81920];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (held.Length + count > Most)
            {
                return ([], $"is larger than {LargestMegabytes} MB; a form is a few kilobytes, so this is not one");
            }

            held.Write(buffer, 0, count);
        }

        return (held.ToArray(), null);
    }

    // A file's name may hold anything, too.
    private static string Shown(string file) => string.Concat(file.Select(c => char.IsControl(c) ? '?' : c));
}
