using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>Titles that somebody set above the form's own questions end the answer above them; answers set in the same way are answers.</summary>
internal sealed class QuestionTitlesTests
{
    private static readonly string[] Titles =
        ["Aim", "Need", "Alternatives", "What is there", "Measurements", "Documentation", "Duration", "Populations", "Opt-out", "Analysis", "Sharing", "Third-party tools"];

    private static readonly string[] Translated =
    [
        "Quelles questions ?", "Pourquoi ?", "Quelles autres méthodes ?", "Les mesures actuelles suffisent-elles ?", "Liste des mesures", "Où est la documentation ?", "Pendant combien de temps ?", "Quelle population est mesurée ?",
        "Comment la désactiver ?", "Comment les données sont-elles analysées ?", "Où les résultats sont-ils partagés ?", "Un outil de tiers est-il utilisé ?",
    ];

    private static readonly string[] Answers = [.. new SampleForm().With(5, "Reader opened, category 2, bug 1990001").Answers.OfType<string>()];

    private static IEnumerable<string> Open(FormReading reading) => reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic);

    private static string Form(string layout, params int[] blank) => "# Request for data collection review form\n\n" + string.Join("\n\n", SampleForm.Questions.Select((question, i) =>
        layout.Replace("{n}", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{title}", Titles[i], StringComparison.Ordinal)
            .Replace("{french}", Translated[i], StringComparison.Ordinal)
            .Replace("{cut}", question[..22] + "…", StringComparison.Ordinal)
            .Replace("{question}", question, StringComparison.Ordinal) + "\n\n" + (blank.Contains(i + 1) ? "" : Answers[i])));

    [TestCase("## {n}. {title}\n\n{question}")]
    [TestCase("### {title}\n\n{question}")]
    [TestCase("### {title}\n\n{n}) {question}")]
    [TestCase("**{n}. {title}**\n\n{question}")]
    [TestCase("**{title}**\n{question}")]
    [TestCase("{n}. {title}\n\n{question}")]
    [TestCase("## {n}. {title}\n\n> {question}")]
    [TestCase("## {n}. {title}\n\n```\n{question}\n```")]
    [TestCase("## {n}. {title}\n\n{cut}")]
    [TestCase("## {n}. {title}\n\n> {cut}")]
    [TestCase("### {french}\n\n{question}")]
    [TestCase("h3. {n}. {title}\n\n_{question}_")]
    public void A_title_above_each_question_ends_the_answer_above_it(string layout)
    {
        var reading = FormReader.Read(Form(layout));
        Assert.Multiple(() =>
        {
            Assert.That(Open(reading), Is.Empty);
            Assert.That(reading.Answers.Select(a => a.Text), Is.EqualTo(Answers));
            Assert.That(Open(FormReader.Read(Form(layout, 3, 11))), Is.EqualTo(new[] { Topics.Alternatives, Topics.Sharing }));
        });
    }

    [Test]
    public void A_title_gives_its_question_the_number() =>
        Assert.That(FormReader.Read(Form("## {n}. {title}\n\n{question}")).Answers.Select(a => a.Question), Is.EqualTo(Enumerable.Range(1, 12)));

    [TestCase("", "{0}) {1}\n**{2}**")]
    [TestCase("**Request for data collection review form**\n", "{0}) {1}\n**{2}**")]
    [TestCase("**All questions are mandatory.**\n", "{1}\n**{2}**")]
    [TestCase("Request for data collection review form\n", "{1}\n{0}. {2}")]
    public void An_answer_above_each_question_is_no_title(string above, string layout)
    {
        var text = above + string.Join('\n', SampleForm.Questions.Select((question, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, layout, i + 1, question, Answers[i])));
        Assert.That(Open(FormReader.Read(text)), Is.Empty);
    }
}
