using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>A piece of a process's memory, as the system's smaps tells of it.</summary>
/// <param name="Name">The file that it comes from; empty for none.</param>
/// <param name="Permissions">Such as <c>r-xp</c>.</param>
internal sealed record Mapping(string Name, string Permissions)
{
    private readonly Dictionary<string, long> kilobytes = [];

    /// <summary>What is in memory of it, in KB.</summary>
    public long Resident => kilobytes["Rss"];

    /// <summary>What was touched of it since <see cref="Running.Untouched"/>, in KB; of a file that others use, by them, too.</summary>
    public long Touched => kilobytes["Referenced"];

    /// <summary>What the system can't read from a file again, in KB.</summary>
    public long Own => kilobytes["Private_Dirty"] + kilobytes["Shared_Dirty"];

    /// <summary>The file without its folder.</summary>
    public string File => Path.GetFileName(Name);

    /// <summary>Reads smaps.</summary>
    public static IReadOnlyList<Mapping> Parse(IEnumerable<string> smaps)
    {
        var mappings = new List<Mapping>();
        foreach (var words in smaps.Select(line => line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!words[0].EndsWith(':'))
            {
                mappings.Add(new Mapping(words is [.., var name] && words.Length == 6 ? name.Trim() : "", words[1]));
            }
            else if (words is [var field, var number, "kB"])
            {
                mappings[^1].kilobytes[field.TrimEnd(':')] = long.Parse(number, CultureInfo.InvariantCulture);
            }
        }

        return mappings;
    }
}
