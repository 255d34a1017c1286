namespace ReviewBot.Definitions;

/// <summary>A folder on disk with definitions in it.</summary>
internal static class DefinitionFolder
{
    private const int Most = 2000;

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, MaxRecursionDepth = 40 };

    /// <summary>Reads all files of definitions; each that can't be read is one line of <see cref="DefinitionReading.Unreadable"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<DefinitionReading> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var files = DefinitionFiles.Of(Directory.EnumerateFiles(folder, "*.yaml", Everywhere).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')), []).Take(Most);
        var readings = new List<DefinitionReading>();
        foreach (var file in files)
        {
            readings.Add(await FileAsync(Path.Combine(folder, file), name, file, cancellationToken));
        }

        return new DefinitionReading([.. readings.SelectMany(r => r.Definitions)], [.. readings.SelectMany(r => r.Unreadable)]);
    }

    /// <summary>Reads one file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="repository">What it belongs to.</param>
    /// <param name="file">What it is called.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<DefinitionReading> FileAsync(string path, string repository, string file, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(path).Length > DefinitionReader.Largest
                ? new DefinitionReading([], [new Unreadable(repository, file, null, "this is larger than definitions can be")])
                : DefinitionReader.Read(await File.ReadAllBytesAsync(path, cancellationToken), repository, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DefinitionReading([], [new Unreadable(repository, file, null, "the file can't be read; is it there, and may you read it?")]);
        }
    }
}
