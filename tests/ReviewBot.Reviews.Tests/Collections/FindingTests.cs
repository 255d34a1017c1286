using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Collections.Findings;
using ReviewBot.Reviews.Forms;
using static ReviewBot.Reviews.Tests.Collections.Landing;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>Each thing that can be found, and a near twin in which it must not be.</summary>
public sealed class FindingTests
{
    private static readonly string[] Nothing = [];

    [Test]
    public void What_landed_as_it_was_approved_is_left_alone() => Assert.That(Codes(), Is.Empty);

    [Test]
    public void No_review()
    {
        Assert.That(Codes(Citing()), Is.EqualTo(new[] { "no-review" }));
        Assert.That(Codes(), Has.None.EqualTo("no-review"));
    }

    [Test]
    public void The_one_decision_in_the_bugs_of_a_definition_is_suggested()
    {
        var definition = Citing() with { Bugs = ["https://bugzilla.example.org/show_bug.cgi?id=4711"] };

        Assert.That(Findings(definition).Single().Fix, Is.EqualTo($"data_reviews: [\"{Link}\"]"));
        Assert.That(Findings(definition, Known(Request, Request with { Attachment = 91, Comment = 9 })).Single().Fix, Is.Null);
    }

    [TestCase("https://bugzilla.example.org/show_bug.cgi?id=4711#cXXX")]
    [TestCase("TODO")]
    [TestCase("")]
    [TestCase("https://example.com/review")]
    public void A_placeholder(string link) => Assert.That(Codes(Citing(link)), Is.EqualTo(new[] { "review-placeholder" }));

    [Test]
    public void The_comment_that_a_placeholder_stands_for_is_told_where_only_one_can_be_meant()
    {
        var definition = Citing("https://bugzilla.example.org/show_bug.cgi?id=4711#cXXX");

        Assert.That(Findings(definition).Single().Fix, Is.EqualTo($"- {Link}"));
        Assert.That(Findings(definition, Known(Request, Request with { Attachment = 91, Comment = 9 })).Single().Fix, Is.Null);
    }

    [Test]
    public void No_review_where_one_should_be()
    {
        Assert.That(Codes(known: Known(new ReviewedBug(Bug, BugStanding.Public))), Is.EqualTo(new[] { "review-not-a-review" }));
        Assert.That(Codes(Citing("https://github.com/example/mail/pull/7")), Is.EqualTo(new[] { "review-not-a-review" }));
        Assert.That(Codes(known: Known(new ReviewedBug(Bug, BugStanding.Missing))), Is.EqualTo(new[] { "review-not-a-review" }));
    }

    [Test]
    public void What_could_not_be_read_is_no_offence() => Assert.That(Codes(known: new KnownReviews(Server)), Is.Empty);

    [Test]
    public void Where_code_is_reviewed_elsewhere_a_missing_review_is_only_advice()
    {
        var finding = Findings(known: Known(new ReviewedBug(Bug, BugStanding.Public) { ReviewedElsewhere = true })).Single();

        Assert.That((finding.Code, finding.Severity), Is.EqualTo(("review-not-a-review", FindingSeverity.Advice)));
    }

    [Test]
    public void A_review_without_its_comment()
    {
        var finding = Findings(Citing("https://bugzilla.example.org/show_bug.cgi?id=4711")).Single();

        Assert.That((finding.Code, finding.Severity, finding.Fix), Is.EqualTo(("review-without-comment", FindingSeverity.Advice, $"- {Link}")));
        Assert.That(Codes(Citing("https://bugzilla.example.org/show_bug.cgi?id=4711"), Known(Request with { Comment = null })), Is.Empty);
    }

    [Test]
    public void A_review_that_is_still_asked_for()
    {
        Assert.That(Codes(Request with { State = ReviewState.Pending, DecidedAt = null, Comment = null }), Is.EqualTo(new[] { "review-pending" }));
        Assert.That(Codes(known: Known(Request, Request with { Attachment = 91, State = ReviewState.Pending, Comments = [12], Comment = null })), Is.Empty);
    }

