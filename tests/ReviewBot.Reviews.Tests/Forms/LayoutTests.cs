using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>How a form is set says where its questions are, whatever their words.</summary>
internal sealed class LayoutTests
{
    private static readonly string[] Answers = [.. new SampleForm().With(5, "Reader opened, category 2, bug 1990001").Answers.OfType<string>()];

    private static IEnumerable<string> Open(FormReading reading) => reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic);

    private static string Joined(string between, Func<string, string, int, string> write) => string.Join(between, SampleForm.Questions.Zip(Answers).Select((qa, i) => write(qa.First, qa.Second, i + 1)));

    [TestCase("Frage/Question {0}: ", "Antwort/Answer: ")]
    [TestCase("Question / Frage {0}: ", "Answer / Antwort: ")]
    [TestCase("Pregunta {0}: ", "Respuesta: ")]
    [TestCase("{0}. ", "👉 ")]
    [TestCase("{0}. ", "Our side: ")]
    public void Marks_before_questions_and_answers_are_none_of_either(string question, string answer)
    {
        string[] cut = ["List all proposed measurements", "documentation", "opt-out", "analysis", "sharing"];
        int[] at = [5, 6, 9, 10, 11];
        string Text(int blank) => "# Request for data review\n\n" + Joined("\n", (q, a, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, question, i) + (Array.IndexOf(at, i) is >= 0 and var index ? cut[index] : q) + "\n" + answer + (i == blank ? "" : a));
        var reading = FormReader.Read(Text(0));
        Assert.Multiple(() =>
        {
            Assert.That(Open(reading), Is.Empty);
            Assert.That(reading.Answers.Select(a => a.Text), Is.EqualTo(Answers));
            Assert.That(reading.ThirdParty.Used, Is.False);
            Assert.That(Open(FormReader.Read(Text(10))), Is.EqualTo(new[] { Topics.Analysis }));
        });
    }

    [Test]
    public void Questions_nobody_has_listed_are_found_where_their_answers_are_set_in()
    {
        string[] own = ["Riddle", "Drive", "Roads not taken", "Gap", "Tell us every single thing that you record, please", "Manual", "Lifespan", "Crowd", "How do users get out of it", "Sums", "Loudspeaker", "Strangers"];
        string[] kept = ["What questions will you answer with this data?", "Why does Mozilla need to answer these questions?", "Can current instrumentation answer these questions?", "How long will this data be collected?"];
        int[] at = [1, 2, 4, 7];
        var text = "Data review request\n\n" + Joined("\n\n", (_, a, i) => (Array.IndexOf(at, i) is >= 0 and var index ? kept[index] : own[i - 1]) + "\n    " + (i == 9 ? "tbd" : a));
        var reading = FormReader.Read(text);
        Assert.That(reading.Answers.Single(a => a.Topic == Topics.Measurements).Text, Is.EqualTo(Answers[4]));
        Assert.That(reading.Answers.Select(a => a.Topic), Is.EqualTo(Topics.OfRequest));
        Assert.That(Open(reading), Is.EqualTo(new[] { Topics.OptOut }));
    }

    [Test]
    public void Every_row_of_a_wikis_table_may_hold_a_question()
    {
        var text = "{| class=\"wikitable\"\n! Question !! Answer\n|-\n" + Joined("\n|-\n", (q, a, i) => $"| {(i is 6 or 9 or 10 ? TopicOf(i) : q)} || {(i == 10 ? "TBD" : a)}") + "\n|}\n";
        var reading = FormReader.Read(text);
        Assert.That(Open(reading), Is.EqualTo(new[] { Topics.Analysis }));
        Assert.That(reading.Documentation, Is.EqualTo(new[] { "https://docs.example.org/reader" }));

        static string TopicOf(int question) => question switch { 6 => "Documentation", 9 => "Opt-out", _ => "Analysis" };
    }

    [Test]
    public void Questions_side_by_side_are_answered_in_the_rows_below()
    {
        const string Form = """
            # Request for Data Collection Renewal

            | Provide a link to the initial Data Collection Review Request for this collection. | When will this collection now expire? | Why was the initial period of collection insufficient? |
            |---|---|---|
            | https://bugzilla.mozilla.org/show_bug.cgi?id=1990001#c5 | 2027-06-30 | Too few people upgraded. |
            | https://bugzilla.mozilla.org/show_bug.cgi?id=1990002#c5 | 2027-09-30 |  |
            """;
        var reading = FormReader.Read(Form);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Kind, Is.EqualTo(FormKind.Renewal));
            Assert.That(reading.Renewals.Select(r => r.Expiry), Is.EqualTo(new[] { "2027-06-30", "2027-09-30" }));
            Assert.That(Open(reading), Is.EqualTo(new[] { Topics.Reason }));
        });
    }

    [Test]
    public void Numbers_with_answers_alone_are_a_request_where_the_answers_show_what_was_asked()
    {
        Assert.That(FormReader.Read(Joined("\n", (_, a, i) => $"Q{i}. {a}")).Complete, Is.True);
        Assert.That(FormReader.Read("[1] What questions will you answer with this data? [2] Why does Mozilla need to answer these questions? see below.\n\n" + Joined("\n", (_, a, i) => $"Re {i}: {a}")).Complete, Is.True);
        Assert.That(FormReader.Read(Joined("\n", (_, _, i) => $"Q{i}. Open the reader and look at it")).Kind, Is.EqualTo(FormKind.Unrecognized));
    }

    [Test]
    public void What_is_bold_is_the_question_and_not_the_first_words_of_its_answer()
    {
        var text = "# Data review\n\n" + Joined("\n\n", (q, a, i) => $"**{(i == 12 ? "Tools by other companies" : q.Split("  ")[0])}** {(i == 12 ? "Only hosting: the dashboards run on AWS." : a)}");
        var reading = FormReader.Read(text);
        Assert.That(reading.Answers.Single(a => a.Topic == Topics.ThirdParty).Text, Is.EqualTo("Only hosting: the dashboards run on AWS."));
        Assert.That(reading.ThirdParty.Used, Is.False);
    }

    [Test]
    public void A_row_of_the_questions_table_that_was_not_understood_is_left_to_a_person()
    {
        var text = "| Question | Answer |\n|---|---|\n" + Joined("\n", (q, a, i) => $"| {(i == 2 ? "Zzz" : q)} | {a} |");
        var reading = FormReader.Read(text);
        Assert.That(reading.Complete, Is.True);
    }
}
