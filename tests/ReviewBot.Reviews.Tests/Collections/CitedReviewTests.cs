using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Collections.Findings;
using ReviewBot.Reviews.Forms;
using static ReviewBot.Reviews.Tests.Collections.Landing;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>What is said of the reviews that a definition cites, and which line would put it right.</summary>
public sealed class CitedReviewTests
{
    private const string Whole = "https://bugzilla.example.org/show_bug.cgi?id=4711";
    private const string Second = "https://bugzilla.example.org/show_bug.cgi?id=4800#c6";

    [Test]
    public void Errors_come_before_advice()
    {
        var findings = Findings(Citing(Whole), Known(Until(new ReviewedTerm { Months = 6 })));

        Assert.That(findings.Select(f => f.Code), Is.EqualTo(new[] { "never-but-limited", "review-without-comment" }));
    }

    [Test]
    public void A_decision_that_could_be_cited_is_said_to_be_there_and_each_is_counted_once()
    {
        var found = Findings(Citing() with { Bugs = [Whole, Link, "bug 4711"] }).Single();
        Assert.That((found.Fix, found.Message), Is.EqualTo(($"data_reviews: [\"{Link}\"]", "It cites no data review. One of its bugs has a decision that it could cite.")));

        var none = Findings(Citing()).Single();
        Assert.That((none.Fix, none.Message), Is.EqualTo(((string?)null, "It cites no data review.")));
    }

    [Test]
    public void One_decision_about_two_forms_is_one_comment_to_cite()
    {
        var two = Known(Request, Request with { Attachment = 91 });

        Assert.That(Findings(Citing($"{Whole}#cXX"), two).Single().Fix, Is.EqualTo($"- {Link}"));
        Assert.That(Findings(Citing(Whole), two).Single().Fix, Is.EqualTo($"- {Link}"));
    }

    [Test]
    public void What_was_denied_is_never_the_comment_to_cite() =>
        Assert.That(Findings(Citing($"{Whole}#cXX"), Known(Request, Request with { Attachment = 91, State = ReviewState.Denied, Comment = 9 })).Single().Fix, Is.EqualTo($"- {Link}"));

    [Test]
    public void Where_no_comment_can_be_told_none_is_promised()
    {
        Assert.That(Findings(Citing(Whole)).Single().Message, Is.EqualTo("It cites bug 4711 without the comment that approves; here is the one to cite."));

        var several = Findings(Citing(Whole), Known(Request, Request with { Attachment = 91, Comment = 9 })).Single();
        Assert.That((several.Message, several.Fix), Is.EqualTo(("It cites bug 4711 without the comment that approves.", (string?)null)));
    }

    [TestCase(0, "It cites the description of bug 4711, and not the comment that approves; here is the one to cite.")]
    [TestCase(42, "There is no comment 42 in bug 4711 that could be seen; here is the one to cite.")]
    public void A_comment_that_can_not_be_the_decision_is_told_with_the_one_that_is(int comment, string says)
    {
        var known = Known(new ReviewedBug(Bug, BugStanding.Public) { Requests = [Request], LastComment = 41 });
        var finding = Findings(Citing($"{Whole}#c{comment}"), known).Single();

        Assert.That((finding.Code, finding.Message, finding.Fix), Is.EqualTo(("review-without-comment", says, $"- {Link}")));
        Assert.That(Codes(Citing($"{Whole}#c41"), known), Is.Empty, "somebody's words about it");
        Assert.That(Codes(Citing($"{Whole}#c0"), Known(Request with { Comment = 0 })), Is.Empty, "it was decided there");
        Assert.That(Codes(Citing($"{Whole}#c0"), Known(Request with { Comment = null })), Is.Empty, "nobody said a word that could be cited");
    }

    [Test]
    public void Where_it_can_not_be_told_who_decided_the_comment_is_asked_for_and_nothing_else()
    {
        var unknown = Known(Request with { State = ReviewState.Unknown });

        Assert.That(Codes(Citing(Whole), unknown), Is.EqualTo(new[] { "review-without-comment" }));
        Assert.That(Codes(known: unknown), Is.Empty);
    }

