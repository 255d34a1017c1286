using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>The four styles in which stewards answer, what counts as a verdict in them, and renewals.</summary>
internal sealed class ReviewTests
{
    internal const string Echo = """
        # Data Review

        1) Is there or will there be **documentation** that describes the schema for the ultimate data set in a public, complete, and accurate way?

        Yes, https://docs.example.org/a

        2) Is there a control mechanism that allows the user to turn the data collection on and off?

        Yes, the settings

        3) If the request is for permanent data collection, is there someone who will monitor the data over time?

        Jane Doe and @john will be monitoring it.

        4) Using the **[category system of data types](https://wiki.mozilla.org/Data_Collection)** on the Mozilla wiki, what collection type of data do the requested measurements fall under?

        Category 2

        5) Is the data collection request for default-on or default-off?

        Default on

        6) Does the instrumentation include the addition of **any *new* identifiers**?

        No

        7) Is the data collection covered by the existing Thunderbird privacy notice?

        Yes

        8) Does the data collection use a third-party collection tool?

        No
        """;

    [TestCase("data-review+", "+")]
    [TestCase("**r+**", "+")]
    [TestCase("Data-review +", "+")]
    [TestCase("Result: datareview+", "+")]
    [TestCase("## Result\n\ndata-review+", "+")]
    [TestCase("Data review approved", "+")]
    [TestCase("In that case, r+: all is well", "+")]
    [TestCase("r- until the name is in the form", "-")]
    [TestCase("I'm setting data-review- for the missing page. Please flag me again.", "-")]
    [TestCase("data-review- for now, it turns into data-review+ with a name", "-")]
    [TestCase("data-review+ once the name is in the form", null)]
    [TestCase("I can't give this r+ yet", null)]
    [TestCase("This was a data-review- last week.", null)]
    [TestCase("> data-review+", null)]
    [TestCase("```\ndata-review+\n```", null)]
    [TestCase("`data-review+`", null)]
    [TestCase("- [ ] data-review+", null)]
    [TestCase("1. data-review+ from somebody\n2. land it", null)]
    [TestCase("data-review+\n\ndata-review-", null)]
    [TestCase("", null)]
    public void A_verdict_is_said_and_not_spoken_of(string said, string? verdict)
    {
        var reading = FormReader.Read(Echo + "\n\n" + said + "\n");
        Assert.That((reading.Kind, reading.Verdict, reading.Complete), Is.EqualTo((FormKind.Review, verdict, (bool?)true)));
    }

    [Test]
    public void A_review_may_echo_the_form()
    {
        var reading = FormReader.Read(Echo);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Duration!.Owners, Is.EqualTo(new[] { "Jane Doe", "@john" }));
            Assert.That((reading.HighestCategory, reading.DefaultOn, reading.NewIdentifiers, reading.ThirdParty.Used), Is.EqualTo(((int?)2, (bool?)true, (bool?)false, (bool?)false)));
            Assert.That(reading.Documentation, Is.EqualTo(new[] { "https://docs.example.org/a" }));
        });
    }

    [Test]
    public void A_review_may_be_answers_alone()
    {
        var reading = FormReader.Read("Yes\nYes, the settings\nNot permanent\nCategory 2\nDefault on\nNo\nYes\nNo\nNo\n\nResult: data-review+");
        Assert.That((reading.Kind, reading.Verdict, reading.HighestCategory, reading.DefaultOn), Is.EqualTo((FormKind.Review, "+", (int?)2, (bool?)true)));
    }

    [Test]
    public void A_review_may_quote_the_request_first()
    {
        var request = string.Join('\n', new SampleForm().Text().Split('\n').Select(l => "> " + l));
        var reading = FormReader.Read(request + "\n\n" + Echo + "\n\nr+\n");
        Assert.That((reading.Kind, reading.Verdict, reading.Blocks), Is.EqualTo((FormKind.Review, "+", 1)));
    }

    [TestCase("r+, the same as in https://example.org/reviews/1", "+")]
    [TestCase("data-review+", "+")]
    public void A_review_may_be_a_verdict_alone(string text, string verdict) =>
        Assert.That((FormReader.Read(text).Kind, FormReader.Read(text).Verdict), Is.EqualTo((FormKind.Review, verdict)));

    [TestCase("Could you say where the opt-out is?")]
    [TestCase("I'll give it r+ after lunch.")]
    public void A_remark_is_no_review(string text) => Assert.That(FormReader.Read(text).Kind, Is.EqualTo(FormKind.Unrecognized));

    [TestCase("`{0}`:\n")]
    [TestCase("———\n{0}:\n")]
    [TestCase("### `{0}`\n\n")]
    public void Each_of_many_renewals_has_its_metric(string heading)
    {
        var text = "# Request for Data Collection Renewal\n" + string.Concat(new[] { "a.b", "search.opened" }.Select(name => string.Format(System.Globalization.CultureInfo.InvariantCulture, heading, name)
            + $"Provide a link to the initial Data Collection Review Request for this collection.\nhttps://example.org/{name}\nWhen will this collection now expire?\n152\nWhy was the initial period of collection insufficient?\nIt was short.\n"));
        var reading = FormReader.Read(text);
        Assert.That(reading.Renewals.Select(r => (r.Subject, r.Expiry, r.Reason)), Is.EqualTo(new[] { ("a.b", "version 152", "It was short."), ("search.opened", "version 152", "It was short.") }));
    }

    [Test]
    public void A_metric_may_be_named_in_two_steps()
    {
        var text = "# Request for Data Collection Renewal\n" + string.Concat(new[] { "`search_shortcuts:`\n selected", "`Toolbar_settings:`\n changed_position:" }.Select(name =>
            $"\n{name}\n1) Provide a link to the initial Data Collection Review Request for this collection.\n- https://example.org/1\n\n2) When will this collection now expire? 08/01/2027\n3) Why was the initial period of collection insufficient?\nIt was short.\n"));
        var reading = FormReader.Read(text);
        Assert.That(reading.Renewals.Select(r => (r.Subject, r.Reason)), Is.EqualTo(new[] { ("search_shortcuts.selected", "It was short."), ("Toolbar_settings.changed_position", "It was short.") }));
    }

    [TestCase("\u2026", "default-off", false)]
    [TestCase("...", "default-on", true)]
    public void An_answer_below_a_cut_question_is_not_its_end(string cut, string answer, bool on)
    {
        var reading = FormReader.Read(Echo.Replace("for default-on or default-off?\n\nDefault on", $"for {cut}\n{answer}", StringComparison.Ordinal) + "\n\nr+");
        Assert.That((reading.Complete, reading.DefaultOn), Is.EqualTo(((bool?)true, (bool?)on)));
    }
}
