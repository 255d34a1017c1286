using System.Text;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>Texts made to be slow to read: with time that grows faster than the text these tests would not end.</summary>
internal sealed class HostileFormTests
{
    private const int Size = 400_000;

    private static readonly string[] Seeds =
    [
        "<", "[", "|", ">", "*", "_", "~", "`", "&", "(", "&lt;", "<!--", "<a href=\"", "<a href='x'>", "<div>", "<table><tr><td>", "<ol><li>", "<script>", "word and more words, ", "a\n", "Is this a line\n",
        "> > > a\n", "1) What questions will you answer with this data?\n", "What question did you answer with that data then\n", "](", "[a](", "http://a) ", "http://((()))", "1) 2) 3. ", "a\tb\t", "a | b | c\n-|-|-\n",
        "a@b.c.d-e_f@", "\r", "\u200b\u00a0", "——— a ", "# Data Review\n", "data-review+\n", "```\n", "2027-01-01 ", "six months, ", "until version ", "Jane Doe, ", "all channels, ", "category 1 or ",
        "|===\n", "|===\n|a\n", "|a<br>", "- a\n  - category: 2\n", "- category: 2\n  - a\n", "a:\n  b:\n    type: c\n    data_sensitivity: d\n", "  type: c\n",
    ];

    [TestCaseSource(nameof(Seeds))]
    public void A_text_of_one_thing_repeated_is_read_in_time(string seed) =>
        Assert.That(FormReader.Read(Encoding.UTF8.GetBytes(Repeated(seed))).Kind, Is.Not.EqualTo(FormKind.RenewalReview));

    [TestCaseSource(nameof(Seeds))]
    public void An_answer_of_one_thing_repeated_is_read_in_time(string seed)
    {
        foreach (var question in (ReadOnlySpan<int>)[4, 5, 6, 7, 8, 12])
        {
            Assert.That(() => FormReader.Read(new SampleForm().With(question, Repeated(seed)[..60_000]).Text()), Throws.Nothing);
        }
    }

    [TestCase(8, "* Which release channels?\n", "  beta, and more of what we could say of it in words like these\n")]
    [TestCase(10, "", "'\n")]
    [TestCase(4, "No.\n", "—\n")]
    [TestCase(8, "Countries:", "\nFrance, and more of what we could say of it in words like these")]
    [TestCase(5, "Measurement Description;Data Collection Category;Tracking Bug\na", ";b")]
    [TestCase(5, "Measurement Description    Data Collection Category    Tracking Bug\na", "    b")]
    [TestCase(5, "Name: a\nCategory: 1\n", "and so on, and more of what we could say of it in words like these\n")]
    [TestCase(5, "a:\n  data_sensitivity: technical\n", "  b:\n    type: c\n")]
    public void What_follows_a_head_is_read_in_time(int question, string head, string body)
    {
        var lines = body.Count(c => c == '\n');
        var answer = new StringBuilder(head).Insert(head.Length, body, lines > 0 ? 30_000 / lines : 2_000_000 / body.Length).ToString();
        Assert.That(() => FormReader.Read(new SampleForm().With(question, answer).Text()), Throws.Nothing);
    }

    private static string Repeated(string seed) => new StringBuilder(Size + seed.Length).Insert(0, seed, Size / seed.Length).ToString();
}
