using System.Collections.Immutable;
using System.Net;
using System.Text;
using CsCheck;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>What holds for every form, however it is written, and for every text at all.</summary>
internal sealed class ReaderPropertyTests
{
    private static readonly string[] Placeholders = ["", "   ", "TODO", "TBD", "...", "-", "?", "\u200b", "&nbsp;", "Fill this in."];

    private static readonly string[] Words = ["reader", "folder", "menu", "people", "often", "slow", "button", "calendar", "more", "than", "once", "of", "the"];

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<string> Sentence = OneOf(Words).Array[2, 12].Select(words => "We count " + string.Join(' ', words) + ".");

    private static readonly Gen<ImmutableArray<string?>> Answers =
        from sentences in Sentence.Array[12]
        from blank in Gen.Int[0, 3].Array[12]
        from placeholder in OneOf(Placeholders).Array[12]
        from months in Gen.Int[1, 36]
        from categories in Gen.Int[1, 4].Array[1, 5]
        select Enumerable.Range(0, 12).Select(i => (string?)(blank[i] == 0 && i != 4 ? placeholder[i] : i switch
        {
            4 => "| Measurement Description | Data Collection Category | Tracking Bug # |\n|---|---|---|" + string.Concat(categories.Select((c, n) => $"\n| thing {n} | Category {c} | {1990000 + n} |")),
            5 => "https://docs.example.org/" + Words[months % Words.Length],
            6 => $"{months} months",
            7 => "All channels, countries and locales",
            8 => "Settings > Privacy",
            11 => "No",
            _ => sentences[i],
        })).ToImmutableArray();

    private static readonly (string Name, Func<string, string> Wrap)[] Wraps =
    [
        ("text before and after", text => "Hello, this is for the reader.\nSee https://example.org/1\n\n" + text + "\n---\n\n### Before this lands\n\n- [ ] tests\n- [x] data-review+\n"),
        ("quoted", text => string.Join('\n', text.Split('\n').Select(l => "> " + l))),
        ("quoted twice", text => string.Join('\n', text.Split('\n').Select(l => "> > " + l))),
        ("escaped", WebUtility.HtmlEncode),
        ("other line ends", text => text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        ("old line ends", text => text.Replace('\n', '\r')),
        ("blanks behind", text => text.Replace("\n", "  \t\n", StringComparison.Ordinal)),
        ("in a fence", text => "```\n" + text + "\n```\n"),
        ("marked", text => "\ufeff" + text),
        ("with soft hyphens", text => text.Replace("instrumentation", "instru\u00admen\u200btation", StringComparison.Ordinal)),
        ("no-break blanks", text => text.Replace("data collection", "data\u00a0collection", StringComparison.Ordinal)),
        ("bold questions", text => Questions(text, q => $"**{q.Trim()}**")),
        ("italic questions", text => Questions(text, q => $"_{q.Trim()}_")),
        ("headings", text => Questions(text, q => "## " + q)),
        ("bullets before the numbers", text => Questions(text, q => "* " + q)),
        ("numbers with a point", text => Questions(text, q => q.Replace(") ", ". ", StringComparison.Ordinal))),
        ("no numbers", text => Questions(text, q => q[(q.IndexOf(')', StringComparison.Ordinal) + 2)..])),
        ("no blank lines", text => text.Replace("\n\n", "\n", StringComparison.Ordinal)),
        ("wrapped questions", text => Questions(text, Wrapped)),
    ];

    private static string Questions(string text, Func<string, string> change) =>
        string.Join('\n', text.Split('\n').Select(l => SampleForm.Questions.Any(q => l.EndsWith(q, StringComparison.Ordinal)) ? change(l) : l));

    private static string Wrapped(string question)
    {
        var (wrapped, column) = (new StringBuilder(), 0);
        foreach (var word in question.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            wrapped.Append(column == 0 ? "" : column > 60 ? "\n" : " ").Append(word);
            column = column > 60 ? word.Length : column + word.Length + 1;
        }

        return wrapped.ToString();
    }

    private static string Seen(FormReading r) => string.Join('\n', new[]
    {
        $"{r.Kind} {r.Complete} {r.HighestCategory} {r.Duration?.Kind} {r.Duration?.Months} {r.ThirdParty} {r.OptOut is not null} {r.Measurements.Length}",
        string.Join(' ', r.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic)), string.Join(' ', r.Documentation), string.Join(' ', r.Answers.Select(a => a.Topic)),
    });

