using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using ReviewBot.Reviews.Register;

namespace ReviewBot.Register;

/// <summary>The register as an Atom feed (RFC 4287).</summary>
internal static class RegisterAtom
{
    private static readonly XmlWriterSettings Utf8 = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };

    /// <summary>Writes the decisions, latest first, one after the other: there may be any number.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="entries">The decisions.</param>
    /// <param name="site">The server's address, for the ids.</param>
    /// <param name="self">The feed's own address, if it has one.</param>
    public static void Write(Stream output, IEnumerable<RegisterEntry> entries, string site, Uri? self = null)
    {
        using var rest = entries.GetEnumerator();
        var latest = rest.MoveNext() ? rest.Current : null;
        var feed = new SyndicationFeed(latest is null ? [] : All(latest, rest).Select(e => Item(e, site)))
        {
            Id = site,
            Title = new TextSyndicationContent("Data review decisions"),
            LastUpdatedTime = latest?.DecidedAt ?? DateTimeOffset.UnixEpoch,
        };
        if (self is not null)
        {
            feed.Links.Add(SyndicationLink.CreateSelfLink(self));
        }

        using (var xml = XmlWriter.Create(output, Utf8))
        {
            feed.SaveAsAtom10(xml);
        }

        output.Write("\n"u8);
    }

    private static IEnumerable<RegisterEntry> All(RegisterEntry first, IEnumerator<RegisterEntry> rest)
    {
        yield return first;
        while (rest.MoveNext())
        {
            yield return rest.Current;
        }
    }

    private static SyndicationItem Item(RegisterEntry e, string site)
    {
        var item = new SyndicationItem
        {
            Id = $"{site}#attachment-{Part(e, FeedPart.Id)}",
            Title = new TextSyndicationContent($"data-review{Part(e, FeedPart.Decision)}: {Part(e, FeedPart.Title)}"),
            LastUpdatedTime = e.DecidedAt,
            Authors = { new SyndicationPerson { Name = Part(e, FeedPart.Author) } },
            Categories = { new SyndicationCategory(Part(e, FeedPart.Category)) },
            Links = { SyndicationLink.CreateAlternateLink(new Uri(Part(e, FeedPart.Link))) },
        };
        if (Part(e, FeedPart.Summary) is { Length: > 0 } summary)
        {
            item.Summary = new TextSyndicationContent(summary);
        }

        return item;
    }

    // Titles are strangers' text, and XML has no place for some characters, however they are written.
    private static string Part(RegisterEntry entry, FeedPart part)
    {
        var text = new StringBuilder();
        foreach (var rune in RegisterColumn.All.Single(c => c.InFeed == part).Text(entry).EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)))
        {
            text.Append(rune);
        }

        return text.ToString();
    }
}
