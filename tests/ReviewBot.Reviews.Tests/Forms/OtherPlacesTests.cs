using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>Questions and answers in places that a form doesn't have them in: other orders, copies, cells, keys.</summary>
internal sealed class OtherPlacesTests
{
    private static readonly string[] Answers = [.. new SampleForm().With(5, "Reader opened, category 2, bug 1990001").Answers.OfType<string>()];

    private static IEnumerable<string> Open(FormReading reading) => reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic);

    private static string Table(string head, Func<string, string, int, string> row) =>
        $"# Request for data review\n\n{head}\n" + string.Join('\n', SampleForm.Questions.Zip(Answers).Select((qa, i) => row(qa.First, qa.Second, i + 1)));

    [Test]
    public void A_blank_form_above_is_nothing_with_all_that_it_prints()
    {
        var blank = new SampleForm { Answers = ["", "* Establish baselines or measure changes in product or platform quality or performance.", "", "", "<table><tr><td>Measurement Description</td><td>Data Collection Category</td><td>Tracking Bug #</td></tr><tr><td></td><td></td><td></td></tr></table>", "", "* I want this data to be collected for 6 months initially (potentially renewable).", "* Which release channels?\n\n* Which countries?", "", "", "", "* Are you using that on the Mozilla backend?"] };
        var labels = string.Join("\n\n", Answers.Zip((string[])["Purpose", "Need", "Alternatives", "Existing probes", "Measurements", "Documentation", "Duration", "Populations", "Opt-out", "Analysis", "Sharing", "Third party"], (a, l) => $"{l}: {a}"));
        Assert.Multiple(() =>
        {
            Assert.That(Read(new SampleForm().Text()), Is.EqualTo(((bool?)true, 1)));
            Assert.That(Read("Data review request\n\n" + labels), Is.EqualTo(((bool?)true, 1)));
        });

        (bool?, int) Read(string filled) => FormReader.Read($"{blank.Text()}\n====================\nsorry for the template above, this is ours\n====================\n\n{filled}") is var reading ? (reading.Complete, reading.Blocks) : default;
    }

    [Test]
    public void A_line_above_the_first_label_is_not_the_first_question()
    {
        string[] labels = ["What for", "Rationale", "Methods rejected", "Instrumentation so far", "Proposed metrics", "Public docs", "Collected until", "Measured populations", "Opting out", "Method of analysis", "Report to", "Third-party"];
        var text = "And now the answers:\n\nData review: the reader\n\n" + string.Join("\n\n", labels.Zip(Answers, (l, a) => $"{l}: {a}"));
        var reading = FormReader.Read(text);
        Assert.That(reading.Answers.First(a => a.Topic == Topics.Purpose).Text, Is.EqualTo(Answers[0]));
        Assert.That(Open(reading), Is.Empty);
    }

    [Test]
    public void Own_words_in_any_order_are_a_request_by_all_of_them()
    {
        (string Question, int Answer)[] rows =
        [
            ("What must a user do to stop the collection?", 9), ("Can you get this out of the metrics we have now?", 4), ("How do you plan to evaluate the data?", 10), ("What data points are to be collected?", 5),
            ("Which people's installations will send it?", 8), ("What is it that we don't know today and would know afterwards?", 1), ("What did you try before, and in what way did it fall short?", 3), ("Does it need a tool by somebody else (not Glean, not Telemetry)?", 12),
            ("What is the business or product need, and what is the user's gain?", 2), ("What is the link to the public documentation of these metrics?", 6), ("When are you going to remove it again?", 7), ("To whom will the conclusions be made available?", 11),
        ];
        var reading = FormReader.Read("# Request to collect data\n\n| Item | Answer |\n|---|---|\n" + string.Join('\n', rows.Select(r => $"| {r.Question} | {Answers[r.Answer - 1]} |")));
        Assert.That((reading.Kind, reading.Complete, reading.Duration?.Months), Is.EqualTo((FormKind.Request, (bool?)true, (int?)6)));
        Assert.That(reading.Documentation, Is.EqualTo(new[] { "https://docs.example.org/reader" }));
    }

    [Test]
    public void Questions_cut_in_a_column_behind_their_numbers_are_found()
    {
        var text = "No.;What is asked;What we say\n" + string.Join('\n', SampleForm.Questions.Zip(Answers).Select((qa, i) => $"{i + 1};{string.Join(' ', qa.First.Split(' ').Take(4))} [...];\"{qa.Second}\""));
        var reading = FormReader.Read(text);
        Assert.That((reading.Kind, reading.Complete), Is.EqualTo((FormKind.Request, (bool?)true)));
        Assert.That(reading.Populations?.Channels?.All, Is.True);
    }

    [Test]
    public void An_answer_that_begins_with_a_label_is_not_its_question()
    {
        var text = "Data collection review\n\n" + string.Join("\n\n", SampleForm.Questions.Select((q, i) => $"{i + 1}) {(i == 5 ? "Where can the public read what is collected?" : q)}\n\n{(i == 5 ? "Documented: https://docs.example.org/reader" : Answers[i])}"));
        Assert.That(FormReader.Read(text).Answers.Single(a => a.Topic == Topics.Documentation).Question, Is.EqualTo(6));
    }

    [Test]
    public void A_table_of_one_column_holds_an_answer()
    {
        var text = "# Request for data review\n\n" + string.Join("\n\n", SampleForm.Questions.Zip(Answers).Select((qa, i) => $"### {i + 1}. {qa.First}\n\n| Our answer |\n|---|\n| {(i == 2 ? "[describe alternatives]" : qa.Second)} |"));
        Assert.That(Open(FormReader.Read(text)), Is.EqualTo(new[] { Topics.Alternatives }));
    }

    [Test]
    public void Who_answered_is_no_part_of_the_answer()
    {
        var reading = FormReader.Read(Table("| Question | Answer | Owner |\n|---|---|---|", (q, a, i) => $"| {q} | {(i == 5 ? "opened - category 2 - bug 1990001<br>closed - category 1 - bug 1990002" : a)} | {(i % 2 == 0 ? "Kim" : "Rosa")} |"));
        Assert.That(reading.Measurements.Select(m => (m.Category, m.Bugs[0])), Is.EqualTo(new (int?, int)[] { (2, 1990001), (1, 1990002) }));
        Assert.That(reading.Answers.Single(a => a.Topic == Topics.Sharing).Text, Is.EqualTo(Answers[10]));
    }

    [Test]
    public void Each_line_of_a_cell_may_be_a_measurement()
    {
        var reading = FormReader.Read(Table("| Question / Frage | Answer / Antwort |\n|---|---|", (q, a, i) => $"| {i}. {q} | {(i == 5 ? "1. opened / geöffnet (cat. 2, bug 1990001) <br> 2. closed (cat. 1, bug 1990001)" : i == 12 ? "No / Nein" : a)} |"));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Measurements.Select(m => m.Category), Is.EqualTo(new int?[] { 2, 1 }));
            Assert.That(reading.Answers.Select(a => a.Question), Is.EqualTo(Enumerable.Range(1, 12)));
            Assert.That(reading.ThirdParty.Used, Is.False);
        });
    }

    [TestCase("|===\n|Measurement |Category |Bug\n\n|Opened\n|2\n|1990001\n\n|Closed\n|1 (technical)\n|1990002\n|===")]
    [TestCase("[cols=\"3,1,1\"]\n|===\n|Measurement\n|Category\n|Bug\n\n|Opened\n|2\n|1990001\n|Closed\n|1\n|1990002\n|===")]
    [TestCase("|===\n|Measurement |Category |Bug\n|Opened |2 |1990001\n|Closed |1 |1990002\n|===")]
    [TestCase("- name: reader.opened\n  description: how often\n  category: 2\n  bug: 1990001\n- name: reader.closed\n  description: how often\n  category: 1\n  bug: 1990002")]
    [TestCase("- Opened, which takes the whole of the line, category 2, bug\n1990001\n- Closed, as long as it takes, category 1,\nbug 1990002")]
    [TestCase("<table><tr><td>Measurement</td><td>Category</td><td>Bug</td></tr><tr><td>Opened</td><td>2️⃣</td><td>1990001</td></tr><tr><td>Closed</td><td>1️⃣</td><td>1990002</td></tr></table>")]
    public void Measurements_are_read_however_they_are_set(string set) =>
        Assert.That(SampleForm.Reading(5, set).Measurements.Select(m => (m.Category, m.Bugs[0])), Is.EqualTo(new (int?, int)[] { (2, 1990001), (1, 1990002) }));

    [TestCase("|===\n|===")]
    [TestCase("|===\n\nno cell\n\n|===")]
    [TestCase("|===\n|a")]
    public void A_table_without_cells_is_nothing(string set) => Assert.That(() => SampleForm.Reading(5, set), Throws.Nothing);

    [Test]
    public void A_key_of_an_answer_is_no_question()
    {
        string[] keys = ["purpose", "need", "alternatives", "current_instrumentation", "measurements", "documentation", "duration", "populations", "opt_out", "analysis", "sharing", "third_party_tool"];
        var text = "data_review_request:\n  bug: 1990001\n" + string.Join('\n', keys.Zip(Answers, (key, a) => $"  {key}: {(key == "measurements" ? "\n    - name: reader.opened\n      description: how often\n      category: 2\n      bug: 1990001" : a)}"));
        var reading = FormReader.Read(text);
        Assert.That(reading.Answers.Select(a => a.Topic), Is.EqualTo(Topics.OfRequest));
        Assert.That(reading.Measurements.Select(m => (m.Category, m.Bugs[0])), Is.EqualTo(new (int?, int)[] { (2, 1990001) }));
    }

    [TestCase(9, "Toggle in the app's privacy settings")]
    [TestCase(10, "Toggle rate by theme.")]
    [TestCase(10, "Export to a spreadsheet")]
    [TestCase(11, "This wiki page will be updated.")]
    [TestCase(6, "[Over here](https://docs.example.org/reader)")]
    public void What_a_page_might_say_of_itself_is_an_answer_in_words_of_its_own(int question, string answer) =>
        Assert.That(Open(SampleForm.Reading(question, answer)), Is.Empty);

    [TestCase("Toggle navigation")]
    [TestCase("Export to PDF")]
    [TestCase("Back to top")]
    public void What_any_page_says_of_itself_is_none(string line) =>
        Assert.That(Open(SampleForm.Reading(10, line)), Is.EqualTo(new[] { Topics.Analysis }));

    [TestCase("{0}  {1}")]
    [TestCase("\u001b[7m {0} \u001b[27m {1}")]
    [TestCase("`{0}` {1}")]
    [TestCase("{0}\u2014 {1}")]
    [TestCase("{0}> {1}")]
    public void Numbers_that_no_mark_tells_from_words_are_read_one_after_the_other(string mark)
    {
        string[] own = ["What do we want to learn?", "Why is that of use?", "What else was tried?", "Do today's probes tell it?", "What is measured, in which category?", "Where is it documented?", "Until when?", "Whose data?", "How can one opt out?", "How will it be looked at?", "Where will the results be told?", "Any tool of somebody else?"];
        Assert.Multiple(() =>
        {
            foreach (var questions in new[] { [.. SampleForm.Questions], own })
            {
                var text = "# Request for data review\n\n" + string.Join("\n\n", questions.Zip(Answers).Select((qa, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, mark, i + 1, qa.First) + $"\n\n{(i == 0 ? "2 things: how many, how often." : qa.Second)}"));
                var reading = FormReader.Read(text);
                Assert.That(reading.Answers.Select(a => a.Question), Is.EqualTo(Enumerable.Range(1, 12)));
                Assert.That((reading.Complete, reading.Answers[0].Text), Is.EqualTo(((bool?)true, "2 things: how many, how often.")));
            }
        });
    }

    [Test]
    public void Answers_by_number_need_no_colon_and_without_words_are_blank()
    {
        string Form(Func<int, string> answer) => string.Join("\n\n", SampleForm.Questions.Select((q, i) => $"Q{i + 1} {q}\nA{i + 1}{answer(i)}"));
        var reading = FormReader.Read("Data review request\n\n" + Form(_ => "") + "\n\n========\nfilled in:\n========\n\n" + Form(i => (i == 4 ? "\n" : " ") + Answers[i]));
        Assert.That((reading.Complete, reading.Blocks, reading.ThirdParty.Used, reading.Duration?.Months), Is.EqualTo(((bool?)true, 1, (bool?)false, (int?)6)));
        Assert.That(Open(FormReader.Read("Data review request\n\n" + Form(i => i == 2 ? "" : (i == 4 ? "\n" : " ") + Answers[i]))), Is.EqualTo(new[] { Topics.Alternatives }));
        Assert.That(FormReader.Read("Data review request\n\n" + Form(i => i == 7 ? ": A4 paper users" : (i == 4 ? "\n" : " ") + Answers[i])).Answers[7].Text, Is.EqualTo("A4 paper users"));
    }
}
