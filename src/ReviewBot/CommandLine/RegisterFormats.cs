using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using ReviewBot.Reviews.Register;

namespace ReviewBot.CommandLine;

/// <summary>Writes the register for machines and for feed readers.</summary>
internal static class RegisterFormats
{
    public static string Write(IReadOnlyList<RegisterEntry> entries, string format, string site) => format switch
    {
        "csv" => Csv(entries),
        "atom" => Atom(entries, site),
        _ => JsonSerializer.Serialize(entries, RegisterJson.Default.IReadOnlyListRegisterEntry) + "\n",
    };

    private static string Csv(IReadOnlyList<RegisterEntry> entries)
    {
        var text = new StringBuilder("bug,title,product,attachment,decision,categories,defaultOn,duration,expiry,steward,cite,askedAt,decidedAt\r\n");
        foreach (var e in entries)
        {
            var fields = new[]
            {
                Number(e.Bug), e.Title, e.Product, Number(e.Attachment), e.Decision, string.Join(' ', e.Categories),
                e.DefaultOn switch { true => "true", false => "false", _ => "" }, e.Duration ?? "", e.Expiry?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                e.Steward, e.Cite, Time(e.AskedAt), Time(e.DecidedAt),
            };
            text.AppendJoin(',', fields.Select(Quote)).Append("\r\n");
        }

        return text.ToString();
    }

    // A spreadsheet takes what begins with one of these for a formula; titles are strangers' text.
    private static string Quote(string field)
    {
        var safe = field.Length > 1 && field[0] is '=' or '+' or '-' or '@' or '\t' && field.Length > 1 ? "'" + field : field;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Atom(IReadOnlyList<RegisterEntry> entries, string site)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, CheckCharacters = true, Encoding = Encoding.UTF8 }))
        {
            const string Namespace = "http://www.w3.org/2005/Atom";
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("title", Namespace, "Data review decisions");
            xml.WriteElementString("id", Namespace, site);
            xml.WriteElementString("updated", Namespace, Time(entries.Select(e => e.DecidedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            foreach (var e in entries)
            {
                xml.WriteStartElement("entry", Namespace);
                xml.WriteElementString("title", Namespace, Clean($"data-review{e.Decision}: {e.Title}"));
                xml.WriteElementString("id", Namespace, $"{site}#attachment-{Number(e.Attachment)}");
                xml.WriteElementString("updated", Namespace, Time(e.DecidedAt));
                xml.WriteStartElement("author", Namespace);
                xml.WriteElementString("name", Namespace, Clean(e.Steward));
                xml.WriteEndElement();
                xml.WriteStartElement("link", Namespace);
                xml.WriteAttributeString("href", e.Cite);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<RegisterEntry>))]
internal sealed partial class RegisterJson : JsonSerializerContext;
