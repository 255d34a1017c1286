using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>What is taken out of a bug to be compared with definitions that cite it.</summary>
public sealed class ReviewedBugsTests
{
    private const string Granting = Texts.Review + "\n\n## Result\n\ndata-review+";
    private const string Denying = Texts.Review + "\n\n## Result\n\ndata-review-";
    private const string Stranger = "somebody@example.org";

    [Test]
    public void Of_a_restricted_bug_nothing_is_taken_but_that_it_is()
    {
        Assert.That(Of(Granted().Restrict("security")), Is.EqualTo(new ReviewedBug(12, BugStanding.Restricted)).Using<ReviewedBug>(Same));
        Assert.That(Of(Granted()).Standing, Is.EqualTo(BugStanding.Public));
        Assert.That(Of(Granted()).Requests, Is.Not.Empty);

        static bool Same(ReviewedBug a, ReviewedBug b) => (a.Bug, a.Standing, a.Requests.Length) == (b.Bug, b.Standing, b.Requests.Length);
    }

    [Test]
    public void A_private_attachment_was_never_asked_about() =>
        Assert.That(Of(new BugBuilder().Attach(13, Texts.Complete, isPrivate: true).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted)).Requests, Is.Empty);

    [Test]
    public void What_the_flag_says_is_what_was_decided_and_comments_are_not_read_beside_it()
    {
        Assert.That(Of(Asked().Say(Tomas, Granting)).Requests.Single(), Has.Property("State").EqualTo(ReviewState.Pending).And.Property("Attachment").EqualTo(13));
        Assert.That(Of(Granted()).Requests.Single().State, Is.EqualTo(ReviewState.Granted));
        Assert.That(Of(Asked().Decide(13, Maren, FlagStatus.Denied)).Requests.Single().State, Is.EqualTo(ReviewState.Denied));
        Assert.That(Of(Asked().Clear(13)).Requests, Is.Empty, "withdrawn");
        Assert.That(Of(Asked().Clear(13).Say(Tomas, Granting)).Requests.Single().State, Is.EqualTo(ReviewState.Granted), "withdrawn, and granted without the flag");
    }

    [TestCase(Maren, Granting, ReviewState.Granted)]
    [TestCase(Maren, Denying, ReviewState.Denied)]
    [TestCase(Stranger, Granting, ReviewState.Unknown)]
    [TestCase(Maren, Texts.Review, null, Description = "no verdict")]
    [TestCase(BugBuilder.Bot, Granting, null)]
    [TestCase(Maren, Texts.Complete, null, Description = "a request")]
    public void Where_the_flag_was_never_asked_a_filled_in_review_decides_if_a_steward_wrote_it(string by, string text, ReviewState? state)
    {
        var bug = new BugBuilder().Say(by, text);
        var found = ReviewedBugs.Of(12, [], bug.Comments, Policy);

        Assert.That(found.Requests.Select(r => (ReviewState?)r.State), Is.EqualTo(state is null ? [] : new[] { state }));
        Assert.That(found.Requests.Select(r => (r.Comment, r.Comments.Single(), r.DecidedAt)), Has.All.EqualTo(((int?)1, 1, (DateTimeOffset?)bug.Now)));
        Assert.That(ReviewedBugs.Of(12, [], bug.Comments.Select(c => c with { IsPrivate = true }), Policy).Requests, Is.Empty, "what is private decides nothing that anybody can see");
    }

    [Test]
    public void Reviews_are_looked_for_in_so_many_comments_of_such_a_length_and_no_more()
    {
        var review = new BugBuilder().Say(Maren, Granting).Comments[^1];
        var filled = review with { Body = "Thanks." };

        Assert.That(Found([.. Enumerable.Repeat(filled, 99), review]), Has.Exactly(1).Items);
        Assert.That(Found([.. Enumerable.Repeat(filled, 100), review]), Is.Empty);
        Assert.That(Found([review with { Body = Granting.PadRight(20_000) }]), Has.Exactly(1).Items);
        Assert.That(Found([review with { Body = Granting.PadRight(20_001) }]), Is.Empty);

        static ImmutableArray<ReviewedRequest> Found(Comment[] comments) => ReviewedBugs.Of(12, [], comments, Policy).Requests;
    }

    [TestCase("text/x-phabricator-request", true)]
    [TestCase("Text/X-GitHub-Pull-Request", true)]
    [TestCase("text/plain", false)]
    public void Code_that_is_reviewed_elsewhere_is_seen_by_its_attachment(string type, bool elsewhere)
    {
        var bug = new BugBuilder().Attach(14, "https://phabricator.example.org/D1", type: type).Build();

        Assert.That(ReviewedBugs.Of(12, bug.Attachments, bug.Comments, Policy).ReviewedElsewhere, Is.EqualTo(elsewhere));
    }

    [Test]
    public void The_comments_of_a_request_are_its_attachments_the_one_that_decides_and_the_one_that_holds_the_form()
    {
        var bug = Asked().Say(Stranger, "Hello.").Say(Maren, "Looks good to me.").Decide(13, Maren, FlagStatus.Granted);
        var request = Of(bug).Requests.Single();
        Assert.That((request.Comment, request.DecidedAt), Is.EqualTo(((int?)3, (DateTimeOffset?)bug.Now)));
        Assert.That(request.Comments, Is.EqualTo(new[] { 1, 3 }));

        var inComment = new BugBuilder().Attach(13, "diff --git a/x b/x", type: "text/x-phabricator-request").Say(BugBuilder.Requester, Texts.Complete).Ask(13, requestee: Maren).Say(Maren, "Looks good to me.").Decide(13, Maren, FlagStatus.Granted);
        Assert.That(Of(inComment).Requests.Single().Comments, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void A_private_comment_is_none_to_cite()
    {
        var bug = Asked().Say(Maren, "Looks good to me.").Decide(13, Maren, FlagStatus.Granted).Build();
        var hidden = bug with { Comments = [.. bug.Comments.Select(c => c.Creator == Maren ? c with { IsPrivate = true } : c)] };

        Assert.That(ReviewedBugs.Of(CaseFold.Fold(bug, Policy), Policy).Requests.Single().Comment, Is.EqualTo(2));
        Assert.That(ReviewedBugs.Of(CaseFold.Fold(hidden, Policy), Policy).Requests.Single().Comment, Is.Null);
    }

    [Test]
    public void What_was_asked_for_is_taken_from_the_form_and_from_nothing_that_is_none()
    {
        var read = Of(Granted()).Requests.Single();
        Assert.That((read.Form, read.Categories.Single(), read.DefaultOn, read.Terms.Single().Months), Is.EqualTo((FormKind.Request, 2, (bool?)true, (int?)6)));
        Assert.That(read.Measurements.Single(), Has.Property("Name").Contains("clicks on the snooze button").And.Property("Bugs").EqualTo(new[] { 1990001 }));

        var unread = Of(new BugBuilder().Attach(13, Texts.Complete, patch: true).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted)).Requests.Single();
        Assert.That(unread.Form, Is.EqualTo(FormKind.Unrecognized));
        Assert.That((unread.Categories.Length, unread.DefaultOn, unread.Terms.Length, unread.Measurements.Length), Is.EqualTo((0, (bool?)null, 0, 0)));
    }

    [TestCase("* I want this data to be collected for 6 months initially (potentially renewable).", "6 months")]
    [TestCase("Until 2027-03-01", "2027-03-01")]
    [TestCase("Until Thunderbird 170", "version 170")]
    [TestCase("I want to permanently monitor this data. (robin@example.org)", "for good")]
    [TestCase("We will see.", "")]
    public void A_term_is_what_the_form_asks_for(string duration, string term) =>
        Assert.That(Say(Of(Granted(Texts.Complete.Replace(Texts.Months, duration, StringComparison.Ordinal))).Requests.Single().Terms.Single()), Is.EqualTo(term));

    [TestCase("version 152", "version 152")]
    [TestCase("2027-03-01", "2027-03-01")]
    [TestCase("never", "for good")]
    [TestCase("In six months", "6 months")]
    [TestCase("", "")]
    public void A_renewals_term_is_its_new_expiry(string expiry, string term) =>
        Assert.That(Say(Of(Granted(Texts.Renewal.Replace("version 152", expiry, StringComparison.Ordinal))).Requests.Single().Terms.Single()), Is.EqualTo(term));

    [Test]
    public void Of_several_renewals_in_one_text_each_has_its_term()
    {
        var several = $"`mail.snooze`:\n\n{Texts.Renewal}\n\n`mail.opened`:\n\n{Texts.Renewal.With(("version 152", "2027-03-01"))}";

        Assert.That(Of(Granted(several)).Requests.Single().Terms.Select(t => $"{t.Subject}: {Say(t)}"), Is.EqualTo(new[] { "mail.snooze: version 152", "mail.opened: 2027-03-01" }));
    }

    private static BugBuilder Asked(string? form = null) => new BugBuilder().Attach(13, form ?? Texts.Complete).Ask(13, requestee: Maren);

    private static BugBuilder Granted(string? form = null) => Asked(form).Decide(13, Maren, FlagStatus.Granted);

    private static ReviewedBug Of(BugBuilder bug) => ReviewedBugs.Of(CaseFold.Fold(bug.Build(), Policy), Policy);

    private static string Say(ReviewedTerm term) =>
        term.Permanent ? "for good" : term.Until is { } day ? $"{day:yyyy-MM-dd}" : term.Version is { } version ? $"version {version}" : term.Months is { } months ? $"{months} months" : "";
}
