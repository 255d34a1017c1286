using ReviewBot.Reviews.Collections;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>Where links of definitions lead.</summary>
public sealed class ReviewLinkTests
{
    private static readonly Uri Server = new("https://bugzilla.mozilla.org/");

    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1615983#c7", 1615983, 7)]
    [TestCase("http://bugzilla.mozilla.org/show_bug.cgi?id=1615983", 1615983, null)]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?ctype=xml&id=1615983#comment-7", 1615983, 7)]
    [TestCase("https://bugzilla.mozilla.org/1615983", 1615983, null)]
    [TestCase("https://bugzilla.mozilla.org/1615983#c0", 1615983, 0)]
    [TestCase("https://bugzil.la/1615983#c12", 1615983, 12)]
    [TestCase("https://BUGZILLA.mozilla.org/show_bug.cgi?id=1615983#a3_1", 1615983, null)]
    [TestCase("https://bugzilla.mozilla.org/rest/bug/1615983", 1615983, null)]
    [TestCase("Bug 1615983 comment 4", 1615983, 4)]
    [TestCase("1615983", 1615983, null)]
    [TestCase("Bug 1615983 comment 0", 1615983, 0)]
    [TestCase("<https://bugzilla.mozilla.org/show_bug.cgi?id=1615983#c7>", 1615983, 7)]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1615983#changes", 1615983, null)]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1615983#c99999999999", 1615983, null)]
    [TestCase("bugzilla.mozilla.org/show_bug.cgi?id=1615983#c7", 1615983, 7)]
    [TestCase("Data review: https://bugzilla.mozilla.org/show_bug.cgi?id=1615983#c7 (Tomas).", 1615983, 7)]
    [TestCase("https://bugzilla.mozilla.org//show_bug.cgi?id=1615983#c7", 1615983, 7)]
    [TestCase("https://bugzilla.mozilla.org/show_activity.cgi?id=1615983", 1615983, null)]
    [TestCase("https://bugzilla.mozilla.org/page.cgi?id=splinter.html&bug=1615983&attachment=7", 1615983, null)]
    [TestCase("https://bugzilla.mozilla.org/review?bug=1615983&attachment=7", 1615983, null)]
    public void To_a_bug(string link, int bug, int? comment) =>
        Assert.That(ReviewLinkReader.Read(link, Server), Is.EqualTo(new ReviewLink.ToBug(link, new BugName(bug), comment)));

    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=data-review-mail", "data-review-mail")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=xxx-tracking", "xxx-tracking")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=<tracking", "<tracking")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id={tracking)", "{tracking)")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=tracking]", "tracking]")]
    public void To_a_bug_by_its_alias(string link, string alias) =>
        Assert.That(ReviewLinkReader.Read(link, Server), Is.EqualTo(new ReviewLink.ToBug(link, new BugName(null, alias))));

    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1615983,1615984", "bugzilla.mozilla.org")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1615983%2C%201615984#c7", "bugzilla.mozilla.org")]
    [TestCase("https://bugzilla.mozilla.org/buglist.cgi?bug_id=1615983,1615984", "bugzilla.mozilla.org")]
    [TestCase("https://bugs.invented.net/show_bug.cgi?id=1615983#c7", "bugs.invented.net")]
    [TestCase("https://bugs.invented.net/other.cgi?id=#cXXX", "bugs.invented.net")]
    public void To_no_bug_of_the_server(string link, string host) =>
        Assert.That(ReviewLinkReader.Read(link, Server), Is.EqualTo(new ReviewLink.Elsewhere(link, host)));

    [TestCase("https://bugs.invented.net/show_bug.cgi?id=1615983#cXXX")]
    [TestCase("https://bugs.invented.net/show_bug.cgi?id=")]
    [TestCase("https://bugs.invented.net/show_bug.cgi?id=XXXXXXX")]
    public void To_a_place_on_another_server_that_is_not_filled_in(string link) =>
        Assert.That(ReviewLinkReader.Read(link, Server), Is.EqualTo(new ReviewLink.Placeholder(link)));

    [TestCase("https://bugzilla.mozilla.org/attachment.cgi?id=9345678")]
    [TestCase("https://bugzilla.mozilla.org/attachment.cgi?id=9345678&action=edit")]
    public void To_an_attachment(string link) => Assert.That(ReviewLinkReader.Read(link, Server), Is.EqualTo(new ReviewLink.ToAttachment(link, 9345678)));

    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#cXXX")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#cX")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#c")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#cnn")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#c??")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#cTODO")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#c<number>")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#c{number}")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#c[number]")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#c(number)")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#c$COMMENT")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#c%d")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=1983842#comment_")]
    public void To_a_comment_that_is_not_filled_in(string link) =>
        Assert.That(ReviewLinkReader.Read(link, Server), Is.EqualTo(new ReviewLink.Placeholder(link, 1983842)));

    [TestCase("TODO")]
    [TestCase("TBD")]
    [TestCase("")]
    [TestCase("n/a")]
    [TestCase("will be added")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=XXXXXXX")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=0000000")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=<bug>")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=TBD")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi")]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id")]
    [TestCase("https://bugzilla.mozilla.org/attachment.cgi")]
    [TestCase("https://bugzilla.mozilla.org/attachment.cgi?id=request.txt")]
    [TestCase("https://bugzilla.mozilla.org/")]
    [TestCase("bug 0")]
    [TestCase("ftp://bugzilla.mozilla.org/show_bug.cgi?id=7")]
    [TestCase("https://bugzilla.mozilla.org/NNNNNNN")]
    [TestCase("https://bugzil.la/xxxxxx")]
    [TestCase("https://example.com/review")]
    [TestCase("http://bugs.example.org/1")]
    [TestCase("https://reviews.test/4")]
    public void To_nothing(string link) => Assert.That(ReviewLinkReader.Read(link, Server), Is.EqualTo(new ReviewLink.Placeholder(link)));

    [TestCase("https://github.com/mozilla/data-review/issues/7", "github.com")]
    [TestCase("https://bugzilla.redhat.com/show_bug.cgi?id=7", "bugzilla.redhat.com")]
    [TestCase("https://bugzilla.mozilla.org/buglist.cgi?product=Thunderbird", "bugzilla.mozilla.org")]
    [TestCase("https://bugzilla.mozilla.org:8443/show_bug.cgi?id=7", "bugzilla.mozilla.org")]
    [TestCase("github.com/mozilla/data-review/issues/7", "github.com")]
    [TestCase("Bug 1615983, comment 7, as agreed with Tomas", "")]
    [TestCase("approved by mail on 2026-03-02", "")]
    public void Away(string link, string host) => Assert.That(ReviewLinkReader.Read(link, Server), Is.EqualTo(new ReviewLink.Elsewhere(link, host)));

    [Test]
    public void A_server_may_stand_in_a_folder_and_on_a_port_and_have_a_name_for_examples()
    {
        var server = new Uri("http://bugs.example.org:8091/bugzilla/");

        Assert.That(ReviewLinkReader.Read("http://bugs.example.org:8091/bugzilla/show_bug.cgi?id=7#c1", server), Is.EqualTo(new ReviewLink.ToBug("http://bugs.example.org:8091/bugzilla/show_bug.cgi?id=7#c1", new BugName(7), 1)));
        Assert.That(ReviewLinkReader.Read("http://bugs.example.org:8091/bugzilla/attachment.cgi?id=7", server), Is.InstanceOf<ReviewLink.ToAttachment>());
        Assert.That(ReviewLinkReader.Read("http://bugs.example.org:8091/7", server), Is.InstanceOf<ReviewLink.Elsewhere>(), "beside that folder stands something else");
    }

    [Test]
    public void The_short_host_leads_to_one_server_only() =>
        Assert.That(ReviewLinkReader.Read("https://bugzil.la/1615983", new Uri("https://bugs.example.org/")), Is.EqualTo(new ReviewLink.Elsewhere("https://bugzil.la/1615983", "bugzil.la")));

    [Test]
    public void An_alias_is_no_longer_than_the_server_lets_it_be() =>
        Assert.That(
            (ReviewLinkReader.Read($"https://bugzilla.mozilla.org/show_bug.cgi?id=data-{new string('r', 60)}", Server) as ReviewLink.ToBug)?.Bug,
            Is.EqualTo(new BugName(null, $"data-{new string('r', 35)}")));
}
