using System.Text;
using CsCheck;
using ReviewBot.Definitions;
using ReviewBot.Reviews.Collections;

namespace ReviewBot.Tests.Definitions;

/// <summary>Files of definitions, good, bad and hostile.</summary>
public sealed class DefinitionReaderTests
{
    private const string Metrics =
        """
        # A comment
        ---
        $schema: moz://mozilla.org/schemas/glean/metrics/2-0-0
        $tags:
          - 'Thunderbird :: General'
        no_lint: [COMMON_PREFIX]

        mail.compose:
          format:
            type: labeled_counter
            description: >
              How many messages
              were written.
            bugs: [https://bugzilla.example.org/show_bug.cgi?id=7]
            data_reviews:
              - https://bugzilla.example.org/show_bug.cgi?id=8#c2
            data_sensitivity:
              - interaction
              - technical
            notification_emails: [list@example.org]
            expires: 2027-03-01
            labels:
              - html
              - plain
            no_lint: [EXPIRATION_DATE_TOO_FAR]
          opened:
            type: event
            expires: 152
            extra_keys:
              kind:
                description: Which
                type: string
              count: { description: How many, type: quantity }
            send_in_pings: [usage]
            disabled: true
        """;

    private static readonly string[] Scraps = ["a: ", "\n", "  ", "- ", "&x ", "*x", "{", "}", "[", "]", "\"", "'", "|", ">", "#", "$schema", "<<: ", "mail", "expires: 1", "\t", "!!binary ", "%", "---\n", "...\n", "?", ":", "\0", "\ufeff"];

