using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Forms;
using static ReviewBot.Reviews.Tests.Collections.Landing;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>Which words speak of a metric.</summary>
public sealed class MetricNameTests
{
    [TestCase("mail.account_count", "mailaccountcount", true)]
    [TestCase("mail.account_count", "Number of accounts", true)]
    [TestCase("mail.opened", "What people open", true)]
    [TestCase("address_book.opened_by", "Use of the address book", true, Description = "by its category")]
    [TestCase("mail.tab_x", "Which tab", true)]
    [TestCase("mail.accountCount", "A count", true)]
    [TestCase("mail.html_shown", "Whether HTML", true)]
    [TestCase("mail.accountCount", "How long it took", false)]
    [TestCase("mail.account_count", "co of ac", false)]
    [TestCase("ab.to_do", "to do is to be", false)]
    [TestCase("mail.account_count", "Time to open the address book", false)]
    public void A_measurement_may_speak_of_a_metric(string name, string measurement, bool speaks) =>
        Assert.That(Codes(Landed with { Name = name, Bugs = [] }, Known(Request with { Measurements = [new ReviewedMeasurement(measurement, [])] })), Is.EqualTo(speaks ? Array.Empty<string>() : ["not-in-request"]));

    [Test]
    public void A_description_may_speak_of_a_measurement()
    {
        var other = Known(Request with { Measurements = [new ReviewedMeasurement("snoozed messages", [])] });
        var landed = Landed with { Bugs = [] };

        Assert.That(Codes(landed with { Description = "How many messages are snoozed." }, other), Is.Empty);
        Assert.That(Codes(landed with { Description = "How long it takes." }, other), Is.EqualTo(new[] { "not-in-request" }));
    }

    [Test]
    public void Whose_own_bug_is_that_of_the_request_is_spoken_of()
    {
        var other = Known(Request with { Measurements = [new ReviewedMeasurement("snoozed messages", [])] });

        Assert.That(Codes(Landed with { Bugs = ["bug 4711"] }, other), Is.Empty);
        Assert.That(Codes(Landed with { Bugs = ["bug 4712"] }, other), Is.EqualTo(new[] { "not-in-request" }));
    }

    [Test]
    public void Where_one_of_several_requests_names_no_measurement_it_may_be_the_one()
    {
        var other = Request with { Measurements = [new ReviewedMeasurement("snoozed messages", [])] };

        Assert.That(Codes(known: Known(other, other with { Attachment = 91, Measurements = [] })), Is.Empty);
        Assert.That(Codes(known: Known(other, other with { Attachment = 91 })), Is.EqualTo(new[] { "not-in-request" }));
    }

    [TestCase("mail.account_count", true)]
    [TestCase("`mail.account_count`, of each kind", true)]
    [TestCase("mail.accountCount", true)]
    [TestCase("the mail account count", true)]
    [TestCase("mail.account_count.", true)]
    [TestCase("- mail/account_count", true)]
    [TestCase("mail.account_count_total", false)]
    [TestCase("webmail.account_count", false)]
    [TestCase("mail.account-count-total", false)]
    [TestCase("mail.account_count.total", false)]
    [TestCase("mail.abcdefg_count", false)]
    [TestCase("mail  account  count", true)]
    [TestCase("mail.account", false)]
    [TestCase("- ", false)]
    public void A_renewal_names_a_metric_by_its_whole_name(string subject, bool named)
    {
        var renewal = Request with
        {
            Form = FormKind.Renewal,
            Terms = [new ReviewedTerm("mail.folder_count") { Permanent = true }, new ReviewedTerm(subject) { Until = new DateOnly(2027, 6, 1) }],
        };

        Assert.That(Codes(Landed with { Expires = LandedExpiry.Read("2027-12-31") }, Known(renewal)), Is.EqualTo(named ? ["expires-later-than-approved"] : Array.Empty<string>()));
    }
}
