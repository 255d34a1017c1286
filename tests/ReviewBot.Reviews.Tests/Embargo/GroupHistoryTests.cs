using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>What a bug's history says of its groups.</summary>
internal sealed class GroupHistoryTests
{
    private const string Human = "sam@example.org";

    [Test]
    public void A_bug_that_was_restricted_from_the_beginning_was_never_public()
    {
        var history = Of(new BugBuilder().Restrict("embargo"));

        Assert.That(history, Is.EqualTo(new GroupHistory(null, null, null)));
    }

    [Test]
    public void A_bug_was_public_until_its_first_group_came()
    {
        var bug = new BugBuilder().ChangeGroups(Human, ["embargo"], []);
        var restricted = bug.Now;
        bug.ChangeGroups(Human, ["partners"], []);

        Assert.That(Of(bug).PublicUntil, Is.EqualTo(restricted));
    }

    [Test]
    public void Of_several_times_that_it_was_closed_the_last_counts()
    {
        var bug = new BugBuilder().ChangeGroups(Human, ["embargo"], []).ChangeGroups(Human, [], ["embargo"]).ChangeGroups(Human, ["embargo", "partners"], []);

        Assert.That(Of(bug).PublicUntil, Is.EqualTo(bug.Now));
    }

    [Test]
    public void One_group_in_the_place_of_another_leaves_no_moment_in_between()
    {
        var bug = new BugBuilder().Restrict("partners").ChangeGroups(Human, ["embargo"], ["partners"]);

        Assert.That(Of(bug).PublicUntil, Is.Null);
    }

    [Test]
    public void What_we_took_off_counts_and_what_humans_took_off_does_not()
    {
        var bug = new BugBuilder().Restrict("embargo", "partners").ChangeGroups(BugBuilder.Bot, [], ["embargo"]);
        var ours = bug.Now;
        bug.ChangeGroups(Human, [], ["partners"]);

        Assert.That(Of(bug), Is.EqualTo(new GroupHistory(null, ours, bug.Now)));
    }

    [Test]
    public void A_group_that_we_were_said_to_add_is_no_opening() =>
        Assert.That(Of(new BugBuilder().ChangeGroups(BugBuilder.Bot, ["embargo"], [])).OpenedByUs, Is.Null);

    [Test]
    public void Of_several_openings_by_us_the_last_counts()
    {
        var bug = new BugBuilder().Restrict("embargo").ChangeGroups(BugBuilder.Bot, [], ["embargo"]).ChangeGroups(Human, ["embargo"], []).ChangeGroups(BugBuilder.Bot, [], ["embargo"]);

        Assert.That(Of(bug).OpenedByUs, Is.EqualTo(bug.Now));
    }

    [Test]
    public void Two_changes_of_one_moment_are_taken_back_the_later_first()
    {
        var bug = new BugBuilder().Restrict("partners");
        var entry = new HistoryEntry(bug.Now, Human, [new FieldChange("groups", "", "embargo"), new FieldChange("groups", "embargo", "partners")]);

        Assert.That(GroupHistory.Of(bug.Build() with { History = [entry] }, _ => false).PublicUntil, Is.EqualTo(bug.Now), "it was in no group before both");
    }

    [TestCase("groups", null, true)]
    [TestCase("bug_group", null, true)]
    [TestCase("groups", 13L, false)]
    [TestCase("keywords", null, false)]
    public void A_change_of_groups_bears_either_servers_name_and_is_the_bugs(string field, long? attachment, bool isOfGroups) =>
        Assert.That(GroupHistory.IsOfGroups(new FieldChange(field, "", "embargo", attachment)), Is.EqualTo(isOfGroups));

    private static GroupHistory Of(BugBuilder bug) => GroupHistory.Of(bug.Build(), login => login == BugBuilder.Bot);
}