    [Test]
    public void A_request_that_is_cited_and_waits_is_not_covered_by_another_that_was_granted()
    {
        var waits = Request with { State = ReviewState.Pending, Comment = null };

        Assert.That(Codes(known: Known(waits, Request with { Attachment = 91, Comment = 9, Comments = [9] })), Is.EqualTo(new[] { "review-pending" }));
        Assert.That(Codes(Citing(Whole), Known(waits)), Is.EqualTo(new[] { "review-pending" }), "cited without a comment");
    }

    [Test]
    public void A_bug_may_be_cited_by_its_alias_and_one_that_was_not_looked_up_is_no_offence()
    {
        const string Alias = "https://bugzilla.example.org/show_bug.cgi?id=count-accounts";

        Assert.That(Codes(Citing($"{Alias}#c6"), Known(Request) with { Aliases = System.Collections.Immutable.ImmutableDictionary<string, int?>.Empty.Add("count-accounts", Bug) }), Is.Empty);
        Assert.That(Codes(Citing(Alias)), Is.Empty);
    }

    [Test]
    public void What_is_cited_is_said_with_its_comment()
    {
        Assert.That(Findings(known: Known(Request with { State = ReviewState.Denied })).Single().Message, Does.StartWith("The request in bug 4711, comment 6 was denied. "));
        Assert.That(Findings(Citing(Whole), Known(Request with { State = ReviewState.Denied })).Single().Message, Does.StartWith("The request in bug 4711 was denied. "));
    }

    [Test]
    public void Of_what_is_not_public_not_even_the_comment_is_told()
    {
        Assert.That(Known(new ReviewedBug(Bug, BugStanding.Restricted)).Cited(Link), Has.Property("Comment").Null.And.Property("Bug").Null);
        Assert.That(Known(Request).Cited(Link), Has.Property("Comment").EqualTo(6).And.Property("Bug").EqualTo(Bug));
        Assert.That(Known(Request).Cited("https://github.com/example/mail/pull/7").Comment, Is.Null);
    }

    [Test]
    public void Reviews_that_are_not_public_are_counted()
    {
        var restricted = Known(new ReviewedBug(Bug, BugStanding.Restricted), new ReviewedBug(4800, BugStanding.Restricted));

        Assert.That(Findings(known: restricted).Single().Message, Does.StartWith("A review that it cites is not public"));
        Assert.That(Findings(Citing(Link, Second), restricted).Single().Message, Does.StartWith("2 reviews that it cites are not public"));
    }

    [Test]
    public void A_page_of_the_server_that_shows_whatever_it_is_asked_for_is_no_matter() =>
        Assert.That(Codes(Citing("https://bugzilla.example.org/buglist.cgi?bug_id=4711,4712")), Is.Empty);

    [Test]
    public void Several_bugs_in_one_link_are_no_bug_of_that_name() =>
        Assert.That(Codes(Citing("https://bugzilla.example.org/show_bug.cgi?id=4711,4712"), Known(Request) with { Aliases = System.Collections.Immutable.ImmutableDictionary<string, int?>.Empty.Add("4711,4712", null) }), Is.Empty);

    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=4711", ReviewState.Unknown)]
    [TestCase("https://bugzil.la/4711#c6", ReviewState.Unknown)]
    [TestCase("https://bugzilla.mozilla.org/show_bug.cgi?id=4711#cXXX", ReviewState.Placeholder)]
    [TestCase("https://github.com/example/mail/pull/7", ReviewState.None)]
    public void What_was_decided_on_the_server_that_ours_only_plays_can_not_be_told(string link, ReviewState state)
    {
        var playing = new KnownReviews(Server) { Played = new Uri("https://bugzilla.mozilla.org/") };

        Assert.That(playing.Cited(link).State, Is.EqualTo(state));
        Assert.That(new KnownReviews(Server).Cited(link).State, Is.EqualTo(state == ReviewState.Unknown ? ReviewState.None : state), "nobody plays");
    }