    [Test]
    public void A_review_that_was_denied()
    {
        var denied = Known(Request with { State = ReviewState.Denied });

        Assert.That(Findings(known: denied).Select(f => (f.Code, f.Fix)), Is.EqualTo(new[] { ("review-denied", (string?)"expires: expired") }));
        Assert.That(Findings(Landed with { Kind = DefinitionKind.Ping, Expires = null }, denied).Select(f => (f.Code, f.Fix)), Is.EqualTo(new[] { ("review-denied", (string?)null) }), "a ping has no end");
        Assert.That(Codes(known: Known(Request with { State = ReviewState.Denied, Attachment = 80, Comments = [3] }, Request)), Is.Empty);
        Assert.That(Codes(known: Known(Request with { State = ReviewState.Denied }, Request with { Attachment = 91, Comments = [9], Comment = 9 })), Is.Empty);
    }

    [Test]
    public void A_review_that_is_not_public_is_counted_and_never_named()
    {
        var finding = Findings(known: Known(new ReviewedBug(Bug, BugStanding.Restricted))).Single();

        Assert.That(finding.Code, Is.EqualTo("review-restricted"));
        Assert.That($"{finding.Message}{finding.Fix}", Does.Not.Contain("4711"));
        Assert.That(Findings(Citing("https://bugzilla.example.org/show_bug.cgi?id=4711#cX"), Known(new ReviewedBug(Bug, BugStanding.Restricted))).Single().Message, Does.Not.Contain("4711"));
    }

    [TestCase("2027-06-02", 2027, 6, 1, true)]
    [TestCase("2027-06-01", 2027, 6, 1, false)]
    public void A_day_that_is_later_than_approved(string expires, int year, int month, int day, bool later)
    {
        var codes = Codes(Landed with { Expires = LandedExpiry.Read(expires) }, Known(Until(new ReviewedTerm { Until = new DateOnly(year, month, day) })));

        Assert.That(codes, Is.EqualTo(later ? ["expires-later-than-approved"] : Nothing));
    }

    [TestCase("171", true)]
    [TestCase("170", false)]
    public void A_version_that_is_later_than_approved(string expires, bool later)
    {
        var findings = Findings(Landed with { Expires = LandedExpiry.Read(expires) }, Known(Until(new ReviewedTerm { Version = 170 })));

        Assert.That(findings.Select(f => f.Code), Is.EqualTo(later ? ["expires-later-than-approved"] : Nothing));
        Assert.That(findings.Select(f => f.Fix), Has.All.EqualTo("expires: 170"));
    }

    [TestCase("2028-06-01", true)]
    [TestCase("2027-06-30", false)]
    public void Months_count_from_the_latest_day_on_which_it_can_have_begun(string expires, bool later) =>
        Assert.That(Codes(Landed with { Expires = LandedExpiry.Read(expires) }, Known(Until(new ReviewedTerm { Months = 6 }))), Is.EqualTo(later ? ["expires-later-than-approved"] : Nothing));

    [Test]
    public void An_estimated_release_day_accuses_nobody()
    {
        var until = Known(Until(new ReviewedTerm { Until = new DateOnly(2027, 6, 1) }));

        Assert.That(Codes(Landed with { Expires = LandedExpiry.Read("166") }, until), Is.Empty);
        Assert.That(Codes(Landed with { Expires = LandedExpiry.Read("190") }, until), Is.EqualTo(new[] { "expires-later-than-approved" }));
    }

    [Test]
    public void A_renewal_extends()
    {
        var first = Until(new ReviewedTerm { Until = new DateOnly(2026, 12, 31) });
        var renewal = new ReviewedBug(4800, BugStanding.Public) { Requests = [Request with { Form = FormKind.Renewal, Categories = [], Measurements = [], Terms = [new ReviewedTerm("mail.account_count") { Until = new DateOnly(2027, 12, 31) }, new ReviewedTerm("mail.folder_count") { Permanent = true }] }] };
        var expires = Landed with { Expires = LandedExpiry.Read("2027-12-31") };
        var both = expires with { Reviews = [Link, "https://bugzilla.example.org/show_bug.cgi?id=4800#c6"] };
        var known = Known(new ReviewedBug(Bug, BugStanding.Public) { Requests = [first] }, renewal);

        Assert.That(Codes(both, known), Is.Empty);
        Assert.That(Codes(expires, known), Is.EqualTo(new[] { "expires-later-than-approved" }));
    }

    [Test]
    public void Never_though_an_end_was_approved()
    {
        var finding = Findings(known: Known(Until(new ReviewedTerm { Months = 6 }))).Single();

        Assert.That((finding.Code, finding.Fix, finding.Line), Is.EqualTo(("never-but-limited", "expires: 2026-12-02", 30)));
        Assert.That(Codes(Until(new ReviewedTerm())), Is.Empty);
        Assert.That(Codes(Request with { Terms = [] }), Is.Empty);
    }

