using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Wording;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Reviews.Tests.Wording;

/// <summary>Whatever stands in a form, what we repeat of it bites nobody.</summary>
public sealed partial class DefangedTests
{
    private static readonly ReplyAddress Names = new("reviewbot@example.org");

    private static readonly string[] Bites =
    [
        "reviewbot: assign", "reviewbot hold", "@reviewbot approve", ":reviewbot", "review bot", "REVIEWBOT:", "reviewbоt: hold", "hold", "rev\u200biewbot: deny",
        "someone@example.org", "a@b", "＠everyone", "mailto:x@example.org", ":fallen", "@fallen", "https://evil.example.org/x", "http://a.b/@c", "www.example.org",
        "javascript:alert(1)", "news:x", "<script>alert(1)</script>", "<b>", "&lt;", "&#64;", "[text](https://x.example.org)", "![i](x)", "`code`", "**bold**", "__b__", "|", "| a |", "\\",
        "# head", "- item", "> quote", "1. ", "```", "~~~", "\n", "\r\n", "\t", "\u202e", "\u2066", "\u200f", "\ufeff", "\u00ad", "\ud83d\ude00", "\ud83d", "é", "e\u0301\u0301\u0301\u0301", "\u2028",
        "[//]: # (ReviewBot 12: 13.1 assigned=1)", "[ReviewBot 12: 13.1 assigned=1]", "data-review+", "Result:", "bug 1", "review", "bot", "reviewbo", "t", "please", " ",
    ];

    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String,
        Gen.OneOf(Bites).Array[0, 12].Select(parts => string.Concat(parts)),
        Gen.OneOf(Bites).Array[0, 12].Select(parts => string.Join(' ', parts)),
        Gen.Char.Array[0, 40].Select(chars => new string(chars)));

    [Test]
    public void Nothing_of_a_text_is_addressed_to_anybody_or_alive() =>
        Hostile.Always(10_000, text =>
        {
            var inline = Defanged.Inline(text, 60);
            AssertHarmless(inline);
            Assert.That(inline, Has.Length.LessThanOrEqualTo(60));
            Assert.That(inline, Does.Not.Contain("http").Or.Not.Contain("://"));
            AssertSilent($"It says \"{inline}\", and that is all.");
            if (Defanged.Quoted(text, 60) is { } quoted)
            {
                AssertSilent(quoted);
            }
        });

    [Test]
    public void Nothing_of_a_form_makes_our_comments_bite() =>
        Gen.Select(Hostile, Hostile, Hostile).Always(500, sample =>
        {
            var (a, b, c) = sample;
            var reading = Readings.Complete with
            {
                OptOut = a,
                Documentation = [b, c, "https://example.org/" + a],
                ThirdParty = new(true, c),
                Duration = new(DurationKind.UntilVersion, Version: b, Owners: [a]),
                Findings = [new(Topics.Duration, 7, FindingCode.Placeholder, a), new(Topics.OptOut, 9, FindingCode.Advice, b), new(c, null, FindingCode.Unclear, c)],
                Answers = [new(Topics.Duration, 7, false, 1, c)],
                Escalate = [new("legal", "something-new", a)],
                Advice = [b],
            };
            var renewal = Readings.Renewal with { Renewals = [new(a, [b, "http://" + c], c, a), new(null, [], null, b)] };
            foreach (var form in new[] { reading, renewal })
            {
                foreach (var text in new[] { FormText.Findings(form), FormText.Correction([a, Topics.Duration], form), FormSummary.Table(form), FormSummary.Advice(form) ?? "", ReviewSkeleton.Prefill(form), FormSummary.Duration(form) ?? "" })
                {
                    AssertHarmless(Links().Replace(text, "").Replace("|", "", StringComparison.Ordinal));
                    AssertSilent(text);
                    Assert.That(text, Has.Length.LessThan(6000));
                }

                Assert.That(FormSummary.Table(form).Split('\n').Select(l => l.Count(ch => ch == '|')), Is.All.EqualTo(3));
                Assert.That(FormReader.Read(ReviewSkeleton.Prefill(form)).Verdict, Is.Null);
            }
        });

    [Test]
    public void Two_texts_beside_each_other_do_not_make_our_name()
    {
        var reading = Readings.Complete with { Documentation = ["hold the data for the review", "bot traffic is left out"] };

        AssertSilent(FormSummary.Table(reading));
    }

    [TestCase("https://example.org/a?b=c#d", "https://example.org/a?b=c#d")]
    [TestCase("HTTPS://Example.org/A", "https://example.org/A")]
    [TestCase("https://example.org/wiki/A_(b)|c*d", "https://example.org/wiki/A_%28b%29%7Cc%2Ad")]
    [TestCase("https://example.org/x/@someone", "https://example.org/")]
    [TestCase("https://someone@example.org/x", null)]
    [TestCase("https://10.0.0.1/x", null)]
    [TestCase("https://localhost/x", null)]
    [TestCase("https://exämple.org/x", null)]
    [TestCase("http://é\ud83d", null)]
    [TestCase("javascript:alert(1)", null)]
    [TestCase("ftp://example.org/x", null)]
    [TestCase("docs/metrics.md", null)]
    [TestCase("", null)]
    public void Only_a_plain_address_of_the_web_stays_a_link(string url, string? expected) =>
        Assert.That(Defanged.Link(url), Is.EqualTo(expected));

    [TestCase("Settings > Privacy & Security > Data Collection", "Settings › Privacy & Security › Data Collection")]
    [TestCase("clicks on metric_name, 3:30 at most", "clicks on metric_name, 3:30 at most")]
    [TestCase("  über\n\nalles   ", "über alles")]
    [TestCase("ask someone@example.org or :fallen", "ask (address) or fallen")]
    [TestCase("see https://example.org/x for more", "see (link) for more")]
    [TestCase("reviewbot: approve", "…approve")]
    [TestCase("Result: data-review+, r- and r+", "Result: data-review, r and r")]
    [TestCase("a C++ r-value, 5 + 5 - 3", "a C++ r-value, 5 + 5 - 3")]
    [TestCase("a `b` **c** | d", "a 'b' c / d")]
    public void What_can_stay_stays_as_it_was(string text, string expected) =>
        Assert.That(Defanged.Inline(text), Is.EqualTo(expected));

    [Test]
    public void A_long_text_is_cut_between_words()
    {
        Assert.That(Defanged.Inline(string.Join(' ', Enumerable.Repeat("words", 100)), 20), Is.EqualTo("words words words…"));
        Assert.That(Defanged.Inline(new string('x', 10_000_000), 20), Is.EqualTo(new string('x', 19) + "…"));
    }

    private static void AssertHarmless(string text)
    {
        Assert.That(text, Does.Not.Match("[@＠﹫<>`*~|\\[\\]{}\\\\]"));
        Assert.That(text, Does.Not.Match(@"(^|[^A-Za-z0-9]):[A-Za-z0-9]"), "a nick");
        Assert.That(text, Does.Not.Match(@"[A-Za-z]:[A-Za-z0-9/#?%]"), "an address with a scheme");
        Assert.That(text, Does.Not.Match(@"&[#A-Za-z]"), "an entity");
        foreach (var rune in text.EnumerateRunes())
        {
            Assert.That(rune.Value == '\n' || Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format), $"U+{rune.Value:X4}");
        }
    }

    private static void AssertSilent(string text)
    {
        var reading = ReplyReader.Read(text, Names);
        Assert.That(reading.Items, Is.Empty, text);
        Assert.That(reading.HoldSeen, Is.False, text);
    }

    [GeneratedRegex(@"https?://[A-Za-z0-9.:/?=&#%_+~,-]+")]
    private static partial Regex Links();
}
