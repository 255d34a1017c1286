using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Embargo.ClosedBug;
using static ReviewBot.Reviews.Tests.Support.Meeting;
using LiftWarning = ReviewBot.Reviews.Embargo.Warning;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>What makes an announcement void.</summary>
internal sealed class WarningTests
{
    private static readonly DateTimeOffset Moment = Day(3, 1, 9);

    private static IEnumerable<TestCaseData> Events()
    {
        yield return Of("the terms said anew", true, b => b.Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01"));
        yield return Of("a word about the terms that can't be used", true, b => b.Say(BugBuilder.Requester, "reviewbot: embargo until tomorrow"));
        yield return Of("a hold that was ended", true, b => b.Say(Maren, "reviewbot: hold").Say(Maren, "reviewbot: resume"));
        yield return Of("the end of a hold, among other words", true, b => b.Say(Maren, "reviewbot: quiet\nreviewbot: resume"));
        yield return Of("a hold in other words", true, b => b.Say(Maren, "please hold, reviewbot"));
        yield return Of("a group that came and went", true, b => b.ChangeGroups(Maren, ["partners"], []).ChangeGroups(Maren, [], ["partners"]));
        yield return Of("a grant that was taken back and given again", true, b => b.AskAgain(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted));
        yield return Of("another request", true, b => b.Attach(14, "x").Ask(14, requestee: Maren));
        yield return Of("that the moment was missed", true, b => Mention(b, EmbargoSteps.Missed, "20270301T090000Z"));
        yield return Of("thanks", false, b => b.Say(Maren, "Thanks, fine with me."));
        yield return Of("another command", false, b => b.Say(Maren, "reviewbot: quiet"));
        yield return Of("help and an explanation", false, b => b.Say(Maren, "reviewbot: help\nreviewbot: embargo explain"));
        yield return Of("another word of ours", false, b => Mention(b, EmbargoSteps.Explained, "c9"));
        yield return Of("a whiteboard", false, b => b.Whiteboard("[no-nag]"));

        static TestCaseData Of(string name, bool isVoid, Func<BugBuilder, BugBuilder> happens) => new TestCaseData(happens, isVoid).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Events))]
    public void An_announcement_stands_until_something_happens_that_matters(Func<BugBuilder, BugBuilder> happens, bool isVoid)
    {
        var bug = Warn(Until("2027-03-01"), Moment);
        Assert.That(Look(bug).Warning?.Announced, Is.EqualTo(Moment));

        Assert.That(Look(happens(bug)).Warning is null, Is.EqualTo(isVoid));
    }

    [Test]
    public void A_grant_after_the_announcement_leaves_it_standing_and_a_denial_does_not()
    {
        Assert.That(Look(Warned().Decide(13, Maren, FlagStatus.Granted)).Warning, Is.Not.Null);
        Assert.That(Look(Warned().Decide(13, Maren, FlagStatus.Denied)).Warning, Is.Null);

        static BugBuilder Warned() => Warn(Asked().Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01"), Moment);
    }

    [Test]
    public void A_denial_beside_another_change_of_the_same_moment_makes_it_void()
    {
        var bug = Warn(Asked().Ask(13, requestee: Tomas).Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01"), Moment).Build();
        var entry = new HistoryEntry(bug.LastChangeTime.AddMinutes(1), Maren, [new FieldChange("flagtypes.name", $"data-review?({Maren}), data-review?({Tomas})", "data-review-, data-review+", 13)]);
        var warned = Cases.CaseFold.Fold(bug with { History = bug.History.Add(entry) }, Closed);

        Assert.That(Embargoes.Look(warned, Closed, Facts, entry.When).Warning, Is.Null);
    }

    [Test]
    public void Groups_that_the_history_does_not_tell_count_too_in_whatever_order()
    {
        Assert.That(State("embargo", "partners"), Is.EqualTo(State("partners", "embargo")).And.Not.EqualTo(State("embargo")));

        static string State(params string[] groups)
        {
            var @case = Fold(Until("2027-03-01").Restrict(groups));
            return LiftWarning.State(Moment, @case, Look(Until("2027-03-01")).Terms);
        }
    }

    [Test]
    public void What_was_once_announced_is_recognised_by_later_versions()
    {
        var bug = Asked().ChangeGroups(Maren, ["a-second"], []).Decide(13, Maren, FlagStatus.Denied).AskAgain(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted)
            .Say(Maren, "reviewbot: hold").Say(Maren, "reviewbot: resume").Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01");
        bug = Mention(bug, EmbargoSteps.Missed, "20270301T090000Z");

        Assert.That(LiftWarning.State(Moment, Fold(bug), Look(bug).Terms), Is.EqualTo("20270301T090000Z/bdde610570ff823f"), "it stands in bugs that were announced before");
    }
}
