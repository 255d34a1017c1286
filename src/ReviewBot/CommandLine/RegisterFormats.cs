using System.Text;
using System.Text.Json;
using System.Xml;
using ReviewBot.Reviews.Register;

namespace ReviewBot.CommandLine;

/// <summary>Writes the register for machines and for feed readers, entry by entry: it may be of any length.</summary>
internal static class RegisterFormats
{
    private const int PerFlush = 1 << 16;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes entries, latest decision first, as <c>json</c>, <c>csv</c> or <c>atom</c>.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="entries">The register.</param>
    /// <param name="format">The format.</param>
    /// <param name="site">The server's address, for the feed's ids.</param>
    public static void Write(Stream output, IEnumerable<RegisterEntry> entries, string format, string site)
    {
        if (format is not ("csv" or "atom"))
        {
            Json(output, entries);
            return;
        }

        using var text = new StreamWriter(output, Utf8, PerFlush, leaveOpen: true);
        if (format == "csv")
        {
            Csv(text, entries);
        }
        else
        {
            Atom(text, entries, site);
        }
    }

    private static void Json(Stream output, IEnumerable<RegisterEntry> entries)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                foreach (var column in RegisterColumn.All)
                {
                    json.WritePropertyName(column.Name);
                    column.Json(json, entry);
                }

                json.WriteEndObject();
                if (json.BytesPending > PerFlush)
                {
                    json.Flush();
                }
            }

            json.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    private static void Csv(StreamWriter text, IEnumerable<RegisterEntry> entries)
    {
        text.Write(string.Join(',', RegisterColumn.All.Select(c => c.Name)) + "\r\n");
        foreach (var entry in entries)
        {
            text.Write(string.Join(',', RegisterColumn.All.Select(c => Quote(c.Text(entry)))) + "\r\n");
        }
    }

    // A spreadsheet takes what begins with one of these for a formula; titles are strangers' text.
    private static string Quote(string field)
    {
        var safe = field.Length > 1 && field[0] is '=' or '+' or '-' or '@' or '\t' && field.Length > 1 ? "'" + field : field;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Atom(StreamWriter text, IEnumerable<RegisterEntry> entries, string site)
    {
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, CheckCharacters = true, OmitXmlDeclaration = true }))
        {
            text.Write("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Environment.NewLine);
            const string Namespace = "http://www.w3.org/2005/Atom";
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("title", Namespace, "Data review decisions");
            xml.WriteElementString("id", Namespace, site);
            var none = true;
            foreach (var e in entries)
            {
                if (none)
                {
                    none = false;
                    xml.WriteElementString("updated", Namespace, RegisterColumn.Text8601(e.DecidedAt));
                }

                xml.WriteStartElement("entry", Namespace);
                xml.WriteElementString("title", Namespace, $"data-review{Part(e, FeedPart.Decision)}: {Part(e, FeedPart.Title)}");
                xml.WriteElementString("id", Namespace, $"{site}#attachment-{Part(e, FeedPart.Id)}");
                xml.WriteElementString("updated", Namespace, Part(e, FeedPart.Updated));
                xml.WriteStartElement("author", Namespace);
                xml.WriteElementString("name", Namespace, Part(e, FeedPart.Author));
                xml.WriteEndElement();
                xml.WriteStartElement("link", Namespace);
                xml.WriteAttributeString("href", Part(e, FeedPart.Link));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            if (none)
            {
                xml.WriteElementString("updated", Namespace, RegisterColumn.Text8601(DateTimeOffset.UnixEpoch));
            }

            xml.WriteEndElement();
        }

        text.Write('\n');
    }

    private static string Part(RegisterEntry entry, FeedPart part) =>
        string.Concat(RegisterColumn.All.Single(c => c.InFeed == part).Text(entry).Where(XmlConvert.IsXmlChar));
}
