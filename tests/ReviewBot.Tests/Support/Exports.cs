using System.Text;
using ReviewBot.Register;
using ReviewBot.Reviews.Register;

namespace ReviewBot.Tests.Support;

/// <summary>The register as an export writes it.</summary>
internal static class Exports
{
    public static string Text(IEnumerable<RegisterEntry> entries, string format, string site = "http://127.0.0.1/")
    {
        using var output = new MemoryStream();
        RegisterFormats.Write(output, entries, format, site);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