    [TestCase("expired", true)]
    [TestCase("2026-11-28", true)]
    [TestCase("2026-11-29", false)]
    [TestCase("154", true)]
    [TestCase("120", true)]
    [TestCase("156", false)]
    [TestCase("never", false)]
    public void What_has_expired(string expires, bool expired) => Assert.That(Codes(Landed with { Expires = LandedExpiry.Read(expires) }), Is.EqualTo(expired ? ["expired"] : Nothing));

    [Test]
    public void No_sensitivity()
    {
        var silent = Landed with { Sensitivity = [], Lines = Landed.Lines.Remove("data_sensitivity") };
        var finding = Findings(silent).Single();

        Assert.That((finding.Code, finding.Severity, finding.Fix), Is.EqualTo(("no-sensitivity", FindingSeverity.Advice, "data_sensitivity: [technical]")));
        Assert.That(Codes(silent with { Kind = DefinitionKind.Ping }), Is.Empty);
        Assert.That(Codes(Landed with { Sensitivity = [] }), Is.Empty, "a word that this build doesn't know is no missing one");
    }

    [Test]
    public void More_sensitive_than_approved()
    {
        Assert.That(Codes(Landed with { Sensitivity = [1, 2] }), Is.EqualTo(new[] { "sensitivity-above-approved" }));
        Assert.That(Codes(Request with { Categories = [1, 3] }), Is.Empty);
        Assert.That(Codes(Landed with { Sensitivity = [4] }, Known(Request with { Form = FormKind.Unrecognized, Categories = [] })), Is.Empty, "what could not be read may have allowed it");
    }

    [Test]
    public void On_though_it_was_approved_as_off()
    {
        var off = Known(Request with { DefaultOn = false });

        Assert.That(Findings(known: off).Single(), Has.Property("Code").EqualTo("default-differs").And.Property("Severity").EqualTo(FindingSeverity.Advice));
        Assert.That(Findings(Landed with { Disabled = false }, off).Single().Severity, Is.EqualTo(FindingSeverity.Error));
        Assert.That(Codes(Landed with { Disabled = true }, off), Is.Empty);
        Assert.That(Codes(Landed with { Pings = ["usage-reporting"] }, off), Is.Empty);
        Assert.That(Codes(Request with { DefaultOn = null }), Is.Empty);
    }

    [Test]
    public void The_review_of_another_collection()
    {
        var other = Request with { Measurements = [new ReviewedMeasurement("Time to open the address book", [4600])] };
        var finding = Findings(known: Known(other)).Single();

        Assert.That((finding.Code, finding.Severity), Is.EqualTo(("not-in-request", FindingSeverity.Advice)));
        Assert.That(Codes(other with { Measurements = [new ReviewedMeasurement("How many accounts", [4600])] }), Is.Empty);
        Assert.That(Codes(other with { Measurements = [new ReviewedMeasurement("Time to open the address book", [4700])] }), Is.Empty);
        Assert.That(Codes(other with { Measurements = [] }), Is.Empty);
        Assert.That(Codes(Landed with { Kind = DefinitionKind.Ping, Expires = null }, Known(other)), Is.Empty, "a ping is no measurement");
    }

    [Test]
    public void It_came_to_collect_more_after_its_review()
    {
        var keys = Landed with { Type = "event", ExtraKeys = ["kind"] };
        var more = keys with { ExtraKeys = ["kind", "server"] };
        var finding = Findings(more, history: History((1, keys), (40, more))).Single();

        Assert.That(finding.Code, Is.EqualTo("changed-after-review"));
        Assert.That(finding.Message, Does.Contain("1 new extra key").And.Contain("2026-07-12").And.Contain("commit 1fffffffffff of"));
    }

    [TestCase("another type")]
    [TestCase("category 2 instead of 1")]
    [TestCase("2 new labels")]
    [TestCase("1 new ping that it is sent in")]
    public void Each_way_to_collect_more_is_told(string what)
    {
        var before = Landed with { Labels = ["a"], Pings = ["metrics"] };
        var now = what switch
        {
            "another type" => before with { Type = "event" },
            "category 2 instead of 1" => before with { Sensitivity = [1, 2] },
            "2 new labels" => before with { Labels = ["a", "b", "c"] },
            _ => before with { Pings = ["metrics", "events"] },
        };
        var known = Known(Request with { Categories = [1, 2] });

        Assert.That(Findings(now, known, History((1, before), (40, now))).Single(f => f.Code == "changed-after-review").Message, Does.Contain($"it has changed: {what} ("));
        Assert.That(Codes(before, known, History((1, now), (40, before))), Has.Exactly(what == "another type" ? 1 : 0).EqualTo("changed-after-review"), "less is no more, and another type is another either way");
    }

