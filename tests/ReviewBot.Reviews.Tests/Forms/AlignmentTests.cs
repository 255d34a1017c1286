using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>Questions are placed by the whole of the text, and where that isn't sure a person looks.</summary>
internal sealed class AlignmentTests
{
    private const string Alternatives = "What alternative methods did you consider to answer these questions? Why were they not sufficient?";

    private static string With(string question, int number = 3, string? answer = "A poll, which only fans answer.") =>
        new SampleForm().With(number, answer).Text().Replace(SampleForm.Questions[number - 1], question, StringComparison.Ordinal);

    [TestCase("Which other ways were weighed?")]
    [TestCase("Alternatives:")]
    [TestCase("What alternative methods…")]
    [TestCase("Did you try something else before?")]
    public void A_question_in_other_words_is_found_between_its_neighbours(string question)
    {
        var reading = FormReader.Read(With(question));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Complete, Is.True);
            Assert.That(reading.Answers.Single(a => a.Topic == Topics.Alternatives).Text, Is.EqualTo("A poll, which only fans answer."));
        });
    }

    [Test]
    public void A_question_in_other_words_without_an_answer_is_blank() =>
        Assert.That(FormReader.Read(With("Which other ways were weighed?", answer: "")).Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic), Is.EqualTo(new[] { Topics.Alternatives }));

    [Test]
    public void A_question_that_only_its_place_tells_is_left_to_a_person_where_no_answer_is_seen()
    {
        var headings = Enumerable.Range(1, 12).Aggregate(With("Gewogen und zu leicht befunden?", answer: ""), (text, n) => text.Replace($"\n{n}) ", "\n## ", StringComparison.Ordinal));
        var reading = FormReader.Read(headings);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Complete, Is.True);
            Assert.That(reading.Findings.Select(f => (f.Topic, f.Code)), Is.EqualTo(new[] { (Topics.Alternatives, FindingCode.Unclear) }));
            Assert.That(reading.Answers.Single(a => a.Topic == Topics.Alternatives).Confidence, Is.LessThan(0.7));
        });
    }

    [Test]
    public void Questions_that_a_table_holds_in_its_own_way_are_not_said_to_be_gone()
    {
        (string Question, string Answer)[] rows =
        [
            ("What questions will you answer with this data?", "How often is offline mode entered by hand"), ("Why does Mozilla need to answer these questions?", "It may be removed"),
            ("What alternative methods did you consider?", "Searching the forum"), ("Can current instrumentation answer these questions?", "No"),
            ("List all proposed measurements", "offline.manual, category 2, bug 1991031"), ("Documentation", "https://docs.example.org/probe"),
            ("How long will this data be collected?", "2027-08-15"), ("What populations will you measure?", "everyone"), ("Opt-out", "Preferences"),
            ("Analysis", "counts by week"), ("Sharing", "in the bug"), ("Third-party tool", "No"),
        ];
        var reading = FormReader.Read("{| class=\"wikitable\"\n! Question !! Answer\n|-\n" + string.Join("\n|-\n", rows.Select(r => $"| {r.Question} || {r.Answer}")) + "\n|}");

        Assert.That((reading.Complete, reading.Findings.Where(f => f.MakesIncomplete)), Is.EqualTo(((bool?)true, Array.Empty<FormFinding>())));
    }

    [Test]
    public void A_question_that_is_set_like_the_others_is_not_said_to_be_gone_whatever_its_words()
    {
        (string Question, string Answer)[] rows =
        [
            ("What questions will you answer with this data?", "How big do drafts get?"), ("Why does Mozilla need to answer these questions?", "Saving big ones is slow"),
            ("What alternative methods did you consider to answer these questions?", "Local tests."), ("Can current instrumentation answer these questions?", "Not at all"),
            ("Tell us every single thing, please", "compose.draft_size (1) bug 1991071"), ("Please provide a link to the documentation", "https://docs.example.org/probe"),
            ("How long will this data be collected?", "six months"), ("What populations will you measure?", "all channels"), ("And how does one get out of it?", "in the preferences"),
            ("Please provide a general description of how you will analyze this data", "medians by version"), ("Where do you intend to share the results of your analysis?", "in the meeting"),
            ("Is there a third-party tool (i.e. not Glean or Telemetry) that you are proposing to use for this data collection?", "none"),
        ];
        var reading = FormReader.Read(string.Join("\n\n", rows.Select(r => $"{r.Question}\n    {r.Answer}")));

        Assert.That(reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic), Is.Empty);
    }

    [Test]
    public void A_question_word_for_word_is_sure() =>
        Assert.That(FormReader.Read(new SampleForm().Text()).Answers.Min(a => a.Confidence), Is.AtLeast(0.9));

    [TestCase("TBD-list@example.org gets it.", true, 0)]
    [TestCase("TBA channel for the design of mail, and its notes.", true, 1)]
    [TestCase("TBD by the team", false, 0)]
    [TestCase("until <date>", false, 0)]
    [TestCase("MM/DD/YYYY", false, 0)]
    [TestCase("We'll fill this in after the meeting.", false, 0)]
    [TestCase("We will add a chart to the dashboard.", true, 1)]
    [TestCase("Sent from my phone", false, 0)]
    public void What_only_holds_the_place_of_an_answer_is_told_from_one(string answer, bool complete, int unclear)
    {
        var reading = FormReader.Read(new SampleForm().With(10, answer).Text());
        Assert.That((reading.Complete, reading.Findings.Count(f => f.Code == FindingCode.Unclear)), Is.EqualTo(((bool?)complete, unclear)));
    }

    [Test]
    public void The_same_form_empty_above_the_filled_one_says_nothing()
    {
        var empty = new SampleForm { Answers = [.. new SampleForm().Answers.Select(_ => (string?)"")] }.Text();
        var reading = FormReader.Read(empty + "\n---\n\n" + new SampleForm().Text());
        Assert.That((reading.Complete, reading.Blocks), Is.EqualTo(((bool?)true, 1)));
    }

    [Test]
    public void The_same_form_with_an_empty_table_above_the_filled_one_says_nothing()
    {
        var table = "| Measurement Description | Data Collection Category | Tracking Bug # |\n|---|---|---|\n|  |  |  |";
        var empty = new SampleForm { Answers = [.. new SampleForm().Answers.Select((_, i) => (string?)(i == 4 ? table : ""))] }.Text();
        var reading = FormReader.Read(empty + "\nAnd ours:\n\n" + new SampleForm().Text());
        Assert.That((reading.Complete, reading.Blocks), Is.EqualTo(((bool?)true, 1)));
    }

    [Test]
    public void An_empty_renewal_above_the_filled_one_says_nothing()
    {
        string[] asked = ["1) Provide a link to the initial Data Collection Review Request for this collection.", "2) When will this collection now expire?", "3) Why was the initial period of collection insufficient?"];
        string[] said = ["https://bugzilla.mozilla.org/show_bug.cgi?id=1990001#c2", "Version 161", "A release was late."];
        var filled = string.Join('\n', asked.Zip(said, (question, answer) => question + "\n" + answer));
        var reading = FormReader.Read("Request for Data Collection Renewal\n" + string.Join('\n', asked) + "\n\nFilled in:\n" + filled);
        Assert.That((reading.Complete, reading.Blocks, reading.Duration?.Version), Is.EqualTo(((bool?)true, 1, "161")));
    }

    [Test]
    public void Questions_and_answers_may_be_marked_so()
    {
        string[] asked = ["What do you want to find out?", "Why is this needed?", "What else did you consider?", "Can today's telemetry answer it?", "List of measurements with categories", "Documentation link", "How long will it be collected?", "Populations?", "Opt-out?", "Analysis?", "Sharing?", "Third-party tool?"];
        var form = new SampleForm().With(5, "Reader opened, category 2, bug 1990001").With(10, "TBC");
        var reading = FormReader.Read("Data review request\n\n" + string.Join("\n\n", asked.Zip(form.Answers, (question, answer) => $"Q: {question}\nA: {answer}")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Kind, Is.EqualTo(FormKind.Request));
            Assert.That(reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic), Is.EqualTo(new[] { Topics.Analysis }));
            Assert.That((reading.HighestCategory, reading.Duration?.Months, reading.ThirdParty.Used), Is.EqualTo(((int?)2, (int?)6, (bool?)false)));
        });
    }

    [Test]
    public void As_what_each_line_was_read_is_told()
    {
        var read = FormReader.Read(new SampleForm().Text()).ReadAs;
        Assert.Multiple(() =>
        {
            Assert.That(read[0], Is.EqualTo(new ReadBlock(1, 1, ReadKind.Other, null)));
            Assert.That(read[1], Is.EqualTo(new ReadBlock(3, 3, ReadKind.Question, Topics.Purpose)));
            Assert.That(read[2], Is.EqualTo(new ReadBlock(5, 5, ReadKind.Answer, Topics.Purpose)));
            Assert.That(read.Select(b => b.Topic).Distinct().Count(t => t is not null), Is.EqualTo(12));
        });
    }

    [Test]
    public void A_form_in_any_order_is_read_with_a_question_in_other_words()
    {
        var parts = With("Which other ways were weighed?").Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var pairs = parts.Skip(1).Chunk(2).Select(p => string.Join("\n\n", p)).ToList();
        var order = new[] { 6, 11, 2, 0, 9, 4, 1, 8, 10, 3, 7, 5 };
        Assert.That(FormReader.Read(parts[0] + "\n\n" + string.Join("\n\n", order.Select(i => pairs[i]))).Complete, Is.True);
    }

    [Test]
    public void What_lacks_is_named_by_its_first_words() =>
        Assert.That(FormReader.Read(new SampleForm().With(3, "").Text()).Findings.Single().Message, Does.StartWith("Question 3 (\"" + Alternatives[..32] + "…\") has no answer yet."));

    // Lists of questions in the last cell, each on lines of its own, with the ends of its items left out.
    private static string TableOfQuestions(int rows) =>
        "<table>\n  <tr>\n    <td>Measurement Description</td>\n    <td>Data Collection Category</td>\n    <td>Which question it answers</td>\n  </tr>\n"
        + string.Concat(Enumerable.Range(1, rows).Select(n => $"  <tr>\n    <td>Folder {n} opened</td>\n    <td>Category 2</td>\n    <td>\n      <ul>\n        <li>What do people look for?\n        <li>How long do they keep it open?</li>\n      </ul>\n    </td>\n  </tr>\n"))
        + "</table>";

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(12)]
    [TestCase(40)]
    public void Lists_of_questions_in_a_table_are_the_answer_that_the_table_is(int rows)
    {
        var (today, before) = (new SampleForm().With(5, TableOfQuestions(rows)).Text(), OfEleven(TableOfQuestions(rows)));
        foreach (var text in new[] { today, before, Unnumbered(today), Unnumbered(before) })
        {
            var reading = FormReader.Read(text);
            Assert.Multiple(() =>
            {
                Assert.That(reading.Findings.Where(f => f.MakesIncomplete), Is.Empty);
                Assert.That(reading.Measurements, Has.Length.EqualTo(rows));
                Assert.That(reading.Answers.Single(a => a.Topic == Topics.Populations).Line, Is.EqualTo(Array.FindIndex(text.Split('\n'), l => l.EndsWith("What populations will you measure?", StringComparison.Ordinal)) + 1));
            });
        }
    }

    [TestCase(3)]
    [TestCase(12)]
    public void A_page_holds_a_table_of_questions_as_a_text_does(int rows)
    {
        var parts = Unnumbered(OfEleven(TableOfQuestions(rows))).Split("\n\n");
        var reading = FormReader.Read("<html><body>\n<p>" + string.Join("</p>\n<p>", parts) + "</p>\n</body></html>");
        Assert.That((reading.Complete, reading.Measurements.Length), Is.EqualTo(((bool?)true, rows)));
    }

    [Test]
    public void A_page_that_is_all_table_is_a_page()
    {
        var rows = SampleForm.Questions.Zip(new SampleForm().Answers, (q, a) => $"<tr>\n<td>\n<p>{q[..10]}\n{q[10..]}</p>\n</td>\n<td>\n<p>{(a!.StartsWith('|') ? "Reader opened: category 2" : a.Replace("which ", "which\n", StringComparison.Ordinal))}</p>\n</td>\n</tr>\n");
        var reading = FormReader.Read("<table>\n" + string.Concat(rows) + "</table>");
        Assert.That((reading.Complete, reading.Answers.Single(a => a.Topic == Topics.Alternatives).Text), Is.EqualTo(((bool?)true, "A poll, which only fans answer.")));
    }

    [Test]
    public void A_question_ends_before_the_next_one_on_its_line()
    {
        var text = new SampleForm().With(2, "").Text().Replace("2) Why does", "Why does", StringComparison.Ordinal).Replace("How many people open the reader.", "", StringComparison.Ordinal);
        var reading = FormReader.Read("<html><p>" + text.Replace("\n", "    ", StringComparison.Ordinal) + "<a href=\"https://docs.example.org/reader\">more</a>");
        Assert.That(reading.Findings.Select(f => f.Topic), Does.Contain(Topics.Purpose));
    }

    // The version that doesn't ask for documentation.
    private static string OfEleven(string measurements) =>
        Enumerable.Range(7, 6).Aggregate(
            new SampleForm().With(5, measurements).With(6, null).Text().Replace("not Glean or Telemetry", "not Telemetry", StringComparison.Ordinal),
            (text, n) => text.Replace($"\n{n}) ", $"\n{n - 1}) ", StringComparison.Ordinal));

    private static string Unnumbered(string text) =>
        string.Join('\n', text.Split('\n').Select(l => l.IndexOf(") ", StringComparison.Ordinal) is (1 or 2) and var at && char.IsAsciiDigit(l[0]) ? l[(at + 2)..] : l));
}
