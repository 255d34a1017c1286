using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using CsvHelper;
using NJsonSchema;
using ReviewBot.Register;
using ReviewBot.Reviews.Register;
using ReviewBot.Tests.Support;
using static ReviewBot.Tests.Support.Decisions;

namespace ReviewBot.Tests.Register;

/// <summary>Every format says the same, whatever strangers wrote into titles.</summary>
public sealed class RegisterFormatTests
{
    private const string Address = "https://reviewbot.example.org/register.schema.json";

    private static readonly RegisterEntry[] Entries =
    [
        Entry(1),
        Entry(2, "=2+2, \"quoted\"\r\nand 😀 <b>bold</b> \u0001 \ud800 &amp; ]]>") with { Decision = "-", Collected = "<script>alert(1)</script>, Größe 数" },
        Entry(3) with { Categories = [], DefaultOn = null, Duration = null, Expiry = null, FirstAnswerAt = null, Form = null, Collected = null },
        Entry(4) with { Form = RegisteredForm.Unread, Categories = [1, 4], DefaultOn = false },
        Entry(5) with { Form = RegisteredForm.Renewal },
    ];

    [Test]
    public async Task The_export_and_a_page_are_as_the_schema_says()
    {
        var schema = await JsonSchema.FromJsonAsync(RegisterJson.Schema(Address).ToJsonString());
        var page = Encoding.UTF8.GetString(RegisterJson.Page(new RegisterHead(Address, Server, true, Begin, 7, "https://reviewbot.example.org/register.json?after=5"), Entries));
        var last = Encoding.UTF8.GetString(RegisterJson.Page(new RegisterHead(Address, Server, false, null, 0, null), []));

        Assert.That(schema.Validate(Exports.Text(Entries, "json")), Is.Empty);
        Assert.That(schema.Validate(Exports.Text([], "json")), Is.Empty);
        Assert.That(schema.Validate(page), Is.Empty);
        Assert.That(schema.Validate(last), Is.Empty);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(page)!["decisions"], JsonNode.Parse(Exports.Text(Entries, "json"))), Is.True, "both say the same of a decision");
    }

    [TestCase("\"decision\": \"\\u002B\"", "\"decision\": \"maybe\"")]
    [TestCase("\"bug\": 1,", "\"bug\": \"1\",")]
    [TestCase("\"bug\": 1,", "")]
    [TestCase("\"bug\": 1,", "\"bug\": 1, \"login\": \"a\",")]
    [TestCase("\"form\": \"request\"", "\"form\": \"letter\"")]
    public async Task The_schema_refuses_what_is_never_written(string written, string never)
    {
        var schema = await JsonSchema.FromJsonAsync(RegisterJson.Schema(Address).ToJsonString());
        var text = Exports.Text([Entry(1)], "json");

        Assert.That(text, Does.Contain(written));
        Assert.That(schema.Validate(text.Replace(written, never, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public void A_csv_reader_reads_what_was_written()
    {
        using var csv = new CsvReader(new StringReader(Exports.Text(Entries, "csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        Assert.That(csv.HeaderRecord, Is.EqualTo(RegisterColumn.All.Select(c => c.Name)));
        foreach (var entry in Entries)
        {
            Assert.That(csv.Read(), Is.True);
            foreach (var column in RegisterColumn.All)
            {
                // Bytes cannot hold half a character.
                var text = column.Text(entry).Replace("\ud800", "\ufffd", StringComparison.Ordinal);
                Assert.That(csv.GetField(column.Name), Is.EqualTo(text.StartsWith('=') ? "'" + text : text), column.Name);
            }
        }

        Assert.That(csv.Read(), Is.False);
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@sum", "'@sum")]
    [TestCase("\tx", "'\tx")]
    [TestCase("\rx", "'\rx")]
    [TestCase("=", "=")]
    [TestCase("", "")]
    [TestCase("1+1", "1+1")]
    public void What_a_spreadsheet_would_compute_is_marked_as_text(string title, string written)
    {
        using var csv = new CsvReader(new StringReader(Exports.Text([Entry(1, title)], "csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        csv.Read();

        Assert.That((csv.GetField("title"), csv.GetField("decision")), Is.EqualTo((written, "+")));
    }

    [TestCase("one\ntwo")]
    [TestCase("one\rtwo")]
    [TestCase("one\r\ntwo")]
    public void What_stands_in_several_lines_stays_in_one_row_and_rows_end_as_they_should(string collected)
    {
        var text = Exports.Text([Entry(1) with { Collected = collected }, Entry(2)], "csv");
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);

        var rows = csv.GetRecords<dynamic>().Select(row => ((string)row.bug, (string)row.collected)).ToList();

        Assert.That(rows, Is.EqualTo(new[] { ("1", collected), ("2", "clicks on the button") }));
        Assert.That(text.Replace(collected, "", StringComparison.Ordinal).Count(c => c == '\n'), Is.EqualTo(3));
        Assert.That(text, Does.StartWith("bug,title,").And.EndsWith("\r\n"));
    }

    [Test]
    public void A_page_says_what_is_known_of_it()
    {
        var known = JsonNode.Parse(RegisterJson.Page(new RegisterHead(Address, Server, true, Begin, 7, "next"), []))!;
        var unknown = JsonNode.Parse(RegisterJson.Page(new RegisterHead(Address, Server, false, null, null, null), []))!;

        Assert.That(((string?)known["asOf"], (int?)known["found"], (string?)known["next"], (bool)known["dryRun"]!), Is.EqualTo(("2026-11-02T10:00:00Z", 7, "next", true)));
        Assert.That(((string?)unknown["asOf"], (int?)unknown["found"], (string?)unknown["next"], (bool)unknown["dryRun"]!), Is.EqualTo(((string?)null, (int?)null, (string?)null, false)));
    }

    [Test]
    public void The_schema_tells_days_and_times_from_other_text_and_what_may_be_absent()
    {
        var decision = RegisterJson.Schema(Address)["definitions"]!["decision"]!["properties"]!;

        Assert.That(new[] { "askedAt", "expiry", "title" }.Select(c => (string?)decision[c]!["format"]), Is.EqualTo(new[] { "date-time", "date", null }));
        Assert.That(decision["form"]!["enum"]!.ToJsonString(), Is.EqualTo("""["request","renewal","unread",null]"""));
    }

    [Test]
    public void A_feed_without_an_address_names_none_and_keeps_letters_of_every_script()
    {
        var text = Exports.Text([Entry(1, "Count \U00010000 and \U0001FFFE")], "atom");
        using var xml = XmlReader.Create(new StringReader(text));
        var feed = SyndicationFeed.Load(xml);

        Assert.That((feed.Links.Count, text[^1]), Is.EqualTo((0, '\n')));
        Assert.That(feed.Items.Single().Title.Text, Is.EqualTo("data-review+: Count \U00010000 and \U0001FFFE"));
    }

    [Test]
    public void A_feed_reader_reads_what_was_written_and_it_is_what_it_says_it_is()
    {
        using var output = new MemoryStream();
        RegisterAtom.Write(output, Entries, Server, new Uri("https://reviewbot.example.org/register.atom"));

        Assert.That(Encoding.UTF8.GetString(output.ToArray()[..38]), Is.EqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>"));
        output.Position = 0;
        using var xml = XmlReader.Create(output);
        var feed = SyndicationFeed.Load(xml);
        var items = feed.Items.ToList();
        Assert.Multiple(() =>
        {
            Assert.That(feed.LastUpdatedTime, Is.EqualTo(Entries[0].DecidedAt));
            Assert.That(feed.Links.Single(l => l.RelationshipType == "self").Uri.AbsoluteUri, Is.EqualTo("https://reviewbot.example.org/register.atom"));
            Assert.That(items.Select(i => i.Id), Is.EqualTo(Entries.Select(e => $"{Server}#attachment-{e.Attachment}")));
            Assert.That(items[1].Title.Text, Is.EqualTo("data-review-: =2+2, \"quoted\"\nand 😀 <b>bold</b>  \ufffd &amp; ]]>"));
            Assert.That(items[1].Summary.Text, Is.EqualTo("<script>alert(1)</script>, Größe 数"));
            Assert.That(items[1].Summary.Type, Is.EqualTo("text"));
            Assert.That(items[2].Summary, Is.Null);
            Assert.That(items[0].Links.Single().Uri.AbsoluteUri, Is.EqualTo(Entries[0].Cite));
            Assert.That(items[0].Categories.Single().Name, Is.EqualTo("Thunderbird"));
            Assert.That(items[0].Authors.Single().Name, Is.EqualTo(":maren"));
        });
    }

    [Test]
    public void An_empty_feed_is_one()
    {
        using var xml = XmlReader.Create(new StringReader(Exports.Text([], "atom")));

        Assert.That(SyndicationFeed.Load(xml).Items, Is.Empty);
    }

    [TestCase("json")]
    [TestCase("csv")]
    [TestCase("atom")]
    public void Formats_are_written_as_the_register_is_read(string format)
    {
        var (read, written, behind) = (0, new Counted(), 0L);
        IEnumerable<RegisterEntry> Many()
        {
            for (; read < 20_000; read++)
            {
                behind = Math.Max(behind, (read * 200L) - written.Length);
                yield return Entry(read);
            }
        }

        RegisterFormats.Write(written, Many(), format, Server);

        Assert.That(written.Length, Is.GreaterThan(4_000_000));
        Assert.That(behind, Is.LessThan(1_000_000), "bytes held back");
    }

    private sealed class Counted : MemoryStream;
}
