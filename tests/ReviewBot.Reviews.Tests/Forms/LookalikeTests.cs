using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>What looks like an answer and is none, and beside each the answer that looks like it.</summary>
internal sealed class LookalikeTests
{
    private static IEnumerable<string> Open(string text) => FormReader.Read(text).Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic);

    private static IEnumerable<string> OpenWith(int question, string answer) => Open(new SampleForm().With(question, answer).Text());

    private static string Asked(int question, string wording, string answer)
    {
        var form = new SampleForm().With(question, answer);
        return form.Text().Replace(SampleForm.Questions[question - 1], wording, StringComparison.Ordinal);
    }

    [TestCase(11, "[whoever likes them]", ExpectedResult = false)]
    [TestCase(11, "[in the bug]", ExpectedResult = true)]
    [TestCase(12, "[no such tool]", ExpectedResult = true)]
    [TestCase(4, "[not at present]", ExpectedResult = true)]
    [TestCase(11, "[People of the team]", ExpectedResult = true)]
    [TestCase(11, "[whoever likes to see them and has the time to look at it all]", ExpectedResult = true)]
    public bool A_few_small_words_in_brackets_are_a_field(int question, string answer) => !OpenWith(question, answer).Any();

    [TestCase(2, "- 4 -", ExpectedResult = false)]
    [TestCase(3, "[Print] [Delete]", ExpectedResult = false)]
    [TestCase(7, "Sheet 2/4", ExpectedResult = false)]
    [TestCase(4, "Appendix 3 (4 KB)", ExpectedResult = false)]
    [TestCase(9, "© 2026 the wiki of the team", ExpectedResult = false)]
    [TestCase(7, "May 5/7", ExpectedResult = true)]
    [TestCase(10, "Medians 4/2", ExpectedResult = true)]
    public bool What_is_printed_on_any_page_is_no_answer(int question, string line) => !OpenWith(question, line).Any();

    [TestCase(2, "Sync for tags: store 5 or 500?", ExpectedResult = true)]
    [TestCase(10, "rate by version", ExpectedResult = true)]
    [TestCase(10, "version", ExpectedResult = false)]
    [TestCase(6, "n/a yet - TODO before landing", ExpectedResult = false)]
    [TestCase(6, "I don't have a link yet", ExpectedResult = false)]
    [TestCase(4, "We don't have probes yet", ExpectedResult = true)]
    [TestCase(10, "we still have to think about that one, will fill in before landing", ExpectedResult = false)]
    public bool Few_words_are_an_answer_unless_they_say_nothing(int question, string answer) => !OpenWith(question, answer).Any();

    [TestCase("Analysis: chi-squared on both arms.")]
    [TestCase("Analysis: Wir vergleichen die beiden Gruppen.")]
    [TestCase("**Analysis**: pie chart per country")]
    [TestCase("Analysis -- per-week counts")]
    public void What_stands_behind_a_label_is_no_translation_of_it(string line) =>
        Assert.That(Open(new SampleForm().With(10, "").Text().Replace(SampleForm.Questions[9], line, StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void What_is_printed_on_any_page_is_none_on_the_questions_line_either() =>
        Assert.That(Open(Labelled("Audience: Appendix 3 (4 KB)")), Is.EqualTo(new[] { Topics.Populations }));

    private static string Labelled(string population) =>
        $"""
        # Request for data collection review form

        Purpose: How many people open the reader.
        Why: The code costs a week a year.
        Alternatives: A poll, which only fans answer.
        Existing telemetry: Nothing counts it.
        Measurements: Reader opened (category 2, bug 1990001)
        Documentation: https://docs.example.org/reader
        Duration: 6 months
        {population}
        Opt-out: Settings > Privacy
        Analysis: A chart.
        Sharing: In the bug.
        Third-party tools: No.
        """;

    [TestCase(11, "Under discussion, we'll name the place", ExpectedResult = false)]
    [TestCase(11, "Not decided yet, more on Tuesday.", ExpectedResult = false)]
    [TestCase(2, "Let me ask the product people first.", ExpectedResult = false)]
    [TestCase(11, "In the bug, more on Tuesday.", ExpectedResult = true)]
    [TestCase(10, "A chart, we'll add medians", ExpectedResult = true)]
    public bool A_line_that_puts_the_answer_off_is_none(int question, string answer) => !OpenWith(question, answer).Any();

    [TestCase(7, "ends: __/__/20__", ExpectedResult = false)]
    [TestCase(7, "I want this data to be collected until <<month day year>>.", ExpectedResult = false)]
    [TestCase(7, "__6 months__", ExpectedResult = true)]
    public bool A_date_with_nothing_in_it_is_none(int question, string answer) => !OpenWith(question, answer).Any();

    [TestCase(11, "Nsv bwlkra tulim meka vosti?", ExpectedResult = false)]
    [TestCase(11, "In the bug, or shall we write a report?", ExpectedResult = true)]
    [TestCase(1, "Nsv bwlkra tulim meka vosti?", ExpectedResult = true)]
    public bool A_question_below_the_question_in_words_of_no_form_is_its_translation(int question, string line) => !OpenWith(question, line).Any();

    [Test]
    public void A_translation_is_seen_in_code_where_the_whole_form_is_code()
    {
        var form = new SampleForm().With(10, "Come analizzerete questi dati?").Text();
        Assert.That(Open($"```\n{form}```\n"), Is.EqualTo(new[] { Topics.Analysis }));
    }

    [TestCase("Which users are measured: channels, countries, locales?", "", ExpectedResult = false)]
    [TestCase("Which users are measured: channels, countries, locales?", "All channels, countries and locales.", ExpectedResult = true)]
    [TestCase("Users measured: all of them", "", ExpectedResult = true)]
    public bool A_question_goes_on_behind_its_colon_to_its_mark(string wording, string answer) => !Open(Asked(8, wording, answer)).Any();

    [TestCase("At which public address is it documented? Link, please.", "", ExpectedResult = false)]
    [TestCase("At which public address is it documented? Link, please.", "https://docs.example.org/reader", ExpectedResult = true)]
    public bool A_plea_behind_a_question_is_none(string wording, string answer) => !Open(Asked(6, wording, answer)).Any();

    [TestCase("Permanently, please.")]
    public void An_answer_with_a_please_is_one(string answer) => Assert.That(OpenWith(7, answer), Is.Empty);

    [Test]
    public void A_column_in_which_every_row_says_the_same_is_no_answer()
    {
        var rows = SampleForm.Questions.Select((q, i) => $"| {q} | {(i is 4 ? "Reader opened (category 2, bug 1990001)" : i is 10 ? "" : new SampleForm().Answers[i])} | done |");
        Assert.That(Open($"# Request for data collection review form\n\n| Question | Answer | State |\n|---|---|---|\n{string.Join('\n', rows)}\n"), Is.EqualTo(new[] { Topics.Sharing }));
    }

    [Test]
    public void A_purpose_that_asks_is_the_answer_to_a_question_that_ends_with_a_full_stop() =>
        Assert.That(Open(Asked(1, "State in a sentence which open question the numbers are to settle.", "Do people who open the reader also come back to it?").Replace("settle.\n\n", "settle.\n", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Blanks_that_all_became_tabs_divide_no_cells_whatever_the_code_is_indented_by()
    {
        var tabbed = new SampleForm().Text().Replace(' ', '\t').Split('\n').Select(l => l.Length > 0 ? "    " + l : l);
        Assert.That(Open(string.Join('\n', tabbed)), Is.Empty);
    }

    [Test]
    public void A_form_in_details_is_markdown()
    {
        var form = new SampleForm();
        var text = string.Concat(SampleForm.Questions.Select((q, i) => $"<details><summary>{i + 1}. {q}</summary>\n\n{form.Answers[i]}\n\n</details>\n"));
        Assert.That(Open(text), Is.Empty);
        Assert.That(FormReader.Read(text).Measurements.Single().Bugs, Is.EqualTo(new[] { 1990001 }));
    }

    [Test]
    public void The_forms_own_note_in_bold_is_not_the_question_that_is_missing()
    {
        var asked = SampleForm.Questions.Select((q, i) => (Text: i == 0 ? "Tell us plainly what the team needs answered." : q, Answer: new SampleForm().Answers[i])).ToList();
        (asked[0], asked[6]) = (asked[6], asked[0]);
        (asked[2], asked[10]) = (asked[10], asked[2]);
        (asked[3], asked[8]) = (asked[8], asked[3]);
        var text = "# Request for data collection review form\n\n**All questions are mandatory. You must receive review from a data steward peer on your responses to these questions before shipping new data collection.**\n\n"
            + string.Concat(asked.Select(q => $"**{q.Text.Split("  ")[0]}**\n\n{q.Answer}\n\n"));
        Assert.That(Open(text), Is.Empty);
    }

    [Test]
    public void A_table_of_measurements_among_questions_in_own_words_asks_nothing()
    {
        string[] own =
        [
            "What is to be found out?", "Why is it needed?", "Which other ways were there?", "Is it measured today?", "What is measured, in which category?", "Where is it documented?",
            "How long does it run?", "Which users are measured?", "How is it switched off?", "How will it be analyzed?", "Where are results shared?", "Which third-party tool is used?",
        ];
        var answers = new SampleForm().Answers.SetItem(4, "<table>\n<tr>\n<td>Measurement Description</td>\n<td>Data Collection Category</td>\n<td>Tracking Bug #</td>\n</tr>\n<tr>\n<td>Reader opened</td>\n<td>Category 2</td>\n<td>1990001</td>\n</tr>\n</table>");
        var reading = FormReader.Read("# Request for data review\n\n" + string.Concat(own.Zip(answers).Reverse().Select(q => $"**{q.First}**\n\n{q.Second}\n\n")));
        Assert.That(reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic), Is.Empty);
        Assert.That(reading.Measurements.Single().Bugs, Is.EqualTo(new[] { 1990001 }));
    }

    [Test]
    public void An_answer_with_a_figure_before_its_colon_is_no_label() =>
        Assert.That(FormReader.Read("# Data Review\n\nDoes public documentation exist?\n\nYes.\n\nIs there a control mechanism?\n\nYes, in Settings.\n\nWho monitors it, if permanent?\n\nNot permanent.\n\nWhich category applies?\n\nC2: interaction\n\nIs it default on or off?\n\nOn\n\nAre there new identifiers?\n\nNo.\n\nDoes the privacy notice cover it?\n\nYes.\n\nDoes a third-party tool take part?\n\nNo.\n").HighestCategory, Is.EqualTo(2));
}
