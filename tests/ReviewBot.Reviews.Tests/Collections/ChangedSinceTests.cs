using ReviewBot.Reviews.Collections;
using static ReviewBot.Reviews.Tests.Collections.Landing;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>From when on something collects more than was reviewed.</summary>
public sealed class ChangedSinceTests
{
    private static readonly Definition Keys = Landed with { Type = "event", ExtraKeys = ["kind"] };
    private static readonly Definition More = Keys with { ExtraKeys = ["kind", "server"] };

    [Test]
    public void What_it_had_before_its_review_is_not_the_change() =>
        Assert.That(Message(More, (1, More with { Reviews = [] }), (20, Keys), (40, More)), Does.Contain("commit 2fffffffffff of"));

    [Test]
    public void A_change_that_collects_no_more_is_not_the_change() =>
        Assert.That(Message(More, (1, Keys), (20, Keys with { Lifetime = "user" }), (40, More)), Does.Contain("commit 2fffffffffff of"));

    [Test]
    public void A_review_that_nobody_has_granted_covers_no_change()
    {
        const string Second = "https://bugzilla.example.org/show_bug.cgi?id=4800#c6";
        var now = More with { Reviews = [Link, Second] };
        string[] Codes(ReviewState second) => Landing.Codes(
            now,
            Known(new ReviewedBug(Bug, BugStanding.Public) { Requests = [Request] }, new ReviewedBug(4800, BugStanding.Public) { Requests = [Request with { State = second }] }),
            History((1, Keys), (40, now)));

        Assert.That(Codes(ReviewState.Pending), Is.EqualTo(new[] { "review-pending", "changed-after-review" }));
        Assert.That(Codes(ReviewState.Granted), Is.Empty);
    }

    [Test]
    public void The_first_keys_of_an_event_are_more_and_the_first_labels_only_name_what_there_was()
    {
        var bare = Landed with { Type = "event" };

        Assert.That(Landing.Codes(Keys, history: History((1, bare), (40, Keys))), Is.EqualTo(new[] { "changed-after-review" }));
        Assert.That(Landing.Codes(bare with { Labels = ["a"] }, history: History((1, bare), (40, bare with { Labels = ["a"] }))), Is.Empty);
    }

    [Test]
    public void A_sensitivity_that_is_no_longer_stated_is_no_more()
    {
        var silent = Landed with { Sensitivity = [] };

        Assert.That(Landing.Codes(silent, history: History((1, Landed), (40, silent))), Is.Empty);
    }

    [Test]
    public void A_commit_that_is_short_already_is_said_as_it_is()
    {
        LandedHistory Short(LandedHistory history) => history with { Versions = [.. history.Versions.Select((v, i) => v with { Commit = $"{i}ab" })] };

        Assert.That(Findings(More, history: Short(History((1, Keys), (40, More)))).Single().Message, Does.Contain("(commit 1ab of"));
        Assert.That(Findings(history: History((1, Landed)) with { GoneIn = "abc" }).Single().Message, Does.Contain("is gone since commit abc."));
        Assert.That(Findings(history: History((1, Landed)) with { GoneIn = "0123456789abcdef" }).Single().Message, Does.Contain("is gone since commit 0123456789ab."));
    }

    [Test]
    public void When_it_landed_is_known_only_of_a_past_that_is_whole()
    {
        var history = History((1, Keys), (40, More));

        Assert.That(history.Since, Is.EqualTo(Decided.AddDays(1)));
        Assert.That((history with { FromTheBeginning = false }).Since, Is.Null);
        Assert.That((history with { Versions = [] }).Since, Is.Null);
    }

    private static string Message(Definition now, params (int Day, Definition Definition)[] versions) => Findings(now, history: History(versions)).Single().Message;
}