    [Test]
    public void Everything_that_is_compared_is_read_with_its_lines()
    {
        var reading = Read(Metrics);

        Assert.That(reading.Unreadable, Is.Empty);
        var (format, opened) = (reading.Definitions[0], reading.Definitions[1]);
        Assert.That((format.Name, format.Type, format.Line, format.Expires!.Text), Is.EqualTo(("mail.compose.format", "labeled_counter", 9, "2027-03-01")));
        Assert.That((format.LineOf("data_reviews"), format.LineOf("expires"), format.LineOf("lifetime")), Is.EqualTo((15, 21, 9)));
        Assert.That(format.Sensitivity, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(format.Reviews, Is.EqualTo(new[] { "https://bugzilla.example.org/show_bug.cgi?id=8#c2" }));
        Assert.That((format.LineOfReview(0), opened.LineOfReview(0)), Is.EqualTo((16, 26)), "each entry has its own line");
        Assert.That(format.Labels, Is.EqualTo(new[] { "html", "plain" }));
        Assert.That(format.Description, Is.EqualTo("How many messages were written."));
        Assert.That((opened.Name, opened.Expires, opened.Disabled), Is.EqualTo(("mail.compose.opened", new LandedExpiry.InVersion(152), (bool?)true)));
        Assert.That(opened.ExtraKeys, Is.EqualTo(new[] { "kind", "count" }));
        Assert.That(opened.Pings, Is.EqualTo(new[] { "usage" }));
    }

    [TestCase("a:\n  b: { type: counter }\n---\nc:\n  d: { type: counter }\n", 4)]
    [TestCase("---\na:\n  b: { type: counter }\n...\n---\n- c\n", 6)]
    [TestCase("---\na:\n  b: { type: counter }\n---\n", null)]
    [TestCase("a:\n  b: { type: counter }\n...\n", null)]
    public void A_second_document_is_told_and_the_first_one_read(string yaml, int? line)
    {
        var reading = Read(yaml);

        Assert.That(reading.Definitions.Select(d => d.Name), Is.EqualTo(new[] { "a.b" }));
        Assert.That(reading.Unreadable.Select(u => u.Line), Is.EqualTo(line is null ? Array.Empty<int?>() : [line]));
    }

    [Test]
    public void Pings_are_told_from_metrics_by_their_schema_or_their_file()
    {
        const string Pings = "usage-ping:\n  description: Usage\n  data_reviews:\n    - TODO\n";

        Assert.That(Read(Pings, "mail/pings.yaml").Definitions.Single(), Has.Property("Name").EqualTo("usage-ping").And.Property("Kind").EqualTo(DefinitionKind.Ping).And.Property("Expires").Null);
        Assert.That(Read("$schema: moz://mozilla.org/schemas/glean/pings/2-0-0\n" + Pings, "odd.yaml").Definitions.Single().Kind, Is.EqualTo(DefinitionKind.Ping));
    }

    [TestCase("a:\n  b: [1\n", 3)]
    [TestCase("a:\n\tb: 1\n", 1)]
    [TestCase("- a\n", 1)]
    [TestCase("$schema: moz://mozilla.org/schemas/glean/metrics/9-0-0\n", 1)]
    [TestCase("a:\n  b: *nothing\n", 2)]
    public void What_cannot_be_read_is_one_line_and_says_where(string text, int line)
    {
        var reading = Read(text);

        Assert.That(reading.Failed);
        Assert.That(reading.Unreadable.Single().Line, Is.EqualTo(line));
    }

    [Test]
    public void One_bad_definition_keeps_no_other_from_being_read()
    {
        var reading = Read("mail:\n  good: { type: counter }\n  bad: 7\n  \"odd \\u001b[31m name\": { type: counter }\ncalendar: none\n");

        Assert.That(reading.Definitions.Select(d => d.Name), Is.EqualTo(new[] { "mail.good" }));
        Assert.That(reading.Unreadable.Select(u => u.Line), Is.EqualTo(new int?[] { 3, 4, 5 }));
    }

    [Test]
    public void What_is_referred_to_is_read_in_its_place()
    {
        var reading = Read("mail:\n  one: &one\n    type: counter\n    data_reviews: &reviews [TODO]\n  two:\n    <<: *one\n    type: event\n  three: { data_reviews: *reviews }\n");

        Assert.That(reading.Definitions.Select(d => (d.Name, d.Type, d.Reviews.Single())), Is.EqualTo(new[] { ("mail.one", "counter", "TODO"), ("mail.two", "event", "TODO"), ("mail.three", null, "TODO") }));
    }

    [Test]
    public void Of_several_that_are_merged_the_first_counts_and_what_stands_beside_them_counts_more()
    {
        var reading = Read("mail:\n  one: &one { type: counter, expires: never }\n  two: &two { type: event, lifetime: user, expires: 170 }\n  three:\n    expires: 180\n    <<: [*one, *two]\n");

        Assert.That(reading.Definitions[2], Has.Property("Type").EqualTo("counter").And.Property("Lifetime").EqualTo("user").And.Property("Expires").EqualTo(new LandedExpiry.InVersion(180)));
    }

    [Test]
    public void A_category_without_any_metric_is_one_line()
    {
        var reading = Read("defaults: &defaults\n  type: counter\n  expires: never\nmail:\n  one: { <<: *defaults }\n");

        Assert.That(reading.Definitions.Select(d => (d.Name, d.Type)), Is.EqualTo(new[] { ("mail.one", "counter") }));
        Assert.That(reading.Unreadable.Single().Line, Is.EqualTo(1));
    }

    [Test]
    public void Nothing_in_a_file_can_command_a_terminal() =>
        Assert.That(Read("mail:\n  one: { data_reviews: [\"a\\u001b[31mb\\u0007\"] }\n").Definitions.Single().Reviews.Single(), Is.EqualTo("a[31mb"));

    private static IEnumerable<TestCaseData> Hostile()
    {
        yield return new TestCaseData(string.Concat(Enumerable.Repeat("[", 100_000))) { TestName = "Deep lists" };
        yield return new TestCaseData(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{new string(' ', i)}a:\n"))) { TestName = "Deep fields" };
        yield return new TestCaseData("a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 20).Select(c => $"{(char)c}: &{(char)c} [*{(char)(c - 1)},*{(char)(c - 1)},*{(char)(c - 1)},*{(char)(c - 1)},*{(char)(c - 1)},*{(char)(c - 1)},*{(char)(c - 1)}]\n"))) { TestName = "A billion laughs" };
        yield return new TestCaseData("m: &m {" + string.Join(",", Enumerable.Range(0, 2000).Select(i => $"k{i}: {{}}")) + "}\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"c{i}: *m\n"))) { TestName = "The same category again and again" };
        yield return new TestCaseData("m: &m0 {" + string.Join(",", Enumerable.Range(0, 2000).Select(i => $"k{i}: {{}}")) + "}\n" + string.Concat(Enumerable.Range(1, 2000).Select(i => $"c{i}: &m{i}\n  <<: *m{i - 1}\n  <<: *m{i - 1}\n"))) { TestName = "Merged again and again" };
        yield return new TestCaseData("m: &m {" + string.Join(",", Enumerable.Range(0, 2000).Select(i => $"k{i}: {{}}")) + "}\nc:\n  <<: [" + string.Join(",", Enumerable.Repeat("*m", 20_000)) + "]\n") { TestName = "A long list of what is merged" };
        yield return new TestCaseData("a: &a\n  <<: *a\n") { TestName = "Itself" };
        yield return new TestCaseData(new string('x', DefinitionReader.Largest + 1)) { TestName = "Too much" };
        yield return new TestCaseData("a:\n  b:\n    labels: [" + string.Join(",", Enumerable.Range(0, 600_000)) + "]\n") { TestName = "Too many" };
    }

    [TestCaseSource(nameof(Hostile))]
    [CancelAfter(20_000)]
    public void Hostile_files_cost_a_bounded_time_and_are_one_line(string text) => Assert.That(Read(text).Unreadable, Has.Length.EqualTo(1));

    [Test]
    public void Nothing_that_anybody_writes_breaks_it() =>
        Gen.Int[0, Scraps.Length - 1].Select(i => Scraps[i]).Array[0, 30].Sample(parts => Read(string.Concat(parts)), iter: 3000);

    [Test]
    public void Bytes_that_are_no_text_are_no_fault() => Assert.That(DefinitionReader.Read([0xff, 0xfe, 0x00, 0xd8, 0x3a], "r", "metrics.yaml").Definitions, Is.Empty);

    [TestCase("mail/metrics.yaml", true)]
    [TestCase("metrics.yaml", true)]
    [TestCase("mail/a/b/pings.yaml", true)]
    [TestCase("mail/tags.yaml", false)]
    [TestCase("node_modules/x/metrics.yaml", false)]
    [TestCase("mail/metrics.yml", false)]
    public void Files_are_found_by_their_names(string file, bool found) => Assert.That(DefinitionFiles.Of([file], []), found ? Is.EqualTo(new[] { file }) : Is.Empty);

    private static DefinitionReading Read(string text, string file = "mail/metrics.yaml") => DefinitionReader.Read(Encoding.UTF8.GetBytes(text), "example/mail", file);
}
