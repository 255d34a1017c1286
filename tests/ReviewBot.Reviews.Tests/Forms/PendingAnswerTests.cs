using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>A line that says, in whatever words, that there is no answer yet is none; one word of an answer makes one of it.</summary>
internal sealed class PendingAnswerTests
{
    private static IEnumerable<string> Open(int question, string answer) => SampleForm.Reading(question, answer).Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic);

    [TestCase(6, "link follows once the page is up")]
    [TestCase(6, "will be published once the patch lands")]
    [TestCase(6, "The page isn't written yet.")]
    [TestCase(6, "We don't have a link yet")]
    [TestCase(6, "There is no public page yet")]
    [TestCase(6, "Docs are being written")]
    [TestCase(2, "PM to fill")]
    [TestCase(2, "I don't know what to write here")]
    [TestCase(10, "ask Sanne, she wanted to write this part")]
    [TestCase(10, "Sanne will know")]
    [TestCase(9, "wording to be supplied by UX")]
    [TestCase(9, "nothing here yet")]
    [TestCase(9, "UX is still deciding on that")]
    [TestCase(9, "(blank)")]
    [TestCase(12, "no clue, will ask Bob")]
    [TestCase(12, "TBD - Legal has to weigh in")]
    [TestCase(7, "we'll decide once we see the first numbers")]
    [TestCase(7, "waiting for product's decision")]
    [TestCase(3, "to be supplied by Nadia")]
    [TestCase(3, "⏳ coming")]
    [TestCase(5, "list will come with the patch")]
    [TestCase(11, "We haven't decided that yet")]
    [TestCase(11, "This section will be updated.")]
    [TestCase(6, "The wiki page will be updated.")]
    public void A_line_that_leaves_the_answer_open_is_none(int question, string answer) => Assert.That(Open(question, answer), Is.EqualTo(new[] { Topics.OfRequest[question - 1] }));

    [TestCase(2, "We need to know.")]
    [TestCase(2, "To be sure.")]
    [TestCase(1, "To find out what is still missing")]
    [TestCase(3, "None considered so far.")]
    [TestCase(3, "We haven't found one.")]
    [TestCase(4, "No, nothing so far")]
    [TestCase(4, "The work on that is still in progress")]
    [TestCase(4, "Nothing yet.")]
    [TestCase(4, "Not yet")]
    [TestCase(7, "Let's say till the end of March 2028.")]
    [TestCase(10, "printed : opened")]
    [TestCase(7, "until we decide otherwise")]
    [TestCase(10, "We'll look at it after the release")]
    [TestCase(10, "We will check once a month")]
    [TestCase(10, "We will figure out the median once the data is there")]
    [TestCase(11, "To be sent to the council")]
    [TestCase(11, "It will be added to the report")]
    [TestCase(11, "Nowhere for now")]
    [TestCase(11, "The bug will be updated.")]
    [TestCase(11, "The team's dashboard is going to be extended")]
    [TestCase(6, "It will be in the Glean Dictionary once landed")]
    [TestCase(9, "There is a checkbox, later a switch")]
    public void An_answer_that_speaks_of_later_is_one(int question, string answer) => Assert.That(Open(question, answer), Is.Empty);

    [TestCase("It was not finished in time")]
    [TestCase("We are still working on it")]
    [TestCase("The question is still open since the sample was small.")]
    public void That_work_is_not_done_is_a_reason_for_a_renewal(string reason)
    {
        Assert.That(Renewal(reason), Is.Empty);
        Assert.That(Renewal("still thinking about it"), Is.EqualTo(new[] { Topics.Reason }));
    }

    private static IEnumerable<string> Renewal(string reason) => ReviewBot.Reviews.Forms.Reader.FormReader.Read($"""
        # Request for Data Collection Renewal

        1) Provide a link to the initial Data Collection Review Request for this collection.
        https://bugzilla.mozilla.org/show_bug.cgi?id=1990001

        2) When will this collection now expire?
        2027-06-30

        3) Why was the initial period of collection insufficient?
        {reason}
        """).Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic);
}
