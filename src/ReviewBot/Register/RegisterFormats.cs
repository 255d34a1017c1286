using ReviewBot.Reviews.Register;

namespace ReviewBot.Register;

/// <summary>Writes the register for machines and for feed readers, entry by entry: it may be of any length.</summary>
internal static class RegisterFormats
{
    /// <summary>Writes entries, latest decision first, as <c>json</c>, <c>csv</c> or <c>atom</c>.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="entries">The register.</param>
    /// <param name="format">The format.</param>
    /// <param name="site">The server's address, for the feed's ids.</param>
    public static void Write(Stream output, IEnumerable<RegisterEntry> entries, string format, string site)
    {
        switch (format)
        {
            case "json":
                RegisterJson.Write(output, entries);
                break;
            case "csv":
                RegisterCsv.Write(output, entries);
                break;
            case "atom":
                RegisterAtom.Write(output, entries, site);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "json, csv or atom");
        }
    }
}
