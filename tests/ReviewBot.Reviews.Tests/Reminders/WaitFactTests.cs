using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Reminders;

/// <summary>What is kept of a bug in which somebody is waited for, and who may be told of it.</summary>
internal sealed class WaitFactTests
{
    private const string Stranger = "pat@example.org";

    [Test]
    public void Each_request_that_waits_is_one_fact_and_what_is_decided_or_private_none()
    {
        var bug = Asked(Maren).Attach(14, Texts.Complete).Ask(14, requestee: Tomas).Decide(14, Tomas, FlagStatus.Granted).Attach(15, "x", isPrivate: true).Ask(15, requestee: Ines);

        Assert.That(Of(bug).Select(f => (f.Bug, f.Attachment, f.For)), Is.EqualTo(new[] { (12, 13L, Awaited.Steward) }));
    }

    [Test]
    public void Of_a_bug_that_is_left_alone_or_was_given_up_nothing_is_kept()
    {
        Assert.That(Of(Asked(Maren).Say(Maren, "reviewbot: ignore")), Is.Empty);
        Assert.That(Of(Asked(Maren).Resolve("WONTFIX")), Is.Empty);
    }

    [Test]
    public void Who_asks_oneself_is_not_told_as_asked() =>
        Assert.That(Of(Asked(BugBuilder.Requester).Ask(13, requestee: Maren)).Single().Asked, Is.EqualTo(new[] { Maren }));

    [Test]
    public void The_title_of_a_restricted_bug_is_not_kept()
    {
        Assert.That(Of(Asked(Maren)).Single(), Has.Property("Title").EqualTo("Count the things").And.Property("Restricted").False.And.Property("SeenBy").Empty);
        Assert.That(Of(Asked(Maren).Restrict("embargo")).Single(), Has.Property("Title").Null.And.Property("Restricted").True);
    }

    [Test]
    public void A_restricted_bug_is_seen_by_whoever_was_asked_since_it_was_closed()
    {
        Assert.That(SeenBy(Asked(Maren).Restrict("embargo")), Is.EqualTo(new[] { Maren }), "it always was");
        Assert.That(SeenBy(Asked(Maren).ChangeGroups(Owner, ["embargo"], [])), Is.Empty, "asked while it was public");
        var bug = Asked(Maren).ChangeGroups(Owner, ["embargo"], []).Retarget(13, Owner, Tomas);
        Assert.That(SeenBy(bug), Is.EqualTo(new[] { Tomas }));
        Assert.That(SeenBy(bug.ChangeGroups(Owner, ["partners"], [])), Is.Empty, "closed more narrowly since");
        var together = Asked(Maren).ChangeGroups(Owner, ["embargo"], []);
        Assert.That(SeenBy(together.At(together.Now.AddMinutes(-1)).Retarget(13, Owner, Tomas)), Is.Empty, "of the same moment");
        Assert.That(SeenBy(Asked(Maren).Restrict("embargo").Whiteboard("something")), Is.EqualTo(new[] { Maren }), "another change closes nothing");
    }

    [Test]
    public void A_closing_under_either_servers_name_and_among_other_changes_counts()
    {
        var bug = Asked(Maren).Restrict("embargo").Build();
        foreach (var field in new[] { "bug_group", "groups" })
        {
            var closed = bug with { History = bug.History.Add(new HistoryEntry(bug.LastChangeTime.AddMinutes(1), Owner, [new FieldChange("keywords", "", "x"), new FieldChange(field, "", "embargo")])) };

            Assert.That(Of(closed).Single().SeenBy, Is.Empty);
        }
    }

    [Test]
    public void People_on_CC_see_a_restricted_bug_where_it_says_so_and_hear_of_it_if_lists_go_to_them()
    {
        var bug = Asked(Stranger).Restrict("embargo").Build() with { Cc = ["otto@example.org", Tomas, Owner.ToUpperInvariant(), Stranger] };

        Assert.That(Of(bug).Single().SeenBy, Is.EquivalentTo(new[] { Stranger, Tomas, Owner.ToUpperInvariant() }));
        Assert.That(Of(bug with { IsCcAccessible = false }).Single().SeenBy, Is.EqualTo(new[] { Stranger }));
    }

    private static BugBuilder Asked(string whom) => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: whom);

    private static IEnumerable<string> SeenBy(BugBuilder bug) => Of(bug).Single().SeenBy;

    private static IEnumerable<WaitFact> Of(BugBuilder bug) => Of(bug.Build());

    private static IEnumerable<WaitFact> Of(BugSnapshot bug) => WaitFacts.Of(CaseFold.Fold(bug, Policy), Policy, bug.LastChangeTime);
}