    [Test]
    public void What_was_not_told_before_has_not_become_more()
    {
        var before = Landed with { Type = null, Sensitivity = [], Labels = [], Pings = [] };
        var now = Landed with { Type = "event", Sensitivity = [1], Labels = ["a"], Pings = ["metrics"] };

        Assert.That(Codes(now, history: History((1, before), (40, now))), Is.Empty);
    }

    [Test]
    public void Who_extended_it_is_told_by_the_commit()
    {
        var known = Known(Until(new ReviewedTerm { Until = new DateOnly(2027, 6, 1) }));
        var (before, now) = (Landed with { Expires = LandedExpiry.Read("2027-06-01") }, Landed with { Expires = LandedExpiry.Read("2028-06-01") });

        Assert.That(Findings(now, known, History((1, before), (40, now), (50, now))).Single(f => f.Code == "expires-later-than-approved").Message, Does.Contain("; commit 1fffffffffff of 2026-07-12 extended it"));
        Assert.That(Findings(now, known, History((1, now))).Single().Message, Does.Not.Contain("extended"));
        Assert.That(Findings(now, known).Single().Message, Does.Not.Contain("extended"));
    }

    [Test]
    public void Of_several_reviews_that_are_cited_each_counts_and_what_one_leaves_open_is_open()
    {
        const string Second = "https://bugzilla.example.org/show_bug.cgi?id=4800#c6";
        string[] With(Definition definition, ReviewedRequest other, ReviewedRequest? one = null) => Codes(
            definition with { Reviews = [Link, Second] },
            Known(new ReviewedBug(Bug, BugStanding.Public) { Requests = [one ?? Request] }, new ReviewedBug(4800, BugStanding.Public) { Requests = [other] }));

        Assert.That(With(Landed with { Sensitivity = [4] }, Request), Is.EqualTo(new[] { "sensitivity-above-approved" }));
        Assert.That(With(Landed with { Sensitivity = [4] }, Request with { Form = FormKind.Unrecognized, Categories = [] }), Is.Empty, "it could not be read");
        Assert.That(With(Landed with { Sensitivity = [4] }, Request with { Categories = [] }), Is.Empty, "it doesn't say");
        Assert.That(With(Landed with { Sensitivity = [4] }, Request with { Form = FormKind.Renewal, Categories = [] }), Is.EqualTo(new[] { "sensitivity-above-approved" }), "a renewal has none");

        var off = Request with { DefaultOn = false };
        Assert.That(With(Landed, off, off), Is.EqualTo(new[] { "default-differs" }));
        Assert.That(With(Landed, Request, off), Is.Empty, "one allows it");
        Assert.That(With(Landed, Request with { DefaultOn = null }, off), Is.Empty, "one doesn't say");

        var until = Until(new ReviewedTerm { Until = new DateOnly(2027, 6, 1) });
        var late = Landed with { Expires = LandedExpiry.Read("2028-06-01") };
        Assert.That(With(late, until, until), Is.EqualTo(new[] { "expires-later-than-approved" }));
        Assert.That(With(late, Request, until), Is.Empty, "one has no end");
        Assert.That(With(late, Until(new ReviewedTerm()), until), Is.Empty, "one's end can't be told");
    }

    [Test]
    public void Of_a_renewal_of_several_metrics_only_what_it_says_of_this_one_counts()
    {
        var renewal = Until(new ReviewedTerm("mail.account_count") { Until = new DateOnly(2027, 6, 1) }) with { Form = FormKind.Renewal };
        var late = Landed with { Expires = LandedExpiry.Read("2027-12-31") };
        var other = new ReviewedTerm("mail.folder_count") { Until = new DateOnly(2027, 12, 31) };

        Assert.That(Codes(late, Known(renewal with { Terms = [.. renewal.Terms, other] })), Is.EqualTo(new[] { "expires-later-than-approved" }));
        Assert.That(Codes(late, Known(renewal with { Terms = [other with { Subject = "one", Until = new DateOnly(2027, 1, 1) }, other with { Subject = "another" }] })), Is.Empty, "none of them names it");
        Assert.That(Codes(late with { Expires = LandedExpiry.Read("2028-12-31") }, Known(renewal with { Terms = [other, other] })), Is.EqualTo(new[] { "expires-later-than-approved" }), "both say the same");
    }

