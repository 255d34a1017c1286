using ReviewBot.Reviews.Register;

namespace ReviewBot.Register;

/// <summary>Writes the register for machines and for feed readers, entry by entry: it may be of any length.</summary>
internal static class RegisterFormats
{
    private static readonly Dictionary<string, Action<Stream, IEnumerable<RegisterEntry>, string>> Writers = new(StringComparer.Ordinal)
    {
        ["json"] = (output, entries, _) => RegisterJson.Write(output, entries),
        ["csv"] = (output, entries, _) => RegisterCsv.Write(output, entries),
        ["atom"] = (output, entries, site) => RegisterAtom.Write(output, entries, site),
    };

    /// <summary>The formats.</summary>
    public static IEnumerable<string> Names => Writers.Keys;

    /// <summary>Writes entries, latest decision first.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="entries">The register.</param>
    /// <param name="format">One of <see cref="Names"/>.</param>
    /// <param name="site">The server's address, for the feed's ids.</param>
    public static void Write(Stream output, IEnumerable<RegisterEntry> entries, string format, string site) => Writers[format](output, entries, site);
}
