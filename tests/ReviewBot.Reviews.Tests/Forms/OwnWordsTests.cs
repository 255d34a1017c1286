using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>A form whose questions nobody has listed is known by how it is set and by what its answers look like.</summary>
internal sealed class OwnWordsTests
{
    private static readonly string[] Answers =
    [
        "Whether the reader is opened at all.", "The code costs a week a year.", "Interviews, which only fans join.", "There is no existing metric.",
        "Reader opened (category 2, bug 1990001); size of the store (category 1, bug 1990002)", "https://docs.example.org/reader", "6 months",
        "All channels, countries and locales.", "Untick the telemetry box in the settings.", "Median by release.", "On the mailing list.", "No.",
    ];

    private static readonly string[] Labels = ["Curiosity", "Drive", "Roads not taken", "Gap", "Signals", "Manual", "Lifespan", "Crowd", "Exit", "Sums", "Loudspeaker", "Strangers"];

    private static string Labelled(IReadOnlyList<string> answers, string title = "# Request for data review") =>
        title + "\n\n" + string.Join("\n\n", Labels.Zip(answers, (label, answer) => $"**{label}:** {answer}")) + "\n";

    [Test]
    public void Twelve_labels_that_nobody_has_listed_are_a_request_by_their_answers()
    {
        var reading = FormReader.Read(Labelled(Answers));
        Assert.Multiple(() =>
        {
            Assert.That((reading.Kind, reading.Complete), Is.EqualTo((FormKind.Request, (bool?)true)));
            Assert.That(reading.Answers.Select(a => (a.Topic, a.Text)), Is.EqualTo(Topics.OfRequest.Zip(Answers)));
            Assert.That(reading.Measurements.Select(m => (m.Category, m.Bugs[0])), Is.EqualTo(new (int?, int)[] { (2, 1990001), (1, 1990002) }));
        });
    }

    [Test]
    public void As_many_labels_of_something_else_are_no_form()
    {
        string[] said = ["Linux", "Open the reader", "It opens", "It doesn't", "Always", "None", "Yesterday", "Anna", "High", "Later", "Maybe", "Nothing"];
        Assert.That(FormReader.Read(Labelled(said, "# Crash in the reader")).Kind, Is.EqualTo(FormKind.Unrecognized));
    }

    [Test]
    public void What_is_not_found_among_questions_in_own_words_is_left_to_a_person()
    {
        var text = string.Join("\n\n", Labelled(Answers).Split("\n\n").Where(p => !p.StartsWith("**Drive", StringComparison.Ordinal)));
        var reading = FormReader.Read(text);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Kind, Is.EqualTo(FormKind.Request));
            Assert.That(reading.Complete, Is.True);
            Assert.That(reading.Findings.Count(f => f.Code == FindingCode.Unclear), Is.AtLeast(1));
        });
    }

    [TestCase("# Data review by a steward\n\nDocs public?: Yes.\n\nSwitch for users: Yes, in the settings.\n\nLong-term owner: Not permanent.\n\nSort of data: Category 1\n\nState at first: Off by default.\n\nAny identifiers: None.\n\nPolicy coverage: Covered.\n\nOutside vendor: No.\n", FormKind.Review)]
    [TestCase("# Renewing a data collection\n\nWhere it was approved: https://example.org/reviews/7\n\nWill run until: 2027-06-30\n\nCause of the delay: Too few people upgraded.\n", FormKind.Renewal)]
    public void Other_forms_are_known_by_their_answers_and_by_the_line_above(string text, FormKind kind)
    {
        var reading = FormReader.Read(text);
        Assert.That((reading.Kind, reading.Complete), Is.EqualTo((kind, (bool?)true)));
    }

    [Test]
    public void Keys_hold_their_value_whatever_marks_stand_in_it()
    {
        var text = "[data-review]\n" + string.Join('\n', new[] { "purpose", "need", "alternatives", "current_instrumentation", "measurements", "documentation", "duration", "users", "opt_out", "analysis", "sharing", "third_party" }
            .Zip(Answers, (key, answer) => $"{key} = \"{(key is "users" or "purpose" ? "Is it so: " + answer + " Or not?" : answer)}\"")) + "\n";
        Assert.That(FormReader.Read(text).Answers.Select(a => a.Topic), Is.EqualTo(Topics.OfRequest));
    }

    [Test]
    public void A_question_that_goes_on_in_its_line_is_none_of_its_answer()
    {
        var text = new SampleForm().With(6, "").Text().Replace(SampleForm.Questions[5], "Which page tells what is collected? Give the link.", StringComparison.Ordinal);
        Assert.That(FormReader.Read(text).Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic), Is.EqualTo(new[] { Topics.Documentation }));
    }

    [Test]
    public void A_question_between_its_neighbours_that_looks_like_them_is_blank_where_nothing_stands_below()
    {
        var text = string.Join('\n', new SampleForm().With(3, "").Text().Replace(SampleForm.Questions[2], "What else was on the table?", StringComparison.Ordinal).Split('\n').Select(l => l.Length > 2 && char.IsDigit(l[0]) && l.Contains(") ", StringComparison.Ordinal) ? "## " + l[(l.IndexOf(')', StringComparison.Ordinal) + 2)..] : l));
        Assert.That(FormReader.Read(text).Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic), Is.EqualTo(new[] { Topics.Alternatives }));
    }
}