    [Test]
    public void Of_several_requests_in_a_bug_the_one_whose_comment_is_cited_counts()
    {
        var known = Known(Until(new ReviewedTerm { Until = new DateOnly(2027, 6, 1) }), Request with { Attachment = 91, Comment = 9, Comments = [8, 9] });
        var late = Landed with { Expires = LandedExpiry.Read("2028-06-01") };

        Assert.That(Codes(late, known), Is.EqualTo(new[] { "expires-later-than-approved" }));
        Assert.That(Codes(late with { Reviews = [Link.Replace("#c6", "#c9", StringComparison.Ordinal)] }, known), Is.Empty);
    }

    [Test]
    public void A_review_may_be_cited_by_its_attachment_and_a_hidden_one_is_never_named()
    {
        var cited = Citing("https://bugzilla.example.org/attachment.cgi?id=90");
        var known = Known(Request) with { Attachments = System.Collections.Immutable.ImmutableDictionary<long, int?>.Empty.Add(90, Bug) };

        Assert.That(Codes(cited, known), Is.Empty);
        var hidden = Findings(cited, known with { Hidden = [90] }).Single();
        Assert.That(hidden.Code, Is.EqualTo("review-restricted"));
        Assert.That($"{hidden.Message}{hidden.Fix}", Does.Not.Contain("4711").And.Not.Contain("90"));
        Assert.That(Codes(cited, Known(Request)), Is.Empty, "what is not known is no offence");
        Assert.That(Codes(cited, known with { Attachments = known.Attachments.SetItem(90, null) }), Is.EqualTo(new[] { "review-not-a-review" }), "there is no such attachment");
    }

    [Test]
    public void What_is_gone_is_asked_for_neither_a_review_nor_its_sensitivity()
    {
        var gone = History((1, Landed)) with { GoneIn = "abcdef0123456789" };

        Assert.That(Codes(Citing(), history: gone), Is.Empty);
        Assert.That(Codes(Landed with { Sensitivity = [], Lines = Landed.Lines.Remove("data_sensitivity") }, history: gone), Is.EqualTo(new[] { "removed" }));
    }

    [Test]
    public void What_changed_with_a_new_review_or_became_less_is_left_alone()
    {
        var keys = Landed with { Type = "event", ExtraKeys = ["kind"] };
        var more = keys with { ExtraKeys = ["kind", "server"] };
        const string Second = "https://bugzilla.example.org/show_bug.cgi?id=4711#c12";
        var reviewed = more with { Reviews = [Link, Second] };

        Assert.That(Codes(reviewed, Known(Request, Request with { Attachment = 91, Comment = 12, Comments = [12] }), History((1, keys), (40, reviewed))), Is.Empty);
        Assert.That(Codes(keys, history: History((1, more), (40, keys))), Is.Empty);
        Assert.That(Codes(keys, history: History((1, keys), (40, more), (50, keys))), Is.Empty);
        Assert.That(Codes(keys with { Description = "Another text" }, history: History((1, keys), (40, keys with { Description = "Another text" }))), Is.Empty);
    }

    [Test]
    public void What_is_gone_needs_nothing_more()
    {
        var gone = History((1, Landed)) with { GoneIn = "abcdef0123456789" };
        var finding = Findings(Landed with { Expires = LandedExpiry.Read("expired") }, history: gone).Single();

        Assert.That((finding.Code, finding.Severity), Is.EqualTo(("removed", FindingSeverity.Advice)));
        Assert.That(Codes(known: Known(new ReviewedBug(Bug, BugStanding.Public)), history: gone), Is.Empty, "what was never approved was never ours");
    }

    [Test]
    public void Every_code_of_the_list_is_there_once()
    {
        string[] codes =
        [
            "no-review", "review-placeholder", "review-not-a-review", "review-without-comment", "review-pending", "review-denied", "review-restricted", "expires-later-than-approved",
            "never-but-limited", "expired", "no-sensitivity", "sensitivity-above-approved", "default-differs", "not-in-request", "changed-after-review", "removed",
        ];

        Assert.That(CollectionFindings.Kinds.Select(k => k.Code), Is.EqualTo(codes));
        Assert.That(CollectionFindings.Kinds.Select(k => k.Says), Is.Unique.And.All.Not.Empty);
    }
}
