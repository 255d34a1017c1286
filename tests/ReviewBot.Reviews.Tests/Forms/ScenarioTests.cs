using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Findings;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>The scenarios of the process that are about reading, by their numbers.</summary>
internal sealed class ScenarioTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static string[] Open(FormReading reading) => [.. reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic)];

    [Test]
    public void Scenario_2_Exactly_the_unanswered_questions_are_named()
    {
        var reading = FormReader.Read(new SampleForm().With(3, "").With(10, "TBD").Text());
        Assert.That(reading.Findings.Select(f => (f.Topic, f.Question, f.Code)), Is.EqualTo(new[]
        {
            ("alternatives", (int?)3, FindingCode.Unanswered), ("analysis", (int?)10, FindingCode.Placeholder),
        }));
        Assert.That(reading.Findings[0].Line, Is.EqualTo(11));
    }

    [Test]
    public void Scenario_3_The_three_examples_are_no_answer_and_two_of_them_are()
    {
        const string One = "* Establish baselines or measure changes in product or platform quality or performance.";
        const string Two = "* Provide information essential for advancing a business objective such as supporting OKRs.";
        const string Three = "* Determine whether a product or platform change has an effect on user or browser behavior.";
        Assert.Multiple(() =>
        {
            Assert.That(FormReader.Read(new SampleForm().With(2, $"{One}\n\n{Two}\n\n{Three}").Text()).Findings.Single().Code, Is.EqualTo(FindingCode.TemplateText));
            Assert.That(FormReader.Read(new SampleForm().With(2, $"{One}\n\n{Three}").Text()).Complete, Is.True);
        });
    }

    [Test]
    public void Scenario_4_What_glean_parser_leaves_open_is_named()
    {
        var form = new SampleForm();
        foreach (var question in (ReadOnlySpan<int>)[1, 2, 3, 4, 10, 11])
        {
            form = form.With(question, "TODO: Fill this in.");
        }

        Assert.That(Open(FormReader.Read(form.Text())), Is.EqualTo(new[] { "purpose", "need", "alternatives", "current-instrumentation", "analysis", "sharing" }));
    }

    [Test]
    public void Scenario_5_An_older_form_lacks_nothing_that_it_never_had()
    {
        var lines = new SampleForm().With(6, null).Text();
        for (var number = 7; number <= 12; number++)
        {
            lines = lines.Replace($"\n{number}) ", $"\n{number - 1}) ", StringComparison.Ordinal);
        }

        Assert.That(FormReader.Read(lines).Complete, Is.True);
        Assert.That(Open(FormReader.Read(new SampleForm().With(6, null).Text())), Is.EqualTo(new[] { "documentation" }));
    }

    [Test]
    public void Scenario_6_The_stewards_form_is_no_request() =>
        Assert.That(FormReader.Read("# Data Review Form (to be filled by Data Stewards)\n\n1) Is there a control mechanism that allows the user to turn the data collection on and off?\n\nYes, settings\n\n2) Is the data collection request for default-on or default-off?\n\nOn\n\n3) Does the data collection use a third-party collection tool?\n\nNo").Kind, Is.EqualTo(FormKind.Review));

    [Test]
    public void Scenario_7_A_renewal_is_read_by_its_three_questions()
    {
        var reading = FormReader.Read("# Request for Data Collection Renewal\n1) Provide a link to the initial Data Collection Review Request for this collection.\nhttps://bugzilla.mozilla.org/show_bug.cgi?id=1990001#c4\n2) When will this collection now expire?\n\n3) Why was the initial period of collection insufficient?\nIt was short.");
        Assert.That((reading.Kind, string.Join(' ', Open(reading))), Is.EqualTo((FormKind.Renewal, "expiry")));
    }

    [Test]
    public void Scenario_9_Markdown_and_HTML_are_read_as_plain_text_is()
    {
        var markdown = string.Join('\n', SampleForm.Questions.Select((q, i) => $"## {i + 1}. **{q}**\n\n{new SampleForm().Answers[i]}\n"));
        var html = "<h1>Request for data collection review form</h1><ol>" + string.Concat(SampleForm.Questions.Select((q, i) => i == 4
            ? $"<li>{q}</li></ol><table><tr><td>Measurement Description</td><td>Data Collection Category</td><td>Tracking Bug #</td></tr><tr><td>Reader opened</td><td>Category 2</td><td>1990001</td></tr></table><ol start=\"6\">"
            : $"<li>{q}<ul><li>{new SampleForm().Answers[i]}</li></ul></li>")) + "</ol>";
        foreach (var text in (string[])[markdown, html])
        {
            var reading = FormReader.Read(text);
            Assert.That((reading.Complete, reading.Answers.Count(a => a.Question == Topics.OfRequest.IndexOf(a.Topic) + 1), reading.HighestCategory, reading.Duration?.Months), Is.EqualTo(((bool?)true, 12, (int?)2, (int?)6)));
        }
    }

    [Test]
    public void Scenario_27_One_row_of_stored_content_lifts_the_request_to_category_3()
    {
        var reading = FormReader.Read(new SampleForm().With(5, "| Measurement Description | Data Collection Category | Tracking Bug # |\n|---|---|---|\n| a | Category 1 | 1990001 |\n| b | stored content | 1990001 |").Text());
        Assert.Multiple(() =>
        {
            Assert.That(reading.HighestCategory, Is.EqualTo(3));
            Assert.That(reading.Escalate.Select(e => (e.To, e.Why)), Is.EqualTo(new[] { ("trust", "category-3") }));
            Assert.That(reading.Findings.Select(f => f.Message), Has.Some.Contains("step 3"));
            Assert.That(reading.Complete, Is.True);
        });
    }

    [TestCase("sha256 of the account id")]
    [TestCase("e-mail address of the account")]
    [TestCase("URL of the feed")]
    public void Scenario_28_Identifiers_that_look_underclassified_are_pointed_at(string row)
    {
        var reading = FormReader.Read(new SampleForm().With(5, $"| Measurement Description | Data Collection Category | Tracking Bug # |\n|---|---|---|\n| {row} | Category 2 | 1990001 |").Text());
        Assert.That(reading.Findings.Single(), Is.EqualTo(reading.Findings[0] with { Code = FindingCode.Advice, Topic = "measurements" }));
        Assert.That(reading.Findings[0].Message, Does.Contain("review.md"));
    }

    [Test]
    public void Scenario_29_A_tool_that_is_named_elsewhere_contradicts_a_no()
    {
        var reading = FormReader.Read(new SampleForm().With(10, "In PostHog.").Text());
        Assert.That(reading.Findings.Single(f => f.Topic == "third-party").Message, Does.Contain("PostHog"));
    }

    [Test]
    public void Scenario_30_A_group_is_no_person_and_no_reason_to_refuse()
    {
        var reading = FormReader.Read(new SampleForm().With(7, "I want to permanently monitor this data. (telemetry-client@example.org)").Text());
        Assert.That((reading.Complete, string.Join(' ', reading.Advice)), Is.EqualTo(((bool?)true, "group-address-owner")));
    }

    [Test]
    public void Scenario_31_Retention_is_another_question()
    {
        var reading = FormReader.Read(new SampleForm().With(7, "We retain 1 year").Text());
        Assert.That((reading.Complete, reading.Duration?.Kind, string.Join(' ', reading.Advice)), Is.EqualTo(((bool?)true, (DurationKind?)DurationKind.Unknown, "retention-not-duration")));
    }

    [Test]
    public void Scenario_32_A_Google_document_is_not_public_and_the_dictionary_is() => Assert.Multiple(() =>
    {
        Assert.That(FormReader.Read(new SampleForm().With(6, "https://docs.google.com/document/d/abc/edit").Text()).Advice, Is.EqualTo(new[] { "documentation-not-public" }));
        Assert.That(FormReader.Read(new SampleForm().With(6, "This collection is documented in the Glean Dictionary at https://dictionary.telemetry.mozilla.org/").Text()).Advice, Is.Empty);
    });

    [Test]
    public void Scenario_33_and_34_A_version_is_explained_and_one_of_another_product_asked_about()
    {
        var desktop = FormReader.Read(new SampleForm().With(7, "until Thunderbird 140").Text());
        var android = FormReader.Read(new SampleForm().With(7, "until Thunderbird 20").Text());
        Assert.Multiple(() =>
        {
            Assert.That(FormDates.Advice(desktop, Today, ReleaseCalendar.Default).Single().Message, Does.Contain("release 2025-07-02; last collecting version 139"));
            Assert.That(FormDates.Advice(android, Today, ReleaseCalendar.DefaultAndroid).Single().Message, Does.Contain("2026-06-22"));
            Assert.That(FormDates.Advice(android, Today, ReleaseCalendar.Default).Single().Message, Does.Contain("ask"));
        });
    }

    [TestCase("2026-11-22", "past")]
    [TestCase("2028-11-23", "730")]
    [TestCase("2027-11-23", null)]
    public void Scenario_35_An_end_in_the_past_or_far_ahead_is_mentioned(string until, string? said)
    {
        var advice = FormDates.Advice(FormReader.Read(new SampleForm().With(7, $"until {until}").Text()), Today, ReleaseCalendar.Default);
        Assert.That(advice.SingleOrDefault()?.Message, said is null ? Is.Null : Does.Contain(said));
    }

    [Test]
    public void Scenario_36_The_month_comes_first_and_is_echoed()
    {
        var reading = FormReader.Read(new SampleForm().With(7, "until 05-06-2027").Text());
        Assert.That((reading.Duration?.Until, reading.Complete), Is.EqualTo(((DateOnly?)new DateOnly(2027, 5, 6), (bool?)true)));
        Assert.That(reading.Findings.Single().Message, Does.Contain("2027-05-06"));
    }

    [TestCase("No.")]
    [TestCase("N/A")]
    [TestCase("the only way")]
    [TestCase("none")]
    public void Scenario_81_In_doubt_an_answer_is_an_answer(string answer)
    {
        foreach (var question in Enumerable.Range(1, 12))
        {
            Assert.That(FormReader.Read(new SampleForm().With(question, answer).Text()).Complete, Is.True, $"question {question}");
        }
    }
}
