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
}