    [Test]
    public void A_finding_about_one_of_several_reviews_names_its_line()
    {
        var landed = Citing(Link, "TODO", "https://github.com/example/mail/pull/7") with { ReviewLines = [23, 24, 25] };

        Assert.That(Findings(landed).Select(f => (f.Code, f.Line)), Is.EqualTo(new[] { ("review-placeholder", 24), ("review-not-a-review", 25) }));
    }

    [Test]
    public void Each_thing_that_is_no_review_is_said_for_what_it_is()
    {
        FindingSeverity Weight(KnownReviews known, string link, string says)
        {
            var finding = Findings(Citing(link), known).Single();
            Assert.That((finding.Code, finding.Message), Is.EqualTo(("review-not-a-review", says)));
            return finding.Severity;
        }

        var nothing = new ReviewedBug(Bug, BugStanding.Public);
        Assert.That(Weight(Known(), "https://github.com/example/mail/pull/7", "The link leads to another tracker; decisions about data are made here, in a bug."), Is.EqualTo(FindingSeverity.Error));
        Assert.That(Weight(new KnownReviews(Server) { Aliases = System.Collections.Immutable.ImmutableDictionary<string, int?>.Empty.Add("mail", null) }, "https://bugzilla.example.org/show_bug.cgi?id=mail", "The link leads to nothing that is there."), Is.EqualTo(FindingSeverity.Error));
        Assert.That(Weight(Known(new ReviewedBug(Bug, BugStanding.Missing)), Link, "Bug 4711 doesn't exist, or can't be seen."), Is.EqualTo(FindingSeverity.Error));
        Assert.That(Weight(Known(nothing), Link, "There is neither a request for a data review nor a decision in bug 4711, comment 6."), Is.EqualTo(FindingSeverity.Error));
        Assert.That(Weight(Known(nothing with { ReviewedElsewhere = true }), Link, "There is no request for a data review in bug 4711, comment 6; its code is reviewed elsewhere, and whether data was can't be seen from here."), Is.EqualTo(FindingSeverity.Advice));

        Assert.That(Weight(Known(), "approved by mail on 2026-03-02", "This is no link; a decision is cited by its bug and comment, so that everybody can look it up."), Is.EqualTo(FindingSeverity.Advice));

        static KnownReviews Known(params ReviewedBug[] bugs) => Landing.Known(bugs);
    }

    [Test]
    public void The_sensitivity_that_was_approved_is_suggested_once_for_each_category_and_only_if_it_could_be_read()
    {
        var silent = Landed with { Sensitivity = [], Lines = Landed.Lines.Remove("data_sensitivity") };
        (string, string?) Said(ReviewedRequest request) => Findings(silent, Known(request)).Select(f => (f.Message, f.Fix)).Single();

        Assert.That(Said(Request), Is.EqualTo(("It states no data_sensitivity; what was approved in bug 4711 is of category 1.", "data_sensitivity: [technical]")));
        Assert.That(Said(Request with { Categories = [3, 1, 3, 2] }), Is.EqualTo(("It states no data_sensitivity; what was approved in bug 4711 is of categories 1, 2, 3.", "data_sensitivity: [technical, interaction, stored_content]")));
        Assert.That(Said(Request with { Form = FormKind.Unrecognized }), Is.EqualTo(("It states no data_sensitivity.", (string?)null)));
    }

    [Test]
    public void What_says_that_it_is_on_differs_and_what_says_nothing_may_be_kept_off_by_code()
    {
        var off = Known(Request with { DefaultOn = false });

        Assert.That(Findings(known: off).Single(), Has.Property("Differs").False.And.Property("Message").Contains("nothing in the definition keeps it off, unless code does"));
        Assert.That(Findings(Landed with { Disabled = false }, off).Single(), Has.Property("Differs").True.And.Property("Message").Contains("the definition says that it is on"));
    }

    [TestCase("technical", 1)]
    [TestCase("interaction", 2)]
    [TestCase("stored_content", 3)]
    [TestCase("web_activity", 3)]
    [TestCase("highly_sensitive", 4)]
    [TestCase("Technical", null)]
    [TestCase("secret", null)]
    public void A_word_for_sensitivity_is_a_category(string word, int? category) => Assert.That(Sensitivities.Category(word), Is.EqualTo(category));
}
