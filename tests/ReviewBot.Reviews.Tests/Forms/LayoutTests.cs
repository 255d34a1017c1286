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

    [TestCase("{0}. {1} → {2}")]
    [TestCase("({0}) {1} -- {2}")]
    [TestCase("* {1}\n  * {2}")]
    [TestCase("- {1}\n    {2}")]
    [TestCase("{1}\n{3}\n\n{2}\n")]
    [TestCase("{4}: |\n  {2}")]
    [TestCase("{{panel:title={1}}}\n{2}\n{{panel}}")]
    [TestCase("h3. {1}\n{{quote}}{2}{{quote}}")]
    [TestCase("h3. {1}\n{{{{{2}}}}}")]
    public void A_label_may_stand_before_or_above_its_answer(string layout)
    {
        string[] labels = ["Purpose", "Need", "Alternatives", "Existing data", "Measurements", "Documentation", "Duration", "Population", "Opt-out", "Analysis", "Sharing", "Third party"];
        string[] said = [.. Answers.Select((a, i) => i == 0 ? "How many people open the reader, and how often?" : a)];
        string Text(int blank) => "h2. Data collection review request\n\n" + string.Join('\n', labels.Select((label, i) =>
            string.Format(System.Globalization.CultureInfo.InvariantCulture, layout, i + 1, label, i + 1 == blank ? "TBD" : said[i], new string('~', label.Length), label.ToLowerInvariant().Replace(' ', '_'))));
        var reading = FormReader.Read(Text(0));
        Assert.Multiple(() =>
        {
            Assert.That((reading.Kind, Open(reading)), Is.EqualTo((FormKind.Request, Array.Empty<string>())));
            Assert.That((reading.HighestCategory, reading.ThirdParty.Used), Is.EqualTo(((int?)2, (bool?)false)));
            Assert.That(Open(FormReader.Read(Text(3))), Is.EqualTo(new[] { Topics.Alternatives }));
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
    public void Points_beside_known_questions_are_questions()
    {
        var text = "#+TITLE: Data review\n\n" + Joined("\n", (q, a, i) => $"* {(i switch { 5 => "List all proposed measurements", 6 => "Documentation", 9 => "Opt-out", 12 => "Third-party tool", _ => q })}\n  {(i == 7 ? "<2027-09-15 Wed>" : a)}");
        var reading = FormReader.Read(text);
        Assert.Multiple(() =>
        {
            Assert.That(Open(reading), Is.Empty);
            Assert.That(reading.Answers.Select(a => a.Topic), Is.EqualTo(Topics.OfRequest));
            Assert.That(reading.Duration!.Until, Is.EqualTo(new DateOnly(2027, 9, 15)));
        });
    }

    [Test]
    public void What_is_written_as_wide_as_a_chinese_character_is_the_same()
    {
        var text = Joined("\n\n", (q, a, i) => $"{i}．{(i is 6 ? "Documentation" : q.Split("  ")[0].TrimEnd('?', ':'))}（質問）？\n\n{(i == 10 ? "" : i == 12 ? "いいえ" : a)}");
        var reading = FormReader.Read(text);
        Assert.That(Open(reading), Is.EqualTo(new[] { Topics.Analysis }));
        Assert.That(reading.ThirdParty.Used, Is.False);
    }

    [Test]
    public void Who_says_a_line_in_a_chat_is_no_part_of_it()
    {
        var text = Joined("\n", (q, a, i) => $"[10:{i * 2:00}] <maren> {i}) {q}\n[10:{(i * 2) + 1:00}] <kofi> {a}");
        Assert.That(FormReader.Read(text).Answers.Select(a => a.Text), Is.EqualTo(Answers));
    }

    [Test]
    public void What_was_left_blank_may_be_answered_by_its_number_below_the_form()
    {
        string Text(string below) => "Data review, please.\n\n" + Joined("\n", (q, a, i) => $"{i}) {q} → {(i is 2 or 7 ? "" : a)}") + "\n──────\nLater that day\n" + below;
        Assert.That(Open(FormReader.Read(Text("Thanks!"))), Is.EqualTo(new[] { Topics.Need, Topics.Duration }));
        var reading = FormReader.Read(Text("2) The old one looks alien on Linux.\n7) 6 months"));
        Assert.That(Open(reading), Is.Empty);
        Assert.That(reading.Duration!.Months, Is.EqualTo(6));
    }

    [Test]
    public void A_label_with_nothing_behind_it_is_no_answer()
    {
        var form = new SampleForm();
        var labelled = form with { Answers = [.. form.Answers.Select((a, i) => i is 4 ? a : $"_Ours:_ {(i == 3 ? "" : a)}")] };
        Assert.That(Open(FormReader.Read(labelled.Text())), Is.EqualTo(new[] { Topics.CurrentInstrumentation }));
    }

    [Test]
    public void A_table_that_was_pasted_cell_by_cell_is_one()
    {
        var reading = SampleForm.Reading(5, "Measurement\nCategory\nBug\npop3.leave\nCategory 1\n1990001\npop3.delete\nCategory 2\n1990002");
        Assert.That(reading.Measurements.Select(m => (m.Name, m.Category, m.Bugs[0])), Is.EqualTo(new (string, int?, int)[] { ("pop3.leave", 1, 1990001), ("pop3.delete", 2, 1990002) }));
    }

    [Test]
    public void Dots_or_three_dashes_may_lead_from_a_label_to_its_answer()
    {
        string[] labels = ["Documentation", "Control", "Monitoring", "Category", "Default", "New identifiers", "Privacy notice", "Third party"];
        string[] said = ["yes", "yes, preference", "n/a", "1", "on", "no", "yes", "no"];
        var review = FormReader.Read("Data review\n\n" + string.Join('\n', labels.Zip(said, (l, s) => $"{(l + " ").PadRight(20, '.')} {s}")) + "\n\ndata-review+\n");
        Assert.That((review.Kind, review.HighestCategory), Is.EqualTo((FormKind.Review, (int?)1)));
        string[] asked = ["Goals", "Motivation", "Alternatives", "Existing data", "Measurements", "Docs", "How long", "Who", "Opt out", "Analysis", "Sharing", "Third party"];
        var request = FormReader.Read("Data review for the folder quota bar\n\n" + Joined("\n", (_, a, i) => $"{asked[i - 1]} --- {(i == 10 ? "---" : a)}"));
        Assert.That(Open(request), Is.EqualTo(new[] { Topics.Analysis }));
    }

    [Test]
    public void An_address_that_somebody_answers_is_no_link_of_what_stands_before_other_answers()
    {
        var text = "Request for data collection review form\n\n" + Joined("\n\n", (q, a, i) => $"{i}) {q}\n[I] {a}");
        var reading = FormReader.Read(text);
        Assert.That(reading.Documentation, Is.EqualTo(new[] { "https://docs.example.org/reader" }));
        Assert.That(Open(reading), Is.Empty);
    }

    [TestCase("; {0}\n: {1}", "{{no}}")]
    [TestCase("; {0}\n: {1}", "{{No}}")]
    public void A_wikis_lists_and_templates_are_read_as_words(string write, string no)
    {
        var text = Joined("\n", (q, a, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, write, i is 9 ? "Opt-out mechanism" : q, i switch { 4 or 12 => no, 10 => "{{TODO}}", 5 => "reader.opened, category 2, {{bug|1990001}}", _ => a }));
        var reading = FormReader.Read(text);
        Assert.Multiple(() =>
        {
            Assert.That(Open(reading), Is.EqualTo(new[] { Topics.Analysis }));
            Assert.That(reading.ThirdParty.Used, Is.False);
            Assert.That(reading.Measurements.Single().Bugs, Is.EqualTo(new[] { 1990001 }));
        });
    }
}
