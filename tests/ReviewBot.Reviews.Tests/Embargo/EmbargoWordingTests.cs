using System.Collections.Immutable;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>The comments about embargoes, whole, as they are posted in the course of one bug.</summary>
public sealed class EmbargoWordingTests
{
    private const string Steward = "sam@example.org";

    private static readonly ReviewPolicy Policy = new()
    {
        Self = BugBuilder.Bot,
        Roster = new Roster([new Steward { Login = Steward, Name = "Sam" }], []),
        Quiet = TimeSpan.Zero,
        Embargo = new EmbargoPolicy { Groups = ["embargo"], Staffed = new StaffedTime { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") } },
    };

    [Test]
    public void Nobody_has_said_until_when() => Check("embargo-ask", Granted());

    [Test]
    public void The_whiteboard_proposes_a_day() => Check("embargo-ask-proposal", Granted().Whiteboard("[reminder-disclosure 2027-03-01]"));

    [Test]
    public void Conditions_are_noted() => Check("embargo-noted", Granted().Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01 and bug 7 fixed"));

    [Test]
    public void A_past_day_is_refused() => Check("embargo-past", Granted().Say(BugBuilder.Requester, "reviewbot: embargo until 2026-03-01"));

    [Test]
    public void It_is_explained() => Check("embargo-explain", Noted().Say(Steward, "reviewbot: embargo explain"));

    [Test]
    public void It_is_explained_before_anybody_said_until_when() => Check("embargo-explain-unset", Act(Granted()).Say(Steward, "reviewbot: embargo explain"));

    [Test]
    public void The_opening_is_announced() => Check("embargo-warning", Lifted());

    [Test]
    public void The_opening_is_announced_while_something_lacks() => Check("embargo-warning-near", Noted().At(new DateTimeOffset(2027, 2, 22, 9, 0, 0, TimeSpan.Zero)));

    [Test]
    public void The_announced_day_comes_and_something_lacks() =>
        Check("embargo-missed", Act(Noted().At(new DateTimeOffset(2027, 2, 22, 9, 0, 0, TimeSpan.Zero))).At(new DateTimeOffset(2027, 3, 1, 9, 1, 0, TimeSpan.Zero)));

    [Test]
    public void The_opening_is_near() => Check("embargo-warning-again", Act(Lifted()).Wait(TimeSpan.FromDays(6.1)));

    [Test]
    public void It_is_opened() => Check("embargo-opened", Act(Lifted()).Wait(TimeSpan.FromDays(7.1)));

    [Test]
    public void Somebody_holds_it() => Check("embargo-held", Act(Lifted()).Say("pat@example.org", "Wait: reviewbot, please hold this"));

    [Test]
    public void A_hold_is_old() => Check("embargo-hold-asked", Act(Act(Lifted()).Say(Steward, "reviewbot: hold")).Wait(TimeSpan.FromDays(34)));

    [Test]
    public void It_was_closed_again() => Check("embargo-stood-down", Act(Act(Lifted()).Wait(TimeSpan.FromDays(7.1))).ChangeGroups(Steward, ["embargo"], []));

    [Test]
    public void An_event_is_asked_about() => Check("embargo-event-asked", Act(Granted().Say(Steward, "reviewbot: embargo until the partnership is announced")).Wait(TimeSpan.FromDays(34)));

    [Test]
    public void The_request_was_denied() => Check("embargo-denied", (Asked().Decide(13, Steward, FlagStatus.Denied).Say(Steward, "reviewbot: embargo lift")));

    private static BugBuilder Asked() => new BugBuilder().Restrict("embargo").At(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)).Attach(13, "a form").Ask(13, requestee: Steward);

    private static BugBuilder Granted() => Asked().Decide(13, Steward, FlagStatus.Granted);

    private static BugBuilder Noted() => Act(Granted().Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01 and bug 7 fixed"));

    private static BugBuilder Lifted() => Granted().Say(BugBuilder.Requester, "reviewbot: embargo lift");

    private static Plan Plan(BugBuilder bug, ReviewPolicy? policy = null) => Decider.Decide(
        [CaseFold.Fold(bug.Build(), policy ?? Policy)],
        policy ?? Policy,
        new World
        {
            Rotation = RotationFacts.From([], []),
            Accounts = ImmutableDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase).Add(BugBuilder.Requester, new Account(BugBuilder.Requester, "Rhea", "rhea")),
            Facts = new EmbargoFacts { ClockSkew = TimeSpan.Zero, Bugs = ImmutableDictionary<int, ReferredBug>.Empty.Add(7, new("NEW", "")) },
        },
        bug.Now)[0];

    private static BugBuilder Act(BugBuilder bug) => bug.Apply(Plan(bug));

    private static void Check(string name, BugBuilder bug) => Servers.Each(Policy, (server, kind) =>
    {
        var plan = Plan(bug, server);
        Assert.That(plan.Comment, Is.Not.Null, string.Join("; ", plan.Reasons));
        Approved.Match($"{name}.{kind}", plan.Comment!);
    });
}