    [Test]
    public void What_was_written_is_read() => Samples.Always(Answers, 300, answers =>
    {
        var reading = FormReader.Read(new SampleForm { Answers = answers }.Text());
        var open = Topics.OfRequest.Where((_, i) => Placeholders.Contains(answers[i]));
        Assert.That(reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic), Is.EqualTo(open));
        for (var i = 0; i < 12; i++)
        {
            if (i != 4 && !Placeholders.Contains(answers[i]))
            {
                Assert.That(reading.Answers[i].Text, Is.EqualTo(answers[i]));
            }
        }
    });

    [Test]
    public void How_it_is_written_makes_no_difference() => Samples.Always(Gen.Select(Answers, OneOf(Wraps), OneOf(Wraps)), 600, generated =>
    {
        var (answers, first, second) = generated;
        var text = new SampleForm { Answers = answers }.Text();
        Assert.That(Seen(FormReader.Read(first.Wrap(text))), Is.EqualTo(Seen(FormReader.Read(text))), first.Name);
        if (first.Name != second.Name && !second.Name.Contains("number", StringComparison.Ordinal))
        {
            var both = FormReader.Read(second.Wrap(first.Wrap(text)));
            Assert.That(both.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic).Except(FormReader.Read(text).Findings.Select(f => f.Topic)), Is.Empty, $"{first.Name}, {second.Name}");
        }
    });

    [Test]
    public void Any_bytes_are_read_without_complaint() => Samples.Always(Gen.OneOf(
        Gen.Byte.Array[0, 3000],
        OneOf("<", ">", "&", "|", "*", "_", "`", "[", "](", ")", "\n", "\r", "\t", " ", "1) ", "#", "---", "—", "<td>", "</table>", "<ol>", "<li>", "<!--", "-->", "&lt;", "\u200b", "http://a.b/", "data-review+", "MM-DD-YYYY",
            "What questions will you answer with this data?", "How long will this data be collected?", "What populations will you measure?", "When will this collection now expire?", "permanently", "2027-02-30", "Bug 99999999999")
            .Array[0, 200].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)))), 1500, bytes =>
    {
        var reading = FormReader.Read(bytes);
        Assert.That(reading.Complete is null, Is.EqualTo(reading.Kind == FormKind.Unrecognized));
    });

    [Test]
    public void A_damaged_form_is_read_without_complaint() => Samples.Always(Gen.Select(Answers, Gen.Int[0, 4000], Gen.Int[0, 400], Gen.Byte.Array[0, 20]), 500, generated =>
    {
        var (answers, at, length, junk) = generated;
        var bytes = Encoding.UTF8.GetBytes(new SampleForm { Answers = answers }.Text());
        at = Math.Min(at, bytes.Length);
        length = Math.Min(length, bytes.Length - at);
        Assert.That(() => FormReader.Read([.. bytes[..at], .. junk, .. bytes[(at + length)..]]), Throws.Nothing);
    });

    private static readonly Gen<string> Cells =
        from asked in OneOf([.. SampleForm.Questions, "What do people open?", "Why do they open it?", "Duration:", "Populations", "How long is it kept?", "Is it shared?", "7) Which channels", "Analysis: a chart", "[Where it goes](https://docs.example.org/a)?"]).Array[1, 24]
        from gap in OneOf("", " ", "   ", "\n", "\n\n    ").Array[24]
        from tag in OneOf("", "<li>", "<p>", "<br>", "</td><td>", "</td></tr>\n<tr><td>", " | ", " |\n| ").Array[24]
        select string.Concat(asked.Select((a, i) => tag[i] + gap[i] + a + gap[(i + 7) % 24]));

    [Test]
    public void Questions_in_cells_are_read_without_complaint() => Samples.Always(Gen.Select(Cells, Answers, Gen.Int[1, 12], Gen.Bool, OneOf("", "<html>", "<p>", "| ")), 800, generated =>
    {
        var (cells, answers, question, isRow, begin) = generated;
        var table = isRow ? "| a | b |\n|---|---|\n| " + cells + " |" : "<table><tr><td>" + cells + "</td></tr></table>";
        var text = begin + new SampleForm { Answers = answers }.With(question, table).Text();
        Assert.That(() => FormReader.Read(text), Throws.Nothing);
        Assert.That(() => FormReader.Read(text.Replace("\n", "   ", StringComparison.Ordinal)), Throws.Nothing);
        Assert.That(() => FormReader.Read(begin + table), Throws.Nothing);
    });

    // Always the same forms, so that a failure is no matter of luck.
}
